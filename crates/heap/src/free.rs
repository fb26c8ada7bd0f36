//! Deallocation: an explicit list instead of native recursion, and a queue of finalisers instead of running them here.

use crate::alloc::{Heap, state};
use crate::attrs;
use crate::header::Header;
use crate::shape;
use crate::value::{Bits, Value};

#[derive(Default)]
pub(crate) struct Queue {
    dead: Vec<*mut Header>,
    draining: bool,
    finalisers: Vec<Value>,
}

/// The out-of-line half of a decrement: the count reached zero, or the object is immortal.
///
/// # Safety
/// `p` is an object whose count has just been decremented to where `Header::dec` says so.
#[cold]
#[inline(never)]
pub unsafe fn release(p: *mut Header) {
    if (*p).is_immortal() {
        (*p).saturate();
        return;
    }
    let s = state();
    if !(*p).has_flag(Header::FINALISED) && has_finaliser(p) {
        (*p).set_flag(Header::FINALISED);
        s.free_queue.finalisers.push(Bits::from_ptr(p).to_value());
        return;
    }
    if s.free_queue.draining {
        s.free_queue.dead.push(p);
        return;
    }
    s.free_queue.draining = true;
    free_one(p);
    while let Some(next) = state().free_queue.dead.pop() {
        free_one(next);
    }
    state().free_queue.draining = false;
}

/// # Safety
/// `p` is a live object that is not mutably borrowed.
#[inline(always)]
pub(crate) unsafe fn has_finaliser(p: *const Header) -> bool {
    let shape = shape::of(p);
    shape.has_finaliser || shape.layout.has_finaliser.is_some_and(|has| has(p))
}

/// Lets an object wait for its finaliser.
pub(crate) fn queue_finaliser(object: Value) {
    state().free_queue.finalisers.push(object);
}

/// # Safety
/// `p` has no references left.
unsafe fn free_one(p: *mut Header) {
    let record = shape::of(p);
    let (layout, class) = (record.layout, record.class.filter(|_| record.counts_class));
    let (offset, used) = (record.attrs_offset, record.names().len());
    if layout.needs_drop {
        (layout.drop)(p);
    }
    let size = if offset == 0 { layout.size as usize } else { attrs::drop_all(p, offset, used) };
    let s = state();
    s.live -= 1;
    s.give_back(p as *mut u8, size);
    if let Some(class) = class {
        class.dec();
    }
}

impl Heap {
    /// Objects whose `__del__` is due, in the order in which they died. The caller runs it; an object that is not
    /// stored anywhere by it dies for good when its value is dropped.
    pub fn take_finalisers(&mut self) -> Vec<Value> {
        std::mem::take(&mut state().free_queue.finalisers)
    }

    /// Whether [`Heap::take_finalisers`] would give any.
    #[inline(always)]
    pub fn has_finalisers(&self) -> bool {
        !state().free_queue.finalisers.is_empty()
    }
}

/// Whether objects wait for their finaliser on this thread.
#[inline(always)]
pub fn finalisers_due() -> bool {
    !state().free_queue.finalisers.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::{Guarded, Payload, Trace, Visitor};
    use crate::{Ref, live_objects};

    struct Cons(Value);
    impl Trace for Cons {
        const CYCLIC: bool = true;
        fn trace(&self, visit: &mut Visitor<'_>) {
            visit(&self.0);
        }
        fn clear(&mut self) {
            self.0 = Value::NULL;
        }
    }
    // SAFETY: the only payload of this test program with that number.
    unsafe impl Payload for Cons {
        const ID: u32 = 11;
        type Access = Guarded;
    }

    #[test]
    fn a_chain_of_a_million_dies_without_recursion() {
        let mut heap = Heap::acquire().unwrap();
        heap.register::<Cons>();
        let start = live_objects();
        let mut chain = Value::NONE;
        for _ in 0..1_000_000 {
            chain = Ref::new(Cons(chain)).into();
        }
        assert_eq!(live_objects(), start + 1_000_000);
        drop(chain);
        assert_eq!(live_objects(), start);
    }

    #[test]
    fn a_cycle_is_collected_and_what_is_reachable_stays() {
        let mut heap = Heap::acquire().unwrap();
        heap.register::<Cons>();
        let kept: Value = Ref::new(Cons(Value::int(7))).into();
        let a = Ref::new(Cons(kept.clone()));
        let b = Ref::new(Cons(a.value().clone()));
        a.get_mut(&mut heap).0 = b.value().clone();
        drop((a, b));
        assert_eq!(heap.collect(), 2);
        assert_eq!(kept.downcast::<Cons>().unwrap().get(&heap).0.as_i64(), Some(7));
        drop(kept);
        assert_eq!(live_objects(), 0);
    }
}
