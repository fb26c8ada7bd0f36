//! Subscripts and slices.

use crate::Vm;
use crate::engine::frame::payload;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::protocol::compare::plain_hash;
use crate::protocol::sequence::clamp;
use crate::types::dict::{Dict, find_plain};
use crate::types::list::List;
use crate::types::slice::{Slice, Unpacked};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use smallvec::SmallVec;
use std::ops::Range;
use taipan_heap::{Bits, Ref, Value};
use taipan_prim::hash::hash_i64;

/// The item, where no Python code can be involved. What is not inlined gets its operands by value: a borrow would keep
/// a threaded handler's frame on the native stack.
#[inline(always)]
pub fn fast_item(container: &Value, key: &Value) -> Option<Bits> {
    if let Some(i) = key.bits().as_small_int() {
        let items: &[Value] = if let Some(l) = container.exact::<List>() {
            // SAFETY: token: nothing runs between reading the item and counting it.
            unsafe { &(*payload(l)).items }
        } else if let Some(t) = container.exact::<Tuple>() {
            // SAFETY: as above.
            unsafe { (*payload(t)).items() }
        } else {
            return int_item(container.bits(), i);
        };
        let at = if i < 0 { i + items.len() as i64 } else { i };
        return items.get(usize::try_from(at).ok()?).map(Value::bits);
    }
    keyed_item(container.bits(), key.bits())
}

/// As [`fast_item`], counted; of a str, and of what a class tells of its items, too.
pub fn plain_item(vm: &mut Vm, container: &Value, key: &Value) -> Option<Value> {
    let Some(i) = key.bits().as_small_int() else {
        if let Some(l) = container.exact::<List>() {
            return plain_part(vm, l, key.exact::<Slice>()?);
        }
        return keyed_item(container.bits(), key.bits()).map(Bits::to_value);
    };
    if container.exact::<Dict>().is_some() {
        return int_item(container.bits(), i).map(Bits::to_value);
    }
    if let Some(s) = container.exact::<Str>() {
        let at = if i < 0 { i + s.len() as i64 } else { i };
        return Some(vm.char_str(s.text().get(usize::try_from(at).ok()?)?));
    }
    let item_at = vm.class_ref(container).get(vm).slots.item_at?;
    item_at(vm, container, i)
}

/// The part of a list that a slice of ints or None names.
fn plain_part(vm: &Vm, list: &Ref<List>, slice: &Slice) -> Option<Value> {
    let part = |v: &Value, default: i64| if v.is_none() { Some(default) } else { v.bits().as_small_int() };
    let step = part(&slice.step, 1).filter(|step| *step != 0)?;
    let (first, last) = if step < 0 { (i64::MAX, i64::MIN) } else { (0, i64::MAX) };
    let named = Unpacked::new(part(&slice.start, first)?, part(&slice.stop, last)?, step);
    let items = &list.get(vm).items;
    Some(List::new_ref(named.adjust(items.len()).take(items)).into())
}

/// The value of a dict's key that is found without a call. Out of line, for the handlers that it is called from.
#[inline(never)]
fn keyed_item(dict: Bits, key: Bits) -> Option<Bits> {
    // SAFETY: token: the caller's operands stay where they are, and nothing runs during the lookup.
    let (dict, key) = unsafe { (dict.as_value(), key.as_value()) };
    // SAFETY: as above.
    let table = unsafe { &(*payload(dict.exact::<Dict>()?)).table };
    let at = find_plain(table, key, plain_hash(key)?).ok()??;
    table.get_at(at).map(|e| e.value.bits())
}

/// The value of a small int key, where such a key is met before any that could run Python code.
#[inline(never)]
fn int_item(dict: Bits, key: i64) -> Option<Bits> {
    // SAFETY: token: the caller's operand stays where it is, and nothing runs during the lookup.
    let table = unsafe { &(*payload(dict.as_value().exact::<Dict>()?)).table };
    let mut odd = false;
    let found = table.lookup(hash_i64(key), |k| {
        let same = k.bits().as_small_int() == Some(key);
        odd |= !same && k.as_i64().is_none();
        same
    });
    if odd { None } else { table.get_at(found?).map(|e| e.value.bits()) }
}

#[inline(always)]
pub fn binary_subscr(st: &mut St, _i: Instr) -> Ctl {
    if let Some(b) = fast_item(st.peek(1), st.peek(0)) {
        b.inc();
        st.drop_top(2);
        st.push_bits(b);
        return Ctl::Next;
    }
    st.out(subscr_slow)
}

#[cold]
#[inline(never)]
fn subscr_slow(st: &mut St) -> Ctl {
    st.sync();
    let result = st.vm().getitem(st.peek(1), st.peek(0));
    st.consume_forwards(2, result)
}

