//! The binary as a user calls it: verbs, output, exit statuses.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use taipan_isa::Version;
use taipan_listings::{SetOrder, compare, read_gz};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn taipan(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_taipan"));
    command.args(args).current_dir(root()).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs to the end with that standard input.
fn run_with(args: &[&str], input: &[u8]) -> Output {
    let mut child = taipan(args).stdin(Stdio::piped()).spawn().expect("the binary starts");
    // A program need not read its input to the end.
    drop(child.stdin.take().expect("a pipe").write_all(input));
    child.wait_with_output().expect("the binary ends")
}

fn run(args: &[&str]) -> Output {
    taipan(args).output().expect("the binary runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const HELLO: &str = "pyfixtures/pyc/3.13/basics/hello.pyc";

fn hello_output() -> String {
    fs::read_to_string(root().join("pyfixtures/run/basics/hello.out")).expect("a recording")
}

#[test]
fn run_is_the_meaning_of_a_file() {
    for args in [&["run", HELLO][..], &[HELLO]] {
        let output = run(args);
        assert_eq!((out(&output), err(&output)), (hello_output(), String::new()), "{args:?}");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn standard_input_is_a_file() {
    let bytes = fs::read(root().join(HELLO)).expect("a fixture");
    for args in [&["run", "-"][..], &["-"]] {
        assert_eq!(out(&run_with(args, &bytes)), hello_output(), "{args:?}");
    }
    let dis = out(&run(&["dis", HELLO]));
    assert_eq!(out(&run_with(&["dis", "-"], &bytes)), dis);
    assert_eq!(run_with(&["verify", "-"], &bytes).status.code(), Some(0));
}

#[test]
fn what_follows_the_file_is_the_programs_own() {
    let file = "pyfixtures/cli/argv.pyc";
    for verb in [&["run"][..], &[]] {
        let args = [verb, &[file, "--help", "-x", "--", "run"]].concat();
        let output = run(&args);
        assert_eq!(out(&output), "['--help', '-x', '--', 'run']\n", "{}", err(&output));
        assert_eq!(output.status.code(), Some(4));
    }
}

#[test]
fn programs_read_standard_input() {
    let output = run_with(&["pyfixtures/cli/echo.pyc"], b"you\r\none\ntwo");
    assert_eq!(
        out(&output),
        "name? hello you\r\nline one\nline twoEOF when reading a line\n",
        "{}",
        err(&output)
    );
}

#[test]
fn exit_statuses() {
    let output = run(&["pyfixtures/cli/fail.pyc"]);
    assert_eq!((out(&output).as_str(), err(&output).as_str()), ("before\n", "beside\nthe last words\n"));
    assert_eq!(output.status.code(), Some(1));
    let output = run(&["pyfixtures/cli/hook.pyc"]);
    assert_eq!(out(&output), "caught ValueError unseen\n");
    assert_eq!(output.status.code(), Some(1));
    for wrong in [
        &[][..],
        &["run"],
        &["run", "--no-such-option"],
        &["dis", "--no-such-option", HELLO],
        &["no-such-file.pyc"],
        &["crates"],
        &["dis", "--code", "nobody", HELLO],
        &["verify"],
    ] {
        let output = run(wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{wrong:?}");
    }
}

#[test]
fn a_closed_pipe_ends_in_peace() {
    for args in [&["pyfixtures/cli/flood.pyc"][..], &["trace", "pyfixtures/cli/flood.pyc"]] {
        let mut child = taipan(args).spawn().expect("the binary starts");
        let mut some = [0; 16];
        let mut stdout = child.stdout.take().expect("a pipe");
        stdout.read_exact(&mut some).expect("some output");
        drop(stdout);
        let output = child.wait_with_output().expect("the binary ends");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(!err(&output).contains("taipan:") && !err(&output).contains("Traceback"), "{args:?}");
    }
}

#[test]
fn dis_prints_what_dis_prints() {
    let recording = read_gz(&root().join("pyfixtures/dis/3.13/listings.gz")).expect("a recording");
    let calls = recording.iter().find(|record| record.file == "calls.py").expect("a file of the recording");
    for (kind, letters) in [("dis", &[][..]), ("CSO", &["-C", "-S", "-O"])] {
        let (_, expected) = calls.texts.iter().find(|(of, _)| of == kind).expect("a listing");
        let shown = out(&run(&[&["dis"], letters, &["pyfixtures/dis/3.13/calls.pyc"]].concat()));
        let result = compare(expected, &shown, SetOrder::of(Version::V3_13));
        assert_eq!((result.first, result.codes), (None, 3), "{kind}");
    }
}

#[test]
fn dis_of_one_code_object() {
    let calculate = "pyfixtures/pyc/3.13/basics/calculate.pyc";
    let (all, one) = (out(&run(&["dis", calculate])), out(&run(&["dis", "--code", "calculate", calculate])));
    assert!(one.contains("LOAD_FAST") && all.contains(one.trim_end()), "{one}");
    assert!(!one.contains("MAKE_FUNCTION"));
    let moved = out(&run(&["dis", "--code", "calculate", "--first-line", "500", calculate]));
    assert!(moved.contains("500"), "{moved}");
}

#[test]
fn trace_shows_every_instruction() {
    let file = "pyfixtures/pyc/3.13/basics/calculate.pyc";
    let output = run(&["trace", "--format", "jsonl", file]);
    let text = out(&output);
    let first = text.lines().next().expect("a line");
    assert!(
        first.starts_with("{\"seq\":0,\"depth\":0,\"code\":\"<module>\",") && first.ends_with('}'),
        "{first}"
    );
    assert!(text.lines().all(|l| l.starts_with("{\"seq\":")));
    assert_eq!(err(&output), out(&run(&[file])), "the program's own output makes room for the trace");
    let text = out(&run(&["trace", "--code", "calculate", "--opcode", "return_value", file]));
    assert!(text.contains("RETURN_VALUE") && !text.contains("LOAD_NAME"), "{text}");
    let limited = run(&["trace", "--format=jsonl", "--max-steps", "3", file]);
    assert_eq!((out(&limited).lines().count(), limited.status.code()), (3, Some(4)));
    assert!(err(&limited).contains("limit reached: 3 instructions"));
}

#[test]
fn a_trace_goes_to_a_file() {
    let path = std::env::temp_dir().join(format!("taipan-trace-{}.jsonl", std::process::id()));
    let name = path.to_str().expect("a plain name");
    let output =
        run(&["trace", "--format", "jsonl", "--output", name, "pyfixtures/cli/argv.pyc", "--locals"]);
    let written = fs::read_to_string(&path).expect("a trace");
    fs::remove_file(&path).expect("the trace is there");
    assert_eq!(out(&output), "['--locals']\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(written.lines().count() > 10 && !written.contains("\"locals\""));
}

#[test]
fn info_tells_header_and_code_objects() {
    let text = out(&run(&["info", "pyfixtures/pyc/3.12/basics/calculate.pyc"]));
    for line in [
        "Python version:    3.12",
        "Magic number:      3531",
        "Name:              <module>",
        "Name:              calculate",
    ] {
        assert!(text.lines().any(|l| l == line), "{line:?} in {text}");
    }
    assert!(text.contains("Valid for source:  hash 0x") && text.contains(", unchecked"));
}

#[test]
fn verify_is_silent_about_sound_files() {
    let output = run(&["verify", HELLO, "pyfixtures/cli/flood.pyc"]);
    assert_eq!((out(&output), err(&output), output.status.code()), (String::new(), String::new(), Some(0)));
    let output = run(&["verify", HELLO, "Cargo.toml", "LICENSE-MIT"]);
    assert_eq!(output.status.code(), Some(1));
    let text = out(&output);
    let files: Vec<&str> = text.lines().filter_map(|l| l.split(':').next()).collect();
    assert_eq!(files, ["Cargo.toml", "LICENSE-MIT"]);
}

#[test]
fn every_verb_has_help_with_an_example() {
    for verb in ["run", "trace", "dis", "info", "verify", "unpack"] {
        let output = run(&[verb, "--help"]);
        assert!(out(&output).contains("Example:\n  taipan "), "{verb}: {}", out(&output));
        assert!(!out(&output).contains('\x1b'), "colours go to terminals only");
        assert_eq!(output.status.code(), Some(0));
    }
    assert!(out(&run(&["--help"])).contains("Exit status"));
    assert!(out(&run(&["--version"])).starts_with("taipan "));
}

#[test]
fn files_are_read_and_written_where_that_is_allowed() {
    let folder = std::env::temp_dir().join(format!("taipan-files-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let folder = folder.canonicalize().expect("a folder");
    let name = folder.to_str().expect("a name");
    let denied = run(&["run", "pyfixtures/cli/files.pyc", name]);
    assert_eq!(denied.status.code(), Some(5), "{}", err(&denied));
    assert!(err(&denied).contains("needs --allow-write"), "{}", err(&denied));
    let (read, write) = (format!("--allow-read={name}"), format!("--allow-write={name}"));
    let allowed = run(&["run", &read, &write, "pyfixtures/cli/files.pyc", name]);
    fs::remove_dir_all(&folder).expect("the folder goes");
    let expected = fs::read_to_string(root().join("pyfixtures/cli/files.out")).expect("the recorded output");
    assert_eq!(out(&allowed), expected, "{}", err(&allowed));
}
