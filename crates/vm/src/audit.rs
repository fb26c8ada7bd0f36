//! The auditor: an observer who is told of every attempt to reach beyond computing, whether it is allowed or not, and of
//! every code object that comes to life at run time.

use crate::host::Request;
use crate::limits::Place;
use crate::types::code::Code;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, VmError};
use taipan_heap::{Ref, Value};

/// What a program tries.
#[derive(Clone, Copy)]
pub enum Event<'a> {
    /// Something that a capability is about.
    Request(Request<'a>),
    /// Seeing the environment as a whole: so many variables are shown.
    Environment(usize),
    /// Importing a module that is not there yet.
    Import(&'a str),
    /// Reading marshal data of so many bytes.
    Unmarshal(usize),
    /// Source text handed to `exec`, `eval` or `compile`; it is not executed.
    Source(&'a str, &'a Value),
    /// A code object.
    Code(How, &'a Ref<Code>),
}

/// How a code object comes to life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    Exec,
    Eval,
    Unmarshal,
    NewCode,
    Replace,
    NewFunction,
    SetCode,
    Import,
}

impl How {
    /// What Python calls it.
    pub fn name(self) -> &'static str {
        match self {
            How::Exec => "exec",
            How::Eval => "eval",
            How::Unmarshal => "marshal.loads",
            How::NewCode => "types.CodeType",
            How::Replace => "code.replace",
            How::NewFunction => "types.FunctionType",
            How::SetCode => "function.__code__",
            How::Import => "import",
        }
    }
}

/// An event, where it happens, and whether it goes on.
pub struct Attempt<'a> {
    pub event: Event<'a>,
    pub allowed: bool,
    /// The instruction; `None` outside of any frame.
    pub place: Option<Place>,
    /// The code of the frame that it happens in.
    pub by: Option<&'a Code>,
}

/// Who is told. What it does runs no Python code.
pub trait Auditor {
    /// Called before anything is done.
    ///
    /// # Errors
    /// Ends the run.
    fn attempt(&mut self, vm: &Vm, attempt: &Attempt<'_>) -> Result<(), VmError>;
}

impl Vm {
    /// Tells an auditor of everything from here on.
    pub fn set_auditor(&mut self, auditor: Box<dyn Auditor>) {
        self.auditor = Some(auditor);
    }

    /// Tells the auditor, if there is one.
    ///
    /// # Errors
    /// The auditor's, which ends the run.
    #[inline]
    pub fn audit(&mut self, event: Event<'_>, allowed: bool) -> PyResult<()> {
        if self.auditor.is_none() { Ok(()) } else { self.tell_auditor(event, allowed) }
    }

    #[cold]
    fn tell_auditor(&mut self, event: Event<'_>, allowed: bool) -> PyResult<()> {
        let Some(mut auditor) = self.auditor.take() else { return Ok(()) };
        let place = self.here();
        let by = self.current_code();
        let told = auditor.attempt(self, &Attempt { event, allowed, place, by: by.as_deref() });
        self.auditor = Some(auditor);
        told.map_err(|e| self.end_with(e))
    }

    /// The code objects that an unmarshalled object is, or holds in tuples and lists.
    pub(crate) fn audit_unmarshalled(&mut self, value: &Value) -> PyResult<()> {
        if self.auditor.is_none() {
            return Ok(());
        }
        let mut waiting = vec![value.clone()];
        while let Some(v) = waiting.pop() {
            if let Some(code) = v.exact::<Code>() {
                self.audit(Event::Code(How::Unmarshal, code), true)?;
            } else if let Some(t) = v.exact::<Tuple>() {
                waiting.extend(t.items().iter().rev().cloned());
            } else if let Some(l) = v.exact::<List>() {
                waiting.extend(l.get(self).items.iter().rev().cloned());
            }
        }
        Ok(())
    }
}
