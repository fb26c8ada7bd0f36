//! Iteration.

use crate::exc::Exc;
use crate::{PyResult, Vm};
use taipan_heap::Value;

impl Vm {
    /// Whether `iter(object)` is worth a try.
    pub fn is_iterable(&self, object: &Value) -> bool {
        self.class_ref(object).get(self).slots.iter.is_some()
            || crate::types::iter::sequence::takes_positions(self, object)
    }

    /// `iter(object)`.
    pub fn iter(&mut self, object: &Value) -> PyResult {
        let Some(f) = self.class_ref(object).get(self).slots.iter else {
            return crate::types::iter::sequence_iter(self, object);
        };
        let it = self.nested("", |vm| f(vm, object))?;
        if self.class_ref(&it).get(self).slots.next.is_none() {
            raise!(self, TypeError, "iter() returned non-iterator of type '{}'", self.type_name(&it));
        }
        Ok(it)
    }

    /// The next item of an iterator; `None` when exhausted.
    #[inline]
    pub fn next(&mut self, iterator: &Value) -> PyResult<Option<Value>> {
        self.work(1)?;
        let Some(f) = self.class_ref(iterator).get(self).slots.next else {
            raise!(self, TypeError, "'{}' object is not an iterator", self.type_name(iterator));
        };
        match self.nested("", |vm| f(vm, iterator)) {
            Err(e) if self.is_exception(&e, Exc::StopIteration) => Ok(None),
            other => other,
        }
    }

    /// Calls `f` with every item.
    pub fn for_each(
        &mut self,
        iterable: &Value,
        mut f: impl FnMut(&mut Vm, Value) -> PyResult<()>,
    ) -> PyResult<()> {
        let it = self.iter(iterable)?;
        while let Some(v) = self.next(&it)? {
            f(self, v)?;
        }
        Ok(())
    }
}
