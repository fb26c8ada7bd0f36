//! Every program of `pyfixtures/run`, as compiled by each version, against what that CPython did with it.
//!
//! A test's name is `3.12/topic/name`; a part of it as argument selects tests.

use libtest_mimic::{Arguments, Failed, Trial};
use taipan_tests::expected::Expected;
use taipan_tests::{VERSIONS, enter_root, programs, pyc_path, run};

fn main() {
    enter_root();
    let tests: Vec<Trial> = VERSIONS
        .into_iter()
        .flat_map(|version| programs(version).into_iter().map(move |program| (version, program)))
        .map(|(version, program)| {
            Trial::test(format!("{version}/{program}"), move || compare(version, &program))
        })
        .collect();
    assert!(!tests.is_empty(), "no programs in pyfixtures/pyc");
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}

fn compare(version: &str, program: &str) -> Result<(), Failed> {
    let finished = run(&pyc_path(version, program), || None)?;
    let expected = Expected::recorded(&format!("pyfixtures/run/{program}"), version)?;
    let problems = expected.problems(&finished, &[(programs_folder(version), "<programs>")]);
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// What recorded output calls `<programs>`.
fn programs_folder(version: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    here.join("pyfixtures/pyc").join(version).display().to_string()
}
