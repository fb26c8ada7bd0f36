//! The set operations of the views of keys and items (CPython's `dictviews_*`).

use super::views::{contains, viewed};
use super::{Dict, ITEMS, KEYS, VALUES, methods};
use crate::class::slots::CompareOp;
use crate::types::set::{self, FrozenSet, Set, algebra};
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// Views of values are no sets.
fn is_set_like(v: &Value) -> bool {
    viewed(v).is_some_and(|(_, part)| part != VALUES)
}

fn is_exact_set(v: &Value) -> bool {
    v.exact::<Set>().is_some() || v.exact::<FrozenSet>().is_some()
}

/// `dictviews_to_set`: a new set of the left operand's items.
fn to_set(vm: &mut Vm, left: &Value) -> PyResult {
    let set = set::new_empty();
    let source = match viewed(left) {
        Some((d, KEYS)) if d.is_exact() => d.value(),
        _ => left,
    };
    algebra::update(vm, &set, source)?;
    Ok(set)
}

pub fn sub(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let set = to_set(vm, a)?;
    algebra::difference_update(vm, &set, b)?;
    Ok(set)
}

pub fn or(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let set = to_set(vm, a)?;
    algebra::update(vm, &set, b)?;
    Ok(set)
}

pub fn xor(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    if let (Some((x, ITEMS)), Some((y, ITEMS))) = (viewed(a), viewed(b)) {
        return xor_items(vm, x, y);
    }
    let set = to_set(vm, a)?;
    algebra::symmetric_difference_update(vm, &set, b)?;
    Ok(set)
}

/// `dictitems_xor`: pairs that stand in both are told by key and value, so their hashes are not needed.
fn xor_items(vm: &mut Vm, a: &Ref<Dict>, b: &Ref<Dict>) -> PyResult {
    let rest = methods::copy(vm, a)?;
    let result = set::new_empty();
    let mut position = 0;
    while let Some((at, e)) = b.get(vm).table.next_from(position) {
        position = at + 1;
        let (hash, key, value) = (e.hash, e.key.clone(), e.value.clone());
        let in_both = match vm.dict_get_hashed(&rest, &key, hash)? {
            Some(other) => vm.same_or_equal(&other, &value)?,
            None => false,
        };
        if in_both {
            vm.dict_remove_hashed(&rest, &key, hash)?;
        } else {
            let pair = vm.new_tuple([key, value]);
            algebra::add(vm, &result, &pair)?;
        }
    }
    let pairs: Vec<(Value, Value)> = rest.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
    for (key, value) in pairs {
        let pair = vm.new_tuple([key, value]);
        algebra::add(vm, &result, &pair)?;
    }
    Ok(result)
}

/// `_PyDictView_Intersect`: which operand is iterated over decides the order of the result.
pub fn and(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let (mut this, mut other) = if is_set_like(a) { (a, b) } else { (b, a) };
    let own = vm.len(this)?;
    if other.exact::<Set>().is_some() && own <= vm.len(other)? {
        return algebra::intersection(vm, other, this);
    }
    if is_set_like(other) && vm.len(other)? > own {
        (this, other) = (other, this);
    }
    let result = set::new_empty();
    vm.for_each(
        other,
        |vm, item| if contains(vm, this, &item)? { algebra::add(vm, &result, &item) } else { Ok(()) },
    )?;
    Ok(result)
}

/// Whether everything in `a` is in `b`.
fn all_in(vm: &mut Vm, a: &Value, b: &Value) -> PyResult<bool> {
    let it = vm.iter(a)?;
    while let Some(item) = vm.next(&it)? {
        if !vm.contains(b, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

pub fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    if !set::is_any(b) && !is_set_like(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (x, y) = (vm.len(a)?, vm.len(b)?);
    Ok(Value::bool(match op {
        CompareOp::Eq => x == y && all_in(vm, a, b)?,
        CompareOp::Ne => !(x == y && all_in(vm, a, b)?),
        CompareOp::Lt => x < y && all_in(vm, a, b)?,
        CompareOp::Le => x <= y && all_in(vm, a, b)?,
        CompareOp::Gt => x > y && all_in(vm, b, a)?,
        CompareOp::Ge => x >= y && all_in(vm, b, a)?,
    }))
}

pub fn is_disjoint(vm: &mut Vm, this: &Value, other: &Value) -> PyResult {
    if this.is(other) {
        return Ok(Value::bool(vm.len(this)? == 0));
    }
    let (mut this, mut other) = (this, other);
    if (is_exact_set(other) || is_set_like(other)) && vm.len(other)? > vm.len(this)? {
        (this, other) = (other, this);
    }
    let it = vm.iter(other)?;
    while let Some(item) = vm.next(&it)? {
        if vm.contains(this, &item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}
