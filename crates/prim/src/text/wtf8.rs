//! UTF-8 in which surrogates stand as three-byte sequences: the text form of marshal and of the file system.

use super::storage::Text;
use super::view::TextRef;

/// Bytes that are not UTF-8, even with surrogates allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wtf8Error {
    /// Offset of the first byte of the bad sequence.
    pub offset: usize,
}

impl std::fmt::Display for Wtf8Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "invalid UTF-8 at byte {}", self.offset)
    }
}

impl std::error::Error for Wtf8Error {}

pub(super) fn decode(bytes: &[u8]) -> Result<Text, Wtf8Error> {
    let mut out = Text::new();
    let mut rest = bytes;
    loop {
        let bad = match std::str::from_utf8(rest) {
            Ok(valid) => {
                out.push_str(valid);
                return Ok(out);
            }
            Err(e) => e.valid_up_to(),
        };
        let (valid, tail) = rest.split_at(bad);
        out.push_str(std::str::from_utf8(valid).unwrap_or_default());
        let [0xED, b @ 0xA0..=0xBF, c @ 0x80..=0xBF, tail @ ..] = tail else {
            return Err(Wtf8Error { offset: bytes.len() - tail.len() });
        };
        out.push(0xD000 | (u32::from(b & 0x3F) << 6) | u32::from(c & 0x3F));
        rest = tail;
    }
}

pub(super) fn encode(text: TextRef<'_>) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() * 2);
    for c in text.chars() {
        push(&mut out, c);
    }
    out
}

/// Appends one code point, surrogates in three bytes.
pub(crate) fn push(out: &mut Vec<u8>, c: u32) {
    match char::from_u32(c) {
        Some(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        None => out.extend_from_slice(&[0xED, 0x80 | (c >> 6 & 0x3F) as u8, 0x80 | (c & 0x3F) as u8]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_pass_and_pairs_stay_apart() {
        let text = decode(b"a\xed\xa0\xbd\xed\xb8\x80\xc3\xa9").unwrap();
        assert_eq!(text.chars().collect::<Vec<_>>(), [0x61, 0xD83D, 0xDE00, 0xE9]);
        assert_eq!(text.to_utf8(), Err(1));
        assert_eq!(decode(b"ab\xed\xa0"), Err(Wtf8Error { offset: 2 }));
        assert_eq!(decode(b"\xc3\xa9\xff"), Err(Wtf8Error { offset: 2 }));
    }
}
