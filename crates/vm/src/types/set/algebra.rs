//! The operations on sets, step by step as in Objects/setobject.c: which operand is iterated over and how a result grows
//! decide the order in which it is iterated over.

use super::access::{
    add_plain, compare_plain, find_plain, is_plain_subset, lookup, next_entry, plain_selection, table,
    table_mut,
};
use super::{FrozenSet, NO_HASH, Set};
use crate::class::slots::CompareOp;
use crate::exc::Exc;
use crate::protocol::compare::plain_hash;
use crate::protocol::number::op;
use crate::types::dict::{Dict, Role};
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use std::cell::Cell;
use taipan_heap::{Ref, Value, account};
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

/// The table of an exact set or frozenset.
fn exact_table<'a>(vm: &'a Vm, v: &'a Value) -> Option<&'a SetTable<Value>> {
    match v.exact::<FrozenSet>() {
        Some(s) => Some(&s.get(vm).table),
        None => v.exact::<Set>().map(|s| &s.get(vm).table),
    }
}

/// Comparison of sets, where that calls nothing.
pub fn plain_compare(vm: &Vm, op: CompareOp, a: &Value, b: &Value) -> Option<bool> {
    let (x, y) = (exact_table(vm, a)?, exact_table(vm, b)?);
    match op {
        CompareOp::Le => is_plain_subset(x, y),
        CompareOp::Ge => is_plain_subset(y, x),
        CompareOp::Lt if x.len() == y.len() => Some(false),
        CompareOp::Lt => is_plain_subset(x, y),
        CompareOp::Gt if x.len() == y.len() => Some(false),
        CompareOp::Gt => is_plain_subset(y, x),
        CompareOp::Eq | CompareOp::Ne => None,
    }
}

/// `a - b` and `a & b`, where that calls nothing.
pub fn plain_operator(vm: &Vm, operator: usize, a: &Value, b: &Value) -> Option<Value> {
    let (x, y) = (exact_table(vm, a)?, exact_table(vm, b)?);
    let selected = match operator {
        // Otherwise elements are taken out of a copy.
        op::SUBTRACT if x.len() >> 2 <= y.len() => plain_selection(x, y, false),
        op::AND if a.is(b) => None,
        op::AND if y.len() > x.len() => plain_selection(x, y, true),
        op::AND => plain_selection(y, x, true),
        _ => None,
    };
    selected.map(|table| wrap(a, table))
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
    let hash = match plain_hash(item) {
        Some(hash) => hash,
        None => vm.hash_as(item, Role::SetElement)?,
    };
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
    let mut done = add_all_plain(vm, set, other);
    vm.for_each(other, |vm, item| match done {
        0 => add(vm, set, &item),
        _ => {
            done -= 1;
            Ok(())
        }
    })
}

/// Lists and tuples of up to so many items are added without asking for the memory first.
const FEW: usize = 1 << 12;

/// Adds the items of a short list or tuple as long as that calls nothing; how many.
fn add_all_plain(vm: &mut Vm, set: &Value, other: &Value) -> usize {
    let len = match (other.exact::<List>(), other.exact::<Tuple>()) {
        (Some(l), _) => l.get(vm).items.len(),
        (_, Some(t)) => t.items().len(),
        _ => return 0,
    };
    let Some(t) = table_mut(vm, set).filter(|_| len <= FEW) else { return 0 };
    let mut own = std::mem::take(t);
    let before = own.heap_bytes();
    let items: &[Value] = match other.exact::<List>() {
        Some(l) => &l.get(vm).items,
        None => other.exact::<Tuple>().map_or(&[], |t| t.items()),
    };
    let is_added = |item: &&Value| plain_hash(item).is_some_and(|hash| add_plain(&mut own, item, hash));
    let done = items.iter().take_while(is_added).count();
    account::count(own.heap_bytes().saturating_sub(before));
    if let Some(t) = table_mut(vm, set) {
        *t = own;
    }
    done
}

/// `set_merge`.
fn merge(vm: &mut Vm, set: &Value, other: &Value) -> PyResult<()> {
    if set.is(other) {
        return Ok(());
    }
    let mut at = 0;
    change_plain(vm, set, other, |own, t| {
        if own.merge_into_empty(t) {
            at = t.slot_count();
            return;
        }
        while let Some((slot, e)) = t.next_from(at) {
            if !add_plain(own, e.key, e.hash) {
                return;
            }
            at = slot + 1;
        }
    });
    while let Some((hash, item)) = next_entry(vm, other, &mut at) {
        vm.set_insert(set, item, hash)?;
    }
    Ok(())
}

