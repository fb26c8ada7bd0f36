//! The `.pyc` files that a command line names: files as they are, folders with all that is in them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The files themselves, and for each folder the `.pyc` files in it and in its folders, sorted.
pub fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { files.extend(inside(path)?) } else { files.push(path.clone()) }
    }
    Ok(files)
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let (mut found, mut waiting) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = waiting.pop() {
        let unreadable = |e| Failure::Usage(format!("{}: {e}", folder.display()));
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            // Symbolic links to folders are not followed: they may lead round in circles.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => waiting.push(entry.path()),
                _ if entry.path().extension().is_some_and(|e| e == "pyc") => found.push(entry.path()),
                _ => {}
            }
        }
    }
    found.sort();
    Ok(found)
}
