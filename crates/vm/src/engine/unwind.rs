//! Exceptions through the exception table, and frames that end by them.

use super::awaited;
use super::frame::flag;
use super::frame_object::offset_at;
use super::special;
use super::state::{Ctl, St};
use super::suspend;
use crate::Vm;
use crate::exc::{Exception, Traceback};
use taipan_heap::{Bits, Ref, Value};
use taipan_isa::Op;

/// Finds the handler of `vm.raised`: in this frame, else in its callers. `Exit` where the entry frame has none.
#[cold]
#[inline(never)]
pub fn unwind(st: &mut St, how: Ctl) -> Ctl {
    let mut note_place = how == Ctl::Raise;
    let mut callee = None;
    loop {
        st.sync();
        let vm = st.vm();
        let exception = vm.raised.as_ref().and_then(|r| r.exception().cloned());
        if let Some(e) = &exception {
            if taipan_heap::finalisers_due() {
                vm.run_finalisers();
            }
            if note_place {
                add_traceback(st, e, callee);
            }
            if enter_handler(st, e, place_of_raise(st, note_place, callee)) {
                st.vm().raised = None;
                return Ctl::Next;
            }
        }
        if exception.is_some() {
            leave_stack(st, how == Ctl::Reraise && !note_place);
        }
        let before = callee.replace(st.frame().flags);
        let has_default = awaited::has_default(st.frame());
        let entry = pop_frame(st, before);
        if entry {
            if exception.is_some() && taipan_heap::finalisers_due() {
                st.vm().run_finalisers();
            }
            return Ctl::Exit;
        }
        st.load();
        if has_default && awaited::take_end(st.vm()) {
            st.push(Value::NONE);
            return Ctl::Next;
        }
        if callee.is_some_and(|flags| flags & flag::SPECIAL != 0) && st.vm().dialect.inputs_die_forwards() {
            let operands = special::operands(st.code().instrs[st.index()]);
            st.drop_inputs(operands);
        }
        note_place = true;
    }
}

/// Notes the current instruction in the exception's traceback (CPython's `PyTraceBack_Here`). `callee`: flags of the
/// frame that the exception left before.
fn add_traceback(st: &St, exception: &Value, callee: Option<u16>) {
    let Some(e) = exception.downcast::<Exception>() else { return };
    let vm = st.vm();
    let Some(frame) = vm.innermost_frame_object() else { return };
    let next = e.get(vm).traceback.clone();
    let lasti = offset_of_raise(st, callee);
    e.get_mut(vm).traceback = Ref::new(Traceback { next, frame, lasti, line: None }).into();
}

impl Vm {
    /// A traceback of the innermost frame alone, as far as it stands in an instruction.
    pub(crate) fn traceback_here(&mut self) -> Value {
        let Some(frame) = self.innermost_frame_object() else { return Value::NONE };
        let lasti = self.frame_offset(&frame).unwrap_or_default();
        Ref::new(Traceback { next: Value::NONE, frame, lasti, line: None }).into()
    }
}

/// Byte offset of the instruction that raises. Up to 3.12 a call of a Python function stands at the end of its inline
/// cache.
fn offset_of_raise(st: &St, callee: Option<u16>) -> u32 {
    let (code, index) = (st.code(), st.index());
    offset_at(code, index, callee)
}

/// What a handler that wants it gets as the place of the raise, in units. RERAISE goes on with that of the first raise,
/// which its argument says where to find. Up to 3.12 a call of a Python function stands at the end of its inline cache,
/// and from 3.13 on a generator behind its `yield`. `callee`: flags of the frame that the exception left before.
fn place_of_raise(st: &St, note_place: bool, callee: Option<u16>) -> Value {
    let (code, index) = (st.code(), st.index());
    let instr = code.instrs[index];
    let unit = |index: usize| i64::from(code.offsets.get(index).map_or(0, |offset| offset / 2));
    Value::int(match (instr.op(), callee) {
        (Op::Reraise311, _) if !note_place && instr.arg() > 0 => {
            let kept = st.peek(instr.arg() as usize - 1).as_i64();
            kept.unwrap_or(unit(index))
        }
        (Op::Call311 | Op::Send312, Some(_)) => i64::from(offset_of_raise(st, callee) / 2),
        (Op::YieldValue313, _) => unit(index + 1),
        _ => unit(index),
    })
}

/// Drops the value stack of a frame that the exception leaves, while the frame is still there. `reraised`: by RERAISE,
/// whose argument says where the frame has stopped then.
fn leave_stack(st: &mut St, reraised: bool) {
    let code = st.code();
    let place = if reraised { place_of_raise(st, false, None).as_i64() } else { None };
    // SAFETY: frame: locals end there, below the value stack.
    let base = unsafe { st.regs.add(code.nlocalsplus as usize) };
    while st.sp > base {
        let b = st.pop_bits();
        st.release(b);
    }
    let index =
        place.and_then(|unit| u32::try_from(unit * 2).ok()).map(|o| code.offsets.partition_point(|x| *x < o));
    if let Some(index) = index.filter(|i| *i < code.instrs.len()) {
        st.jump(index as u32 + 1);
        // The frame is left, so this is only looked at.
    }
    st.sync();
}

fn enter_handler(st: &mut St, exception: &Value, place: Value) -> bool {
    let code = st.code();
    let index = st.index() as u32;
    let at = code.handlers.partition_point(|h| h.end <= index);
    let Some(h) = code.handlers.get(at).filter(|h| h.start <= index) else { return false };
    // SAFETY: fact: handlers. The stack is at least as deep, and what is pushed here was counted (fact: height).
    let base = unsafe { st.regs.add((code.nlocalsplus + h.depth) as usize) };
    while st.sp > base {
        let b = st.pop_bits();
        st.release(b);
    }
    if h.lasti {
        st.push(place);
    }
    st.push(exception.clone());
    // What KW_NAMES has named was for a call that does not happen.
    st.frame().kwnames = Bits::NULL;
    st.jump(h.target);
    true
}

/// Ends the innermost frame without a result; true where it was entered from native code.
/// `callee`: flags of the frame that an exception left before.
pub fn pop_frame(st: &mut St, callee: Option<u16>) -> bool {
    let vm = st.vm();
    let Some(mut frame) = vm.frames.list.pop() else { return true };
    if frame.flags & (flag::HAS_OBJECT | flag::GENERATOR) != 0 {
        vm.end_frame_object(&mut frame, callee);
    }
    if frame.flags & flag::GENERATOR != 0 {
        suspend::finish(vm, &frame);
    }
    // The stack goes from its top, the locals from the first.
    let locals = frame.code().nlocalsplus as usize;
    while frame.slots().len() > locals {
        // SAFETY: frame: slots below `sp` own their references.
        unsafe {
            frame.sp = frame.sp.sub(1);
            frame.sp.read().dec();
        }
    }
    for b in frame.slots() {
        // SAFETY: as above; these slots are not used any more.
        unsafe {
            if b.dec_inline() {
                taipan_heap::raw::postpone(b.ptr());
            }
        }
    }
    frame.sp = frame.regs;
    taipan_heap::raw::release_postponed(vm.dialect.frames_die_backwards());
    if frame.flags & flag::NEW_CHUNK != 0 {
        vm.frames.leave_chunk();
    }
    frame.flags & flag::ENTRY != 0
}
