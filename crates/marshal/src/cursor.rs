//! A position in the input that never leaves it.

use crate::error::Error;

/// Reads little-endian pieces off the input.
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    offset: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8], offset: usize) -> Cursor<'a> {
        Cursor { bytes, offset: offset.min(bytes.len()) }
    }

    pub(crate) fn offset(&self) -> usize {
        self.offset
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.bytes.len() - self.offset
    }

    /// The next `length` bytes; `None`, and no progress, where there are fewer.
    pub(crate) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let piece = self.bytes.get(self.offset..)?.get(..length)?;
        self.offset += length;
        Some(piece)
    }

    pub(crate) fn array<const N: usize>(&mut self, expected: &'static str) -> Result<[u8; N], Error> {
        let piece = self.bytes.get(self.offset..).and_then(|rest| rest.first_chunk());
        let piece = *piece.ok_or(Error::Truncated { offset: self.offset, expected })?;
        self.offset += N;
        Ok(piece)
    }

    pub(crate) fn byte(&mut self, expected: &'static str) -> Result<u8, Error> {
        self.array(expected).map(|[byte]| byte)
    }

    /// A signed 32-bit number, as all of marshal's lengths and counts are.
    pub(crate) fn long(&mut self, expected: &'static str) -> Result<i32, Error> {
        self.array(expected).map(i32::from_le_bytes)
    }

    /// Bytes after their 32-bit length.
    pub(crate) fn sized(&mut self, what: &'static str) -> Result<&'a [u8], Error> {
        let offset = self.offset;
        let size = self.long(what)?;
        let piece = usize::try_from(size).ok().and_then(|length| self.take(length));
        piece.ok_or(Error::Size { offset, what, size: size.into() })
    }

    /// Bytes after their 8-bit length.
    pub(crate) fn short_sized(&mut self, expected: &'static str) -> Result<&'a [u8], Error> {
        let length = self.byte(expected)?;
        let offset = self.offset;
        self.take(length.into()).ok_or(Error::Truncated { offset, expected })
    }
}
