//! Weak references: objects that know another without keeping it alive. Those of one object form a list, whose head a
//! side table finds by the object's address.

use crate::alloc::{Heap, new_shaped, state};
use crate::free::{Due, queue_due};
use crate::header::Header;
use crate::payload::{Guarded, Payload, Trace, Visitor};
use crate::shape::{ShapeId, id};
use crate::value::{Bits, Value};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The place of a weak reference in the list of its object.
#[repr(C)]
struct Link {
    /// Null once the object is dead.
    target: *mut Header,
    prev: *mut Link,
    next: *mut Link,
}

/// The payload of weak references and proxies.
#[repr(C)]
pub struct Weak<const LAYOUT: u32> {
    link: Link,
    /// What is called with this reference when the object dies; NULL for none.
    pub callback: Value,
    /// The object's hash, once it has been asked for.
    pub hash: Option<i64>,
}

/// `weakref.ref`.
pub type WeakRef = Weak<{ id::WEAKREF }>;
/// `weakref.proxy` of an object that cannot be called.
pub type WeakProxy = Weak<{ id::WEAKPROXY }>;
/// `weakref.proxy` of one that can.
pub type WeakCallableProxy = Weak<{ id::WEAK_CALLABLE_PROXY }>;

impl<const LAYOUT: u32> Trace for Weak<LAYOUT> {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.callback);
    }
    fn clear(&mut self) {
        self.callback = Value::NULL;
        // SAFETY: the payload lies in an object, which does not move.
        unsafe { unlink(&raw mut self.link) };
    }
}

impl<const LAYOUT: u32> Drop for Weak<LAYOUT> {
    fn drop(&mut self) {
        // SAFETY: a reference that was never linked has no target; a linked one lies in its object.
        unsafe { unlink(&raw mut self.link) };
    }
}

macro_rules! payloads {
    ($($name:ident $id:ident)*) => { $(
        // SAFETY: the number is reserved for this type in `shape::id`.
        unsafe impl Payload for $name {
            const ID: u32 = id::$id;
            type Access = Guarded;
        }
    )* };
}
payloads! { WeakRef WEAKREF WeakProxy WEAKPROXY WeakCallableProxy WEAK_CALLABLE_PROXY }

/// Hashes addresses.
#[derive(Default)]
pub(crate) struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_usize(u64::from_ne_bytes(word) as usize);
        }
    }
    fn write_usize(&mut self, address: usize) {
        self.0 = (self.0 ^ address as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }
}

/// A map whose keys are objects' addresses.
pub(crate) type ByAddress<V> = HashMap<usize, V, BuildHasherDefault<AddressHasher>>;

/// The heads of the lists.
#[derive(Default)]
pub(crate) struct Table(ByAddress<*mut Link>);

/// The object that a link lies in.
fn owner(link: *mut Link) -> *mut Header {
    link.wrapping_byte_sub(size_of::<Header>()) as *mut Header
}

/// # Safety
/// `link` lies in a weak reference object.
unsafe fn callback<'a>(link: *mut Link) -> &'a mut Value {
    // All kinds of weak references are laid out alike, and begin with the link.
    &mut (*(link as *mut WeakRef)).callback
}

/// # Safety
/// `link` lies in a weak reference object, or in one that is not used any more.
unsafe fn unlink(link: *mut Link) {
    let target = std::mem::replace(&mut (*link).target, std::ptr::null_mut());
    if target.is_null() {
        return;
    }
    let (prev, next) = ((*link).prev, (*link).next);
    if !next.is_null() {
        (*next).prev = prev;
    }
    if !prev.is_null() {
        (*prev).next = next;
    } else if next.is_null() {
        state().weak.0.remove(&(target as usize));
        (*target).clear_flag(Header::HAS_WEAKREFS);
    } else {
        state().weak.0.insert(target as usize, next);
    }
    ((*link).prev, (*link).next) = (std::ptr::null_mut(), std::ptr::null_mut());
}

