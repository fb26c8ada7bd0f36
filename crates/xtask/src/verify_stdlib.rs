//! `cargo xtask verify-stdlib`: the verifier accepts every code object of the standard libraries.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::python::{Python, settled};
use crate::tree;

/// The versions whose bytecode the verifier takes.
const VERSIONS: [&str; 7] = ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"];
/// Where the compiled libraries go.
const SCRATCH: &str = "target/verify-stdlib";

/// Compiles each library and verifies it; a version whose CPython is not at hand is named.
pub fn run(arguments: &[String]) -> Result<()> {
    let root = tree::root()?;
    let (mut taipan, mut only) = (root.join("target/release/taipan"), None);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let value = arguments.next().with_context(|| format!("{argument} needs a value"))?;
        match argument.as_str() {
            "--taipan" => taipan = PathBuf::from(value),
            "--version" => only = Some(value.as_str()),
            other => bail!("unknown option {other:?}"),
        }
    }
    ensure!(taipan.exists(), "no {}: cargo build --release", taipan.display());
    let mut refused = 0;
    for version in VERSIONS.into_iter().filter(|version| only.is_none_or(|only| only == *version)) {
        match Python::find(version, &root) {
            Ok(python) => refused += verify(&python, version, &taipan, &root)?,
            Err(reason) => println!("{version}: did not run: {reason}"),
        }
    }
    ensure!(refused == 0, "{refused} files were refused");
    Ok(())
}

/// Tells how many files were refused.
fn verify(python: &Python, version: &str, taipan: &Path, root: &Path) -> Result<usize> {
    let folder = Path::new(SCRATCH).join(version);
    let made = python.script(root, "python/compile_stdlib.py", &[&folder])?;
    let output = settled(Command::new(taipan), root).arg("verify").arg(&folder).output()?;
    let findings = String::from_utf8_lossy(&output.stdout);
    print!(
        "{version}: {} files, {} refused\n{findings}",
        String::from_utf8_lossy(&made).trim(),
        findings.lines().count()
    );
    ensure!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(findings.lines().count())
}
