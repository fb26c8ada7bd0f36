//! `taipan dis --at-error`: runs a file, and shows where it failed.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use taipan_decode::bytecode::Bytecode;
use taipan_decode::dis;

use crate::altered::Altered;
use crate::failure::Failure;
use crate::limited::Limited;
use crate::output;
use crate::program::{self, Program};
use crate::sandbox::Sandbox;

/// Runs the first of `words`; after an uncaught exception, lists the code of the frame that raised it.
pub fn run(
    words: &[PathBuf],
    shown: dis::Options,
    sandbox: Sandbox,
    limits: Limited,
    altered: Altered,
) -> Result<ExitCode, Failure> {
    let words: Vec<OsString> = words.iter().map(OsString::from).collect();
    let (mut vm, code) = Program { sandbox, altered, words, limits }.prepare()?;
    let outcome = program::run_to_end(&mut vm, &code);
    if let Some(failed) = Bytecode::from_traceback(vm.last_traceback()) {
        let options = dis::Options { current_offset: failed.options().current_offset, ..shown };
        output::print(&format!("\n{}", Bytecode::with_options(failed.codeobj().clone(), options).dis()));
    }
    program::finish(vm, outcome)
}
