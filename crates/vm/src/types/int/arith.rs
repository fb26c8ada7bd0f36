//! Arithmetic of `int`: 64-bit paths first, big ones where those overflow, results always exact `int`s.

use super::{IntRef, exact_int, from_big, from_int, int_ref};
use crate::{PyResult, Raised, Vm};
use num_bigint::BigInt;
use num_traits::Signed;
use taipan_heap::Value;
use taipan_prim::int::{self, Int, ModPowError, TrueDivError};

/// No int has more bits: what would is refused with a MemoryError before anything is computed.
pub const MAX_BITS: u64 = 1 << 32;
/// The same for powers, whose cost grows faster than their size.
const MAX_POWER_BITS: u64 = 1 << 30;

/// Both operands as ints.
pub(super) fn pair<'a>(a: &'a Value, b: &'a Value) -> Option<(IntRef<'a>, IntRef<'a>)> {
    Some((int_ref(a)?, int_ref(b)?))
}

macro_rules! linear {
    ($($name:ident $checked:ident $op:tt)*) => { $(
        pub(super) fn $name(_vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
            let Some(operands) = pair(a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
            Ok(match operands {
                (IntRef::Small(x), IntRef::Small(y)) => match x.$checked(y) {
                    Some(r) => Value::int(r),
                    None => from_big(BigInt::from(i128::from(x) $op i128::from(y))),
                },
                (IntRef::Small(x), IntRef::Big(y)) => from_big(x $op y),
                (IntRef::Big(x), IntRef::Small(y)) => from_big(x $op y),
                (IntRef::Big(x), IntRef::Big(y)) => from_big(x $op y),
            })
        }
    )* };
}
linear! {
    add checked_add +
    sub checked_sub -
}

pub(super) fn mul(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let Some(operands) = pair(a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(match operands {
        (IntRef::Small(x), IntRef::Small(y)) => match x.checked_mul(y) {
            Some(r) => Value::int(r),
            None => from_big(BigInt::from(i128::from(x) * i128::from(y))),
        },
        (IntRef::Small(x), IntRef::Big(y)) => from_big(x * y),
        (IntRef::Big(x), IntRef::Small(y)) => from_big(x * y),
        (IntRef::Big(x), IntRef::Big(y)) => {
            check_product(vm, x.bits(), y.bits())?;
            from_big(x * y)
        }
    })
}

/// Asks for the room and the time that a product of ints of so many bits takes.
fn check_product(vm: &mut Vm, x: u64, y: u64) -> PyResult<()> {
    if x.saturating_add(y) > MAX_BITS {
        return Err(vm.memory_error());
    }
    check_bits(vm, x + y)?;
    // Between the methods of Karatsuba and of Toom and Cook.
    charge(vm, x.max(y), x.min(y).isqrt() * 128)
}

/// The same for a quotient, which is computed digit by digit.
fn check_quotient(vm: &mut Vm, x: IntRef<'_>, y: IntRef<'_>) -> PyResult<()> {
    match (x, y) {
        (IntRef::Big(x), IntRef::Big(y)) => charge(vm, x.bits().saturating_sub(y.bits()), y.bits()),
        _ => Ok(()),
    }
}

/// Counts the work of that many pairs of bits.
fn charge(vm: &mut Vm, x: u64, y: u64) -> PyResult<()> {
    /// Sixteen of pairs of machine words.
    const PAIRS: u64 = 1 << 16;
    if !vm.meter.counts() {
        return Ok(());
    }
    match x.saturating_mul(y) / PAIRS {
        0 => Ok(()),
        units => vm.count_work(units),
    }
}

/// Asks for the room and the time that the decimal digits of an int of so many bits take.
pub(super) fn check_decimal(vm: &mut Vm, bits: u64) -> PyResult<()> {
    check_bits(vm, bits * 3)?;
    charge(vm, bits, bits / 8)
}

/// Asks for the room of an int of so many bits.
fn check_bits(vm: &mut Vm, bits: u64) -> PyResult<()> {
    vm.check_memory(usize::try_from(bits / 8).unwrap_or(usize::MAX))
}

pub(super) fn floordiv(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let Some(operands) = pair(a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    check_quotient(vm, operands.0, operands.1)?;
    let quotient = match operands {
        (IntRef::Small(x), IntRef::Small(y)) => int::floor_div_i64(x, y),
        (x, y) => int::floor_div(&x.to_cow(), &y.to_cow()).map(Int::from),
    };
    match quotient {
        Some(q) => Ok(from_int(q)),
        None => raise!(vm, ZeroDivisionError, "{}", vm.dialect.int_division_by_zero()),
    }
}

pub(super) fn rem(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let Some(operands) = pair(a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    check_quotient(vm, operands.0, operands.1)?;
    let remainder = match operands {
        (IntRef::Small(x), IntRef::Small(y)) => int::modulo_i64(x, y).map(Int::Small),
        (x, y) => int::modulo(&x.to_cow(), &y.to_cow()).map(Int::from),
    };
    match remainder {
        Some(r) => Ok(from_int(r)),
        None => raise!(vm, ZeroDivisionError, "{}", vm.dialect.int_modulo_by_zero()),
    }
}

pub(super) fn divmod(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let Some(operands) = pair(a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    check_quotient(vm, operands.0, operands.1)?;
    let both = match operands {
        (IntRef::Small(x), IntRef::Small(y)) => int::divmod_i64(x, y).map(|(q, r)| (q, Int::Small(r))),
        (x, y) => int::divmod(&x.to_cow(), &y.to_cow()).map(|(q, r)| (Int::from(q), Int::from(r))),
    };
    match both {
        Some((q, r)) => Ok(vm.new_tuple([from_int(q), from_int(r)])),
        None => raise!(vm, ZeroDivisionError, "{}", vm.dialect.int_division_by_zero()),
    }
}

pub(super) fn truediv(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let Some(operands) = pair(a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    let quotient = match operands {
        (IntRef::Small(x), IntRef::Small(y)) => int::true_div_i64(x, y),
        (x, y) => int::true_div(&x.to_cow(), &y.to_cow()),
    };
    match quotient {
        Ok(q) => Ok(Value::float(q)),
        Err(TrueDivError::ZeroDivision) => raise!(vm, ZeroDivisionError, "division by zero"),
        Err(TrueDivError::Overflow) => {
            raise!(vm, OverflowError, "integer division result too large for a float")
        }
    }
}

pub(super) fn pow(vm: &mut Vm, a: &Value, b: &Value, modulus: &Value) -> PyResult {
    let Some((base, exponent)) = pair(a, b) else { return Ok(Value::NOT_IMPLEMENTED) };
    if !modulus.is_none() {
        let Some(modulus) = int_ref(modulus) else { return Ok(Value::NOT_IMPLEMENTED) };
        return modular_power(vm, base, exponent, modulus);
    }
    if exponent.is_negative() {
        let (Some(x), Some(y)) = (base.to_f64(), exponent.to_f64()) else {
            raise!(vm, OverflowError, "int too large to convert to float");
        };
        return crate::types::float::power(vm, x, y);
    }
    if let (IntRef::Small(x), IntRef::Small(y)) = (base, exponent)
        && let Some(r) = u32::try_from(y).ok().and_then(|y| x.checked_pow(y))
    {
        return Ok(Value::int(r));
    }
    big_power(vm, base, exponent)
}

fn big_power(vm: &mut Vm, base: IntRef<'_>, exponent: IntRef<'_>) -> PyResult {
    let odd = match exponent {
        IntRef::Small(e) => e & 1 == 1,
        IntRef::Big(e) => e.bit(0),
    };
    match base {
        IntRef::Small(x @ (0 | 1)) => return Ok(Value::int(x)),
        IntRef::Small(-1) => return Ok(Value::int(if odd { -1 } else { 1 })),
        _ => {}
    }
    let Some(exponent) = exponent.to_i64().and_then(|e| u64::try_from(e).ok()) else {
        return Err(vm.memory_error());
    };
    let base = base.to_cow();
    // A power of two is a shift.
    if base.magnitude().count_ones() == 1 {
        let zeros = base.trailing_zeros().unwrap_or(0).saturating_mul(exponent);
        let sign = if odd && base.is_negative() { -1 } else { 1 };
        return shifted(vm, IntRef::Small(sign), zeros);
    }
    let bits = base.bits().saturating_mul(exponent);
    if bits <= MAX_POWER_BITS {
        // The last squaring is most of it.
        check_product(vm, bits / 2, bits / 2)?;
    }
    match int::pow(&base, exponent, MAX_POWER_BITS) {
        Ok(r) => Ok(from_big(r)),
        Err(int::TooLarge) => Err(vm.memory_error()),
    }
}

/// `value << count` within what memory allows.
pub(super) fn shifted(vm: &mut Vm, value: IntRef<'_>, count: u64) -> PyResult {
    if count <= MAX_BITS && !value.is_zero() {
        check_bits(vm, count)?;
    }
    let result = match value {
        IntRef::Small(i) => int::shl_i64(i, count, MAX_BITS),
        IntRef::Big(b) => int::shl(b, count, MAX_BITS).map(Int::Big),
    };
    match result {
        Ok(r) => Ok(from_int(r)),
        Err(int::TooLarge) => Err(vm.memory_error()),
    }
}

fn modular_power(vm: &mut Vm, base: IntRef<'_>, exponent: IntRef<'_>, modulus: IntRef<'_>) -> PyResult {
    let result = match (base, exponent, modulus) {
        (IntRef::Small(b), IntRef::Small(e), IntRef::Small(m)) if e >= 0 => {
            int::mod_pow_i64(b, e.unsigned_abs(), m).map(Int::Small)
        }
        (b, e, m) => {
            let (bits, rounds) = (m.to_cow().bits(), e.to_cow().bits());
            charge(vm, bits.saturating_mul(bits), rounds)?;
            int::mod_pow(&b.to_cow(), &e.to_cow(), &m.to_cow()).map(Int::from)
        }
    };
    match result {
        Ok(r) => Ok(from_int(r)),
        Err(e @ (ModPowError::ZeroModulus | ModPowError::NotInvertible)) => raise!(vm, ValueError, "{e}"),
    }
}

pub(super) fn neg(_vm: &mut Vm, a: &Value) -> PyResult {
    Ok(match int_ref(a) {
        Some(IntRef::Small(i)) => match i.checked_neg() {
            Some(i) => Value::int(i),
            None => from_big(-BigInt::from(i)),
        },
        Some(IntRef::Big(b)) => from_big(-b),
        None => Value::NOT_IMPLEMENTED,
    })
}

pub(super) fn abs(vm: &mut Vm, a: &Value) -> PyResult {
    match int_ref(a) {
        Some(i) if i.is_negative() => neg(vm, a),
        _ => itself(vm, a),
    }
}

/// The value as an exact `int`: `+a`, `int(a)`, `a.__index__()`, `a.__trunc__()` …
pub(super) fn itself(_vm: &mut Vm, a: &Value) -> PyResult {
    Ok(exact_int(a).unwrap_or(Value::NOT_IMPLEMENTED))
}

pub(super) fn float(vm: &mut Vm, a: &Value) -> PyResult {
    match int_ref(a).map(IntRef::to_f64) {
        Some(Some(f)) => Ok(Value::float(f)),
        _ => Err(too_large_for_float(vm)),
    }
}

/// `int too large to convert to float`.
#[cold]
pub(crate) fn too_large_for_float(vm: &mut Vm) -> Raised {
    error!(vm, OverflowError, "int too large to convert to float")
}

/// The int that a float truncates to.
///
/// # Errors
/// OverflowError for an infinity, ValueError for a NaN.
pub fn int_of_float(vm: &mut Vm, f: f64) -> PyResult {
    match int::from_f64(f) {
        Some(i) => Ok(from_int(i)),
        None if f.is_nan() => raise!(vm, ValueError, "cannot convert float NaN to integer"),
        None => raise!(vm, OverflowError, "cannot convert float infinity to integer"),
    }
}

/// `round(value, ndigits)`.
pub(super) fn round(vm: &mut Vm, this: &Value, digits: &Value) -> PyResult {
    if digits.is_null() {
        return itself(vm, this);
    }
    let digits = vm.index(digits)?;
    let (Some(value), Some(digits)) = (int_ref(this), int_ref(&digits)) else { return Ok(Value::NONE) };
    if !digits.is_negative() {
        return itself(vm, this);
    }
    let power = digits.to_i64().map_or(u64::MAX, i64::unsigned_abs);
    Ok(from_big(int::round_to_power_of_ten(&value.to_cow(), power)))
}

/// Digits of 30 bits that CPython stores the value in.
pub(super) fn digits_of_30_bits(value: IntRef<'_>) -> u64 {
    match value {
        IntRef::Small(i) => u64::from(64 - i.unsigned_abs().leading_zeros()).div_ceil(30),
        IntRef::Big(b) => b.bits().div_ceil(30),
    }
}

/// The shift count of `<<` and `>>`: `None` past 64 bits.
pub(super) fn shift_count(vm: &mut Vm, count: IntRef<'_>) -> PyResult<Option<u64>> {
    if count.is_negative() {
        raise!(vm, ValueError, "negative shift count");
    }
    Ok(match count {
        IntRef::Small(n) => u64::try_from(n).ok(),
        IntRef::Big(_) => None,
    })
}
