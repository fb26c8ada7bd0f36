//! `int` and `bool`: immediates of 48 bits, boxed 64-bit ones, and big ones: three storages of one Python type.

mod arith;
mod bits;
mod bool;
mod bytes;
mod methods;
mod new;
pub mod text;

use crate::{PyResult, Vm};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use std::borrow::Cow;
use taipan_heap::{Float, Int64, Ref, Trace, Value};
use taipan_prim::int::Int;

pub use self::bool::SPEC as BOOL_SPEC;
pub(crate) use arith::too_large_for_float;
pub use arith::{MAX_BITS, int_of_float};
pub(crate) use bytes::bytes_like;
pub use methods::SPEC;
pub use new::{parse_int, to_int};
pub use text::format_error;
pub(crate) use text::format_number;

/// An int of more than 64 bits, or the value of an instance of a subclass of `int`.
pub struct Big(pub BigInt);

impl Trace for Big {
    const BUFFERED: bool = true;
    fn buffer(&self) -> usize {
        usize::try_from(self.0.bits().div_ceil(64)).unwrap_or(usize::MAX / 8) * 8
    }
}

/// The value of an `int` (bools and instances of subclasses included), borrowed.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    Small(i64),
    Big(&'a BigInt),
}

impl<'a> IntRef<'a> {
    pub fn to_big(self) -> BigInt {
        match self {
            IntRef::Small(i) => BigInt::from(i),
            IntRef::Big(b) => b.clone(),
        }
    }

    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntRef::Small(i) => Some(i),
            IntRef::Big(b) => b.to_i64(),
        }
    }

    /// As a `BigInt`, copied only where it is none yet.
    pub fn to_cow(self) -> Cow<'a, BigInt> {
        match self {
            IntRef::Small(i) => Cow::Owned(BigInt::from(i)),
            IntRef::Big(b) => Cow::Borrowed(b),
        }
    }

    /// The nearest float; `None` where it is beyond all.
    pub fn to_f64(self) -> Option<f64> {
        match self {
            IntRef::Small(i) => Some(i as f64),
            IntRef::Big(b) => taipan_prim::int::to_f64(b),
        }
    }

    pub fn is_zero(self) -> bool {
        matches!(self, IntRef::Small(0))
    }

    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(i) => i < 0,
            IntRef::Big(b) => b.sign() == num_bigint::Sign::Minus,
        }
    }
}

/// The value of any `int` instance.
#[inline]
pub fn int_ref(v: &Value) -> Option<IntRef<'_>> {
    if let Some(i) = v.bits().as_small_int() {
        return Some(IntRef::Small(i));
    }
    if let Some(n) = v.exact::<Int64>() {
        return Some(IntRef::Small(n.0));
    }
    if let Some(b) = v.as_bool() {
        return Some(IntRef::Small(b as i64));
    }
    let big = v.downcast::<Big>()?;
    Some(match big.0.to_i64() {
        Some(i) => IntRef::Small(i),
        None => IntRef::Big(&big.0),
    })
}

/// An int object of any size.
pub fn from_big(b: BigInt) -> Value {
    match b.to_i64() {
        Some(i) => Value::int(i),
        None => Ref::new(Big(b)).into(),
    }
}

/// An int object of what `prim` computed.
pub fn from_int(i: Int) -> Value {
    match i {
        Int::Small(i) => Value::int(i),
        Int::Big(b) => from_big(b),
    }
}

/// An exact `int` of the same value: the object itself, but for bools and instances of subclasses.
pub fn exact_int(v: &Value) -> Option<Value> {
    if v.bits().as_small_int().is_some() || v.exact::<Int64>().is_some() || v.exact::<Big>().is_some() {
        return Some(v.clone());
    }
    int_ref(v).map(|i| match i {
        IntRef::Small(i) => Value::int(i),
        IntRef::Big(b) => Ref::new(Big(b.clone())).into(),
    })
}

/// The same from an unsigned size.
pub fn from_usize(n: usize) -> Value {
    match i64::try_from(n) {
        Ok(i) => Value::int(i),
        Err(_) => from_big(BigInt::from(n)),
    }
}

/// The value of any `float` instance.
pub fn float_ref(v: &Value) -> Option<f64> {
    v.as_float().or_else(|| v.downcast::<Float>().map(|f| f.0))
}

impl Vm {
    /// `operator.index`: an int, or what `__index__` gives.
    pub fn index<'a>(&mut self, v: &'a Value) -> PyResult<Cow<'a, Value>>
    where
        Value: Clone,
    {
        if int_ref(v).is_some() {
            return Ok(Cow::Borrowed(v));
        }
        let Some(index) = self.class_ref(v).get(self).slots.index else {
            raise!(self, TypeError, "'{}' object cannot be interpreted as an integer", self.type_name(v));
        };
        let r = index(self, v)?;
        if int_ref(&r).is_none() {
            raise!(self, TypeError, "__index__ returned non-int (type {})", self.type_name(&r));
        }
        self.warn_of_strict_subclass("__index__", &r, "int")?;
        Ok(Cow::Owned(r))
    }

    /// An index that fits, clamped as CPython's `PyNumber_AsSsize_t` with no exception.
    pub fn index_clamped(&mut self, v: &Value) -> PyResult<i64> {
        let i = self.index(v)?;
        Ok(match int_ref(&i) {
            Some(IntRef::Small(i)) => i,
            Some(big) if big.is_negative() => i64::MIN,
            _ => i64::MAX,
        })
    }

    /// An index that must fit, else IndexError.
    pub fn index_i64(&mut self, v: &Value) -> PyResult<i64> {
        if let Some(i) = v.bits().as_small_int() {
            return Ok(i);
        }
        let i = self.index(v)?;
        match int_ref(&i).and_then(IntRef::to_i64) {
            Some(i) => Ok(i),
            None => {
                raise!(self, IndexError, "cannot fit '{}' into an index-sized integer", self.type_name(v))
            }
        }
    }

    /// A C ssize argument: OverflowError where it does not fit.
    pub fn ssize(&mut self, v: &Value) -> PyResult<i64> {
        let i = self.index(v)?;
        match int_ref(&i).and_then(IntRef::to_i64) {
            Some(i) => Ok(i),
            None => raise!(self, OverflowError, "Python int too large to convert to C ssize_t"),
        }
    }
}

/// What `__len__` returned, as a length.
pub fn length_result(vm: &mut Vm, v: &Value) -> PyResult<usize> {
    let i = vm.index(v)?;
    match int_ref(&i) {
        Some(IntRef::Small(n)) if n >= 0 => Ok(n as usize),
        Some(n) if n.is_negative() => raise!(vm, ValueError, "__len__() should return >= 0"),
        _ => raise!(vm, OverflowError, "cannot fit '{}' into an index-sized integer", vm.type_name(v)),
    }
}

/// What `__hash__` returned, as a hash.
pub fn hash_result(vm: &mut Vm, v: &Value) -> PyResult<i64> {
    match int_ref(v) {
        Some(IntRef::Small(i)) => Ok(taipan_prim::hash::avoid_minus_one(i)),
        Some(IntRef::Big(b)) => Ok(taipan_prim::hash::hash_bigint(b)),
        None => raise!(vm, TypeError, "__hash__ method should return an integer"),
    }
}
