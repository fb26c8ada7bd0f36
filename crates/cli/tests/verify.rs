//! `taipan verify` over folders: what the CPythons from 3.8 on compile is sound.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn taipan(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_taipan"))
        .args(args)
        .current_dir(root())
        .output()
        .expect("the binary runs")
}

#[test]
fn what_cpython_compiles_is_sound() {
    for version in ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"] {
        let folder = format!("pyfixtures/dis/{version}");
        let output = taipan(&["verify", &folder]);
        assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{version}");
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn what_is_read_only_is_not_executed() {
    let file = "pyfixtures/dis/3.8/exceptions.pyc";
    for verb in ["run", "trace"] {
        let output = taipan(&[verb, file]);
        let expected = format!("taipan: {file}: bytecode of Python 3.8 can be read, but not executed\n");
        assert_eq!(String::from_utf8_lossy(&output.stderr), expected);
        assert_eq!(output.status.code(), Some(3));
    }
}
