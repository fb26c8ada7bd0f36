//! Arithmetic on immediates.

use crate::engine::ops::fast_arithmetic;
use crate::engine::register::state::{Flow, R, Read, Write};
use taipan_heap::Bits;

/// `a = b <operator> c`. Immediates own nothing, so that slots among the operands need no release.
#[inline(always)]
pub fn binary<const OPERATOR: usize, A: Read, B: Read, W: Write>(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_arithmetic(OPERATOR, A::read(r, i.b), B::read(r, i.c)) {
        Some(result) => W::write(r, i.a, result),
        None => Flow::Leave,
    }
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
        Some(b) if !r.reg(i.b).is_ptr() => {
            r.set(i.a, Bits::from_bool(b));
            Flow::Next
        }
        _ => Flow::Leave,
    }
}
