//! What is to be executed: a `.pyc` file, a folder or zip archive with `__main__.pyc`, or a module by its name.

use std::fs;
use std::path::{Path, PathBuf};

use taipan_isa::Version;
use taipan_vm::quirks::Dialect;

use crate::failure::Failure;
use crate::load;

/// A program that was found.
pub struct Target {
    /// The file of its bytecode; in an archive, with the path inside.
    pub file: PathBuf,
    /// The bytecode, where it lies in an archive.
    pub bytes: Option<Vec<u8>>,
    /// What `sys.path` starts with; `None` for the folder of the file.
    pub entry: Option<PathBuf>,
    /// Its name as a module, where it is run as one.
    pub module: Option<String>,
}

const MAIN: &str = "__main__";

impl Target {
    /// A file, or the `__main__` of a folder or archive.
    pub fn of_path(path: &Path) -> Result<Target, Failure> {
        let plain = Target { file: path.to_path_buf(), bytes: None, entry: None, module: None };
        if load::is_stdin(path) {
            return Ok(plain);
        }
        let missing = || Failure::Usage(format!("{}: there is no {MAIN}.pyc in it", path.display()));
        if path.is_dir() {
            let file = compiled(&path.join(MAIN)).ok_or_else(missing)?;
            return Ok(Target { file, entry: Some(path.to_path_buf()), module: Some(MAIN.into()), ..plain });
        }
        let begins_as_archive = fs::read(path).ok().filter(|bytes| bytes.starts_with(b"PK"));
        let Some(archive) = begins_as_archive else { return Ok(plain) };
        let inner = format!("{MAIN}.pyc");
        match taipan_stdlib::zip_contents(&archive, &inner) {
            Some(Ok(bytes)) => Ok(Target {
                file: path.join(inner),
                bytes: Some(bytes),
                entry: Some(path.to_path_buf()),
                module: Some(MAIN.into()),
            }),
            Some(Err(reason)) => Err(Failure::Unsound(format!("{}: {reason}", path.display()))),
            None => Err(missing()),
        }
    }

    /// A module, looked for in the working folder and the standard library; of a package, its `__main__`.
    pub fn of_module(name: &str, stdlib: Option<&Path>) -> Result<Target, Failure> {
        let here = std::env::current_dir().unwrap_or_default();
        let inner: PathBuf = name.split('.').collect();
        let roots = [Some(here.as_path()), stdlib].into_iter().flatten();
        for root in roots {
            let place = root.join(&inner);
            let package = compiled(&place.join(MAIN)).map(|file| (file, format!("{name}.{MAIN}")));
            let found = compiled(&place).map(|file| (file, name.to_string()));
            if let Some((file, module)) = package.or(found) {
                return Ok(Target { file, bytes: None, entry: Some(here.clone()), module: Some(module) });
            }
        }
        Err(Failure::Usage(format!("no module named {name} (searched for a compiled file of it)")))
    }
}

/// The compiled file of a module, given its path without suffix: beside the source or in `__pycache__`, of the newest
/// version that can be executed.
fn compiled(stem: &Path) -> Option<PathBuf> {
    let alone = stem.with_extension("pyc");
    if alone.is_file() {
        return Some(alone);
    }
    let (folder, name) = (stem.parent()?, stem.file_name()?.to_str()?);
    let tags = Dialect::new(Version::V3_14).cache_tags();
    let cached = tags.iter().map(|tag| folder.join("__pycache__").join(format!("{name}.{tag}.pyc")));
    cached.into_iter().find(|file| file.is_file())
}

/// The folder of a standard library: the one given, or `lib/python3.X` below it.
pub fn library(given: &Path, version: Version) -> Result<PathBuf, Failure> {
    let below = given.join(format!("lib/python{version}"));
    let is_library =
        |folder: &&Path| folder.join("os.py").is_file() || compiled(&folder.join("os")).is_some();
    match [given, below.as_path()].into_iter().find(is_library) {
        Some(folder) => Ok(std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf())),
        None => Err(Failure::Usage(format!(
            "{}: no standard library of Python {version}: neither os nor lib/python{version}/os is there",
            given.display()
        ))),
    }
}
