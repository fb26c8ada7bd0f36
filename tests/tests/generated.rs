//! Random programs of verifiable bytecode (`taipan_fuzzing::generate`) do the same on every engine, and leave nothing behind.
//!
//! `cargo run --release --package taipan-fuzzing -- --one generated:3.12:77` runs the one that a failure names, in a machine of
//! its own; `--save FILE` writes it to a file.

use taipan_fuzzing::batch;
use taipan_fuzzing::generate::versions;
use taipan_fuzzing::work::generated;
use taipan_isa::Version;
use taipan_vm::embed::Program;
use taipan_vm::load;

/// Programs of each version, so many in one machine.
const PROGRAMS: u64 = 2000;
const BATCH: u64 = 250;

fn run_version(version: Version) {
    let mut ended = 0;
    for first in (0..PROGRAMS).step_by(BATCH as usize) {
        let name = |number| format!("generated:{version}:{}", first + number);
        let programs: Vec<Program> = (0..BATCH)
            .map(|n| load(&generated(version, first + n)).unwrap_or_else(|e| panic!("{}: {e}", name(n))))
            .collect();
        match batch::run(&programs) {
            Ok(tally) => ended += tally.ended,
            Err((Some(at), problem)) => panic!("{}: {problem}", name(at as u64)),
            Err((None, problem)) => panic!("{version}, of those from {first} on: {problem}"),
        }
    }
    assert!(ended > PROGRAMS * 9 / 10, "{ended} of {PROGRAMS} have ended by themselves");
}

#[test]
fn generated_programs_do_the_same_on_every_engine() {
    // A thread each: the heap is the thread's.
    let threads: Vec<_> = versions()
        .map(|version| {
            let thread = std::thread::Builder::new().stack_size(8 << 20);
            thread.spawn(move || run_version(version)).expect("a thread")
        })
        .collect();
    for thread in threads {
        if let Err(panic) = thread.join() {
            std::panic::resume_unwind(panic);
        }
    }
}
