//! Attributes through inline caches.

use super::{give_up, is_last};
use crate::engine::ops::{Hit, StoreHit, cached, cached_store};
use crate::engine::register::state::{Flow, R, Write};
use taipan_heap::{Bits, raw};

/// `a = b.name`. `OWNED`: `b` is a slot.
#[inline(always)]
pub fn load<const OWNED: bool, W: Write>(r: &mut R) -> Flow {
    let i = r.instr();
    let object = r.reg(i.b);
    let Some(Hit::Value(b)) = cached(r.vm(), r.cache(), object) else { return Flow::Leave };
    b.inc();
    r.skip(1);
    if OWNED {
        r.set(i.a, b);
        return r.next_without(object);
    }
    W::write(r, i.a, b)
}

/// `[a, a+1] = [method, b]`, or the attribute and NULL, which comes first up to 3.12.
#[inline(always)]
pub fn method<const OWNED: bool, const NULL_FIRST: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    let object = r.reg(i.b);
    match cached(r.vm(), r.cache(), object) {
        Some(Hit::Method(b)) => {
            b.inc();
            if !OWNED {
                object.inc();
            }
            r.set(i.a, b);
            r.set(i.a + 1, object);
            r.skip(2);
            Flow::Go
        }
        Some(Hit::Value(b)) => {
            b.inc();
            let (first, second) = if NULL_FIRST { (Bits::NULL, b) } else { (b, Bits::NULL) };
            r.set(i.a, first);
            r.set(i.a + 1, second);
            r.skip(2);
            if OWNED { r.go_without(object) } else { Flow::Go }
        }
        _ => Flow::Leave,
    }
}

/// `b.name = <slot a>`
#[inline(always)]
pub fn store<const OWNED: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    let object = r.reg(i.b);
    match cached_store(r.vm(), r.cache(), object) {
        Some(StoreHit::Slot(slot)) => {
            if OWNED && is_last(object) {
                return Flow::Leave;
            }
            let v = r.reg(i.a);
            // SAFETY: the cache says that the object has that slot; its old reference is given up behind the write.
            let old = unsafe { std::ptr::replace(slot, v) };
            r.skip(2);
            if OWNED {
                give_up(object);
            }
            r.go_without(old)
        }
        Some(StoreHit::Transition(offset, used, to)) => {
            // SAFETY: the cache says that `to` extends the object's shape by this attribute.
            if OWNED && is_last(object)
                || !unsafe { raw::push_slot(object.ptr(), offset, used, to, r.reg(i.a)) }
            {
                return Flow::Leave;
            }
            r.skip(2);
            if OWNED {
                give_up(object);
            }
            Flow::Go
        }
        None => Flow::Leave,
    }
}
