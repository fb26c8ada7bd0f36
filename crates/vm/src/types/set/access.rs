//! Lookup and change of sets: resumable as those of dicts, since comparing may run Python code.

use super::{FrozenSet, NO_HASH, Set, algebra};
use crate::types::dict::{Role, key_is_str, str_key};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use std::cell::Cell;
use taipan_heap::{Ref, Value, account};
use taipan_prim::probe::SetTable;

/// The table of a set or frozenset.
pub fn table<'a>(vm: &'a Vm, set: &'a Value) -> Option<&'a SetTable<Value>> {
    match set.downcast::<Set>() {
        Some(s) => Some(&s.get(vm).table),
        None => set.downcast::<FrozenSet>().map(|s| &s.get(vm).table),
    }
}

/// The same, to change.
pub fn table_mut<'a>(vm: &'a mut Vm, set: &'a Value) -> Option<&'a mut SetTable<Value>> {
    match set.downcast::<Set>() {
        Some(s) => Some(&mut s.get_mut(vm).table),
        None => set.downcast::<FrozenSet>().map(|s| &mut s.get_mut(vm).table),
    }
}

/// The elements with their hashes, in iteration order; `None` for what is no set.
pub fn entries(vm: &Vm, set: &Value) -> Option<Vec<(i64, Value)>> {
    Some(table(vm, set)?.iter().map(|e| (e.hash, e.key.clone())).collect())
}

/// The slot of an element. Strs and small ints are found without a call.
#[inline]
pub fn lookup(vm: &mut Vm, set: &Value, key: &Value, hash: i64) -> PyResult<Option<usize>> {
    let Some(t) = table(vm, set) else { return Ok(None) };
    let mut odd = false;
    if let Some(s) = str_key(key) {
        let found = t.lookup(hash, |k| {
            key_is_str(k, s) || {
                odd |= k.exact::<Str>().is_none();
                false
            }
        });
        if found.is_some() || !odd {
            return Ok(found);
        }
    } else if let Some(i) = key.bits().as_small_int() {
        let found = t.lookup(hash, |k| {
            k.bits().as_small_int() == Some(i) || {
                odd |= k.exact::<Str>().is_none() && k.as_i64().is_none();
                false
            }
        });
        if found.is_some() || !odd {
            return Ok(found);
        }
    }
    lookup_general(vm, set, key, hash)
}

fn lookup_general(vm: &mut Vm, set: &Value, key: &Value, hash: i64) -> PyResult<Option<usize>> {
    'restart: loop {
        let Some(t) = table(vm, set) else { return Ok(None) };
        let mut probe = t.probe(hash);
        loop {
            let Some(t) = table(vm, set) else { return Ok(None) };
            let Some(at) = t.next_candidate(&mut probe) else { return Ok(None) };
            let Some(candidate) = t.get_at(at).map(|e| e.key.clone()) else { continue };
            if candidate.is(key) {
                return Ok(Some(at));
            }
            let equal = vm.equal(&candidate, key)?;
            let Some(t) = table(vm, set) else { return Ok(None) };
            if !t.is_current(&probe) || !t.get_at(at).is_some_and(|e| e.key.is(&candidate)) {
                continue 'restart;
            }
            if equal {
                return Ok(Some(at));
            }
        }
    }
}

impl Vm {
    /// A new set of those elements.
    pub fn new_set(&mut self, items: impl IntoIterator<Item = Value>) -> PyResult {
        let set: Value = Ref::new(Set { table: SetTable::new() }).into();
        self.fill_set(&set, items)?;
        Ok(set)
    }

    /// A new frozenset of those elements.
    pub fn new_frozenset(&mut self, items: impl IntoIterator<Item = Value>) -> PyResult {
        let set: Value = Ref::new(FrozenSet { table: SetTable::new(), hash: Cell::new(NO_HASH) }).into();
        self.fill_set(&set, items)?;
        Ok(set)
    }

    /// Adds elements to a set, or to a frozenset that nobody has seen yet.
    pub fn fill_set(&mut self, set: &Value, items: impl IntoIterator<Item = Value>) -> PyResult<()> {
        for item in items {
            let hash = self.hash_as(&item, Role::SetElement)?;
            self.set_insert(set, item, hash)?;
        }
        Ok(())
    }

    /// Adds one element whose hash is at hand.
    pub fn set_insert(&mut self, set: &Value, item: Value, hash: i64) -> PyResult<()> {
        if lookup(self, set, &item, hash)?.is_some() {
            return Ok(());
        }
        let growth = table(self, set).map_or(0, SetTable::growth);
        self.check_memory(growth)?;
        if let Some(t) = table_mut(self, set) {
            let before = t.heap_bytes();
            t.insert_new(hash, item);
            account::count(t.heap_bytes().saturating_sub(before));
        }
        Ok(())
    }

    /// `set.add`.
    pub fn set_add(&mut self, set: &Ref<Set>, item: &Value) -> PyResult<()> {
        algebra::add(self, set.value(), item)
    }

    /// `item in set`, where the item is hashable itself.
    pub fn set_contains(&mut self, set: &Ref<Set>, item: &Value) -> PyResult<bool> {
        let hash = self.hash_as(item, Role::SetElement)?;
        Ok(lookup(self, set.value(), item, hash)?.is_some())
    }

    /// `set.update(iterable)`.
    pub fn set_update(&mut self, set: &Ref<Set>, iterable: &Value) -> PyResult<()> {
        algebra::update(self, set.value(), iterable)
    }
}
