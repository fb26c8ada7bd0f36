//! Payload types that have no layout number in the table: those of native modules and of embedding programs. They are
//! recognised by their `TypeId`, so that anybody may define one in safe code.

use crate::alloc::{Heap, Owner, new_shaped};
use crate::payload::{Object, Trace};
use crate::shape::{self, ShapeId};
use crate::value::Value;
use std::any::TypeId;
use std::marker::PhantomData;

/// An owned reference to an object with payload `T`, whose class was made over [`Heap::foreign_layout`].
///
/// ```
/// use taipan_heap::{ClassShape, Foreign, Heap, Instance, Ref, Trace, Value};
///
/// struct Counter(u64);
/// impl Trace for Counter {}
///
/// let mut heap = Heap::acquire().unwrap();
/// let layout = heap.foreign_layout::<Counter>();
/// let class: Value = Ref::new(Instance).into();
/// let of = ClassShape { class: &class, layout, slots: vec![], open: false, has_finaliser: false };
/// let shape = heap.class_shape(of);
/// let value: Value = Foreign::new(shape, Counter(1)).into();
/// value.foreign::<Counter>().unwrap().get_mut(&mut heap).0 += 1;
/// assert_eq!(value.foreign::<Counter>().unwrap().get(&heap).0, 2);
/// assert!(class.foreign::<Counter>().is_none());
/// ```
#[repr(transparent)]
pub struct Foreign<T> {
    value: Value,
    payload: PhantomData<T>,
}

fn holds<T: 'static>(shape: ShapeId) -> bool {
    shape::record(shape).layout.foreign == Some(TypeId::of::<T>())
}

impl Value {
    /// This value as an object with payload `T`, instances of subclasses included.
    #[inline]
    pub fn foreign<T: Trace + 'static>(&self) -> Option<&Foreign<T>> {
        if self.bits().is_ptr() && holds::<T>(self.shape()) {
            // SAFETY: `Foreign` is a transparent wrapper, and the object's layout was made for payload `T`.
            Some(unsafe { &*(self as *const Value as *const Foreign<T>) })
        } else {
            None
        }
    }
}

impl<T: Trace + 'static> Foreign<T> {
    /// A new instance of the class that `shape` belongs to. Attribute slots start empty.
    ///
    /// # Panics
    /// If the shape's layout is not `T`'s: a mistake of the caller, who takes the shape from a class of that layout.
    pub fn new(shape: ShapeId, payload: T) -> Foreign<T> {
        assert!(holds::<T>(shape), "the shape belongs to another layout");
        // SAFETY: the layout was compared; a new object's only reference is this one.
        let value = unsafe { new_shaped(shape, payload).into_value() };
        Foreign { value, payload: PhantomData }
    }

    fn payload(&self) -> *mut T {
        // SAFETY: the handle keeps the object alive; only an address is computed.
        unsafe { &raw mut (*(self.value.bits().ptr() as *mut Object<T>)).payload }
    }

    /// This object as a value.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The contents.
    #[inline(always)]
    pub fn get<'a, O: Owner + ?Sized>(&'a self, owner: &'a O) -> &'a T {
        let _: &Heap = owner.heap();
        // SAFETY: whoever changes contents holds the only token mutably.
        unsafe { &*self.payload() }
    }

    /// The contents, to change.
    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    pub fn get_mut<'a, O: Owner + ?Sized>(&'a self, owner: &'a mut O) -> &'a mut T {
        let _: &mut Heap = owner.heap_mut();
        // SAFETY: the token is borrowed mutably for as long as the contents are, so no other borrow exists.
        unsafe { &mut *self.payload() }
    }
}

impl<T> Clone for Foreign<T> {
    fn clone(&self) -> Foreign<T> {
        Foreign { value: self.value.clone(), payload: PhantomData }
    }
}

impl<T> From<Foreign<T>> for Value {
    fn from(r: Foreign<T>) -> Value {
        r.value
    }
}
