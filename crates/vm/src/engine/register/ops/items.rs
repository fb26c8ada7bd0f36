//! Subscripts of lists, tuples and dicts; building and taking apart.

use super::{give_up, is_last};
use crate::Vm;
use crate::engine::frame::{flag, payload};
use crate::engine::made::tuple_of;
use crate::engine::ops::{fast_item, plain_item, plain_slice, store_plain_slice};
use crate::engine::register::advance;
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R, Read, Write};
use crate::engine::register::transfer::{self, Exposure};
use crate::engine::special;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use taipan_heap::{Bits, Value};

/// `a = b[c]`. `OWNED`: `b` is a slot; `KEY_OWNED`: `c` is one.
#[inline(always)]
pub fn load<const OWNED: bool, K: Read, const KEY_OWNED: bool, W: Write>(r: &mut R) -> Flow {
    let i = r.instr();
    let (container, key) = (r.reg(i.b), K::read(r, i.c));
    if KEY_OWNED && key.is_ptr() && is_last(key) {
        return Flow::Out(load_slow::<OWNED, K, KEY_OWNED, W>);
    }
    // SAFETY: token: both stay where they are during the lookup.
    let found = unsafe { fast_item(container.as_value(), key.as_value()) };
    let Some(b) = found else { return Flow::Out(load_slow::<OWNED, K, KEY_OWNED, W>) };
    if KEY_OWNED {
        give_up(key);
    }
    b.inc();
    if OWNED {
        r.set(i.a, b);
        return r.next_without(container);
    }
    W::write(r, i.a, b)
}

unsafe fn load_slow<const OWNED: bool, K: Read, const KEY_OWNED: bool, W: Write>(
    vm: *mut Vm,
    pc: *const Unit,
    regs: *mut Bits,
) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let (container, key) = (r.reg(i.b), K::read(&r, i.c));
    if let Some(v) = plain_item(r.vm(), container.as_value(), key.as_value()) {
        if KEY_OWNED {
            drop(key.into_value());
        }
        if OWNED {
            drop(container.into_value());
        }
        let old = std::ptr::replace(r.slot(i.a), v.into_bits());
        if !W::IS_SLOT {
            drop(old.into_value());
        }
        r.skip(1);
        return transfer::settled(r);
    }
    let is_heap = {
        let vm = r.vm();
        vm.class_ref(container.as_value()).get(vm).is_heap()
    };
    if is_heap && let Some(place) = call_getitem(&mut r, key, K::IS_REGISTER) {
        return place;
    }
    // A local may be rebound meanwhile.
    if !OWNED {
        container.inc();
    }
    if !KEY_OWNED {
        key.inc();
    }
    let exposure = transfer::expose(&r);
    let result = r.vm().getitem(container.as_value(), key.as_value());
    match result {
        Ok(v) => {
            drop(container.into_value());
            drop(key.into_value());
            let old = std::ptr::replace(r.slot(i.a), v.into_bits());
            if !W::IS_SLOT {
                drop(old.into_value());
            }
            r.skip(1);
            exposure.done(r)
        }
        Err(e) => {
            if !OWNED {
                drop(container.into_value());
            }
            if !KEY_OWNED {
                drop(key.into_value());
            }
            exposure.raise(r, e)
        }
    }
}

/// Makes an operand the argument in that slot: copied from a local or constant, moved from a slot.
fn to_argument(r: &R, slot: u16, b: Bits, from: Option<u16>) {
    let locals = r.frame().code().nlocalsplus as u16;
    if from.is_none_or(|from| from < locals) {
        b.inc();
    }
    r.set(slot, b);
}

/// Calls a `__getitem__` written in Python, whose arguments take the places of the operands where these lie on top of the
/// stack, and the result does.
fn call_getitem(r: &mut R, key: Bits, key_is_register: bool) -> Option<Place> {
    let i = r.instr();
    let (container, at) = (r.value(i.b), transfer::depth(r) - 2);
    if i.a != at || !transfer::is_settled_below(r, 2) {
        return super::special::item(r, container.bits(), key);
    }
    let f = special::function(r.vm(), container, |n| &n.__getitem__)?;
    if !super::call::can_enter(r, f, at, 2) {
        give_up(f);
        return None;
    }
    let container = container.bits();
    to_argument(r, at + 1, key, key_is_register.then_some(i.c));
    to_argument(r, at, container, Some(i.b));
    let entered = super::call::enter::<true>(r, f, at, 0, 2, 1, 0);
    debug_assert!(entered);
    Some(r.place())
}

