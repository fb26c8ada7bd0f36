//! `taipan verify`: whether files are sound.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::failure::Failure;
use crate::{files, load, output};

const AFTER_HELP: &str = "\
Nothing is printed for sound files, and a line each for others; the exit status is 1 if there are any.

Example:
  taipan verify __pycache__ hello.pyc";

/// Checks whether .pyc files are sound: that their bytecode can be executed safely
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub struct Options {
    /// The .pyc files, folders with .pyc files, or - for standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

impl Options {
    /// Checks all files.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let mut sound = true;
        for file in &files::expand(&self.files)? {
            match load::verified(file) {
                Ok(_) => {}
                Err(Failure::Unsound(finding)) => {
                    sound = false;
                    output::print(&format!("{finding}\n"));
                }
                Err(other) => return Err(other),
            }
        }
        Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}
