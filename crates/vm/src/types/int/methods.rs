//! What `int` declares: slots, methods, computed attributes.

use super::{Big, IntRef, arith, bits, bool, bytes, exact_int, int_ref, new, text};
use crate::class::slots::CompareOp;
use crate::class::{ClassFlags, GetSet, Slots, TypeSpec};
use crate::methods;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Value, id};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    doc: Some(
        "int([x]) -> integer\nint(x, base=10) -> integer\n\n\
         Convert a number or string to an integer, or return 0 if no arguments\n\
         are given.  If x is a number, return x.__int__().  For floating-point\n\
         numbers, this truncates towards zero.\n\n\
         If x is not a number or if base is given, then x must be a string,\n\
         bytes, or bytearray instance representing an integer literal in the\n\
         given base.  The literal can be preceded by '+' or '-' and be surrounded\n\
         by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\n\
         Base 0 means to interpret the base from the string as an integer literal.\n\
         >>> int('0b100', base=0)\n4",
    ),
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        repr: Some(text::repr),
        hash: Some(hash),
        compare: Some(compare),
        add: Some(arith::add),
        sub: Some(arith::sub),
        mul: Some(arith::mul),
        floordiv: Some(arith::floordiv),
        truediv: Some(arith::truediv),
        rem: Some(arith::rem),
        divmod: Some(arith::divmod),
        pow: Some(arith::pow),
        neg: Some(arith::neg),
        pos: Some(arith::itself),
        abs: Some(arith::abs),
        bool: Some(bool::int_truth),
        invert: Some(bits::invert),
        lshift: Some(bits::lshift),
        rshift: Some(bits::rshift),
        and: Some(bits::and),
        xor: Some(bits::xor),
        or: Some(bits::or),
        int: Some(arith::itself),
        float: Some(arith::float),
        index: Some(arith::itself),
        new: Some(new::new),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("int", Big::ID, &[Big::ID, id::INT.0, id::INT64])
};

fn hash(_vm: &mut Vm, this: &Value) -> PyResult<i64> {
    Ok(match int_ref(this) {
        Some(IntRef::Small(i)) => taipan_prim::hash::hash_i64(i),
        Some(IntRef::Big(b)) => taipan_prim::hash::hash_bigint(b),
        None => 0,
    })
}

fn compare(_vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    Ok(match arith::pair(a, b) {
        Some((IntRef::Small(x), IntRef::Small(y))) => Value::bool(op.matches(x.cmp(&y))),
        Some((x, y)) => Value::bool(op.matches(x.to_cow().cmp(&y.to_cow()))),
        None => Value::NOT_IMPLEMENTED,
    })
}

fn exact(this: &Value) -> PyResult {
    Ok(exact_int(this).unwrap_or(Value::NONE))
}

fn real(_vm: &mut Vm, this: &Value) -> PyResult {
    exact(this)
}

static GETSET: &[GetSet] = &[
    GetSet::read("real", "the real part of a complex number", real),
    GetSet::read("imag", "the imaginary part of a complex number", |_, _| Ok(Value::int(0))),
    GetSet::read("numerator", "the numerator of a rational number in lowest terms", real),
    GetSet::read("denominator", "the denominator of a rational number in lowest terms", |_, _| {
        Ok(Value::int(1))
    }),
];

