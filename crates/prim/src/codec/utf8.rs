//! UTF-8, with the error stretches of `Objects/stringlib/codecs.h`.

use super::{Bad, DecodeHandler, Decoded, EncodeError, EncodeHandler, Replacement, names::ByteOrder};
use crate::text::{Text, TextRef};

pub(super) fn decode<E>(bytes: &[u8], last: bool, handler: &mut DecodeHandler<'_, E>) -> Result<Decoded, E> {
    if let Ok(valid) = std::str::from_utf8(bytes) {
        return Ok(Decoded::all(Text::from(valid), bytes));
    }
    let mut text = Text::new();
    let mut at = 0;
    let done = |text, consumed| Ok(Decoded { text, consumed, order: ByteOrder::Native });
    while let Some(rest) = bytes.get(at..) {
        let error = match std::str::from_utf8(rest) {
            Ok(valid) => {
                text.push_str(valid);
                return done(text, bytes.len());
            }
            Err(error) => error,
        };
        let start = at + error.valid_up_to();
        let valid = rest.get(..error.valid_up_to()).unwrap_or_default();
        text.push_str(std::str::from_utf8(valid).unwrap_or_default());
        let (end, reason) = match error.error_len() {
            None if !last => return done(text, start),
            None => (bytes.len(), "unexpected end of data"),
            Some(len) => match bytes.get(start) {
                Some(0xC2..=0xF4) => (start + len, "invalid continuation byte"),
                _ => (start + len, "invalid start byte"),
            },
        };
        let (replacement, resume) = handler(Bad { start, end, reason })?;
        text.push_text(replacement.as_ref());
        at = resume;
    }
    done(text, bytes.len())
}

pub(super) fn encode<E>(
    text: TextRef<'_>,
    handler: &mut EncodeHandler<'_, E>,
) -> Result<Vec<u8>, EncodeError<E>> {
    if let Some(ascii) = text.as_str() {
        return Ok(ascii.as_bytes().to_vec());
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
