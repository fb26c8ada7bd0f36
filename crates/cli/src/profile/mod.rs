//! `taipan profile`: how often a program executes which instructions, and how often register code is left.

mod counts;
mod table;
mod transfers;

use std::process::ExitCode;

use serde_json::{Map, Value, json};
use taipan_trace::CountProbe;
use taipan_vm::engine::{Dispatch, Transfers};

use crate::failure::Failure;
use crate::output;
use crate::program::{Program, finish, run_to_end};
use table::Table;

const AFTER_HELP: &str = "\
The program's own output goes to standard error. Without a choice of tables,
opcodes and functions are shown.

--transfers runs the program a second time, on the register engine and with its
output discarded: how often a fast path or an inline cache missed, so that the
instruction was left to the stack engine (left), how many have no register form
(bridged), and how many the stack engine executed until register code went on.

Example:
  taipan profile --pairs --transfers __pycache__/fib.cpython-313.pyc 10";

/// Counts the instructions that a .pyc file executes
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP, override_usage = "taipan profile [OPTIONS] FILE [ARGS]...")]
pub struct Options {
    /// By opcode
    #[arg(long)]
    opcodes: bool,
    /// By pair of opcodes executed one after the other
    #[arg(long)]
    pairs: bool,
    /// By function
    #[arg(long)]
    functions: bool,
    /// By line
    #[arg(long)]
    lines: bool,
    /// What of it the register engine leaves to the stack engine
    #[arg(long)]
    transfers: bool,
    /// Only the first N of each table
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    /// Write one JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    program: Program,
}

/// What makes a table of counts.
type Maker = fn(&taipan_trace::Counts) -> Table;

impl Options {
    /// Runs the program, and once more for the transfers.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let (mut vm, code) = self.program.prepare()?;
        vm.output.stdout = Box::new(std::io::stderr());
        let probe = CountProbe::default();
        let counts = probe.counts();
        vm.set_probe(Box::new(probe));
        let outcome = run_to_end(&mut vm, &code);
        let counts = counts.take();
        let transfers = match self.transfers {
            true => {
                // A thread has one VM.
                drop(vm);
                let (mut second, code) = self.program.prepare()?;
                second.output.stdout = Box::new(std::io::sink());
                second.output.stderr = Box::new(std::io::sink());
                second.dispatch = Dispatch::default();
                second.transfers = Some(Box::new(Transfers::default()));
                run_to_end(&mut second, &code);
                let transfers = second.transfers.take();
                vm = second;
                transfers
            }
            false => None,
        };
        let mut tables = self.chosen(&counts);
        if let Some(transfers) = &transfers {
            tables.extend(transfers::tables(&counts, transfers));
        }
        self.show(counts.total(), &tables);
        finish(vm, outcome)
    }

    fn chosen(&self, counts: &taipan_trace::Counts) -> Vec<Table> {
        let any = self.opcodes || self.pairs || self.functions || self.lines || self.transfers;
        let makers: [(bool, Maker); 4] = [
            (self.opcodes || !any, counts::opcodes),
            (self.pairs, counts::pairs),
            (self.functions || !any, counts::functions),
            (self.lines, counts::lines),
        ];
        makers.into_iter().filter(|(is_wanted, _)| *is_wanted).map(|(_, make)| make(counts)).collect()
    }

    fn show(&self, total: u64, tables: &[Table]) {
        if self.json {
            let mut object = Map::from_iter([("instructions".to_string(), json!(total))]);
            object.extend(tables.iter().map(|table| (table.key.to_string(), table.json(self.top))));
            output::print(&format!("{}\n", Value::Object(object)));
        } else {
            let shown: String = tables.iter().map(|table| format!("\n{}", table.text(self.top))).collect();
            output::print(&format!("{total} instructions\n{shown}"));
        }
    }
}
