//! The files that a task made, set against those recorded under `pyfixtures`: written, or compared.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Contents by path, relative to the repository root.
pub type Made = BTreeMap<PathBuf, Vec<u8>>;

/// The repository root.
pub fn root() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().with_context(|| format!("no such folder: {}", root.display()))
}

/// All files below a folder, relative to `root` as `folder` is, sorted.
pub fn files_below(root: &Path, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(root.join(&folder)) else { continue };
        for entry in entries {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// Writes `made` and removes those of `recorded` that were not made; with `check` only says what differs, and fails if
/// anything does.
pub fn settle(root: &Path, made: &Made, recorded: &[PathBuf], check: bool) -> Result<()> {
    let stale: BTreeSet<&PathBuf> = recorded.iter().filter(|path| !made.contains_key(*path)).collect();
    let changed: Vec<&PathBuf> = made
        .iter()
        .filter(|(path, bytes)| fs::read(root.join(path)).ok().as_ref() != Some(*bytes))
        .map(|m| m.0)
        .collect();
    for path in &changed {
        println!("{} {}", if check { "differs" } else { "writes" }, path.display());
    }
    for path in &stale {
        println!("{} {}", if check { "is stale:" } else { "removes" }, path.display());
    }
    println!("{} files, {} changed, {} stale", made.len(), changed.len(), stale.len());
    if check {
        if !changed.is_empty() || !stale.is_empty() {
            bail!("the recorded files are not what would be made");
        }
        return Ok(());
    }
    for path in changed {
        let target = root.join(path);
        fs::create_dir_all(target.parent().context("a file without a folder")?)?;
        fs::write(&target, &made[path])?;
    }
    for path in stale {
        fs::remove_file(root.join(path))?;
    }
    Ok(())
}
