//! Notes at the right of a disassembly, whose own text stays as it is.

use std::collections::BTreeMap;

/// What to write beside instructions, by the offset of their opcodes.
pub type Notes = BTreeMap<u32, String>;

/// Wider lines push their note to the right, but not those of others.
const WIDTH: usize = 64;

/// Adds notes to the text from `start` on, whose instructions' texts start at `lines`.
pub(super) fn add(out: &mut String, start: usize, lines: &[(usize, u32)], notes: &Notes) {
    // An empty line goes before the first instruction of a source line.
    let ends: Vec<(usize, &str)> = lines
        .iter()
        .filter_map(|&(at, offset)| {
            let text = out.get(at..)?;
            let at = at + (text.len() - text.trim_start_matches('\n').len());
            let end = at + out.get(at..)?.find('\n')?;
            Some((end, notes.get(&offset)?.as_str()))
        })
        .collect();
    let width = |end: usize| {
        let line = out.get(..end).map_or("", |before| before.rsplit('\n').next().unwrap_or_default());
        line.chars().count()
    };
    let column =
        ends.iter().map(|(end, _)| width(*end)).filter(|width| *width <= WIDTH).max().unwrap_or(WIDTH);
    let mut text = String::new();
    let mut done = start;
    for (end, note) in ends {
        text.push_str(out.get(done..end).unwrap_or_default());
        let gap = 2 + column.saturating_sub(width(end));
        text.extend(std::iter::repeat_n(' ', gap));
        text.push_str(note);
        done = end;
    }
    text.push_str(out.get(done..).unwrap_or_default());
    out.truncate(start);
    out.push_str(&text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_in_a_column() {
        let long = "x".repeat(70);
        let mut out = format!("  1  RESUME\n\n  2  LOAD é\n     POP_TOP\n\n{long}\n");
        let notes = Notes::from([(0, "0".into()), (2, "1".into()), (4, "2".into()), (6, "3".into())]);
        add(&mut out, 0, &[(0, 0), (12, 2), (25, 4), (38, 6)], &notes);
        let expected = "  1  RESUME   0\n\n  2  LOAD é   1\n     POP_TOP  2\n";
        assert_eq!(out, format!("{expected}\n{long}  3\n"));
    }
}
