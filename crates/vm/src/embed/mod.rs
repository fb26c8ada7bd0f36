//! What a Rust program needs to have Python code run for it: loading, modules, values both ways, output kept.

mod convert;

use crate::types::dict::Dict;
use crate::types::module::Module;
use crate::{Output, PyResult, Raised, Vm};
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;
use taipan_decode::VerifiedCode;
use taipan_decode::bytecode::TracebackEntry;
use taipan_heap::{Ref, Value};
use taipan_isa::Version;

pub use convert::{FromPython, IntoPython};

/// A file that was found sound.
#[derive(Clone)]
pub struct Program {
    /// The CPython that compiled it.
    pub version: Version,
    pub code: Arc<VerifiedCode>,
}

/// Why a file cannot be executed.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error(transparent)]
    Format(#[from] taipan_marshal::Error),
    #[error("Python {0}: {1}")]
    Unsound(Version, taipan_decode::VerifyError),
    #[error("bytecode of CPython {0} can be listed but not executed")]
    Version(Version),
}

/// Reads and verifies a `.pyc` file. Whatever the bytes are, this ends with a program or an error.
///
/// # Errors
/// Where the bytes are no such file, where a code object is not sound, and of versions that are not executed.
pub fn load(bytes: &[u8]) -> Result<Program, LoadError> {
    let pyc = taipan_marshal::read(bytes)?;
    if !pyc.version.executes() {
        return Err(LoadError::Version(pyc.version));
    }
    let code = taipan_decode::verify(&pyc.code).map_err(|e| LoadError::Unsound(pyc.version, e))?;
    Ok(Program { version: pyc.version, code })
}

/// A stream that keeps what is written to it; its copies share that.
#[derive(Clone, Default)]
pub struct Captured(Rc<RefCell<Vec<u8>>>);

impl Captured {
    /// What was written since the last time.
    pub fn take(&self) -> Vec<u8> {
        self.0.take()
    }

    /// The same as text, what is no UTF-8 replaced.
    pub fn take_text(&self) -> String {
        String::from_utf8_lossy(&self.take()).into_owned()
    }
}

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Output {
    /// Streams that are kept, standard output and error, with nothing to read.
    pub fn captured() -> (Output, Captured, Captured) {
        let (stdout, stderr) = (Captured::default(), Captured::default());
        let output = Output {
            stdin: Box::new(io::empty()),
            stdout: Box::new(stdout.clone()),
            stderr: Box::new(stderr.clone()),
            terminals: [false; 3],
        };
        (output, stdout, stderr)
    }
}

impl Vm {
    /// Runs a program as a module of that name, which stays: its functions can be called then, and others can import
    /// it.
    ///
    /// # Errors
    /// What the program raises and does not catch, or the limit that ended it; [`Vm::error_text`] says it as text.
    pub fn load_module(&mut self, name: &str, program: &Program) -> PyResult<Ref<Module>> {
        let dict = Dict::new_ref(self);
        let module = self.new_module(name, dict.clone());
        self.ensure_builtins(&dict);
        let (modules, name) = (self.modules.clone(), self.intern_text(name));
        self.dict_set_str(&modules, &name, module.clone());
        let run = self.new_code(&program.code).and_then(|code| self.run_code(&code, &dict));
        if self.frames.list.is_empty()
            && let Some(handled) = self.handled.last_mut()
        {
            // Bytecode that never ends handling an exception does not make it the context of what comes after.
            *handled = Value::NONE;
        }
        if let Err(e) = run {
            drop(self.dict_remove_str(&modules, &name));
            return Err(e);
        }
        match Ref::try_from(module) {
            Ok(module) => Ok(module),
            Err(_) => raise!(self, SystemError, "not a module"),
        }
    }

    /// A name of a module's.
    pub fn module_global(&mut self, module: &Ref<Module>, name: &str) -> Option<Value> {
        let (dict, name) = (module.get(self).dict.clone(), self.intern_text(name));
        dict.get(self).get_str(&name).cloned()
    }

    fn intern_text(&mut self, text: &str) -> Ref<crate::types::str::Str> {
        self.interned.intern_text(text.into())
    }

    /// An error as a person reads it: the traceback that CPython prints, or the limit.
    pub fn error_text(&mut self, raised: &Raised) -> String {
        match raised.exception().cloned() {
            Some(e) => crate::exc::render(self, &e),
            None => self.limit.as_ref().map_or_else(String::new, |limit| format!("{limit}\n")),
        }
    }

    /// Where an exception was raised, outermost frame first; of a limit, where it was reached.
    pub fn error_places(&self, raised: &Raised) -> Vec<TracebackEntry> {
        match raised.exception() {
            Some(e) => crate::exc::places(self, e),
            None => self.last_traceback().to_vec(),
        }
    }
}
