//! The operations on sets, step by step as in Objects/setobject.c: which operand is iterated over and how a result grows
//! decide the order in which it is iterated over.

use super::access::{entries, lookup, table, table_mut};
use super::{FrozenSet, NO_HASH, Set};
use crate::exc::Exc;
use crate::types::dict::{Dict, Role};
use crate::{PyResult, Vm};
use std::cell::Cell;
use taipan_heap::{Ref, Value};
use taipan_prim::probe::SetTable;

/// Number of elements.
pub fn len(vm: &Vm, set: &Value) -> usize {
    table(vm, set).map_or(0, SetTable::len)
}

/// A set or frozenset, as `like` is one or derives from it.
fn wrap(like: &Value, table: SetTable<Value>) -> Value {
    match like.downcast::<Set>() {
        Some(_) => Ref::new(Set { table }).into(),
        None => Ref::new(FrozenSet { table, hash: Cell::new(NO_HASH) }).into(),
    }
}

/// A copy whose class is `set` or `frozenset` itself (`set_copy`).
pub fn copy(vm: &Vm, set: &Value) -> Value {
    wrap(set, copy_table(vm, set))
}

/// The table of a new set that was made of this one.
pub fn copy_table(vm: &Vm, set: &Value) -> SetTable<Value> {
    let mut fresh = SetTable::new();
    if let Some(t) = table(vm, set) {
        fresh.merge_into_empty(t);
    }
    fresh
}

/// `set.add`.
#[inline]
pub fn add(vm: &mut Vm, set: &Value, item: &Value) -> PyResult<()> {
    let hash = vm.hash_as(item, Role::SetElement)?;
    vm.set_insert(set, item.clone(), hash)
}

/// Removes an element; false where it was not there.
fn discard_entry(vm: &mut Vm, set: &Value, item: &Value, hash: i64) -> PyResult<bool> {
    let Some(at) = lookup(vm, set, item, hash)? else { return Ok(false) };
    let removed = table_mut(vm, set).and_then(|t| t.remove_at(at));
    Ok(removed.is_some())
}

fn contains_entry(vm: &mut Vm, set: &Value, item: &Value, hash: i64) -> PyResult<bool> {
    Ok(lookup(vm, set, item, hash)?.is_some())
}

/// The element to look for and its hash: a set stands for the frozenset of its elements.
fn element(vm: &mut Vm, item: &Value) -> PyResult<(Value, i64)> {
    match vm.hash_as(item, Role::SetElement) {
        Err(e) if item.downcast::<Set>().is_some() && vm.is_exception(&e, Exc::TypeError) => {
            let frozen = Ref::new(FrozenSet { table: copy_table(vm, item), hash: Cell::new(NO_HASH) });
            let hash = hash(vm, &frozen);
            Ok((frozen.into(), hash))
        }
        hash => Ok((item.clone(), hash?)),
    }
}

/// `item in set`.
#[inline]
pub fn contains(vm: &mut Vm, set: &Value, item: &Value) -> PyResult<bool> {
    let (item, hash) = element(vm, item)?;
    contains_entry(vm, set, &item, hash)
}

/// `set.discard`; false where it was not there.
pub fn discard(vm: &mut Vm, set: &Value, item: &Value) -> PyResult<bool> {
    let (item, hash) = element(vm, item)?;
    discard_entry(vm, set, &item, hash)
}

/// `hash(frozenset)`.
pub fn hash(vm: &Vm, set: &Ref<FrozenSet>) -> i64 {
    let s = set.get(vm);
    if s.hash.get() == NO_HASH {
        s.hash.set(taipan_prim::hash::hash_frozenset(s.table.iter().map(|e| e.hash)));
    }
    s.hash.get()
}

