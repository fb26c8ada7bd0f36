//! UTF-32 in either byte order, with or without a byte order mark.

use super::source::Source;
use super::utf16::encode_units;
use super::{ByteOrder, DecodeHandler, Decoded, EncodeError, EncodeHandler};
use crate::text::TextRef;

pub(super) fn decode<E>(
    bytes: &[u8],
    order: ByteOrder,
    last: bool,
    handler: &mut DecodeHandler<'_, E>,
) -> Result<Decoded, E> {
    let (order, start) = match (order, bytes) {
        (ByteOrder::Native, [0xFF, 0xFE, 0, 0, ..]) => (ByteOrder::Little, 4),
        (ByteOrder::Native, [0, 0, 0xFE, 0xFF, ..]) => (ByteOrder::Big, 4),
        _ => (order, 0),
    };
    let mut source = Source::new(bytes, handler);
    source.at = start;
    while !source.is_done() {
        let at = source.at;
        let c = match (order, source.rest()) {
            (ByteOrder::Big, &[a, b, c, d, ..]) => Some(u32::from_be_bytes([a, b, c, d])),
            (_, &[a, b, c, d, ..]) => Some(u32::from_le_bytes([a, b, c, d])),
            _ => None,
        };
        let (end, reason) = match c {
            None if !last => break,
            None => (source.bytes.len(), "truncated data"),
            Some(0xD800..=0xDFFF) => (at + 4, "code point in surrogate code point range(0xd800, 0xe000)"),
            Some(0x11_0000..) => (at + 4, "code point not in range(0x110000)"),
            Some(c) => {
                source.text.push(c);
                source.at += 4;
                continue;
            }
        };
        source.recover(at, end, reason)?;
    }
    Ok(source.finish(order))
}

pub(super) fn encode<E>(
    text: TextRef<'_>,
    order: ByteOrder,
    handler: &mut EncodeHandler<'_, E>,
) -> Result<Vec<u8>, EncodeError<E>> {
    let put = |out: &mut Vec<u8>, c: char| {
        let c = u32::from(c);
        out.extend(if order == ByteOrder::Big { c.to_be_bytes() } else { c.to_le_bytes() });
    };
    encode_units(text, order, 4, put, handler)
}
