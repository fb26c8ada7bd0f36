//! `slice`, and what a slice means on a sequence of a given length.

use crate::call::{Args, call_method};
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, Slots, TypeSpec};
use crate::methods;
use crate::types::int::{IntRef, from_big, int_ref};
use crate::{PyResult, Vm};
use num_bigint::BigInt;
use num_traits::{Signed, Zero};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// Start, stop and step, as given.
pub struct Slice {
    /// Dies first.
    pub step: Value,
    pub start: Value,
    pub stop: Value,
}

impl Trace for Slice {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.start);
        visit(&self.stop);
        visit(&self.step);
    }
}

impl Slice {
    fn parts(&self) -> [&Value; 3] {
        [&self.start, &self.stop, &self.step]
    }
}

/// A slice's numbers before the length is known (`PySlice_Unpack`): evaluating them may run Python code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unpacked {
    start: i64,
    stop: i64,
    step: i64,
}

/// A slice on a sequence of known length: `count` positions from `start` on, `step` apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indices {
    /// The first position; from 0 to the length (one less than 0 where a negative step selects nothing).
    pub start: i64,
    /// Where it ends, exclusive.
    pub stop: i64,
    /// Never 0.
    pub step: i64,
    pub count: usize,
}

impl Unpacked {
    /// `PySlice_AdjustIndices`
    ///
    /// ```
    /// # use taipan_vm::types::slice::Unpacked;
    /// let reversed = Unpacked::new(i64::MAX, i64::MIN, -2).adjust(5);
    /// assert_eq!(reversed.positions().collect::<Vec<_>>(), [4, 2, 0]);
    /// ```
    pub fn adjust(self, len: usize) -> Indices {
        let len = i64::try_from(len).unwrap_or(i64::MAX);
        let (low, high) = if self.step < 0 { (-1, len - 1) } else { (0, len) };
        let place = |i: i64| if i < 0 { i.saturating_add(len).max(low) } else { i.min(high) };
        let (start, stop) = (place(self.start), place(self.stop));
        let span = if self.step < 0 { start - stop } else { stop - start };
        let count = if span > 0 { (span as u64 - 1) / self.step.unsigned_abs() + 1 } else { 0 };
        Indices { start, stop, step: self.step, count: count as usize }
    }

    /// A step below `-i64::MAX` is taken for that.
    pub fn new(start: i64, stop: i64, step: i64) -> Unpacked {
        Unpacked { start, stop, step: step.max(-i64::MAX) }
    }
}

impl Indices {
    /// The range of positions, where they follow each other.
    pub fn range(&self) -> Option<std::ops::Range<usize>> {
        (self.step == 1).then(|| self.start as usize..self.start as usize + self.count)
    }

    /// The positions in order.
    pub fn positions(self) -> impl ExactSizeIterator<Item = usize> {
        (0..self.count).map(move |i| (self.start + i as i64 * self.step) as usize)
    }

    /// The items at the positions.
    pub fn take<T: Clone>(&self, items: &[T]) -> Vec<T> {
        match self.range().and_then(|r| items.get(r)) {
            Some(part) => part.to_vec(),
            None => {
                let mut part = Vec::with_capacity(self.count);
                for i in self.positions() {
                    part.extend(items.get(i).cloned());
                }
                part
            }
        }
    }
}

/// Evaluates a slice's numbers: the step first, as CPython does.
///
/// # Errors
/// TypeError for what is no index, ValueError for a step of 0, and what `__index__` raises.
pub fn unpack(vm: &mut Vm, slice: &Slice) -> PyResult<Unpacked> {
    let step = match slice.step.is_none() {
        true => 1,
        false => part(vm, &slice.step)?,
    };
    if step == 0 {
        raise!(vm, ValueError, "slice step cannot be zero");
    }
    let (first, last) = if step < 0 { (i64::MAX, i64::MIN) } else { (0, i64::MAX) };
    let start = if slice.start.is_none() { first } else { part(vm, &slice.start)? };
    let stop = if slice.stop.is_none() { last } else { part(vm, &slice.stop)? };
    Ok(Unpacked::new(start, stop, step))
}

/// [`unpack`] and [`Unpacked::adjust`] in one, for sequences whose length no Python code changes.
///
/// # Errors
/// As [`unpack`].
pub fn adjust(vm: &mut Vm, slice: &Slice, len: usize) -> PyResult<Indices> {
    Ok(unpack(vm, slice)?.adjust(len))
}

/// One number, clamped (`_PyEval_SliceIndex`).
fn part(vm: &mut Vm, v: &Value) -> PyResult<i64> {
    match v.as_i64() {
        Some(i) => Ok(i),
        None => {
            check_index(vm, v)?;
            vm.index_clamped(v)
        }
    }
}

fn check_index(vm: &mut Vm, v: &Value) -> PyResult<()> {
    if int_ref(v).is_none() && vm.class_ref(v).get(vm).slots.index.is_none() {
        raise!(vm, TypeError, "slice indices must be integers or None or have an __index__ method");
    }
    Ok(())
}

/// `a[start:stop]` of a search method: absent and None stand for the default.
///
/// # Errors
/// As [`unpack`].
pub fn bound(vm: &mut Vm, v: &Value, default: isize) -> PyResult<isize> {
    if v.is_null() || v.is_none() { Ok(default) } else { part(vm, v).map(|i| i as isize) }
}

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
    ),
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        new: Some(new),
        repr: Some(repr),
        compare: Some(compare),
        hash: Some(hash),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("slice", Slice::ID, &[Slice::ID])
};