methods! { static METHODS;
    /// Returns self, the complex conjugate of any int.
    "conjugate($self, /)" => |_vm, [this]| { exact(this) }
    /// Number of bits necessary to represent self in binary.
    ///
    /// >>> bin(37)
    /// '0b100101'
    /// >>> (37).bit_length()
    /// 6
    "bit_length($self, /)" => |_vm, [this]| { Ok(Value::int(int_ref(this).map_or(0, bits::bit_length))) }
    /// Number of ones in the binary representation of the absolute value of self.
    ///
    /// Also known as the population count.
    ///
    /// >>> bin(13)
    /// '0b1101'
    /// >>> (13).bit_count()
    /// 3
    "bit_count($self, /)" => |_vm, [this]| { Ok(Value::int(int_ref(this).map_or(0, bits::bit_count))) }
    /// Return an array of bytes representing an integer.
    ///
    ///   length
    ///     Length of bytes object to use.  An OverflowError is raised if the
    ///     integer is not representable with the given number of bytes.  Default
    ///     is length 1.
    ///   byteorder
    ///     The byte order used to represent the integer.  If byteorder is 'big',
    ///     the most significant byte is at the beginning of the byte array.  If
    ///     byteorder is 'little', the most significant byte is at the end of the
    ///     byte array.  To request the native byte order of the host system, use
    ///     sys.byteorder as the byte order value.  Default is to use 'big'.
    ///   signed
    ///     Determines whether two's complement is used to represent the integer.
    ///     If signed is False and a negative integer is given, an OverflowError
    ///     is raised.
    "to_bytes($self, /, length=1, byteorder='big', *, signed=False)" => |vm, [this, length, order, signed]| {
        bytes::to_bytes(vm, [this, length, order, signed])
    }
    /// Return the integer represented by the given array of bytes.
    ///
    ///   bytes
    ///     Holds the array of bytes to convert.  The argument must either
    ///     support the buffer protocol or be an iterable object producing bytes.
    ///     Bytes and bytearray are examples of built-in objects that support the
    ///     buffer protocol.
    ///   byteorder
    ///     The byte order used to represent the integer.  If byteorder is 'big',
    ///     the most significant byte is at the beginning of the byte array.  If
    ///     byteorder is 'little', the most significant byte is at the end of the
    ///     byte array.  To request the native byte order of the host system, use
    ///     sys.byteorder as the byte order value.  Default is to use 'big'.
    ///   signed
    ///     Indicates whether two's complement is used to represent the integer.
    "from_bytes($type, /, bytes, byteorder='big', *, signed=False)" => |vm, [class, data, order, signed]| {
        bytes::from_bytes(vm, [class, data, order, signed])
    }
    /// Return a pair of integers, whose ratio is equal to the original int.
    ///
    /// The ratio is in lowest terms and has a positive denominator.
    ///
    /// >>> (10).as_integer_ratio()
    /// (10, 1)
    /// >>> (-10).as_integer_ratio()
    /// (-10, 1)
    /// >>> (0).as_integer_ratio()
    /// (0, 1)
    "as_integer_ratio($self, /)" => |vm, [this]| {
        let numerator = exact(this)?;
        Ok(vm.new_tuple([numerator, Value::int(1)]))
    }
    /// Truncating an Integral returns itself.
    "__trunc__($self, /)" => |_vm, [this]| { exact(this) }
    /// Flooring an Integral returns itself.
    "__floor__($self, /)" => |_vm, [this]| { exact(this) }
    /// Ceiling of an Integral returns itself.
    "__ceil__($self, /)" => |_vm, [this]| { exact(this) }
    /// Rounding an Integral returns itself.
    ///
    /// Rounding with an ndigits argument also returns an integer.
    "__round__($self, ndigits=<unrepresentable>, /)" => |vm, [this, digits]| { arith::round(vm, this, digits) }
    "__getnewargs__($self, /)" => |vm, [this]| {
        let value = exact(this)?;
        Ok(vm.new_tuple([value]))
    }
    /// Convert to a string according to format_spec.
    "__format__($self, format_spec, /)" => |vm, [this, spec]| { text::format(vm, this, spec) }
    /// Returns size in memory, in bytes.
    "__sizeof__($self, /)" => |_vm, [this]| {
        let digits = int_ref(this).map_or(1, arith::digits_of_30_bits).max(1);
        Ok(Value::int(24 + 4 * digits as i64))
    }
    /// Returns True. Exists for duck type compatibility with float.is_integer.
    "is_integer($self, /)" => |_vm, [_this]| { Ok(Value::TRUE) }
}
