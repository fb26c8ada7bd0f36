//! `bytearray_iterator`.

use super::ByteArray;
use crate::class::{Slots, TypeSpec};
use crate::types::iter::pickle;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value};

/// Where an iteration over a bytearray stands.
pub struct ByteArrayIter {
    /// `None` once exhausted.
    pub array: Option<Ref<ByteArray>>,
    pub index: usize,
}

impl Trace for ByteArrayIter {}

pub static ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::named("bytearray_iterator", ByteArrayIter::ID, &[ByteArrayIter::ID])
};

/// `iter(bytearray)`
pub fn iter(_vm: &mut Vm, this: &Value) -> PyResult {
    Ok(Ref::new(ByteArrayIter { array: this.downcast::<ByteArray>().cloned(), index: 0 }).into())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<ByteArrayIter>() else { return Ok(None) };
    let (array, index) = (it.get(vm).array.clone(), it.get(vm).index);
    let byte = array.and_then(|a| a.get(vm).data.get(index).copied());
    let state = it.get_mut(vm);
    match byte {
        Some(b) => {
            state.index += 1;
            Ok(Some(Value::int(i64::from(b))))
        }
        None => {
            state.array = None;
            Ok(None)
        }
    }
}

methods! { static METHODS;
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm, [this]| {
        let Some(it) = this.exact::<ByteArrayIter>() else { return Ok(Value::NONE) };
        let state = it.get(vm);
        let left = state.array.as_ref().map_or(0, |a| a.get(vm).data.len().saturating_sub(state.index));
        Ok(Value::int(left as i64))
    }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<ByteArrayIter>(this)?.get(vm);
        let (array, index) = (it.array.clone().map(Value::from), it.index as i64);
        let empty = vm.new_tuple([]);
        pickle::over_sequence(vm, "iter", array, index, empty)
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        let it = vm.receiver::<ByteArrayIter>(this)?;
        let len = it.get(vm).array.as_ref().map_or(0, |a| a.get(vm).data.len());
        let is_over = vm.exact_ssize(state)? < 0 && vm.dialect.negative_state_exhausts_all();
        let index = pickle::index_of(vm, state, len)?;
        let it = it.get_mut(vm);
        it.index = index;
        if is_over {
            it.array = None;
        }
        Ok(Value::NONE)
    }
}
