//! Functions, and returning from them.

use crate::engine::frame::{flag, payload};
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::engine::suspend;
use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::tuple::Tuple;
use taipan_heap::{Bits, Ref, Value};

/// A function of the code object on top of the stack.
fn function_of(st: &mut St) -> Option<Ref<Function>> {
    let code = st.peek(0).exact::<Code>()?;
    // SAFETY: frame: it keeps its function alive.
    let globals = unsafe { (*payload(&st.frame().function)).globals.clone() };
    Some(st.vm().make_function(code, &globals))
}

fn no_code(st: &mut St) -> Ctl {
    let e = st.vm().error(crate::exc::Exc::SystemError, "MAKE_FUNCTION needs a code object");
    st.raise(e)
}

pub fn make_function_313(st: &mut St, _i: Instr) -> Ctl {
    match function_of(st) {
        Some(f) => st.replace(1, Ok(f.into())),
        None => no_code(st),
    }
}

pub fn make_function_311(st: &mut St, i: Instr) -> Ctl {
    let Some(f) = function_of(st) else { return no_code(st) };
    let mut slots = 1;
    for bit in [8, 4, 2, 1] {
        if i.arg() & bit != 0 {
            let v = st.peek(slots).clone();
            if !set(st, &f, bit, v) {
                return wrong_attribute(st);
            }
            slots += 1;
        }
    }
    st.replace(slots, Ok(f.into()))
}

/// Gives a new function one of its attributes; false where the value is of another type.
fn set(st: &mut St, f: &Ref<Function>, bit: u32, v: Value) -> bool {
    let function = f.get_mut(st.vm());
    match bit {
        1 => function.defaults = v.downcast::<Tuple>().cloned(),
        2 => function.kwdefaults = v.downcast::<Dict>().cloned(),
        8 => function.closure = v.downcast::<Tuple>().cloned(),
        4 => {
            function.annotations = v;
            return true;
        }
        _ => {
            function.annotate = v;
            return true;
        }
    }
    match bit {
        1 => function.defaults.is_some(),
        2 => function.kwdefaults.is_some(),
        _ => function.closure.is_some(),
    }
}

fn wrong_attribute(st: &mut St) -> Ctl {
    let e = st.vm().error(crate::exc::Exc::SystemError, "a function attribute has the wrong type");
    st.raise(e)
}

pub fn set_function_attribute(st: &mut St, i: Instr) -> Ctl {
    let Some(f) = st.peek(0).exact::<Function>().cloned() else { return wrong_attribute(st) };
    let v = st.peek(1).clone();
    if !set(st, &f, i.arg(), v) {
        return wrong_attribute(st);
    }
    st.replace(2, Ok(f.into()))
}

#[inline(always)]
pub fn return_value(st: &mut St, _i: Instr) -> Ctl {
    let v = st.pop();
    leave(st, v)
}

#[inline(always)]
pub fn return_const(st: &mut St, i: Instr) -> Ctl {
    let v = st.constant(i.arg()).clone();
    leave(st, v)
}

/// Ends the innermost frame with a result.
#[inline(always)]
fn leave(st: &mut St, result: Value) -> Ctl {
    if st.frame().flags != 0 {
        return st.out(|st| leave_special(st, result));
    }
    let mut p = st.regs;
    let mut is_clean = true;
    while p < st.sp {
        // SAFETY: frame: registers below `sp` own their references, and are not looked at again.
        let b = unsafe { std::ptr::replace(p, Bits::NULL) };
        // SAFETY: the reference was the register's. Finalisers wait until the frame is gone.
        unsafe {
            if b.dec_inline() {
                is_clean = false;
                taipan_heap::raw::postpone(b.ptr());
            }
        }
        p = p.wrapping_add(1);
    }
    if !is_clean {
        taipan_heap::raw::release_postponed(st.vm().dialect.frames_die_backwards());
    }
    let function = st.vm().frames.pop_plain();
    st.load();
    st.push(result);
    st.release(function);
    if is_clean { Ctl::Next } else { st.settle() }
}

/// The same for a frame that was entered from native code, runs a generator or an `__init__`, or has a chunk of its own.
#[inline(never)]
fn leave_special(st: &mut St, result: Value) -> Ctl {
    st.sync();
    let vm = st.vm();
    // SAFETY: frame: there is a running one.
    let mut frame = unsafe { vm.frames.list.pop().unwrap_unchecked() };
    if frame.flags & (flag::HAS_OBJECT | flag::GENERATOR) != 0 {
        vm.end_frame_object(&mut frame, None);
    }
    let mut p = frame.regs;
    while p < st.sp {
        // SAFETY: frame: registers below `sp` own their references, and are not looked at again.
        unsafe {
            let b = std::ptr::replace(p, Bits::NULL);
            if b.dec_inline() {
                taipan_heap::raw::postpone(b.ptr());
            }
            p = p.add(1);
        }
    }
    taipan_heap::raw::release_postponed(vm.dialect.frames_die_backwards());
    let ctl = if frame.flags & flag::GENERATOR != 0 {
        st.out(|st| suspend::deliver_return(st, frame, result))
    } else {
        suspend::leave_frame(st, frame, result)
    };
    if ctl == Ctl::Next { st.settle() } else { ctl }
}
