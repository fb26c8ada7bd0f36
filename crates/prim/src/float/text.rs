//! Floats as text in the `e`, `f`, `g` and `r` formats: what `PyOS_double_to_string` does for every kind of formatting.

use super::decimal;
use super::repr::{REPR_PLAIN, ShortestDigits, push_plain, push_scientific, push_zeros};
use std::fmt::Write;

/// The layout of a formatted float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloatFormat {
    /// `e`: digits after the point given, always with an exponent.
    Exponent,
    /// `f`: digits after the point given, never with an exponent.
    Fixed,
    /// `g`: significant digits given, with an exponent where that is shorter.
    General,
    /// `r`: the shortest digits that read back as the same float; takes no precision.
    Repr,
}

/// How to write a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloatStyle {
    /// The layout.
    pub format: FloatFormat,
    /// Digits after the point (`e`, `f`) or significant digits (`g`).
    pub precision: usize,
    /// `#`: always write the point, and keep the trailing zeros of `g`.
    pub alternate: bool,
    /// Write `.0` after an integral value that has no exponent.
    pub point_zero: bool,
    /// Write a result that is all zeros without its minus sign.
    pub no_negative_zero: bool,
    /// Write `E`, `INF` and `NAN`.
    pub upper: bool,
}

impl FloatStyle {
    /// A style with every option off.
    pub const fn new(format: FloatFormat, precision: usize) -> Self {
        Self { format, precision, alternate: false, point_zero: false, no_negative_zero: false, upper: false }
    }
}

/// Digits past which a float's exact decimal expansion has only zeros: after the point, and significant.
const EXACT_PLACES: usize = 1074;
const EXACT_SIGNIFICANT: usize = 767;

/// Writes `value`, with a minus sign if it is negative; the caller has made sure that `precision` bytes may be allocated.
///
/// ```
/// use taipan_prim::float::{FloatFormat, FloatStyle, to_text};
/// assert_eq!(to_text(2.5, FloatStyle::new(FloatFormat::Fixed, 0)), "2");
/// assert_eq!(to_text(1234567.0, FloatStyle::new(FloatFormat::General, 6)), "1.23457e+06");
/// ```
pub fn to_text(value: f64, style: FloatStyle) -> String {
    if value.is_nan() {
        return if style.upper { "NAN" } else { "nan" }.to_owned();
    }
    let mut out = String::with_capacity(24);
    if value.is_sign_negative() {
        out.push('-');
    }
    if value.is_infinite() {
        out.push_str(if style.upper { "INF" } else { "inf" });
        return out;
    }
    let magnitude = value.abs();
    match style.format {
        FloatFormat::Exponent => push_exponent_format(&mut out, magnitude, style),
        FloatFormat::Fixed => push_fixed(&mut out, magnitude, style.precision, style.alternate),
        FloatFormat::General => push_general(&mut out, magnitude, style),
        FloatFormat::Repr => push_repr_format(&mut out, magnitude, style),
    }
    if style.no_negative_zero && out.starts_with('-') && mantissa_is_zero(&out) {
        out.remove(0);
    }
    out
}

fn mantissa_is_zero(text: &str) -> bool {
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    !mantissa.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
}

/// Rounds to `precision + 1` significant digits: the digits without point, and the exponent of the first.
fn significant(value: f64, precision: usize) -> (String, i32) {
    let mut digits = format!("{:.*e}", precision.min(EXACT_SIGNIFICANT), value);
    let exponent =
        digits.find('e').and_then(|e| digits.split_off(e).get(1..)?.parse().ok()).unwrap_or_default();
    if digits.len() > 1 {
        digits.remove(1);
    }
    (digits, exponent)
}

fn push_exponent_format(out: &mut String, value: f64, style: FloatStyle) {
    let (mut digits, exponent) = significant(value, style.precision);
    let missing = style.precision + 1 - digits.len();
    push_zeros(&mut digits, missing);
    push_scientific(out, &digits, exponent, style.alternate, style.upper);
}

fn push_fixed(out: &mut String, value: f64, precision: usize, alternate: bool) {
    let places = u32::try_from(precision).unwrap_or(u32::MAX);
    if let Some(scaled) = decimal::scale(value, places) {
        decimal::push(out, scaled, places);
    } else {
        let exact = precision.min(EXACT_PLACES);
        // Writing to a String does not fail.
        let _ = write!(out, "{value:.exact$}");
        push_zeros(out, precision - exact);
    }
    if precision == 0 && alternate {
        out.push('.');
    }
}

/// CPython's `format_float_short` for `'g'`; `point_zero` lowers the bound for an exponent by one digit.
fn push_general(out: &mut String, value: f64, style: FloatStyle) {
    let precision = style.precision.max(1);
    let (mut digits, exponent) = significant(value, precision - 1);
    if style.alternate {
        let missing = precision - digits.len();
        push_zeros(&mut digits, missing);
    } else {
        digits.truncate(digits.trim_end_matches('0').len().max(1));
    }
    let bound = precision - usize::from(style.point_zero);
    let wide = usize::try_from(exponent).is_ok_and(|exponent| exponent >= bound);
    if exponent < -4 || wide {
        push_scientific(out, &digits, exponent, style.alternate, style.upper);
    } else {
        push_plain(out, &digits, exponent, style.alternate, style.point_zero);
    }
}

fn push_repr_format(out: &mut String, value: f64, style: FloatStyle) {
    let shortest = ShortestDigits::new(value);
    if REPR_PLAIN.contains(&shortest.exponent) {
        push_plain(out, shortest.digits(), shortest.exponent, style.alternate, style.point_zero);
    } else {
        push_scientific(out, shortest.digits(), shortest.exponent, style.alternate, style.upper);
    }
}
