//! What `float` declares: slots, methods, computed attributes.

use super::{arith, convert};
use crate::class::{Class, ClassFlags, GetSet, Slots, TypeSpec};
use crate::methods;
use crate::types::int::{float_ref, format_number, from_big, int_of_float};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Float, Payload, Value, id};
use taipan_prim::float::{self, FromHexError};
use taipan_prim::format::FormatKind;
use taipan_prim::text::Text;

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    doc: Some("Convert a string or number to a floating-point number, if possible."),
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(arith::compare),
        add: Some(arith::add),
        sub: Some(arith::sub),
        mul: Some(arith::mul),
        truediv: Some(arith::truediv),
        floordiv: Some(arith::floordiv),
        rem: Some(arith::rem),
        divmod: Some(arith::divmod),
        pow: Some(arith::pow),
        neg: Some(arith::neg),
        pos: Some(arith::itself),
        abs: Some(arith::abs),
        bool: Some(arith::truth),
        int: Some(trunc),
        float: Some(arith::itself),
        new: Some(convert::new),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    signature: "(x=0, /)",
    ..TypeSpec::named("float", Float::ID, &[Float::ID, id::FLOAT.0])
};

fn value(this: &Value) -> f64 {
    float_ref(this).unwrap_or_default()
}

/// `float.__repr__`
pub(crate) fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let text = float::repr(value(this));
    Ok(vm.new_text(Text::from_latin1_vec(text.into_bytes())))
}

/// A NaN hashes by identity (since 3.10).
fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    match taipan_prim::hash::hash_f64(value(this)) {
        Some(h) => Ok(h),
        None => crate::types::object::hash(vm, this),
    }
}

fn trunc(vm: &mut Vm, this: &Value) -> PyResult {
    int_of_float(vm, value(this))
}

/// `round(value, ndigits)`.
pub(crate) fn round(vm: &mut Vm, this: &Value, digits: &Value) -> PyResult {
    let x = value(this);
    if digits.is_none() {
        return int_of_float(vm, float::round_half_even(x));
    }
    let digits = vm.index_clamped(digits)?;
    match float::round_to_digits(x, digits) {
        Some(r) => Ok(Value::float(r)),
        None => raise!(vm, OverflowError, "rounded value too large to represent"),
    }
}

fn as_integer_ratio(vm: &mut Vm, this: &Value) -> PyResult {
    let x = value(this);
    match taipan_prim::int::as_integer_ratio(x) {
        Some((n, d)) => Ok(vm.new_tuple([from_big(n), from_big(d)])),
        None if x.is_nan() => raise!(vm, ValueError, "cannot convert NaN to integer ratio"),
        None => raise!(vm, OverflowError, "cannot convert Infinity to integer ratio"),
    }
}

/// An instance of the class that a class method was called on.
fn of_class(vm: &mut Vm, class: &Value, x: f64) -> PyResult {
    match class.downcast::<Class>() {
        Some(c) if !c.value().is(vm.types.float.value()) => vm.call(class, &[Value::float(x)]),
        _ => Ok(Value::float(x)),
    }
}

fn fromhex(vm: &mut Vm, class: &Value, text: &Value) -> PyResult {
    let Some(text) = text.downcast::<Str>() else {
        raise!(vm, TypeError, "bad argument type for built-in operation");
    };
    match float::from_hex(text.to_lossy().as_bytes()) {
        Ok(x) => of_class(vm, class, x),
        Err(FromHexError::Invalid) => raise!(vm, ValueError, "invalid hexadecimal floating-point string"),
        Err(FromHexError::TooLarge) => {
            raise!(vm, OverflowError, "hexadecimal value too large to represent as a float")
        }
        Err(FromHexError::TooLong) => raise!(vm, ValueError, "hexadecimal string too long to convert"),
    }
}

