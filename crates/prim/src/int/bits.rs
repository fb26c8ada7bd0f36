//! Shifts, `int.bit_length` and `int.bit_count`.

use super::{Int, TooLarge};
use num_bigint::{BigInt, Sign};
use num_traits::Zero;

/// `value.bit_length()`.
pub fn bit_length(value: &BigInt) -> u64 {
    value.bits()
}

/// `value.bit_count()`: ones in the absolute value.
pub fn bit_count(value: &BigInt) -> u64 {
    value.iter_u64_digits().map(|digit| u64::from(digit.count_ones())).sum()
}

/// `value << count`, if the result has at most `max_bits` bits.
///
/// ```
/// use taipan_prim::int::{Int, TooLarge, shl_i64};
/// assert_eq!(shl_i64(-3, 2, 1000), Ok(Int::Small(-12)));
/// assert_eq!(shl_i64(1, 1 << 40, 1000), Err(TooLarge));
/// assert_eq!(shl_i64(0, u64::MAX, 1000), Ok(Int::Small(0)));
/// ```
pub fn shl_i64(value: i64, count: u64, max_bits: u64) -> Result<Int, TooLarge> {
    if value == 0 {
        return Ok(Int::Small(0));
    }
    if count < 64 {
        return Ok(Int::from(i128::from(value) << count));
    }
    shl(&value.into(), count, max_bits).map(Int::Big)
}

/// `value << count`, if the result has at most `max_bits` bits.
pub fn shl(value: &BigInt, count: u64, max_bits: u64) -> Result<BigInt, TooLarge> {
    if value.is_zero() {
        return Ok(BigInt::ZERO);
    }
    match value.bits().checked_add(count) {
        Some(bits) if bits <= max_bits => Ok(value << count),
        _ => Err(TooLarge),
    }
}

/// `value >> count`.
#[inline]
pub fn shr_i64(value: i64, count: u64) -> i64 {
    value >> count.min(63)
}

/// `value >> count`, toward negative infinity.
pub fn shr(value: &BigInt, count: u64) -> BigInt {
    if count >= value.bits() {
        return BigInt::from(if value.sign() == Sign::Minus { -1 } else { 0 });
    }
    value >> count
}
