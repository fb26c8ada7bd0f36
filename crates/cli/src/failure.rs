//! Why a verb could not do its work, and the exit status that says so.

use std::fmt;
use std::process::ExitCode;

/// What ends a verb before its work is done: one line for standard error, and the exit status.
#[derive(Debug)]
pub enum Failure {
    /// The command line asks for what is not there.
    Usage(String),
    /// A file is not a sound `.pyc`.
    Unsound(String),
    /// A limit was reached.
    Limit(String),
}

impl Failure {
    /// Writes the line and gives the status.
    pub fn report(self) -> ExitCode {
        crate::output::complain(&self);
        ExitCode::from(match self {
            Failure::Usage(_) => 2,
            Failure::Unsound(_) => 3,
            Failure::Limit(_) => 4,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Failure::Usage(line) | Failure::Unsound(line) | Failure::Limit(line)) = self;
        f.write_str(line)
    }
}
