//! A limit on instructions strikes at the same instruction on every engine, for every limit; what was stopped goes on to
//! the same end, or is refused with the name of the native function that is not done.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use taipan_tests::{VERSIONS, enter_root, pyc_path};
use taipan_vm::embed::Program;
use taipan_vm::engine::{Dispatch, Probe, Step};
use taipan_vm::limits::{NotResumable, Place};
use taipan_vm::{Limits, Options, Outcome, Output, Vm, VmError, load};

const ENGINES: [Dispatch; 4] =
    [Dispatch::Stack, Dispatch::RegisterMatch, Dispatch::RegisterThreaded, Dispatch::RegisterLeaving];
/// Limits tried one by one from 1 on, and in steps behind.
const DENSE: usize = 160;
const SPARSE: usize = 23;

/// Shows where each instruction is.
struct Places(Rc<RefCell<Vec<Place>>>);

impl Probe for Places {
    fn instruction(&mut self, _vm: &Vm, step: &Step<'_>) -> Result<(), VmError> {
        let code = step.code;
        self.0.borrow_mut().push(Place {
            function: code.qualname.to_string(),
            file: code.filename.to_string(),
            line: code.line(step.index),
            offset: code.offsets[step.index],
        });
        Ok(())
    }
}

fn program(version: &str) -> Program {
    enter_root();
    load(&std::fs::read(pyc_path(version, "natives/calls_back")).expect("the program")).expect("a program")
}

fn machine(program: &Program, dispatch: Dispatch, steps: u64) -> (Vm, taipan_vm::embed::Captured) {
    let (output, stdout, _) = Output::captured();
    let limits = Limits { steps: Some(steps), ..Limits::default() };
    let mut vm =
        Vm::new(Options { output, limits, dispatch, ..Options::new(program.version) }).expect("a machine");
    taipan_stdlib::register(&mut vm);
    (vm, stdout)
}

/// All instructions that the program executes, and what it prints.
fn observed(program: &Program) -> (Vec<Place>, String) {
    let (mut vm, stdout) = machine(program, Dispatch::Stack, 1 << 20);
    let places = Rc::new(RefCell::new(Vec::new()));
    vm.set_probe(Box::new(Places(places.clone())));
    assert!(matches!(vm.run_main(&program.code), Outcome::Exit(0)));
    drop(vm);
    (places.take(), stdout.take_text())
}

fn limits(count: usize) -> impl Iterator<Item = usize> {
    (1..DENSE).chain((DENSE..count).step_by(SPARSE)).take_while(move |n| *n < count)
}

/// Where the program is stopped by that limit.
fn stopped_at(vm: &mut Vm, program: &Program) -> Place {
    match vm.run_main(&program.code) {
        Outcome::Limit(VmError::Limit(reached)) => reached.place.expect("a place"),
        other => panic!("{other:?}"),
    }
}

fn same_instruction(version: &'static str) {
    let program = program(version);
    let (places, _) = observed(&program);
    for n in limits(places.len()) {
        for engine in ENGINES {
            let (mut vm, _) = machine(&program, engine, n as u64);
            assert_eq!(stopped_at(&mut vm, &program), places[n], "{version} {engine:?} {n}");
            assert_eq!(vm.steps(), n as u64);
        }
    }
}

/// The functions that a limit can strike within.
const WITHIN: [&str; 7] = ["list.sort", "sorted", "sum", "max", "list", "COMPARE_OP", "STORE_SUBSCR"];

fn goes_on_or_is_refused(version: &'static str) {
    let program = program(version);
    let (places, printed) = observed(&program);
    let mut names = BTreeSet::new();
    let mut paused = 0;
    for n in limits(places.len()) {
        let (mut vm, stdout) = machine(&program, Dispatch::default(), n as u64);
        stopped_at(&mut vm, &program);
        // In pieces, until the end or a place that it cannot be left at.
        let end = loop {
            match vm.resume_main(7) {
                Ok(Outcome::Limit(_)) => paused += 1,
                other => break other,
            }
        };
        match end {
            Ok(outcome) => {
                assert!(matches!(outcome, Outcome::Exit(0)), "{version} {n}: {outcome:?}");
                assert_eq!(stdout.take_text(), printed, "{version} {n}");
            }
            Err(NotResumable::NativeCall(native)) => {
                names.insert(native.function);
                assert!(matches!(vm.resume_main(1), Err(NotResumable::NativeCall(_))), "it stays refused");
            }
            Err(other) => panic!("{version} {n}: {other}"),
        }
    }
    let missing: Vec<_> = WITHIN.iter().filter(|name| !names.iter().any(|n| n == *name)).collect();
    assert!(missing.is_empty() && paused > 0, "{version}: not within {missing:?}, within {names:?}");
}

/// A thread of its own for each version: the heap is the thread's.
fn in_each_version(test: fn(&'static str)) {
    let threads =
        VERSIONS.map(|version| std::thread::Builder::new().stack_size(8 << 20).spawn(move || test(version)));
    for thread in threads {
        thread.expect("a thread").join().expect("no failure");
    }
}

#[test]
fn every_limit_strikes_at_the_same_instruction() {
    in_each_version(same_instruction);
}

#[test]
fn what_was_stopped_goes_on_or_says_why_not() {
    in_each_version(goes_on_or_is_refused);
}

#[test]
fn nothing_is_paused_before_or_behind_a_run() {
    let program = program("3.13");
    let (mut vm, _) = machine(&program, Dispatch::default(), 1 << 20);
    assert_eq!(vm.resume_main(1).err(), Some(NotResumable::NotPaused));
    assert!(matches!(vm.run_main(&program.code), Outcome::Exit(0)));
    assert_eq!(vm.resume_main(1).err(), Some(NotResumable::NotPaused));
}
