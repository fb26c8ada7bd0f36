//! Comparison of immediates, identity.

use crate::class::slots::CompareOp;
use crate::engine::ops::fast_compare;
use crate::engine::register::state::{Flow, R, Read};
use taipan_heap::Bits;

/// `a = b <op> c`
#[inline(always)]
pub fn value<const OP: usize, B: Read>(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_compare(CompareOp::ALL[OP], r.reg(i.b), B::read(r, i.c)) {
        Some(result) => {
            r.set(i.a, Bits::from_bool(result));
            Flow::Next
        }
        None => Flow::Leave,
    }
}

/// Jumps by `c` where `a <op> b` is what is wanted.
#[inline(always)]
pub fn jump<const OP: usize, B: Read, const WANTED: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_compare(CompareOp::ALL[OP], r.reg(i.a), B::read(r, i.b)) {
        Some(result) => go(r, result == WANTED),
        None => Flow::Leave,
    }
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
