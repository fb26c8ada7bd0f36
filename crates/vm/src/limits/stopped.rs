//! What is kept of the frames when a limit stops a run.

use super::{NativeCall, Place, Reached};
use crate::Vm;
use std::sync::Arc;
use taipan_decode::bytecode::TracebackEntry;
use taipan_heap::Value;
use taipan_marshal::CodeObject;

/// Where a run was stopped.
pub struct Stopped {
    pub reached: Reached,
    /// Outermost first.
    pub frames: Vec<StoppedFrame>,
    /// The outermost native function between the frames, where instructions were used up within it.
    pub within: Option<NativeCall>,
}

/// A frame of a stopped run.
pub struct StoppedFrame {
    pub code: Arc<CodeObject>,
    pub line: Option<u32>,
    /// In bytes, of the instruction that the frame executes, or would execute next.
    pub offset: u32,
    /// Local, cell and free variables that have a value; of a frame with more than `DETAILED` others above it, none.
    pub locals: Vec<(String, Value)>,
    /// The value stack, bottom first, an empty slot being [`Value::NULL`]; kept as `locals` are.
    pub stack: Vec<Value>,
}

/// The innermost frames, of which variables are kept.
pub const DETAILED: usize = 100;

impl StoppedFrame {
    /// The frame's instruction.
    pub fn place(&self) -> Place {
        let function =
            if self.code.qualname.as_bytes().is_empty() { &self.code.name } else { &self.code.qualname };
        Place {
            function: function.to_lossy().into_owned(),
            file: self.code.filename.to_lossy().into_owned(),
            line: self.line,
            offset: self.offset,
        }
    }

    /// A variable's value.
    pub fn local(&self, name: &str) -> Option<&Value> {
        self.locals.iter().find(|(n, _)| n == name).map(|(_, v)| v)
    }
}

impl Vm {
    /// Where a limit has stopped the run.
    pub fn stopped(&self) -> Option<&Stopped> {
        self.meter.stopped.as_deref()
    }

    /// Keeps the frames as they are now. `before`: the innermost one stands before its instruction.
    pub(super) fn keep_frames(&mut self, before: bool) -> Vec<StoppedFrame> {
        let count = self.frame_depth();
        let mut frames: Vec<StoppedFrame> = (0..count)
            .map(|at| self.stopped_frame(at, before && at + 1 == count, count - at <= DETAILED))
            .collect();
        frames.shrink_to_fit();
        let entry = |f: &StoppedFrame| TracebackEntry { code: Arc::clone(&f.code), lasti: f.offset };
        self.last_traceback = frames.iter().map(entry).collect();
        frames
    }
}
