//! Floor division and remainder with Python's signs, and `round(int, -n)`.

use super::Int;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::Zero;
use std::cmp::Ordering;

/// `value // divisor`; `None` is ZeroDivisionError.
#[inline]
pub fn floor_div_i64(value: i64, divisor: i64) -> Option<Int> {
    divmod_i64(value, divisor).map(|(quotient, _)| quotient)
}

/// `value % divisor`, with the divisor's sign; `None` is ZeroDivisionError.
#[inline]
pub fn modulo_i64(value: i64, divisor: i64) -> Option<i64> {
    if divisor == 0 {
        return None;
    }
    let remainder = value.wrapping_rem(divisor);
    Some(if remainder != 0 && (remainder ^ divisor) < 0 { remainder + divisor } else { remainder })
}

/// `divmod(value, divisor)`; `None` is ZeroDivisionError.
///
/// ```
/// use taipan_prim::int::{Int, divmod_i64};
/// assert_eq!(divmod_i64(-7, 2), Some((Int::Small(-4), 1)));
/// ```
#[inline]
pub fn divmod_i64(value: i64, divisor: i64) -> Option<(Int, i64)> {
    if divisor == 0 {
        return None;
    }
    let Some(quotient) = value.checked_div(divisor) else {
        return Some((Int::from(-i128::from(value)), 0));
    };
    let remainder = value.wrapping_rem(divisor);
    Some(if remainder != 0 && (remainder ^ divisor) < 0 {
        (Int::Small(quotient - 1), remainder + divisor)
    } else {
        (Int::Small(quotient), remainder)
    })
}

/// `value // divisor`; `None` is ZeroDivisionError.
pub fn floor_div(value: &BigInt, divisor: &BigInt) -> Option<BigInt> {
    if divisor.is_zero() { None } else { Some(value.div_floor(divisor)) }
}

/// `value % divisor`; `None` is ZeroDivisionError.
pub fn modulo(value: &BigInt, divisor: &BigInt) -> Option<BigInt> {
    if divisor.is_zero() { None } else { Some(value.mod_floor(divisor)) }
}

/// `divmod(value, divisor)`; `None` is ZeroDivisionError.
pub fn divmod(value: &BigInt, divisor: &BigInt) -> Option<(BigInt, BigInt)> {
    if divisor.is_zero() { None } else { Some(value.div_mod_floor(divisor)) }
}

/// `round(value, -power)`: to the nearest multiple of `10^power`, ties to the even multiple.
///
/// ```
/// use taipan_prim::int::round_to_power_of_ten;
/// assert_eq!(round_to_power_of_ten(&25.into(), 1), 20.into());
/// assert_eq!(round_to_power_of_ten(&(-35).into(), 1), (-40).into());
/// ```
pub fn round_to_power_of_ten(value: &BigInt, power: u64) -> BigInt {
    // 10^power is more than twice the value once it has two bits more: do not compute a huge one.
    let power = match u32::try_from(power) {
        Ok(power) if u64::from(power) * 3 <= value.bits() + 2 => power,
        _ => return BigInt::ZERO,
    };
    let unit = BigInt::from(10).pow(power);
    let (quotient, remainder) = value.div_mod_floor(&unit);
    let up = match (&remainder * 2_u32).cmp(&unit) {
        Ordering::Less => false,
        Ordering::Equal => quotient.is_odd(),
        Ordering::Greater => true,
    };
    let low = value - remainder;
    if up { low + unit } else { low }
}
