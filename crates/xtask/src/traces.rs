//! `cargo xtask traces`: the instructions that CPython executes, with the value stack before each, of some programs.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::fixtures::program::{self, Program};
use crate::fixtures::{PYC, RUN, SCRATCH, expected, of_wanted_programs};
use crate::listings::compressed;
use crate::options::Options;
use crate::python::Python;
use crate::tree::{self, Made};

const TRACE: &str = "pyfixtures/trace";
/// The programs to trace: `topic/name`, one a line.
const PROGRAMS: &str = "pyfixtures/trace/programs.txt";
/// The versions whose running frames the recorder can read.
const VERSIONS: [&str; 3] = ["3.11", "3.12", "3.13"];

/// Records the traces of the programs that `options` selects. Their `.pyc` files must be up to date.
pub fn make(options: &Options) -> Result<()> {
    let root = tree::root()?;
    let programs = listed(&root)?;
    let mut made = Made::new();
    for version in VERSIONS {
        let python = Python::find(version, &root)?;
        for program in programs.iter().filter(|p| p.runs_on(version) && options.wants(&p.name)) {
            let lines = record(&python, &root, version, program)?;
            let target = Path::new(TRACE).join(version).join(format!("{}.jsonl.gz", program.name));
            made.insert(target, compressed(&lines)?);
        }
    }
    let mut recorded = tree::files_below(&root, Path::new(TRACE))?;
    recorded.retain(|path| path.extension().is_some_and(|extension| extension == "gz"));
    tree::settle(&root, &made, &of_wanted_programs(recorded, options)?, options.check)
}

fn listed(root: &Path) -> Result<Vec<Program>> {
    let text = fs::read_to_string(root.join(PROGRAMS))?;
    let mut programs = program::all(root)?;
    for name in text.lines() {
        ensure!(programs.iter().any(|program| program.name == name), "{PROGRAMS}: no such program: {name}");
    }
    programs.retain(|program| text.lines().any(|name| name == program.name));
    Ok(programs)
}

/// Records one program, and makes sure that it printed what it does without the recorder.
fn record(python: &Python, root: &Path, version: &str, program: &Program) -> Result<Vec<u8>> {
    let pyc = Path::new(PYC).join(version).join(program.pyc());
    let lines = Path::new(SCRATCH).join("trace").join(version).join(format!("{}.jsonl", program.name));
    fs::create_dir_all(root.join(&lines).parent().context("a file without a folder")?)?;
    let stdout = python.script(root, "python/record_trace.py", &[&pyc, &lines])?;
    let stem: PathBuf = root.join(RUN).join(&program.name);
    ensure!(
        stdout == expected::stdout(&stem, version)?,
        "{}: prints something else on {version} when traced, or its recorded output is out of date",
        program.name
    );
    Ok(fs::read(root.join(&lines))?)
}
