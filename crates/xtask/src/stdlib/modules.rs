//! `cargo xtask stdlib-modules`: each CPython says which modules of its library have an import that generates no code.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::{VERSIONS, list_path};
use crate::options::Options;
use crate::python::Python;
use crate::tree::{self, Made};

const SCRIPT: &str = "crates/xtask/python/stdlib_modules.py";

/// Asks every version and records the lists.
pub fn list(options: &Options) -> Result<()> {
    let root = tree::root()?;
    let mut made = Made::new();
    for version in VERSIONS {
        let text = ask(&Python::find(version, &root)?, &root)?;
        println!("CPython {version}: {} modules", text.lines().filter(|l| !l.starts_with('#')).count());
        made.insert(list_path(version), text.into_bytes());
    }
    tree::settle(&root, &made, &[], options.check)
}

/// The isolated interpreter takes nothing from `site`, and reads frozen modules from their files.
fn ask(python: &Python, root: &Path) -> Result<String> {
    let flags = ["-I", "-S", "-X", "frozen_modules=off"];
    let output = python.command(root).args(flags).arg(SCRIPT).output().context("cannot run CPython")?;
    ensure!(output.status.success(), "{SCRIPT}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}
