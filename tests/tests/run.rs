//! Every program of `pyfixtures/run`, as compiled by each version, against what that CPython did with it.
//!
//! A test's name is `3.12/topic/name`, with `@stack`, `@match` or `@leaving` behind it where it runs on another than the default
//! engine; a part of it as argument selects tests.

use libtest_mimic::{Arguments, Failed, Trial};
use taipan_tests::expected::Expected;
use taipan_tests::{VERSIONS, enter_root, programs, pyc_path, run_on};
use taipan_vm::engine::Dispatch;

/// What marks tests on an engine, and the versions whose programs run on it. The two ways of dispatch share the bodies of
/// all register instructions, so that for the second some versions do.
const ENGINES: [(&str, Dispatch, &[&str]); 4] = [
    ("", Dispatch::RegisterThreaded, &VERSIONS),
    ("@match", Dispatch::RegisterMatch, &["3.11", "3.14"]),
    ("@stack", Dispatch::Stack, &VERSIONS),
    ("@leaving", Dispatch::RegisterLeaving, &["3.12", "3.13"]),
];

fn main() {
    enter_root();
    let tests: Vec<Trial> = VERSIONS
        .into_iter()
        .flat_map(|version| programs(version).into_iter().map(move |program| (version, program)))
        .flat_map(|(version, program)| {
            let engines = ENGINES.into_iter().filter(move |(.., versions)| versions.contains(&version));
            engines.map(move |(mark, dispatch, _)| {
                let program = program.clone();
                let name = format!("{version}/{program}{mark}");
                Trial::test(name, move || compare(version, &program, dispatch))
            })
        })
        .collect();
    assert!(!tests.is_empty(), "no programs in pyfixtures/pyc");
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}

fn compare(version: &str, program: &str, dispatch: Dispatch) -> Result<(), Failed> {
    let finished = run_on(dispatch, &pyc_path(version, program), || None)?;
    let expected = Expected::recorded(&format!("pyfixtures/run/{program}"), version)?;
    let problems = expected.problems(&finished, &[(programs_folder(version), "<programs>")]);
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// What recorded output calls `<programs>`.
fn programs_folder(version: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    here.join("pyfixtures/pyc").join(version).display().to_string()
}
