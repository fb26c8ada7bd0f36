//! Between `int` and `float`: correctly rounded conversions, true division, exact comparison.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};
use std::cmp::Ordering;

const MANTISSA_BITS: i64 = 53;
const MIN_EXPONENT: i64 = -1074;

/// The float nearest to `mantissa * 2^exponent`, ties to even; `None` if that overflows.
///
/// `sticky` says that the true mantissa is a little larger, which is taken into account when `mantissa` has more than
/// 54 bits or the result none to spare.
pub(crate) fn scaled_f64(mantissa: u64, sticky: bool, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let bits = 64 - i64::from(mantissa.leading_zeros());
    if bits.checked_add(exponent)? > 1024 {
        return None;
    }
    // The lowest bit that the result can hold.
    let lowest = (exponent + bits - MANTISSA_BITS).max(MIN_EXPONENT);
    let drop = lowest - exponent;
    if drop <= 0 {
        return Some(ldexp(mantissa, exponent));
    }
    if drop > 64 {
        return Some(0.0);
    }
    let wide = u128::from(mantissa);
    let kept = (wide >> drop) as u64;
    let rest = wide & ((1 << drop) - 1);
    let half = 1_u128 << (drop - 1);
    let up = match rest.cmp(&half) {
        Ordering::Less => false,
        Ordering::Equal => sticky || kept & 1 == 1,
        Ordering::Greater => true,
    };
    let value = ldexp(kept + u64::from(up), lowest);
    if value.is_finite() { Some(value) } else { None }
}

/// `mantissa * 2^exponent` where that is exact (or overflows); `exponent >= -1074` unless mantissa has bits to spare.
fn ldexp(mantissa: u64, exponent: i64) -> f64 {
    let power = |exponent: i64| f64::from_bits(((exponent + 1023) as u64) << 52);
    let value = mantissa as f64;
    match exponent {
        ..-1022 => value * power(exponent.max(MIN_EXPONENT) + 600) * power(-600),
        -1022..=900 => value * power(exponent),
        _ => value * power(900) * power((exponent - 900).min(1000)),
    }
}

/// The top 64 bits of `value`, whether bits below them are set, and the exponent of the lowest of them.
fn top_bits(value: &BigUint) -> (u64, bool, i64) {
    let shift = value.bits().saturating_sub(64);
    let top = if shift == 0 { value.to_u64() } else { (value >> shift).to_u64() };
    let sticky = value.trailing_zeros().is_some_and(|zeros| zeros < shift);
    (top.unwrap_or(u64::MAX), sticky, i64::try_from(shift).unwrap_or(i64::MAX / 2))
}

/// `float(value)`, correctly rounded; `None` is OverflowError "int too large to convert to float".
///
/// ```
/// use num_bigint::BigInt;
/// use taipan_prim::int::to_f64;
/// assert_eq!(to_f64(&BigInt::from(-3)), Some(-3.0));
/// assert_eq!(to_f64(&(BigInt::from(1) << 1024)), None);
/// ```
pub fn to_f64(value: &BigInt) -> Option<f64> {
    let (mantissa, sticky, exponent) = top_bits(value.magnitude());
    let magnitude = scaled_f64(mantissa, sticky, exponent)?;
    Some(if value.sign() == Sign::Minus { -magnitude } else { magnitude })
}

/// Why `int / int` fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrueDivError {
    /// ZeroDivisionError: "division by zero".
    ZeroDivision,
    /// OverflowError: "integer division result too large for a float".
    Overflow,
}

/// `value / divisor`, correctly rounded.
#[inline]
pub fn true_div_i64(value: i64, divisor: i64) -> Result<f64, TrueDivError> {
    const EXACT: u64 = 1 << MANTISSA_BITS;
    if divisor == 0 {
        return Err(TrueDivError::ZeroDivision);
    }
    if value.unsigned_abs() <= EXACT && divisor.unsigned_abs() <= EXACT {
        // Zero has one sign as an int.
        return Ok(if value == 0 { 0.0_f64.copysign(divisor as f64) } else { value as f64 / divisor as f64 });
    }
    true_div(&value.into(), &divisor.into())
}

/// `value / divisor`, correctly rounded.
///
/// ```
/// use num_bigint::BigInt;
/// let huge = BigInt::from(10).pow(400);
/// assert_eq!(taipan_prim::int::true_div(&huge, &(&huge * 3)), Ok(1.0 / 3.0));
/// ```
pub fn true_div(value: &BigInt, divisor: &BigInt) -> Result<f64, TrueDivError> {
    if divisor.is_zero() {
        return Err(TrueDivError::ZeroDivision);
    }
    let negative = (value.sign() == Sign::Minus) != (divisor.sign() == Sign::Minus);
    let (value, divisor) = (value.magnitude(), divisor.magnitude());
    let magnitude = if value.is_zero() { 0.0 } else { divide(value, divisor)? };
    Ok(if negative { -magnitude } else { magnitude })
}

