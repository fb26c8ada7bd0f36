//! What the benches share: loading programs, and machines that keep quiet.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use taipan_decode::VerifiedCode;
use taipan_isa::Version;
use taipan_vm::engine::{Dispatch, Probe, Step};
use taipan_vm::{Options, Outcome, Output, Vm, VmError};

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The compiled fixture programs of a version.
///
/// # Panics
/// If they are not there.
pub fn fixtures(version: &str) -> Vec<Vec<u8>> {
    fn collect(folder: &Path, files: &mut Vec<Vec<u8>>) {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "pyc") {
                files.push(std::fs::read(path).expect("a file"));
            }
        }
    }
    let mut files = Vec::new();
    collect(&root().join("pyfixtures/pyc").join(version), &mut files);
    files
}

/// A verified program.
///
/// # Panics
/// If the file is not there or not sound.
pub fn load(path: impl AsRef<Path>) -> Arc<VerifiedCode> {
    let bytes = std::fs::read(root().join(path)).expect("a program");
    let pyc = taipan_marshal::read(&bytes).expect("a .pyc file");
    taipan_decode::verify(&pyc.code).expect("sound bytecode")
}

/// A machine whose output goes nowhere.
///
/// # Panics
/// If this thread has one already.
pub fn machine(version: Version) -> Vm {
    let output = Output {
        stdin: Box::new(io::empty()),
        stdout: Box::new(io::sink()),
        stderr: Box::new(io::sink()),
        terminals: [false; 3],
    };
    let mut vm =
        Vm::new(Options { output, ..Options::new(version) }).expect("the only machine of the thread");
    taipan_stdlib::register(&mut vm);
    vm
}

/// How long a program runs, under an observer if one is given; making the machine is not counted.
///
/// # Panics
/// If the program fails.
pub fn time(code: &Arc<VerifiedCode>, probe: Option<Box<dyn Probe>>) -> Duration {
    let mut vm = machine(code.version());
    if let Some(probe) = probe {
        vm.set_probe(probe);
    }
    timed(vm, code)
}

fn timed(mut vm: Vm, code: &Arc<VerifiedCode>) -> Duration {
    let start = Instant::now();
    let outcome = vm.run_main(code);
    let taken = start.elapsed();
    assert!(matches!(outcome, Outcome::Exit(0)), "{outcome:?}");
    taken
}

/// How long a program runs on an engine; making the machine is not counted.
///
/// # Panics
/// If the program fails.
pub fn time_on(dispatch: Dispatch, code: &Arc<VerifiedCode>) -> Duration {
    let mut vm = machine(code.version());
    vm.dispatch = dispatch;
    timed(vm, code)
}

/// How many instructions a program executes.
///
/// # Panics
/// If the program fails.
pub fn instructions(code: &Arc<VerifiedCode>) -> u64 {
    let count = Counter::default();
    time(code, Some(Box::new(count.clone())));
    count.0.get()
}

/// Counts instructions.
#[derive(Clone, Default)]
pub struct Counter(std::rc::Rc<std::cell::Cell<u64>>);

impl Probe for Counter {
    fn instruction(&mut self, _vm: &Vm, _step: &Step<'_>) -> Result<(), VmError> {
        self.0.set(self.0.get() + 1);
        Ok(())
    }
}
