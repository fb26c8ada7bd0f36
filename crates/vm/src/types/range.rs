//! `range`.

use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::int::{IntRef, from_big, int_ref};
use crate::{PyResult, Vm};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, Zero};
use taipan_heap::{Payload, Ref, Trace, Value};

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

/// `range_iterator`.
pub struct RangeIter {
    pub next: i64,
    pub step: i64,
    pub left: i64,
}

impl Trace for RangeIter {}

/// `longrange_iterator`.
pub struct BigRangeIter {
    pub next: BigInt,
    pub step: BigInt,
    pub left: BigInt,
}

impl Trace for BigRangeIter {}

/// How many items a range has.
pub fn length(start: &BigInt, stop: &BigInt, step: &BigInt) -> BigInt {
    let span = if step.is_positive() { stop - start } else { start - stop };
    if span.is_positive() { span.div_ceil(&step.abs()) } else { BigInt::zero() }
}

/// A range object of three ints, the step not zero.
pub fn make(start: Value, stop: Value, step: Value) -> Value {
    let length = match (start.as_i64(), stop.as_i64(), step.as_i64()) {
        (Some(a), Some(b), Some(1)) if a <= b => b.checked_sub(a).map(Value::int),
        _ => None,
    };
    let length = length.unwrap_or_else(|| {
        let big = |v: &Value| int_ref(v).map_or_else(BigInt::zero, IntRef::to_big);
        from_big(self::length(&big(&start), &big(&stop), &big(&step)))
    });
    Ref::new(Range { start, stop, step, length }).into()
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::SEQUENCE,
    slots: Slots { iter: Some(iter), ..Slots::EMPTY },
    ..TypeSpec::named("range", Range::ID, &[Range::ID])
};

pub static ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next), ..Slots::EMPTY },
    ..TypeSpec::named("range_iterator", RangeIter::ID, &[RangeIter::ID])
};

pub static BIG_ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next_big), ..Slots::EMPTY },
    ..TypeSpec::named("longrange_iterator", BigRangeIter::ID, &[BigRangeIter::ID])
};

fn iter(_vm: &mut Vm, this: &Value) -> PyResult {
    let Some(r) = this.downcast::<Range>() else { return Ok(Value::NONE) };
    if let Some((next, left, step)) = r.small() {
        return Ok(Ref::new(RangeIter { next, step, left }).into());
    }
    let big = |v: &Value| int_ref(v).map_or_else(BigInt::zero, IntRef::to_big);
    Ok(Ref::new(BigRangeIter { next: big(&r.start), step: big(&r.step), left: big(&r.length) }).into())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<RangeIter>() else { return Ok(None) };
    let state = it.get_mut(vm);
    if state.left <= 0 {
        return Ok(None);
    }
    let v = state.next;
    state.left -= 1;
    state.next = v.wrapping_add(state.step);
    Ok(Some(Value::int(v)))
}

fn next_big(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<BigRangeIter>() else { return Ok(None) };
    let state = it.get_mut(vm);
    if !state.left.is_positive() {
        return Ok(None);
    }
    let after = &state.next + &state.step;
    let v = std::mem::replace(&mut state.next, after);
    state.left -= 1;
    Ok(Some(from_big(v)))
}
