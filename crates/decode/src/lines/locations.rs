//! The location table of 3.11 and later (PEP 657; `Objects/locations.md` in CPython).
//!
//! An entry starts with a byte of the form `1cccclll`: the form of the rest, and the length in units less one. What
//! follows has the highest bit clear.

use super::{Entry, Positions, line_only};

/// The forms of an entry from `ONE_LINE` on; below it is `SHORT`.
const ONE_LINE: u8 = 10;
const NO_COLUMNS: u8 = 13;
const LONG: u8 = 14;
const NONE: u8 = 15;

struct Table<'a> {
    bytes: std::slice::Iter<'a, u8>,
    line: i32,
    start: u32,
}

pub(super) fn entries(table: &[u8], first_line: i32) -> impl Iterator<Item = Entry> + '_ {
    let mut table = Table { bytes: table.iter(), line: first_line, start: 0 };
    std::iter::from_fn(move || table.entry())
}

impl Table<'_> {
    fn entry(&mut self) -> Option<Entry> {
        let head = *self.bytes.next()?;
        let units = u32::from(head & 7) + 1;
        let positions = self.positions(head >> 3 & 15)?;
        let start = self.start;
        self.start = start.saturating_add(units * 2);
        Some(Entry { start, end: self.start, positions })
    }

    fn positions(&mut self, form: u8) -> Option<Positions> {
        match form {
            NONE => Some(Positions::default()),
            LONG => {
                let line = self.step()?;
                let lines_on = self.varint()?;
                let start = column(self.varint()?);
                let end = column(self.varint()?);
                Some(self.span(line, line.wrapping_add(lines_on.cast_signed()), start, end))
            }
            NO_COLUMNS => {
                let line = self.step()?;
                Some(Positions { end_lineno: known(line), ..line_only(known(line)) })
            }
            ONE_LINE.. => {
                self.line = self.line.wrapping_add(i32::from(form - ONE_LINE));
                let (column, end) = (*self.bytes.next()?, *self.bytes.next()?);
                Some(self.span(self.line, self.line, Some(column.into()), Some(end.into())))
            }
            _ => {
                let byte = *self.bytes.next()?;
                let column = i32::from(form) << 3 | i32::from(byte >> 4 & 7);
                Some(self.span(self.line, self.line, Some(column), Some(column + i32::from(byte & 15))))
            }
        }
    }

    fn span(&self, line: i32, end_line: i32, column: Option<i32>, end_column: Option<i32>) -> Positions {
        Positions {
            lineno: known(line),
            end_lineno: known(end_line),
            col_offset: column,
            end_col_offset: end_column,
        }
    }

    /// Moves on by a signed step of lines, whose sign is in the lowest bit.
    fn step(&mut self) -> Option<i32> {
        let value = self.varint()?;
        let size = (value >> 1).cast_signed();
        self.line = self.line.wrapping_add(if value & 1 != 0 { size.wrapping_neg() } else { size });
        Some(self.line)
    }

    /// A number in groups of six bits, lowest first; bit 6 says that more follow.
    fn varint(&mut self) -> Option<u32> {
        let (mut value, mut shift) = (0u32, 0u32);
        loop {
            let byte = *self.bytes.next()?;
            value |= u32::from(byte & 63).checked_shl(shift).unwrap_or(0);
            shift = shift.saturating_add(6);
            if byte & 64 == 0 {
                return Some(value);
            }
        }
    }
}

/// CPython keeps -1 for "no line".
fn known(line: i32) -> Option<i32> {
    (line != -1).then_some(line)
}

/// Long columns are stored plus one, so that zero means none.
fn column(stored: u32) -> Option<i32> {
    known(stored.cast_signed().wrapping_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(table: &[u8]) -> Vec<(u32, [Option<i32>; 4])> {
        let all = entries(table, 10);
        all.map(|e| {
            let p = e.positions;
            (e.end - e.start, [p.lineno, p.end_lineno, p.col_offset, p.end_col_offset])
        })
        .collect()
    }

    #[test]
    fn every_form() {
        let some = |values: [i32; 4]| values.map(Some);
        assert_eq!(spans(&[0x80 | 1 << 3, 0x23]), [(2, some([10, 10, 10, 13]))]);
        assert_eq!(spans(&[0x80 | 12 << 3 | 7, 5, 70]), [(16, some([12, 12, 5, 70]))]);
        assert_eq!(spans(&[0x80 | 13 << 3, 0x07]), [(2, [Some(7), Some(7), None, None])]);
        assert_eq!(
            spans(&[0x80 | 14 << 3 | 1, 2, 3, 0x41, 2, 0]),
            [(4, [Some(11), Some(14), Some(128), None])]
        );
        assert_eq!(spans(&[0x80 | 15 << 3]), [(2, [None; 4])]);
    }

    #[test]
    fn a_cut_table_ends() {
        assert_eq!(spans(&[0x80 | 15 << 3, 0x80 | 14 << 3, 0x40]), [(2, [None; 4])]);
    }
}
