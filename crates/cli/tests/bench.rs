//! `taipan bench` and `taipan profile`: what they say of a program whose instructions are known.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const HELLO: &str = "pyfixtures/pyc/3.13/basics/hello.pyc";

fn taipan(args: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Command::new(env!("CARGO_BIN_EXE_taipan")).args(args).current_dir(root).output().expect("it runs")
}

fn json(args: &[&str]) -> Value {
    serde_json::from_slice(&taipan(args).stdout).expect("JSON")
}

#[test]
fn every_engine_prints_the_same() {
    let expected = taipan(&["run", HELLO]).stdout;
    for engine in ["stack", "register-match", "register-threaded"] {
        assert_eq!(taipan(&["run", "--engine", engine, HELLO]).stdout, expected, "{engine}");
    }
    assert_eq!(taipan(&["run", "--engine", "none", HELLO]).status.code(), Some(2));
}

#[test]
fn profile_counts_what_a_trace_shows() {
    let trace = taipan(&["trace", "--format", "jsonl", HELLO]).stdout;
    let lines = trace.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count() as u64;
    let profile = json(&["profile", "--json", "--opcodes", "--pairs", "--transfers", "--top", "999", HELLO]);
    assert_eq!(profile["instructions"], lines);
    let sum = |key: &str| -> u64 {
        let rows = profile[key].as_array().expect("a table");
        rows.iter().map(|row| row["executed"].as_u64().expect("a count")).sum()
    };
    assert_eq!((sum("opcodes"), sum("pairs")), (lines, lines - 1));
    assert_eq!(profile["transfers"][0]["executed"], lines);
    assert_eq!(profile["refused"].as_array().map(Vec::len), Some(0));
}

#[cfg(unix)]
#[test]
fn bench_measures_the_engines() {
    let report = json(&["bench", "--rounds", "1", "--engine", "stack,register-match", "--json", HELLO]);
    let program = &report["programs"][0];
    assert_eq!(program["name"], "hello");
    assert_eq!(program["instructions"], json(&["profile", "--json", HELLO])["instructions"]);
    assert!(program["ratios"]["register-match"].as_f64().is_some_and(|ratio| ratio > 0.0), "{report}");
}

#[cfg(unix)]
#[test]
fn what_fails_is_listed_with_its_reason() {
    let output = taipan(&["bench", "--rounds", "1", "pyfixtures/pyc/3.13/uncaught/nested_calls.pyc"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        text.contains("nested_calls") && text.contains("cannot be measured: register-threaded: "),
        "{text}"
    );
}
