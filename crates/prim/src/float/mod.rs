//! Python's `float`: text, rounding, arithmetic and conversions, exact to the last bit.

mod arith;
mod decimal;
mod half;
mod hex;
mod parse;
mod repr;
mod round;
mod sum;
mod text;

pub use arith::{FloatPowError, divmod, floor_div, modulo, pow};
pub use half::{from_half, to_half};
pub use hex::{FromHexError, from_hex, to_hex};
pub use parse::parse;
pub(crate) use parse::{parse_prefix, without_underscores};
pub use repr::{push_repr, repr};
pub use round::{round_half_even, round_to_digits};
pub use sum::CompensatedSum;
pub use text::{FloatFormat, FloatStyle, to_text};

/// The integer `m < 2^53` and exponent `e` with `value == m * 2^e`; `value` must be finite and not negative.
pub(crate) fn decompose(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) }
}

/// `float.is_integer`.
///
/// ```
/// assert!(taipan_prim::float::is_integer(-0.0));
/// assert!(!taipan_prim::float::is_integer(f64::INFINITY));
/// ```
#[inline]
pub fn is_integer(value: f64) -> bool {
    value.is_finite() && value.trunc() == value
}
