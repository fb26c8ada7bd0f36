//! The cycle collector: trial deletion over the pages, as CPython's `gc` does it, but without a list node in each object:
//! what the collector notes of an object stands in a scratch array, found by the number of the object's cell.

use crate::alloc::{Heap, State, state};
use crate::attrs;
use crate::cells::cell_number;
use crate::free::has_finaliser;
use crate::header::Header;
use crate::shape;
use crate::value::{Bits, Value};
use crate::weak::ByAddress;

/// When objects that have a finaliser were made: finalisers of one collection run in that order.
#[derive(Default)]
pub(crate) struct Births {
    of: ByAddress<u64>,
    next: u64,
}

impl Births {
    #[cold]
    pub fn note(&mut self, p: *mut Header) {
        self.next += 1;
        self.of.insert(p as usize, self.next);
    }

    #[cold]
    pub fn forget(&mut self, p: *mut Header) {
        self.of.remove(&(p as usize));
    }

    fn key(&self, p: *const Header) -> (u64, usize) {
        (self.of.get(&(p as usize)).copied().unwrap_or(0), p as usize)
    }
}

/// # Safety
/// `p` is a live object.
unsafe fn trace_object(p: *const Header, visit: &mut dyn FnMut(&Value)) {
    let s = shape::of(p);
    (s.layout.trace)(p, visit);
    for v in attrs::slice(p) {
        visit(v);
    }
    if let (true, Some(class)) = (s.counts_class, &s.class) {
        visit(class.as_value());
    }
}

/// Whether an object can be part of a cycle.
///
/// # Safety
/// `p` is a live object.
unsafe fn is_tracked(p: *const Header) -> bool {
    let s = shape::of(p);
    (s.layout.cyclic || s.attrs_offset != 0 || s.counts_class) && !(*p).has_flag(Header::UNTRACKED)
}

/// What is known of each object, by the number of its cell: 0 for those that do not take part, else the references
/// from outside `<< 2`, bit 1 set, and bit 0 once the object is known to be reachable.
struct Marks(Vec<u32>);

const TAKES_PART: u32 = 2;
const REACHED: u32 = 1;
const ONE: u32 = 4;
/// References from outside that no deletion takes away: an immortal object's count is not that of its references. Other
/// counts are below 2^26.
const MANY: u32 = 1 << 30;

/// The generation of objects that a full collection has seen.
const OLDEST: u32 = 2;

impl Marks {
    fn new(s: &mut State) -> Marks {
        Marks(vec![0; s.number_cells()])
    }

    /// # Safety
    /// `p` is a live object, older than these marks.
    #[inline(always)]
    unsafe fn of(&mut self, p: *const Header) -> Option<&mut u32> {
        self.0.get_mut(cell_number(p)).filter(|m| **m != 0)
    }

    /// Trial deletion: which of these objects are referred to from nowhere but among themselves. `known` references to
    /// each are the caller's own.
    ///
    /// # Safety
    /// The objects are alive, and their contents not borrowed.
    unsafe fn unreachable(&mut self, objects: &[*mut Header], known: u32) -> Vec<*mut Header> {
        for &p in objects {
            if let Some(mark) = self.0.get_mut(cell_number(p)) {
                let outside = if (*p).is_immortal() { MANY } else { ((*p).count() - known) * ONE };
                *mark = outside | TAKES_PART;
            }
        }
        for &p in objects {
            trace_object(p, &mut |child| {
                if child.bits().is_ptr()
                    && let Some(mark) = self.of(child.bits().ptr()).filter(|m| (ONE..MANY).contains(*m))
                {
                    *mark -= ONE;
                }
            });
        }
        let mut todo = Vec::new();
        for &p in objects {
            match self.of(p) {
                Some(mark) if *mark >= ONE && *mark & REACHED == 0 => *mark |= REACHED,
                _ => continue,
            }
            todo.push(p);
            while let Some(p) = todo.pop() {
                trace_object(p, &mut |child| {
                    if child.bits().is_ptr()
                        && let Some(mark) = self.of(child.bits().ptr())
                        && *mark & REACHED == 0
                    {
                        *mark |= REACHED;
                        todo.push(child.bits().ptr());
                    }
                });
            }
        }
        let mut rest = objects.to_vec();
        rest.retain(|&p| self.of(p).is_some_and(|m| *m & REACHED == 0));
        rest
    }
}

