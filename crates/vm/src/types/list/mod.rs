//! `list`.

mod iter;
mod methods;
mod order;
mod slots;
mod sort;
mod subscript;

use crate::protocol::sequence::MAX_ITEMS;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Trace, Value, Visitor, account};

pub use iter::{ITER_SPEC, ListIter, ListReverseIter, REVERSE_ITER_SPEC};
pub use methods::METHODS;
pub use slots::SPEC;
pub use sort::sort;

/// A list's items. The vector's capacity is what CPython calls `allocated`: it grows by [`List::fit`].
#[derive(Default)]
pub struct List {
    pub items: Vec<Value>,
}

impl Trace for List {
    const CYCLIC: bool = true;
    const DIES_BACKWARDS: bool = true;
    const BUFFERED: bool = true;
    #[inline]
    fn buffer(&self) -> usize {
        self.items.capacity() * size_of::<Value>()
    }
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.items.iter().rev().for_each(visit);
    }
    fn clear(&mut self) {
        self.items = Vec::new();
    }
}

/// Drops what was taken out of a list in CPython's order: the last item first.
fn drop_backwards(mut items: Vec<Value>) {
    while items.pop().is_some() {}
}

/// There is no memory for that many items.
#[derive(Debug)]
pub struct NoMemory;

impl List {
    /// A new list object.
    pub fn new_ref(items: Vec<Value>) -> Ref<List> {
        Ref::new(List { items })
    }

    /// The capacity that CPython's `list_resize` gives a list of `len` items.
    fn fitting(&self, len: usize) -> usize {
        let (now, have) = (self.items.len(), self.items.capacity());
        if have >= len && len >= have >> 1 {
            return have;
        }
        let wanted = (len.saturating_add(len >> 3).saturating_add(6)) & !3;
        match len {
            0 => 0,
            _ if len > now && len - now > wanted.saturating_sub(len) => len.saturating_add(3) & !3,
            _ => wanted,
        }
    }

    /// The capacity with room for `more` items; an empty list gets exactly that, to an even number.
    fn roomy(&self, more: usize) -> usize {
        match self.items.capacity() {
            0 => more.saturating_add(more & 1),
            _ => self.fitting(self.items.len().saturating_add(more)),
        }
    }

    /// Bytes that room for one item more takes.
    pub fn growth(&self) -> usize {
        self.fitting(self.items.len() + 1).saturating_sub(self.items.capacity()) * size_of::<Value>()
    }

    /// Makes the capacity what CPython's `list_resize` makes it for a list of `len` items. Nobody is asked whether a
    /// program may take so much.
    ///
    /// # Errors
    /// When there is no memory for so many.
    pub fn fit(&mut self, len: usize) -> Result<(), NoMemory> {
        self.resize(self.fitting(len))
    }

    fn resize(&mut self, capacity: usize) -> Result<(), NoMemory> {
        let (now, have) = (self.items.len(), self.items.capacity());
        if capacity > MAX_ITEMS {
            return Err(NoMemory);
        }
        if capacity < have {
            self.items.shrink_to(capacity);
        } else if capacity > have {
            self.items.try_reserve_exact(capacity - now).map_err(|_| NoMemory)?;
        }
        account::resized(have * size_of::<Value>(), self.items.capacity() * size_of::<Value>());
        Ok(())
    }

    /// Gives room back after items went away.
    pub fn shrunk(&mut self) {
        // Room is only given back here, which takes no memory.
        let _ = self.fit(self.items.len());
    }
}

impl Vm {
    /// `list.append`
    pub fn list_push(&mut self, list: &Ref<List>, item: Value) -> PyResult<()> {
        let items = &list.get(self).items;
        let len = items.len();
        if len == items.capacity() {
            self.list_fit(list, len + 1)?;
        }
        list.get_mut(self).items.push(item);
        Ok(())
    }

    /// `list.append` where that asks for no memory; else the item comes back.
    #[inline(always)]
    pub fn list_push_unasked(&mut self, list: &Ref<List>, item: Value) -> Result<(), Value> {
        let own = list.get(self);
        let len = own.items.len();
        if len == own.items.capacity()
            && (!self.is_unasked(own.growth()) || list.get_mut(self).fit(len + 1).is_err())
        {
            return Err(item);
        }
        list.get_mut(self).items.push(item);
        Ok(())
    }

    /// Makes a list's capacity fit for `len` items.
    ///
    /// # Errors
    /// MemoryError: the capacity is as before.
    pub fn list_fit(&mut self, list: &Ref<List>, len: usize) -> PyResult<()> {
        let capacity = list.get(self).fitting(len);
        self.list_resize(list, capacity)
    }

    fn list_resize(&mut self, list: &Ref<List>, capacity: usize) -> PyResult<()> {
        self.check_items(capacity.saturating_sub(list.get(self).items.capacity()))?;
        list.get_mut(self).resize(capacity).map_err(|NoMemory| self.memory_error())
    }

    /// Makes room for `more` items in a list.
    ///
    /// # Errors
    /// MemoryError: there is as much as before.
    pub fn list_reserve(&mut self, list: &Ref<List>, more: usize) -> PyResult<()> {
        let capacity = list.get(self).roomy(more);
        self.list_resize(list, capacity)
    }

    fn list_extend_with(&mut self, list: &Ref<List>, items: &[Value]) -> PyResult<()> {
        if !items.is_empty() {
            self.list_reserve(list, items.len())?;
            list.get_mut(self).items.extend_from_slice(items);
        }
        Ok(())
    }

    /// `list.extend`
    ///
    /// # Errors
    /// What iterating raises; what came before stays in the list.
    pub fn list_extend(&mut self, list: &Ref<List>, iterable: &Value) -> PyResult<()> {
        if let Some(t) = iterable.exact::<crate::types::tuple::Tuple>() {
            return self.list_extend_with(list, t.items());
        }
        if let Some(other) = iterable.exact::<List>() {
            let more = other.get(self).items.len();
            if more > 0 {
                self.list_reserve(list, more)?;
            }
            if list.value().is(iterable) {
                list.get_mut(self).items.extend_from_within(..more);
                return Ok(());
            }
            let mut own = std::mem::take(list.get_mut(self));
            own.items.extend_from_slice(&other.get(self).items);
            *list.get_mut(self) = own;
            return Ok(());
        }
        let it = self.iter(iterable)?;
        let hint = self.length_hint(iterable, 8)?;
        if list.get(self).items.len().checked_add(hint).is_some() {
            self.list_reserve(list, hint)?;
        }
        while let Some(item) = self.next(&it)? {
            self.list_push(list, item)?;
        }
        list.get_mut(self).shrunk();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capacity_grows_and_shrinks_as_in_cpython() {
        let mut list = List::default();
        let grown: Vec<usize> = (0..20)
            .map(|i| {
                assert!(list.fit(list.items.len() + 1).is_ok());
                list.items.push(Value::int(i));
                list.items.capacity()
            })
            .collect();
        assert_eq!(grown, [4, 4, 4, 4, 8, 8, 8, 8, 16, 16, 16, 16, 16, 16, 16, 16, 24, 24, 24, 24]);
        list.items.truncate(11);
        list.shrunk();
        assert_eq!(list.items.capacity(), 16);
        list.items.clear();
        list.shrunk();
        assert_eq!(list.items.capacity(), 0);
        assert!(list.fit(usize::MAX).is_err());
    }
}
