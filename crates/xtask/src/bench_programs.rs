//! `cargo xtask bench-programs`: the programs of `benches` compiled, so that measuring needs no CPython.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::fixtures::SCRATCH;
use crate::options::Options;
use crate::python::Python;
use crate::tree::{self, Made};

/// The version that they are compiled by.
const VERSION: &str = "3.13";

/// Folders of sources, and where their `.pyc` files lie.
const FOLDERS: [(&str, &str); 2] =
    [("benches/programs", "benches/programs/3.13"), ("benches/loops", "benches/loops")];

/// Compiles all programs that `options` selects by their names.
pub fn make(options: &Options) -> Result<()> {
    let root = tree::root()?;
    let python = Python::find(VERSION, &root)?;
    let (mut made, mut recorded) = (Made::new(), Vec::new());
    let mut jobs: Vec<(PathBuf, PathBuf)> = Vec::new();
    for (sources, compiled) in FOLDERS {
        for path in tree::files_below(&root, Path::new(sources))? {
            let name = path.file_stem().context("a file without a name")?.to_string_lossy().into_owned();
            let is = |extension: &str| path.extension().is_some_and(|e| e == extension);
            if options.wants(&name) && is("py") {
                jobs.push((path, Path::new(compiled).join(name).with_extension("pyc")));
            } else if options.wants(&name) && is("pyc") {
                recorded.push(path);
            }
        }
    }
    let scratch = |target: &Path| Path::new(SCRATCH).join(target);
    let targets: Vec<PathBuf> = jobs.iter().map(|(_, target)| scratch(target)).collect();
    let pairs: Vec<(&Path, &Path)> = jobs.iter().zip(&targets).map(|((s, _), t)| (&**s, &**t)).collect();
    python.compile(&root, &pairs, Path::new(SCRATCH))?;
    for (_, target) in jobs {
        let bytes = fs::read(root.join(scratch(&target)))?;
        made.insert(target, bytes);
    }
    tree::settle(&root, &made, &recorded, options.check)
}