/// `set.update` of one iterable (`set_update_internal`).
pub fn update(vm: &mut Vm, set: &Value, other: &Value) -> PyResult<()> {
    if super::is_any(other) {
        return merge(vm, set, other);
    }
    if let Some(d) = other.exact::<Dict>() {
        let keys: Vec<(i64, Value)> = d.get(vm).table.iter().map(|e| (e.hash, e.key.clone())).collect();
        if let Some(t) = table_mut(vm, set) {
            t.reserve_for_merge(keys.len());
        }
        return insert_all(vm, set, keys);
    }
    vm.for_each(other, |vm, item| add(vm, set, &item))
}

/// `set_merge`.
fn merge(vm: &mut Vm, set: &Value, other: &Value) -> PyResult<()> {
    if set.is(other) {
        return Ok(());
    }
    let Some(t) = table_mut(vm, set) else { return Ok(()) };
    let mut own = std::mem::take(t);
    let done = table(vm, other).is_none_or(|t| own.merge_into_empty(t));
    if let Some(t) = table_mut(vm, set) {
        *t = own;
    }
    if done {
        return Ok(());
    }
    let items = entries(vm, other).unwrap_or_default();
    insert_all(vm, set, items)
}

fn insert_all(vm: &mut Vm, set: &Value, items: Vec<(i64, Value)>) -> PyResult<()> {
    items.into_iter().try_for_each(|(hash, item)| vm.set_insert(set, item, hash))
}

/// `set.intersection` with one iterable.
pub fn intersection(vm: &mut Vm, set: &Value, other: &Value) -> PyResult {
    if set.is(other) {
        return Ok(copy(vm, set));
    }
    let result = wrap(set, SetTable::new());
    if super::is_any(other) {
        let (set, other) = if len(vm, other) > len(vm, set) { (other, set) } else { (set, other) };
        for (hash, item) in entries(vm, other).unwrap_or_default() {
            if contains_entry(vm, set, &item, hash)? {
                vm.set_insert(&result, item, hash)?;
            }
        }
        return Ok(result);
    }
    let it = vm.iter(other)?;
    while let Some(item) = vm.next(&it)? {
        let hash = vm.hash(&item)?;
        if contains_entry(vm, set, &item, hash)? {
            vm.set_insert(&result, item, hash)?;
            if len(vm, &result) >= len(vm, set) {
                break;
            }
        }
    }
    Ok(result)
}

/// Gives `set` the elements of `other`, which nobody else sees (`set_swap_bodies`).
pub fn swap(vm: &mut Vm, set: &Value, other: &Value) {
    let Some(mut taken) = table_mut(vm, other).map(std::mem::take) else { return };
    if let Some(t) = table_mut(vm, set) {
        t.swap_contents(&mut taken);
    }
    drop(taken);
}

/// `set.difference` with one iterable.
pub fn difference(vm: &mut Vm, set: &Value, other: &Value) -> PyResult {
    let dict = other.exact::<Dict>();
    let size = match dict {
        Some(d) => Some(d.get(vm).len()),
        None => table(vm, other).map(SetTable::len),
    };
    // Where the other one is much smaller, its elements are taken out of a copy.
    if size.is_none_or(|n| len(vm, set) >> 2 > n) {
        let result = copy(vm, set);
        difference_update(vm, &result, other)?;
        return Ok(result);
    }
    let result = wrap(set, SetTable::new());
    for (hash, item) in entries(vm, set).unwrap_or_default() {
        let found = match dict {
            Some(d) => vm.dict_get_hashed(d, &item, hash)?.is_some(),
            None => contains_entry(vm, other, &item, hash)?,
        };
        if !found {
            vm.set_insert(&result, item, hash)?;
        }
    }
    Ok(result)
}

