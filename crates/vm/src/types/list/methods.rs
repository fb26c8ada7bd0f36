//! The methods of `list`.

use super::{List, ListIter};
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::SEQUENCE).union(ClassFlags::MATCH_SELF),
    slots: Slots { iter: Some(iter), ..Slots::EMPTY },
    ..TypeSpec::named("list", List::ID, &[List::ID])
};

pub static ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next), ..Slots::EMPTY },
    ..TypeSpec::named("list_iterator", ListIter::ID, &[ListIter::ID])
};

fn iter(_vm: &mut Vm, this: &Value) -> PyResult {
    Ok(Ref::new(ListIter { list: this.downcast::<List>().cloned(), index: 0 }).into())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<ListIter>() else { return Ok(None) };
    let state = it.get(vm);
    let Some(item) = state.list.as_ref().and_then(|l| l.get(vm).items.get(state.index)).cloned() else {
        it.get_mut(vm).list = None;
        return Ok(None);
    };
    it.get_mut(vm).index += 1;
    Ok(Some(item))
}
