//! Arithmetic: immediates at once, anything else out of line.

use crate::Vm;
use crate::engine::frame::payload;
use crate::engine::ops::fast_arithmetic;
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R, Read, Write};
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
        None => Flow::Out(binary_slow::<A, B>),
    }
}

/// The same for any operands.
unsafe fn binary_slow<A: Read, B: Read>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let i = r.instr();
    binary_any(r, A::read(&r, i.b), B::read(&r, i.c), A::IS_REGISTER, B::IS_REGISTER)
}

/// Numbers of the in-place operators begin here.
const INPLACE: usize = 13;

#[inline(never)]
fn binary_any(r: R, a: Bits, b: Bits, a_is_register: bool, b_is_register: bool) -> Place {
    let n = transfer::origin(&r).0.arg() as usize;
    let (operator, is_inplace) = if n >= INPLACE { (n - INPLACE, true) } else { (n, false) };
    if operator == op::ADD && a_is_register && append_in_place(&r, a, b) {
        let c = r.instr().c;
        return finish(r, Exposure::default(), None, [b_is_register.then_some(c), None, None]);
    }
    // A local may be rebound meanwhile.
    let (x, y) = (a.to_value(), b.to_value());
    let exposure = transfer::expose(&r);
    let result = r.vm().binary_op(operator, is_inplace, &x, &y);
    drop((x, y));
    let i = r.instr();
    match result {
        Ok(v) => {
            let operands = [a_is_register.then_some(i.b), b_is_register.then_some(i.c), None];
            finish(r, exposure, Some(v), operands)
        }
        Err(e) => exposure.fail(r, 2, e),
    }
}

/// Appends to a str that nobody else sees, and that the result replaces.
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
