//! Programs with some of their bytes changed, executed within limits: whatever they are now, they end with an outcome, on
//! time, and leave nothing behind.
//!
//! A test's name is `3.12/7`: version and part. `TAIPAN_MUTATED=3.12:70123` runs the mutation of that number alone and shows
//! what it prints; with `TAIPAN_SAVE=FILE` it is written to a file too.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};
use taipan_marshal::CodeObject;
use taipan_tests::{VERSIONS, enter_root, programs, pyc_path};
use taipan_vm::embed::Program;
use taipan_vm::{Limits, Options, Outcome, Output, Vm, load};

/// Programs executed of each version, in so many parts.
const PROGRAMS: u64 = 20_000;
const PARTS: u64 = 10;
/// Mutations tried for each program executed: most are not sound.
const TRIES: u64 = 200;
/// Far above what the limits below let a program take.
const TIME: Duration = Duration::from_secs(20);

fn limits() -> Limits {
    Limits { steps: Some(5_000), time: None, memory: Some(64 << 20), depth: Some(150), output: Some(1 << 16) }
}

fn main() {
    enter_root();
    if let Ok(one) = std::env::var("TAIPAN_MUTATED") {
        let (version, number) = one.split_once(':').expect("VERSION:NUMBER");
        let sources = Sources::of(version);
        let (name, bytes) = sources.mutated(number.parse().expect("a number"));
        if let Ok(path) = std::env::var("TAIPAN_SAVE") {
            fs::write(path, &bytes).expect("written");
        }
        println!("{name}: {:?}", execute(&bytes, true));
        return;
    }
    let parts = VERSIONS.into_iter().flat_map(|version| (0..PARTS).map(move |part| (version, part)));
    let tests = parts
        .map(|(version, part)| Trial::test(format!("{version}/{part}"), move || run_part(version, part)))
        .collect();
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}

fn run_part(version: &'static str, part: u64) -> Result<(), Failed> {
    // A thread of its own: the heap is the thread's.
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(move || {
        let sources = Sources::of(version);
        let mut executed = 0;
        for number in part * PROGRAMS * TRIES.. {
            if executed == PROGRAMS / PARTS {
                return Ok(());
            }
            let (name, bytes) = sources.mutated(number);
            let outcome = catch_unwind(AssertUnwindSafe(|| execute(&bytes, false)));
            match outcome {
                Err(_) => return Err(format!("{version}:{number} ({name}) panicked")),
                Ok(Err(problem)) => return Err(format!("{version}:{number} ({name}): {problem}")),
                Ok(Ok(was_sound)) => executed += u64::from(was_sound),
            }
        }
        Ok(())
    });
    Ok(thread?.join().map_err(|_| "a panic")??)
}

/// Executes a program if it is sound; whether it is. One that ends by itself ends the same way in register code, which is
/// what runs without limits.
fn execute(bytes: &[u8], shown: bool) -> Result<bool, String> {
    let Ok(program) = load(bytes) else { return Ok(false) };
    let limited = execute_once(&program, limits(), shown)?;
    if let Some(limited) = limited {
        let unlimited = execute_once(&program, Limits::default(), shown)?;
        if unlimited.as_ref() != Some(&limited) {
            return Err(format!("{limited:?} in stack code, {unlimited:?} in register code"));
        }
    }
    Ok(true)
}

/// Executes a program; what it wrote and how it ended, where that was by itself.
fn execute_once(program: &Program, limits: Limits, shown: bool) -> Result<Option<String>, String> {
    let start = Instant::now();
    let before = taipan_heap::live_objects();
    let (output, stdout, stderr) = Output::captured();
    let options = Options { output, limits, ..Options::new(program.version) };
    let mut vm = Vm::new(options).map_err(|e| e.to_string())?;
    taipan_stdlib::register(&mut vm);
    let outcome = vm.run_main(&program.code);
    let steps = vm.steps();
    let is_limit = matches!(outcome, Outcome::Limit(_));
    drop(vm);
    if shown {
        println!("{}{}{outcome:?} after {steps} instructions", stdout.take_text(), stderr.take_text());
    }
    let (stdout, stderr) = (stdout.take(), stderr.take());
    let written = stdout.len() + stderr.len();
    if steps > 5_000 || written > 1 << 16 {
        return Err(format!("past its limits: {steps} instructions, {written} bytes"));
    }
    if start.elapsed() > TIME {
        return Err(format!("took {:?}", start.elapsed()));
    }
    let leaked = taipan_heap::live_objects() as isize - before as isize;
    if leaked != 0 {
        return Err(format!("{leaked} objects outlive the VM (limit: {is_limit})"));
    }
    let text = |bytes: Vec<u8>| without_addresses(&String::from_utf8_lossy(&bytes));
    Ok((!is_limit).then(|| format!("{}{}{outcome:?}", text(stdout), text(stderr))))
}

/// The text without the digits of addresses, which differ from run to run.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("0x");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |all, part| all + "0x" + part.trim_start_matches(|c: char| c.is_ascii_hexdigit()))
}

/// The programs of a version, and where their instructions lie.
struct Sources {
    programs: Vec<(String, Vec<u8>, Vec<std::ops::Range<usize>>)>,
}

impl Sources {
    fn of(version: &str) -> Sources {
        let mut found = Vec::new();
        for name in programs(version) {
            let Ok(bytes) = fs::read(pyc_path(version, &name)) else { continue };
            let Ok(pyc) = taipan_marshal::read(&bytes) else { continue };
            let mut places = Vec::new();
            collect(&pyc.code, &bytes, &mut places);
            if !places.is_empty() {
                found.push((name, bytes, places));
            }
        }
        Sources { programs: found }
    }

    /// Mutation number so and so: the same bytes in every run.
    fn mutated(&self, number: u64) -> (&str, Vec<u8>) {
        let mut random = SplitMix(number);
        let (name, bytes, places) = &self.programs[random.below(self.programs.len())];
        let mut bytes = bytes.clone();
        for _ in 0..1 + random.below(3) {
            let place = &places[random.below(places.len())];
            let at = place.start + random.below(place.len() / 2) * 2;
            match random.below(4) {
                // Another argument, near or anywhere.
                0 => bytes[at + 1] = bytes[at + 1].wrapping_add(random.below(5) as u8).wrapping_sub(2),
                1 => bytes[at + 1] = random.next() as u8,
                // An instruction from elsewhere.
                2 => {
                    let from = &places[random.below(places.len())];
                    let from = from.start + random.below(from.len() / 2) * 2;
                    (bytes[at], bytes[at + 1]) = (bytes[from], bytes[from + 1]);
                }
                _ => bytes[at] = random.next() as u8,
            }
        }
        (name, bytes)
    }
}

/// Where the bytecode of a code object, and of those in it, lies in the file.
fn collect(code: &CodeObject, bytes: &[u8], found: &mut Vec<std::ops::Range<usize>>) {
    let own = &code.code[..];
    if own.len() >= 8
        && let Some(at) = bytes.windows(own.len()).position(|window| window == own)
    {
        found.push(at..at + own.len());
    }
    for nested in code.nested() {
        collect(nested, bytes, found);
    }
}

struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}
