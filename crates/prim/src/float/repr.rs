//! `repr(float)`: the shortest digits that read back as the same float, laid out as Python does.

use super::decimal;
use std::fmt::Write;

/// The digits and decimal exponent of a finite float's shortest representation.
pub(crate) struct ShortestDigits {
    buffer: [u8; 17],
    len: usize,
    /// The power of ten of the first digit.
    pub(crate) exponent: i32,
}

impl ShortestDigits {
    /// Splits `value`, finite and not negative.
    pub(crate) fn new(value: f64) -> Self {
        let mut text = StackText::<32>::default();
        // The buffer holds any `{:e}`: 17 digits, a point, and an exponent of five characters.
        let _ = write!(text, "{value:e}");
        let mut digits = Self { buffer: [0; 17], len: 0, exponent: 0 };
        let bytes = text.bytes();
        let e = bytes.iter().position(|&byte| byte == b'e').unwrap_or(bytes.len());
        for &byte in bytes[..e].iter().filter(|byte| byte.is_ascii_digit()).take(17) {
            digits.buffer[digits.len] = byte;
            digits.len += 1;
        }
        let (negative, magnitude) = match bytes.get(e + 1..).unwrap_or_default() {
            [b'-', rest @ ..] => (true, rest),
            rest => (false, rest),
        };
        let magnitude = magnitude.iter().fold(0, |acc, &byte| acc * 10 + i32::from(byte - b'0'));
        digits.exponent = if negative { -magnitude } else { magnitude };
        digits.settle_tie(value);
        digits
    }

    /// Between two shortest candidates that are equally near, the even one is Python's; std takes the upper one.
    ///
    /// The value then has exactly one decimal more, which is a 5.
    fn settle_tie(&mut self, value: f64) {
        let Some(&last) = self.buffer[..self.len].last() else { return };
        let places = i32::try_from(self.len).unwrap_or_default() - 1 - self.exponent;
        // Shorter digits than 15 are those of the exact value.
        if self.len < 15 || last % 2 == 0 || !(1..30).contains(&places) {
            return;
        }
        let scaled = value * f64::from(1_u32 << (places + 1));
        if scaled.fract() != 0.0 {
            return;
        }
        let exact = format!("{value:.*e}", self.len);
        let mantissa = exact.split('e').next().unwrap_or_default();
        if mantissa.ends_with('5') && !mantissa[..mantissa.len() - 1].ends_with(char::from(last)) {
            self.buffer[self.len - 1] = last - 1;
            // Below a power of two the floats lie closer, and the lower candidate may belong to another one.
            let (first, rest) = self.digits().split_at(1);
            if format!("{first}.{rest}e{}", self.exponent).parse() != Ok(value) {
                self.buffer[self.len - 1] = last;
            }
        }
    }

    /// The digits, without trailing zeros.
    pub(crate) fn digits(&self) -> &str {
        str::from_utf8(&self.buffer[..self.len]).unwrap_or_default()
    }
}

/// A string of at most `N` bytes; what does not fit is refused.
struct StackText<const N: usize> {
    buffer: [u8; N],
    len: usize,
}

impl<const N: usize> Default for StackText<N> {
    fn default() -> Self {
        Self { buffer: [0; N], len: 0 }
    }
}

impl<const N: usize> StackText<N> {
    fn bytes(&self) -> &[u8] {
        &self.buffer[..self.len]
    }
}

impl<const N: usize> Write for StackText<N> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.len + text.len();
        self.buffer.get_mut(self.len..end).ok_or(std::fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

/// `repr(value)`, which is also `str(value)`.
///
/// ```
/// use taipan_prim::float::repr;
/// assert_eq!(repr(1e16), "1e+16");
/// assert_eq!(repr(0.00001), "1e-05");
/// assert_eq!(repr(-0.0), "-0.0");
/// assert_eq!(repr(123456789.125), "123456789.125");
/// ```
pub fn repr(value: f64) -> String {
    let mut out = String::with_capacity(24);
    push_repr(&mut out, value, true);
    out
}

/// Appends `repr(value)`; without `point_zero` an integral value lacks its `.0`, as in a complex number.
pub fn push_repr(out: &mut String, value: f64, point_zero: bool) {
    if value.is_nan() {
        return out.push_str("nan");
    }
    if value.is_sign_negative() {
        out.push('-');
    }
    if value.is_infinite() {
        return out.push_str("inf");
    }
    // From 1e-4 to 1e15, which is within the range without an exponent.
    if value.abs() >= 1e-4
        && let Some((digits, places)) = decimal::short(value.abs())
    {
        decimal::push(out, digits, places);
        if places == 0 && point_zero {
            out.push_str(".0");
        }
        return;
    }
    let shortest = ShortestDigits::new(value.abs());
    if REPR_PLAIN.contains(&shortest.exponent) {
        push_plain(out, shortest.digits(), shortest.exponent, false, point_zero);
    } else {
        push_scientific(out, shortest.digits(), shortest.exponent, false, false);
    }
}

/// The exponents that `repr` writes without one, as CPython's `format_float_short` for `'r'`.
pub(super) const REPR_PLAIN: std::ops::Range<i32> = -4..16;

/// Writes digits without an exponent; `alternate` wants a point, `point_zero` a digit after it.
pub(super) fn push_plain(out: &mut String, digits: &str, exponent: i32, alternate: bool, point_zero: bool) {
    if exponent < 0 {
        out.push_str("0.");
        push_zeros(out, exponent.unsigned_abs() as usize - 1);
        return out.push_str(digits);
    }
    let whole = exponent.unsigned_abs() as usize + 1;
    if digits.len() > whole {
        let (int, fraction) = digits.split_at(whole);
        out.push_str(int);
        out.push('.');
        return out.push_str(fraction);
    }
    out.push_str(digits);
    push_zeros(out, whole - digits.len());
    if point_zero {
        out.push_str(".0");
    } else if alternate {
        out.push('.');
    }
}

/// Writes digits with a point after the first of them, and an exponent of at least two digits.
pub(super) fn push_scientific(out: &mut String, digits: &str, exponent: i32, alternate: bool, upper: bool) {
    let (first, rest) = digits.split_at(1);
    out.push_str(first);
    if !rest.is_empty() || alternate {
        out.push('.');
    }
    out.push_str(rest);
    let marker = if upper { 'E' } else { 'e' };
    let sign = if exponent < 0 { '-' } else { '+' };
    // Writing to a String does not fail.
    let _ = write!(out, "{marker}{sign}{:02}", exponent.unsigned_abs());
}

pub(super) fn push_zeros(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n('0', count));
}
