//! Programs with some of their bytes changed, executed within limits: whatever they are now, they end with an outcome, on
//! time, and leave nothing behind. One that ends by itself ends the same way in register code, which is what runs without limits.
//!
//! A test's name is `3.12/7`: version and part. `TAIPAN_MUTATED=3.12:70123` runs the mutation of that number alone and shows
//! what it prints; with `TAIPAN_SAVE=FILE` it is written to a file too.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use libtest_mimic::{Arguments, Failed, Trial};
use taipan_fuzzing::choice::Choices;
use taipan_fuzzing::compare::{FEW_STEPS, limits, on_engines, run};
use taipan_fuzzing::generate::versions;
use taipan_fuzzing::mutate::Source;
use taipan_fuzzing::work::sources;
use taipan_isa::Version;
use taipan_tests::enter_root;
use taipan_vm::engine::Dispatch;
use taipan_vm::load;

/// Programs executed of each version, in so many parts.
const PROGRAMS: u64 = 20_000;
const PARTS: u64 = 10;
/// Mutations tried for each program executed: most are not sound.
const TRIES: u64 = 200;

fn main() {
    enter_root();
    if let Ok(one) = std::env::var("TAIPAN_MUTATED") {
        return show(&one);
    }
    let parts = versions().flat_map(|version| (0..PARTS).map(move |part| (version, part)));
    let tests = parts
        .map(|(version, part)| Trial::test(format!("{version}/{part}"), move || run_part(version, part)))
        .collect();
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}

fn show(one: &str) {
    let (version, number) = one.split_once(':').expect("VERSION:NUMBER");
    let version = versions().find(|v| v.to_string() == version).expect("a version");
    let sources = sources(version);
    let (name, bytes) = mutated(&sources, number.parse().expect("a number"));
    if let Ok(path) = std::env::var("TAIPAN_SAVE") {
        fs::write(path, &bytes).expect("written");
    }
    if let Ok(program) = load(&bytes) {
        println!("{:?}", run(&program, limits(FEW_STEPS), Dispatch::Stack));
    }
    println!("{name}: {:?}", on_engines(&bytes, FEW_STEPS, &[Dispatch::RegisterThreaded]));
}

fn run_part(version: Version, part: u64) -> Result<(), Failed> {
    // A thread of its own: the heap is the thread's.
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(move || {
        let sources = sources(version);
        let mut executed = 0;
        for number in part * PROGRAMS * TRIES.. {
            if executed == PROGRAMS / PARTS {
                return Ok(());
            }
            let (name, bytes) = mutated(&sources, number);
            let run = || on_engines(&bytes, FEW_STEPS, &[Dispatch::RegisterThreaded]);
            match catch_unwind(AssertUnwindSafe(run)) {
                Err(_) => return Err(format!("{version}:{number} ({name}) panicked")),
                Ok(Err(problem)) => return Err(format!("{version}:{number} ({name}): {problem}")),
                Ok(Ok(verdict)) => executed += u64::from(verdict.is_sound),
            }
        }
        Ok(())
    });
    Ok(thread?.join().map_err(|_| "a panic")??)
}

/// Mutation number so and so: the same bytes in every run.
fn mutated(sources: &[Source], number: u64) -> (&str, Vec<u8>) {
    let mut choices = Choices::seeded(number);
    let source = &sources[choices.below(sources.len())];
    (&source.name, source.mutated(&mut choices))
}
