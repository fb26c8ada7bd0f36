//! The `taipan` command.

use std::process::ExitCode;
use taipan_vm::{Options, Outcome, Vm};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else { return ExitCode::from(2) };
    let bytes = match std::fs::read(&path) {
        Ok(b) => b,
        Err(e) => {
            eprintln!("taipan: {path}: {e}");
            return ExitCode::from(2);
        }
    };
    let pyc = match taipan_marshal::read(&bytes) {
        Ok(p) => p,
        Err(e) => {
            eprintln!("taipan: {path}: {e}");
            return ExitCode::from(3);
        }
    };
    let code = match taipan_decode::verify(&pyc.code) {
        Ok(c) => c,
        Err(e) => {
            eprintln!("taipan: {path}: {e}");
            return ExitCode::from(3);
        }
    };
    let mut vm = match Vm::new(Options::new(pyc.version)) {
        Ok(vm) => vm,
        Err(e) => {
            eprintln!("taipan: {e}");
            return ExitCode::from(2);
        }
    };
    match vm.run_main(&code) {
        Outcome::Exit(status) => ExitCode::from(status as u8),
        Outcome::Uncaught => ExitCode::from(1),
        Outcome::Limit(e) => {
            eprintln!("taipan: {e}");
            ExitCode::from(4)
        }
    }
}
