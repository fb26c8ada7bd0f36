//! Attribute slots: an instance's attributes in the order that its shape names them.

use crate::account;
use crate::alloc::{Heap, state};
use crate::cells::MAX_CELL;
use crate::header::Header;
use crate::shape::{self, ShapeId};
use crate::value::{Bits, Value};

/// Slots that can lie in the object's own cell.
pub const MAX_INLINE_SLOTS: u16 = 24;

/// Stands behind the payload of an instance with attributes; `inline_cap` slots follow it.
#[repr(C)]
pub struct Attrs {
    /// The slots: those that follow, or an array of their own once these are too few.
    pub slots: *mut Bits,
    cap: u32,
    inline_cap: u32,
}

const HEAD: usize = size_of::<Attrs>();

/// What new instances get room for inline that are to have so many attributes.
pub(crate) fn inline_hint(attributes: usize) -> u16 {
    u16::try_from(attributes).unwrap_or(u16::MAX).min(MAX_INLINE_SLOTS)
}

fn inline_cap(offset: u16, hint: u16) -> usize {
    let room = (MAX_CELL - offset as usize - HEAD) / size_of::<Bits>();
    room.min(hint as usize).min(MAX_INLINE_SLOTS as usize)
}

/// Adds attribute number `used` in room that is there already; false where there is none.
///
/// # Safety
/// `p` is an object whose shape has `used` attributes at `offset`; `to` is its shape with one attribute more. The
/// value's reference moves into the slot.
#[inline(always)]
pub unsafe fn push_slot(p: *mut Header, offset: u16, used: usize, to: ShapeId, value: Bits) -> bool {
    let a = attrs_of(p, offset);
    if (*a).cap as usize <= used {
        return false;
    }
    (*a).slots.add(used).write(value);
    (*p).shape = to;
    true
}

#[inline]
pub(crate) fn object_size(plain: usize, offset: u16, hint: u16) -> usize {
    if offset == 0 { plain } else { offset as usize + HEAD + inline_cap(offset, hint) * size_of::<Bits>() }
}

/// The slots' head.
///
/// # Safety
/// `p` is an object whose shape has attributes at `offset`.
#[inline(always)]
pub unsafe fn attrs_of(p: *mut Header, offset: u16) -> *mut Attrs {
    (p as *mut u8).add(offset as usize) as *mut Attrs
}

/// # Safety
/// `p` is a new object of the size that [`object_size`] gave for `offset` and `hint`.
pub(crate) unsafe fn init(p: *mut Header, offset: u16, hint: u16, used: usize) {
    let a = attrs_of(p, offset);
    let cap = inline_cap(offset, hint);
    a.write(Attrs { slots: a.add(1) as *mut Bits, cap: cap as u32, inline_cap: cap as u32 });
    if used > cap {
        grow(a, 0, used);
    }
    for i in 0..used {
        (*a).slots.add(i).write(Bits::NULL);
    }
}

/// # Safety
/// `a` heads an array with `used` slots in use.
unsafe fn grow(a: *mut Attrs, used: usize, want: usize) {
    let cap = want.max((*a).cap as usize * 2).max(4);
    let mut new: Vec<Bits> = vec![Bits::NULL; cap];
    new[..used].copy_from_slice(std::slice::from_raw_parts((*a).slots, used));
    free_array(a);
    (*a).slots = Box::into_raw(new.into_boxed_slice()) as *mut Bits;
    (*a).cap = cap as u32;
    account::take(array_bytes(a));
}

/// Bytes of the array that the slots have of their own.
///
/// # Safety
/// `a` heads a valid array.
unsafe fn array_bytes(a: *const Attrs) -> usize {
    if (*a).cap > (*a).inline_cap { (*a).cap as usize * size_of::<Bits>() } else { 0 }
}

/// What an object's attributes take outside of its cell.
///
/// # Safety
/// `p` is a live object.
pub(crate) unsafe fn buffer(p: *mut Header) -> usize {
    match shape::of(p).attrs_offset {
        0 => 0,
        offset => array_bytes(attrs_of(p, offset)),
    }
}

/// # Safety
/// `a` heads a valid array, which is not used afterwards.
unsafe fn free_array(a: *mut Attrs) {
    if (*a).cap > (*a).inline_cap {
        account::give_back(array_bytes(a));
        drop(Box::from_raw(std::ptr::slice_from_raw_parts_mut((*a).slots, (*a).cap as usize)));
    }
}

