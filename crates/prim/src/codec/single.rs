//! ASCII and Latin-1: one byte a code point.

use super::source::Source;
use super::{Bad, ByteOrder, DecodeHandler, Decoded, EncodeError, EncodeHandler, Replacement};
use crate::text::TextRef;

pub(super) fn decode_ascii<E>(bytes: &[u8], handler: &mut DecodeHandler<'_, E>) -> Result<Decoded, E> {
    let mut source = Source::new(bytes, handler);
    loop {
        let rest = source.bytes.get(source.at..).unwrap_or_default();
        let valid = rest.iter().position(|b| !b.is_ascii()).unwrap_or(rest.len());
        source.text.push_text(TextRef::Ascii(rest.get(..valid).unwrap_or_default()));
        source.at += valid;
        if source.is_done() {
            return Ok(source.finish(ByteOrder::Native));
        }
        let start = source.at;
        source.recover(start, start + 1, "ordinal not in range(128)")?;
    }
}

/// `limit` is 0x80 or 0x100.
pub(super) fn encode<E>(
    text: TextRef<'_>,
    limit: u32,
    handler: &mut EncodeHandler<'_, E>,
) -> Result<Vec<u8>, EncodeError<E>> {
    let reason = if limit == 0x80 { "ordinal not in range(128)" } else { "ordinal not in range(256)" };
    if let TextRef::Ascii(units) = text {
        return Ok(units.to_vec());
    }
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text.get(at) {
        if let Ok(byte) = u8::try_from(c)
            && c < limit
        {
            out.push(byte);
            at += 1;
            continue;
        }
        let run = text.slice(at, text.len()).chars().take_while(|&c| c >= limit).count();
        let bad = Bad { start: at, end: at + run, reason };
        let (replacement, resume) = handler(bad).map_err(EncodeError::Handler)?;
        match replacement {
            Replacement::Bytes(bytes) => out.extend_from_slice(&bytes),
            Replacement::Text(text) => {
                for c in text.chars() {
                    let byte = u8::try_from(c).ok().filter(|_| c < limit);
                    out.push(byte.ok_or(EncodeError::Bad(bad))?);
                }
            }
        }
        at = resume;
    }
    Ok(out)
}
