//! The cycle collector: trial deletion over the pages, as CPython's `gc` but without a list node in each object.

use crate::alloc::{Heap, state};
use crate::attrs;
use crate::free::{has_finaliser, queue_finaliser};
use crate::header::Header;
use crate::shape;
use crate::value::{Bits, Value};
use std::collections::HashMap;

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

fn is_cyclic(p: *const Header) -> bool {
    let s = shape::of(p);
    s.layout.cyclic || s.attrs_offset != 0
}

impl Heap {
    /// Finds objects that only reference each other and breaks their cycles. Returns how many there were.
    pub fn collect(&mut self) -> usize {
        let garbage = self.unreachable();
        let count = garbage.len();
        for object in &garbage {
            let p = object.bits().ptr();
            // SAFETY: the token is borrowed mutably, so no contents are borrowed; `garbage` keeps the object alive.
            unsafe {
                (shape::of(p).layout.clear)(p);
                self.empty_slots(object);
            }
        }
        count
    }

    /// Queues the finalisers of objects that only reference each other, as long as they are whole (PEP 442).
    pub fn queue_unreachable_finalisers(&mut self) {
        // SAFETY: `objects` gives live ones, and nobody borrows their contents while the token is borrowed mutably.
        let is_due = |p: *mut Header| unsafe { !(*p).has_flag(Header::FINALISED) && has_finaliser(p) };
        if !state().objects().any(is_due) {
            return;
        }
        let mut due: Vec<Value> = self.unreachable();
        due.retain(|object| is_due(object.bits().ptr()));
        due.sort_by_key(|object| object.bits().raw());
        for object in due {
            // SAFETY: `due` keeps the object alive.
            unsafe { (*object.bits().ptr()).set_flag(Header::FINALISED) };
            queue_finaliser(object);
        }
    }

    fn empty_slots(&mut self, object: &Value) {
        for i in 0..self.slots(object).len() {
            drop(self.set_slot(object, i, Value::NULL));
        }
    }

    fn unreachable(&mut self) -> Vec<Value> {
        let mut outside: HashMap<*mut Header, i64> = HashMap::new();
        for p in state().objects().filter(|&p| is_cyclic(p)) {
            // SAFETY: `objects` gives live ones.
            outside.insert(p, unsafe { (*p).count() } as i64);
        }
        let all: Vec<*mut Header> = outside.keys().copied().collect();
        for &p in &all {
            // SAFETY: as above; tracing changes nothing.
            unsafe {
                trace_object(p, &mut |child| {
                    if let Some(n) =
                        child.bits().is_ptr().then(|| outside.get_mut(&child.bits().ptr())).flatten()
                    {
                        *n -= 1;
                    }
                })
            };
        }
        let mut reached: Vec<*mut Header> = all.iter().copied().filter(|p| outside[p] > 0).collect();
        for p in &reached {
            outside.remove(p);
        }
        while let Some(p) = reached.pop() {
            // SAFETY: as above.
            unsafe {
                trace_object(p, &mut |child| {
                    if child.bits().is_ptr() && outside.remove(&child.bits().ptr()).is_some() {
                        reached.push(child.bits().ptr());
                    }
                })
            };
        }
        outside.into_keys().map(|p| Bits::from_ptr(p).to_value()).collect()
    }
}
