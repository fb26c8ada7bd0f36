//! Comparison of immediates, identity.

use crate::class::slots::CompareOp;
use crate::engine::ops::{fast_compare, fast_contains, fast_str};
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R, Read};
use crate::engine::register::transfer::{self, Exposure};
use crate::protocol::compare::plain_equal;
use crate::types::set;
use crate::types::tuple::Tuple;
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
    let (exposure, result) = match plain(r.vm(), CompareOp::ALL[OP], b, c) {
        Some(result) => (Exposure::default(), Ok(Value::bool(result))),
        None => {
            let (op, operands) = in_place(&r, OP, [b, c]);
            if let Some(place) = super::special::compare(&r, op, operands) {
                return place;
            }
            any(&r, op, operands)
        }
    };
    let v = match result {
        Ok(v) => v,
        Err(e) => return exposure.fail(r, 2, e),
    };
    let operands = in_order(&r, [Some(i.b), B::IS_REGISTER.then_some(i.c)]);
    super::arith::finish_in_slot(r, exposure, v, operands)
}

/// The comparison as it was before lowering, which exchanges operands to have a constant on the right.
fn in_place(r: &R, op: usize, [a, b]: [Bits; 2]) -> (CompareOp, [Bits; 2]) {
    let given = transfer::origin(r).0.comparison().unwrap_or(op);
    (CompareOp::ALL[given], if given == op { [a, b] } else { [b, a] })
}

/// Compares any values.
fn any(r: &R, op: CompareOp, [a, b]: [Bits; 2]) -> (Exposure, PyResult) {
    let instr = transfer::origin(r).0;
    // A local may be rebound meanwhile.
    let (a, b) = (a.to_value(), b.to_value());
    let exposure = transfer::expose(r);
    let vm = r.vm();
    let mut result = vm.nested(" in comparison", |vm| vm.compare(&a, &b, op));
    if instr.converts_to_bool() {
        result = result.and_then(|v| vm.truth(&v).map(Value::bool));
    }
    drop((a, b));
    (exposure, result)
}

/// Comparison of strs and sets, and equality of tuples of plain items.
fn plain(vm: &Vm, op: CompareOp, a: Bits, b: Bits) -> Option<bool> {
    // SAFETY: registers keep them alive.
    let (a, b) = unsafe { (a.as_value(), b.as_value()) };
    fast_str(op, a, b).or_else(|| match op {
        CompareOp::Eq if a.exact::<Tuple>().is_some() => plain_equal(a, b),
        CompareOp::Ne if a.exact::<Tuple>().is_some() => plain_equal(a, b).map(|equal| !equal),
        _ => set::algebra::plain_compare(vm, op, a, b),
    })
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
    let r = R { vm, pc, regs };
    let i = r.instr();
    let (a, b) = (r.reg(i.a), B::read(&r, i.b));
    let (exposure, result) = match plain(r.vm(), CompareOp::ALL[OP], a, b) {
        Some(result) => (Exposure::default(), result),
        None => {
            let (op, operands) = in_place(&r, OP, [a, b]);
            if let Some(place) = super::special::compare(&r, op, operands) {
                return place;
            }
            match any(&r, op, operands) {
                (exposure, Ok(v)) => match v.as_bool() {
                    Some(result) => (exposure, result),
                    // The branch is an instruction of its own, which tests the result for truth.
                    None => return exposure.resume_behind(r, 2, v),
                },
                (exposure, Err(e)) => return exposure.fail(r, 2, e),
            }
        }
    };
    finish_jump(r, exposure, [Some(i.a), B::IS_REGISTER.then_some(i.b)], result == WANTED)
}

/// Operands in the order in which the dialect gives them up.
fn in_order(r: &R, mut operands: [Option<u16>; 2]) -> [Option<u16>; 2] {
    if !r.vm().dialect.inputs_die_forwards() {
        operands.reverse();
    }
    operands
}

