//! The `taipan` command: reads the command line and hands over to one file per verb.

mod altered;
mod audit;
mod batch;
mod bench;
mod dis;
mod engine;
mod failure;
mod files;
mod graph;
mod info;
mod limited;
mod load;
mod ordered;
mod output;
mod profile;
mod program;
mod run;
mod sandbox;
mod target;
mod trace;
mod unpack;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;

const AFTER_HELP: &str = "\
Examples:
  python3.13 -m py_compile hello.py
  taipan __pycache__/hello.cpython-313.pyc       run it
  taipan dis __pycache__/hello.cpython-313.pyc   what dis.dis prints of it

FILE may be - for standard input everywhere.

Exit status: that of the program; 1 for an uncaught exception; 2 for a wrong
command line; 3 for a file that is not a sound .pyc; 5 for a permission that the
program lacks; for a limit reached 4 (instructions), 6 (time), 7 (memory),
8 (depth) or 9 (output).";

/// Loads CPython's .pyc files, executes them on a value stack, and shows what they do.
#[derive(Parser)]
#[command(name = "taipan", version, after_help = AFTER_HELP, arg_required_else_help = true)]
#[command(
    override_usage = "taipan [PERMISSIONS] FILE.pyc [ARGS]...\n       taipan <COMMAND> [OPTIONS] FILE..."
)]
struct Cli {
    #[command(flatten)]
    sandbox: sandbox::Sandbox,
    #[command(flatten)]
    limits: limited::Limited,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Run(run::Options),
    Trace(trace::Options),
    Dis(dis::Options),
    Info(info::Options),
    Verify(verify::Options),
    Unpack(unpack::Options),
    Profile(profile::Options),
    Bench(bench::Options),
    /// Any other first word is a file to run.
    #[command(external_subcommand)]
    Program(Vec<OsString>),
}

fn main() -> ExitCode {
    let Cli { sandbox, limits, verb } = Cli::parse();
    if (sandbox.is_given() || limits.is_given()) && !matches!(verb, Verb::Program(_)) {
        return Failure::Usage("permissions and limits stand behind the verb, before FILE".to_string())
            .report();
    }
    let done = match verb {
        Verb::Run(options) => options.run(),
        Verb::Trace(options) => options.run(),
        Verb::Dis(options) => options.run(),
        Verb::Info(options) => options.run(),
        Verb::Verify(options) => options.run(),
        Verb::Unpack(options) => options.run(),
        Verb::Profile(options) => options.run(),
        Verb::Bench(options) => options.run(),
        Verb::Program(words) => run::Options::of(words, sandbox, limits).run(),
    };
    done.unwrap_or_else(Failure::report)
}
