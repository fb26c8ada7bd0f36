//! `tuple`.

mod methods;

use crate::{PyResult, Vm};
use smallvec::SmallVec;
use taipan_heap::{Ref, Trace, Value, Visitor};

pub use methods::{ITER_SPEC, SPEC};

/// A tuple's items; up to three lie in the object itself.
pub struct Tuple {
    items: SmallVec<[Value; 3]>,
}

impl Trace for Tuple {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.items.iter().for_each(visit);
    }
}

impl Tuple {
    #[inline]
    pub fn new(items: impl Into<SmallVec<[Value; 3]>>) -> Tuple {
        Tuple { items: items.into() }
    }

    /// A new tuple object; the empty one is shared.
    pub fn from_iter(vm: &Vm, items: impl IntoIterator<Item = Value>) -> Ref<Tuple> {
        let items: SmallVec<[Value; 3]> = items.into_iter().collect();
        if items.is_empty() { vm.shared.empty_tuple.clone() } else { Ref::new(Tuple { items }) }
    }

    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        &self.items
    }
}

/// `tuple_iterator`.
pub struct TupleIter {
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

impl Vm {
    /// A new tuple.
    pub fn new_tuple(&self, items: impl IntoIterator<Item = Value>) -> Value {
        Tuple::from_iter(self, items).into()
    }

    /// The items of any iterable: of a tuple or list without iterating.
    pub fn collect_items(&mut self, iterable: &Value) -> PyResult<Vec<Value>> {
        if let Some(t) = iterable.exact::<Tuple>() {
            return Ok(t.items().to_vec());
        }
        if let Some(l) = iterable.exact::<crate::types::list::List>() {
            return Ok(l.get(self).items.clone());
        }
        let mut items = Vec::new();
        self.for_each(iterable, |_, v| {
            items.push(v);
            Ok(())
        })?;
        Ok(items)
    }
}
