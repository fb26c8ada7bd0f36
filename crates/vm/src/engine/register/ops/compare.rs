//! Comparison of immediates, identity.

use crate::class::slots::CompareOp;
use crate::engine::ops::{fast_compare, fast_str};
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R, Read};
use crate::engine::register::transfer::{self, Exposure};
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Value};

/// `a = b <op> c`
#[inline(always)]
pub fn value<const OP: usize, B: Read>(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_compare(CompareOp::ALL[OP], r.reg(i.b), B::read(r, i.c)) {
        Some(result) => {
            r.set(i.a, Bits::from_bool(result));
            Flow::Next
        }
        None => Flow::Out(value_slow::<OP, B>),
    }
}

unsafe fn value_slow<const OP: usize, B: Read>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let i = r.instr();
    let (b, c) = (r.reg(i.b), B::read(&r, i.c));
    let (exposure, result) = match equality(CompareOp::ALL[OP], b, c) {
        Some(equal) => (Exposure::default(), Ok(Value::bool(equal))),
        None => any(&r, CompareOp::ALL[OP], b, c),
    };
    let v = match result {
        Ok(v) => v,
        Err(e) => return exposure.fail(r, 2, e),
    };
    let mut operands = [Some(i.b), B::IS_REGISTER.then_some(i.c), None];
    if !r.vm().dialect.inputs_die_forwards() {
        operands.reverse();
    }
    super::arith::finish(r, exposure, Some(v), operands)
}

/// Compares any values.
fn any(r: &R, op: CompareOp, a: Bits, b: Bits) -> (Exposure, PyResult) {
    let (instr, op) = (transfer::origin(r).0, op as usize);
    let given = instr.comparison().unwrap_or(op);
    // Lowering exchanges operands to have a constant on the right.
    let (a, b) = if given == op { (a, b) } else { (b, a) };
    let op = CompareOp::ALL[given];
    // A local may be rebound meanwhile.
    let (a, b) = (a.to_value(), b.to_value());
    let exposure = transfer::expose(r);
    let vm = r.vm();
    let mut result = vm.native_call_in(" in comparison", |vm| vm.compare(&a, &b, op));
    if instr.converts_to_bool() {
        result = result.and_then(|v| vm.truth(&v).map(Value::bool));
    }
    drop((a, b));
    (exposure, result)
}

/// Equality of strs.
fn equality(op: CompareOp, a: Bits, b: Bits) -> Option<bool> {
    // SAFETY: registers keep them alive.
    unsafe { fast_str(op, a.as_value(), b.as_value()) }
}

/// Jumps by `c` where `a <op> b` is what is wanted.
#[inline(always)]
pub fn jump<const OP: usize, B: Read, const WANTED: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_compare(CompareOp::ALL[OP], r.reg(i.a), B::read(r, i.b)) {
        Some(result) => go(r, result == WANTED),
        None => Flow::Out(jump_slow::<OP, B, WANTED>),
    }
}

unsafe fn jump_slow<const OP: usize, B: Read, const WANTED: bool>(
    vm: *mut Vm,
    pc: *const Unit,
    regs: *mut Bits,
) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let (a, b) = (r.reg(i.a), B::read(&r, i.b));
    let (exposure, result) = match equality(CompareOp::ALL[OP], a, b) {
        Some(result) => (Exposure::default(), result),
        None => match any(&r, CompareOp::ALL[OP], a, b) {
            (exposure, Ok(v)) => match v.as_bool() {
                Some(result) => (exposure, result),
                // The branch is an instruction of its own, which tests the result for truth.
                None => return exposure.resume_behind(r, 2, v),
            },
            (exposure, Err(e)) => return exposure.fail(r, 2, e),
        },
    };
    let locals = r.frame().code().nlocalsplus as u16;
    let owned = |operand: u16, is_register: bool| is_register && operand >= locals;
    let mut operands = [(a, owned(i.a, true)), (b, owned(i.b, B::IS_REGISTER))];
    if !r.vm().dialect.inputs_die_forwards() {
        operands.reverse();
    }
    for (bits, is_owned) in operands {
        if is_owned {
            // SAFETY: a slot owns its reference, and is free behind the instruction.
            drop(unsafe { bits.into_value() });
        }
    }
    r.skip(if result == WANTED { i.c as i16 as isize } else { 1 });
    exposure.done(r)
}

/// Jumps by `c` where `a is b` is what is wanted.
#[inline(always)]
pub fn jump_is<const WANTED: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    let same = r.reg(i.a) == r.reg(i.b);
    go(r, same == WANTED)
}

#[inline(always)]
fn go(r: &mut R, jumps: bool) -> Flow {
    if jumps {
        let distance = r.instr().c as i16 as isize;
        r.skip(distance);
        Flow::Go
    } else {
        Flow::Next
    }
}

/// Slot `a` = whether `a is a + 1`, or the contrary where `b` is 1.
#[inline(always)]
pub fn is(_r: &mut R) -> Flow {
    Flow::Out(is_slow)
}

unsafe fn is_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let (a, b) = (r.reg(i.a), r.reg(i.a + 1));
    r.set(i.a, Bits::from_bool((a == b) != (i.b == 1)));
    drop(b.into_value());
    drop(a.into_value());
    r.skip(1);
    transfer::settled(r)
}
