//! Why a verb could not do its work, and the exit status that says so.

use std::fmt;
use std::process::ExitCode;

use taipan_vm::limits::Kind;

/// What ends a verb before its work is done: one line for standard error, and the exit status.
#[derive(Debug)]
pub enum Failure {
    /// The command line asks for what is not there.
    Usage(String),
    /// A file is not a sound `.pyc`.
    Unsound(String),
    /// More than can be shown.
    TooLarge(String),
    /// A limit was reached.
    Limit(Kind, String),
}

impl Failure {
    /// Writes the line and gives the status.
    pub fn report(self) -> ExitCode {
        crate::output::complain(&self);
        ExitCode::from(match self {
            Failure::Usage(_) => 2,
            Failure::Unsound(_) => 3,
            Failure::TooLarge(_) => 4,
            Failure::Limit(kind, _) => status(kind),
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Failure::Usage(line)
        | Failure::Unsound(line)
        | Failure::TooLarge(line)
        | Failure::Limit(_, line)) = self;
        f.write_str(line)
    }
}

/// The exit status of each limit.
fn status(kind: Kind) -> u8 {
    match kind {
        Kind::Steps | Kind::Work => 4,
        Kind::Time => 6,
        Kind::Memory => 7,
        Kind::Depth => 8,
        Kind::Output => 9,
    }
}