fn getformat(vm: &mut Vm, kind: &Value) -> PyResult {
    let Some(text) = kind.downcast::<Str>() else {
        return Err(vm.bad_argument("__getformat__", "argument", "str", kind));
    };
    if !text.eq_str("double") && !text.eq_str("float") {
        raise!(vm, ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
    }
    Ok(vm.new_str("IEEE, little-endian"))
}

static GETSET: &[GetSet] = &[
    GetSet::read("real", "the real part of a complex number", arith::itself),
    GetSet::read("imag", "the imaginary part of a complex number", |_, _| Ok(Value::float(0.0))),
];

methods! { static METHODS;
    /// Return self, the complex conjugate of any float.
    "conjugate($self, /)" => |vm, [this]| { arith::itself(vm, this) }
    /// Return the Integral closest to x between 0 and x.
    "__trunc__($self, /)" => |vm, [this]| { trunc(vm, this) }
    /// Return the floor as an Integral.
    "__floor__($self, /)" => |vm, [this]| { int_of_float(vm, value(this).floor()) }
    /// Return the ceiling as an Integral.
    "__ceil__($self, /)" => |vm, [this]| { int_of_float(vm, value(this).ceil()) }
    /// Return the Integral closest to x, rounding half toward even.
    ///
    /// When an argument is passed, work like built-in round(x, ndigits).
    "__round__($self, ndigits=None, /)" => |vm, [this, digits]| { round(vm, this, digits) }
    /// Return a pair of integers, whose ratio is exactly equal to the original float.
    ///
    /// The ratio is in lowest terms and has a positive denominator.  Raise
    /// OverflowError on infinities and a ValueError on NaNs.
    ///
    /// >>> (10.0).as_integer_ratio()
    /// (10, 1)
    /// >>> (0.0).as_integer_ratio()
    /// (0, 1)
    /// >>> (-.25).as_integer_ratio()
    /// (-1, 4)
    "as_integer_ratio($self, /)" => |vm, [this]| { as_integer_ratio(vm, this) }
    /// Create a floating-point number from a hexadecimal string.
    ///
    /// >>> float.fromhex('0x1.ffffp10')
    /// 2047.984375
    /// >>> float.fromhex('-0x1p-1074')
    /// -5e-324
    "fromhex($type, string, /)" => |vm, [class, text]| { fromhex(vm, class, text) }
    /// Convert real number to a floating-point number.
    "from_number($type, number, /)" => |vm, [class, number]| {
        if number.as_float().is_some() && class.is(vm.types.float.value()) {
            return Ok(number.clone());
        }
        let x = super::to_float(vm, number)?;
        of_class(vm, class, x)
    }
    /// Return a hexadecimal representation of a floating-point number.
    ///
    /// >>> (-0.1).hex()
    /// '-0x1.999999999999ap-4'
    /// >>> 3.14159.hex()
    /// '0x1.921f9f01b866ep+1'
    "hex($self, /)" => |vm, [this]| { Ok(vm.new_str(&float::to_hex(value(this)))) }
    /// Return True if the float is an integer.
    "is_integer($self, /)" => |_vm, [this]| { Ok(Value::bool(float::is_integer(value(this)))) }
    "__getnewargs__($self, /)" => |vm, [this]| { Ok(vm.new_tuple([Value::float(value(this))])) }
    /// You probably don't want to use this function.
    ///
    ///   typestr
    ///     Must be 'double' or 'float'.
    ///
    /// It exists mainly to be used in Python's test suite.
    ///
    /// This function returns whichever of 'unknown', 'IEEE, big-endian' or 'IEEE,
    /// little-endian' best describes the format of floating-point numbers used by the
    /// C type named by typestr.
    "__getformat__($type, typestr, /)" => |vm, [_class, kind]| { getformat(vm, kind) }
    /// Formats the float according to format_spec.
    "__format__($self, format_spec, /)" => |vm, [this, spec]| { format(vm, this, spec) }
}

/// `float.__format__`
pub fn format(vm: &mut Vm, this: &Value, spec: &Value) -> PyResult {
    let x = value(this);
    format_number(vm, this, spec, FormatKind::Float, |spec, out| {
        taipan_prim::format::format_float(x, spec, out)
    })
}
