//! Every program of `pyfixtures/run`, as compiled by each version, against what that CPython did with it.
//!
//! A test's name is `3.12/topic/name`, with `@stack` or `@match` behind it where it runs on another than the default
//! engine; a part of it as argument selects tests.

use std::fs;

use libtest_mimic::{Arguments, Failed, Trial};
use taipan_tests::{VERSIONS, enter_root, programs, pyc_path, run_on};
use taipan_vm::engine::Dispatch;

/// What marks tests on an engine, and the versions whose programs run on it. The two ways of dispatch share the bodies of
/// all register instructions, so that for the second some versions do.
const ENGINES: [(&str, Dispatch, &[&str]); 3] = [
    ("", Dispatch::RegisterThreaded, &VERSIONS),
    ("@match", Dispatch::RegisterMatch, &["3.11", "3.14"]),
    ("@stack", Dispatch::Stack, &VERSIONS),
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
    let mut problems = String::new();
    let exit = recorded(version, program, "exit").map_or(Ok(0), |text| text.trim().parse::<u8>())?;
    for (stream, written) in [("out", &finished.stdout), ("err", &finished.stderr)] {
        let expected = recorded(version, program, stream).unwrap_or_default();
        let written = String::from_utf8_lossy(written).replace(&programs_folder(version), "<programs>");
        if let Some(difference) = first_difference(&expected, &written) {
            problems.push_str(&format!("std{stream}, {difference}\n"));
        }
    }
    if exit != finished.exit {
        problems.push_str(&format!("exit status {}, not {exit}\n", finished.exit));
    }
    if finished.leaked != 0 {
        problems.push_str(&format!("leak: {} objects outlive the VM\n", finished.leaked));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// What recorded output calls `<programs>`.
fn programs_folder(version: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    here.join("pyfixtures/pyc").join(version).display().to_string()
}

/// What was recorded of that version, or of all.
fn recorded(version: &str, program: &str, kind: &str) -> Option<String> {
    let own = fs::read(format!("pyfixtures/run/{program}.{version}.{kind}"));
    let bytes = own.or_else(|_| fs::read(format!("pyfixtures/run/{program}.{kind}"))).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The first line that differs and two more, with the one before them.
fn first_difference(expected: &str, written: &str) -> Option<String> {
    if expected == written {
        return None;
    }
    let (wanted, got): (Vec<&str>, Vec<&str>) =
        (expected.split('\n').collect(), written.split('\n').collect());
    let same = wanted.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let mut text = format!("line {}:", same + 1);
    if let Some(line) = same.checked_sub(1).and_then(|i| wanted.get(i)) {
        text.push_str(&format!("\n    {}", shortened(line)));
    }
    for (mark, lines) in [('-', &wanted), ('+', &got)] {
        for line in lines.iter().skip(same).take(3) {
            text.push_str(&format!("\n  {mark} {}", shortened(line)));
        }
    }
    Some(text)
}

fn shortened(line: &str) -> String {
    line.chars().take(200).collect()
}
