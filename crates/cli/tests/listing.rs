//! `dis` and `info` over many files, as JSON, and at the place of a crash.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taipan"));
    command.args(args).current_dir(root()).output().expect("the binary runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const HELLO: &str = "pyfixtures/pyc/3.13/basics/hello.pyc";
const CALCULATE: &str = "pyfixtures/pyc/3.13/basics/calculate.pyc";
const CRASH: &str = "pyfixtures/pyc/3.13/uncaught/nested_calls.pyc";

/// A folder of its own for a test, gone with it.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let folder = std::env::temp_dir().join(format!("taipan-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        Scratch(folder)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("a plain name")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

#[test]
fn several_files_have_titles() {
    let (one, two) = (out(&run(&["dis", CALCULATE])), out(&run(&["dis", HELLO])));
    let both = run(&["dis", CALCULATE, HELLO]);
    assert_eq!(out(&both), format!("==> {CALCULATE} <==\n{one}\n==> {HELLO} <==\n{two}\n"));
    assert_eq!(both.status.code(), Some(0));
}

#[test]
fn folders_stand_for_their_files_in_stable_order() {
    let folder = run(&["dis", "pyfixtures/pyc/3.13/basics"]);
    let text = out(&folder);
    let titles: Vec<&str> = text.lines().filter(|line| line.starts_with("==> ")).collect();
    assert!(titles.len() > 3 && titles.is_sorted(), "{titles:?}");
    assert_eq!(out(&run(&["dis", "pyfixtures/pyc/3.13/basics"])), text);
}

#[test]
fn what_cannot_be_read_ends_nothing_else() {
    for verb in ["dis", "info"] {
        let output = run(&[verb, "Cargo.toml", CALCULATE, "no-such-file.pyc", HELLO]);
        assert_eq!(output.status.code(), Some(3), "{verb}");
        let errors = err(&output);
        let names: Vec<_> = errors.lines().filter_map(|line| line.split(": ").nth(1)).collect();
        assert_eq!(names, ["Cargo.toml", "no-such-file.pyc"], "{errors}");
        assert!(out(&output).contains("calculate") && out(&output).contains("basics/hello.py"));
    }
    let output = run(&["verify", "no-such-file.pyc", "Cargo.toml", HELLO]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!((out(&output).lines().count(), err(&output).lines().count()), (1, 1));
}

#[test]
fn texts_go_to_files_of_a_folder() {
    let scratch = Scratch::new("output");
    let output = run(&["dis", "--output", scratch.path(), "pyfixtures/pyc/3.13"]);
    assert_eq!((out(&output), output.status.code()), (String::new(), Some(0)));
    let written = fs::read_to_string(scratch.0.join("basics/calculate.pyc.txt")).expect("a listing");
    assert_eq!(written, out(&run(&["dis", CALCULATE])));
    let clash =
        run(&["dis", "--output", scratch.path(), CALCULATE, "pyfixtures/pyc/3.12/basics/calculate.pyc"]);
    assert_eq!(clash.status.code(), Some(2), "{}", err(&clash));
}

#[test]
fn quiet_counts() {
    let output = out(&run(&["dis", "--quiet", CALCULATE, HELLO]));
    let lines = out(&run(&["dis", CALCULATE])).lines().count() + out(&run(&["dis", HELLO])).lines().count();
    assert!(output.starts_with("2 files, ") && output.contains(&format!(" {lines} lines, ")), "{output}");
}

#[test]
fn json_is_a_line_a_file() {
    for verb in ["dis", "info"] {
        let text = out(&run(&[verb, "--json", "pyfixtures/pyc/3.13/basics"]));
        assert!(text.lines().count() > 3);
        for line in text.lines() {
            let document: serde_json::Value = serde_json::from_str(line).expect("JSON");
            assert_eq!(document["version"], "3.13");
            assert!(
                document["file"].as_str().is_some_and(|file| file.starts_with("pyfixtures/pyc/3.13/basics/"))
            );
        }
    }
    let text = out(&run(&["dis", "--json", "--code", "calculate", "--first-line", "500", CALCULATE]));
    let document: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(document["codes"].as_array().map(Vec::len), Some(1));
    assert_eq!(document["codes"][0]["instructions"][0]["line_number"], 500);
}

#[test]
fn a_crash_is_shown_where_it_happened() {
    let plain = run(&["run", CRASH]);
    let output = run(&["dis", "--at-error", "--first-line", "100", CRASH]);
    assert_eq!((err(&output), output.status.code()), (err(&plain), plain.status.code()));
    let listing = out(&output).strip_prefix(&out(&plain)).expect("its own output first").to_string();
    let divide =
        out(&run(&["dis", "--code", "divide", "--current-offset", "4", "--first-line", "100", CRASH]));
    assert!(listing.contains("--> BINARY_OP               11 (/)") && listing.contains("101 "), "{listing}");
    assert_eq!(listing.trim_start_matches('\n'), divide.trim_start_matches('\n'));
    let sound = run(&["dis", "--at-error", HELLO]);
    assert_eq!(out(&sound), out(&run(&[HELLO])));
    assert_eq!(
        run(&["dis", "--at-error", "pyfixtures/cli/argv.pyc", "a", "b", "c", "d"]).status.code(),
        Some(4)
    );
}

#[test]
fn nested_code_can_be_left_out() {
    let text = out(&run(&["dis", "--depth", "0", CALCULATE]));
    assert!(!text.contains("Disassembly of") && out(&run(&["dis", CALCULATE])).starts_with(&text));
}
