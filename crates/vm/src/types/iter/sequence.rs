//! `iterator`: what `iter` gives for an object with `__getitem__` alone.

use super::{itself, traced};
use crate::class::{Slots, TypeSpec};
use crate::exc::Exc;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};

/// `iterator`: by `__getitem__` with 0, 1, 2 …
pub struct SequenceIter {
    /// [`Value::NULL`] once exhausted.
    pub sequence: Value,
    pub index: i64,
}
traced!(SequenceIter: sequence);

pub static SEQUENCE_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::named("iterator", SequenceIter::ID, &[SequenceIter::ID])
};

/// Whether `__getitem__` may be asked for positions: a builtin type that takes subscripts and has no length, as a union
/// does, is no sequence.
pub fn takes_positions(vm: &Vm, object: &Value) -> bool {
    let class = vm.class_ref(object).get(vm);
    class.slots.getitem.is_some() && (class.is_heap() || class.slots.len.is_some())
}

/// The iterator of an object that has `__getitem__` and no `__iter__`.
pub fn sequence_iter(vm: &mut Vm, object: &Value) -> PyResult {
    if !takes_positions(vm, object) {
        raise!(vm, TypeError, "'{}' object is not iterable", vm.type_name(object));
    }
    Ok(Ref::new(SequenceIter { sequence: object.clone(), index: 0 }).into())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<SequenceIter>() else { return Ok(None) };
    let state = it.get(vm);
    let (sequence, index) = (state.sequence.clone(), state.index);
    if sequence.is_null() {
        return Ok(None);
    }
    if index == i64::MAX {
        raise!(vm, OverflowError, "iter index too large");
    }
    match vm.getitem(&sequence, &Value::int(index)) {
        Ok(v) => {
            it.get_mut(vm).index = index + 1;
            Ok(Some(v))
        }
        Err(e) if vm.is_exception(&e, Exc::IndexError) || vm.is_exception(&e, Exc::StopIteration) => {
            it.get_mut(vm).sequence = Value::NULL;
            Ok(None)
        }
        Err(e) => Err(e),
    }
}

methods! { static METHODS;
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm, [this]| {
        let state = vm.receiver::<SequenceIter>(this)?.get(vm);
        let (sequence, index) = (state.sequence.clone(), state.index);
        if sequence.is_null() {
            return Ok(Value::int(0));
        }
        if vm.class_ref(&sequence).get(vm).slots.len.is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let len = vm.len(&sequence)? as i64;
        Ok(Value::int((len - index).max(0)))
    }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<SequenceIter>(this)?.get(vm);
        let (sequence, index) = (it.sequence.present().cloned(), it.index);
        let empty = vm.new_tuple([]);
        super::pickle::over_sequence(vm, "iter", sequence, index, empty)
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        let index = vm.exact_ssize(state)?;
        vm.receiver::<SequenceIter>(this)?.get_mut(vm).index = index.max(0);
        Ok(Value::NONE)
    }
}
