//! `taipan run`: executes a program.

use std::ffi::OsString;
use std::process::ExitCode;

use crate::altered::Altered;
use crate::engine::Engine;
use crate::failure::Failure;
use crate::limited::Limited;
use crate::program::{Program, finish, run_to_end};
use crate::sandbox::Sandbox;

const AFTER_HELP: &str = "\
`taipan FILE.pyc` means the same.

Example:
  taipan run __pycache__/hello.cpython-313.pyc --what-follows is=hello's own";

/// Executes a .pyc file
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP, override_usage = "taipan run [OPTIONS] FILE [ARGS]...")]
pub struct Options {
    /// What executes it: all engines give the same results
    #[arg(long, value_enum, default_value_t)]
    engine: Engine,
    #[command(flatten)]
    program: Program,
}

impl Options {
    /// `taipan FILE ARGS…`.
    pub fn of(words: Vec<OsString>, sandbox: Sandbox, limits: Limited) -> Options {
        let program = Program { sandbox, limits, altered: Altered::default(), words };
        Options { engine: Engine::default(), program }
    }

    /// Runs the program to its end.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let (mut vm, code) = self.program.prepare()?;
        vm.dispatch = self.engine.dispatch();
        let outcome = run_to_end(&mut vm, &code);
        finish(vm, outcome)
    }
}