#[inline(always)]
pub fn store_subscr(st: &mut St, _i: Instr) -> Ctl {
    if let (Some(l), Some(i)) = (st.peek(1).exact::<List>(), st.bits(0).as_small_int()) {
        // SAFETY: token: nothing runs while the item is replaced.
        let items = unsafe { &mut (*payload(l)).items };
        let at = if i < 0 { i + items.len() as i64 } else { i };
        if let Some(slot) = usize::try_from(at).ok().and_then(|at| items.get_mut(at)) {
            st.pop_bits();
            let list = st.pop_bits();
            let old = std::mem::replace(slot, st.pop());
            drop(old);
            st.release(list);
            return st.settle();
        }
    }
    st.out(store_slow)
}

#[cold]
#[inline(never)]
fn store_slow(st: &mut St) -> Ctl {
    if let Some(d) = st.peek(1).exact::<Dict>()
        && let Ok(old) = st.vm().dict_set_plain(d, st.peek(0), st.peek(2).clone())
    {
        drop(old);
        return st.finish(3, Ok(()));
    }
    st.sync();
    let result = st.vm().setitem(st.peek(1), st.peek(0), Some(st.peek(2)));
    st.consume_all(3, result)
}

pub fn delete_subscr(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let result = st.vm().setitem(st.peek(1), st.peek(0), None);
    st.consume_all(2, result)
}

/// Takes start and stop off the stack; the slice has their only references then, and they die with it.
fn slice_from_top(st: &mut St) -> Value {
    let (stop, start) = (st.pop(), st.pop());
    st.sync();
    Ref::new(Slice { start, stop, step: Value::NONE }).into()
}

/// The positions of a slice between ints or None.
fn plain_range(start: &Value, stop: &Value, len: usize) -> Option<Range<usize>> {
    let end = |v: &Value, default: usize| match v.bits().as_small_int() {
        Some(i) => Some(clamp(i, len)),
        None => v.is_none().then_some(default),
    };
    let (start, stop) = (end(start, 0)?, end(stop, len)?);
    Some(start..stop.max(start))
}

/// A slice of a list, tuple, str or bytes object between ints or None.
pub fn plain_slice(vm: &mut Vm, container: &Value, start: &Value, stop: &Value) -> Option<Value> {
    if let Some(l) = container.exact::<List>() {
        let items = &l.get(vm).items;
        return Some(List::new_ref(items[plain_range(start, stop, items.len())?].to_vec()).into());
    }
    if let Some(s) = container.exact::<Str>() {
        let (text, len) = (s.text(), s.len());
        let range = plain_range(start, stop, len)?;
        // The whole is the object itself.
        return Some(match range.len() == len {
            true => container.clone(),
            false => vm.new_part(text.slice(range.start, range.end)),
        });
    }
    let tuple = container.exact::<Tuple>()?;
    let items = tuple.items();
    let range = plain_range(start, stop, items.len())?;
    // The whole of a tuple is the tuple itself.
    Some(if range.len() == items.len() { container.clone() } else { vm.new_tuple_of(&items[range]) })
}

/// Assigns a list or tuple of as many items to a slice of a list between ints or None; false where that is not what it is.
pub fn store_plain_slice(vm: &mut Vm, container: &Value, ends: [&Value; 2], value: &Value) -> bool {
    let Some(l) = container.exact::<List>().filter(|_| !container.is(value)) else { return false };
    let Some(range) = plain_range(ends[0], ends[1], l.get(vm).items.len()) else { return false };
    // SAFETY: nothing runs while the items are replaced, and the two are different objects.
    let new: &[Value] = match (value.exact::<List>(), value.exact::<Tuple>()) {
        (Some(other), _) => unsafe { &(*payload(other)).items },
        (_, Some(t)) => t.items(),
        _ => return false,
    };
    if new.len() != range.len() {
        return false;
    }
    let slots = &mut l.get_mut(vm).items[range];
    // What is replaced dies from its end to its start, behind the change.
    let mut old: SmallVec<[Value; 8]> = SmallVec::new();
    for (slot, v) in slots.iter_mut().zip(new) {
        let was = std::mem::replace(slot, v.clone());
        if was.bits().is_ptr() {
            old.push(was);
        }
    }
    while old.pop().is_some() {}
    true
}

pub fn binary_slice(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    if let Some(v) = plain_slice(st.vm(), st.peek(2), st.peek(1), st.peek(0)) {
        return st.replace(3, Ok(v));
    }
    let key = slice_from_top(st);
    let result = st.vm().getitem(st.peek(0), &key);
    drop(key);
    st.replace(1, result)
}

pub fn store_slice(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let key = slice_from_top(st);
    let result = st.vm().setitem(st.peek(0), &key, Some(st.peek(1)));
    drop(key);
    st.consume_all(2, result)
}