/// Calls a `__setitem__` written in Python.
fn call_setitem(r: &mut R, key: Bits, key_is_register: bool) -> Option<Place> {
    let i = r.instr();
    let container = r.value(i.b);
    let f = special::function(r.vm(), container, |n| &n.__setitem__)?;
    if !super::call::can_enter(r, f, i.a, 3) {
        give_up(f);
        return None;
    }
    let (container, value) = (container.bits(), r.reg(i.a));
    to_argument(r, i.a + 1, container, Some(i.b));
    // Where the key lay in its slot, it has not been overwritten: the container's is the one below.
    to_argument(r, i.a + 2, key, key_is_register.then_some(i.c));
    // The value lies lowest on the stack, but is the last argument.
    let (container, key) = (r.reg(i.a + 1), r.reg(i.a + 2));
    r.set(i.a, container);
    r.set(i.a + 1, key);
    r.set(i.a + 2, value);
    let is_simple = transfer::is_settled_below(r, 3);
    if !is_simple {
        transfer::settle_below(r, 3);
    }
    if !super::call::enter::<true>(r, f, i.a, 0, 3, 1, flag::DISCARD) {
        return None;
    }
    if !is_simple {
        advance::call_in_caller(r.vm());
    }
    Some(r.place())
}

unsafe fn store_slow<K: Read>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let key = K::read(&r, i.c);
    if let Some(d) = r.value(i.b).exact::<Dict>() {
        match r.vm().dict_set_plain(d, key.as_value(), r.reg(i.a).into_value()) {
            Ok(old) => {
                r.set(i.a, old.into_bits());
                let operands = [Some(i.a), K::IS_REGISTER.then_some(i.c), Some(i.b)];
                return super::arith::finish(r, Exposure::default(), None, operands);
            }
            // It is still the slot's.
            Err(value) => std::mem::forget(value),
        }
    }
    if let Some(n) = key.as_small_int() {
        let vm = r.vm();
        let put = vm.class_ref(r.value(i.b)).get(vm).slots.put_item_at;
        if put.is_some_and(|put| put(vm, r.value(i.b), n, r.value(i.a))) {
            let operands = [Some(i.a), Some(i.b), None];
            return super::arith::finish(r, Exposure::default(), None, operands);
        }
    }
    if let Some(place) = call_setitem(&mut r, key, K::IS_REGISTER) {
        return place;
    }
    let (container, key) = (r.reg(i.b).to_value(), K::read(&r, i.c).to_value());
    let exposure = transfer::expose(&r);
    let result = r.vm().setitem(&container, &key, Some(r.value(i.a)));
    drop((container, key));
    match result {
        Ok(()) => {
            let mut operands = [Some(i.a), Some(i.b), K::IS_REGISTER.then_some(i.c)];
            if !r.vm().dialect.inputs_die_forwards() {
                operands.reverse();
            }
            super::arith::finish(r, exposure, None, operands)
        }
        Err(e) => exposure.fail(r, 3, e),
    }
}

/// `b[c] = <slot a>`, in a list at once.
#[inline(always)]
pub fn store<const OWNED: bool, K: Read, const KEY_OWNED: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    let (container, key) = (r.reg(i.b), K::read(r, i.c));
    // SAFETY: the register keeps the container alive.
    let container_value = unsafe { container.as_value() };
    let (Some(l), Some(n)) = (container_value.exact::<List>(), key.as_small_int()) else {
        return Flow::Out(store_slow::<K>);
    };
    // SAFETY: nothing runs while the item is replaced.
    let items = unsafe { &mut (*payload(l)).items };
    let at = if n < 0 { n + items.len() as i64 } else { n };
    let Some(slot) = items.get_mut(at as usize) else { return Flow::Leave };
    if OWNED {
        if is_last(container) {
            return Flow::Leave;
        }
        give_up(container);
    }
    let slot = std::ptr::from_mut(slot) as *mut Bits;
    // SAFETY: the slot's reference moves into the list; the old item is given up behind the write.
    let old = unsafe { std::ptr::replace(slot, r.reg(i.a)) };
    r.next_without(old)
}

/// Slot `a` = its own slice from slot `a + 1` to slot `a + 2`, of an exact builtin sequence between ints or None.
#[inline(always)]
pub fn slice(_r: &mut R) -> Flow {
    Flow::Out(slice_slow)
}

