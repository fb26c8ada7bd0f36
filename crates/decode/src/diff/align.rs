//! Which rows of two listings are the same: first by whole source lines, then inside those that differ.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::listing::Row;

/// A row of the one listing, the other, or both (the index is that of the old one then).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Same(usize),
    Removed(usize),
    Added(usize),
}

/// Rows that come from one source line.
struct Group {
    rows: Range<usize>,
    line: Option<i32>,
    key: String,
}

/// The shortest way from the old listing to the new one that keeps source lines together. Lines of the new one stand
/// `moved` further down as far as nothing else is known.
pub(super) fn align(old: &[Row], new: &[Row], mut moved: i32) -> Vec<Step> {
    let (old_groups, new_groups) = (groups(old), groups(new));
    let mut steps = Vec::with_capacity(old.len().max(new.len()));
    let mut done = 0;
    let keep = |steps: &mut Vec<Step>, groups: &[Group], moved: &mut i32, partner: usize| {
        for (group, other) in groups.iter().zip(&new_groups[partner..]) {
            steps.extend(group.rows.clone().map(Step::Same));
            if let (Some(line), Some(other)) = (group.line, other.line) {
                *moved = other.wrapping_sub(line);
            }
        }
    };
    let mut partner = 0;
    for (before, after) in hunks(old_groups.iter().map(|g| &g.key), new_groups.iter().map(|g| &g.key)) {
        keep(&mut steps, &old_groups[done..before.start], &mut moved, partner);
        change(&mut steps, (old, &old_groups[before.clone()]), (new, &new_groups[after.clone()]), moved);
        (done, partner) = (before.end, after.end);
    }
    keep(&mut steps, &old_groups[done..], &mut moved, partner);
    steps
}

fn groups(rows: &[Row]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        match groups.last_mut().filter(|group| group.line == row.line) {
            Some(group) => {
                group.rows.end = index + 1;
                group.key.push('\n');
                group.key.push_str(&row.key);
            }
            None => groups.push(Group { rows: index..index + 1, line: row.line, key: row.key.clone() }),
        }
    }
    groups
}

/// Source lines that differ: line by line where the same ones stand on both sides, else as a whole.
fn change(
    steps: &mut Vec<Step>,
    (old, olds): (&[Row], &[Group]),
    (new, news): (&[Row], &[Group]),
    moved: i32,
) {
    let name = |line: Option<i32>| line.map_or_else(String::new, |line| line.to_string());
    let old_lines: Vec<_> = olds.iter().map(|g| name(g.line.map(|line| line.wrapping_add(moved)))).collect();
    let new_lines: Vec<_> = news.iter().map(|g| name(g.line)).collect();
    let (mut done, mut partner) = (0, 0);
    let end = (olds.len()..olds.len(), news.len()..news.len());
    for (before, after) in hunks(old_lines.iter(), new_lines.iter()).into_iter().chain([end]) {
        for (old_group, new_group) in olds[done..before.start].iter().zip(&news[partner..after.start]) {
            change_rows(steps, old, old_group.rows.clone(), new, new_group.rows.clone());
        }
        change_rows(steps, old, span(&olds[before.clone()]), new, span(&news[after.clone()]));
        (done, partner) = (before.end, after.end);
    }
}

fn span(groups: &[Group]) -> Range<usize> {
    match groups {
        [first, .., last] => first.rows.start..last.rows.end,
        [only] => only.rows.clone(),
        [] => 0..0,
    }
}

fn change_rows(steps: &mut Vec<Step>, old: &[Row], olds: Range<usize>, new: &[Row], news: Range<usize>) {
    let mut done = olds.start;
    let keys = |rows: &'_ [Row], range: &Range<usize>| -> Vec<String> {
        rows[range.clone()].iter().map(|row| row.key.clone()).collect()
    };
    let (old_keys, new_keys) = (keys(old, &olds), keys(new, &news));
    for (before, after) in hunks(old_keys.iter(), new_keys.iter()) {
        let (before, after) = (
            before.start + olds.start..before.end + olds.start,
            after.start + news.start..after.end + news.start,
        );
        steps.extend((done..before.start).map(Step::Same));
        steps.extend(before.clone().map(Step::Removed));
        steps.extend(after.map(Step::Added));
        done = before.end;
    }
    steps.extend((done..olds.end).map(Step::Same));
}

/// What differs, by the histogram algorithm, which falls back to heuristics rather than take quadratic time.
fn hunks<'a>(
    old: impl Iterator<Item = &'a String>,
    new: impl Iterator<Item = &'a String>,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut input: InternedInput<&str> = InternedInput::default();
    input.update_before(old.map(String::as_str));
    input.update_after(new.map(String::as_str));
    let usizes = |range: &Range<u32>| range.start as usize..range.end as usize;
    let diff = Diff::compute(Algorithm::Histogram, &input);
    diff.hunks().map(|hunk| (usizes(&hunk.before), usizes(&hunk.after))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(rows: &[(i32, &str)]) -> Vec<Row> {
        let row =
            |(line, key): &(i32, &str)| Row { key: (*key).into(), line: Some(*line), text: (*key).into() };
        rows.iter().map(row).collect()
    }

    fn aligned(old: &[(i32, &str)], new: &[(i32, &str)]) -> String {
        let (old, new) = (listing(old), listing(new));
        let mut text = String::new();
        for step in align(&old, &new, 0) {
            match step {
                Step::Same(index) => text.push_str(&format!(" {}", old[index].key)),
                Step::Removed(index) => text.push_str(&format!(" -{}", old[index].key)),
                Step::Added(index) => text.push_str(&format!(" +{}", new[index].key)),
            }
        }
        text
    }

    #[test]
    fn inserted_lines_move_the_others() {
        let old = [(1, "a"), (1, "b"), (2, "c")];
        assert_eq!(aligned(&old, &[(1, "a"), (1, "b"), (2, "x"), (3, "c")]), " a b +x c");
        assert_eq!(aligned(&old, &[(9, "a"), (9, "b"), (10, "c")]), " a b c");
        assert_eq!(aligned(&old, &[]), " -a -b -c");
        assert_eq!(aligned(&[], &old), " +a +b +c");
    }

    #[test]
    fn instructions_stay_with_their_lines() {
        let old = [(1, "load"), (1, "add"), (2, "load"), (2, "return")];
        let new = [(1, "load"), (1, "sub"), (2, "load"), (2, "not"), (2, "return")];
        assert_eq!(aligned(&old, &new), " load -add +sub load +not return");
    }
}