/// `set.difference_update` with one iterable.
pub fn difference_update(vm: &mut Vm, set: &Value, other: &Value) -> PyResult<()> {
    if set.is(other) {
        clear(vm, set);
        return Ok(());
    }
    if super::is_any(other) {
        let fewer =
            if len(vm, other) >> 3 > len(vm, set) { Some(intersection(vm, set, other)?) } else { None };
        for (hash, item) in entries(vm, fewer.as_ref().unwrap_or(other)).unwrap_or_default() {
            discard_entry(vm, set, &item, hash)?;
        }
    } else {
        vm.for_each(other, |vm, item| {
            let hash = vm.hash_as(&item, Role::SetElement)?;
            discard_entry(vm, set, &item, hash).map(drop)
        })?;
    }
    if let Some(t) = table_mut(vm, set) {
        t.drop_dummies();
    }
    Ok(())
}

/// `set.symmetric_difference` with one iterable: a set of the other one's elements, changed by this one's.
pub fn symmetric_difference(vm: &mut Vm, set: &Value, other: &Value) -> PyResult {
    let result = wrap(set, SetTable::new());
    update(vm, &result, other)?;
    symmetric_difference_update(vm, &result, set)?;
    Ok(result)
}

/// `set.symmetric_difference_update`.
pub fn symmetric_difference_update(vm: &mut Vm, set: &Value, other: &Value) -> PyResult<()> {
    if set.is(other) {
        clear(vm, set);
        return Ok(());
    }
    let items = if let Some(d) = other.exact::<Dict>() {
        d.get(vm).table.iter().map(|e| (e.hash, e.key.clone())).collect()
    } else if let Some(items) = entries(vm, other) {
        items
    } else {
        let unique = wrap(set, SetTable::new());
        update(vm, &unique, other)?;
        entries(vm, &unique).unwrap_or_default()
    };
    for (hash, item) in items {
        if !discard_entry(vm, set, &item, hash)? {
            vm.set_insert(set, item, hash)?;
        }
    }
    Ok(())
}

/// `set.clear`.
pub fn clear(vm: &mut Vm, set: &Value) {
    let old = table_mut(vm, set).map(SetTable::take);
    drop(old);
}

/// `set.isdisjoint`.
pub fn is_disjoint(vm: &mut Vm, set: &Value, other: &Value) -> PyResult<bool> {
    if set.is(other) {
        return Ok(len(vm, set) == 0);
    }
    if other.exact::<Set>().is_some() || other.exact::<FrozenSet>().is_some() {
        let (set, other) = if len(vm, other) > len(vm, set) { (other, set) } else { (set, other) };
        return none_in(vm, set, entries(vm, other).unwrap_or_default());
    }
    let it = vm.iter(other)?;
    while let Some(item) = vm.next(&it)? {
        let hash = vm.hash_as(&item, Role::SetElement)?;
        if contains_entry(vm, set, &item, hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn none_in(vm: &mut Vm, set: &Value, items: Vec<(i64, Value)>) -> PyResult<bool> {
    for (hash, item) in items {
        if contains_entry(vm, set, &item, hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `set.issubset`.
pub fn is_subset(vm: &mut Vm, set: &Value, other: &Value) -> PyResult<bool> {
    if !super::is_any(other) {
        if vm.dialect.subset_test_makes_a_set() {
            let made = wrap(set, SetTable::new());
            update(vm, &made, other)?;
            return is_subset(vm, set, &made);
        }
        let common = intersection(vm, set, other)?;
        return Ok(len(vm, &common) == len(vm, set));
    }
    if len(vm, set) > len(vm, other) {
        return Ok(false);
    }
    for (hash, item) in entries(vm, set).unwrap_or_default() {
        if !contains_entry(vm, other, &item, hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `set.issuperset`.
pub fn is_superset(vm: &mut Vm, set: &Value, other: &Value) -> PyResult<bool> {
    if super::is_any(other) {
        return is_subset(vm, other, set);
    }
    let it = vm.iter(other)?;
    while let Some(item) = vm.next(&it)? {
        let hash = vm.hash_as(&item, Role::SetElement)?;
        if !contains_entry(vm, set, &item, hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}
