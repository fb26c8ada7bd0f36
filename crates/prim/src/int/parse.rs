//! `int(str, base)`: prefixes, underscores, digits of other scripts.

use super::{Int, TooManyDigits, text::check_digits};
use crate::text::{TextRef, Ucd, is_space};
use num_bigint::{BigInt, BigUint, Sign};
use std::borrow::Cow;

/// Why `int(text, base)` fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseIntError {
    /// ValueError: "int() base must be >= 2 and <= 36, or 0".
    InvalidBase,
    /// ValueError: "invalid literal for int() with base {base}: {text!r}".
    InvalidLiteral,
    /// ValueError: the digits pass `sys.set_int_max_str_digits`.
    TooManyDigits(TooManyDigits),
}

/// Maps digits and spaces beyond ASCII as `_PyUnicode_TransformDecimalAndSpaceToASCII`; other characters become `?`.
///
/// ```
/// use taipan_prim::int::digits_to_ascii;
/// use taipan_prim::text::{Text, Ucd};
/// let text = Text::from_code_points("\u{2003}٤٢€".chars().map(u32::from));
/// assert_eq!(&*digits_to_ascii(text.as_ref(), Ucd::V14_0), b" 42?");
/// ```
pub fn digits_to_ascii(text: TextRef<'_>, ucd: Ucd) -> Cow<'_, [u8]> {
    if let TextRef::Ascii(bytes) = text {
        return Cow::Borrowed(bytes);
    }
    let map = |code_point| match u8::try_from(code_point) {
        Ok(byte) if byte < 127 => byte,
        _ if is_space(code_point) => b' ',
        _ => ucd.decimal_value(code_point).map_or(b'?', |digit| b'0' + digit),
    };
    Cow::Owned(text.chars().map(map).collect())
}

/// Strips what C's `isspace` calls space.
pub fn trim(text: &[u8]) -> &[u8] {
    let space = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
    let Some(start) = text.iter().position(|byte| !space(byte)) else { return &[] };
    let end = text.iter().rposition(|byte| !space(byte)).map_or(start, |last| last + 1);
    &text[start..end]
}

/// Reads what `int(text, base)` accepts; `max_digits` as `sys.get_int_max_str_digits()`, 0 for no limit.
///
/// ```
/// use taipan_prim::int::{Int, ParseIntError, parse};
/// assert_eq!(parse(b" -0x_ff\n", 0, 4300), Ok(Int::Small(-255)));
/// assert_eq!(parse(b"012", 0, 4300), Err(ParseIntError::InvalidLiteral));
/// ```
pub fn parse(text: &[u8], base: u32, max_digits: usize) -> Result<Int, ParseIntError> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(ParseIntError::InvalidBase);
    }
    let text = trim(text);
    let (negative, body) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let Prefix { base, digits, zeros_only } = split_prefix(body, base);
    let magnitude = parse_digits(digits, base, max_digits)?;
    if zeros_only && magnitude != Int::Small(0) {
        return Err(ParseIntError::InvalidLiteral);
    }
    Ok(match magnitude {
        Int::Small(value) if negative => Int::Small(-value),
        Int::Big(value) if negative => Int::from(-value),
        other => other,
    })
}

struct Prefix<'a> {
    base: u32,
    digits: &'a [u8],
    /// Base 0 takes a leading zero only in front of further zeros.
    zeros_only: bool,
}

fn split_prefix(text: &[u8], base: u32) -> Prefix<'_> {
    let marked = match text {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if marked != 0 && (base == marked || base == 0) {
        // One underscore may stand between the prefix and the digits.
        let digits = match &text[2..] {
            [b'_', rest @ ..] => rest,
            rest => rest,
        };
        return Prefix { base: marked, digits, zeros_only: false };
    }
    let zeros_only = base == 0 && text.first() == Some(&b'0');
    Prefix { base: if base == 0 { 10 } else { base }, digits: text, zeros_only }
}

/// Reads digits with single underscores between them.
fn parse_digits(text: &[u8], base: u32, max_digits: usize) -> Result<Int, ParseIntError> {
    if let Some(value) = parse_short(text, base) {
        return Ok(Int::Small(value));
    }
    let mut digits = Vec::with_capacity(text.len());
    let mut previous = b'_';
    let mut trailing = false;
    for &byte in text {
        if byte == b'_' {
            if previous == b'_' {
                return Err(ParseIntError::InvalidLiteral);
            }
        } else if let Some(digit) = digit_value(byte, base) {
            digits.push(digit);
        } else {
            trailing = true;
            break;
        }
        previous = byte;
    }
    if previous == b'_' {
        return Err(ParseIntError::InvalidLiteral);
    }
    // CPython converts the digits, within the limit, before it looks at what follows them.
    if !base.is_power_of_two() {
        check_digits(digits.len(), max_digits).map_err(ParseIntError::TooManyDigits)?;
    }
    if trailing {
        return Err(ParseIntError::InvalidLiteral);
    }
    let magnitude = from_digits(&digits, base);
    Ok(Int::from(BigInt::from_biguint(Sign::Plus, magnitude)))
}

/// The common case: a few digits, nothing else.
fn parse_short(text: &[u8], base: u32) -> Option<i64> {
    if text.is_empty() || text.len() > 18 {
        return None;
    }
    text.iter().try_fold(0_i64, |acc, &byte| {
        acc.checked_mul(i64::from(base))?.checked_add(i64::from(digit_value(byte, base)?))
    })
}

fn digit_value(byte: u8, base: u32) -> Option<u8> {
    char::from(byte).to_digit(base).and_then(|digit| u8::try_from(digit).ok())
}

/// The value of big-endian digits; halves long input, so that the fast multiplication does the work.
fn from_digits(digits: &[u8], base: u32) -> BigUint {
    const LEAF: usize = 1500;
    if base.is_power_of_two() || digits.len() <= LEAF {
        return BigUint::from_radix_be(digits, base).unwrap_or_default();
    }
    let mut levels = Vec::new();
    let mut width = LEAF;
    let mut power = BigUint::from(base).pow(LEAF as u32);
    while width < digits.len() {
        let next = &power * &power;
        levels.push((width, std::mem::replace(&mut power, next)));
        width *= 2;
    }
    join_halves(digits, base, &levels)
}

fn join_halves(digits: &[u8], base: u32, levels: &[(usize, BigUint)]) -> BigUint {
    let Some(((width, power), lower)) = levels.split_last() else {
        return BigUint::from_radix_be(digits, base).unwrap_or_default();
    };
    let Some(split) = digits.len().checked_sub(*width) else { return join_halves(digits, base, lower) };
    let (high, low) = digits.split_at(split);
    join_halves(high, base, lower) * power + join_halves(low, base, lower)
}
