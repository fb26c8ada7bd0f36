//! `range`.

mod iter;
mod methods;
mod slots;

use crate::types::int::{IntRef, from_big, int_ref};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, Zero};
use taipan_heap::{Ref, Trace, Value};

pub use iter::{BIG_ITER_SPEC, BigRangeIter, ITER_SPEC, RangeIter};
pub use slots::SPEC;

/// Start, stop and step as ints, and the length.
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    pub length: Value,
}

impl Trace for Range {}

impl Range {
    /// Start, length and step, where all items fit 64 bits.
    pub fn small(&self) -> Option<(i64, i64, i64)> {
        let (start, length, step) = (self.start.as_i64()?, self.length.as_i64()?, self.step.as_i64()?);
        // The item behind the last one must fit as well: the iterator computes it.
        start.checked_add(length.checked_mul(step)?)?;
        Some((start, length, step))
    }
}

/// How many items a range has.
pub fn length(start: &BigInt, stop: &BigInt, step: &BigInt) -> BigInt {
    let span = if step.is_positive() { stop - start } else { start - stop };
    if span.is_positive() { span.div_ceil(&step.abs()) } else { BigInt::zero() }
}

/// The value of an int object.
fn to_big(v: &Value) -> BigInt {
    int_ref(v).map_or_else(BigInt::zero, IntRef::to_big)
}

/// A range object of three ints, the step not zero.
pub fn make(start: Value, stop: Value, step: Value) -> Value {
    let length = match (start.as_i64(), stop.as_i64(), step.as_i64()) {
        (Some(a), Some(b), Some(1)) if a <= b => b.checked_sub(a).map(Value::int),
        _ => None,
    };
    let length =
        length.unwrap_or_else(|| from_big(self::length(&to_big(&start), &to_big(&stop), &to_big(&step))));
    Ref::new(Range { start, stop, step, length }).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_round_up() {
        let len = |a: i64, b: i64, c: i64| length(&a.into(), &b.into(), &c.into());
        assert_eq!(
            [len(0, 10, 3), len(10, 0, -3), len(0, 0, 1), len(5, 0, 1)],
            [4, 4, 0, 0].map(BigInt::from)
        );
    }
}
