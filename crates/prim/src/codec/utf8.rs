//! UTF-8, with the error stretches of `Objects/stringlib/codecs.h`.

use super::source::Source;
use super::{Bad, ByteOrder, DecodeHandler, Decoded, EncodeError, EncodeHandler, Replacement};
use crate::text::{Text, TextRef};

pub(super) fn decode<E>(bytes: &[u8], last: bool, handler: &mut DecodeHandler<'_, E>) -> Result<Decoded, E> {
    if let Ok(valid) = std::str::from_utf8(bytes) {
        return Ok(Decoded::all(Text::from(valid), bytes));
    }
    let mut source = Source::new(bytes, handler);
    loop {
        let rest = source.bytes.get(source.at..).unwrap_or_default();
        let error = match std::str::from_utf8(rest) {
            Ok(valid) => {
                source.text.push_str(valid);
                source.at = source.bytes.len();
                return Ok(source.finish(ByteOrder::Native));
            }
            Err(error) => error,
        };
        let valid = rest.get(..error.valid_up_to()).unwrap_or_default();
        source.text.push_str(std::str::from_utf8(valid).unwrap_or_default());
        source.at += error.valid_up_to();
        let start = source.at;
        let (end, reason) = match error.error_len() {
            None if !last => return Ok(source.finish(ByteOrder::Native)),
            // Half a surrogate: the handler may want to see all of it.
            Some(_) if !last && matches!(source.rest(), [0xED, 0xA0..=0xBF]) => {
                return Ok(source.finish(ByteOrder::Native));
            }
            None => (source.bytes.len(), "unexpected end of data"),
            Some(len) => match source.bytes.get(start) {
                Some(0xC2..=0xF4) => (start + len, "invalid continuation byte"),
                _ => (start + len, "invalid start byte"),
            },
        };
        source.recover(start, end, reason)?;
    }
}

pub(super) fn encode<E>(
    text: TextRef<'_>,
    handler: &mut EncodeHandler<'_, E>,
) -> Result<Vec<u8>, EncodeError<E>> {
    if let Ok(valid) = text.to_utf8() {
        return Ok(valid.into_owned().into_bytes());
    }
    let mut out = Vec::with_capacity(text.len().saturating_mul(2));
    let mut at = 0;
    while let Some(c) = text.get(at) {
        if let Some(c) = char::from_u32(c) {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            at += 1;
            continue;
        }
        let run = text.slice(at, text.len()).chars().take_while(|&c| char::from_u32(c).is_none()).count();
        let bad = Bad { start: at, end: at + run, reason: "surrogates not allowed" };
        let (replacement, resume) = handler(bad).map_err(EncodeError::Handler)?;
        match &replacement {
            Replacement::Bytes(bytes) => out.extend_from_slice(bytes),
            Replacement::Text(text) => {
                out.extend_from_slice(text.as_str().ok_or(EncodeError::Bad(bad))?.as_bytes());
            }
        }
        at = resume;
    }
    Ok(out)
}
