//! `memory_iterator`: the items of a one-dimensional memoryview.

use super::{MemoryView, view_of};
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::iter::itself;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// The view (NULL once exhausted), and the next position.
pub struct MemoryIter {
    view: Value,
    next: usize,
    len: usize,
}

impl Trace for MemoryIter {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.view);
    }
    fn clear(&mut self) {
        self.view = Value::NULL;
    }
}

pub static ITER_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    ..TypeSpec::named("memory_iterator", MemoryIter::ID, &[MemoryIter::ID])
};

/// `iter(view)`
pub fn iter(vm: &mut Vm, this: &Value) -> PyResult {
    let view = view_of(vm, this)?;
    match view.shape[..] {
        [] => raise!(vm, TypeError, "invalid indexing of 0-dim memory"),
        [len] => Ok(Ref::new(MemoryIter { view: this.clone(), next: 0, len }).into()),
        _ => raise!(vm, NotImplementedError, "multi-dimensional sub-views are not implemented"),
    }
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.downcast::<MemoryIter>() else { return Ok(None) };
    let (view, at, len) = (it.get(vm).view.clone(), it.get(vm).next, it.get(vm).len);
    let Some(m) = view.downcast::<MemoryView>().filter(|_| at < len) else {
        it.get_mut(vm).view = Value::NULL;
        return Ok(None);
    };
    it.get_mut(vm).next = at + 1;
    let view = super::duplicate(vm, m)?;
    let offset = view.start.saturating_add((at as i64).saturating_mul(view.strides[0]));
    view.unpack_at(vm, offset).map(Some)
}