impl Heap {
    /// Finds objects that only reference each other and breaks their cycles, without running any code. Returns how
    /// many there were.
    pub fn collect(&mut self) -> usize {
        let garbage = self.unreachable(OLDEST, OLDEST, false);
        self.break_cycles(&garbage);
        garbage.len()
    }

    /// The same of those that nobody need be told of: without finalisers and weak references, and not referenced by such.
    pub fn collect_quietly(&mut self, generation: u32, next: u32, owners_first: bool) -> usize {
        let mut garbage = self.unreachable(generation, next, owners_first);
        garbage.retain(|object| {
            let p = object.bits().ptr();
            // SAFETY: `garbage` keeps the object alive, and nobody borrows its contents.
            let is_mortal = unsafe { (*p).has_flag(Header::FINALISED) || !has_finaliser(p) };
            // SAFETY: as above.
            is_mortal && unsafe { !(*p).has_flag(Header::HAS_WEAKREFS) }
        });
        let garbage = self.still_unreachable(garbage);
        self.break_cycles(&garbage);
        garbage.len()
    }

    /// The objects of a generation and the younger ones that only reference each other. All that were looked at
    /// belong to generation `next` from here on. `owners_first`: an object that another alone refers to is found to
    /// be of no interest one collection before that other.
    pub fn unreachable(&mut self, generation: u32, next: u32, owners_first: bool) -> Vec<Value> {
        let s = state();
        // SAFETY: these are live objects, and nobody borrows contents while the token is borrowed mutably.
        unsafe {
            let generation = generation.min(OLDEST);
            let mut all: Vec<_> =
                s.objects().filter(|&p| is_tracked(p) && (*p).generation() <= generation).collect();
            let mut marks = Marks::new(s);
            let rest = marks.unreachable(&all, 0);
            for &p in &all {
                (*p).set_generation(next.min(OLDEST));
            }
            all.retain(|&p| {
                shape::of(p).layout.untrackable && marks.of(p).is_some_and(|m| *m & REACHED != 0)
            });
            untrack_all(&all, owners_first);
            rest.into_iter().map(|p| Bits::from_ptr(p).to_value()).collect()
        }
    }

    /// Lets go the weak references to objects found by [`Heap::unreachable`]; the callbacks that are to be called,
    /// each with the reference it belongs to.
    pub fn detach_weak_refs_of(&mut self, garbage: &[Value]) -> Vec<(Value, Value)> {
        let mut marks = Marks::new(state());
        for object in garbage {
            // SAFETY: `garbage` keeps its objects alive.
            if let Some(mark) = marks.0.get_mut(unsafe { cell_number(object.bits().ptr()) }) {
                *mark = TAKES_PART;
            }
        }
        // SAFETY: asked of weak references that are alive.
        let is_garbage = |p: *const Header| unsafe { marks.0.get(cell_number(p)).is_some_and(|m| *m != 0) };
        self.detach_weak_refs(garbage, is_garbage)
    }

    /// Those of the objects found by [`Heap::unreachable`] whose finaliser has not run yet, oldest first. They count
    /// as finalised from here on (PEP 442).
    pub fn take_finalisable(&mut self, garbage: &[Value]) -> Vec<Value> {
        let mut due = Vec::new();
        for object in garbage {
            let p = object.bits().ptr();
            // SAFETY: `garbage` keeps the object alive, and nobody borrows its contents.
            unsafe {
                if !(*p).has_flag(Header::FINALISED) && has_finaliser(p) {
                    (*p).set_flag(Header::FINALISED);
                    due.push(object.clone());
                }
            }
        }
        let births = &state().births;
        due.sort_by_cached_key(|object| births.key(object.bits().ptr()));
        due
    }

