//! What the harnesses over `pyfixtures` share: finding the programs, and running one as the command line would.

pub mod assemble;
pub mod expected;
pub mod library;

use std::cell::RefCell;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use taipan_vm::engine::{Dispatch, Probe};
use taipan_vm::host::Capabilities;
use taipan_vm::{Options, Outcome, Output, Vm};

/// The versions that programs are recorded for.
pub const VERSIONS: [&str; 4] = ["3.11", "3.12", "3.13", "3.14"];

/// How long a program may take: CPython needs less than 50 ms for each.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// What a program wrote, how it ended, and how many objects its VM left behind.
#[derive(Debug)]
pub struct Finished {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    pub exit: u8,
    pub leaked: isize,
}

/// Makes the repository's root the current folder: tracebacks read sources by paths relative to it.
///
/// # Panics
/// If it is not there.
pub fn enter_root() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    std::env::set_current_dir(&root).expect("the repository's root exists");
}

/// The `topic/name` of every program compiled by that version.
pub fn programs(version: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(Path::new(&format!("pyfixtures/pyc/{version}")), Path::new(""), &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, inside: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, inside) = (entry.path(), inside.join(entry.file_name()));
        if path.join("main.pyc").exists() {
            found.push(inside.display().to_string());
        } else if path.is_dir() {
            collect(&path, &inside, found);
        } else if path.extension().is_some_and(|extension| extension == "pyc") {
            found.push(inside.with_extension("").display().to_string());
        }
    }
}

/// The compiled program of that `topic/name`: a file, or `main.pyc` in a folder with its modules.
pub fn pyc_path(version: &str, program: &str) -> PathBuf {
    let folder = PathBuf::from(format!("pyfixtures/pyc/{version}/{program}"));
    let main = folder.join("main.pyc");
    if main.exists() { main } else { folder.with_extension("pyc") }
}

/// A stream that keeps what is written to it.
#[derive(Clone, Default)]
struct Captured(Rc<RefCell<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a run has beside its program.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// `sys.argv` behind the program.
    pub arguments: Vec<String>,
    /// What `sys.path` has behind the program's folder.
    pub path: Vec<String>,
    /// What the program may use of the machine.
    pub capabilities: Capabilities,
    /// How the engine gets from one instruction to the next.
    pub dispatch: Dispatch,
    /// Garbage is collected at one in so many of the places where it may be.
    pub collect_every: Option<usize>,
}

/// Runs a compiled program on the default engine; see [`run_on`].
///
/// # Errors
/// Why it could not be run at all.
pub fn run<F>(pyc: &Path, make_probe: F) -> Result<Finished, String>
where
    F: FnOnce() -> Option<Box<dyn Probe>> + Send + 'static,
{
    run_on(Dispatch::default(), pyc, make_probe)
}

/// Runs a compiled program on a thread of its own, shown to a probe made there, if any.
///
/// # Errors
/// Why it could not be run at all: not sound, a panic, no end.
pub fn run_on<F>(dispatch: Dispatch, pyc: &Path, make_probe: F) -> Result<Finished, String>
where
    F: FnOnce() -> Option<Box<dyn Probe>> + Send + 'static,
{
    run_in(pyc, Setting { dispatch, ..Setting::default() }, make_probe)
}

/// The same with more than the program's own folder.
///
/// # Errors
/// As [`run`].
pub fn run_in<F>(pyc: &Path, setting: Setting, make_probe: F) -> Result<Finished, String>
where
    F: FnOnce() -> Option<Box<dyn Probe>> + Send + 'static,
{
    let (pyc, (sender, receiver)) = (pyc.to_owned(), channel());
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(move || {
        let result = run_here(&pyc, setting, make_probe());
        // Nobody waits any more where the time was up.
        sender.send(()).ok();
        result
    });
    let thread = thread.map_err(|e| e.to_string())?;
    match receiver.recv_timeout(TIME_LIMIT) {
        Err(RecvTimeoutError::Timeout) => Err(format!("not finished after {TIME_LIMIT:?}")),
        _ => thread.join().unwrap_or_else(|panic| Err(format!("panicked: {}", panic_text(&*panic)))),
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("?")
}

fn run_here(pyc: &Path, setting: Setting, probe: Option<Box<dyn Probe>>) -> Result<Finished, String> {
    let text = |e: &dyn std::fmt::Display| format!("{}: {e}", pyc.display());
    let bytes = fs::read(pyc).map_err(|e| text(&e))?;
    let file = taipan_marshal::read(&bytes).map_err(|e| text(&e))?;
    let code = taipan_decode::verify(&file.code).map_err(|e| text(&e))?;
    let (stdout, stderr) = (Captured::default(), Captured::default());
    let output = Output {
        stdin: Box::new(io::empty()),
        stdout: Box::new(stdout.clone()),
        stderr: Box::new(stderr.clone()),
        terminals: [false; 3],
    };
    let path = pyc.display().to_string();
    let before = taipan_heap::live_objects();
    let mut options = Options {
        file: Some(path.clone()),
        argv: vec![path],
        output,
        dispatch: setting.dispatch,
        ..Options::new(file.version)
    };
    options.argv.extend(setting.arguments);
    options.path.extend(setting.path);
    options.capabilities = setting.capabilities;
    // Tracebacks show lines of the programs' sources.
    let sources = fs::canonicalize("pyfixtures/run").map_err(|e| text(&e))?;
    options.capabilities.modules.push(sources);
    let mut vm = Vm::new(options).map_err(|e| e.to_string())?;
    taipan_stdlib::register(&mut vm);
    vm.collect_every(setting.collect_every);
    if let Some(probe) = probe {
        vm.set_probe(probe);
    }
    let exit = match vm.run_main(&code) {
        Outcome::Exit(status) => status as u8,
        Outcome::Uncaught => 1,
        Outcome::Denied => 5,
        Outcome::Limit(_) => 4,
    };
    drop(vm);
    let leaked = taipan_heap::live_objects() as isize - before as isize;
    Ok(Finished { stdout: stdout.0.take(), stderr: stderr.0.take(), exit, leaked })
}
