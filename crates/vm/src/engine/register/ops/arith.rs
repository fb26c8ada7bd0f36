//! Arithmetic: immediates at once, anything else out of line.

use crate::Vm;
use crate::engine::frame::payload;
use crate::engine::ops::{fast_arithmetic, plain_arithmetic, plain_ints};
use crate::engine::register::code::Unit;
use crate::engine::register::lower::{NO_OPERATOR, OPERATORS};
use crate::engine::register::state::{Flow, Local, Place, R, Read, Reg, Write};
use crate::engine::register::transfer::{self, Exposure};
use crate::protocol::number::op;
use crate::types::str::Str;
use taipan_heap::{Bits, Value};

/// `a = b <operator> c`. Immediates own nothing, so that slots among the operands need no release.
#[inline(always)]
pub fn binary<const OPERATOR: usize, A: Read, B: Read, W: Write>(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_arithmetic(OPERATOR, A::read(r, i.b), B::read(r, i.c)) {
        Some(result) => W::write(r, i.a, result),
        None => Flow::Out(binary_slow::<A, B, W>),
    }
}

/// The same of an operator without a form of its own.
#[inline(always)]
pub fn other(_r: &mut R) -> Flow {
    Flow::Out(binary_slow::<Reg, Reg, Local>)
}

/// The same for any operands.
unsafe fn binary_slow<A: Read, B: Read, W: Write>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let i = r.instr();
    let (a, b) = (A::read(&r, i.b), B::read(&r, i.c));
    // A slot that gets the result is below those that the operands lie in, and locals are below it.
    let first_slot = if W::IS_SLOT { i.a } else { r.frame().code().nlocalsplus as u16 };
    let operands = [
        (A::IS_REGISTER && i.b >= first_slot).then_some(i.b),
        (B::IS_REGISTER && i.c >= first_slot).then_some(i.c),
    ];
    binary_any(r, a, b, A::IS_REGISTER, operands)
}

/// Numbers of the in-place operators begin here.
const INPLACE: usize = 13;