    /// What is still unreachable of such objects after code has run that may have stored some of them.
    pub fn still_unreachable(&mut self, garbage: Vec<Value>) -> Vec<Value> {
        let all: Vec<_> = garbage.iter().map(|object| object.bits().ptr()).collect();
        // SAFETY: `garbage` keeps its objects alive, with one reference each.
        let rest = unsafe { Marks::new(state()).unreachable(&all, 1) };
        rest.into_iter().map(|p| Bits::from_ptr(p).to_value()).collect()
    }

    /// Lets objects that only reference each other give up their references.
    pub fn break_cycles(&mut self, garbage: &[Value]) {
        for object in garbage {
            let p = object.bits().ptr();
            // SAFETY: the token is borrowed mutably, so no contents are borrowed; `garbage` keeps the object alive.
            unsafe {
                (shape::of(p).layout.clear)(p);
                self.empty_slots(object);
            }
        }
    }

    fn empty_slots(&mut self, object: &Value) {
        for i in 0..self.slots(object).len() {
            drop(self.set_slot(object, i, Value::NULL));
        }
    }

    /// Whether running out of room has asked for a collection; it has not from here on.
    pub fn take_collection_request(&mut self) -> bool {
        let s = state();
        s.attention = self.has_due();
        std::mem::take(&mut s.collection_due)
    }

    /// A collection is due.
    pub fn ask_for_collection(&mut self) {
        state().ask_for_collection();
    }

    /// A collection is due after so many more objects; never for `None`.
    pub fn collect_after(&mut self, objects: Option<usize>) {
        state().set_room(objects.and_then(|n| isize::try_from(n).ok()).unwrap_or(isize::MAX));
    }
}

/// Forgets objects that refer to nothing that could refer back.
///
/// # Safety
/// They are live objects.
unsafe fn untrack_all(objects: &[*mut Header], owners_first: bool) {
    let is_owned = |p: *mut Header| owners_first && (*p).count() == 1;
    let (owned, shared): (Vec<_>, Vec<_>) = objects.iter().copied().partition(|&p| is_owned(p));
    for p in shared {
        if is_atomic(p) {
            (*p).set_flag(Header::UNTRACKED);
        }
    }
    let (atomic, _): (Vec<_>, Vec<_>) = owned.into_iter().partition(|&p| is_atomic(p));
    for p in atomic {
        (*p).set_flag(Header::UNTRACKED);
    }
}

/// # Safety
/// `p` is a live object.
unsafe fn is_atomic(p: *const Header) -> bool {
    let mut atomic = shape::of(p).attrs_offset == 0 && (*p).shape().is_builtin();
    trace_object(p, &mut |child| atomic &= !is_tracked_value(child));
    atomic
}

fn is_tracked_value(v: &Value) -> bool {
    // SAFETY: a value that is a pointer points to a live object.
    v.bits().is_ptr() && unsafe { is_tracked(v.bits().ptr()) }
}

/// What `gc` tells of objects.
impl Heap {
    /// Whether the collector looks at this object.
    pub fn is_tracked(&self, object: &Value) -> bool {
        is_tracked_value(object)
    }

    /// Whether the object's finaliser has run.
    pub fn is_finalised(&self, object: &Value) -> bool {
        // SAFETY: a value that is a pointer points to a live object.
        object.bits().is_ptr() && unsafe { (*object.bits().ptr()).has_flag(Header::FINALISED) }
    }

    /// The objects that the collector looks at, those of one generation or all, frozen ones left out.
    pub fn tracked_objects(&self, generation: Option<u32>) -> Vec<Value> {
        // SAFETY: `objects` gives live ones.
        let all = state().objects().filter(|&p| unsafe {
            is_tracked(p)
                && match generation {
                    Some(generation) => (*p).generation() == generation,
                    None => (*p).generation() != Header::FROZEN,
                }
        });
        all.map(|p| Bits::from_ptr(p).to_value()).collect()
    }

