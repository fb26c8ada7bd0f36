//! `co_lnotab`, up to 3.9: pairs of a step in bytes and a signed step in lines (`Objects/lnotab_notes.txt`).

use super::{Entry, line_only};

/// Steps of the table as (bytes, lines).
fn steps(table: &[u8]) -> impl Iterator<Item = (u32, i32)> + '_ {
    table.as_chunks().0.iter().map(|&[bytes, lines]| (u32::from(bytes), i32::from(lines.cast_signed())))
}

/// Where lines start, as the `dis` of these versions finds them.
pub(super) fn line_starts(table: &[u8], first_line: i32, length: u32) -> Vec<(u32, Option<i32>)> {
    let (mut starts, mut last, mut line, mut offset) = (Vec::new(), None, first_line, 0u32);
    for (bytes, lines) in steps(table) {
        if bytes != 0 {
            if last != Some(line) {
                starts.push((offset, Some(line)));
                last = Some(line);
            }
            offset = offset.saturating_add(bytes);
            if offset >= length {
                return starts;
            }
        }
        line = line.wrapping_add(lines);
    }
    if last != Some(line) {
        starts.push((offset, Some(line)));
    }
    starts
}

/// Runs of bytecode between the steps; the last one reaches to the end of the code.
pub(super) fn entries(table: &[u8], first_line: i32, length: u32) -> impl Iterator<Item = Entry> + '_ {
    let (mut line, mut start) = (first_line, 0u32);
    let mut steps = steps(table);
    std::iter::from_fn(move || {
        while start < length {
            let (bytes, lines) = steps.next().unwrap_or((length - start, 0));
            let entry = Entry {
                start,
                end: start.saturating_add(bytes).min(length),
                positions: line_only(Some(line)),
            };
            line = line.wrapping_add(lines);
            start = entry.end;
            if bytes != 0 {
                return Some(entry);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_lines_go_both_ways() {
        // Line 1 at 0, line 4 at 8, line 2 at 12.
        let table = [0, 0, 8, 3, 4, 0xfe];
        assert_eq!(line_starts(&table, 1, 20), [(0, Some(1)), (8, Some(4)), (12, Some(2))]);
        let runs: Vec<_> = entries(&table, 1, 20).map(|e| (e.start, e.end, e.positions.lineno)).collect();
        assert_eq!(runs, [(0, 8, Some(1)), (8, 12, Some(4)), (12, 20, Some(2))]);
    }

    #[test]
    fn steps_past_the_end_are_dropped() {
        assert_eq!(line_starts(&[2, 1, 200, 1, 2, 1], 1, 4), [(0, Some(1)), (2, Some(2))]);
        assert_eq!(entries(&[2, 1, 200, 1, 2, 1], 1, 4).last().map(|e| e.end), Some(4));
    }

    #[test]
    fn no_table_is_one_line() {
        assert_eq!(line_starts(&[], 5, 4), [(0, Some(5))]);
        assert_eq!(entries(&[], 5, 4).count(), 1);
    }
}
