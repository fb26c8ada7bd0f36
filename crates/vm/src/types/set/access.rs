//! Lookup and change of sets: resumable as those of dicts, since comparing may run Python code.

use super::{FrozenSet, NO_HASH, Set, algebra};
use crate::protocol::compare::{plain_equal, plain_hash};
use crate::types::dict::{Role, Undecided};
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

/// The next element from slot `at` on with its hash (`set_next`); `at` moves behind it. The set may change between steps.
pub fn next_entry(vm: &Vm, set: &Value, at: &mut usize) -> Option<(i64, Value)> {
    let (found, e) = table(vm, set)?.next_from(*at)?;
    *at = found + 1;
    Some((e.hash, e.key.clone()))
}

/// The slot of an element, where finding it calls nothing.
#[inline]
pub fn find_plain(t: &SetTable<Value>, key: &Value, hash: i64) -> Result<Option<usize>, Undecided> {
    let mut is_odd = false;
    let found = t.lookup(hash, |k| {
        k.is(key)
            || plain_equal(k, key).unwrap_or_else(|| {
                is_odd = true;
                true
            })
    });
    if is_odd { Err(Undecided) } else { Ok(found) }
}

/// Adds an element where that calls nothing; false where it does.
#[inline]
pub fn add_plain(t: &mut SetTable<Value>, key: &Value, hash: i64) -> bool {
    match find_plain(t, key, hash) {
        Ok(None) => t.insert_new(hash, key.clone()),
        Ok(Some(_)) => {}
        Err(Undecided) => return false,
    }
    true
}

/// Adds an element where that calls nothing and needs no memory to be asked for; else it comes back.
pub fn insert_plain(vm: &mut Vm, set: &Value, key: Value, hash: i64) -> Result<(), Value> {
    let Some(t) = table_mut(vm, set) else { return Err(key) };
    match find_plain(t, &key, hash) {
        Ok(Some(_)) => Ok(()),
        Ok(None) if t.growth() <= UNASKED => {
            let before = t.heap_bytes();
            t.insert_new(hash, key);
            account::count(t.heap_bytes().saturating_sub(before));
            Ok(())
        }
        _ => Err(key),
    }
}

/// `set.add` of an element that finding calls nothing, where no memory is to be asked for: a [`crate::call::Quick`] form.
pub fn add_plainly(vm: &mut Vm, args: &[Value]) -> Value {
    let [this, item] = args else { return Value::NULL };
    let (Some(set), Some(hash)) = (this.exact::<Set>(), plain_hash(item)) else { return Value::NULL };
    let t = &mut set.get_mut(vm).table;
    match find_plain(t, item, hash) {
        Ok(Some(_)) => Value::NONE,
        Ok(None) if t.growth() <= UNASKED => {
            let before = t.heap_bytes();
            t.insert_new(hash, item.clone());
            account::count(t.heap_bytes().saturating_sub(before));
            Value::NONE
        }
        _ => Value::NULL,
    }
}

/// Tells of the elements of `walked` from slot `at` on whether `other` has them, as long as that calls nothing and `f` agrees to
/// go on. `at` is left at the first element that has not been dealt with.
pub fn compare_plain(
    walked: &SetTable<Value>,
    other: &SetTable<Value>,
    at: &mut usize,
    mut f: impl FnMut(&Value, i64, bool) -> bool,
) {
    while let Some((slot, e)) = walked.next_from(*at) {
        match find_plain(other, e.key, e.hash) {
            Ok(found) if f(e.key, e.hash, found.is_some()) => *at = slot + 1,
            _ => return,
        }
    }
    *at = walked.slot_count();
}

/// Whether `b` has all elements of `a`, where finding out calls nothing.
pub fn is_plain_subset(a: &SetTable<Value>, b: &SetTable<Value>) -> Option<bool> {
    if a.len() > b.len() {
        return Some(false);
    }
    for e in a.iter() {
        if find_plain(b, e.key, e.hash).ok()?.is_none() {
            return Some(false);
        }
    }
    Some(true)
}

/// The elements of `walked` that are in `asked`, or those that are not, where finding them calls nothing.
pub fn plain_selection(
    walked: &SetTable<Value>,
    asked: &SetTable<Value>,
    wanted: bool,
) -> Option<SetTable<Value>> {
    let mut selected = SetTable::new();
    for e in walked.iter() {
        if find_plain(asked, e.key, e.hash).ok()?.is_some() == wanted {
            selected.insert_new(e.hash, e.key.clone());
        }
    }
    Some(selected)
}

/// The slot of an element. Strs and small ints are found without a call.
#[inline]
pub fn lookup(vm: &mut Vm, set: &Value, key: &Value, hash: i64) -> PyResult<Option<usize>> {
    let Some(t) = table(vm, set) else { return Ok(None) };
    match find_plain(t, key, hash) {
        Ok(found) => Ok(found),
        Err(Undecided) => lookup_general(vm, set, key, hash, false),
    }
}

#[inline(never)]
fn lookup_general(vm: &mut Vm, set: &Value, key: &Value, hash: i64, to_add: bool) -> PyResult<Option<usize>> {
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
            // `set_add_entry` takes an equal element for found whatever has become of the set, `set_lookkey` does not.
            if equal && to_add {
                return Ok(Some(at));
            }
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

/// A table grows by so many bytes without asking for the memory first.
const UNASKED: usize = 1 << 12;

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
        let Err(item) = insert_plain(self, set, item, hash) else { return Ok(()) };
        if lookup_general(self, set, &item, hash, true)?.is_some() {
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
