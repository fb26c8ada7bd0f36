//! What register instructions do. Each takes its fast path or leaves; none raises, and none runs Python code.

pub mod arith;
pub mod attrs;
pub mod builtin;
pub mod call;
pub mod compare;
pub mod except;
pub mod fitted;
pub mod items;
pub mod iter;
pub mod jump;
pub mod moves;
pub mod names;
pub mod special;
pub mod text;
pub mod unpack;

use taipan_heap::Bits;

/// Whether giving up a reference would end the object.
#[inline(always)]
fn is_last(b: Bits) -> bool {
    // SAFETY: the register owns its reference.
    unsafe { b.as_value() }.ref_count() == 1
}

/// Gives up a reference that is not the last.
#[inline(always)]
fn give_up(b: Bits) {
    // SAFETY: the caller owns the reference, and there is another. An immortal object stays one.
    let _ = unsafe { b.dec_inline() };
}
