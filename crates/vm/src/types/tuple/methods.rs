//! The methods of `tuple`.

use super::{Tuple, TupleIter};
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::SEQUENCE).union(ClassFlags::MATCH_SELF),
    slots: Slots { iter: Some(iter), ..Slots::EMPTY },
    ..TypeSpec::named("tuple", Tuple::ID, &[Tuple::ID])
};

pub static ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next), ..Slots::EMPTY },
    ..TypeSpec::named("tuple_iterator", TupleIter::ID, &[TupleIter::ID])
};

fn iter(_vm: &mut Vm, this: &Value) -> PyResult {
    Ok(Ref::new(TupleIter { tuple: this.downcast::<Tuple>().cloned(), index: 0 }).into())
}

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