/// Links a reference in behind `prev`, or at the head.
///
/// # Safety
/// `link` is unlinked and lies in an object, `target` is alive, and `prev` is null or one of its links.
unsafe fn link_in(link: *mut Link, target: *mut Header, prev: *mut Link) {
    let table = &mut state().weak.0;
    let next = if prev.is_null() {
        table.insert(target as usize, link).unwrap_or(std::ptr::null_mut())
    } else {
        std::mem::replace(&mut (*prev).next, link)
    };
    if !next.is_null() {
        (*next).prev = link;
    }
    *link = Link { target, prev, next };
    (*target).set_flag(Header::HAS_WEAKREFS);
}

/// The links of an object, in order.
///
/// # Safety
/// `target` is an object, and the list is not changed while it is gone through.
unsafe fn links(target: *const Header) -> impl Iterator<Item = *mut Link> {
    let has = (*target).has_flag(Header::HAS_WEAKREFS);
    let head = if has { state().weak.0.get(&(target as usize)).copied() } else { None };
    std::iter::successors(head, |&link| Some((*link).next).filter(|next| !next.is_null()))
}

/// Tells the weak references of an object, which has no other references left, that it is dead.
///
/// # Safety
/// `target` is an object that nobody refers to any more.
#[cold]
#[inline(never)]
pub(crate) unsafe fn target_died(target: *mut Header) {
    while let Some(link) = state().weak.0.get(&(target as usize)).copied() {
        unlink(link);
        let reference = owner(link);
        let call = std::mem::replace(callback(link), Value::NULL);
        // A reference that is still linked dies after its object, if it does.
        if !call.is_null() {
            queue_due(Due::Callback(Bits::from_ptr(reference).to_value(), call));
        }
    }
}

/// What [`Heap::weak_refs`] and its like want to know of a reference.
///
/// # Safety
/// `link` lies in a weak reference object.
unsafe fn is_basic(link: *mut Link, shape: u32) -> bool {
    callback(link).is_null() && (*owner(link)).shape() == ShapeId(shape)
}

impl<const LAYOUT: u32> Weak<LAYOUT> {
    /// The object, while it lives.
    pub fn target(&self) -> Option<Value> {
        // SAFETY: a target that is not null is alive.
        if self.link.target.is_null() { None } else { Some(Bits::from_ptr(self.link.target).to_value()) }
    }
}

impl Heap {
    /// A new weak reference to an object, of the class that `shape` belongs to; `None` for a value that is no object.
    /// One without a callback goes to the front, others behind those (CPython's order).
    ///
    /// # Panics
    /// If the shape's layout is not that of [`Weak<LAYOUT>`].
    pub fn new_weak<const LAYOUT: u32>(
        &mut self,
        shape: ShapeId,
        target: &Value,
        callback: Value,
    ) -> Option<Value> {
        assert!(matches!(LAYOUT, id::WEAKREF | id::WEAKPROXY | id::WEAK_CALLABLE_PROXY));
        assert!(crate::alloc::layout_id(shape) == LAYOUT, "the shape belongs to another layout");
        if !target.bits().is_ptr() {
            return None;
        }
        let no_callback = callback.is_null();
        let link =
            Link { target: std::ptr::null_mut(), prev: std::ptr::null_mut(), next: std::ptr::null_mut() };
        // SAFETY: the layout was compared; the new object is linked in where it lies, next to links of the same target.
        unsafe {
            let made = new_shaped(shape, Weak::<LAYOUT> { link, callback, hash: None }).into_value();
            let own = made.bits().ptr().wrapping_byte_add(size_of::<Header>()) as *mut Link;
            let target = target.bits().ptr();
            let mut front = links(target).take(2);
            let mut prev = std::ptr::null_mut();
            let first = front.next();
            let second = front.next();
            let is_proxy = |l: *mut Link| is_basic(l, id::WEAKPROXY) || is_basic(l, id::WEAK_CALLABLE_PROXY);
            let reference = first.filter(|&l| is_basic(l, id::WEAKREF));
            let proxy = if reference.is_some() { second } else { first }.filter(|&l| is_proxy(l));
            if no_callback && shape.0 != id::WEAKREF && LAYOUT != id::WEAKREF {
                prev = reference.unwrap_or(prev);
            } else if !(no_callback && shape.0 == id::WEAKREF) {
                prev = proxy.or(reference).unwrap_or(prev);
            }
            link_in(own, target, prev);
            Some(made)
        }
    }

