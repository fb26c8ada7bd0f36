//! What the program may use of the machine: the `--allow-…` options.

use std::path::PathBuf;

use clap::Args;
use taipan_vm::host::{Allowed, Capabilities, Host, System};

/// Nothing but computing, its modules and the standard streams, unless allowed.
#[derive(Args, Default)]
#[command(next_help_heading = "Permissions (none unless given)")]
pub struct Sandbox {
    /// Read files and folders: all, or those at and below the PATHs
    #[arg(long, value_name = "PATH", num_args = 0.., require_equals = true, value_delimiter = ',')]
    allow_read: Option<Vec<PathBuf>>,
    /// Make, change and remove files and folders
    #[arg(long, value_name = "PATH", num_args = 0.., require_equals = true, value_delimiter = ',')]
    allow_write: Option<Vec<PathBuf>>,
    /// See environment variables: all, or the NAMEs
    #[arg(long, value_name = "NAME", num_args = 0.., require_equals = true, value_delimiter = ',')]
    allow_env: Option<Vec<String>>,
    /// See the real time, and sleep
    #[arg(long)]
    allow_time: bool,
    /// Get unpredictable random numbers
    #[arg(long)]
    allow_random: bool,
    /// Start other programs
    #[arg(long)]
    allow_run: bool,
    /// Reach other machines
    #[arg(long)]
    allow_net: bool,
    /// Allow all of that
    #[arg(short = 'A', long)]
    allow_all: bool,
    /// Import from a CPython's own library too: its lib/python3.X, or the folder above (also TAIPAN_STDLIB)
    #[arg(long, value_name = "DIR", help_heading = "Modules")]
    stdlib: Option<PathBuf>,
    /// FILE is the name of a module in the working folder or the library, as of python -m
    #[arg(short = 'm', help_heading = "Modules")]
    pub module: bool,
}

/// An option with or without values: without, everything is allowed.
fn allowed<T>(values: Option<&Vec<T>>, each: impl FnMut(&T) -> T) -> Allowed<T> {
    match values {
        None => Allowed::Nothing,
        Some(list) if list.is_empty() => Allowed::Everything,
        Some(list) => Allowed::Only(list.iter().map(each).collect()),
    }
}

impl Sandbox {
    /// Whether anything was allowed.
    pub fn is_given(&self) -> bool {
        self.capabilities() != Capabilities::default() || self.stdlib.is_some() || self.module
    }

    /// The standard library that was asked for.
    pub fn stdlib(&self) -> Option<PathBuf> {
        self.stdlib
            .clone()
            .or_else(|| std::env::var_os("TAIPAN_STDLIB").filter(|v| !v.is_empty()).map(PathBuf::from))
    }

    /// What the options allow, paths made canonical.
    pub fn capabilities(&self) -> Capabilities {
        if self.allow_all {
            return Capabilities::all();
        }
        let mut host = System::new();
        let mut canonical = |path: &PathBuf| host.canonical(path);
        Capabilities {
            read: allowed(self.allow_read.as_ref(), &mut canonical),
            write: allowed(self.allow_write.as_ref(), &mut canonical),
            env: allowed(self.allow_env.as_ref(), String::clone),
            time: self.allow_time,
            random: self.allow_random,
            run: self.allow_run,
            net: self.allow_net,
            modules: Vec::new(),
        }
    }
}
