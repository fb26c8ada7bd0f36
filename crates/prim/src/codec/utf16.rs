//! UTF-16 in either byte order, with or without a byte order mark.

use super::source::Source;
use super::{Bad, ByteOrder, DecodeHandler, Decoded, EncodeError, EncodeHandler, Replacement};
use crate::text::TextRef;

pub(super) fn decode<E>(
    bytes: &[u8],
    order: ByteOrder,
    last: bool,
    handler: &mut DecodeHandler<'_, E>,
) -> Result<Decoded, E> {
    let (order, start) = match (order, bytes) {
        (ByteOrder::Native, [0xFF, 0xFE, ..]) => (ByteOrder::Little, 2),
        (ByteOrder::Native, [0xFE, 0xFF, ..]) => (ByteOrder::Big, 2),
        _ => (order, 0),
    };
    let mut source = Source::new(bytes, handler);
    source.at = start;
    while !source.is_done() {
        let at = source.at;
        let unit = |at: usize| match (order, source.bytes.get(at..at.checked_add(2)?)?) {
            (ByteOrder::Big, &[a, b]) => Some(u32::from(u16::from_be_bytes([a, b]))),
            (_, &[a, b]) => Some(u32::from(u16::from_le_bytes([a, b]))),
            _ => None,
        };
        let (c, width) = match (unit(at), unit(at.saturating_add(2))) {
            (Some(high @ 0xD800..=0xDBFF), Some(low @ 0xDC00..=0xDFFF)) => {
                (0x1_0000 + ((high & 0x3FF) << 10 | low & 0x3FF), 4)
            }
            (Some(0xD800..=0xDBFF), Some(_)) => {
                source.recover(at, at + 2, "illegal UTF-16 surrogate")?;
                continue;
            }
            (Some(0xDC00..=0xDFFF), _) => {
                source.recover(at, at + 2, "illegal encoding")?;
                continue;
            }
            (None, _) | (Some(0xD800..=0xDBFF), None) if !last => break,
            (Some(0xD800..=0xDBFF), None) => {
                source.recover(at, source.bytes.len(), "unexpected end of data")?;
                continue;
            }
            (None, _) => {
                source.recover(at, source.bytes.len(), "truncated data")?;
                continue;
            }
            (Some(c), _) => (c, 2),
        };
        source.text.push(c);
        source.at += width;
    }
    Ok(source.finish(order))
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
