//! The NaN box: one u64 that is an immediate or a pointer to an object.
//!
//! | top 16 bits   | meaning                                           |
//! |---------------|---------------------------------------------------|
//! | 0x0000        | pointer to an object, never null                  |
//! | 0x0001–0xFFF9 | float: the f64's bits + 2^48                      |
//! | 0xFFFE        | Null, None, False, True, Ellipsis, NotImplemented |
//! | 0xFFFF        | int, 48 bits, sign-extended                       |

use crate::header::Header;
use crate::number::{Float, Int64};
use crate::shape::{ShapeId, id};
use crate::{Payload, Ref, alloc, free};
use std::fmt;
use std::num::NonZeroU64;

const FLOAT_OFFSET: u64 = 1 << 48;
const FLOAT_LIMIT: u64 = 0xFFF9 << 48;
const SPECIAL: u64 = 0xFFFE << 48;
const INT: u64 = 0xFFFF << 48;

/// A value's bits without ownership: the engine's currency. Copying does not touch the reference count.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Bits(NonZeroU64);

impl Bits {
    /// An empty slot: not a Python value.
    pub const NULL: Bits = Bits::special(0);
    pub const NONE: Bits = Bits::special(1);
    pub const FALSE: Bits = Bits::special(2);
    pub const TRUE: Bits = Bits::special(3);
    pub const ELLIPSIS: Bits = Bits::special(4);
    pub const NOT_IMPLEMENTED: Bits = Bits::special(5);

    const fn special(n: u64) -> Bits {
        Bits(NonZeroU64::new(SPECIAL | n).unwrap())
    }

    #[inline(always)]
    fn new(raw: u64) -> Bits {
        debug_assert!(raw != 0);
        // SAFETY: every caller passes a tagged immediate (top bits set) or a non-null pointer.
        Bits(unsafe { NonZeroU64::new_unchecked(raw) })
    }

    #[inline(always)]
    pub fn raw(self) -> u64 {
        self.0.get()
    }

    #[inline(always)]
    pub fn from_ptr(p: *mut Header) -> Bits {
        debug_assert!(!p.is_null() && (p as u64) < FLOAT_OFFSET);
        Bits::new(p as u64)
    }

    /// An int that fits 48 bits.
    #[inline(always)]
    pub fn small_int(i: i64) -> Option<Bits> {
        if (i << 16) >> 16 == i { Some(Bits::new(i as u64 | INT)) } else { None }
    }

    #[inline(always)]
    pub fn from_bool(b: bool) -> Bits {
        Bits::new(SPECIAL | 2 | b as u64)
    }

    /// A float that is not a NaN.
    #[inline(always)]
    pub fn small_float(f: f64) -> Option<Bits> {
        if f.is_nan() { None } else { Some(Bits::new(f.to_bits().wrapping_add(FLOAT_OFFSET))) }
    }

    #[inline(always)]
    pub fn is_ptr(self) -> bool {
        self.raw() < FLOAT_OFFSET
    }

    /// Whether it points to an object with so many references that it never dies.
    #[cfg(test)]
    pub(crate) fn is_immortal(self) -> bool {
        // SAFETY: a pointer in a value points to a live object.
        self.is_ptr() && unsafe { (*self.ptr()).is_immortal() }
    }

    #[inline(always)]
    pub fn ptr(self) -> *mut Header {
        self.raw() as *mut Header
    }

    /// The immediate int, if it is one.
    #[inline(always)]
    pub fn as_small_int(self) -> Option<i64> {
        if self.raw() >= INT { Some(((self.raw() << 16) as i64) >> 16) } else { None }
    }

    /// Both immediate ints, shifted left by 16: sums, differences and comparisons need no unpacking.
    #[inline(always)]
    pub fn shifted_ints(a: Bits, b: Bits) -> Option<(i64, i64)> {
        if a.raw().min(b.raw()) >= INT {
            Some(((a.raw() << 16) as i64, (b.raw() << 16) as i64))
        } else {
            None
        }
    }

    /// The int whose shifted form (see [`Bits::shifted_ints`]) this is.
    #[inline(always)]
    pub fn from_shifted_int(i: i64) -> Bits {
        Bits::new((i as u64 >> 16) | INT)
    }

    /// The immediate float, if it is one (a NaN is boxed).
    #[inline(always)]
    pub fn as_small_float(self) -> Option<f64> {
        let b = self.raw().wrapping_sub(FLOAT_OFFSET);
        if b < FLOAT_LIMIT { Some(f64::from_bits(b)) } else { None }
    }

