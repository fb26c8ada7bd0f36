//! Comparison of immediates, identity.

use crate::class::slots::CompareOp;
use crate::engine::ops::{fast_compare, fast_contains, fast_str};
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R, Read};
use crate::engine::register::transfer;
use crate::protocol::compare::plain_equal;
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
    let result = match plain(CompareOp::ALL[OP], b, c) {
        Some(result) => Ok(Value::bool(result)),
        None => any(&r, CompareOp::ALL[OP], b, c),
    };
    let v = match result {
        Ok(v) => v,
        Err(e) => return transfer::raise(r, e),
    };
    super::arith::finish_in_slot(r, v, [B::IS_REGISTER.then_some(i.c), Some(i.b)])
}

/// Compares any values.
fn any(r: &R, op: CompareOp, a: Bits, b: Bits) -> PyResult {
    let (instr, op) = (transfer::origin(r).0, op as usize);
    let given = instr.comparison().unwrap_or(op);
    // Lowering exchanges operands to have a constant on the right.
    let (a, b) = if given == op { (a, b) } else { (b, a) };
    let op = CompareOp::ALL[given];
    // A local may be rebound meanwhile.
    let (a, b) = (a.to_value(), b.to_value());
    transfer::expose(r);
    let vm = r.vm();
    let result = vm.nested(" in comparison", |vm| vm.compare(&a, &b, op))?;
    if instr.converts_to_bool() { vm.truth(&result).map(Value::bool) } else { Ok(result) }
}

/// Comparison of strs, and equality of tuples of plain items.
fn plain(op: CompareOp, a: Bits, b: Bits) -> Option<bool> {
    // SAFETY: registers keep them alive.
    let (a, b) = unsafe { (a.as_value(), b.as_value()) };
    fast_str(op, a, b).or_else(|| match op {
        CompareOp::Eq if a.exact::<Tuple>().is_some() => plain_equal(a, b),
        CompareOp::Ne if a.exact::<Tuple>().is_some() => plain_equal(a, b).map(|equal| !equal),
        _ => None,
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
    let result = match plain(CompareOp::ALL[OP], a, b) {
        Some(result) => result,
        None => match any(&r, CompareOp::ALL[OP], a, b) {
            Ok(v) => match v.as_bool() {
                Some(result) => result,
                // The branch is an instruction of its own, which tests the result for truth.
                None => return transfer::resume_behind(r, 2, v),
            },
            Err(e) => return transfer::raise(r, e),
        },
    };
    finish_jump(r, [Some(i.a), B::IS_REGISTER.then_some(i.b)], result == WANTED)
}

/// Gives up what the slots among the operands hold, and goes on behind the instruction or by `c`.
fn finish_jump(mut r: R, operands: [Option<u16>; 2], jumps: bool) -> Place {
    let locals = r.frame().code().nlocalsplus as u16;
    for operand in operands.into_iter().flatten().filter(|&operand| operand >= locals) {
        // SAFETY: a slot owns its reference, and is free behind the instruction.
        drop(unsafe { r.reg(operand).into_value() });
    }
    r.skip(if jumps { r.instr().c as i16 as isize } else { 1 });
    transfer::settle(r);
    r.place()
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
    super::arith::finish_in_slot(r, Value::bool(same == WANTED), [Some(i.c), Some(i.b)])
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
    finish_jump(r, [Some(i.b), Some(i.a)], same == WANTED)
}

/// `a = b in c`
#[inline(always)]
pub fn contains<const WANTED: bool>(_r: &mut R) -> Flow {
    Flow::Out(contains_slow::<WANTED>)
}

unsafe fn contains_slow<const WANTED: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let i = r.instr();
    match is_in(&r, r.reg(i.b), r.reg(i.c)) {
        Ok(found) => super::arith::finish_in_slot(r, Value::bool(found == WANTED), [Some(i.c), Some(i.b)]),
        Err(e) => transfer::raise(r, e),
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
    match is_in(&r, r.reg(i.a), r.reg(i.b)) {
        Ok(found) => finish_jump(r, [Some(i.b), Some(i.a)], found == WANTED),
        Err(e) => transfer::raise(r, e),
    }
}

/// `value in container`
fn is_in(r: &R, value: Bits, container: Bits) -> PyResult<bool> {
    // SAFETY: registers keep both alive while nothing runs.
    if let Some(found) = unsafe { fast_contains(r.vm(), container.as_value(), value.as_value()) } {
        return Ok(found);
    }
    // A local may be rebound meanwhile.
    let (container, value) = (container.to_value(), value.to_value());
    transfer::expose(r);
    r.vm().contains(&container, &value)
}
