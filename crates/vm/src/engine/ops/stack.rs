//! The value stack and constants.

use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::exc::Exc;
use taipan_heap::{Bits, Value};

#[inline(always)]
pub fn nop(_st: &mut St, _i: Instr) -> Ctl {
    Ctl::Next
}

/// Where tracing and interrupts would be polled.
#[inline(always)]
pub fn resume(_st: &mut St, _i: Instr) -> Ctl {
    Ctl::Next
}

/// What verified code does not hold.
#[cold]
#[inline(never)]
pub fn never_executed(st: &mut St, i: Instr) -> Ctl {
    let e = st.vm().error(Exc::SystemError, format!("unknown opcode {}", i.op().name()));
    st.raise(e)
}

#[inline(always)]
pub fn pop_top(st: &mut St, _i: Instr) -> Ctl {
    st.drop_top(1);
    Ctl::Next
}

#[inline(always)]
pub fn push_null(st: &mut St, _i: Instr) -> Ctl {
    st.push_bits(Bits::NULL);
    Ctl::Next
}

#[inline(always)]
pub fn copy(st: &mut St, i: Instr) -> Ctl {
    let b = st.bits(i.arg() as usize - 1);
    b.inc();
    st.push_bits(b);
    Ctl::Next
}

#[inline(always)]
pub fn swap(st: &mut St, i: Instr) -> Ctl {
    let (top, other) = (st.slot(0), st.slot(i.arg() as usize - 1));
    // SAFETY: fact: depth. Both are slots of this frame's stack.
    unsafe { std::ptr::swap(top, other) };
    Ctl::Next
}

#[inline(always)]
pub fn load_const(st: &mut St, i: Instr) -> Ctl {
    let b = st.constant(i.arg()).bits();
    b.inc();
    st.push_bits(b);
    Ctl::Next
}

#[inline(always)]
pub fn load_small_int(st: &mut St, i: Instr) -> Ctl {
    st.push(Value::int(i64::from(i.arg())));
    Ctl::Next
}

pub fn load_common_constant(st: &mut St, i: Instr) -> Ctl {
    let vm = st.vm();
    let v = match i.arg() {
        0 => vm.exceptions.get(Exc::AssertionError).value().clone(),
        1 => vm.exceptions.get(Exc::NotImplementedError).value().clone(),
        2 => vm.types.tuple.value().clone(),
        n => {
            let name = if n == 3 { "all" } else { "any" };
            let name = vm.intern(name);
            vm.builtins.get(vm).get_str(&name).cloned().unwrap_or(Value::NONE)
        }
    };
    st.push(v);
    Ctl::Next
}

pub fn load_assertion_error(st: &mut St, _i: Instr) -> Ctl {
    st.push(st.vm().exceptions.get(Exc::AssertionError).value().clone());
    Ctl::Next
}
