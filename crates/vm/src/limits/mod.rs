//! Limits on a run: how many instructions, how long, how much memory, how deep, how much output.
//!
//! A limit is no exception: no handler, `finally`, `with` or `__del__` of the program runs after it. The place where it
//! was reached can be looked at ([`crate::Vm::stopped`]), and a run that has used up its instructions goes on with more
//! ([`crate::Vm::resume_main`], [`crate::Vm::set_refill`]).

mod meter;
mod stopped;

use std::fmt;
use std::time::Duration;

pub(crate) use meter::{Meter, Refuel};
pub use stopped::{Stopped, StoppedFrame};

/// What a run may use. `None` is without a limit; a run without any limit does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Instructions executed, each as the file has it: neither EXTENDED_ARG nor inline caches count. What native functions
    /// do by themselves (iterating, computing with huge ints) is bounded with it, at [`Limits::work`].
    pub steps: Option<u64>,
    /// Time on the host's monotonic clock. It is looked at every few thousand instructions; what would take longer than is
    /// left, in one operation on huge ints, is not begun.
    pub time: Option<Duration>,
    /// Bytes of all objects and their buffers, those of the VM itself included. A request for more raises MemoryError before
    /// anything is allocated; the last 1/64 is kept for handling that, and using it up is the limit.
    pub memory: Option<usize>,
    /// Python frames on top of each other. `sys.setrecursionlimit` does not reach beyond it.
    pub depth: Option<usize>,
    /// Bytes written to standard output and standard error.
    pub output: Option<u64>,
}

impl Limits {
    /// Whether there is any.
    pub fn any(&self) -> bool {
        *self != Limits::default()
    }

    /// The units of native work that come with a limit on instructions: one is an item of an iteration, or about ten
    /// nanoseconds of computing with huge ints.
    pub fn work(steps: u64) -> u64 {
        steps.saturating_mul(16).saturating_add(1 << 22)
    }
}

/// Which limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Steps,
    /// What native functions do by themselves in a run with [`Limits::steps`].
    Work,
    Time,
    Memory,
    Depth,
    Output,
}

/// A limit that was reached, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    pub kind: Kind,
    /// The limit: instructions, milliseconds, bytes or frames.
    pub limit: u64,
    /// The instruction that came next, or was being executed. `None` outside of any frame.
    pub place: Option<Place>,
    /// The run can go on where it stopped: [`crate::Vm::resume_main`].
    pub resumable: bool,
}

/// A native function in the midst of its work when a run was stopped: its own state cannot be gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NativeCall {
    /// What was called, as `sorted` or `dict.get`; of an operation that is no call, the instruction's name.
    pub function: String,
    /// The instruction that does it.
    pub place: Place,
}

/// Why [`crate::Vm::resume_main`] cannot go on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotResumable {
    /// No limit on instructions has stopped the program where it could go on.
    #[error("nothing is paused")]
    NotPaused,
    /// A native function lies between the frames: the outermost such one.
    #[error("{} is not done, called {}", .0.function, .0.place)]
    NativeCall(NativeCall),
}

/// An instruction of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `co_qualname`.
    pub function: String,
    /// `co_filename`.
    pub file: String,
    pub line: Option<u32>,
    /// In bytes, of the instruction.
    pub offset: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "in {}, {}", self.function, self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ", offset {}", self.offset)
    }
}

impl fmt::Display for Reached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = self.limit;
        match self.kind {
            Kind::Steps => write!(f, "limit reached: {n} instructions executed")?,
            Kind::Work => write!(f, "limit reached: native functions did more than {n} instructions may")?,
            Kind::Time => write!(f, "limit reached: {} seconds have passed", n as f64 / 1000.0)?,
            Kind::Memory => write!(f, "limit reached: {n} bytes of memory are used up")?,
            Kind::Depth => write!(f, "limit reached: {n} calls are nested")?,
            Kind::Output => write!(f, "limit reached: {n} bytes of output written")?,
        }
        match &self.place {
            Some(place) => write!(f, ": {place}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_says_which_and_where() {
        let place = Place { function: "f".into(), file: "a.py".into(), line: Some(3), offset: 8 };
        let mut reached = Reached { kind: Kind::Steps, limit: 7, place: Some(place), resumable: true };
        assert_eq!(
            reached.to_string(),
            "limit reached: 7 instructions executed: in f, a.py, line 3, offset 8"
        );
        (reached.kind, reached.limit, reached.place) = (Kind::Time, 1500, None);
        assert_eq!(reached.to_string(), "limit reached: 1.5 seconds have passed");
    }
}
