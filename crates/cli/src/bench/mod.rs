//! `taipan bench`: programs on the engines and on CPythons, by the CPU time of whole processes in interleaved runs.

mod contestant;
mod folder;
mod measure;
mod programs;
mod report;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::engine::Engine;
use crate::failure::Failure;
use contestant::Contestant;
use folder::Scratch;
use programs::Bench;
use report::Report;

const AFTER_HELP: &str = "\
Each FILE is a .pyc file, or a folder with __main__.pyc; without any, all of
benches/programs/3.13 in the working folder. Programs get every permission,
as a CPython gives it. A CPython of another version runs what it compiles of
the .py file beside FILE (or the one that FILE names as its source); of a
folder, of all .py files in it. All must print the same.

The ratios are the CPU time of the first engine by that of each other.

Examples:
  taipan bench                                           the engines
  taipan bench --engine register-threaded --against python3.13
  taipan bench nbody.pyc --rounds 9 -- 100000            with an argument";

/// Measures programs on the engines, and against CPython
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP, override_usage = "taipan bench [OPTIONS] [FILE]... [-- ARGS]...")]
pub struct Options {
    /// What to run
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The engines, separated by commas; the first is what the others are compared with
    #[arg(long, value_enum, value_delimiter = ',', value_name = "LIST",
        default_values = ["register-threaded", "register-match", "stack"])]
    engine: Vec<Engine>,
    /// A CPython to compare with (may be given more than once)
    #[arg(long, value_name = "PYTHON")]
    against: Vec<PathBuf>,
    /// How often everything is run
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    rounds: u32,
    /// Write one JSON object instead of a table
    #[arg(long)]
    json: bool,
    /// Let the engines import from a CPython's own library too: its lib/python3.X, or the folder above
    #[arg(long, value_name = "DIR")]
    stdlib: Option<PathBuf>,
    /// Arguments of the programs
    #[arg(last = true)]
    args: Vec<OsString>,
}

impl Options {
    /// Measures all programs. Exit status 1 where one of them could not be.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let programs = programs::find(&self.files)?;
        let scratch = Scratch::new()?;
        let mut contestants: Vec<Contestant> =
            self.engine.iter().map(|engine| Contestant::engine(*engine, self.stdlib.as_deref())).collect();
        for python in &self.against {
            contestants.push(Contestant::python(python)?);
        }
        let mut report = Report::new(&contestants, self.rounds, self.json);
        for program in &programs {
            let bench = Bench { program, contestants: &contestants, args: &self.args, scratch: &scratch };
            report.add(&program.name, bench.measure(self.rounds), || {
                bench.instructions(self.stdlib.as_deref())
            });
        }
        report.finish();
        Ok(ExitCode::from(u8::from(report.has_failures())))
    }
}