/// The operator of the instruction, and whether it is one in place.
#[inline(never)]
fn operator_of(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> (usize, bool) {
    let n = transfer::origin(&R { vm, pc, regs }).0.arg() as usize;
    if n >= INPLACE { (n - INPLACE, true) } else { (n, false) }
}

/// `owned`: the slots among the operands.
#[inline(always)]
fn binary_any(r: R, a: Bits, b: Bits, a_is_register: bool, owned: [Option<u16>; 2]) -> Place {
    // SAFETY: registers or constants keep both alive while nothing runs.
    let (x, y) = unsafe { (a.as_value(), b.as_value()) };
    let known = OPERATORS[r.instr().op as usize];
    if known != NO_OPERATOR
        && let (Some(x), Some(y)) = (x.as_i64(), y.as_i64())
        && let Some(result) = plain_ints(usize::from(known), x, y)
    {
        return give_up_and_write(r, Exposure::default(), Some(Value::int(result)), owned);
    }
    let (operator, is_inplace) = operator_of(r.vm, r.pc, r.regs);
    if operator == op::ADD && a_is_register && append_in_place(&r, a, b) {
        return give_up_and_write(r, Exposure::default(), None, [owned[1], None]);
    }
    if let Some(v) = plain_arithmetic(r.vm(), operator, is_inplace, x, y) {
        return give_up_and_write(r, Exposure::default(), Some(v), owned);
    }
    if let Some(place) = super::special::binary(&r, operator, is_inplace, [a, b]) {
        return place;
    }
    // A local may be rebound meanwhile.
    let (x, y) = (a.to_value(), b.to_value());
    let exposure = transfer::expose(&r);
    let result = r.vm().binary_op(operator, is_inplace, &x, &y);
    drop((x, y));
    match result {
        Ok(v) => give_up_and_write(r, exposure, Some(v), owned),
        Err(e) => exposure.fail(r, 2, e),
    }
}

/// Gives up slots, and puts the result where it goes.
#[inline(always)]
fn give_up_and_write(mut r: R, exposure: Exposure, result: Option<Value>, owned: [Option<u16>; 2]) -> Place {
    for slot in owned.into_iter().flatten() {
        // SAFETY: a slot owns its reference, and is free behind the instruction.
        drop(unsafe { r.reg(slot).into_value() });
    }
    if let Some(v) = result {
        let to = r.instr().a;
        let old = r.reg(to);
        r.set(to, v.into_bits());
        if to < r.frame().code().nlocalsplus as u16 {
            // SAFETY: the local owned its reference.
            drop(unsafe { old.into_value() });
        }
    }
    r.skip(1);
    exposure.done(r)
}

/// The same where a slot gets the result: those that the operands lie in are not below it, and locals are.
#[inline(always)]
pub fn finish_in_slot(mut r: R, exposure: Exposure, result: Value, operands: [Option<u16>; 2]) -> Place {
    let to = r.instr().a;
    for operand in operands.into_iter().flatten().filter(|&operand| operand >= to) {
        // SAFETY: a slot owns its reference, and is free behind the instruction.
        drop(unsafe { r.reg(operand).into_value() });
    }
    r.set(to, result.into_bits());
    r.skip(1);
    exposure.done(r)
}

/// Appends to a str that nobody else sees, and that the result replaces.
#[inline(always)]
fn append_in_place(r: &R, a: Bits, b: Bits) -> bool {
    let i = r.instr();
    // SAFETY: both are kept alive by their registers.
    let (x, y) = unsafe { (a.as_value(), b.as_value()) };
    let (Some(left), Some(right)) = (x.exact::<Str>(), y.exact::<Str>()) else { return false };
    // Where the operand is a copy on the stack of the very local that gets the result, that is the other reference.
    let is_copied = i.a != i.b && r.reg(i.a) == a && i.a < r.frame().code().nlocalsplus as u16;
    let wanted = if is_copied { 2 } else { 1 };
    if i.a != i.b && !is_copied || left.is_interned() || x.ref_count() != wanted || a == b {
        return false;
    }
    if is_copied {
        super::give_up(a);
    }
    // SAFETY: the register's reference is the only one, and `right` is another object.
    unsafe { (*payload(left)).append(right.text()) };
    true
}

/// Gives up what the slots among the operands hold, in that order, and puts the result where it goes.
pub fn finish(mut r: R, exposure: Exposure, result: Option<Value>, operands: [Option<u16>; 3]) -> Place {
    let locals = r.frame().code().nlocalsplus as u16;
    for operand in operands.into_iter().flatten().filter(|&operand| operand >= locals) {
        // SAFETY: a slot owns its reference, and is free behind the instruction.
        drop(unsafe { r.reg(operand).into_value() });
    }
    if let Some(v) = result {
        let to = r.instr().a;
        let old = r.reg(to);
        r.set(to, v.into_bits());
        if to < locals {
            // SAFETY: the local owned its reference.
            drop(unsafe { old.into_value() });
        }
    }
    r.skip(1);
    exposure.done(r)
}

/// `a = -b`
#[inline(always)]
pub fn negative(r: &mut R) -> Flow {
    let i = r.instr();
    let b = r.reg(i.b);
    let result = match (b.as_small_int(), b.as_small_float()) {
        (Some(n), _) => Bits::small_int(-n),
        (_, Some(x)) => Bits::small_float(-x),
        _ => None,
    };
    match result {
        Some(result) => {
            r.set(i.a, result);
            Flow::Next
        }
        None => Flow::Leave,
    }
}

/// `a = ~b`
#[inline(always)]
pub fn invert(r: &mut R) -> Flow {
    let i = r.instr();
    match r.reg(i.b).as_small_int().and_then(|n| Bits::small_int(!n)) {
        Some(result) => {
            r.set(i.a, result);
            Flow::Next
        }
        None => Flow::Leave,
    }
}

/// `a = not b`
#[inline(always)]
pub fn not(r: &mut R) -> Flow {
    let i = r.instr();
    match r.reg(i.b).as_bool() {
        Some(b) => {
            r.set(i.a, Bits::from_bool(!b));
            Flow::Next
        }
        None => Flow::Leave,
    }
}

/// `a = bool(b)`
#[inline(always)]
pub fn to_bool(r: &mut R) -> Flow {
    let i = r.instr();
    match super::jump::truth(r.reg(i.b)) {
        Some(b) => {
            r.set(i.a, Bits::from_bool(b));
            Flow::Next
        }
        None => Flow::Leave,
    }
}