    #[inline(always)]
    pub fn as_bool(self) -> Option<bool> {
        if self.raw() & !1 == SPECIAL | 2 { Some(self.raw() & 1 != 0) } else { None }
    }

    #[inline(always)]
    pub fn is_null(self) -> bool {
        self == Bits::NULL
    }

    /// The hidden class: of the object pointed to, or a fixed one for an immediate.
    #[inline(always)]
    pub fn shape(self) -> ShapeId {
        if self.is_ptr() {
            // SAFETY: a pointer in a value points to a live object.
            unsafe { (*self.ptr()).shape }
        } else {
            self.immediate_shape()
        }
    }

    fn immediate_shape(self) -> ShapeId {
        match self.raw() {
            r if r >= INT => id::INT,
            r if r < FLOAT_LIMIT + FLOAT_OFFSET => id::FLOAT,
            r => match r & 7 {
                0 => id::NULL,
                1 => id::NONE,
                2 | 3 => id::BOOL,
                4 => id::ELLIPSIS,
                _ => id::NOT_IMPLEMENTED,
            },
        }
    }

    /// Counts one more reference.
    #[inline(always)]
    pub fn inc(self) {
        if self.is_ptr() {
            // SAFETY: a pointer in a value points to a live object.
            unsafe { (*self.ptr()).inc() }
        }
    }

    /// Gives one reference up, deallocating the object with the last one.
    ///
    /// # Safety
    /// The caller owns a reference and does not use these bits as an owner afterwards.
    #[inline(always)]
    pub unsafe fn dec(self) {
        if self.is_ptr() && (*self.ptr()).dec() {
            free::release(self.ptr());
        }
    }

    /// The inline half of [`Bits::dec`]: true when [`crate::raw::release`] must be called for the object.
    ///
    /// # Safety
    /// As [`Bits::dec`].
    #[inline(always)]
    pub unsafe fn dec_inline(self) -> bool {
        self.is_ptr() && (*self.ptr()).dec()
    }

    /// Takes these bits as an owned value.
    ///
    /// # Safety
    /// The caller owns a reference and passes it on.
    #[inline(always)]
    pub unsafe fn into_value(self) -> Value {
        Value(self)
    }

    /// Looks at these bits as a value.
    ///
    /// # Safety
    /// The object they point to stays alive as long as the borrow.
    #[inline(always)]
    pub unsafe fn as_value(&self) -> &Value {
        &*(self as *const Bits as *const Value)
    }

    /// A new owned reference.
    #[inline(always)]
    pub fn to_value(self) -> Value {
        self.inc();
        Value(self)
    }
}

/// One Python value, or the empty slot [`Value::NULL`]. Owns one reference where it points to an object.
#[repr(transparent)]
pub struct Value(Bits);

impl Value {
    /// An empty slot: not a Python value.
    pub const NULL: Value = Value(Bits::NULL);
    pub const NONE: Value = Value(Bits::NONE);
    pub const FALSE: Value = Value(Bits::FALSE);
    pub const TRUE: Value = Value(Bits::TRUE);
    pub const ELLIPSIS: Value = Value(Bits::ELLIPSIS);
    pub const NOT_IMPLEMENTED: Value = Value(Bits::NOT_IMPLEMENTED);

    /// A Python int.
    #[inline(always)]
    pub fn int(i: i64) -> Value {
        match Bits::small_int(i) {
            Some(b) => Value(b),
            None => Value::boxed_int(i),
        }
    }

    #[cold]
    #[inline(never)]
    fn boxed_int(i: i64) -> Value {
        Ref::new(Int64(i)).into()
    }

    /// A Python float. A NaN is a fresh object each time, as in CPython.
    #[inline(always)]
    pub fn float(f: f64) -> Value {
        match Bits::small_float(f) {
            Some(b) => Value(b),
            None => Value::boxed_float(f),
        }
    }

    #[cold]
    #[inline(never)]
    fn boxed_float(f: f64) -> Value {
        Ref::new(Float(f)).into()
    }

    #[inline(always)]
    pub fn bool(b: bool) -> Value {
        Value(Bits::from_bool(b))
    }

    /// The int, where it is an exact `int` that fits 64 bits. Not for bools.
    #[inline(always)]
    pub fn as_i64(&self) -> Option<i64> {
        match self.0.as_small_int() {
            Some(i) => Some(i),
            None => self.exact::<Int64>().map(|n| n.0),
        }
    }

    /// The float, where it is an exact `float`.
    #[inline(always)]
    pub fn as_float(&self) -> Option<f64> {
        match self.0.as_small_float() {
            Some(f) => Some(f),
            None => self.exact::<Float>().map(|n| n.0),
        }
    }

