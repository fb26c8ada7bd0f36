//! `bytes_iterator`.

use super::Bytes;
use crate::class::{Slots, TypeSpec};
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value};

/// Where an iteration over bytes stands.
pub struct BytesIter {
    /// `None` once exhausted.
    pub bytes: Option<Ref<Bytes>>,
    pub index: usize,
}

impl Trace for BytesIter {}

pub static ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::named("bytes_iterator", BytesIter::ID, &[BytesIter::ID])
};

/// `iter(bytes)`
pub fn iter(_vm: &mut Vm, this: &Value) -> PyResult {
    Ok(Ref::new(BytesIter { bytes: this.downcast::<Bytes>().cloned(), index: 0 }).into())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<BytesIter>() else { return Ok(None) };
    let state = it.get_mut(vm);
    let Some(&b) = state.bytes.as_ref().and_then(|b| b.data().get(state.index)) else {
        state.bytes = None;
        return Ok(None);
    };
    state.index += 1;
    Ok(Some(Value::int(i64::from(b))))
}

methods! { static METHODS;
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm, [this]| {
        let Some(it) = this.exact::<BytesIter>() else { return Ok(Value::NONE) };
        let state = it.get(vm);
        let left = state.bytes.as_ref().map_or(0, |b| b.data().len().saturating_sub(state.index));
        Ok(Value::int(left as i64))
    }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let Some(it) = this.exact::<BytesIter>() else { return Ok(Value::NONE) };
        let (bytes, index) = (it.get(vm).bytes.clone(), it.get(vm).index);
        let empty = vm.new_tuple([]);
        crate::types::iter::pickle::over_sequence(vm, "iter", bytes.map(Value::from), index as i64, empty)
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        let index = vm.exact_ssize(state)?;
        let Some(it) = this.exact::<BytesIter>() else { return Ok(Value::NONE) };
        let it = it.get_mut(vm);
        if let Some(bytes) = &it.bytes {
            it.index = usize::try_from(index).unwrap_or(0).min(bytes.data().len());
        }
        Ok(Value::NONE)
    }
}
