//! Subscripts and slices.

use crate::Vm;
use crate::engine::frame::payload;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::protocol::sequence::clamp;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::slice::Slice;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use taipan_heap::{Bits, Ref, Value};

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
    str_item(container.bits(), key.bits())
}

#[inline]
fn str_item(dict: Bits, key: Bits) -> Option<Bits> {
    // SAFETY: token: the caller's operands stay where they are, and nothing runs during the lookup.
    let (dict, key) = unsafe { (dict.as_value(), key.as_value()) };
    let (d, name) = (dict.exact::<Dict>()?, key.exact::<Str>()?);
    // SAFETY: as above.
    unsafe { (*payload(d)).get_str(name).map(Value::bits) }
}

/// The value of a small int key, where such a key is met before any that could run Python code.
fn int_item(dict: Bits, key: i64) -> Option<Bits> {
    // SAFETY: token: the caller's operand stays where it is, and nothing runs during the lookup.
    let table = unsafe { &(*payload(dict.as_value().exact::<Dict>()?)).table };
    let mut odd = false;
    let found = table.lookup(taipan_prim::hash::hash_i64(key), |k| {
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
    st.consume(2, result)
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
    if let (Some(d), Some(name)) = (st.peek(1).exact::<Dict>(), st.peek(0).exact::<Str>())
        && only_str_keys_matter(d, name)
    {
        st.vm().dict_set_str(d, name, st.peek(2).clone());
        return st.finish(3, Ok(()));
    }
    st.out(store_slow)
}

/// Whether a str key's lookup meets no key that could run Python code: there is none of the same hash but strs.
#[inline(always)]
fn only_str_keys_matter(d: &Ref<Dict>, name: &Ref<Str>) -> bool {
    let mut odd = false;
    // SAFETY: token: nothing runs during the lookup.
    let table = unsafe { &(*payload(d)).table };
    table.lookup(name.hash(), |k| {
        odd |= k.exact::<Str>().is_none();
        k.is(name.value())
    });
    !odd
}

#[cold]
#[inline(never)]
fn store_slow(st: &mut St) -> Ctl {
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

/// A slice of a list or tuple between ints or None.
fn plain_slice(vm: &mut Vm, container: &Value, start: &Value, stop: &Value) -> Option<Value> {
    let end = |v: &Value, len: usize, default: usize| match v.bits().as_small_int() {
        Some(i) => Some(clamp(i, len)),
        None => v.is_none().then_some(default),
    };
    let of = |items: &[Value]| {
        let (start, stop) = (end(start, items.len(), 0)?, end(stop, items.len(), items.len())?);
        Some(items.get(start..stop).unwrap_or_default().to_vec())
    };
    if let Some(l) = container.exact::<List>() {
        return of(&l.get(vm).items).map(|items| List::new_ref(items).into());
    }
    let tuple = container.exact::<Tuple>()?;
    let part = of(tuple.items())?;
    // The whole of a tuple is the tuple itself.
    Some(if part.len() == tuple.items().len() { container.clone() } else { vm.new_tuple(part) })
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
