//! The line table of 3.10 (PEP 626): pairs of a length in bytes and a signed step in lines, -128 for no line.

use super::{Entry, line_only};

const NO_LINE: i8 = -128;

pub(super) fn entries(table: &[u8], first_line: i32) -> impl Iterator<Item = Entry> + '_ {
    let (mut line, mut start) = (first_line, 0u32);
    let mut pairs = table.as_chunks().0.iter();
    std::iter::from_fn(move || {
        loop {
            let &[length, step] = pairs.next()?;
            let known = step.cast_signed() != NO_LINE;
            if known {
                line = line.wrapping_add(step.cast_signed().into());
            }
            if length == 0 {
                continue;
            }
            let end = start.saturating_add(length.into());
            let entry = Entry { start, end, positions: line_only(known.then_some(line)) };
            start = end;
            return Some(entry);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_steps_take_empty_entries_and_lines_may_be_missing() {
        let runs: Vec<_> = entries(&[4, 1, 0, 100, 2, 27, 6, 0x80, 2, 0xff, 9], 10)
            .map(|e| (e.start, e.end, e.positions.lineno))
            .collect();
        assert_eq!(runs, [(0, 4, Some(11)), (4, 6, Some(138)), (6, 12, None), (12, 14, Some(137))]);
    }
}
