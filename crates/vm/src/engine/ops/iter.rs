//! Iteration.

use crate::Vm;
use crate::engine::frame::payload;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::engine::suspend::{self, State};
use crate::exc::Exc;
use crate::types::code::flags;
use crate::types::dict::{DictIter, ITEMS, KEYS, VALUES};
use crate::types::generator::{Generator, Kind};
use crate::types::iter::{Enumerate, Zip};
use crate::types::list::{ListIter, ListReverseIter};
use crate::types::range::RangeIter;
use crate::types::set::{self, SetIter};
use crate::types::str::StrIter;
use crate::types::tuple::TupleIter;
use taipan_heap::{Bits, Guarded, Payload, Ref, Value};
use taipan_isa::Op;
use taipan_prim::probe::DictEntry;

pub fn get_iter(st: &mut St, _i: Instr) -> Ctl {
    st.sync();
    let result = st.vm().iter(st.peek(0));
    st.replace(1, result)
}

pub fn get_yield_from_iter(st: &mut St, i: Instr) -> Ctl {
    let vm = st.vm();
    match st.peek(0).downcast::<Generator>().map(|g| g.get(vm).kind) {
        Some(Kind::Generator) => Ctl::Next,
        Some(Kind::Coroutine) => {
            if st.code().flags & (flags::COROUTINE | flags::ITERABLE_COROUTINE) != 0 {
                return Ctl::Next;
            }
            st.sync();
            let message = "cannot 'yield from' a coroutine object in a non-coroutine generator";
            let e = vm.error(Exc::TypeError, message);
            st.raise(e)
        }
        _ => get_iter(st, i),
    }
}

/// The next item of a range or list, where that is quick.
#[inline(always)]
pub fn fast_next(iterator: &Value) -> Option<Bits> {
    if let Some(r) = iterator.exact::<RangeIter>() {
        // SAFETY: token: nothing runs while the iterator advances.
        let r = unsafe { &mut *payload(r) };
        if r.left > 0 {
            let b = Bits::small_int(r.next)?;
            r.left -= 1;
            r.next = r.next.wrapping_add(r.step);
            return Some(b);
        }
        return None;
    }
    if let Some(it) = iterator.exact::<TupleIter>() {
        // SAFETY: as above.
        let it = unsafe { &mut *payload(it) };
        let b = it.tuple.as_ref()?.items().get(it.index)?.bits();
        it.index += 1;
        b.inc();
        return Some(b);
    }
    let it = iterator.exact::<ListIter>()?;
    // SAFETY: as above.
    unsafe {
        let it = &mut *payload(it);
        let list = it.list.as_ref()?;
        let items = &(*payload(list)).items;
        let b = items.get(it.index)?.bits();
        it.index += 1;
        b.inc();
        Some(b)
    }
}

/// The next item of an iterator over a range, tuple or list, where that is quick; `None` says nothing.
#[inline]
pub fn next_plain(_vm: &mut Vm, iterator: &Value) -> Option<Value> {
    // SAFETY: the item has been counted.
    fast_next(iterator).map(|b| unsafe { b.into_value() })
}

/// The next item of an iterator over the keys or values of a dict, a set or ASCII text; `None` says nothing.
pub fn next_builtin(vm: &mut Vm, iterator: &Value) -> Option<Value> {
    if let Some(it) = iterator.exact::<DictIter<KEYS>>() {
        return next_of_dict(vm, it, |e| &e.key);
    }
    if let Some(it) = iterator.exact::<DictIter<VALUES>>() {
        return next_of_dict(vm, it, |e| &e.value);
    }
    if let Some(it) = iterator.exact::<StrIter<true>>() {
        let state = it.get_mut(vm);
        let c = state.text.as_ref()?.text().get(state.index)?;
        state.index += 1;
        return Some(vm.char_str(c));
    }
    if let Some(it) = iterator.exact::<ListReverseIter>() {
        let state = it.get(vm);
        let at = state.left.checked_sub(1)?;
        let item = state.list.as_ref()?.get(vm).items.get(at)?.clone();
        it.get_mut(vm).left = at;
        return Some(item);
    }
    let it = iterator.exact::<SetIter>()?;
    let state = it.get(vm);
    let table = set::access::table(vm, &state.set)?;
    if table.len() != state.used || state.left == 0 {
        return None;
    }
    let (at, e) = table.next_from(state.position)?;
    let item = e.key.clone();
    let state = it.get_mut(vm);
    state.position = at + 1;
    state.left -= 1;
    Some(item)
}

