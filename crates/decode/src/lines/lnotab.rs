//! `co_lnotab`, up to 3.9: pairs of a step in bytes and a step in lines, signed from 3.6 on (`Objects/lnotab_notes.txt`).

use taipan_isa::Version;

use super::{Entry, line_only};

/// Steps of the table as (bytes, lines).
fn steps(version: Version, table: &[u8]) -> impl Iterator<Item = (u32, i32)> + '_ {
    let lines_of = move |byte: u8| match version {
        Version::V2_7 => i32::from(byte),
        _ => i32::from(byte.cast_signed()),
    };
    table.as_chunks().0.iter().map(move |&[bytes, lines]| (u32::from(bytes), lines_of(lines)))
}

/// Where lines start, as the `dis` of these versions finds them.
pub(super) fn line_starts(
    version: Version,
    table: &[u8],
    first_line: i32,
    length: u32,
) -> Vec<(u32, Option<i32>)> {
    let (mut starts, mut last, mut line, mut offset) = (Vec::new(), None, first_line, 0u32);
    for (bytes, lines) in steps(version, table) {
        if bytes != 0 {
            if last != Some(line) {
                starts.push((offset, Some(line)));
                last = Some(line);
            }
            offset = offset.saturating_add(bytes);
            // Before 3.8 lines that were optimised away show too.
            if offset >= length && version >= Version::V3_8 {
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
pub(super) fn entries(
    version: Version,
    table: &[u8],
    first_line: i32,
    length: u32,
) -> impl Iterator<Item = Entry> + '_ {
    let (mut line, mut start) = (first_line, 0u32);
    let mut steps = steps(version, table);
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
    use Version::{V2_7, V3_7, V3_9};

    #[test]
    fn steps_of_lines_go_both_ways() {
        // Line 1 at 0, line 4 at 8, line 2 at 12.
        let table = [0, 0, 8, 3, 4, 0xfe];
        assert_eq!(line_starts(V3_9, &table, 1, 20), [(0, Some(1)), (8, Some(4)), (12, Some(2))]);
        let runs: Vec<_> =
            entries(V3_9, &table, 1, 20).map(|e| (e.start, e.end, e.positions.lineno)).collect();
        assert_eq!(runs, [(0, 8, Some(1)), (8, 12, Some(4)), (12, 20, Some(2))]);
    }

    #[test]
    fn steps_past_the_end_are_dropped() {
        assert_eq!(line_starts(V3_9, &[2, 1, 200, 1, 2, 1], 1, 4), [(0, Some(1)), (2, Some(2))]);
        assert_eq!(entries(V3_9, &[2, 1, 200, 1, 2, 1], 1, 4).last().map(|e| e.end), Some(4));
    }

    #[test]
    fn older_versions() {
        assert_eq!(line_starts(V3_7, &[2, 1, 200, 1], 1, 4), [(0, Some(1)), (2, Some(2)), (202, Some(3))]);
        assert_eq!(line_starts(V2_7, &[2, 200], 1, 4), [(0, Some(1)), (2, Some(201))]);
    }

    #[test]
    fn no_table_is_one_line() {
        assert_eq!(line_starts(V3_9, &[], 5, 4), [(0, Some(5))]);
        assert_eq!(entries(V3_9, &[], 5, 4).count(), 1);
    }
}
