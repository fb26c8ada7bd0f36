//! Runs a file on every engine, each time in a machine of its own: all that ends by itself must end alike, on time, and leave
//! nothing behind.

use std::time::{Duration, Instant};

use taipan_vm::embed::Program;
use taipan_vm::engine::Dispatch;
use taipan_vm::{Limits, Options, Outcome, Output, Vm, load};

/// Instructions that a generated program may execute: most need far fewer.
pub const STEPS: u64 = 50_000;
/// Instructions that a mutated program may execute.
pub const FEW_STEPS: u64 = 5_000;
/// Bytes that it may write.
pub const OUTPUT: u64 = 1 << 16;
/// Far above what the limits let a program take.
const TIME: Duration = Duration::from_secs(20);

/// The engines that what ends within the limits is run on without any.
pub const ENGINES: [Dispatch; 4] =
    [Dispatch::Stack, Dispatch::RegisterThreaded, Dispatch::RegisterMatch, Dispatch::RegisterLeaving];

/// The limits of the first run.
pub fn limits(steps: u64) -> Limits {
    Limits { steps: Some(steps), time: None, memory: Some(64 << 20), depth: Some(150), output: Some(OUTPUT) }
}

/// What was found of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// It was executed.
    pub is_sound: bool,
    /// It ended by itself.
    pub has_ended: bool,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it wrote, and its outcome; addresses left out.
    pub text: String,
    pub limited: bool,
    pub steps: u64,
}

/// Runs a file within limits on the stack engine, and if it ends by itself on all others.
///
/// # Errors
/// What differs, or should not be.
pub fn everywhere(bytes: &[u8]) -> Result<Verdict, String> {
    on_engines(bytes, STEPS, &ENGINES)
}

/// The same on some engines, where no more than so many instructions are executed.
///
/// # Errors
/// As [`everywhere`].
pub fn on_engines(bytes: &[u8], steps: u64, engines: &[Dispatch]) -> Result<Verdict, String> {
    let Ok(program) = load(bytes) else { return Ok(Verdict { is_sound: false, has_ended: false }) };
    let first = run(&program, limits(steps), Dispatch::Stack)?;
    // With more memory than the limit allows the others would go on where this one could not.
    if first.limited || first.text.contains("MemoryError") {
        return Ok(Verdict { is_sound: true, has_ended: false });
    }
    for &engine in engines {
        let other = run(&program, Limits::default(), engine)?;
        if let Some(difference) = difference(&first.text, &other.text) {
            return Err(format!("counted and {engine:?} differ: {difference}"));
        }
    }
    Ok(Verdict { is_sound: true, has_ended: true })
}

/// Runs a program once.
///
/// # Errors
/// What should not be: a limit passed, objects left behind.
pub fn run(program: &Program, limits: Limits, dispatch: Dispatch) -> Result<Run, String> {
    let start = Instant::now();
    let before = taipan_heap::live_objects();
    let (output, stdout, stderr) = Output::captured();
    let options = Options { output, limits, dispatch, ..Options::new(program.version) };
    let mut vm = Vm::new(options).map_err(|e| e.to_string())?;
    taipan_stdlib::register(&mut vm);
    let outcome = vm.run_main(&program.code);
    let steps = vm.steps();
    let (allowed, limited) = (vm.limits().steps.unwrap_or(0), matches!(outcome, Outcome::Limit(_)));
    drop(vm);
    let (stdout, stderr) = (stdout.take(), stderr.take());
    let written = (stdout.len() + stderr.len()) as u64;
    if steps > allowed || written > OUTPUT {
        return Err(format!("past its limits: {steps} instructions, {written} bytes"));
    }
    if start.elapsed() > TIME {
        return Err(format!("took {:?}", start.elapsed()));
    }
    let leaked = taipan_heap::live_objects() as isize - before as isize;
    if leaked != 0 {
        return Err(format!("{leaked} objects outlive the VM of {dispatch:?} (limit: {limited})"));
    }
    let text = |bytes: Vec<u8>| without_addresses(&String::from_utf8_lossy(&bytes));
    Ok(Run { text: format!("{}{}{outcome:?}", text(stdout), text(stderr)), limited, steps })
}

/// The first line that differs, of both.
pub fn difference(one: &str, other: &str) -> Option<String> {
    if one == other {
        return None;
    }
    let (mut ones, mut others) = (one.lines(), other.lines());
    loop {
        match (ones.next(), others.next()) {
            (Some(a), Some(b)) if a == b => {}
            (a, b) => return Some(format!("{a:?} and {b:?}")),
        }
    }
}

/// The text without the digits of addresses, which differ from run to run.
pub fn without_addresses(text: &str) -> String {
    let mut parts = text.split("0x");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |all, part| all + "0x" + part.trim_start_matches(|c: char| c.is_ascii_hexdigit()))
}
