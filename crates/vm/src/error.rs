//! The three kinds of errors at run time: a Python exception, a limit, and misuse of the interface.

use taipan_heap::Value;

/// What a function that may raise returns.
pub type PyResult<T = Value> = Result<T, Raised>;

/// A raised Python exception on its way to a handler, or a limit that no Python code can handle. One word.
#[derive(Debug)]
pub struct Raised(Value);

impl Raised {
    /// Raises an exception instance. Use the constructors on [`crate::Vm`], which also set its context.
    pub(crate) fn new(exception: Value) -> Raised {
        Raised(exception)
    }

    /// A limit was reached; [`crate::Vm`] keeps which.
    pub(crate) fn limit() -> Raised {
        Raised(Value::NULL)
    }

    /// The exception instance; `None` for a limit.
    pub fn exception(&self) -> Option<&Value> {
        self.0.present()
    }

    pub(crate) fn into_exception(self) -> Option<Value> {
        if self.0.is_null() { None } else { Some(self.0) }
    }
}

/// What ends a run that is no Python exception.
#[derive(Debug, thiserror::Error)]
pub enum VmError {
    /// A limit was reached.
    #[error("{0}")]
    Limit(Box<crate::limits::Reached>),
    /// Nobody reads the trace any more.
    #[error("the trace's reader has closed it")]
    Closed,
    /// The trace could not be written.
    #[error("trace: {0}")]
    Trace(#[source] std::io::Error),
    /// An auditor or another observer has ended the run.
    #[error("ended: {0}")]
    Stopped(String),
    /// A VM lives on this thread already.
    #[error(transparent)]
    InUse(#[from] taipan_heap::InUse),
    /// A version whose bytecode is not executed.
    #[error("bytecode of CPython {0} can be listed but not executed; this build runs 3.11 to 3.14")]
    Version(taipan_isa::Version),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_fit_two_registers() {
        assert_eq!(size_of::<Raised>(), 8);
        assert_eq!(size_of::<PyResult>(), 16);
    }
}
