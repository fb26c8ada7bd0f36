//! Runs a program from its bytes and keeps what it prints. Dropping the machine frees everything.

use std::error::Error;
use taipan_vm::{Options, Outcome, Output, Vm, load};

/// Any `.pyc` of CPython 3.11 to 3.14.
const HELLO: &[u8] = include_bytes!("../pyfixtures/pyc/3.13/basics/hello.pyc");
const FAILS: &[u8] = include_bytes!("../pyfixtures/pyc/3.13/uncaught/nested_calls.pyc");

fn run(bytes: &[u8]) -> Result<(Outcome, String, String), Box<dyn Error>> {
    let program = load(bytes)?;
    let (output, stdout, stderr) = Output::captured();
    let mut vm = Vm::new(Options { output, ..Options::new(program.version) })?;
    taipan_stdlib::register(&mut vm);
    let outcome = vm.run_main(&program.code);
    // Where the exception was raised, outermost frame first.
    for entry in vm.last_traceback() {
        println!("  in {} at offset {}", entry.code.qualname.to_lossy(), entry.lasti);
    }
    Ok((outcome, stdout.take_text(), stderr.take_text()))
}

pub fn main() -> Result<(), Box<dyn Error>> {
    let before = taipan_heap::live_objects();
    let (outcome, stdout, _) = run(HELLO)?;
    println!("{outcome:?}: {stdout}");
    assert!(matches!(outcome, Outcome::Exit(0)) && !stdout.is_empty());

    let (outcome, _, stderr) = run(FAILS)?;
    assert!(
        matches!(outcome, Outcome::Uncaught) && stderr.ends_with("ZeroDivisionError: division by zero\n")
    );

    // What is no program is an error, not a crash.
    assert!(run(b"not a file").is_err());
    assert_eq!(taipan_heap::live_objects(), before, "the machine has left nothing behind");
    Ok(())
}