/// Gives up what the slots among the operands hold, and goes on behind the instruction or by `c`.
#[inline(always)]
fn finish_jump(mut r: R, exposure: Exposure, operands: [Option<u16>; 2], jumps: bool) -> Place {
    let operands = in_order(&r, operands);
    let locals = r.frame().code().nlocalsplus as u16;
    for operand in operands.into_iter().flatten().filter(|&operand| operand >= locals) {
        // SAFETY: a slot owns its reference, and is free behind the instruction.
        drop(unsafe { r.reg(operand).into_value() });
    }
    r.skip(if jumps { r.instr().c as i16 as isize } else { 1 });
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

/// `a = b is c`, of operands that are slots or not.
#[inline(always)]
pub fn is<const WANTED: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    let (b, c) = (r.reg(i.b), r.reg(i.c));
    if b.is_ptr() || c.is_ptr() {
        return Flow::Out(is_slow::<WANTED>);
    }
    r.set(i.a, Bits::from_bool((b == c) == WANTED));
    Flow::Next
}

unsafe fn is_slow<const WANTED: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let i = r.instr();
    let same = r.reg(i.b) == r.reg(i.c);
    super::arith::finish_in_slot(r, Exposure::default(), Value::bool(same == WANTED), [Some(i.c), Some(i.b)])
}

/// Jumps by `c` where `a is b` is what is wanted, of operands that are slots or not.
#[inline(always)]
pub fn jump_is_slot<const WANTED: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    let (a, b) = (r.reg(i.a), r.reg(i.b));
    if a.is_ptr() || b.is_ptr() {
        return Flow::Out(jump_is_slow::<WANTED>);
    }
    go(r, (a == b) == WANTED)
}

unsafe fn jump_is_slow<const WANTED: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let i = r.instr();
    let same = r.reg(i.a) == r.reg(i.b);
    finish_jump(r, Exposure::default(), [Some(i.a), Some(i.b)], same == WANTED)
}

/// `a = b in c`
#[inline(always)]
pub fn contains<const WANTED: bool>(_r: &mut R) -> Flow {
    Flow::Out(contains_slow::<WANTED>)
}

unsafe fn contains_slow<const WANTED: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let i = r.instr();
    if let Some(place) = ask(&r, r.reg(i.b), r.reg(i.c)) {
        return place;
    }
    match is_in(&r, r.reg(i.b), r.reg(i.c)) {
        (exposure, Ok(found)) => {
            let operands = in_order(&r, [Some(i.b), Some(i.c)]);
            super::arith::finish_in_slot(r, exposure, Value::bool(found == WANTED), operands)
        }
        (exposure, Err(e)) => exposure.fail(r, 2, e),
    }
}

/// Jumps by `c` where `a in b` is what is wanted.
#[inline(always)]
pub fn jump_contains<const WANTED: bool>(_r: &mut R) -> Flow {
    Flow::Out(jump_contains_slow::<WANTED>)
}

unsafe fn jump_contains_slow<const WANTED: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let i = r.instr();
    if let Some(place) = ask(&r, r.reg(i.a), r.reg(i.b)) {
        return place;
    }
    match is_in(&r, r.reg(i.a), r.reg(i.b)) {
        (exposure, Ok(found)) => finish_jump(r, exposure, [Some(i.a), Some(i.b)], found == WANTED),
        (exposure, Err(e)) => exposure.fail(r, 2, e),
    }
}

/// Asks a container whose class is written in Python.
fn ask(r: &R, value: Bits, container: Bits) -> Option<Place> {
    let is_instance = container.is_ptr() && !container.shape().is_builtin();
    if is_instance { super::special::contains(r, container, value) } else { None }
}

/// `value in container`
fn is_in(r: &R, value: Bits, container: Bits) -> (Exposure, PyResult<bool>) {
    // SAFETY: registers keep both alive while nothing runs.
    if let Some(found) = unsafe { fast_contains(r.vm(), container.as_value(), value.as_value()) } {
        return (Exposure::default(), Ok(found));
    }
    // A local may be rebound meanwhile.
    let (container, value) = (container.to_value(), value.to_value());
    let exposure = transfer::expose(r);
    let result = r.vm().contains(&container, &value);
    drop((container, value));
    (exposure, result)
}
