//! Attributes through inline caches. What is most frequent is done at once, the other kinds of hits out of line.

use super::{give_up, is_last};
use crate::engine::cache::Found;
use crate::engine::ops::{Hit, StoreHit, cached, cached_store, replace_in_class, slot_of, value_of};
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R, Write};
use crate::engine::register::transfer;
use crate::{Class, Vm};
use taipan_heap::{Bits, Payload, raw};

/// `a = b.name`. `OWNED`: `b` is a slot.
#[inline(always)]
pub fn load<const OWNED: bool, W: Write>(r: &mut R) -> Flow {
    let i = r.instr();
    let object = r.reg(i.b);
    let Some(slot) = slot_of(r.vm(), r.cache(), object) else { return Flow::Out(load_other::<OWNED, W>) };
    // SAFETY: the shape says that the object has that slot.
    let b = unsafe { *slot };
    if b.is_null() {
        return Flow::Leave;
    }
    b.inc();
    r.skip(1);
    if OWNED {
        r.set(i.a, b);
        return r.next_without(object);
    }
    W::write(r, i.a, b)
}

/// The same for attributes of classes and modules, and properties, whose getter is called with the object in slot `a`.
unsafe fn load_other<const OWNED: bool, W: Write>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let object = r.reg(i.b);
    match cached(r.vm(), r.cache(), object) {
        Some(Hit::Value(b)) => {
            b.inc();
            if W::IS_SLOT {
                r.set(i.a, b);
            } else {
                drop(std::ptr::replace(r.slot(i.a), b).into_value());
            }
            if OWNED {
                drop(object.into_value());
            }
            r.skip(2);
            transfer::settled(r)
        }
        Some(Hit::Getter(f)) if W::IS_SLOT && transfer::is_settled_below(&r, 1) => {
            f.inc();
            if !OWNED {
                object.inc();
                r.set(i.a, object);
            }
            if super::call::enter::<true>(&mut r, f, i.a, 0, 1, 2, 0) {
                return r.place();
            }
            give_up(f);
            if !OWNED {
                give_up(object);
            }
            transfer::leave(vm, pc, regs)
        }
        _ => transfer::leave(vm, pc, regs),
    }
}

/// `[a, a+1] = [method, b]`, or the attribute and NULL, which comes first up to 3.12.
#[inline(always)]
pub fn method<const OWNED: bool, const NULL_FIRST: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    let object = r.reg(i.b);
    let Some(b) = value_of(r.vm(), r.cache(), object, Found::Method) else {
        return Flow::Out(method_other::<OWNED, NULL_FIRST>);
    };
    b.inc();
    if !OWNED {
        object.inc();
    }
    r.set(i.a, b);
    r.set(i.a + 1, object);
    r.skip(2);
    Flow::Go
}

/// The same for what is no method.
unsafe fn method_other<const OWNED: bool, const NULL_FIRST: bool>(
    vm: *mut Vm,
    pc: *const Unit,
    regs: *mut Bits,
) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let object = r.reg(i.b);
    let (first, second) = match cached(r.vm(), r.cache(), object) {
        Some(Hit::Method(b)) => {
            b.inc();
            object.inc();
            (b, object)
        }
        Some(Hit::Value(b)) => {
            b.inc();
            if NULL_FIRST { (Bits::NULL, b) } else { (b, Bits::NULL) }
        }
        _ => return transfer::leave(vm, pc, regs),
    };
    r.set(i.a, first);
    r.set(i.a + 1, second);
    if OWNED {
        drop(object.into_value());
    }
    r.skip(2);
    transfer::settled(r)
}

/// `b.name = <slot a>`
#[inline(always)]
pub fn store<const OWNED: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    let object = r.reg(i.b);
    let Some(slot) = slot_of(r.vm(), r.cache(), object) else { return Flow::Out(store_other::<OWNED>) };
    if OWNED {
        if is_last(object) {
            return Flow::Leave;
        }
        give_up(object);
    }
    // SAFETY: the shape says that the object has that slot; its old reference is given up behind the write.
    let old = unsafe { std::ptr::replace(slot, r.reg(i.a)) };
    r.skip(1);
    r.next_without(old)
}

/// The same for a new attribute.
unsafe fn store_other<const OWNED: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let object = r.reg(i.b);
    if object.shape().0 == <Class as Payload>::ID && replace_in_class(r.vm(), r.cache(), object, r.reg(i.a)) {
        if OWNED {
            drop(object.into_value());
        }
        r.skip(2);
        return transfer::settled(r);
    }
    let old = match cached_store(r.vm(), r.cache(), object) {
        Some(StoreHit::Slot(slot)) => std::ptr::replace(slot, r.reg(i.a)),
        // The cache says that `to` extends the object's shape by this attribute.
        Some(StoreHit::Transition(offset, used, to))
            if raw::push_slot(object.ptr(), offset, used, to, r.reg(i.a)) =>
        {
            Bits::NULL
        }
        _ => return transfer::leave(vm, pc, regs),
    };
    drop(old.into_value());
    if OWNED {
        drop(object.into_value());
    }
    r.skip(2);
    transfer::settled(r)
}
