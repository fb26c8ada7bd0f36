//! Runs many programs in one machine an engine, each as a module of its own: a hundred times as many in the time.
//!
//! Programs must leave alone what they share: those of `generate` do, and so do most mutations of them.

use taipan_vm::embed::{Captured, Program};
use taipan_vm::engine::Dispatch;
use taipan_vm::{Limits, Options, Output, Raised, Vm};

use crate::compare::{ENGINES, STEPS, difference, limits, without_addresses};

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Programs executed.
    pub programs: u64,
    /// Those that ended by themselves.
    pub ended: u64,
    /// Executions on all engines together.
    pub runs: u64,
}

/// A machine that runs one program after the other.
struct Machine {
    vm: Vm,
    stdout: Captured,
    stderr: Captured,
    is_limited: bool,
}

impl Machine {
    fn new(first: &Program, dispatch: Dispatch, is_limited: bool) -> Result<Machine, String> {
        let (output, stdout, stderr) = Output::captured();
        let options = Options { output, dispatch, ..Options::new(first.version) };
        let mut vm = Vm::new(options).map_err(|e| e.to_string())?;
        taipan_stdlib::register(&mut vm);
        // When garbage is found depends on what was made before, which is not the same on all engines.
        vm.gc.enabled = false;
        vm.plan_collection();
        Ok(Machine { vm, stdout, stderr, is_limited })
    }

    /// What a program wrote and raised, and whether it was stopped by a limit.
    fn run(&mut self, program: &Program) -> (String, bool) {
        if self.is_limited {
            self.vm.set_limits(limits(STEPS));
        }
        let result = self.vm.load_module("program", program);
        let mut text = String::new();
        let limited = match &result {
            Err(raised) if is_limit(raised) => true,
            Err(raised) => {
                text = self.vm.error_text(raised);
                false
            }
            Ok(_) => false,
        };
        drop(result);
        self.vm.set_limits(Limits::default());
        text = self.stdout.take_text() + &self.stderr.take_text() + &text;
        (without_addresses(&text), limited)
    }

    /// Ends the machine; what finalisers have written.
    fn end(mut self) -> String {
        self.vm.collect_garbage(2);
        let written = self.stdout.take_text() + &self.stderr.take_text();
        drop(self.vm);
        without_addresses(&written)
    }
}

fn is_limit(raised: &Raised) -> bool {
    raised.exception().is_none()
}

/// Runs programs of one version on every engine; those that a limit stops, on the first alone.
///
/// # Errors
/// The number of the program that is at fault, where one is known, and what is wrong.
pub fn run(programs: &[Program]) -> Result<Tally, (Option<usize>, String)> {
    let Some(first) = programs.first() else { return Ok(Tally::default()) };
    let mut tally = Tally::default();
    let whole = |e| (None, e);
    let before = taipan_heap::live_objects();
    let mut machine = Machine::new(first, Dispatch::Stack, true).map_err(whole)?;
    let mut expected = Vec::with_capacity(programs.len());
    for program in programs {
        let (text, limited) = machine.run(program);
        // With more memory than the limit allows the others would go on where this one could not.
        expected.push((!limited && !text.contains("MemoryError")).then_some(text));
        if limited {
            // What a limit leaves behind is not what the other engines begin with.
            machine.end();
            machine = Machine::new(first, Dispatch::Stack, true).map_err(whole)?;
        }
    }
    machine.end();
    check_leak(before, "counted").map_err(whole)?;
    tally.programs = programs.len() as u64;
    tally.runs = tally.programs;
    let mut last: Option<String> = None;
    for engine in ENGINES {
        let mut machine = Machine::new(first, engine, false).map_err(whole)?;
        for (number, (program, expected)) in programs.iter().zip(&expected).enumerate() {
            let Some(expected) = expected else { continue };
            let (text, _) = machine.run(program);
            tally.runs += 1;
            if let Some(difference) = difference(expected, &text) {
                return Err((Some(number), format!("counted and {engine:?} differ: {difference}")));
            }
        }
        let end = machine.end();
        check_leak(before, &format!("{engine:?}")).map_err(whole)?;
        if let Some(difference) = last.as_ref().and_then(|last| difference(last, &end)) {
            return Err((None, format!("{engine:?} ends otherwise: {difference}")));
        }
        last = Some(end);
    }
    tally.ended = expected.iter().flatten().count() as u64;
    Ok(tally)
}

fn check_leak(before: usize, what: &str) -> Result<(), String> {
    match taipan_heap::live_objects() as isize - before as isize {
        0 => Ok(()),
        leaked => Err(format!("{leaked} objects outlive the VM ({what})")),
    }
}
