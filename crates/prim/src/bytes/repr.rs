//! `repr` of bytes.

use crate::text::quote;

/// `repr(bytes)`, with its `b` prefix.
///
/// ```
/// assert_eq!(taipan_prim::bytes::repr(b"it's\n\xff"), r#"b"it's\n\xff""#);
/// ```
pub fn repr(bytes: &[u8]) -> String {
    let quote = quote(bytes.contains(&b'\''), bytes.contains(&b'"'));
    quoted(bytes, quote, quote)
}

/// The same inside `bytearray(…)`, where `'` has a backslash whichever the quotes are (CPython's `bytearray_repr`).
#[must_use]
pub fn repr_in_bytearray(bytes: &[u8]) -> String {
    let quote = quote(bytes.contains(&b'\''), bytes.contains(&b'"'));
    quoted(bytes, quote, b'\'')
}

fn quoted(bytes: &[u8], quote: u8, escaped: u8) -> String {
    let mut out = String::with_capacity(bytes.len().saturating_add(3));
    out.push('b');
    out.push(char::from(quote));
    for &c in bytes {
        match c {
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\\' => out.push_str("\\\\"),
            _ if c == escaped => out.extend(['\\', char::from(c)]),
            b' '..=b'~' => out.push(char::from(c)),
            _ => out.push_str(&format!("\\x{c:02x}")),
        }
    }
    out.push(char::from(quote));
    out
}
