//! Programs with a collection between any two instructions, or one in many: what is in use must be known to the collector at
//! any time.
//!
//! A test's name is `3.12/topic/name`.

use libtest_mimic::{Arguments, Failed, Trial};
use taipan_tests::expected::Expected;
use taipan_tests::{Setting, enter_root, programs, pyc_path, run_in};
use taipan_vm::engine::Dispatch;

/// Each program runs as compiled by one of them, in turn.
const VERSIONS: [&str; 4] = taipan_tests::VERSIONS;
/// Programs that see collections, or have so many objects that it takes too long.
const LEFT_OUT: [&str; 6] =
    ["gc/", "weakref/", "finalisation/", "bad_input/", "deep_chains", "model/init_subclass_registry"];
/// Topics about what the engine itself keeps, with more collections.
const OFTEN: [&str; 8] = [
    "basics/",
    "classes/",
    "closures/",
    "exceptions/",
    "frames/",
    "functions/",
    "generators/",
    "coroutines/",
];
const OFTEN_EVERY: usize = 1;
const SELDOM: usize = 251;

fn main() {
    enter_root();
    let mut tests = Vec::new();
    for (index, program) in programs(VERSIONS[1]).into_iter().enumerate() {
        let version = VERSIONS[index % VERSIONS.len()];
        let left_out = LEFT_OUT.iter().any(|part| program.contains(part));
        if left_out || !pyc_path(version, &program).exists() {
            continue;
        }
        let often = OFTEN.iter().any(|topic| program.starts_with(topic));
        let every = if often { OFTEN_EVERY } else { SELDOM };
        tests.push(Trial::test(format!("{version}/{program}"), move || compare(version, &program, every)));
    }
    assert!(!tests.is_empty(), "no programs in pyfixtures/pyc");
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}

fn compare(version: &str, program: &str, every: usize) -> Result<(), Failed> {
    let expected = Expected::recorded(&format!("pyfixtures/run/{program}"), version)?;
    for dispatch in [Dispatch::Stack, Dispatch::RegisterThreaded] {
        let setting = Setting { dispatch, collect_every: Some(every), ..Setting::default() };
        let finished = run_in(&pyc_path(version, program), setting, || None)?;
        let problems = expected.problems(&finished, &[(programs_folder(version), "<programs>")]);
        if !problems.is_empty() {
            return Err(format!("{dispatch:?}: {problems}").into());
        }
    }
    Ok(())
}

/// What recorded output calls `<programs>`.
fn programs_folder(version: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    here.join("pyfixtures/pyc").join(version).display().to_string()
}
