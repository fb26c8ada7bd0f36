//! Programs that are refused memory at every place where they ask for some: each ends with the MemoryError or with the
//! right answer, and leaves nothing behind.

use std::fs;

use libtest_mimic::{Arguments, Failed, Trial};
use taipan_tests::{enter_root, pyc_path};
use taipan_vm::embed::Program;
use taipan_vm::{Options, Outcome, Output, Vm, load};

/// Programs that ask for memory in many ways, and up to 5,000 times.
const PROGRAMS: &[&str] = &[
    "basics/loops",
    "bytes/bytearrays",
    "bytes/memoryviews",
    "classes/inheritance",
    "classes/metaclasses",
    "classes/shadowed_slots",
    "collections/deque",
    "comprehensions/forms",
    "coroutines/basics",
    "dicts/methods",
    "dicts/order_and_growth",
    "exceptions/groups",
    "exceptions/tracebacks",
    "floats/formatting_grid",
    "functions/closures",
    "generators/basics",
    "generators/yield_from",
    "ints/power",
    "iterators/protocol",
    "itertools/combinatorics",
    "lists/methods",
    "lists/slices",
    "match/patterns",
    "sets/methods",
    "strings/fstrings",
    "strings/split_join",
    "strings/str_format",
    "unpacking/forms",
];
const MOST: u64 = 5_000;

fn main() {
    enter_root();
    let tests =
        PROGRAMS.iter().map(|name| Trial::test(format!("3.13/{name}"), move || refuse_each(name))).collect();
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}

fn refuse_each(name: &str) -> Result<(), Failed> {
    let bytes = fs::read(pyc_path("3.13", name))?;
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(move || {
        let program = load(&bytes).map_err(|e| e.to_string())?;
        let (right, asked) = execute(&program, None)?;
        if asked == 0 {
            return Err("it asks for nothing".to_string());
        }
        for number in 1..=asked.min(MOST) {
            let (end, _) = execute(&program, Some(number))?;
            if end != right && !end.1.contains("MemoryError") {
                return Err(format!("reservation {number} of {asked} refused: {end:?}"));
            }
        }
        Ok(())
    });
    Ok(thread?.join().map_err(|_| "a panic")??)
}

/// Exit status and both streams of a run, and how many reservations it asked for.
fn execute(program: &Program, refused: Option<u64>) -> Result<((u8, String), u64), String> {
    let before = taipan_heap::live_objects();
    let (output, stdout, stderr) = Output::captured();
    let mut vm = Vm::new(Options { output, ..Options::new(program.version) }).map_err(|e| e.to_string())?;
    taipan_stdlib::register(&mut vm);
    vm.refuse_reservation(refused);
    let outcome = vm.run_main(&program.code);
    let asked = vm.reservations();
    let status = match outcome {
        Outcome::Exit(status) => status as u8,
        _ => 1,
    };
    drop(vm);
    let leaked = taipan_heap::live_objects() as isize - before as isize;
    if leaked != 0 {
        return Err(format!("reservation {refused:?} refused: {leaked} objects outlive the VM"));
    }
    Ok(((status, stdout.take_text() + &stderr.take_text()), asked))
}
