//! Bytes as hexadecimal digits and back.

use super::case::space;
use crate::text::TextRef;

/// `bytes.hex(sep, group)`: a separator, if any, after every `group` bytes, counted from the right where `group` is positive and from
/// the left where it is negative.
///
/// ```
/// use taipan_prim::bytes::hex;
/// assert_eq!(hex(b"\x01\x02\xff", None), "0102ff");
/// assert_eq!(hex(b"\x01\x02\xff", Some((b':', 2))), "01:02ff");
/// ```
pub fn hex(bytes: &[u8], sep: Option<(u8, isize)>) -> String {
    let digit = |d: u8| char::from(b"0123456789abcdef"[usize::from(d & 15)]);
    let mut out = String::with_capacity(bytes.len().saturating_mul(2));
    for (i, b) in bytes.iter().enumerate() {
        if let Some((sep, group)) = sep
            && let width @ 1.. = group.unsigned_abs()
        {
            let boundary = if group > 0 { bytes.len() - i } else { i };
            if i > 0 && boundary % width == 0 {
                out.push(char::from(sep));
            }
        }
        out.push(digit(b >> 4));
        out.push(digit(*b));
    }
    out
}

/// `bytes.fromhex(text)`: pairs of digits, with ASCII whitespace allowed between pairs.
///
/// # Errors
/// The position of the first code point that is no digit; the length of the text when its last pair is incomplete.
pub fn from_hex(text: TextRef<'_>) -> Result<Vec<u8>, usize> {
    // What is not ASCII is reported before anything else.
    if let Some(at) = text.chars().position(|c| c >= 0x80) {
        return Err(at);
    }
    let digit = |at: usize| {
        let digit = text.get(at).and_then(char::from_u32).and_then(|c| c.to_digit(16));
        digit.and_then(|d| u8::try_from(d).ok()).ok_or(at)
    };
    let is_space = |at: usize| text.get(at).is_some_and(|c| u8::try_from(c).is_ok_and(space));
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut at = 0;
    while at < text.len() {
        if is_space(at) {
            at += 1;
            continue;
        }
        out.push(digit(at)? << 4 | digit(at + 1)?);
        at += 2;
    }
    Ok(out)
}
