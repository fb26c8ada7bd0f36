//! Iteration.

use crate::exc::Exc;
use crate::types::list::List;
use crate::types::tuple::Tuple;
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
        if let Some(item) = crate::engine::next_plain(self, iterator) {
            return Ok(Some(item));
        }
        self.next_slow(iterator)
    }

    #[inline(never)]
    fn next_slow(&mut self, iterator: &Value) -> PyResult<Option<Value>> {
        if let Some(item) = crate::engine::next_builtin(self, iterator) {
            return Ok(Some(item));
        }
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
        if iterable.exact::<Tuple>().is_some() || iterable.exact::<List>().is_some() {
            let mut i = 0;
            while let Some(v) = self.item_at(iterable, i) {
                self.work(1)?;
                f(self, v)?;
                i += 1;
            }
            return Ok(());
        }
        let it = self.iter(iterable)?;
        while let Some(v) = self.next(&it)? {
            f(self, v)?;
        }
        Ok(())
    }

    /// The item of a list or tuple.
    fn item_at(&self, sequence: &Value, i: usize) -> Option<Value> {
        let items = match sequence.exact::<List>() {
            Some(l) => &l.get(self).items[..],
            None => sequence.exact::<Tuple>()?.items(),
        };
        items.get(i).cloned()
    }
}
