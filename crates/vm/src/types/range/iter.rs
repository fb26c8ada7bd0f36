//! `range_iterator` and `longrange_iterator`.

use super::{Range, to_big};
use crate::class::slots::CompareOp;
use crate::class::{Slots, TypeSpec};
use crate::types::int::from_big;
use crate::types::iter::itself;
use crate::types::iter::pickle;
use crate::{PyResult, Vm, methods};
use num_bigint::BigInt;
use num_traits::Signed;
use taipan_heap::{Payload, Ref, Trace, Value};

/// `range_iterator`.
pub struct RangeIter {
    pub next: i64,
    pub step: i64,
    pub left: i64,
    /// How many items there were in all.
    pub length: i64,
}

impl Trace for RangeIter {}

/// `longrange_iterator`.
pub struct BigRangeIter {
    pub next: BigInt,
    pub step: BigInt,
    pub left: BigInt,
    /// How many items there were in all.
    pub length: BigInt,
}

impl Trace for BigRangeIter {}

pub static ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::named("range_iterator", RangeIter::ID, &[RangeIter::ID])
};

pub static BIG_ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), next: Some(next_big), ..Slots::EMPTY },
    methods: BIG_METHODS,
    ..TypeSpec::named("longrange_iterator", BigRangeIter::ID, &[BigRangeIter::ID])
};

/// The iterator of a range.
pub fn iter(vm: &mut Vm, this: &Value) -> PyResult {
    let r = vm.receiver::<Range>(this)?;
    Ok(match r.small() {
        Some((next, left, step)) => Ref::new(RangeIter { next, step, left, length: left }).into(),
        None => {
            let (next, step, left) = (to_big(&r.start), to_big(&r.step), to_big(&r.length));
            Ref::new(BigRangeIter { next, step, length: left.clone(), left }).into()
        }
    })
}

/// `range.__reversed__`
pub fn reversed(r: &Range) -> Value {
    if let Some((start, left, step)) = r.small()
        && let Some(before) = start.checked_sub(step)
    {
        // `small` has checked that the item behind the last one fits.
        let next = before.wrapping_add(left.wrapping_mul(step));
        return Ref::new(RangeIter { next, step: step.wrapping_neg(), left, length: left }).into();
    }
    let (start, step, left) = (to_big(&r.start), to_big(&r.step), to_big(&r.length));
    let next = start + (&left - 1) * &step;
    Ref::new(BigRangeIter { next, step: -step, length: left.clone(), left }).into()
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

methods! { static METHODS;
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm, [this]| { Ok(Value::int(vm.receiver::<RangeIter>(this)?.get(vm).left)) }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let keeps_index = vm.dialect.range_iterators_keep_index();
        let it = vm.receiver::<RangeIter>(this)?.get(vm);
        let index = it.length - it.left;
        let stop = it.next.wrapping_add(it.left.wrapping_mul(it.step));
        let (start, state) = match keeps_index {
            true => (it.next.wrapping_sub(index.wrapping_mul(it.step)), Value::int(index)),
            false => (it.next, Value::NONE),
        };
        let range = super::make(Value::int(start), Value::int(stop), Value::int(it.step));
        pickle::reduced(vm, "iter", &[range], Some(state))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        let keeps_index = vm.dialect.range_iterators_keep_index();
        let state = vm.c_long(state)?;
        let it = vm.receiver::<RangeIter>(this)?.get_mut(vm);
        let by = match keeps_index {
            true => state.clamp(0, it.length) - (it.length - it.left),
            false => state.clamp(0, it.left.max(0)),
        };
        it.next = it.next.wrapping_add(by.wrapping_mul(it.step));
        it.left -= by;
        Ok(Value::NONE)
    }
}

methods! { static BIG_METHODS;
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm, [this]| {
        Ok(from_big(vm.receiver::<BigRangeIter>(this)?.get(vm).left.clone()))
    }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let keeps_index = vm.dialect.range_iterators_keep_index();
        let it = vm.receiver::<BigRangeIter>(this)?.get(vm);
        let index = &it.length - &it.left;
        let stop = &it.next + &it.left * &it.step;
        let (start, state) = match keeps_index {
            true => (&it.next - &index * &it.step, from_big(index)),
            false => (it.next.clone(), Value::NONE),
        };
        let range = super::make(from_big(start), from_big(stop), from_big(it.step.clone()));
        pickle::reduced(vm, "iter", &[range], Some(state))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        if vm.dialect.long_range_states_are_ints() && !vm.class_ref(state).value().is(vm.types.int.value()) {
            raise!(vm, TypeError, "state must be an int, not {}", vm.type_name(state));
        }
        // CPython compares what it is given before it computes with it.
        vm.compare_bool(state, &Value::int(0), CompareOp::Lt)?;
        let keeps_index = vm.dialect.range_iterators_keep_index();
        let by = super::to_big(&*vm.index(state)?);
        let it = vm.receiver::<BigRangeIter>(this)?.get_mut(vm);
        let by = match keeps_index {
            true => by.clamp(BigInt::ZERO, it.length.clone()) - (&it.length - &it.left),
            false => by.clamp(BigInt::ZERO, it.left.clone()),
        };
        it.next += &by * &it.step;
        it.left -= by;
        Ok(Value::NONE)
    }
}
