//! `float.hex` and `float.fromhex`.

use std::fmt::Write;

/// `value.hex()`.
///
/// ```
/// assert_eq!(taipan_prim::float::to_hex(-0.1), "-0x1.999999999999ap-4");
/// ```
pub fn to_hex(value: f64) -> String {
    if !value.is_finite() {
        return super::repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = ((bits >> 52) & 0x7ff) as i32;
    let lead = i32::from(biased != 0);
    let exponent = biased.max(1) - 1023;
    let mut out = String::with_capacity(25);
    // Writing to a String does not fail.
    let _ = write!(out, "{sign}0x{lead}.{fraction:013x}p{exponent:+}");
    out
}

/// Why `float.fromhex` refuses a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FromHexError {
    /// ValueError: "invalid hexadecimal floating-point string".
    Invalid,
    /// OverflowError: "hexadecimal value too large to represent as a float".
    TooLarge,
    /// ValueError: "hexadecimal string too long to convert".
    TooLong,
}

/// `float.fromhex(text)`.
///
/// ```
/// assert_eq!(taipan_prim::float::from_hex(b"0x1.8p1"), Ok(3.0));
/// ```
pub fn from_hex(text: &[u8]) -> Result<f64, FromHexError> {
    let text = crate::int::trim(text);
    let (negative, body) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let value = match body.to_ascii_lowercase().as_slice() {
        b"inf" | b"infinity" => f64::INFINITY,
        b"nan" => f64::NAN,
        _ => from_hex_body(body)?,
    };
    Ok(if negative { -value } else { value })
}

fn from_hex_body(text: &[u8]) -> Result<f64, FromHexError> {
    let text = match text {
        [b'0', b'x' | b'X', rest @ ..] => rest,
        rest => rest,
    };
    let int_len = hex_len(text);
    let (int, rest) = text.split_at(int_len);
    let (fraction, rest) = match rest {
        [b'.', rest @ ..] => rest.split_at(hex_len(rest)),
        rest => (&[][..], rest),
    };
    if int.is_empty() && fraction.is_empty() {
        return Err(FromHexError::Invalid);
    }
    let (exponent, rest) = parse_exponent(rest)?;
    // CPython looks at what follows the exponent last.
    let value = scale(int, fraction, exponent)?;
    if rest.is_empty() { Ok(value) } else { Err(FromHexError::Invalid) }
}

fn hex_len(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_hexdigit()).count()
}

/// The signed exponent after `p`, held to a range that no length of digits makes up for, and what follows it.
fn parse_exponent(text: &[u8]) -> Result<(i64, &[u8]), FromHexError> {
    let (negative, digits) = match text {
        [b'p' | b'P', b'-', digits @ ..] => (true, digits),
        [b'p' | b'P', b'+', digits @ ..] | [b'p' | b'P', digits @ ..] => (false, digits),
        rest => return Ok((0, rest)),
    };
    let (digits, rest) = digits.split_at(digits.iter().take_while(|byte| byte.is_ascii_digit()).count());
    if digits.is_empty() {
        return Err(FromHexError::Invalid);
    }
    let add = |acc: i64, &digit: &u8| acc.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
    let magnitude = digits.iter().fold(0, add).min(i64::MAX / 4);
    Ok((if negative { -magnitude } else { magnitude }, rest))
}

/// Rounds `int.fraction * 2^exponent` half to even.
fn scale(int: &[u8], fraction: &[u8], exponent: i64) -> Result<f64, FromHexError> {
    let mut mantissa = 0_u64;
    let mut sticky = false;
    let mut dropped = 0_i64;
    for &byte in int.iter().chain(fraction) {
        let digit = (byte as char).to_digit(16).unwrap_or_default();
        if mantissa >> 60 == 0 {
            mantissa = mantissa << 4 | u64::from(digit);
        } else {
            sticky |= digit != 0;
            dropped += 1;
        }
    }
    if mantissa == 0 {
        return Ok(0.0);
    }
    let places = i64::try_from(fraction.len()).map_err(|_| FromHexError::TooLong)?;
    let exponent = exponent + 4 * (dropped - places);
    crate::int::scaled_f64(mantissa, sticky, exponent).ok_or(FromHexError::TooLarge)
}
