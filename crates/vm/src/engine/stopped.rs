//! Frames of a run that a limit has stopped: looked at, gone on with, and given up.

use super::frame::{Frame, flag};
use super::state::St;
use super::{run, unwind};
use crate::call::{Builtin, MethodDescriptor};
use crate::class::Class;
use crate::limits::{NativeCall, Place, StoppedFrame};
use crate::types::code::Code;
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Ref, Value};
use taipan_isa::Op;

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

    /// The native function that the outermost of the frames but the first was entered from.
    pub(crate) fn native_call_between(&mut self) -> Option<NativeCall> {
        let entered = |f: &Frame| f.flags & flag::ENTRY != 0;
        let caller = self.frames.list.iter().skip(1).position(entered)?;
        let function = self.callee_name(&self.frames.list[caller]);
        Some(NativeCall { function, place: self.stopped_frame(caller, false, false).place() })
    }

    /// What the instruction calls that a frame executes; its own name where it is no call. Runs nothing.
    fn callee_name(&self, frame: &Frame) -> String {
        let (code, index) = (frame.code(), frame.index());
        let i = code.instrs[index];
        let n = i.arg() as usize;
        // How far below the top the callable lies, or the NULL that takes its place up to 3.12.
        let below = match i.op() {
            Op::Call311 | Op::Call313 => n + 2,
            Op::CallKw => n + 3,
            Op::CallFunctionEx311 | Op::CallFunctionEx313 => 3 + (n & 1),
            Op::CallFunctionEx314 => 4,
            _ => return i.op().name().to_string(),
        };
        let top = (code.nlocalsplus + code.depths[index]) as usize;
        let slots = top.checked_sub(below).and_then(|at| frame.slots().get(at..at + 2));
        // SAFETY: fact: depth. The operands of an instruction lie in their slots while it is executed.
        let held =
            slots.and_then(|slots| slots.iter().map(|b| unsafe { b.as_value() }).find(|v| !v.is_null()));
        let Some(callable) = held else { return i.op().name().to_string() };
        let of = |class: &Ref<Class>, name: &str| format!("{}.{name}", class.get(self).name);
        if let Some(b) = callable.exact::<Builtin>() {
            return b.class.as_ref().map_or(b.method.name.to_string(), |class| of(class, b.method.name));
        }
        if let Some(d) = callable.exact::<MethodDescriptor>() {
            return of(&d.class, d.method.name);
        }
        match callable.downcast::<Class>() {
            Some(class) => class.get(self).name.to_string(),
            None => self.type_name(callable),
        }
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
