//! `cargo xtask roundtrip`: every `.pyc` of the standard libraries, read and written back, is the same byte for byte.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use taipan_isa::Version;

use crate::python::Python;
use crate::tree;

/// Where the compiled libraries go.
const SCRATCH: &str = "target/roundtrip";

/// Compiles each library and checks it together with the files installed; a version whose CPython is not at hand is named.
pub fn run(arguments: &[String]) -> Result<()> {
    let root = tree::root()?;
    let wanted = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--all"] => None,
        ["--version", version] => Some(version.to_owned()),
        _ => bail!("usage: cargo xtask roundtrip --version X | --all"),
    };
    let versions = Version::ALL.iter().map(Version::to_string);
    let mut differing = 0;
    for version in versions.filter(|version| wanted.as_ref().is_none_or(|wanted| wanted == version)) {
        match Python::find(&version, &root) {
            Ok(python) => differing += check(&python, &version, &root)?,
            Err(reason) => println!("{version}: did not run: {reason}"),
        }
    }
    ensure!(differing == 0, "{differing} files differ");
    Ok(())
}

/// Tells how many files came back otherwise.
fn check(python: &Python, version: &str, root: &Path) -> Result<usize> {
    let folder = Path::new(SCRATCH).join(version);
    let list = Path::new(SCRATCH).join(format!("{version}.list"));
    fs::create_dir_all(root.join(SCRATCH))?;
    python.script(root, "python/compile_stdlib.py", &[&folder, &list])?;
    let installed = fs::read_to_string(root.join(&list)).context("the list of installed files")?;
    let mut files = tree::files_below(root, &folder)?;
    files.extend(installed.lines().map(PathBuf::from));
    let mut differing = 0;
    for path in &files {
        let bytes = fs::read(root.join(path)).with_context(|| path.display().to_string())?;
        if let Err(reason) = round(version, &bytes) {
            println!("{}: {reason}", path.display());
            differing += 1;
        }
    }
    let same = files.len() - differing;
    println!("{version}: {same} of {} files, {} %", files.len(), same * 100 / files.len().max(1));
    Ok(differing)
}

fn round(version: &str, bytes: &[u8]) -> Result<()> {
    let pyc = taipan_marshal::read(bytes)?;
    ensure!(pyc.version.to_string() == version, "is of Python {}", pyc.version);
    ensure!(pyc.exact, "holds what CPython does not write");
    ensure!(taipan_marshal::write(&pyc)? == bytes, "is written otherwise");
    Ok(())
}
