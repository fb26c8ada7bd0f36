//! Watches a program instruction by instruction.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::error::Error;
use std::rc::Rc;
use taipan_vm::engine::{Probe, Step};
use taipan_vm::{Options, Outcome, Output, Vm, VmError, load};

const STEPS: &[u8] = include_bytes!("../pyfixtures/embed/steps.pyc");

/// How often each instruction was executed, and how deep the value stack became.
#[derive(Default)]
struct Counts {
    executed: BTreeMap<String, u64>,
    deepest: usize,
}

struct Counter(Rc<RefCell<Counts>>);

impl Probe for Counter {
    fn instruction(&mut self, _vm: &Vm, step: &Step<'_>) -> Result<(), VmError> {
        let mut counts = self.0.borrow_mut();
        let op = step.code.instrs[step.index].op();
        *counts.executed.entry(format!("{op:?}")).or_default() += 1;
        counts.deepest = counts.deepest.max(step.stack.len());
        // `Err` ends the run, and no Python code can catch it.
        Ok(())
    }
}

pub fn main() -> Result<(), Box<dyn Error>> {
    let program = load(STEPS)?;
    let (output, stdout, _) = Output::captured();
    let mut vm = Vm::new(Options { output, ..Options::new(program.version) })?;
    taipan_stdlib::register(&mut vm);
    let counts = Rc::new(RefCell::new(Counts::default()));
    vm.set_probe(Box::new(Counter(Rc::clone(&counts))));
    assert!(matches!(vm.run_main(&program.code), Outcome::Exit(0)));
    drop(vm.take_probe());

    let counts = counts.borrow();
    for (op, count) in &counts.executed {
        println!("{count:8} {op}");
    }
    println!("output: {}deepest stack: {}", stdout.take_text(), counts.deepest);
    assert!(counts.executed.values().sum::<u64>() > 10_000 && counts.deepest > 3);
    Ok(())
}
