//! Who is measured: this command with one of its engines, or a CPython.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::folder::{self, Scratch};
use super::programs::Program;
use crate::engine::Engine;
use crate::failure::Failure;

/// One of those compared.
pub struct Contestant {
    /// The title of its column.
    pub title: String,
    kind: Kind,
}

enum Kind {
    Engine { engine: Engine, stdlib: Option<PathBuf> },
    Python { executable: PathBuf, version: String },
}

/// Prints the version as in a file's name, and as a person says it.
const ASK_VERSION: &str =
    "import sys; print('%d.%d' % sys.version_info[:2]); print('%d.%d.%d' % sys.version_info[:3])";

impl Contestant {
    /// This command with that engine.
    pub fn engine(engine: Engine, stdlib: Option<&Path>) -> Contestant {
        Contestant {
            title: engine.name(),
            kind: Kind::Engine { engine, stdlib: stdlib.map(Path::to_path_buf) },
        }
    }

    /// A CPython, asked for its version.
    pub fn python(executable: &Path) -> Result<Contestant, Failure> {
        let output = settled(Command::new(executable)).args(["-c", ASK_VERSION]).output();
        let output = output.map_err(|e| crate::load::unreadable(executable, &e))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut lines = text.lines();
        let (Some(version), Some(full)) = (lines.next(), lines.next()) else {
            return Err(Failure::Usage(format!("{}: not a CPython", executable.display())));
        };
        let kind = Kind::Python { executable: executable.to_path_buf(), version: version.to_string() };
        Ok(Contestant { title: format!("CPython {full}"), kind })
    }

    /// This command, counting what a program executes.
    pub fn counting(stdlib: Option<&Path>, program: &Path) -> std::io::Result<Command> {
        let mut command = settled(Command::new(std::env::current_exe()?));
        command.args(["profile", "--json", "-A"]);
        if let Some(folder) = stdlib {
            command.arg("--stdlib").arg(folder);
        }
        command.arg(program);
        Ok(command)
    }

    /// What it is given to run: the program, or what it compiles of its source.
    pub fn form_of(&self, program: &Program, scratch: &Scratch) -> Result<PathBuf, String> {
        match &self.kind {
            Kind::Python { executable, version } if *version != program.version => {
                let python = settled(Command::new(executable));
                folder::compiled(program, python, scratch).map_err(|e| self.says(&e))
            }
            _ => folder::without_sources(program, scratch).map_err(|e| self.says(&e)),
        }
    }

    /// The command that runs that form, and takes the program's arguments behind.
    pub fn command(&self, form: &Path) -> Command {
        match &self.kind {
            Kind::Python { executable, .. } => {
                let mut command = settled(Command::new(executable));
                command.arg(form);
                command
            }
            Kind::Engine { engine, stdlib } => {
                // Where this executable has gone, the run says so.
                let own = std::env::current_exe().unwrap_or_else(|_| "taipan".into());
                let mut command = settled(Command::new(own));
                command.args(["run", "-A", "--engine", &engine.name()]);
                if let Some(folder) = stdlib {
                    command.arg("--stdlib").arg(folder);
                }
                command.arg(form);
                command
            }
        }
    }

    /// Something that is wrong with it.
    pub fn says(&self, problem: &str) -> String {
        format!("{}: {problem}", self.title)
    }
}

/// The same for everyone: no setting of the user's, no hash randomisation.
fn settled(mut command: Command) -> Command {
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PYTHON")) {
        command.env_remove(name);
    }
    command.env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1");
    command.env("LC_ALL", "C.UTF-8").env("NO_COLOR", "1").env_remove("TAIPAN_STDLIB");
    command.stdin(std::process::Stdio::null());
    command
}