#[inline(always)]
fn next_of_dict<const PART: u8>(
    vm: &mut Vm,
    it: &Ref<DictIter<PART>>,
    part: fn(&DictEntry<Value, Value>) -> &Value,
) -> Option<Value>
where
    DictIter<PART>: Payload<Access = Guarded>,
{
    let state = it.get(vm);
    let table = &state.dict.as_ref()?.get(vm).table;
    if table.len() != state.used || state.left == 0 {
        return None;
    }
    let (at, e) = table.next_from(state.position)?;
    let item = part(e).clone();
    let state = it.get_mut(vm);
    state.position = at + 1;
    state.left -= 1;
    Some(item)
}

/// The next pair of an iterator whose pairs nobody else sees, where that calls nothing: the two items.
pub fn next_pair(vm: &mut Vm, iterator: &Value) -> Option<(Value, Value)> {
    if let Some(it) = iterator.exact::<DictIter<ITEMS>>() {
        let state = it.get(vm);
        let table = &state.dict.as_ref()?.get(vm).table;
        if table.len() != state.used || state.left == 0 {
            return None;
        }
        let (at, e) = table.next_from(state.position)?;
        let pair = (e.key.clone(), e.value.clone());
        let state = it.get_mut(vm);
        state.position = at + 1;
        state.left -= 1;
        return Some(pair);
    }
    if let Some(it) = iterator.exact::<Enumerate>() {
        let count = it.get(vm).count.bits().as_small_int()?;
        let after = Bits::small_int(count + 1)?;
        // SAFETY: the item has been counted; an immediate owns nothing.
        let (item, after) = unsafe { (fast_next(&it.get(vm).iterator)?.into_value(), after.into_value()) };
        it.get_mut(vm).count = after;
        return Some((Value::int(count), item));
    }
    let zip = iterator.exact::<Zip>()?.get(vm);
    let [first, second] = zip.iterators.items() else { return None };
    // A second one that is exhausted must be asked after the first.
    if zip.strict || !has_next(vm, second) {
        return None;
    }
    // SAFETY: the items have been counted.
    unsafe { Some((fast_next(first)?.into_value(), fast_next(second)?.into_value())) }
}

/// Whether `fast_next` will find an item whatever another iterator does; a list is not changed by that.
fn has_next(vm: &Vm, iterator: &Value) -> bool {
    if let Some(r) = iterator.exact::<RangeIter>() {
        let r = r.get(vm);
        return r.left > 1
            && [r.next, r.next.wrapping_add(r.step)].into_iter().all(|i| Bits::small_int(i).is_some());
    }
    if let Some(it) = iterator.exact::<TupleIter>() {
        let it = it.get(vm);
        return it.tuple.as_ref().is_some_and(|t| it.index + 1 < t.items().len());
    }
    iterator.exact::<ListIter>().is_some_and(|it| {
        let it = it.get(vm);
        it.list.as_ref().is_some_and(|l| it.index + 1 < l.get(vm).items.len())
    })
}

#[inline(always)]
fn for_iter(st: &mut St, i: Instr, keep_iterator: bool) -> Ctl {
    if let Some(b) = fast_next(st.peek(0)) {
        st.push_bits(b);
        return Ctl::Next;
    }
    st.out(|st| for_iter_slow(st, i, keep_iterator))
}

#[inline(never)]
fn for_iter_slow(st: &mut St, i: Instr, keep_iterator: bool) -> Ctl {
    st.sync();
    let vm = st.vm();
    let iterator = st.peek(0);
    if let Some(g) = iterator.exact::<Generator>()
        && matches!(g.get(vm).frame.state, State::Created | State::Suspended)
    {
        return suspend::resume_in_place(st, g, Value::NONE);
    }
    match vm.next(iterator) {
        Ok(Some(v)) => {
            st.push(v);
            st.settle()
        }
        Ok(None) => {
            if !keep_iterator {
                st.drop_top(1);
            }
            st.jump(i.arg());
            st.settle()
        }
        Err(e) => st.raise(e),
    }
}

#[inline(always)]
pub fn for_iter_38(st: &mut St, i: Instr) -> Ctl {
    for_iter(st, i, false)
}

#[inline(always)]
pub fn for_iter_312(st: &mut St, i: Instr) -> Ctl {
    for_iter(st, i, false)
}

#[inline(always)]
pub fn for_iter_313(st: &mut St, i: Instr) -> Ctl {
    for_iter(st, i, false)
}

#[inline(always)]
pub fn for_iter_314(st: &mut St, i: Instr) -> Ctl {
    for_iter(st, i, true)
}

/// Whether an exhausted loop leaves the iterator on the stack.
pub fn keeps_iterator(op: Op) -> bool {
    op == Op::ForIter314
}

/// Reached only by jumping to it by hand: an exhausted loop goes past it.
pub fn end_for_312(st: &mut St, _i: Instr) -> Ctl {
    st.drop_top(2);
    st.settle()
}

pub fn end_for_313(st: &mut St, _i: Instr) -> Ctl {
    st.drop_top(1);
    st.settle()
}
