//! Stops a program at a limit, looks at where it stands, and lets it go on.

use std::error::Error;
use taipan_vm::limits::{Kind, NotResumable};
use taipan_vm::{Limits, Options, Outcome, Output, Vm, VmError, load};

const STEPS: &[u8] = include_bytes!("../pyfixtures/embed/steps.pyc");

pub fn main() -> Result<(), Box<dyn Error>> {
    let program = load(STEPS)?;
    let (output, stdout, _) = Output::captured();
    let limits = Limits { steps: Some(25), memory: Some(64 << 20), depth: Some(100), ..Limits::default() };
    let mut vm = Vm::new(Options { output, limits, ..Options::new(program.version) })?;
    taipan_stdlib::register(&mut vm);

    // 25 instructions end in the function, which `max` has called: nothing can go on from here, but it can be seen.
    let Outcome::Limit(VmError::Limit(reached)) = vm.run_main(&program.code) else {
        return Err("the limit was not reached".into());
    };
    println!("{reached}");
    assert_eq!((reached.kind, reached.resumable), (Kind::Steps, false));
    let stopped = vm.stopped().ok_or("no frames")?;
    let innermost = stopped.frames.last().ok_or("no frames")?;
    println!("n is {:?}", innermost.local("n").and_then(|n| n.as_i64()));
    assert_eq!(innermost.place().function, "collatz");
    assert_eq!(stdout.take_text(), "", "no handler and no `finally` runs after a limit");
    let refused = vm.resume_main(1_000_000).expect_err("`max` cannot go on");
    println!("{refused}");
    assert!(matches!(refused, NotResumable::NativeCall(native) if native.function == "max"));
    drop(vm);

    // Before the first call nothing native lies between the frames: the program pauses, and goes on.
    let (output, stdout, _) = Output::captured();
    let limits = Limits { steps: Some(4), ..Limits::default() };
    let mut vm = Vm::new(Options { output, limits, ..Options::new(program.version) })?;
    taipan_stdlib::register(&mut vm);
    let paused = vm.run_main(&program.code);
    assert!(matches!(paused, Outcome::Limit(VmError::Limit(r)) if r.resumable));
    assert_eq!(vm.steps(), 4);
    let outcome = vm.resume_main(1_000_000)?;
    assert!(matches!(outcome, Outcome::Exit(0)));
    println!("{} instructions, output {:?}", vm.steps(), stdout.take_text());
    let steps = vm.steps();
    drop(vm);

    // Asked for more wherever it stands, a program can be watched in slices.
    let limits = Limits { steps: Some(1000), ..Limits::default() };
    let (output, ..) = Output::captured();
    let mut vm = Vm::new(Options { output, limits, ..Options::new(program.version) })?;
    taipan_stdlib::register(&mut vm);
    vm.set_refill(Box::new(|vm, steps| {
        println!("{steps} instructions, {} frames", vm.frame_depth());
        1000
    }));
    assert!(matches!(vm.run_main(&program.code), Outcome::Exit(0)));
    assert_eq!(vm.steps(), steps, "the same program executes the same instructions, in however many slices");
    Ok(())
}