    /// The objects that this one refers to.
    pub fn referents(&self, object: &Value) -> Vec<Value> {
        let mut found = Vec::new();
        if object.bits().is_ptr() {
            // SAFETY: the object is alive; tracing changes nothing.
            unsafe {
                trace_object(object.bits().ptr(), &mut |child| {
                    if !child.is_null() {
                        found.push(child.clone());
                    }
                });
            }
        }
        found
    }

    /// The objects that refer to one of these, the youngest generation first, frozen ones included.
    pub fn referrers(&self, objects: &[Value]) -> Vec<Value> {
        let mut found = Vec::new();
        for p in state().objects() {
            let mut refers = false;
            // SAFETY: `objects` gives live ones; tracing changes nothing.
            unsafe {
                if is_tracked(p) {
                    trace_object(p, &mut |child| refers |= objects.iter().any(|o| o.is(child)));
                }
            }
            if refers {
                found.push(p);
            }
        }
        // SAFETY: nothing has died since.
        unsafe {
            found.sort_by_key(|&p| (*p).generation());
            found.into_iter().map(|p| Bits::from_ptr(p).to_value()).collect()
        }
    }

    /// Leaves all objects alone from here on.
    pub fn freeze(&mut self) {
        for p in state().objects() {
            // SAFETY: `objects` gives live ones.
            unsafe { (*p).set_generation(Header::FROZEN) };
        }
    }

    /// Takes frozen objects up again, as the oldest.
    pub fn unfreeze(&mut self) {
        for p in state().objects() {
            // SAFETY: `objects` gives live ones.
            unsafe {
                if (*p).generation() == Header::FROZEN {
                    (*p).set_generation(OLDEST);
                }
            }
        }
    }

    /// How many of the objects that the collector would look at are frozen.
    pub fn frozen_objects(&self) -> usize {
        // SAFETY: `objects` gives live ones.
        state().objects().filter(|&p| unsafe { is_tracked(p) && (*p).generation() == Header::FROZEN }).count()
    }
}

#[cfg(test)]
mod tests {
    use crate::payload::{Guarded, Payload, Trace, Visitor};
    use crate::{Heap, Ref, Value, live_objects};

    /// Refers to a value so many times.
    struct Many(Value, usize);
    impl Trace for Many {
        const CYCLIC: bool = true;
        fn trace(&self, visit: &mut Visitor<'_>) {
            (0..self.1).for_each(|_| visit(&self.0));
        }
        fn clear(&mut self) {
            self.0 = Value::NULL;
        }
    }
    // SAFETY: the only payload of this test program with that number.
    unsafe impl Payload for Many {
        const ID: u32 = crate::id::FIRST + 2;
        type Access = Guarded;
    }

    #[test]
    fn immortal_objects_are_no_garbage_however_often_garbage_refers_to_them() {
        let mut heap = Heap::acquire().unwrap();
        heap.register::<Many>();
        let held = Ref::new(Many(Value::TRUE, 1));
        while !held.value().bits().is_immortal() {
            held.value().bits().inc();
        }
        // More references than an immortal object seems to have.
        let all = Ref::new(Many(held.value().clone(), 1 << 27));
        let own = Ref::new(Many(all.value().clone(), 1));
        let back = Ref::new(Many(own.value().clone(), 1));
        all.get_mut(&mut heap).0 = held.value().clone();
        held.get_mut(&mut heap).0 = back.value().clone();
        own.get_mut(&mut heap).0 = all.value().clone();
        drop((all, own, back));
        assert_eq!(heap.collect(), 0);
        assert!(!held.get(&heap).0.is_null());
        held.get_mut(&mut heap).0 = Value::NULL;
        assert!(live_objects() >= 1);
    }
}
