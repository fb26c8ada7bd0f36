//! Exceptions through the exception table, and frames that end by them.

use super::frame::flag;
use super::state::{Ctl, St};
use super::suspend;
use crate::exc::{Exception, Traceback, Wanted};
use crate::types::cell::Cell;
use crate::types::dict::Dict;
use taipan_heap::{Ref, Value};

/// Finds the handler of `vm.raised`: in this frame, else in its callers. `Exit` where the entry frame has none.
#[cold]
#[inline(never)]
pub fn unwind(st: &mut St, how: Ctl) -> Ctl {
    let mut note_place = how == Ctl::Raise;
    loop {
        st.sync();
        let vm = st.vm();
        let exception = vm.raised.as_ref().and_then(|r| r.exception().cloned());
        if let Some(e) = &exception {
            if note_place {
                add_traceback(st, e);
            }
            if enter_handler(st, e) {
                st.vm().raised = None;
                return Ctl::Next;
            }
        }
        let entry = pop_frame(st);
        if entry {
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

fn enter_handler(st: &mut St, exception: &Value) -> bool {
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
        st.push(Value::int(i64::from(code.offsets[index as usize] / 2)));
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
    while frame.sp > frame.regs {
        // SAFETY: slots below `sp` own their references.
        unsafe {
            frame.sp = frame.sp.sub(1);
            frame.sp.read().dec();
        }
    }
    if frame.flags & flag::NEW_CHUNK != 0 {
        vm.frames.leave_chunk();
    }
    frame.flags & flag::ENTRY != 0
}