fn divide(value: &BigUint, divisor: &BigUint) -> Result<f64, TrueDivError> {
    let signed_bits = |number: &BigUint| i64::try_from(number.bits()).unwrap_or(i64::MAX / 4);
    let difference = signed_bits(value) - signed_bits(divisor);
    if difference > 1024 {
        return Err(TrueDivError::Overflow);
    }
    if difference < MIN_EXPONENT - 2 {
        return Ok(0.0);
    }
    // A quotient of 62 or 63 bits: enough for rounding, the remainder being the sticky bit.
    let shift = 62 - difference;
    let (quotient, remainder) = if shift >= 0 {
        (value << shift.unsigned_abs()).div_rem(divisor)
    } else {
        value.div_rem(&(divisor << shift.unsigned_abs()))
    };
    scaled_f64(quotient.to_u64().unwrap_or(u64::MAX), !remainder.is_zero(), -shift)
        .ok_or(TrueDivError::Overflow)
}

/// The int that `value` truncates to; `None` for infinities and NaN.
///
/// ```
/// use taipan_prim::int::{Int, from_f64};
/// assert_eq!(from_f64(-2.75), Some(Int::Small(-2)));
/// ```
pub fn from_f64(value: f64) -> Option<super::Int> {
    if !value.is_finite() {
        return None;
    }
    // Strictly below 2^63, which is what i64::MAX rounds to.
    if value.abs() < i64::MAX as f64 {
        return Some(super::Int::Small(value as i64));
    }
    let (mantissa, exponent) = crate::float::decompose(value.abs());
    let magnitude = BigInt::from(mantissa) << exponent.unsigned_abs();
    Some(super::Int::from(if value < 0.0 { -magnitude } else { magnitude }))
}

/// `float.as_integer_ratio`: numerator and denominator in lowest terms; `None` for infinities and NaN.
///
/// ```
/// assert_eq!(taipan_prim::int::as_integer_ratio(-0.75), Some(((-3).into(), 4.into())));
/// ```
pub fn as_integer_ratio(value: f64) -> Option<(BigInt, BigInt)> {
    if !value.is_finite() {
        return None;
    }
    let (mantissa, exponent) = crate::float::decompose(value.abs());
    if mantissa == 0 {
        return Some((BigInt::ZERO, BigInt::from(1)));
    }
    let zeros = mantissa.trailing_zeros();
    let exponent = exponent + zeros as i32;
    let numerator = BigInt::from(mantissa >> zeros);
    let numerator = if value < 0.0 { -numerator } else { numerator };
    let shift = exponent.unsigned_abs();
    Some(if exponent >= 0 {
        (numerator << shift, BigInt::from(1))
    } else {
        (numerator, BigInt::from(1) << shift)
    })
}

/// Compares an int with a float by exact value; `None` for NaN.
///
/// ```
/// use std::cmp::Ordering;
/// assert_eq!(taipan_prim::int::cmp_i64_f64(i64::MAX, i64::MAX as f64), Some(Ordering::Less));
/// ```
#[inline]
pub fn cmp_i64_f64(int: i64, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if float >= LIMIT {
        return Some(Ordering::Less);
    }
    if float < -LIMIT {
        return Some(Ordering::Greater);
    }
    let whole = float.trunc();
    let order = int.cmp(&(whole as i64));
    Some(order.then(if float > whole {
        Ordering::Less
    } else if float < whole {
        Ordering::Greater
    } else {
        Ordering::Equal
    }))
}

/// Compares an int with a float by exact value; `None` for NaN.
pub fn cmp_bigint_f64(int: &BigInt, float: f64) -> Option<Ordering> {
    if let Some(small) = int.to_i64() {
        return cmp_i64_f64(small, float);
    }
    if float.is_nan() {
        return None;
    }
    let sign = if int.sign() == Sign::Minus { Ordering::Less } else { Ordering::Greater };
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    if (float < 0.0) != (sign == Ordering::Less) {
        return Some(sign);
    }
    match from_f64(float)? {
        // Beyond 64 bits, a float has no fraction.
        super::Int::Big(whole) => Some(int.cmp(&whole)),
        super::Int::Small(_) => Some(sign),
    }
}
