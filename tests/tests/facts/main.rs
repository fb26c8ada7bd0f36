//! Hand-made bytecode that tries to break each fact of the verifier (`taipan_decode::verify`): refused, however the code
//! object comes to life, or executed on every engine with the same harmless outcome.

mod made;
mod operands;
mod refused;
mod survived;

use std::sync::Arc;

use taipan_decode::verify;
use taipan_isa::Version;
use taipan_marshal::CodeObject;
use taipan_tests::assemble::Assembler;
use taipan_vm::engine::Dispatch;
use taipan_vm::{Limits, Options, Outcome, Output, Vm};

const ALL: &[Version] = &[Version::V3_11, Version::V3_12, Version::V3_13, Version::V3_14];
const ENGINES: [Dispatch; 4] =
    [Dispatch::RegisterThreaded, Dispatch::RegisterLeaving, Dispatch::RegisterMatch, Dispatch::Stack];

/// The fault that the verifier finds, without the code object's name; nothing in sound code.
fn fault(code: &Arc<CodeObject>) -> Option<String> {
    let error = verify(code).err()?.to_string();
    Some(error.strip_prefix("code object f").map_or(error.clone(), |rest| rest[2..].to_string()))
}

/// What a program writes and how it ends, the same on every engine, counted or not.
fn outcome(code: &Arc<CodeObject>) -> String {
    let steps = Limits { steps: Some(20_000), memory: Some(64 << 20), ..Limits::default() };
    let first = outcome_on(Dispatch::Stack, steps, code);
    for engine in ENGINES {
        assert_eq!(outcome_on(engine, Limits::default(), code), first, "{engine:?}");
    }
    first
}

/// What a program writes, the last line of its standard error, and how it ends.
fn outcome_on(dispatch: Dispatch, limits: Limits, code: &Arc<CodeObject>) -> String {
    let code = verify(code).unwrap_or_else(|e| panic!("{e}"));
    let before = taipan_heap::live_objects();
    let (output, stdout, stderr) = Output::captured();
    let options = Options { output, limits, dispatch, ..Options::new(code.version()) };
    let mut vm = Vm::new(options).expect("a machine");
    taipan_stdlib::register(&mut vm);
    let outcome = vm.run_main(&code);
    drop(vm);
    assert_eq!(taipan_heap::live_objects(), before, "the machine leaves nothing behind");
    let (mut text, errors) = (stdout.take_text(), stderr.take_text());
    text += errors.lines().last().unwrap_or_default();
    match outcome {
        Outcome::Limit(limit) => text + &limit.to_string(),
        _ => text,
    }
}

/// The instructions that print what the given ones push; `print` is name 0.
fn print(version: Version, push: &str) -> String {
    match version {
        Version::V3_11 => format!("PUSH_NULL\nLOAD_NAME 0\n{push}\nPRECALL 1\nCALL 1\nPOP_TOP\n"),
        Version::V3_12 => format!("PUSH_NULL\nLOAD_NAME 0\n{push}\nCALL 1\nPOP_TOP\n"),
        _ => format!("LOAD_NAME 0\nPUSH_NULL\n{push}\nCALL 1\nPOP_TOP\n"),
    }
}

/// The instructions that call what the given ones push, without arguments.
fn call(version: Version, push: &str) -> String {
    match version {
        Version::V3_11 => format!("PUSH_NULL\n{push}\nPRECALL 0\nCALL 0\n"),
        Version::V3_12 => format!("PUSH_NULL\n{push}\nCALL 0\n"),
        _ => format!("{push}\nPUSH_NULL\nCALL 0\n"),
    }
}

/// The instructions that return None, constant 0.
const END: &str = "LOAD_CONST 0\nRETURN_VALUE\n";

/// A module's code with the names `print`, `n` and `nowhere`.
fn module(version: Version) -> Assembler {
    Assembler::new(version).names(&["print", "n", "nowhere"])
}
