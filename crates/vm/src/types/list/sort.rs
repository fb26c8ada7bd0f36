//! `list.sort`: the list is empty while keys are computed and compared, so that nobody sees it half sorted.

use super::List;
use crate::class::slots::CompareOp;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use std::cmp::Ordering;
use taipan_heap::{Bits, Ref, Value};
use taipan_prim::sort::{SortPolicy, sort as merge_sort};

/// `list.sort(key=key, reverse=reverse)`; the key may be None.
///
/// # Errors
/// What the key function and comparisons raise: the list has all its items then, in some order. ValueError if one of them
/// changed the list.
pub fn sort(vm: &mut Vm, list: &Ref<List>, key: &Value, reverse: bool) -> PyResult<()> {
    // Half of it is scratch space, and keys take twice as much.
    vm.check_items(list.get(vm).items.len() * if key.is_none() { 1 } else { 3 })?;
    vm.count_work(list.get(vm).items.len() as u64)?;
    let mut items = std::mem::take(&mut list.get_mut(vm).items);
    let result = if key.is_none() {
        sort_by(vm, &mut items, |item| item, reverse)
    } else {
        sort_with_keys(vm, &mut items, key, reverse)
    };
    let changed = list.get(vm).items.capacity() != 0;
    drop(std::mem::replace(&mut list.get_mut(vm).items, items));
    result?;
    if changed {
        raise!(vm, ValueError, "list modified during sort");
    }
    Ok(())
}

fn sort_with_keys(vm: &mut Vm, items: &mut [Value], key: &Value, reverse: bool) -> PyResult<()> {
    let mut keyed = Vec::with_capacity(items.len());
    for item in items.iter() {
        keyed.push((vm.call(key, std::slice::from_ref(item))?, item.clone()));
    }
    let result = sort_by(vm, &mut keyed, |pair| &pair.0, reverse);
    for (slot, (_, item)) in items.iter_mut().zip(keyed) {
        *slot = item;
    }
    result
}

/// The one type that all keys have, where comparing such needs no call.
enum Kind {
    Int,
    Float,
    Str,
    /// Tuples of one length whose items at each place are of one of these.
    Tuple,
    Other,
}

fn kind_of<'a>(mut keys: impl Iterator<Item = &'a Value> + Clone) -> Kind {
    let Some(first) = keys.clone().next() else { return Kind::Other };
    if first.bits().as_small_int().is_some() && keys.clone().all(|k| k.bits().as_small_int().is_some()) {
        return Kind::Int;
    }
    if first.bits().as_small_float().is_some() && keys.clone().all(|k| k.bits().as_small_float().is_some()) {
        return Kind::Float;
    }
    if first.exact::<Str>().is_some() && keys.clone().all(|k| k.exact::<Str>().is_some()) {
        return Kind::Str;
    }
    if let Some(first) = first.exact::<Tuple>()
        && keys.all(|k| k.exact::<Tuple>().is_some_and(|t| are_alike(first.items(), t.items())))
    {
        return Kind::Tuple;
    }
    Kind::Other
}

fn are_alike(a: &[Value], b: &[Value]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(a, b)| {
            let (a_bits, b_bits) = (a.bits(), b.bits());
            a_bits.as_small_int().is_some() && b_bits.as_small_int().is_some()
                || a.exact::<Str>().is_some() && b.exact::<Str>().is_some()
                || a_bits.as_small_float().is_some() && b_bits.as_small_float().is_some()
        })
}

#[inline(always)]
fn compare_ints(a: &Value, b: &Value) -> Ordering {
    Bits::shifted_ints(a.bits(), b.bits()).map_or(Ordering::Equal, |(a, b)| a.cmp(&b))
}

/// An immediate float is no NaN.
fn compare_floats(a: &Value, b: &Value) -> Ordering {
    a.bits().as_small_float().partial_cmp(&b.bits().as_small_float()).unwrap_or(Ordering::Equal)
}

fn compare_strs(a: &Value, b: &Value) -> Ordering {
    match (a.exact::<Str>(), b.exact::<Str>()) {
        (Some(a), Some(b)) => a.text().cmp(&b.text()),
        _ => Ordering::Equal,
    }
}

fn compare_tuples(a: &Value, b: &Value) -> Ordering {
    let (Some(a), Some(b)) = (a.exact::<Tuple>(), b.exact::<Tuple>()) else { return Ordering::Equal };
    let item = |(a, b): (&Value, &Value)| match a.bits() {
        bits if bits.as_small_int().is_some() => compare_ints(a, b),
        bits if bits.is_ptr() => compare_strs(a, b),
        _ => compare_floats(a, b),
    };
    a.items().iter().zip(b.items()).map(item).find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
}

/// Reverse order keeps equal elements in their order, as sorting the reversed list backwards does.
fn sort_by<T>(
    vm: &mut Vm,
    items: &mut [T],
    key: impl Fn(&T) -> &Value + Copy,
    reverse: bool,
) -> PyResult<()> {
    match kind_of(items.iter().map(key)) {
        Kind::Int => sort_unseen(items, |a, b| compare_ints(key(a), key(b)), reverse),
        Kind::Float => sort_unseen(items, |a, b| compare_floats(key(a), key(b)), reverse),
        Kind::Str => sort_unseen(items, |a, b| compare_strs(key(a), key(b)), reverse),
        Kind::Tuple => sort_unseen(items, |a, b| compare_tuples(key(a), key(b)), reverse),
        Kind::Other => return sort_by_calls(vm, items, key, reverse),
    }
    Ok(())
}

/// All stable sorts of a total order give the same result, and nobody sees these comparisons.
fn sort_unseen<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering, reverse: bool) {
    match reverse {
        false => items.sort_by(compare),
        true => items.sort_by(|a, b| compare(b, a)),
    }
}

fn sort_by_calls<T>(vm: &mut Vm, items: &mut [T], key: impl Fn(&T) -> &Value, reverse: bool) -> PyResult<()> {
    let policy: SortPolicy = vm.dialect.sort_policy();
    if reverse {
        items.reverse();
    }
    let result = merge_sort(items, policy, |a, b| vm.compare_bool(key(a), key(b), CompareOp::Lt));
    if reverse {
        items.reverse();
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_one_plain_type_are_recognised() {
        let kind = |values: &[Value]| kind_of(values.iter());
        assert!(matches!(kind(&[Value::int(1), Value::int(-5)]), Kind::Int));
        assert!(matches!(kind(&[Value::float(1.0), Value::float(-0.0)]), Kind::Float));
        assert!(matches!(kind(&[Value::int(1), Value::float(2.0)]), Kind::Other));
        assert!(matches!(kind(&[Value::int(1), Value::TRUE]), Kind::Other));
        let tuple = |items: Vec<Value>| Value::from(Ref::new(Tuple::new(items)));
        let (a, b) =
            (tuple(vec![Value::int(1), Value::float(2.0)]), tuple(vec![Value::int(3), Value::float(0.5)]));
        assert!(matches!(kind(&[a.clone(), b]), Kind::Tuple));
        assert!(matches!(kind(&[a, tuple(vec![Value::int(1), Value::int(2)])]), Kind::Other));
        assert!(matches!(kind(&[]), Kind::Other));
    }
}
