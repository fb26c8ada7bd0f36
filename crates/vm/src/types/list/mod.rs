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
pub struct NoMemory;

/// Counts a change of the capacity.
fn grow(from: usize, to: usize) -> Result<(), NoMemory> {
    account::grow(from * size_of::<Value>(), to * size_of::<Value>()).map_err(|_| NoMemory)
}

impl List {
    /// A new list object.
    pub fn new_ref(items: Vec<Value>) -> Ref<List> {
        Ref::new(List { items })
    }

    /// Makes the capacity what CPython's `list_resize` makes it for a list of `len` items.
    ///
    /// # Errors
    /// When there is no memory for so many.
    pub fn fit(&mut self, len: usize) -> Result<(), NoMemory> {
        let (now, have) = (self.items.len(), self.items.capacity());
        if have >= len && len >= have >> 1 {
            return Ok(());
        }
        if len > MAX_ITEMS {
            return Err(NoMemory);
        }
        let mut wanted = (len + (len >> 3) + 6) & !3;
        if len > now && len - now > wanted - len {
            wanted = (len + 3) & !3;
        }
        if len == 0 {
            wanted = 0;
        }
        grow(have, wanted)?;
        if wanted < have {
            self.items.shrink_to(wanted);
            return Ok(());
        }
        self.items.try_reserve_exact(wanted - now).map_err(|_| NoMemory)
    }

    /// Makes room for `more` items; an empty list gets exactly that room, to an even number.
    ///
    /// # Errors
    /// When there is no memory for so many.
    pub fn reserve(&mut self, more: usize) -> Result<(), NoMemory> {
        if self.items.capacity() > 0 {
            return self.fit(self.items.len().saturating_add(more));
        }
        if more > MAX_ITEMS {
            return Err(NoMemory);
        }
        grow(0, more + (more & 1))?;
        self.items.try_reserve_exact(more + (more & 1)).map_err(|_| NoMemory)
    }

    /// Appends an item.
    ///
    /// # Errors
    /// When there is no memory for one more.
    #[inline(always)]
    pub fn push(&mut self, item: Value) -> Result<(), NoMemory> {
        if self.items.len() == self.items.capacity() {
            self.fit(self.items.len() + 1)?;
        }
        self.items.push(item);
        Ok(())
    }

    /// Appends a copy of an item; false where there is no memory for one more.
    #[inline(always)]
    pub fn push_if_room(&mut self, item: &Value) -> bool {
        if self.items.len() == self.items.capacity() && self.fit(self.items.len() + 1).is_err() {
            return false;
        }
        self.items.push(item.clone());
        true
    }

    /// Appends copies of items.
    ///
    /// # Errors
    /// When there is no memory for them.
    pub fn extend_from_slice(&mut self, items: &[Value]) -> Result<(), NoMemory> {
        if !items.is_empty() {
            self.reserve(items.len())?;
            self.items.extend_from_slice(items);
        }
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
        let items = &mut list.get_mut(self).items;
        if items.len() == items.capacity() {
            self.list_room(list, |list| list.fit(list.items.len() + 1))?;
        }
        list.get_mut(self).items.push(item);
        Ok(())
    }

    /// Makes room in a list, after cycles have been collected if need be.
    fn list_room(
        &mut self,
        list: &Ref<List>,
        room: impl Fn(&mut List) -> Result<(), NoMemory>,
    ) -> PyResult<()> {
        if room(list.get_mut(self)).is_ok() {
            return Ok(());
        }
        if self.limits().memory.is_some() {
            self.collect_for_memory()?;
        }
        room(list.get_mut(self)).map_err(|NoMemory| self.memory_error())
    }

    /// `list.extend`
    ///
    /// # Errors
    /// What iterating raises; what came before stays in the list.
    pub fn list_extend(&mut self, list: &Ref<List>, iterable: &Value) -> PyResult<()> {
        if let Some(t) = iterable.exact::<crate::types::tuple::Tuple>() {
            return self.list_room(list, |list| list.extend_from_slice(t.items()));
        }
        if let Some(other) = iterable.exact::<List>() {
            self.check_items(other.get(self).items.len())?;
            if !list.value().is(iterable) {
                let mut own = std::mem::take(list.get_mut(self));
                let result = own.extend_from_slice(&other.get(self).items);
                *list.get_mut(self) = own;
                if result.is_ok() {
                    return Ok(());
                }
            }
            let items = other.get(self).items.clone();
            return self.list_room(list, |list| list.extend_from_slice(&items));
        }
        let it = self.iter(iterable)?;
        let hint = self.length_hint(iterable, 8)?;
        if list.get(self).items.len().checked_add(hint).is_some() {
            self.check_items(hint)?;
            self.list_room(list, |list| list.reserve(hint))?;
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
                assert!(list.push(Value::int(i)).is_ok());
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
