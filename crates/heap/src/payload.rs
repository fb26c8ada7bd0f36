//! What an object holds behind its header, and how the heap drops and traverses it.

use crate::attrs::Attrs;
use crate::cells::MAX_CELL;
use crate::header::Header;
use crate::shape::id;
use crate::value::Value;
use std::any::TypeId;

/// Called with every reference that a payload owns.
pub type Visitor<'a> = dyn FnMut(&Value) + 'a;

/// How the collector sees a payload.
pub trait Trace {
    /// Whether objects of this type can be part of a reference cycle.
    const CYCLIC: bool = false;

    /// Visits every reference owned.
    fn trace(&self, _visit: &mut Visitor<'_>) {}

    /// Gives up the references owned, to break a cycle.
    fn clear(&mut self) {}

    /// Whether what such an object owns dies from its end to its start.
    const DIES_BACKWARDS: bool = false;

    /// Whether the collector forgets an object of exactly this type that refers to nothing that it knows: what it
    /// refers to never changes.
    const UNTRACKABLE: bool = false;

    /// Whether objects of this type have [`Trace::buffer`]s.
    const BUFFERED: bool = false;

    /// Bytes that the object takes outside of itself, which die with it.
    fn buffer(&self) -> usize {
        0
    }

    /// Whether objects of this type are asked [`Trace::has_finaliser`] when they die.
    const MAY_HAVE_FINALISER: bool = false;

    /// Whether this object must be queued for its finaliser instead of being freed.
    fn has_finaliser(&self) -> bool {
        false
    }
}

/// The type behind a native layout.
///
/// # Safety
/// `ID` belongs to this type alone: the shape of that number, and every shape whose layout is that number, is
/// only ever given to objects with this payload.
pub unsafe trait Payload: Trace + Sized + 'static {
    /// Layout number, and the shape of exact instances.
    const ID: u32;
    /// [`Frozen`] or [`Guarded`].
    type Access: Access;
}

/// How contents are reached: a marker, [`Frozen`] or [`Guarded`].
pub trait Access: sealed::Sealed {
    /// Whether the collector may clear such contents: nobody can hold a borrow of them while it has the token.
    const CLEARABLE: bool;
}
/// Contents that never change once made: reached by `Deref`.
pub struct Frozen;
/// Contents that change: reached through the heap token.
pub struct Guarded;
impl Access for Frozen {
    const CLEARABLE: bool = false;
}
impl Access for Guarded {
    const CLEARABLE: bool = true;
}
mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Frozen {}
    impl Sealed for super::Guarded {}
}

/// The payload of an instance of a plain Python class: nothing but its attributes.
pub struct Instance;
impl Trace for Instance {
    const CYCLIC: bool = true;
}
// SAFETY: the id is reserved for this type in `shape::id`.
unsafe impl Payload for Instance {
    const ID: u32 = id::INSTANCE;
    type Access = Guarded;
}

/// An object as it lies in memory.
#[repr(C)]
pub(crate) struct Object<T> {
    pub header: Header,
    pub payload: T,
}

/// A native layout: size, and the functions that know the payload's type.
#[derive(Clone, Copy)]
pub struct Layout {
    pub(crate) size: u16,
    pub(crate) cyclic: bool,
    /// Neither part of cycles nor with a finaliser.
    pub(crate) leaf: bool,
    pub(crate) backwards: bool,
    pub(crate) untrackable: bool,
    pub(crate) needs_drop: bool,
    pub(crate) drop: unsafe fn(*mut Header),
    pub(crate) trace: unsafe fn(*const Header, &mut Visitor<'_>),
    pub(crate) clear: unsafe fn(*mut Header),
    pub(crate) buffer: unsafe fn(*const Header) -> usize,
    pub(crate) has_finaliser: Option<unsafe fn(*const Header) -> bool>,
    /// The payload's type, where it is reached as [`crate::Foreign`].
    pub(crate) foreign: Option<TypeId>,
}

impl Layout {
    /// The layout of payload `T`.
    pub const fn of<T: Payload>() -> Layout {
        Layout { clear: clear_payload::<T>, ..Layout::uncleared::<T>() }
    }

    /// The layout of a payload type without a number, which is recognised by its `TypeId`.
    pub(crate) fn foreign<T: Trace + 'static>() -> Layout {
        Layout { clear: clear_foreign::<T>, foreign: Some(TypeId::of::<T>()), ..Layout::uncleared::<T>() }
    }

    const fn uncleared<T: Trace>() -> Layout {
        // Attributes of subclasses' instances may follow.
        const { assert!(size_of::<Object<T>>() + size_of::<Attrs>() <= MAX_CELL, "payload too large for a cell") };
        const { assert!(align_of::<T>() <= 8) };
        Layout {
            size: size_of::<Object<T>>().next_multiple_of(8) as u16,
            cyclic: T::CYCLIC,
            leaf: !T::CYCLIC && !T::MAY_HAVE_FINALISER,
            backwards: T::DIES_BACKWARDS,
            untrackable: T::UNTRACKABLE,
            needs_drop: std::mem::needs_drop::<T>(),
            drop: drop_payload::<T>,
            trace: trace_payload::<T>,
            clear: |_| {},
            buffer: if T::BUFFERED { buffer::<T> } else { |_| 0 },
            foreign: None,
            has_finaliser: if T::MAY_HAVE_FINALISER { Some(has_finaliser::<T>) } else { None },
        }
    }
}

/// # Safety
/// `p` is an object with payload `T` that nobody uses any more.
unsafe fn drop_payload<T: Trace>(p: *mut Header) {
    if T::BUFFERED {
        match buffer::<T>(p) {
            0 => {}
            bytes => crate::account::give_back(bytes),
        }
    }
    std::ptr::drop_in_place(&raw mut (*(p as *mut Object<T>)).payload);
}

/// # Safety
/// `p` is a live object with payload `T`, not mutably borrowed.
unsafe fn buffer<T: Trace>(p: *const Header) -> usize {
    (*(p as *const Object<T>)).payload.buffer()
}

/// # Safety
/// As in `buffer`.
unsafe fn trace_payload<T: Trace>(p: *const Header, visit: &mut Visitor<'_>) {
    (*(p as *const Object<T>)).payload.trace(visit);
}

/// # Safety
/// As in `trace_payload`.
unsafe fn has_finaliser<T: Trace>(p: *const Header) -> bool {
    (*(p as *const Object<T>)).payload.has_finaliser()
}

/// # Safety
/// `p` is a live object with payload `T`, not borrowed.
unsafe fn clear_payload<T: Payload>(p: *mut Header) {
    if T::Access::CLEARABLE {
        (*(p as *mut Object<T>)).payload.clear();
    }
}

/// # Safety
/// As in `clear_payload`.
unsafe fn clear_foreign<T: Trace>(p: *mut Header) {
    (*(p as *mut Object<T>)).payload.clear();
}
