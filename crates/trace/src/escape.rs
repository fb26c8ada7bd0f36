//! Text and numbers as bytes, without allocation.

use std::io::Write;

/// Appends a number.
#[inline]
pub fn push_u64(out: &mut Vec<u8>, mut n: u64) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (n % 10) as u8;
        n /= 10;
        if n == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// Appends a signed number.
#[inline]
pub fn push_i64(out: &mut Vec<u8>, n: i64) {
    if n < 0 {
        out.push(b'-');
    }
    push_u64(out, n.unsigned_abs());
}

/// Appends UTF-8 text as a JSON string in ASCII, quotes included (Python's `json.dumps`).
pub fn push_json(out: &mut Vec<u8>, text: &[u8]) {
    out.push(b'"');
    let mut rest = text;
    while let Some(at) = rest.iter().position(|&b| !is_plain(b)) {
        out.extend_from_slice(&rest[..at]);
        rest = push_escape(out, &rest[at..]);
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

#[inline(always)]
fn is_plain(b: u8) -> bool {
    (b' '..=b'~').contains(&b) && b != b'"' && b != b'\\'
}

/// Escapes the first character; the rest of the text.
fn push_escape<'a>(out: &mut Vec<u8>, text: &'a [u8]) -> &'a [u8] {
    let short = match text[0] {
        b'"' => Some(b'"'),
        b'\\' => Some(b'\\'),
        b'\n' => Some(b'n'),
        b'\r' => Some(b'r'),
        b'\t' => Some(b't'),
        0x08 => Some(b'b'),
        0x0c => Some(b'f'),
        _ => None,
    };
    if let Some(letter) = short {
        out.extend_from_slice(&[b'\\', letter]);
        return &text[1..];
    }
    let chunk = text.utf8_chunks().next();
    let c = chunk.and_then(|c| c.valid().chars().next());
    let (c, length) = c.map_or((char::REPLACEMENT_CHARACTER, 1), |c| (c, c.len_utf8()));
    for unit in c.encode_utf16(&mut [0; 2]) {
        // Writing to a Vec does not fail.
        write!(out, "\\u{unit:04x}").ok();
    }
    &text[length..]
}

/// Appends text for a terminal: control characters as `\xNN`.
pub fn push_visible(out: &mut Vec<u8>, text: &str) {
    for c in text.chars() {
        if c.is_control() {
            write!(out, "\\x{:02x}", u32::from(c)).ok();
        } else {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> String {
        let mut out = Vec::new();
        push_json(&mut out, text.as_bytes());
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn json_strings_are_what_python_writes() {
        assert_eq!(json("a\"b\\c\n\t\r\u{8}\u{c}\u{0}\u{7f}"), r#""a\"b\\c\n\t\r\b\f\u0000\u007f""#);
        assert_eq!(json("é€😀x"), r#""\u00e9\u20ac\ud83d\ude00x""#);
    }

    #[test]
    fn numbers() {
        let mut out = Vec::new();
        push_i64(&mut out, i64::MIN);
        out.push(b' ');
        push_u64(&mut out, 0);
        assert_eq!(out, b"-9223372036854775808 0");
    }
}
