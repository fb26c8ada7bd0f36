//! Iteration.

use crate::engine::frame::payload;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use crate::engine::suspend::{self, State};
use crate::exc::Exc;
use crate::types::code::flags;
use crate::types::generator::{Generator, Kind};
use crate::types::list::ListIter;
use crate::types::range::RangeIter;
use crate::types::tuple::TupleIter;
use taipan_heap::{Bits, Value};
use taipan_isa::Op;

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
