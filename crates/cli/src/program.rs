//! The program that a verb executes: a file, and the arguments that are its own.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use taipan_decode::VerifiedCode;
use taipan_isa::Version;
use taipan_vm::{Outcome, Vm, VmError};

use crate::altered::Altered;
use crate::failure::Failure;
use crate::limited::Limited;
use crate::sandbox::Sandbox;
use crate::target::{Target, library};
use crate::{load, output};

/// FILE and ARGS are one list, so that what follows FILE is the program's own, dashes or not.
#[derive(Args)]
pub struct Program {
    /// The .pyc file to execute (- for standard input), and the arguments that its sys.argv has behind the name
    #[arg(value_name = "FILE [ARGS]", required = true, num_args = 1.., trailing_var_arg = true, allow_hyphen_values = true)]
    pub words: Vec<OsString>,
    #[command(flatten)]
    pub sandbox: Sandbox,
    #[command(flatten)]
    pub limits: Limited,
    #[command(flatten)]
    pub altered: Altered,
}

impl Program {
    fn file(&self) -> Result<&Path, Failure> {
        match self.words.first() {
            None => Err(Failure::Usage("no FILE to execute".to_string())),
            Some(word) if word != "-" && word.to_string_lossy().starts_with('-') => {
                let option = word.to_string_lossy();
                Err(Failure::Usage(format!("unknown option {option} (a file of that name is ./{option})")))
            }
            Some(word) => Ok(Path::new(word)),
        }
    }

    /// Loads the file and makes a machine for it.
    pub fn prepare(&self) -> Result<(Vm, Arc<VerifiedCode>), Failure> {
        let stdlib = self.sandbox.stdlib();
        let target = match self.sandbox.module {
            true => Target::of_module(&self.file()?.to_string_lossy(), stdlib.as_deref())?,
            false => Target::of_path(self.file()?)?,
        };
        let path = target.file.as_path();
        let (pyc, code) = match &target.bytes {
            Some(bytes) => load::verified_bytes(path, bytes)?,
            None => load::verified(path, &self.altered)?,
        };
        if !pyc.version.executes() {
            return Err(Failure::Unsound(format!(
                "{}: bytecode of Python {} can be read, but not executed",
                path.display(),
                pyc.version
            )));
        }
        let vm = Vm::new(self.options(&target, stdlib.as_deref(), pyc.version)?)
            .map_err(|e| Failure::Unsound(format!("{}: {e}", path.display())));
        let mut vm = vm?;
        taipan_stdlib::register(&mut vm);
        self.limits.watch(&mut vm)?;
        Ok((vm, code))
    }

    fn options(
        &self,
        target: &Target,
        stdlib: Option<&Path>,
        version: Version,
    ) -> Result<taipan_vm::Options, Failure> {
        let path = target.file.as_path();
        let mut options = taipan_vm::Options::new(version);
        options.output.stdout = output::stdout();
        options.capabilities = self.sandbox.capabilities();
        options.argv = self.words.iter().map(|w| w.to_string_lossy().into_owned()).collect();
        options.orig_argv = std::env::args_os().map(|w| w.to_string_lossy().into_owned()).collect();
        if !load::is_stdin(path) {
            options.file = Some(absolute(path).to_string_lossy().into_owned());
        }
        if self.sandbox.module
            && let Some(name) = options.argv.first_mut()
        {
            *name = absolute(path).to_string_lossy().into_owned();
        }
        options.module = target.module.clone();
        options.entry = target.entry.as_deref().map(|entry| absolute(entry).to_string_lossy().into_owned());
        if let Some(given) = stdlib {
            options.path.push(library(given, version)?.to_string_lossy().into_owned());
        }
        Ok(options)
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Runs the program to its end.
pub fn run_to_end(vm: &mut Vm, code: &Arc<VerifiedCode>) -> Outcome {
    let outcome = vm.run_main(code);
    drop(vm.take_probe());
    outcome
}

/// The exit status that the program's outcome means.
pub fn finish(vm: Vm, outcome: Outcome) -> Result<ExitCode, Failure> {
    // Taking the heap apart is the system's work, which does it faster.
    std::mem::forget(vm);
    match outcome {
        // The system keeps the low byte, as it does for CPython.
        Outcome::Exit(status) => Ok(ExitCode::from(status as u8)),
        Outcome::Uncaught => Ok(ExitCode::from(1)),
        Outcome::Denied => Ok(ExitCode::from(5)),
        // The trace's reader has seen enough.
        Outcome::Limit(VmError::Closed) => Ok(ExitCode::SUCCESS),
        Outcome::Limit(error @ VmError::Trace(_)) => Err(Failure::Usage(error.to_string())),
        Outcome::Limit(VmError::Limit(reached)) => Err(Failure::Limit(reached.kind, reached.to_string())),
        Outcome::Limit(error) => Err(Failure::Usage(error.to_string())),
    }
}
