//! Typed handles.

use crate::alloc::{Owner, new_raw, new_raw_written, new_shaped, new_written};
use crate::header::Header;
use crate::payload::{Frozen, Guarded, Object, Payload};
use crate::shape::ShapeId;
use crate::value::{Bits, Value};
use std::marker::PhantomData;
use std::ops::Deref;

/// An owned reference to an object with payload `T`, or a subclass's instance with it.
#[repr(transparent)]
pub struct Ref<T: Payload> {
    value: Value,
    payload: PhantomData<T>,
}

impl<T: Payload> Ref<T> {
    /// A new exact instance.
    #[inline(always)]
    pub fn new(payload: T) -> Ref<T> {
        // SAFETY: a new object's only reference is this one, and it has payload `T`.
        unsafe { Ref::from_value(new_raw(payload).into_value()) }
    }

    /// A new exact instance whose payload is written where it is to lie: what is made elsewhere and copied there would be
    /// read back before its parts have left the store buffer.
    ///
    /// # Safety
    /// `write` initialises the whole payload, and neither makes nor drops an object.
    #[inline(always)]
    pub unsafe fn made_in_place(write: impl FnOnce(*mut T)) -> Ref<T> {
        Ref::from_value(new_raw_written::<T>(write).into_value())
    }

    /// A new instance of the class that `shape` belongs to. Attribute slots start empty.
    ///
    /// # Panics
    /// If the shape's layout is not `T`'s: a mistake of the caller, who takes the shape from a class of that layout.
    pub fn with_shape(shape: ShapeId, payload: T) -> Ref<T> {
        assert!(crate::alloc::layout_id(shape) == T::ID, "the shape belongs to another layout");
        // SAFETY: the layout was compared; a new object's only reference is this one.
        unsafe { Ref::from_value(new_shaped(shape, payload).into_value()) }
    }

    /// The same with a payload that is written where it is to lie: large ones are not moved there.
    ///
    /// # Safety
    /// `write` initialises the whole payload, and does nothing else: the object is no object before that.
    ///
    /// # Panics
    /// As [`Ref::with_shape`].
    #[inline]
    pub unsafe fn written(shape: ShapeId, write: impl FnOnce(*mut T)) -> Ref<T> {
        assert!(crate::alloc::layout_id(shape) == T::ID, "the shape belongs to another layout");
        Ref::from_value(new_written::<T>(shape, write).into_value())
    }

    /// # Safety
    /// The value is an object with payload `T`.
    #[inline(always)]
    pub(crate) unsafe fn from_value(value: Value) -> Ref<T> {
        Ref { value, payload: PhantomData }
    }

    /// # Safety
    /// As [`Ref::from_value`].
    #[inline(always)]
    pub(crate) unsafe fn from_value_ref(value: &Value) -> &Ref<T> {
        &*(value as *const Value as *const Ref<T>)
    }

    #[inline(always)]
    fn payload(&self) -> *mut T {
        // SAFETY: the handle keeps the object alive; only an address is computed.
        unsafe { &raw mut (*(self.value.bits().ptr() as *mut Object<T>)).payload }
    }

    /// Gives ownership to the caller, who counts by hand from here.
    #[inline(always)]
    pub fn into_bits(self) -> Bits {
        self.value.into_bits()
    }

    /// Takes over a reference that the caller owns.
    ///
    /// # Safety
    /// The bits are an owned reference to an object with payload `T`.
    #[inline(always)]
    pub unsafe fn from_bits(bits: Bits) -> Ref<T> {
        Ref::from_value(bits.into_value())
    }

    /// This object as a value.
    #[inline(always)]
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// An instance of exactly the builtin type, not of a subclass.
    #[inline(always)]
    pub fn is_exact(&self) -> bool {
        self.value.shape().0 == T::ID
    }
}

impl<T: Payload<Access = Guarded>> Ref<T> {
    /// The contents.
    #[inline(always)]
    pub fn get<'a, O: Owner + ?Sized>(&'a self, owner: &'a O) -> &'a T {
        let _ = owner.heap();
        // SAFETY: whoever changes guarded contents holds the only token mutably.
        unsafe { &*self.payload() }
    }

    /// The contents, to change.
    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    pub fn get_mut<'a, O: Owner + ?Sized>(&'a self, owner: &'a mut O) -> &'a mut T {
        let _ = owner.heap_mut();
        // SAFETY: the token is borrowed mutably for as long as the contents are, so no other borrow exists.
        unsafe { &mut *self.payload() }
    }
}

impl<T: Payload<Access = Frozen>> Ref<T> {
    /// The contents, to change before anybody else sees the object: there is no other reference to it.
    pub fn unique(&mut self) -> Option<&mut T> {
        // SAFETY: the handle keeps the object alive; without another one nobody borrows its contents, and as long as
        // this one is borrowed mutably, nobody can.
        unsafe {
            let header = &mut *self.value.bits().ptr();
            if !header.is_unique() {
                return None;
            }
            header.clear_flag(Header::UNTRACKED);
            Some(&mut *self.payload())
        }
    }
}

impl<T: Payload<Access = Frozen>> Deref for Ref<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: frozen contents never change while a handle exists.
        unsafe { &*self.payload() }
    }
}

impl<T: Payload> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Ref<T> {
        Ref { value: self.value.clone(), payload: PhantomData }
    }
}

impl<T: Payload> From<Ref<T>> for Value {
    #[inline(always)]
    fn from(r: Ref<T>) -> Value {
        r.value
    }
}

impl<T: Payload> TryFrom<Value> for Ref<T> {
    type Error = Value;
    /// The object, where the value has payload `T`; the value itself otherwise.
    fn try_from(value: Value) -> Result<Ref<T>, Value> {
        // SAFETY: `downcast` has checked the payload.
        if value.downcast::<T>().is_some() { Ok(unsafe { Ref::from_value(value) }) } else { Err(value) }
    }
}

impl<T: Payload<Access = Frozen> + std::fmt::Display> std::fmt::Display for Ref<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}
