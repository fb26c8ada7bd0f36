//! `taipan trace`: executes a program and shows every instruction with the value stack.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use taipan_trace::{JsonProbe, TextProbe};
use taipan_vm::Vm;

use crate::failure::Failure;
use crate::load::is_stdin;
use crate::output;
use crate::program::{Program, finish, run_to_end};

const AFTER_HELP: &str = "\
Where the trace goes to standard output, the program's own output goes to
standard error.

Example:
  taipan trace --code fib --locals __pycache__/fib.cpython-313.pyc 10";

/// Executes a .pyc file and shows every instruction with the value stack
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP, override_usage = "taipan trace [OPTIONS] FILE [ARGS]...")]
pub struct Options {
    /// For people, or one JSON object a line
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write the trace to FILE (- for standard output)
    #[arg(long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// Only instructions of code objects of that co_qualname or co_name
    #[arg(long, value_name = "NAME")]
    code: Option<String>,
    /// Only instructions of that name
    #[arg(long, value_name = "NAME")]
    opcode: Option<String>,
    /// Cut the text of values after N characters
    #[arg(long, value_name = "N")]
    max_repr: Option<usize>,
    /// Show local, cell and free variables too
    #[arg(long)]
    locals: bool,
    /// Show the nanoseconds since the first instruction
    #[arg(long)]
    time: bool,
    /// Show calls, returns, yields and exceptions as events of their own
    #[arg(long)]
    events: bool,
    #[command(flatten)]
    program: Program,
}

/// How a trace is written.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Jsonl,
}

impl Options {
    /// Runs the program under observation.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let (mut vm, code) = self.program.prepare()?;
        let writer = self.writer(&mut vm)?;
        let options = taipan_trace::Options {
            code: self.code,
            opcode: self.opcode,
            max_repr: self.max_repr,
            locals: self.locals,
            time: self.time,
            events: self.events,
        };
        vm.set_probe(match self.format {
            Format::Text => Box::new(TextProbe::new(writer, options)),
            Format::Jsonl => Box::new(JsonProbe::new(writer, options)),
        });
        let outcome = run_to_end(&mut vm, &code);
        finish(vm, outcome)
    }

    /// Where the trace goes; the program's own output makes room for it.
    fn writer(&self, vm: &mut Vm) -> Result<Box<dyn Write>, Failure> {
        if is_stdin(&self.output) {
            vm.output.stdout = Box::new(std::io::stderr());
            return Ok(output::stdout());
        }
        match File::create(&self.output) {
            Ok(file) => Ok(Box::new(file)),
            Err(e) => Err(Failure::Usage(format!("{}: {e}", self.output.display()))),
        }
    }
}
