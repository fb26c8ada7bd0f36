//! Escapes in bytes, as they stand in a bytes literal of Python: `codecs.escape_encode` and `escape_decode`.

/// An escape that means nothing, or too much, and which CPython warns of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidEscape {
    /// The character behind the backslash.
    Character(u8),
    /// Three octal digits, of a value past 255.
    Octal([u8; 3]),
}

/// What the escapes stood for.
#[derive(Debug, PartialEq, Eq)]
pub struct EscapeDecoded {
    pub bytes: Vec<u8>,
    /// The first escape to be warned of.
    pub invalid: Option<InvalidEscape>,
}

/// Why escapes could not be decoded.
#[derive(Debug, PartialEq, Eq)]
pub enum EscapeError {
    /// The last byte is a backslash.
    Trailing,
    /// `\x` at this position has no two digits, and `on_hex` said to give up.
    Hexadecimal(usize),
}

/// What a single character behind a backslash means, digits and `x` apart.
pub(super) fn simple(c: u8) -> Option<u8> {
    Some(match c {
        b'\\' | b'\'' | b'"' => c,
        b'a' => 7,
        b'b' => 8,
        b't' => 9,
        b'n' => 10,
        b'v' => 11,
        b'f' => 12,
        b'r' => 13,
        _ => return None,
    })
}

/// An octal escape of up to three digits: its value, and how many digits of `rest` it has.
pub(super) fn octal(first: u8, rest: &[u8]) -> (u32, usize) {
    let digits = rest.iter().take(2).take_while(|c| matches!(c, b'0'..=b'7'));
    digits.fold((u32::from(first - b'0'), 0), |(value, n), c| (value << 3 | u32::from(c - b'0'), n + 1))
}

/// `codecs.escape_decode`; what stands for a `\x` without its digits is `on_hex`, `None` to give up.
///
/// ```
/// use taipan_prim::codec::decode_escapes;
/// assert_eq!(decode_escapes(br"\x41\n", None).unwrap().bytes, b"A\n");
/// assert!(decode_escapes(br"\x4", None).is_err());
/// assert_eq!(decode_escapes(br"\x4", Some(b"?")).unwrap().bytes, b"?");
/// ```
///
/// # Errors
/// A backslash at the end, and what `on_hex` gives up on.
pub fn decode_escapes(bytes: &[u8], on_hex: Option<&[u8]>) -> Result<EscapeDecoded, EscapeError> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut invalid = None;
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
        out.extend_from_slice(rest.get(..plain).unwrap_or_default());
        at += plain;
        let Some(behind) = rest.get(plain..).filter(|behind| !behind.is_empty()) else { break };
        let digit = |i: usize| behind.get(i).and_then(|&c| (c as char).to_digit(16));
        at += 2;
        match behind.get(1).copied() {
            None => return Err(EscapeError::Trailing),
            Some(b'\n') => {}
            Some(b'x') => match (digit(2), digit(3)) {
                (Some(a), Some(b)) => {
                    out.push((a << 4 | b) as u8);
                    at += 2;
                }
                (first, _) => {
                    out.extend_from_slice(on_hex.ok_or(EscapeError::Hexadecimal(at - 2))?);
                    at += usize::from(first.is_some());
                }
            },
            Some(c @ b'0'..=b'7') => {
                let (value, len) = octal(c, behind.get(2..).unwrap_or_default());
                if let (0x100.., Some(&[a, b, c])) = (value, behind.get(1..4)) {
                    invalid.get_or_insert(InvalidEscape::Octal([a, b, c]));
                }
                out.push(value as u8);
                at += len;
            }
            Some(c) => match simple(c) {
                Some(byte) => out.push(byte),
                None => {
                    invalid.get_or_insert(InvalidEscape::Character(c));
                    out.extend_from_slice(&[b'\\', c]);
                }
            },
        }
    }
    Ok(EscapeDecoded { bytes: out, invalid })
}

/// `codecs.escape_encode`: what is between the quotes of the `repr`, single quotes escaped.
pub fn encode_escapes(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for &c in bytes {
        match c {
            b'\'' | b'\\' => out.extend_from_slice(&[b'\\', c]),
            b'\t' => out.extend_from_slice(b"\\t"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b' '..=b'~' => out.push(c),
            _ => out.extend_from_slice(format!("\\x{c:02x}").as_bytes()),
        }
    }
    out
}
