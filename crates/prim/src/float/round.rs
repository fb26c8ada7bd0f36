//! `round(float)` and `round(float, ndigits)`, on the exact decimal value as CPython's `double_round`.

use super::decimal;
use super::repr::ShortestDigits;

/// The integral float nearest to `value`, ties to even: `round(value)` before its conversion to int.
#[inline]
pub fn round_half_even(value: f64) -> f64 {
    value.round_ties_even()
}

/// `round(value, digits)`; `None` where CPython raises OverflowError "rounded value too large to represent".
///
/// ```
/// use taipan_prim::float::round_to_digits;
/// assert_eq!(round_to_digits(2.675, 2), Some(2.67));
/// assert_eq!(round_to_digits(1250.0, -2), Some(1200.0));
/// assert_eq!(round_to_digits(1.7e308, -308), None);
/// ```
pub fn round_to_digits(value: f64, digits: i64) -> Option<f64> {
    // Beyond these bounds, a float keeps all its digits or none.
    const DIGITS_MAX: i64 = 323;
    const DIGITS_MIN: i64 = -308;
    if !value.is_finite() || digits > DIGITS_MAX {
        return Some(value);
    }
    if digits < DIGITS_MIN {
        return Some(0.0 * value);
    }
    let rounded = if digits >= 0 {
        round_places(value.abs(), digits as u32)
    } else {
        round_whole(value.abs(), digits.unsigned_abs() as i32)
    };
    let rounded = rounded.copysign(value);
    if rounded.is_finite() { Some(rounded) } else { None }
}

fn round_places(value: f64, places: u32) -> f64 {
    let quick = decimal::scale(value, places).and_then(|scaled| decimal::unscale(scaled, places));
    quick.unwrap_or_else(|| format!("{:.*}", places as usize, value).parse().unwrap_or(value))
}

/// Rounds to a multiple of `10^power`.
fn round_whole(value: f64, power: i32) -> f64 {
    let first = ShortestDigits::new(value).exponent;
    let kept = first - power;
    if value == 0.0 || kept < -1 {
        return 0.0;
    }
    if kept >= 0 {
        return format!("{:.*e}", kept.unsigned_abs() as usize, value).parse().unwrap_or(value);
    }
    // Nothing but the tie decides: half of 10^power itself goes to the even multiple, zero.
    let half = num_bigint::BigInt::from(10).pow(power.unsigned_abs()) / 2;
    let above = crate::int::cmp_bigint_f64(&half, value) == Some(std::cmp::Ordering::Less);
    if above { format!("1e{power}").parse().unwrap_or(value) } else { 0.0 }
}
