//! Frames of a run that a limit has stopped: looked at, gone on with, and given up.

use super::frame::flag;
use super::state::St;
use super::{run, unwind};
use crate::limits::{Place, StoppedFrame};
use crate::types::code::Code;
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Ref, Value};

impl Vm {
    /// A frame as it stands. `before`: it has not begun its instruction. `detailed`: with its variables and value stack.
    pub(crate) fn stopped_frame(&mut self, at: usize, before: bool, detailed: bool) -> StoppedFrame {
        let offset = if before { None } else { self.running_offset(at) };
        let frame = &self.frames.list[at];
        let code = frame.code();
        // Before an instruction `pc` is its own place, else that of the next one.
        let index = if before { frame.next_index() } else { frame.index() };
        let offset = offset.or_else(|| code.offsets.get(index).copied()).unwrap_or_default();
        let (mut locals, mut stack) = (Vec::new(), Vec::new());
        if detailed {
            let value = |v: super::Variable| Some((v.name.to_string(), v.value?));
            locals = frame.variables(self).into_iter().filter_map(value).collect();
            stack = super::register::exposed_stack(frame).unwrap_or_else(|| {
                // SAFETY: frame: slots in use own their references.
                let slot = |b: &Bits| unsafe { b.as_value() }.clone();
                frame.slots().iter().skip(code.nlocalsplus as usize).map(slot).collect()
            });
        }
        StoppedFrame { line: code.line(index), code: code.source.clone(), offset, locals, stack }
    }

    /// The instruction that the innermost frame executes.
    pub fn here(&self) -> Option<Place> {
        let at = self.frames.list.len().checked_sub(1)?;
        let frame = &self.frames.list[at];
        let code = frame.code();
        Some(Place {
            function: code.qualname.to_lossy().into_owned(),
            file: code.filename.to_lossy().into_owned(),
            line: code.line(frame.index()),
            offset: self.running_offset(at).unwrap_or_default(),
        })
    }

    /// Whether the innermost frame stands before an instruction in whose place nothing may be raised: the verifier has
    /// taken it for one that never does, and its handler need not fit.
    pub(crate) fn is_before_quiet(&self) -> bool {
        let frame = self.frames.list.last();
        let next = frame.and_then(|frame| frame.code().instrs.get(frame.next_index()));
        next.is_some_and(|i| taipan_decode::verify::never_raises(i.op()))
    }

    /// The code of the innermost frame.
    pub fn current_code(&self) -> Option<Ref<Code>> {
        let frame = self.frames.list.last()?;
        Some(frame.function.get(self).code.clone())
    }

    /// Whether native code has entered the frames only once, at the outermost one, which is no generator's: nothing
    /// lies between them then.
    pub(crate) fn has_one_entry(&self) -> bool {
        let entered = self.frames.list.iter().rposition(|f| f.flags & flag::ENTRY != 0);
        entered == Some(0) && self.frames.list.first().is_some_and(|f| f.flags & flag::GENERATOR == 0)
    }

    /// Goes on with frames that were left in place.
    pub(crate) fn run_frames(&mut self) -> PyResult {
        self.native_call(run::run)
    }

    /// Gives up all frames, without running anything.
    pub(crate) fn drop_frames(&mut self) {
        while !self.frames.list.is_empty() {
            let mut st = St::new(self);
            unwind::pop_frame(&mut st, None);
        }
        self.result = Value::NULL;
    }
}
