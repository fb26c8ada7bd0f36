//! `taipan verify`: whether files are sound.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::altered::Altered;
use crate::failure::Failure;
use crate::files::{Input, Inputs, inputs};
use crate::{load, ordered, output};

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
    #[command(flatten)]
    altered: Altered,
}

impl Options {
    /// Checks all files.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let Inputs { files, failures, many } = inputs(&self.files);
        let (mut sound, mut failed) = (true, !failures.is_empty());
        failures.iter().for_each(output::complain);
        ordered::for_each(
            &files,
            |input: &Input| load::verified(&input.path, &self.altered).err(),
            |_, failure| {
                match failure {
                    None => {}
                    Some(Failure::Unsound(finding)) => {
                        sound = false;
                        output::print(&format!("{finding}\n"));
                    }
                    Some(other) => {
                        failed = true;
                        output::complain(&other);
                    }
                }
                true
            },
        );
        Ok(match (failed, sound) {
            (true, _) => ExitCode::from(if many { 3 } else { 2 }),
            (false, sound) => ExitCode::from(u8::from(!sound)),
        })
    }
}