/// Takes the attributes out, to be dropped when the object is consistent again; returns the cell's size.
///
/// # Safety
/// `p` is an object that nobody uses any more; its attributes are not looked at again.
pub(crate) unsafe fn drop_all(p: *mut Header, offset: u16, used: usize) -> usize {
    let a = attrs_of(p, offset);
    for i in 0..used {
        (*a).slots.add(i).read().dec();
    }
    free_array(a);
    offset as usize + HEAD + (*a).inline_cap as usize * size_of::<Bits>()
}

/// # Safety
/// `p` is a live object.
pub(crate) unsafe fn slice<'a>(p: *const Header) -> &'a [Value] {
    let s = shape::of(p);
    if s.attrs_offset == 0 {
        return &[];
    }
    let a = attrs_of(p as *mut Header, s.attrs_offset);
    std::slice::from_raw_parts((*a).slots as *const Value, s.names().len())
}

impl Heap {
    /// The attribute in a slot; `None` where it is empty or the object has no such slot.
    #[inline]
    pub fn slot<'a>(&'a self, object: &'a Value, slot: usize) -> Option<&'a Value> {
        self.slots(object).get(slot)?.present()
    }

    /// All attribute slots of an object, in the order of its shape's names.
    #[inline]
    pub fn slots<'a>(&'a self, object: &'a Value) -> &'a [Value] {
        // SAFETY: the object is alive while borrowed, and whoever changes slots holds the token mutably.
        if object.bits().is_ptr() { unsafe { slice(object.bits().ptr()) } } else { &[] }
    }

    /// Puts a value into a slot that the object has; returns the old one, for the caller to drop.
    ///
    /// # Panics
    /// If the object has no such slot: a mistake of the caller, who took the number from its shape.
    pub fn set_slot(&mut self, object: &Value, slot: usize, value: Value) -> Value {
        assert!(slot < self.slots(object).len());
        // SAFETY: the slot exists, and no borrow of slots does.
        unsafe {
            let p = object.bits().ptr();
            let a = attrs_of(p, shape::of(p).attrs_offset);
            std::ptr::replace((*a).slots.add(slot), value.into_bits()).into_value()
        }
    }

    /// Adds an attribute: the object gets shape `to`, which names one attribute more than its own.
    ///
    /// # Panics
    /// If `to` does not extend the object's shape.
    pub fn add_slot(&mut self, object: &Value, to: ShapeId, value: Value) {
        let used = self.slots(object).len();
        let (new, old) = (self.shape(to), self.shape(object.shape()));
        assert!(new.names().len() == used + 1 && new.class == old.class && new.attrs_offset != 0);
        let root = self.root_shape(to);
        // SAFETY: the object has attribute slots at the offset that both shapes share, and no borrow of them exists.
        unsafe {
            let p = object.bits().ptr();
            let a = attrs_of(p, new.attrs_offset);
            if (*a).cap as usize == used {
                grow(a, used, used + 1);
            }
            (*a).slots.add(used).write(value.into_bits());
            (*p).shape = to;
        }
        let hint = &mut state().shapes[root.0 as usize].inline_hint;
        *hint = (*hint).max(inline_hint(used + 1));
    }

    /// Replaces an object's attributes and shape: for deletion, dict mode and a new class of the same layout.
    ///
    /// # Panics
    /// If the new shape has another layout, other slots than `values`, or no room for slots where there was some.
    pub fn reshape(&mut self, object: &Value, to: ShapeId, values: Vec<Value>) {
        let p = object.bits().ptr();
        let (new, old) = (self.shape(to), self.shape(object.shape()));
        assert!(
            object.bits().is_ptr()
                && new.layout_id == old.layout_id
                && new.attrs_offset == old.attrs_offset
                && new.names().len() == values.len()
        );
        let (old_class, new_class) =
            (old.class.filter(|_| old.counts_class), new.class.filter(|_| new.counts_class));
        let used = old.names().len();
        let mut dropped = Vec::new();
        // SAFETY: as in `add_slot`; the old attributes are moved out before the new ones are written.
        unsafe {
            if new.attrs_offset != 0 {
                let a = attrs_of(p, new.attrs_offset);
                dropped.extend((0..used).map(|i| (*a).slots.add(i).read().into_value()));
                if ((*a).cap as usize) < values.len() {
                    grow(a, 0, values.len());
                }
                for (i, v) in values.into_iter().enumerate() {
                    (*a).slots.add(i).write(v.into_bits());
                }
            }
            (*p).shape = to;
            if let Some(c) = new_class {
                c.inc();
            }
            if let Some(c) = old_class {
                c.dec();
            }
        }
        drop(dropped);
    }
}
