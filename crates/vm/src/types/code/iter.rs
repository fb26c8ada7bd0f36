//! `line_iterator` and `positions_iterator`: what `co_lines`, `co_branches` and `co_positions` give.

use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::iter::itself;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// Goes through places that were read from the code object's tables at once. `POSITIONS`: which of the types it is.
pub struct PlaceIter<const POSITIONS: bool> {
    items: Ref<Tuple>,
    next: usize,
}

impl<const POSITIONS: bool> Trace for PlaceIter<POSITIONS> {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.items.value());
    }
}

pub static LINE_ITER_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { iter: Some(itself), next: Some(next::<false>), ..Slots::EMPTY },
    ..TypeSpec::named("line_iterator", PlaceIter::<false>::ID, &[PlaceIter::<false>::ID])
};

pub static POSITIONS_ITER_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { iter: Some(itself), next: Some(next::<true>), ..Slots::EMPTY },
    ..TypeSpec::named("positions_iterator", PlaceIter::<true>::ID, &[PlaceIter::<true>::ID])
};

/// An iterator over lines or branches.
pub(super) fn lines(items: Vec<Value>) -> Value {
    Ref::new(PlaceIter::<false> { items: Ref::new(Tuple::new(items)), next: 0 }).into()
}

/// An iterator over positions.
pub(super) fn positions(items: Vec<Value>) -> Value {
    Ref::new(PlaceIter::<true> { items: Ref::new(Tuple::new(items)), next: 0 }).into()
}

fn next<const POSITIONS: bool>(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>>
where
    PlaceIter<POSITIONS>: Payload<Access = taipan_heap::Guarded>,
{
    let it = vm.receiver::<PlaceIter<POSITIONS>>(this)?.get_mut(vm);
    let item = it.items.items().get(it.next).cloned();
    it.next += usize::from(item.is_some());
    Ok(item)
}
