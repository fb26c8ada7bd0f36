//! The boxed halves of `int` and `float`: what does not fit the NaN box.

use crate::payload::{Frozen, Payload, Trace};
use crate::shape::id;

/// An int of more than 48 and at most 64 bits.
pub struct Int64(pub i64);

/// A NaN, or the value of an instance of a subclass of `float`.
pub struct Float(pub f64);

impl Trace for Int64 {}
impl Trace for Float {}

// SAFETY: the ids are reserved for these two types in `shape::id`.
unsafe impl Payload for Int64 {
    const ID: u32 = id::INT64;
    type Access = Frozen;
}

// SAFETY: as above.
unsafe impl Payload for Float {
    const ID: u32 = id::BOXED_FLOAT;
    type Access = Frozen;
}
