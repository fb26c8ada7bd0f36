//! The exception table of 3.11 and later: which handler stands by for which instructions (`exception_handling_notes.txt`).

use thiserror::Error;

/// A line of the table: exceptions raised in a range of the code continue at a handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The byte offset of the first instruction protected.
    pub start: u32,
    /// The byte offset behind the last instruction protected.
    pub end: u32,
    /// The byte offset of the handler.
    pub target: u32,
    /// How many slots of the value stack the handler keeps.
    pub depth: u32,
    /// Whether the offset of the raising instruction is pushed below the exception.
    pub lasti: bool,
}

/// A table that does not consist of whole entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("exception table: {what} at byte {offset}")]
pub struct ExceptionTableError {
    /// The place in the table, in bytes.
    pub offset: usize,
    /// What is wrong there.
    pub what: &'static str,
}

/// Reads an exception table.
///
/// # Errors
/// Where the table ends inside an entry, an entry lacks its start mark, or a number does not fit.
///
/// ```
/// use taipan_decode::exctable::{Entry, parse};
/// let entries = parse(&[0x83, 0x05, 0x41, 0x02, 0x03]).unwrap();
/// assert_eq!(entries, [Entry { start: 6, end: 16, target: 132, depth: 1, lasti: true }]);
/// ```
pub fn parse(table: &[u8]) -> Result<Vec<Entry>, ExceptionTableError> {
    let mut reader = Reader { table, offset: 0 };
    let mut entries = Vec::new();
    while reader.offset < table.len() {
        let at = reader.offset;
        let start = reader.bytes(true)?;
        let length = reader.bytes(false)?;
        let target = reader.bytes(false)?;
        let depth_lasti = reader.varint(false)?;
        let end = start
            .checked_add(length)
            .ok_or(TOO_LARGE)
            .map_err(|what| ExceptionTableError { offset: at, what })?;
        entries.push(Entry { start, end, target, depth: depth_lasti >> 1, lasti: depth_lasti & 1 == 1 });
    }
    Ok(entries)
}

const TOO_LARGE: &str = "a number too large";
/// Set in the first byte of an entry, for searching from the middle.
const START: u8 = 0x80;
/// Set where another six bits follow.
const MORE: u8 = 0x40;

struct Reader<'a> {
    table: &'a [u8],
    offset: usize,
}

impl Reader<'_> {
    /// Reads a count of two-byte units, as bytes.
    fn bytes(&mut self, first: bool) -> Result<u32, ExceptionTableError> {
        let offset = self.offset;
        self.varint(first)?.checked_mul(2).ok_or(ExceptionTableError { offset, what: TOO_LARGE })
    }

    fn varint(&mut self, first: bool) -> Result<u32, ExceptionTableError> {
        let mut value: u32 = 0;
        let mut first = first;
        loop {
            let error = |what| ExceptionTableError { offset: self.offset, what };
            let byte = *self.table.get(self.offset).ok_or(error("the end inside an entry"))?;
            if (byte & START != 0) != first {
                return Err(error(if first { "no start of an entry" } else { "a start inside an entry" }));
            }
            if value >> 26 != 0 {
                return Err(error(TOO_LARGE));
            }
            value = value << 6 | u32::from(byte & 0x3f);
            self.offset += 1;
            first = false;
            if byte & MORE == 0 {
                return Ok(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn malformed_tables_are_located() {
        let error = |table: &[u8]| parse(table).unwrap_err().to_string();
        assert_eq!(error(&[0x83, 0x05, 0x41]), "exception table: the end inside an entry at byte 3");
        assert_eq!(error(&[0x03]), "exception table: no start of an entry at byte 0");
        assert_eq!(error(&[0x83, 0x85]), "exception table: a start inside an entry at byte 1");
        assert_eq!(
            error(&[0xff, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0]),
            "exception table: a number too large at byte 5"
        );
        assert_eq!(parse(&[]), Ok(vec![]));
    }
}
