//! The files that a verb is about: named ones, and all `.pyc` files below folders.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::load;

/// A file to work on.
#[derive(Debug, Clone)]
pub struct Input {
    /// How to reach it, and how to call it.
    pub path: PathBuf,
    /// Its place below the folder it was found in, or its name.
    pub relative: PathBuf,
}

/// The files to work on, and whether there are several of them.
#[derive(Debug)]
pub struct Inputs {
    /// The files, in the order of the command line, those of a folder in the order of their paths.
    pub files: Vec<Input>,
    /// Folders that could not be read.
    pub failures: Vec<Failure>,
    /// Whether a folder or more than one file was asked for.
    pub many: bool,
}

/// Finds the files that are meant by `paths`.
pub fn inputs(paths: &[PathBuf]) -> Inputs {
    let mut found = Inputs { files: Vec::new(), failures: Vec::new(), many: paths.len() > 1 };
    for path in paths {
        if !load::is_stdin(path) && path.is_dir() {
            found.many = true;
            found.folder(path, Path::new(""));
        } else {
            let relative = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
            found.files.push(Input { path: path.clone(), relative });
        }
    }
    found
}

impl Inputs {
    fn folder(&mut self, folder: &Path, relative: &Path) {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(e) => return self.failures.push(load::unreadable(folder, &e)),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let (path, relative) = (entry.path(), relative.join(entry.file_name()));
            // A link to a folder may lead back up.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                self.folder(&path, &relative);
            } else if path.extension().is_some_and(|extension| extension == "pyc") {
                self.files.push(Input { path, relative });
            }
        }
    }
}
