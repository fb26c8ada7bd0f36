//! `tuple`.

mod iter;
mod methods;
mod slots;

use crate::Vm;
use smallvec::SmallVec;
use taipan_heap::{Ref, Trace, Value, Visitor};

pub use iter::{ITER_SPEC, TupleIter};
pub use slots::SPEC;

/// A tuple's items; up to three lie in the object itself.
pub struct Tuple {
    items: SmallVec<[Value; 3]>,
}

impl Trace for Tuple {
    const CYCLIC: bool = true;
    const DIES_BACKWARDS: bool = true;
    const UNTRACKABLE: bool = true;
    const BUFFERED: bool = true;
    #[inline]
    fn buffer(&self) -> usize {
        if self.items.spilled() { self.items.capacity() * size_of::<Value>() } else { 0 }
    }
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.items.iter().rev().for_each(visit);
    }
}

impl Tuple {
    #[inline]
    pub fn new(items: impl Into<SmallVec<[Value; 3]>>) -> Tuple {
        Tuple { items: items.into() }
    }

    /// A tuple yet without items, which has room for so many.
    #[inline(always)]
    pub fn empty(room: usize) -> Tuple {
        Tuple { items: SmallVec::with_capacity(room) }
    }

    /// Adds its items, before anybody sees it.
    #[inline(always)]
    pub fn fill(&mut self, items: impl Iterator<Item = Value>) {
        items.for_each(|item| self.items.push(item));
    }

    /// A new tuple object; the empty one is shared.
    pub fn from_iter(vm: &Vm, items: impl IntoIterator<Item = Value>) -> Ref<Tuple> {
        let items: SmallVec<[Value; 3]> = items.into_iter().collect();
        if items.is_empty() { vm.shared.empty_tuple.clone() } else { Ref::new(Tuple { items }) }
    }

    /// A tuple of these items: the one `kept`, where nobody else has it any more, so that what an iterator gave last
    /// lives until the next is asked for (`zip_next`, `enum_next`). As many items as before.
    pub fn renewed(kept: &mut Option<Ref<Tuple>>, items: SmallVec<[Value; 3]>) -> Ref<Tuple> {
        let Some(tuple) = kept else { return kept.insert(Ref::new(Tuple { items })).clone() };
        match tuple.unique() {
            Some(contents) => {
                for (place, item) in contents.items.iter_mut().zip(items) {
                    *place = item;
                }
                tuple.clone()
            }
            None => Ref::new(Tuple { items }),
        }
    }

    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        &self.items
    }
}

impl Vm {
    /// A new tuple of copies of items.
    pub fn new_tuple_of(&self, items: &[Value]) -> Value {
        match items {
            [] => self.shared.empty_tuple.clone().into(),
            _ => Ref::new(Tuple { items: SmallVec::from(items) }).into(),
        }
    }

    /// A new tuple.
    pub fn new_tuple(&self, items: impl IntoIterator<Item = Value>) -> Value {
        Tuple::from_iter(self, items).into()
    }
}
