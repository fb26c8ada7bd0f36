//! Deallocation: an explicit list instead of native recursion, and a queue of finalisers instead of running them here.

use crate::alloc::{Heap, state};
use crate::attrs;
use crate::header::Header;
use crate::payload::Layout;
use crate::shape::{self, Shape};
use crate::value::{Bits, Value};
use crate::weak;

#[derive(Default)]
pub(crate) struct Queue {
    dead: Vec<*mut Header>,
    draining: bool,
    due: Vec<Due>,
}

/// Python code that has to run because an object died.
pub enum Due {
    /// The object's `__del__`, or what its type has for that.
    Finaliser(Value),
    /// The callback of a weak reference, with the reference: the object is gone.
    Callback(Value, Value),
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
    let record = shape::of(p);
    if is_leaf(record, p) {
        return free_leaf(record, p);
    }
    let queue = &mut state().free_queue;
    if queue.draining {
        queue.dead.push(p);
        return;
    }
    queue.draining = true;
    bury(p);
    drain();
}

/// Whether nobody can tell when the object dies, and nothing that could refer back dies with it.
///
/// # Safety
/// `p` is an object.
#[inline(always)]
unsafe fn is_leaf(record: &Shape, p: *const Header) -> bool {
    record.layout.leaf
        && record.attrs_offset == 0
        && !record.counts_class
        && !record.has_finaliser
        && !(*p).has_flag(Header::HAS_WEAKREFS)
}

/// # Safety
/// `p` is such an object and has no references left.
#[inline(always)]
unsafe fn free_leaf(record: &Shape, p: *mut Header) {
    let layout = &record.layout;
    let (size, needs_drop, drop) = (layout.size as usize, layout.needs_drop, layout.drop);
    if needs_drop {
        drop(p);
    }
    let s = state();
    s.room += 1;
    s.give_back(p as *mut u8, size);
}

/// As [`release`], but the object stays until [`release_postponed`] is called.
///
/// # Safety
/// As [`release`]; no Python code runs in between.
#[cold]
#[inline(never)]
pub unsafe fn postpone(p: *mut Header) {
    if (*p).is_immortal() {
        (*p).saturate();
    } else {
        state().free_queue.dead.push(p);
    }
}

/// Frees what was postponed, the first or the last object first.
#[cold]
#[inline(never)]
pub fn release_postponed(backwards: bool) {
    let queue = &mut state().free_queue;
    if queue.draining {
        return;
    }
    queue.draining = true;
    arrange(0, backwards);
    // SAFETY: dead objects have no references left.
    unsafe { drain() };
}

/// # Safety
/// The dead have no references left.
unsafe fn drain() {
    while let Some(next) = state().free_queue.dead.pop() {
        // A weak reference with a callback may have been taken up again.
        if (*next).count() == 0 {
            bury(next);
        }
    }
    state().free_queue.draining = false;
}

/// Frees an object, or lets it wait for its finaliser.
///
/// # Safety
/// `p` has no references left.
#[inline(always)]
unsafe fn bury(p: *mut Header) {
    if !(*p).has_flag(Header::FINALISED) && has_finaliser(p) {
        (*p).set_flag(Header::FINALISED);
        queue_due(Due::Finaliser(Bits::from_ptr(p).to_value()));
        return;
    }
    if (*p).has_flag(Header::HAS_WEAKREFS) {
        weak::target_died(p);
    }
    free_one(p);
}

/// # Safety
/// `p` is a live object that is not mutably borrowed.
#[inline(always)]
pub(crate) unsafe fn has_finaliser(p: *const Header) -> bool {
    let shape = shape::of(p);
    shape.has_finaliser || shape.layout.has_finaliser.is_some_and(|has| has(p))
}

/// Adds to what the VM has to run.
pub(crate) fn queue_due(due: Due) {
    let s = state();
    s.free_queue.due.push(due);
    s.attention = true;
}

/// Puts what has died since there were `from` of them in the order in which it is to go: the last is taken first.
fn arrange(from: usize, backwards: bool) {
    let dead = &mut state().free_queue.dead;
    if !backwards && dead.len() > from + 1 {
        dead[from..].reverse();
    }
}

/// # Safety
/// `p` has no references left.
unsafe fn free_one(p: *mut Header) {
    let record = shape::of(p);
    let class = record.class.filter(|_| record.counts_class);
    let Layout { drop, needs_drop, backwards, size, .. } = record.layout;
    let (offset, used) = match record.attrs_offset {
        0 => (0, 0),
        offset => (offset, record.names().len()),
    };
    if record.has_finaliser {
        state().births.forget(p);
    }
    if needs_drop {
        // What goes first is noted last.
        let from = state().free_queue.dead.len();
        drop(p);
        arrange(from, backwards);
    }
    let mut size = size as usize;
    if offset != 0 {
        let from = state().free_queue.dead.len();
        size = attrs::drop_all(p, offset, used);
        arrange(from, false);
    }
    let s = state();
    s.room += 1;
    s.give_back(p as *mut u8, size);
    if let Some(class) = class {
        class.dec();
    }
}

impl Heap {
    /// What is due since the last time, in the order in which it became so. The caller runs it; an object that is not
    /// stored anywhere by its finaliser dies for good when its value is dropped.
    pub fn take_due(&mut self) -> Vec<Due> {
        let s = state();
        s.attention = s.collection_due;
        std::mem::take(&mut s.free_queue.due)
    }

    /// Lets [`finalisers_due`] say yes: the VM has something to do at the next place where finalisers run.
    pub fn call_attention(&mut self) {
        state().attention = true;
    }

    /// Whether [`Heap::take_due`] would give any.
    #[inline(always)]
    pub fn has_due(&self) -> bool {
        !state().free_queue.due.is_empty()
    }
}

/// Whether objects wait for their finaliser on this thread, or a collection is due.
#[inline(always)]
pub fn finalisers_due() -> bool {
    state().attention
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
        const ID: u32 = crate::id::FIRST;
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
