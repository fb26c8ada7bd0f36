//! Numbers.

mod sum;

pub(super) use sum::sum_on;

use crate::methods;
use crate::types::int::{IntRef, int_ref};
use crate::{PyResult, Vm};
use taipan_heap::Value;
use taipan_prim::int::{to_radix, to_radix_i64};

methods! { pub static FUNCTIONS;
    /// Return the absolute value of the argument.
    "abs($module, x, /)" quick super::quick::abs => |vm, [x]| {
        match vm.class_ref(x).get(vm).slots.abs {
            Some(abs) => abs(vm, x),
            None => raise!(vm, TypeError, "bad operand type for abs(): '{}'", vm.type_name(x)),
        }
    }
    /// Return the binary representation of an integer.
    ///
    ///    >>> bin(2796202)
    ///    '0b1010101010101010101010'
    "bin($module, number, /)" => |vm, [number]| { in_radix(vm, number, 2, "0b") }
    /// Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.
    "divmod($module, x, y, /)" => |vm, [x, y]| {
        let r = vm.binary_slot(|s| s.divmod, x, y)?;
        if r.is_not_implemented() {
            raise!(
                vm,
                TypeError,
                "unsupported operand type(s) for divmod(): '{}' and '{}'",
                vm.type_name(x),
                vm.type_name(y)
            );
        }
        Ok(r)
    }
    /// Return the hash value for the given object.
    ///
    /// Two objects that compare equal must also have the same hash value, but the
    /// reverse is not necessarily true.
    "hash($module, obj, /)" => |vm, [obj]| { Ok(Value::int(vm.hash(obj)?)) }
    /// Return the hexadecimal representation of an integer.
    ///
    ///    >>> hex(12648430)
    ///    '0xc0ffee'
    "hex($module, number, /)" => |vm, [number]| { in_radix(vm, number, 16, "0x") }
    /// Return the octal representation of an integer.
    ///
    ///    >>> oct(342391)
    ///    '0o1234567'
    "oct($module, number, /)" => |vm, [number]| { in_radix(vm, number, 8, "0o") }
    /// Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments
    ///
    /// Some types, such as ints, are able to use a more efficient algorithm when
    /// invoked using the three argument form.
    "pow($module, /, base, exp, mod=None)" => |vm, [base, exp, modulus]| { vm.power(base, exp, modulus, false) }
    /// Round a number to a given precision in decimal digits.
    ///
    /// The return value is an integer if ndigits is omitted or None.  Otherwise
    /// the return value has the same type as the number.  ndigits may be negative.
    "round($module, /, number, ndigits=None)" => |vm, [number, ndigits]| { round(vm, number, ndigits) }
    /// Return the sum of a 'start' value (default: 0) plus an iterable of numbers
    ///
    /// When the iterable is empty, return the start value.
    /// This function is intended specifically for use with numeric values and may
    /// reject non-numeric types.
    "sum($module, iterable, /, start=0)" quick sum::quick => |vm, [iterable, start]| { sum::sum(vm, iterable, start) }
}

fn in_radix(vm: &mut Vm, number: &Value, radix: u32, prefix: &str) -> PyResult {
    let number = vm.index(number)?;
    let text = match int_ref(&number) {
        Some(IntRef::Small(i)) => to_radix_i64(i, radix, prefix),
        Some(IntRef::Big(b)) => to_radix(b, radix, prefix),
        None => return Ok(Value::NONE),
    };
    Ok(vm.new_str(&text))
}

fn round(vm: &mut Vm, number: &Value, digits: &Value) -> PyResult {
    if number.as_float().is_some() {
        return crate::types::float::round(vm, number, digits);
    }
    let name = vm.names.__round__.clone();
    let Some(method) = vm.type_lookup(number, &name) else {
        raise!(vm, TypeError, "type {} doesn't define __round__ method", vm.type_name(number));
    };
    let bound = vm.bind_special(&method, number)?;
    if digits.is_none() { vm.call(&bound, &[]) } else { vm.call(&bound, std::slice::from_ref(digits)) }
}
