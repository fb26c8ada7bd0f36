//! `cargo xtask stdlib-fixtures`: the programs that use the library's modules, run by every CPython that lists these.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{FOLDER, VERSIONS, list_path};
use crate::fixtures::{SCRATCH, expected};
use crate::options::Options;
use crate::python::{Outcome, Python};
use crate::tree::{self, Made};

/// Where it stands that a program is about several modules.
const REMARK: &str = "# modules:";
/// The program that imports what its argument names.
const OF_NO_MODULE: &str = "import_module";

/// A program, and the modules that it is about.
struct Program {
    name: String,
    modules: Vec<String>,
}

impl Program {
    fn source(&self) -> PathBuf {
        PathBuf::from(format!("{FOLDER}/{}.py", self.name))
    }

    /// A folder of its own: beside others it would import `heapq.pyc`, the program, for `heapq`.
    fn pyc(&self, version: &str) -> PathBuf {
        PathBuf::from(format!("{FOLDER}/pyc/{version}/{}/main.pyc", self.name))
    }

    fn runs_with(&self, listed: &BTreeSet<String>) -> bool {
        self.modules.iter().all(|module| match module.strip_suffix('*') {
            Some(prefix) => listed.iter().any(|name| name.starts_with(prefix)),
            None => listed.contains(module),
        })
    }
}

/// Compiles and records the programs that `options` selects.
pub fn make(options: &Options) -> Result<()> {
    let root = tree::root()?;
    let programs = all(&root)?;
    let chosen: Vec<&Program> = programs.iter().filter(|program| options.wants(&program.name)).collect();
    let mut made = Made::new();
    let mut outcomes: BTreeMap<&str, BTreeMap<&str, Outcome>> = BTreeMap::new();
    for version in VERSIONS {
        let python = Python::find(version, &root)?;
        let listed = listed(&root, version)?;
        let chosen: Vec<&&Program> = chosen.iter().filter(|program| program.runs_with(&listed)).collect();
        println!("CPython {version}: {} programs", chosen.len());
        let pairs: Vec<(PathBuf, PathBuf)> =
            chosen.iter().map(|program| (program.source(), program.pyc(version))).collect();
        let jobs: Vec<(&Path, &Path)> = pairs.iter().map(|(source, pyc)| (&**source, &**pyc)).collect();
        python.compile(&root, &jobs, Path::new(SCRATCH))?;
        let pycs: Vec<PathBuf> = pairs.into_iter().map(|(_, pyc)| pyc).collect();
        let results = python.run_all(&root, &pycs, Path::new(SCRATCH))?;
        for ((program, pyc), outcome) in chosen.into_iter().zip(pycs).zip(results) {
            made.insert(pyc.clone(), fs::read(root.join(&pyc))?);
            if program.name != OF_NO_MODULE {
                outcomes.entry(&program.name).or_default().insert(version, outcome);
            }
        }
    }
    for (name, outcomes) in &outcomes {
        made.extend(expected::files(&Path::new(FOLDER).join(name), outcomes));
    }
    let mut recorded = tree::files_below(&root, Path::new(FOLDER))?;
    recorded.retain(|path| is_made_of(path, &|name| options.wants(name)));
    tree::settle(&root, &made, &recorded, options.check)
}

/// Every program, by name.
fn all(root: &Path) -> Result<Vec<Program>> {
    let mut programs = Vec::new();
    for path in tree::files_below(root, Path::new(FOLDER))? {
        if path.extension().is_some_and(|extension| extension == "py") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(root.join(&path))?;
            let named = text.lines().filter_map(|line| line.strip_prefix(REMARK));
            let mut modules: Vec<String> =
                named.flat_map(str::split_whitespace).map(str::to_string).collect();
            if modules.is_empty() && name != OF_NO_MODULE {
                modules.push(name.clone());
            }
            programs.push(Program { name, modules });
        }
    }
    Ok(programs)
}

fn listed(root: &Path, version: &str) -> Result<BTreeSet<String>> {
    let path = list_path(version);
    let text = fs::read_to_string(root.join(&path))
        .with_context(|| format!("{}: cargo xtask stdlib-modules makes it", path.display()))?;
    Ok(text.lines().filter_map(|line| line.split('\t').next()).map(str::to_string).collect())
}

/// Whether a file below the folder was recorded of a program whose name is wanted.
fn is_made_of(path: &Path, wanted: &dyn Fn(&str) -> bool) -> bool {
    let Ok(inner) = path.strip_prefix(FOLDER) else { return false };
    let parts: Vec<&str> = inner.iter().filter_map(|part| part.to_str()).collect();
    match parts.as_slice() {
        ["pyc", _version, name, _main] => wanted(name),
        [file] => {
            let kinds = [".out", ".err", ".exit"];
            let stem = kinds.iter().find_map(|kind| file.strip_suffix(kind));
            let own =
                stem.map(|s| VERSIONS.iter().find_map(|v| s.strip_suffix(&format!(".{v}"))).unwrap_or(s));
            own.is_some_and(wanted)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_made_of;
    use std::path::Path;

    #[test]
    fn recorded_files_name_their_program() {
        let of_xml = |path: &str| is_made_of(Path::new(path), &|name| name == "xml.dom");
        assert!(of_xml("pyfixtures/stdlib/xml.dom.out"));
        assert!(of_xml("pyfixtures/stdlib/xml.dom.3.11.err"));
        assert!(of_xml("pyfixtures/stdlib/pyc/3.13/xml.dom/main.pyc"));
        assert!(!of_xml("pyfixtures/stdlib/xml.dom.py") && !of_xml("pyfixtures/stdlib/modules.3.11.tsv"));
    }
}
