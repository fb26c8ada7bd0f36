//! Programs in the form that a CPython of another version runs: compiled by it, in a temporary folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::programs::Program;
use crate::failure::Failure;
use crate::load;

/// A folder that goes away with its owner.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new one in the system's folder for such.
    pub fn new() -> Result<Scratch, Failure> {
        let folder = std::env::temp_dir().join(format!("taipan-bench-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|e| load::unreadable(&folder, &e))?;
        Ok(Scratch(folder))
    }

    /// A place that nothing has yet.
    fn place(&self, name: &str) -> PathBuf {
        let numbered = |n: u32| self.0.join(n.to_string()).join(name);
        (0..).map(numbered).find(|place| !place.exists()).unwrap_or_default()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind is in the way of nobody.
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Compiles SOURCE to TARGET as CPython does, from pairs of arguments.
const COMPILE: &str = "\
import py_compile, sys
for source, target in zip(sys.argv[1::2], sys.argv[2::2]):
    py_compile.compile(source, cfile=target, doraise=True)";

/// The program as a Python of another version runs it.
pub fn compiled(program: &Program, mut python: Command, scratch: &Scratch) -> Result<PathBuf, String> {
    let text = |e: io::Error| load::reason(&e);
    let place = scratch.place(&program.name);
    let mut jobs = Vec::new();
    let form = if program.path.is_dir() {
        copy(&program.path, &place, Some(&mut jobs)).map_err(text)?;
        place.join("__main__.pyc")
    } else {
        let source = program.source().ok_or_else(|| format!("no source of {} to compile", program.name))?;
        let target = place.with_extension("pyc");
        fs::create_dir_all(target.parent().unwrap_or(&place)).map_err(text)?;
        jobs.push((source, target.clone()));
        target
    };
    python.args(["-c", COMPILE]);
    for (source, target) in &jobs {
        python.arg(source).arg(target);
    }
    let output = python.output().map_err(text)?;
    match output.status.success() {
        true => Ok(form),
        false => Err(super::measure::last_line(&output.stderr)),
    }
}

/// The program as it is; of a folder a copy of what is compiled, because a source beside it comes first in imports.
pub fn without_sources(program: &Program, scratch: &Scratch) -> Result<PathBuf, String> {
    if !program.path.is_dir() {
        return Ok(program.path.clone());
    }
    let place = scratch.place(&program.name);
    copy(&program.path, &place, None).map_err(|e| load::reason(&e))?;
    Ok(place.join("__main__.pyc"))
}

/// A source and what it is to be compiled to.
type Job = (PathBuf, PathBuf);

/// Copies a folder without its sources. Where there are `jobs`, they get these, and what is compiled stays behind.
fn copy(from: &Path, to: &Path, mut jobs: Option<&mut Vec<Job>>) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        match (extension, &mut jobs) {
            _ if path.is_dir() => copy(&path, &target, jobs.as_deref_mut())?,
            ("py", Some(jobs)) => jobs.push((path, target.with_extension("pyc"))),
            ("py", None) | ("pyc", Some(_)) => {}
            _ => fs::copy(&path, &target).map(drop)?,
        }
    }
    Ok(())
}
