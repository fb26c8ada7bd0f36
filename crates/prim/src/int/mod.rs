//! Python's `int`: text, arithmetic and conversions, on `i64` where it fits and on `BigInt` where not.

mod arith;
mod bits;
mod bytes;
mod convert;
mod math;
mod parse;
mod pow;
mod text;

pub use arith::{divmod, divmod_i64, floor_div, floor_div_i64, modulo, modulo_i64, round_to_power_of_ten};
pub use bits::{bit_count, bit_length, shl, shl_i64, shr, shr_i64};
pub use bytes::{ByteOrder, ToBytesError, from_bytes, to_bytes};
pub(crate) use convert::scaled_f64;
pub use convert::{
    TrueDivError, as_integer_ratio, cmp_bigint_f64, cmp_i64_f64, from_f64, to_f64, true_div, true_div_i64,
};
pub use math::{binomial, gcd, gcd_i64, isqrt, lcm, permutations};
pub use parse::{ParseIntError, digits_to_ascii, parse, trim};
pub use pow::{ModPowError, mod_pow, mod_pow_i64, pow};
pub use text::{
    DEFAULT_MAX_STR_DIGITS, Decimal, MIN_MAX_STR_DIGITS, TooManyDigits, push_i64, to_decimal, to_radix,
    to_radix_i64,
};

use num_bigint::BigInt;

/// An operation's result would be larger than the caller allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// A Python `int` in its smaller form where it has one.
///
/// ```
/// use taipan_prim::int::Int;
/// assert_eq!(Int::from(num_bigint::BigInt::from(7)), Int::Small(7));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Int {
    /// A value that fits 64 bits.
    Small(i64),
    /// A value that does not.
    Big(BigInt),
}

impl Int {
    /// The value as a `BigInt`.
    pub fn into_bigint(self) -> BigInt {
        match self {
            Self::Small(value) => value.into(),
            Self::Big(value) => value,
        }
    }
}

impl From<i64> for Int {
    fn from(value: i64) -> Self {
        Self::Small(value)
    }
}

impl From<i128> for Int {
    fn from(value: i128) -> Self {
        i64::try_from(value).map_or_else(|_| Self::Big(value.into()), Self::Small)
    }
}

impl From<BigInt> for Int {
    fn from(value: BigInt) -> Self {
        i64::try_from(&value).map_or_else(|_| Self::Big(value), Self::Small)
    }
}
