//! Shifts and bitwise operators of `int`, which behave as on two's complement of endless width.

use super::arith::{pair, shift_count, shifted};
use super::{IntRef, from_big, int_ref};
use crate::{PyResult, Vm};
use taipan_heap::Value;
use taipan_prim::int;

pub(super) fn lshift(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let Some((value, count)) = pair(a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    let count = shift_count(vm, count)?;
    if value.is_zero() {
        return Ok(Value::int(0));
    }
    match count {
        Some(count) => shifted(vm, value, count),
        // CPython counts the digits of 30 bits first, and asks for memory where an array could hold them.
        None if int_ref(b).is_some_and(|n| n.to_big().bits() <= 65) => Err(vm.memory_error()),
        None => raise!(vm, OverflowError, "too many digits in integer"),
    }
}

pub(super) fn rshift(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let Some((value, count)) = pair(a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    let count = shift_count(vm, count)?.unwrap_or(u64::MAX);
    Ok(match value {
        IntRef::Small(i) => Value::int(int::shr_i64(i, count)),
        IntRef::Big(b) => from_big(int::shr(b, count)),
    })
}

macro_rules! bitwise {
    ($($name:ident $op:tt)*) => { $(
        pub(super) fn $name(_vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
            Ok(match pair(a, b) {
                Some((IntRef::Small(x), IntRef::Small(y))) => Value::int(x $op y),
                Some((x, y)) => from_big(&*x.to_cow() $op &*y.to_cow()),
                None => Value::NOT_IMPLEMENTED,
            })
        }
    )* };
}
bitwise! {
    and &
    or |
    xor ^
}

pub(super) fn invert(_vm: &mut Vm, a: &Value) -> PyResult {
    Ok(match int_ref(a) {
        Some(IntRef::Small(i)) => Value::int(!i),
        Some(IntRef::Big(b)) => from_big(!b),
        None => Value::NOT_IMPLEMENTED,
    })
}

/// `int.bit_length()`.
pub(super) fn bit_length(value: IntRef<'_>) -> i64 {
    match value {
        IntRef::Small(i) => i64::from(64 - i.unsigned_abs().leading_zeros()),
        IntRef::Big(b) => int::bit_length(b) as i64,
    }
}

/// `int.bit_count()`.
pub(super) fn bit_count(value: IntRef<'_>) -> i64 {
    match value {
        IntRef::Small(i) => i64::from(i.unsigned_abs().count_ones()),
        IntRef::Big(b) => int::bit_count(b) as i64,
    }
}