    /// The weak references to an object, in CPython's order.
    pub fn weak_refs(&self, target: &Value) -> Vec<Value> {
        if !target.bits().is_ptr() {
            return Vec::new();
        }
        // SAFETY: the value is an object, and linked references are alive.
        unsafe {
            let alive = links(target.bits().ptr()).map(owner).filter(|&p| (*p).count() > 0);
            alive.map(|p| Bits::from_ptr(p).to_value()).collect()
        }
    }

    /// The first of an object's weak references that is of exactly that shape and has no callback.
    pub fn plain_weak_ref(&self, target: &Value, shape: ShapeId) -> Option<Value> {
        if !target.bits().is_ptr() {
            return None;
        }
        // SAFETY: as above. Those without a callback are the first.
        unsafe {
            let mut front = links(target.bits().ptr()).take(2);
            let found = front.find(|&l| is_basic(l, shape.0) && (*owner(l)).count() > 0)?;
            Some(Bits::from_ptr(owner(found)).to_value())
        }
    }

    /// Lets go the weak references to objects that are about to be collected. What is left is the callbacks to be
    /// called, with the references that they belong to: those that are not among the objects themselves.
    pub(crate) fn detach_weak_refs(
        &mut self,
        garbage: &[Value],
        is_garbage: impl Fn(*const Header) -> bool,
    ) -> Vec<(Value, Value)> {
        let mut calls = Vec::new();
        for object in garbage {
            let target = object.bits().ptr();
            // SAFETY: `garbage` keeps the object alive; each reference is unlinked before the next is looked at.
            unsafe {
                while let Some(link) = links(target).next() {
                    unlink(link);
                    let call = std::mem::replace(callback(link), Value::NULL);
                    let reference = owner(link);
                    if !call.is_null() && (*reference).count() > 0 && !is_garbage(reference) {
                        calls.push((Bits::from_ptr(reference).to_value(), call));
                    }
                }
            }
        }
        calls
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Instance, Ref, live_objects};

    #[test]
    fn a_reference_is_told_of_its_objects_death_and_one_with_a_callback_queues_it() {
        let mut heap = Heap::acquire().unwrap();
        let target: Value = Ref::new(Instance).into();
        let shape = ShapeId(id::WEAKREF);
        let plain = heap.new_weak::<{ id::WEAKREF }>(shape, &target, Value::NULL).unwrap();
        let told = heap.new_weak::<{ id::WEAKREF }>(shape, &target, Value::TRUE).unwrap();
        let dropped = heap.new_weak::<{ id::WEAKREF }>(shape, &target, Value::TRUE).unwrap();
        assert!(heap.weak_refs(&target).iter().zip([&plain, &dropped, &told]).all(|(a, b)| a.is(b)));
        assert!(heap.plain_weak_ref(&target, shape).unwrap().is(&plain));
        drop(dropped);
        assert!(plain.downcast::<WeakRef>().unwrap().get(&heap).target().unwrap().is(&target));
        drop(target);
        assert!(plain.downcast::<WeakRef>().unwrap().get(&heap).target().is_none());
        let due = heap.take_due();
        assert!(matches!(&due[..], [Due::Callback(r, _)] if r.is(&told)));
        drop((due, plain, told));
        assert_eq!(live_objects(), 0);
    }

    #[test]
    fn a_reference_dies_before_its_object() {
        let mut heap = Heap::acquire().unwrap();
        let target: Value = Ref::new(Instance).into();
        let shape = ShapeId(id::WEAKPROXY);
        for _ in 0..3 {
            drop(heap.new_weak::<{ id::WEAKPROXY }>(shape, &target, Value::NULL));
        }
        assert!(heap.weak_refs(&target).is_empty());
        assert!(heap.new_weak::<{ id::WEAKPROXY }>(shape, &Value::int(1), Value::NULL).is_none());
    }
}
