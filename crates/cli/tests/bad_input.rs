//! Files that are not sound: each is refused with one line that says what is wrong, where, and of which version.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn fixture(path: &str) -> Vec<u8> {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read(root.join("pyfixtures").join(path)).expect("a fixture")
}

fn give(verb: &str, bytes: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_taipan"))
        .args([verb, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    child.stdin.take().expect("a pipe").write_all(bytes).expect("it reads its input");
    child.wait_with_output().expect("the binary ends")
}

/// The one line that `run` says about the file.
fn refusal(bytes: &[u8]) -> String {
    let output = give("run", bytes);
    let text = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(3), "{text}");
    assert!(output.stdout.is_empty());
    assert_eq!(text.lines().count(), 1, "{text}");
    let line = text.trim_end().strip_prefix("taipan: -: ").expect("the file's name").to_string();
    let output = give("verify", bytes);
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end(), format!("-: {line}"));
    assert_eq!(output.status.code(), Some(1));
    line
}

#[test]
fn what_is_no_pyc_is_named() {
    assert_eq!(refusal(b""), "not a .pyc file: it is empty");
    let source = refusal(b"print('hello')\n");
    assert!(
        source.starts_with("not a .pyc file: it is text (Python source must be compiled first"),
        "{source}"
    );
    assert!(refusal(b"PK\x03\x04rest").contains("ZIP"));
    assert!(refusal(&[0; 64]).contains("does not start with a magic number"));
}

#[test]
fn foreign_versions_are_named() {
    let of = |magic: u16| refusal(&[&magic.to_le_bytes()[..], b"\r\n", &[0; 16]].concat());
    for (magic, version) in
        [(3131, "3.0"), (3151, "3.1"), (3180, "3.2"), (3230, "3.3"), (3310, "3.4"), (3351, "3.5")]
    {
        assert_eq!(of(magic), format!("magic number {magic} is of Python {version}, which is not supported"));
    }
    assert!(of(3494).contains("pre-release of Python 3.11"));
    assert!(of(1).contains("of no known Python"));
}

#[test]
fn truncated_files_are_refused_at_every_length() {
    for version in ["3.11", "3.12", "3.13", "3.14"] {
        let whole = fixture(&format!("pyc/{version}/basics/hello.pyc"));
        for length in [2, 4, 10, 16, 17, 30, whole.len() / 2, whole.len() - 1] {
            let line = refusal(&whole[..length]);
            if length > 4 {
                assert!(
                    line.starts_with(&format!("Python {version}: ")) && line.contains("byte"),
                    "{length}: {line}"
                );
            }
        }
    }
}

/// The program with the bytes of an instruction sequence replaced, where they stand first.
fn broken(program: &str, from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = fixture(program);
    let at = bytes.windows(from.len()).position(|w| w == from).expect("the instructions");
    bytes[at..at + to.len()].copy_from_slice(to);
    bytes
}

/// Opcodes of 3.12.
mod op {
    pub const RETURN_VALUE: u8 = 83;
    pub const LOAD_CONST: u8 = 100;
    pub const JUMP_FORWARD: u8 = 110;
    pub const RESUME: u8 = 151;
}

const CALCULATE: &str = "pyc/3.12/basics/calculate.pyc";

#[test]
fn unsound_bytecode_is_refused_with_its_place() {
    let start = [op::RESUME, 0, op::LOAD_CONST, 0];
    let with =
        |instruction: [u8; 2]| refusal(&broken(CALCULATE, &start, &[&start[..2], &instruction].concat()));
    assert_eq!(
        with([op::LOAD_CONST, 250]).split(": ").take(2).collect::<Vec<_>>(),
        ["Python 3.12", "code object <module>, offset 2, LOAD_CONST"],
    );
    assert!(with([op::LOAD_CONST, 250]).contains("constant 250 of"), "{}", with([op::LOAD_CONST, 250]));
    assert!(with([op::JUMP_FORWARD, 255]).contains("where no instruction starts"));
    assert!(with([op::RETURN_VALUE, 0]).ends_with("RETURN_VALUE: the value stack underflows"));
    assert!(with([255, 0]).contains("opcode"));
    let cut = refusal(&broken(CALCULATE, &start, &[op::RETURN_VALUE, 0]));
    assert_eq!(cut, "Python 3.12: code object <module>: no RESUME");
}

/// Random damage ends in a refusal or a run, never in a crash.
#[test]
fn damage_never_crashes() {
    let whole = fixture("pyc/3.13/basics/hello.pyc");
    let mut seed = 12345u32;
    for _ in 0..60 {
        let mut bytes = whole.clone();
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = 16 + (seed >> 8) as usize % (bytes.len() - 16);
        bytes[at] = bytes[at].wrapping_add((seed >> 3) as u8 | 1);
        let output = give("verify", &bytes);
        assert!(matches!(output.status.code(), Some(0 | 1)), "byte {at}: {output:?}");
    }
}
