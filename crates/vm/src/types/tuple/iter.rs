//! `tuple_iterator`.

use super::Tuple;
use crate::class::{Slots, TypeSpec};
use crate::types::iter::pickle;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// `tuple_iterator`.
pub struct TupleIter {
    /// `None` once exhausted.
    pub tuple: Option<Ref<Tuple>>,
    pub index: usize,
}

impl Trace for TupleIter {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.tuple.iter().for_each(|t| visit(t.value()));
    }
    fn clear(&mut self) {
        self.tuple = None;
    }
}

pub static ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::named("tuple_iterator", TupleIter::ID, &[TupleIter::ID])
};

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<TupleIter>() else { return Ok(None) };
    let state = it.get_mut(vm);
    let Some(item) = state.tuple.as_ref().and_then(|t| t.items().get(state.index)).cloned() else {
        state.tuple = None;
        return Ok(None);
    };
    state.index += 1;
    Ok(Some(item))
}

methods! { static METHODS;
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<TupleIter>(this)?.get(vm);
        let left = it.tuple.as_ref().map_or(0, |t| t.items().len().saturating_sub(it.index));
        Ok(Value::int(left as i64))
    }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<TupleIter>(this)?.get(vm);
        let (tuple, index) = (it.tuple.clone().map(Value::from), it.index as i64);
        let empty = vm.new_tuple([]);
        pickle::over_sequence(vm, "iter", tuple, index, empty)
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        let it = vm.receiver::<TupleIter>(this)?;
        let len = it.get(vm).tuple.as_ref().map_or(0, |t| t.items().len());
        let index = pickle::index_of(vm, state, len)?;
        it.get_mut(vm).index = index;
        Ok(Value::NONE)
    }
}
