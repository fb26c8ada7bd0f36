//! The programs to be measured, and the rounds of one of them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::contestant::Contestant;
use super::folder::{self, Scratch};
use super::measure;
use crate::altered::Altered;
use crate::failure::Failure;
use crate::{files, load};

/// Where a repository of Taipan keeps its own.
const DEFAULT: &str = "benches/programs/3.13";

/// A program to be measured.
pub struct Program {
    pub name: String,
    /// A `.pyc` file, or a folder with `__main__.pyc`.
    pub path: PathBuf,
    /// The version of its bytecode, as in `3.13`.
    pub version: String,
    /// What its code object names as the source.
    pub source: PathBuf,
}

/// The programs that are meant by the words of the command line, or the default ones.
pub fn find(words: &[PathBuf]) -> Result<Vec<Program>, Failure> {
    let folder = PathBuf::from(DEFAULT);
    if words.is_empty() && !folder.is_dir() {
        return Err(Failure::Usage(format!("no FILE to measure, and no folder {DEFAULT} here")));
    }
    let mut paths = Vec::new();
    let words = if words.is_empty() { &[folder][..] } else { words };
    for word in words {
        if load::is_stdin(word) {
            return Err(Failure::Usage("standard input can be read only once".to_string()));
        }
        match word.is_dir() && !word.join("__main__.pyc").is_file() {
            true => paths.extend(files::inputs(std::slice::from_ref(word)).files.into_iter().map(|f| f.path)),
            false => paths.push(word.clone()),
        }
    }
    paths.into_iter().map(Program::new).collect()
}

impl Program {
    fn new(path: PathBuf) -> Result<Program, Failure> {
        let file = if path.is_dir() { path.join("__main__.pyc") } else { path.clone() };
        let pyc = load::pyc(&file, &Altered::default())?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = PathBuf::from(pyc.code.filename.to_string());
        Ok(Program { name, path, version: pyc.version.to_string(), source })
    }

    /// The Python source, where it can be found: beside the file, or where the file says.
    pub fn source(&self) -> Option<PathBuf> {
        [self.path.with_extension("py"), self.source.clone()].into_iter().find(|path| path.is_file())
    }
}

/// A program and those who run it.
pub struct Bench<'a> {
    pub program: &'a Program,
    pub contestants: &'a [Contestant],
    pub args: &'a [OsString],
    pub scratch: &'a Scratch,
}

impl Bench<'_> {
    /// The median CPU seconds of each contestant, or why there are none.
    pub fn measure(&self, rounds: u32) -> Result<Vec<f64>, String> {
        let mut seconds = vec![Vec::new(); self.contestants.len()];
        let mut expected: Option<Vec<u8>> = None;
        let forms: Vec<PathBuf> = self
            .contestants
            .iter()
            .map(|contestant| contestant.form_of(self.program, self.scratch))
            .collect::<Result<_, String>>()?;
        for _ in 0..rounds {
            for ((contestant, form), times) in self.contestants.iter().zip(&forms).zip(&mut seconds) {
                let mut command = contestant.command(form);
                let run = measure::run(command.args(self.args)).map_err(|e| contestant.says(&e))?;
                times.push(run.seconds);
                if *expected.get_or_insert_with(|| run.stdout.clone()) != run.stdout {
                    return Err(contestant.says("prints something else than the first"));
                }
            }
        }
        Ok(seconds.into_iter().map(measure::median).collect())
    }

    /// How many instructions the program executes.
    pub fn instructions(&self, stdlib: Option<&Path>) -> Option<u64> {
        let form = folder::without_sources(self.program, self.scratch).ok()?;
        let mut command = Contestant::counting(stdlib, &form).ok()?;
        let run = measure::run(command.args(self.args)).ok()?;
        let report: serde_json::Value = serde_json::from_slice(&run.stdout).ok()?;
        report["instructions"].as_u64()
    }
}