    #[inline(always)]
    pub fn as_bool(&self) -> Option<bool> {
        self.0.as_bool()
    }

    /// Identity, Python's `is`.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.0 == other.0
    }

    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.0 == Bits::NONE
    }

    #[inline(always)]
    pub fn is_null(&self) -> bool {
        self.0 == Bits::NULL
    }

    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.0 == Bits::NOT_IMPLEMENTED
    }

    /// `None` for an empty slot.
    pub fn present(&self) -> Option<&Value> {
        if self.is_null() { None } else { Some(self) }
    }

    #[inline(always)]
    pub fn shape(&self) -> ShapeId {
        self.0.shape()
    }

    /// The bits, still owned by this value.
    #[inline(always)]
    pub fn bits(&self) -> Bits {
        self.0
    }

    /// Gives ownership to the caller, who counts by hand from here.
    #[inline(always)]
    pub fn into_bits(self) -> Bits {
        let b = self.0;
        std::mem::forget(self);
        b
    }

    /// This value as an object with payload `T`: an instance of exactly the type that `T` lays out.
    #[inline(always)]
    pub fn exact<T: Payload>(&self) -> Option<&Ref<T>> {
        if self.shape().0 == T::ID && self.0.is_ptr() {
            // SAFETY: shape T::ID belongs to payload T alone (contract of `Payload`).
            Some(unsafe { Ref::from_value_ref(self) })
        } else {
            None
        }
    }

    /// This value as an object with payload `T`, instances of subclasses included.
    #[inline(always)]
    pub fn downcast<T: Payload>(&self) -> Option<&Ref<T>> {
        if !self.0.is_ptr() {
            return None;
        }
        let shape = self.shape();
        if shape.0 == T::ID || (!shape.is_builtin() && alloc::layout_id(shape) == T::ID) {
            // SAFETY: the shape's layout is T's, and `Payload` promises that no other type has it.
            Some(unsafe { Ref::from_value_ref(self) })
        } else {
            None
        }
    }

    /// Python's `id()`: the address, or a number from a range where no object lies.
    pub fn identity(&self) -> i64 {
        if self.0.is_ptr() { self.0.raw() as i64 } else { (self.0.raw().rotate_left(17) >> 1) as i64 }
    }

    /// How many references there are; meaningless for immediates (0).
    // A borrow that is passed on would keep the value on the native stack: see the register engine's dispatch.
    #[inline(always)]
    pub fn ref_count(&self) -> u32 {
        // SAFETY: a pointer in a value points to a live object.
        if self.0.is_ptr() { unsafe { (*self.0.ptr()).count() } } else { 0 }
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        self.0.to_value()
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: a value owns its reference, and this is its last use.
        unsafe { self.0.dec() }
    }
}

impl Default for Value {
    fn default() -> Value {
        Value::NULL
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.as_small_int(), self.0.as_small_float()) {
            (Some(i), _) => write!(f, "Value({i})"),
            (_, Some(x)) => write!(f, "Value({x})"),
            _ if self.0.is_ptr() => {
                write!(f, "Value(object at {:#x}, shape {})", self.0.raw(), self.shape().0)
            }
            _ => f.write_str(
                ["Null", "None", "False", "True", "Ellipsis", "NotImplemented"]
                    [(self.0.raw() & 7).min(5) as usize],
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_round_trip_at_every_width() {
        for i in [0, 1, -1, (1 << 47) - 1, 1 << 47, -(1 << 47), -(1 << 47) - 1, i64::MAX, i64::MIN] {
            assert_eq!(Value::int(i).as_i64(), Some(i));
            assert_eq!(Value::int(i).as_float(), None);
        }
    }

    #[test]
    fn floats_round_trip_and_nan_is_an_object() {
        for f in [0.0, -0.0, 1.5, f64::INFINITY, f64::NEG_INFINITY, f64::MIN_POSITIVE, f64::MAX] {
            assert_eq!(Value::float(f).as_float().unwrap().to_bits(), f.to_bits());
        }
        let nan = Value::float(f64::NAN);
        assert!(nan.as_float().unwrap().is_nan() && nan.bits().is_ptr());
        assert!(!nan.is(&Value::float(f64::NAN)) && nan.is(&nan.clone()));
    }

    #[test]
    fn sizes_are_one_word() {
        assert_eq!(size_of::<Value>(), 8);
        assert_eq!(size_of::<Option<Value>>(), 8);
        assert_eq!(size_of::<Result<Value, Value>>(), 16);
    }
}
