//! UTF-16 in either byte order, with or without a byte order mark.

use super::{Bad, ByteOrder, DecodeHandler, Decoded, EncodeError, EncodeHandler, Replacement};
use crate::text::{Text, TextRef};

pub(super) fn decode<E>(
    bytes: &[u8],
    order: ByteOrder,
    last: bool,
    handler: &mut DecodeHandler<'_, E>,
) -> Result<Decoded, E> {
    let (order, mut at) = match (order, bytes) {
        (ByteOrder::Native, [0xFF, 0xFE, ..]) => (ByteOrder::Little, 2),
        (ByteOrder::Native, [0xFE, 0xFF, ..]) => (ByteOrder::Big, 2),
        _ => (order, 0),
    };
    let unit = |at: usize| match (order, bytes.get(at..at.checked_add(2)?)?) {
        (ByteOrder::Big, &[a, b]) => Some(u32::from(u16::from_be_bytes([a, b]))),
        (_, &[a, b]) => Some(u32::from(u16::from_le_bytes([a, b]))),
        _ => None,
    };
    let mut text = Text::new();
    while at < bytes.len() {
        let bad = match (unit(at), unit(at.saturating_add(2))) {
            (None, _) => Bad { start: at, end: bytes.len(), reason: "truncated data" },
            (Some(high @ 0xD800..=0xDBFF), Some(low @ 0xDC00..=0xDFFF)) => {
                text.push(0x1_0000 + ((high & 0x3FF) << 10 | low & 0x3FF));
                at += 4;
                continue;
            }
            (Some(0xD800..=0xDBFF), None) => {
                Bad { start: at, end: bytes.len(), reason: "unexpected end of data" }
            }
            (Some(0xD800..=0xDBFF), Some(_)) => {
                Bad { start: at, end: at + 2, reason: "illegal UTF-16 surrogate" }
            }
            (Some(0xDC00..=0xDFFF), _) => Bad { start: at, end: at + 2, reason: "illegal encoding" },
            (Some(c), _) => {
                text.push(c);
                at += 2;
                continue;
            }
        };
        if !last
            && bad.end == bytes.len()
            && matches!(bad.reason, "truncated data" | "unexpected end of data")
        {
            return Ok(Decoded { text, consumed: at, order });
        }
        let (replacement, resume) = handler(bad)?;
        text.push_text(replacement.as_ref());
        at = resume;
    }
    Ok(Decoded { text, consumed: bytes.len(), order })
}

pub(super) fn encode<E>(
    text: TextRef<'_>,
    order: ByteOrder,
    handler: &mut EncodeHandler<'_, E>,
) -> Result<Vec<u8>, EncodeError<E>> {
    let put = |out: &mut Vec<u8>, c: char| {
        for unit in c.encode_utf16(&mut [0; 2]) {
            out.extend(if order == ByteOrder::Big { unit.to_be_bytes() } else { unit.to_le_bytes() });
        }
    };
    encode_units(text, order, 2, put, handler)
}

/// Encodes in units of `width` bytes by `put`, which writes one code point that is no surrogate.
pub(super) fn encode_units<E>(
    text: TextRef<'_>,
    order: ByteOrder,
    width: usize,
    put: impl Fn(&mut Vec<u8>, char),
    handler: &mut EncodeHandler<'_, E>,
) -> Result<Vec<u8>, EncodeError<E>> {
    let mut out = Vec::with_capacity(text.len().saturating_add(1).saturating_mul(width));
    if order == ByteOrder::Native {
        put(&mut out, '\u{FEFF}');
    }
    let mut at = 0;
    while let Some(c) = text.get(at) {
        if let Some(c) = char::from_u32(c) {
            put(&mut out, c);
            at += 1;
            continue;
        }
        let bad = Bad { start: at, end: at + 1, reason: "surrogates not allowed" };
        let (replacement, resume) = handler(bad).map_err(EncodeError::Handler)?;
        match &replacement {
            Replacement::Bytes(bytes) if bytes.len() % width == 0 => out.extend_from_slice(bytes),
            Replacement::Text(text) if text.is_ascii() => {
                text.chars().filter_map(char::from_u32).for_each(|c| put(&mut out, c));
            }
            _ => return Err(EncodeError::Bad(bad)),
        }
        at = resume;
    }
    Ok(out)
}
