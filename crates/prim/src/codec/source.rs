//! The input of a decoder under way, and what it has made of it: where error handlers come in.

use super::{Bad, ByteOrder, DecodeHandler, Decoded};
use crate::text::Text;
use std::borrow::Cow;

/// What a decoder works on. An error handler may put other bytes in the input's place.
pub(super) struct Source<'b, 'h, 'f, E> {
    pub bytes: Cow<'b, [u8]>,
    pub at: usize,
    pub text: Text,
    handler: &'h mut DecodeHandler<'f, E>,
}

impl<'b, 'h, 'f, E> Source<'b, 'h, 'f, E> {
    pub fn new(bytes: &'b [u8], handler: &'h mut DecodeHandler<'f, E>) -> Self {
        Source { bytes: Cow::Borrowed(bytes), at: 0, text: Text::new(), handler }
    }

    /// What is still to be decoded.
    pub fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub fn is_done(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// The byte at the current position, past which it goes.
    pub fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied()?;
        self.at += 1;
        Some(byte)
    }

    /// Asks the handler for a replacement, and goes on where it says.
    pub fn recover(&mut self, start: usize, end: usize, reason: &'static str) -> Result<(), E> {
        let recovered = (self.handler)(&self.bytes, Bad { start, end, reason })?;
        self.text.push_text(recovered.text.as_ref());
        self.at = recovered.resume;
        if let Some(other) = recovered.input {
            self.bytes = Cow::Owned(other);
        }
        Ok(())
    }

    /// The result, with everything up to the current position consumed.
    pub fn finish(self, order: ByteOrder) -> Decoded {
        Decoded { text: self.text, consumed: self.at, order }
    }
}