/// Changes a set's table by that of another set; nothing is called meanwhile.
fn change_plain(
    vm: &mut Vm,
    set: &Value,
    other: &Value,
    change: impl FnOnce(&mut SetTable<Value>, &SetTable<Value>),
) {
    let Some(t) = table_mut(vm, set) else { return };
    let mut own = std::mem::take(t);
    let before = own.heap_bytes();
    if let Some(t) = table(vm, other) {
        change(&mut own, t);
    }
    account::count(own.heap_bytes().saturating_sub(before));
    if let Some(t) = table_mut(vm, set) {
        *t = own;
    }
}

fn insert_all(vm: &mut Vm, set: &Value, items: Vec<(i64, Value)>) -> PyResult<()> {
    items.into_iter().try_for_each(|(hash, item)| vm.set_insert(set, item, hash))
}

/// `set.intersection` with one iterable.
pub fn intersection(vm: &mut Vm, set: &Value, other: &Value) -> PyResult {
    if set.is(other) {
        return Ok(copy(vm, set));
    }
    if super::is_any(other) {
        let (walked, asked) = if len(vm, other) > len(vm, set) { (set, other) } else { (other, set) };
        return select(vm, set, walked, asked, true);
    }
    let result = wrap(set, SetTable::new());
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

/// The elements of `walked` that are in `asked`, or those that are not; a set like `like`.
fn select(vm: &mut Vm, like: &Value, walked: &Value, asked: &Value, wanted: bool) -> PyResult {
    let (mut at, mut plain) = (0, SetTable::new());
    if let (Some(walked), Some(asked)) = (table(vm, walked), table(vm, asked)) {
        compare_plain(walked, asked, &mut at, |key, hash, found| {
            found != wanted || add_plain(&mut plain, key, hash)
        });
    }
    let result = wrap(like, plain);
    while let Some((hash, item)) = next_entry(vm, walked, &mut at) {
        if contains_entry(vm, asked, &item, hash)? == wanted {
            vm.set_insert(&result, item, hash)?;
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
    let Some(dict) = dict else { return select(vm, set, set, other, false) };
    let (result, mut at) = (wrap(set, SetTable::new()), 0);
    while let Some((hash, item)) = next_entry(vm, set, &mut at) {
        if vm.dict_get_hashed(dict, &item, hash)?.is_none() {
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
        let (other, mut at) = (fewer.as_ref().unwrap_or(other), 0);
        while let Some((hash, item)) = next_entry(vm, other, &mut at) {
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
    if let Some(d) = other.exact::<Dict>() {
        let keys: Vec<(i64, Value)> = d.get(vm).table.iter().map(|e| (e.hash, e.key.clone())).collect();
        return keys.into_iter().try_for_each(|(hash, item)| toggle(vm, set, item, hash));
    }
    let unique = match super::is_any(other) {
        true => other.clone(),
        false => {
            let unique = wrap(set, SetTable::new());
            update(vm, &unique, other)?;
            unique
        }
    };
    let mut at = 0;
    change_plain(vm, set, &unique, |own, t| {
        while let Some((slot, e)) = t.next_from(at) {
            match find_plain(own, e.key, e.hash) {
                Ok(Some(found)) => drop(own.remove_at(found)),
                Ok(None) => own.insert_new(e.hash, e.key.clone()),
                Err(_) => return,
            }
            at = slot + 1;
        }
    });
    while let Some((hash, item)) = next_entry(vm, &unique, &mut at) {
        toggle(vm, set, item, hash)?;
    }
    Ok(())
}

/// Removes an element, or adds it where it was not there.
fn toggle(vm: &mut Vm, set: &Value, item: Value, hash: i64) -> PyResult<()> {
    if discard_entry(vm, set, &item, hash)? { Ok(()) } else { vm.set_insert(set, item, hash) }
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
        let (walked, asked) = if len(vm, other) > len(vm, set) { (set, other) } else { (other, set) };
        return all_are(vm, walked, asked, false);
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

/// Whether all elements of `walked` are in `asked`, or none is.
fn all_are(vm: &mut Vm, walked: &Value, asked: &Value, wanted: bool) -> PyResult<bool> {
    let mut at = 0;
    if let (Some(walked), Some(asked)) = (table(vm, walked), table(vm, asked)) {
        compare_plain(walked, asked, &mut at, |_, _, found| found == wanted);
    }
    while let Some((hash, item)) = next_entry(vm, walked, &mut at) {
        if contains_entry(vm, asked, &item, hash)? != wanted {
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
    all_are(vm, set, other, true)
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
