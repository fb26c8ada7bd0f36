//! `float(str)`: Python's grammar of a float, read with correct rounding.

use std::borrow::Cow;

/// Reads what `float()` accepts of a string or buffer; `None` where it raises ValueError.
///
/// The text is that of `int::digits_to_ascii`: other scripts' digits and spaces already mapped to ASCII.
///
/// ```
/// use taipan_prim::float::parse;
/// assert_eq!(parse(b" 1_000.5e-1\n"), Some(100.05));
/// assert_eq!(parse(b"-Infinity"), Some(f64::NEG_INFINITY));
/// assert_eq!(parse(b"1__0"), None);
/// ```
pub fn parse(text: &[u8]) -> Option<f64> {
    parse_plain(&without_underscores(crate::int::trim(text))?)
}

/// Drops the underscores, each of which must stand between two digits, as `_Py_string_to_number_with_underscores`.
pub(crate) fn without_underscores(text: &[u8]) -> Option<Cow<'_, [u8]>> {
    if !text.contains(&b'_') {
        return Some(Cow::Borrowed(text));
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut previous = 0_u8;
    for &byte in text {
        if byte == b'_' {
            if !previous.is_ascii_digit() {
                return None;
            }
        } else {
            if previous == b'_' && !byte.is_ascii_digit() {
                return None;
            }
            plain.push(byte);
        }
        previous = byte;
    }
    if previous == b'_' { None } else { Some(Cow::Owned(plain)) }
}

/// What `PyOS_string_to_double` accepts as a whole: no space, no underscore.
fn parse_plain(text: &[u8]) -> Option<f64> {
    let (value, len) = parse_prefix(text)?;
    if len == text.len() { Some(value) } else { None }
}

/// The longest float at the start of `text`, and its length.
pub(crate) fn parse_prefix(text: &[u8]) -> Option<(f64, usize)> {
    let sign = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let negative = text.first() == Some(&b'-');
    let body = text.get(sign..)?;
    if let Some((value, len)) = parse_word(body) {
        return Some((if negative { -value } else { value }, sign + len));
    }
    let len = decimal_len(body)?;
    let text = text.get(..sign + len)?;
    // What decimal_len accepts is a subset of Rust's grammar, which rounds correctly.
    let value = str::from_utf8(text).ok()?.parse().ok()?;
    Some((value, text.len()))
}

fn parse_word(text: &[u8]) -> Option<(f64, usize)> {
    let words = [("infinity", f64::INFINITY), ("inf", f64::INFINITY), ("nan", f64::NAN)];
    words
        .into_iter()
        .find(|(word, _)| {
            text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
        })
        .map(|(word, value)| (value, word.len()))
}

/// Length of `digits [. digits] [e [sign] digits]`, with a digit on at least one side of the point.
fn decimal_len(text: &[u8]) -> Option<usize> {
    let int = digits_len(text);
    let mut len = int;
    if text.get(len) == Some(&b'.') {
        let fraction = digits_len(text.get(len + 1..)?);
        if int + fraction == 0 {
            return None;
        }
        len += 1 + fraction;
    } else if int == 0 {
        return None;
    }
    if matches!(text.get(len), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(text.get(len + 1), Some(b'+' | b'-')));
        let digits = digits_len(text.get(len + 1 + sign..).unwrap_or_default());
        if digits > 0 {
            len += 1 + sign + digits;
        }
    }
    Some(len)
}

fn digits_len(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}
