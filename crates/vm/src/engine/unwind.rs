//! Exceptions through the exception table, and frames that end by them.

use super::frame::flag;
use super::state::{Ctl, St};
use super::suspend;
use crate::Vm;
use crate::exc::{Exception, Traceback, Wanted};
use crate::types::cell::Cell;
use crate::types::dict::Dict;
use taipan_heap::{Ref, Value};
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
                add_traceback(st, e);
            }
            if enter_handler(st, e, place_of_raise(st, note_place, callee)) {
                st.vm().raised = None;
                return Ctl::Next;
            }
        }
        callee = Some(st.frame().flags);
        let entry = pop_frame(st);
        if entry {
            if exception.is_some() && taipan_heap::finalisers_due() {
                st.vm().run_finalisers();
            }
            return Ctl::Exit;
        }
        st.load();
        note_place = true;
    }
}

/// Notes the current instruction in the exception's traceback (CPython's `PyTraceBack_Here`).
fn add_traceback(st: &St, exception: &Value) {
    let Some(e) = exception.downcast::<Exception>() else { return };
    let vm = st.vm();
    let (frame, lasti) = (st.frame(), st.code().offsets[st.index()]);
    let next = e.get(vm).traceback.clone();
    let mut locals = frame.locals.clone();
    if locals.is_null() && next.is_none() {
        locals = local_variables(st, vm.wanted_locals(exception));
    }
    let entry = Traceback { next, function: frame.function.clone(), locals, lasti };
    e.get_mut(vm).traceback = Ref::new(entry).into();
}

impl Vm {
    /// A traceback of the innermost frame alone, as far as it stands in an instruction.
    pub(crate) fn traceback_here(&self) -> Value {
        let Some(frame) = self.frames.list.last() else { return Value::NONE };
        let code = frame.code();
        // SAFETY: `pc` is within the code's instructions.
        let next = unsafe { frame.pc.offset_from(code.instrs.as_ptr()) } as usize;
        let lasti = next.checked_sub(1).and_then(|i| code.offsets.get(i)).copied().unwrap_or_default();
        let function = frame.function.clone();
        Ref::new(Traceback { next: Value::NONE, function, locals: frame.locals.clone(), lasti }).into()
    }
}

/// A copy of the frame's local variables, as far as they are wanted.
fn local_variables(st: &St, wanted: Wanted) -> Value {
    if wanted == Wanted::Nothing {
        return Value::NULL;
    }
    let vm = st.vm();
    let dict = Dict::new_ref(vm);
    for (i, name) in st.code().localsplus.iter().enumerate() {
        let held = st.local_value(i as u32);
        let value = match held.exact::<Cell>() {
            Some(cell) => cell.get(vm).0.clone(),
            None => held.clone(),
        };
        if value.present().is_some() && (wanted == Wanted::All || name.eq_str("self")) {
            vm.dict_set_str(&dict, name, value);
        }
    }
    dict.into()
}

/// What a handler that wants it gets as the place of the raise, in units. RERAISE goes on with that of the first raise,
/// which its argument says where to find. Up to 3.12 a call of a Python function stands at the end of its inline cache,
/// and from 3.13 on a generator behind its `yield`. `callee`: flags of the frame that the exception left before.
fn place_of_raise(st: &St, note_place: bool, callee: Option<u8>) -> Value {
    let (code, index) = (st.code(), st.index());
    let instr = code.instrs[index];
    let unit = |index: usize| i64::from(code.offsets.get(index).map_or(0, |offset| offset / 2));
    Value::int(match (instr.op(), callee) {
        (Op::Reraise311, _) if !note_place && instr.arg() > 0 => {
            let kept = st.peek(instr.arg() as usize - 1).as_i64();
            kept.unwrap_or(unit(index))
        }
        (Op::Call311, Some(0)) => unit(index) + i64::from(Op::Call311.caches(code.version)),
        (Op::YieldValue313, _) => unit(index + 1),
        _ => unit(index),
    })
}

fn enter_handler(st: &mut St, exception: &Value, place: Value) -> bool {
    let code = st.code();
    let index = st.index() as u32;
    let at = code.handlers.partition_point(|h| h.end <= index);
    let Some(h) = code.handlers.get(at).filter(|h| h.start <= index) else { return false };
    // SAFETY: the verifier has checked that the stack is at least as deep as the handler's start.
    let base = unsafe { st.regs.add((code.nlocalsplus + h.depth) as usize) };
    while st.sp > base {
        let b = st.pop_bits();
        st.release(b);
    }
    if h.lasti {
        st.push(place);
    }
    st.push(exception.clone());
    st.jump(h.target);
    true
}

/// Ends the innermost frame without a result; true where it was entered from native code.
pub fn pop_frame(st: &mut St) -> bool {
    let vm = st.vm();
    let Some(mut frame) = vm.frames.list.pop() else { return true };
    if frame.flags & flag::GENERATOR != 0 {
        suspend::finish(vm, &frame);
    }
    // The stack goes from its top, the locals from the first.
    let locals = frame.code().nlocalsplus as usize;
    while frame.slots().len() > locals {
        // SAFETY: slots below `sp` own their references.
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
