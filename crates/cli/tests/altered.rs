//! Files with another magic number and exchanged opcode numbers, as obfuscators make them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use taipan_decode::OpcodeMap;

fn taipan(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_taipan")).args(args).output().expect("the binary runs")
}

fn out(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn scratch(name: &str, contents: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, contents).expect("a scratch file");
    path.to_string_lossy().into_owned()
}

fn fixture(path: &str) -> String {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pyfixtures");
    root.join(path).to_string_lossy().into_owned()
}

/// The file with a magic number of nobody, and with LOAD_CONST and RETURN_VALUE exchanged, which have no caches.
fn altered(original: &str) -> Vec<u8> {
    let mut pyc = taipan_marshal::read(&std::fs::read(original).expect("a fixture")).expect("sound");
    let mut map = OpcodeMap::default();
    let [a, b] =
        ["LOAD_CONST", "RETURN_VALUE"].map(|name| OpcodeMap::number(pyc.version, name).expect("an opcode"));
    map.set(a, b);
    map.set(b, a);
    pyc.code = map.apply(&Arc::clone(&pyc.code));
    (pyc.header.magic, pyc.header.magic_end) = (0xbeef, *b"!!");
    taipan_marshal::write(&pyc).expect("writable")
}

#[test]
fn altered_files_are_read_with_the_options() {
    for (version, original) in [
        ("3.13", "pyc/3.13/basics/hello.pyc"),
        ("3.6", "marshal/3.6/functions.pyc"),
        ("3.15", "marshal/3.15/control.pyc"),
    ] {
        let original = fixture(original);
        let file = scratch(&format!("altered-{version}.pyc"), &altered(&original));
        assert_eq!(taipan(&["dis", &file]).status.code(), Some(3));
        let numbered = out(&taipan(&["dis", "--magic", version, &file]));
        let expected = out(&taipan(&["dis", &original]));
        let lines = |text: &str| text.lines().filter(|line| line.contains("RETURN_VALUE")).count();
        assert_ne!(lines(&numbered), lines(&expected));
        let map = if version == "3.13" {
            r#"{"83": "RETURN_VALUE", "36": 83}"#
        } else if version == "3.6" {
            r#"{"100": 83, "83": "LOAD_CONST"}"#
        } else {
            r#"{"81": "RETURN_VALUE", "33": "LOAD_CONST"}"#
        };
        let map = scratch(&format!("altered-{version}.json"), map.as_bytes());
        let options = ["--magic", version, "--opcode-map", &map, &file];
        let strip = |text: String| {
            text.split(" at 0x")
                .map(|part| part.split_once(", ").map_or(part, |p| p.1).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(strip(out(&taipan(&[&["dis"], &options[..]].concat()))), strip(expected));
        assert!(out(&taipan(&[&["info"], &options[..]].concat())).contains("Magic number:      48879"));
        if version == "3.13" {
            let said = std::fs::read_to_string(fixture("run/basics/hello.out")).expect("a recording");
            assert_eq!(out(&taipan(&[&["run"], &options[..]].concat())), said);
            assert_eq!(out(&taipan(&[&["verify"], &options[..]].concat())), "");
        }
    }
}

#[test]
fn wrong_options_are_usage_errors() {
    let map = scratch("wrong.json", br#"{"1": "NO_SUCH"}"#);
    let file = fixture("pyc/3.13/basics/hello.pyc");
    for (options, part) in [
        (["--magic", "3.5"], "it is one of 2.7"),
        (["--opcode-map", &map], "Python 3.13 has no opcode \"NO_SUCH\""),
        (["--opcode-map", "/nowhere.json"], "/nowhere.json: No such file"),
    ] {
        let output = taipan(&[&["dis"], &options[..], &[&file]].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(part), "{options:?}");
    }
}
