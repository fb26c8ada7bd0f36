//! Iteration over ranges, lists and tuples.

use crate::engine::ops::fast_next;
use crate::engine::register::state::{Flow, R};

/// Slot `a + 1` = the next item of the iterator in slot `a`.
#[inline(always)]
pub fn next_slot(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_next(r.value(i.a)) {
        Some(b) => {
            r.set(i.a + 1, b);
            Flow::Next
        }
        None => Flow::Leave,
    }
}

/// Local `b` = the next item of the iterator in slot `a`.
#[inline(always)]
pub fn next_local(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_next(r.value(i.a)) {
        Some(b) => {
            let old = r.reg(i.b);
            r.set(i.b, b);
            r.next_without(old)
        }
        None => Flow::Leave,
    }
}