unsafe fn slice_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let at = r.instr().a;
    let Some(part) = plain_slice(r.vm(), r.value(at), r.value(at + 1), r.value(at + 2)) else {
        return transfer::leave(vm, pc, regs);
    };
    // The ends are immediates.
    drop(r.reg(at).into_value());
    r.set(at, part.into_bits());
    r.skip(1);
    transfer::settled(r)
}

/// `<slot a + 1>[<slot a + 2>:<slot a + 3>] = <slot a>`, of a list between ints or None.
#[inline(always)]
pub fn store_slice(_r: &mut R) -> Flow {
    Flow::Out(store_slice_slow)
}

unsafe fn store_slice_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let at = r.instr().a;
    if !store_plain_slice(r.vm(), r.value(at + 1), [r.value(at + 2), r.value(at + 3)], r.value(at)) {
        return transfer::leave(vm, pc, regs);
    }
    drop(r.reg(at + 1).into_value());
    drop(r.reg(at).into_value());
    r.skip(1);
    transfer::settled(r)
}

/// Appends slot `b` to the list in slot `a`, where that needs no growing.
#[inline(always)]
pub fn append(r: &mut R) -> Flow {
    let i = r.instr();
    let Some(l) = r.value(i.a).exact::<List>() else { return Flow::Leave };
    // SAFETY: token: nothing runs meanwhile; there is room, and the slot's reference moves into the list.
    unsafe {
        let items = &mut (*payload(l)).items;
        let n = items.len();
        if n == items.capacity() {
            return Flow::Out(append_slow);
        }
        (items.as_mut_ptr().add(n) as *mut Bits).write(r.reg(i.b));
        items.set_len(n + 1);
    }
    Flow::Next
}

unsafe fn append_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let Some(l) = r.value(i.a).exact::<List>() else { return transfer::leave(vm, pc, regs) };
    let list = &mut *payload(l);
    // What must be asked for may collect garbage, which looks into all lists.
    if !(*vm).is_unasked(list.growth()) || list.fit(list.items.len() + 1).is_err() {
        return transfer::leave(vm, pc, regs);
    }
    list.items.push(r.reg(i.b).into_value());
    r.skip(1);
    r.place()
}

/// Takes the sequence in slot `a` apart: its `b` items come into the slots from `a` on, the last one first.
#[inline(always)]
pub fn unpack(r: &mut R) -> Flow {
    let i = r.instr();
    let (sequence, n) = (r.reg(i.a), usize::from(i.b));
    // SAFETY: token: the register keeps the sequence alive while its items are copied.
    let value = unsafe { sequence.as_value() };
    let items: &[Value] = if let Some(t) = value.exact::<Tuple>() {
        t.items()
    } else if let Some(l) = value.exact::<List>() {
        // SAFETY: nothing runs meanwhile.
        unsafe { &(*payload(l)).items }
    } else {
        return Flow::Leave;
    };
    if items.len() != n || n == 0 {
        return Flow::Leave;
    }
    for (k, item) in items.iter().enumerate() {
        let b = item.bits();
        b.inc();
        // SAFETY: fact: height. There is room for `n` slots from `a` on.
        unsafe { r.slot(i.a).add(n - 1 - k).write(b) };
    }
    r.next_without(sequence)
}

/// Slot `a` = the tuple of `b` slots from `a` on.
#[inline(always)]
pub fn build_tuple(_r: &mut R) -> Flow {
    Flow::Out(build_tuple_slow)
}

unsafe fn build_tuple_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let n = usize::from(i.b);
    let tuple = tuple_of(r.vm(), r.slot(i.a), n);
    r.set(i.a, tuple.into_bits());
    r.skip(1);
    transfer::settled(r)
}

/// Slot `a` = the list of `b` slots from `a` on.
#[inline(always)]
pub fn build_list(_r: &mut R) -> Flow {
    Flow::Out(build_list_slow)
}

unsafe fn build_list_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let items: Vec<Value> = take(&r, i.a, usize::from(i.b)).collect();
    r.set(i.a, Value::from(List::new_ref(items)).into_bits());
    r.skip(1);
    transfer::settled(r)
}

/// Moves `n` slots out, from `first` on.
fn take(r: &R, first: u16, n: usize) -> impl ExactSizeIterator<Item = Value> + use<> {
    let first = r.slot(first);
    // SAFETY: lowering: registers. The slots own their references, which move out with them.
    (0..n).map(move |k| unsafe { first.add(k).read().into_value() })
}