static GETSET: &[GetSet] = &[
    GetSet::member("start", |_, v| Ok(field(v, |s| &s.start))),
    GetSet::member("stop", |_, v| Ok(field(v, |s| &s.stop))),
    GetSet::member("step", |_, v| Ok(field(v, |s| &s.step))),
];

fn field(this: &Value, get: fn(&Slice) -> &Value) -> Value {
    this.downcast::<Slice>().map_or(Value::NONE, |s| get(s).clone())
}

methods! { static NEW;
    "slice($type, start, stop=absent, step=None, /)" => |_vm, [_class, start, stop, step]| {
        let (start, stop) = if stop.is_null() { (&Value::NONE, start) } else { (start, stop) };
        Ok(Ref::new(Slice { start: start.clone(), stop: stop.clone(), step: step.clone() }).into())
    }
}

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    call_method(vm, &NEW[0], None, args.with_first(class.value().clone()).args())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(s) = this.downcast::<Slice>() else { return Ok(Value::NONE) };
    let mut out = taipan_prim::text::TextBuilder::new();
    for (lead, v) in ["slice(", ", ", ", "].into_iter().zip(s.parts()) {
        out.push_str(lead);
        vm.push_repr(&mut out, v)?;
    }
    out.push_str(")");
    Ok(vm.new_text(out.finish()))
}

/// As the tuples of the three parts compare.
fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.downcast::<Slice>(), b.downcast::<Slice>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if a.is(b) {
        return Ok(Value::bool(op.matches(std::cmp::Ordering::Equal)));
    }
    for (p, q) in x.parts().into_iter().zip(y.parts()) {
        if !vm.same_or_equal(p, q)? {
            return match op {
                CompareOp::Eq | CompareOp::Ne => Ok(Value::bool(op == CompareOp::Ne)),
                _ => vm.compare(p, q, op),
            };
        }
    }
    Ok(Value::bool(op.matches(std::cmp::Ordering::Equal)))
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let Some(s) = this.downcast::<Slice>().filter(|_| vm.dialect.hashes_slices()) else {
        raise!(vm, TypeError, "unhashable type: 'slice'");
    };
    let [start, stop, step] = s.parts();
    let (start, stop, step) = (vm.hash(start)?, vm.hash(stop)?, vm.hash(step)?);
    Ok(taipan_prim::hash::hash_slice(start, stop, step))
}

methods! { static METHODS;
    /// S.indices(len) -> (start, stop, stride)
    ///
    /// Assuming a sequence of length len, calculate the start and stop
    /// indices, and the stride length of the extended slice described by
    /// S. Out of bounds indices are clipped in a manner consistent with the
    /// handling of normal slices.
    "indices($self, object, /)" => |vm, [this, object]| {
        let Some(slice) = this.downcast::<Slice>() else { return Ok(Value::NONE) };
        let len = big(vm, object)?;
        if len.is_negative() {
            raise!(vm, ValueError, "length should not be negative");
        }
        let [start, stop, step] = indices(vm, slice, &len)?;
        Ok(vm.new_tuple([from_big(start), from_big(stop), from_big(step)]))
    }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let Some(slice) = this.downcast::<Slice>() else { return Ok(Value::NONE) };
        let parts = vm.new_tuple(slice.parts().map(Value::clone));
        let class = vm.types.slice.value().clone();
        Ok(vm.new_tuple([class, parts]))
    }
}

fn big(vm: &mut Vm, v: &Value) -> PyResult<BigInt> {
    let i = vm.index(v)?;
    Ok(int_ref(&i).map_or_else(BigInt::zero, IntRef::to_big))
}

/// Start, stop and step on a sequence of any length (`_PySlice_GetLongIndices`).
pub fn indices(vm: &mut Vm, slice: &Slice, len: &BigInt) -> PyResult<[BigInt; 3]> {
    let mut number = |v: &Value| -> PyResult<Option<BigInt>> {
        if v.is_none() {
            return Ok(None);
        }
        check_index(vm, v)?;
        big(vm, v).map(Some)
    };
    let step = number(&slice.step)?.unwrap_or_else(|| BigInt::from(1));
    if step.is_zero() {
        raise!(vm, ValueError, "slice step cannot be zero");
    }
    let (low, high) = match step.is_negative() {
        true => (BigInt::from(-1), len - 1),
        false => (BigInt::zero(), len.clone()),
    };
    let place = |i: Option<BigInt>, default: &BigInt| match i {
        None => default.clone(),
        Some(i) if i.is_negative() => (i + len).max(low.clone()),
        Some(i) => i.min(high.clone()),
    };
    let (first, last) = if step.is_negative() { (&high, &low) } else { (&low, &high) };
    let start = place(number(&slice.start)?, first);
    let stop = place(number(&slice.stop)?, last);
    Ok([start, stop, step])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn positions(start: i64, stop: i64, step: i64, len: usize) -> Vec<usize> {
        Unpacked::new(start, stop, step).adjust(len).positions().collect()
    }

    #[test]
    fn bounds_are_clipped() {
        assert_eq!(positions(-3, i64::MAX, 1, 5), [2, 3, 4]);
        assert_eq!(positions(-9, 2, 1, 5), [0, 1]);
        assert_eq!(positions(4, 0, -3, 5), [4, 1]);
        assert_eq!(positions(i64::MAX, i64::MIN, i64::MIN, 5), [4]);
        assert_eq!(positions(0, i64::MAX, i64::MAX, 5), [0]);
        assert_eq!(positions(3, 1, 1, 5), [] as [usize; 0]);
        assert_eq!(positions(i64::MAX, i64::MIN, -1, 0), [] as [usize; 0]);
        assert_eq!(Unpacked::new(3, 1, 1).adjust(5).range(), Some(3..3));
    }
}
