//! `repr(complex)` and `complex(str)`.

use super::Complex;
use crate::float;
use crate::float::{parse_prefix, push_repr};

/// `repr(value)`, which is also `str(value)`.
///
/// ```
/// use taipan_prim::complex::{Complex, repr};
/// assert_eq!(repr(Complex::new(0.0, 2.0)), "2j");
/// assert_eq!(repr(Complex::new(-0.0, -1.5)), "(-0-1.5j)");
/// ```
pub fn repr(value: Complex) -> String {
    let mut out = String::with_capacity(32);
    if value.re == 0.0 && value.re.is_sign_positive() {
        push_repr(&mut out, value.im, false);
        out.push('j');
        return out;
    }
    out.push('(');
    push_repr(&mut out, value.re, false);
    if value.im.is_nan() || value.im.is_sign_positive() {
        out.push('+');
    }
    push_repr(&mut out, value.im, false);
    out.push_str("j)");
    out
}

/// Why `complex(str)` raises ValueError.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseComplexError {
    /// "complex() arg is a malformed string".
    Malformed,
    /// "could not convert string to complex: {text!r}": an underscore that is not between digits.
    Underscore,
}

/// Reads what `complex(str)` accepts; the text is that of `int::digits_to_ascii`.
///
/// ```
/// use taipan_prim::complex::{Complex, parse};
/// assert_eq!(parse(b" (1-2.5j) "), Ok(Complex::new(1.0, -2.5)));
/// assert_eq!(parse(b"-j"), Ok(Complex::new(0.0, -1.0)));
/// assert!(parse(b"1 + 2j").is_err());
/// ```
pub fn parse(text: &[u8]) -> Result<Complex, ParseComplexError> {
    let plain = float::without_underscores(text).ok_or(ParseComplexError::Underscore)?;
    let text = crate::int::trim(&plain);
    let text = match text {
        [b'(', inner @ ..] => crate::int::trim(inner.strip_suffix(b")").ok_or(ParseComplexError::Malformed)?),
        _ => text,
    };
    parse_sum(text).ok_or(ParseComplexError::Malformed)
}

/// `float`, `float j`, or `float sign float j`, where the number before `j` may be missing.
fn parse_sum(text: &[u8]) -> Option<Complex> {
    let Some((first, len)) = parse_prefix(text) else {
        let (im, len) = unit_imaginary(text)?;
        return if len == text.len() { Some(Complex::new(0.0, im)) } else { None };
    };
    match &text[len..] {
        [] => Some(Complex::new(first, 0.0)),
        [b'j' | b'J'] => Some(Complex::new(0.0, first)),
        rest @ [b'+' | b'-', ..] => {
            let (im, len) = match parse_prefix(rest) {
                Some((im, len)) => (im, len + 1),
                None => unit_imaginary(rest)?,
            };
            let ends = len == rest.len() && matches!(rest.last(), Some(b'j' | b'J'));
            if ends { Some(Complex::new(first, im)) } else { None }
        }
        _ => None,
    }
}

/// `j` with a sign or without, and its length.
fn unit_imaginary(text: &[u8]) -> Option<(f64, usize)> {
    match text {
        [b'j' | b'J', ..] => Some((1.0, 1)),
        [b'+', b'j' | b'J', ..] => Some((1.0, 2)),
        [b'-', b'j' | b'J', ..] => Some((-1.0, 2)),
        _ => None,
    }
}
