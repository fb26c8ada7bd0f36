//! One traceback entry: place, source line, and the marks below it.

use super::anchors::{Anchors, anchors, is_plain_call};
use super::source::Sources;
use super::width::display_width;
use crate::Vm;
use crate::types::code::Code;
use taipan_decode::lines::{Positions, position_at};

/// The entry's lines.
pub fn text(
    vm: &mut Vm,
    sources: &mut Sources,
    code: &Code,
    lasti: u32,
    line: Option<i32>,
    plain: bool,
) -> String {
    let dialect = vm.dialect;
    let filename = code.filename.to_string();
    let shown_line = line.map_or_else(|| "None".to_string(), |l| l.to_string());
    let shown_line = if line.is_none() && !dialect.tracebacks_by_module() { "-1".into() } else { shown_line };
    let mut text = format!("  File \"{filename}\", line {shown_line}, in {}\n", code.name);
    let Some(line) = line.and_then(|l| usize::try_from(l).ok()).filter(|l| *l > 0) else { return text };
    let lines = sources.lines(vm, &filename);
    let span = Span::new(position_at(&code.source, lasti));
    if plain && dialect.tracebacks_by_module() {
        text.push_str(&lines.get(line - 1).map_or_else(String::new, |source| line_with_marks(source, None)));
    } else if dialect.tracebacks_by_module() {
        let first = span.as_ref().map_or(line, |s| s.first);
        if let Some(block) = Block::new(&lines, first, span) {
            text.push_str(&block.show());
        }
    } else if let Some(source) = lines.get(line - 1) {
        text.push_str(&line_with_marks(source, span));
    }
    text
}

/// A source span that is known in full: lines from 1, columns in bytes from 0.
#[derive(Clone, Copy)]
struct Span {
    first: usize,
    last: usize,
    start: Option<usize>,
    end: Option<usize>,
}

impl Span {
    /// `None` where the position table has no line.
    fn new(p: Positions) -> Option<Span> {
        let number = |n: Option<i32>| n.and_then(|n| usize::try_from(n).ok());
        let first = number(p.lineno).filter(|n| *n > 0)?;
        let last = number(p.end_lineno).unwrap_or(first);
        Some(Span { first, last, start: number(p.col_offset), end: number(p.end_col_offset) })
    }

    fn columns(&self) -> Option<(usize, usize)> {
        Some((self.start?, self.end?))
    }
}

/// Characters in the first `bytes` bytes of a line.
fn characters(line: &str, bytes: usize) -> usize {
    let cut = &line.as_bytes()[..bytes.min(line.len())];
    String::from_utf8_lossy(cut).chars().count()
}

/// The source line and its marks as CPython's C code shows them, in 3.11 and 3.12 (`tb_displayline`).
fn line_with_marks(source: &str, span: Option<Span>) -> String {
    let stripped = source.trim_start_matches([' ', '\t', '\u{c}']);
    let mut text = format!("    {stripped}\n");
    let Some((span, (start, end))) = span.and_then(|s| Some((s, s.columns()?))) else { return text };
    let line: Vec<char> = source.chars().collect();
    let indent = line.len() - stripped.chars().count();
    let (start, mut end) = (characters(source, start), characters(source, end));
    let mut marks = None;
    if span.first == span.last {
        let segment = line.get(start..end.max(start).min(line.len())).unwrap_or_default();
        marks = anchors(segment, false).map(|a| Anchors { left: a.left + start, right: a.right + start });
    } else {
        end = line.iter().rposition(|c| !matches!(c, ' ' | '\t' | '\u{c}')).map_or(0, |n| n + 1);
    }
    if marks.is_none() && end.checked_sub(start) == Some(line.len() - indent) {
        return text;
    }
    let width = |at: usize| display_width(&line, at);
    let marks = marks.map(|a| Anchors { left: width(a.left), right: width(a.right) });
    let (start, end) = (width(start), width(end));
    text.push_str("    ");
    for column in indent..end {
        text.push(match marks {
            _ if column < start => ' ',
            Some(a) if !(a.left..a.right).contains(&column) => '~',
            _ => '^',
        });
    }
    text.push('\n');
    text
}

/// The lines of an instruction as `traceback.StackSummary.format_frame_summary` shows them.
struct Block {
    /// Without common indentation.
    lines: Vec<Vec<char>>,
    /// Columns of the instruction's start in the first line and its end in the last; `None` where unknown.
    columns: Option<(usize, usize)>,
}

impl Block {
    fn new(source: &[String], first: usize, span: Option<Span>) -> Option<Block> {
        let last = span.map_or(first, |s| s.last).min(source.len().max(first));
        let original: Vec<&str> =
            (first..=last).map(|n| source.get(n - 1).map_or("", |l| l.trim_end())).collect();
        let (first_line, last_line) = (original.first()?, original.last()?);
        if original.iter().all(|l| l.trim().is_empty()) {
            return None;
        }
        let Some((start, end)) = span.and_then(|s| s.columns()) else {
            let only = first_line.trim().chars().collect();
            return Some(Block { lines: vec![only], columns: None });
        };
        let owned = original.iter().map(|l| l.chars().collect()).collect();
        let lines = dedent(owned);
        let cut = first_line.chars().count() - lines.first()?.len();
        let start = characters(first_line, start).saturating_sub(cut);
        let end = characters(last_line, end).saturating_sub(cut);
        Some(Block { lines, columns: Some((start, end)) })
    }

    fn show(&self) -> String {
        let rows = match self.columns {
            Some((start, end)) => self.marked(start, end),
            None => self.lines.clone(),
        };
        let indented = rows.iter().map(|r| format!("    {}\n", r.iter().collect::<String>()));
        indented.collect()
    }

    /// Line and column of a character of the segment that starts at column `start`.
    fn place(&self, segment: &[char], at: usize, start: usize) -> (usize, usize) {
        let before = &segment[..at.min(segment.len())];
        let line = before.iter().filter(|c| **c == '\n').count();
        let column = before.iter().rposition(|c| *c == '\n').map_or(at, |n| at - n - 1);
        let column = if line == 0 { column + start } else { column };
        (line, self.lines.get(line).map_or(column, |l| display_width(l, column)))
    }

    fn marked(&self, start: usize, end: usize) -> Vec<Vec<char>> {
        let last = self.lines.len() - 1;
        let joined: Vec<char> = self.lines.join(&'\n');
        let after = self.lines[last].len().saturating_sub(end);
        let segment = joined.get(start..joined.len() - after).unwrap_or_default();
        let found = anchors(segment, true);
        let places = found.map(|a| (self.place(segment, a.left, start), self.place(segment, a.right, start)));
        let marks = Marks {
            show: self.shows_marks(start, end, found.is_some()),
            start: display_width(&self.lines[0], start),
            end: display_width(&self.lines[last], end),
            last,
            places,
        };
        let mut significant = vec![0, last];
        if let Some((left, right)) = places {
            for line in [left.0, right.0] {
                significant.extend([line.wrapping_sub(1), line, line + 1].into_iter().filter(|n| *n <= last));
            }
        }
        significant.sort_unstable();
        significant.dedup();
        let mut rows = Vec::new();
        let mut previous = None;
        for line in significant {
            match previous.map(|p| line - p) {
                Some(2) => self.output(line - 1, &marks, &mut rows),
                Some(n) if n > 2 => rows.push(format!("...<{} lines>...", n - 1).chars().collect()),
                _ => {}
            }
            self.output(line, &marks, &mut rows);
            previous = Some(line);
        }
        dedent(rows)
    }

    fn shows_marks(&self, start: usize, end: usize, anchored: bool) -> bool {
        if is_plain_call(&self.lines, start, end) {
            return false;
        }
        let (first, last) = (&self.lines[0], &self.lines[self.lines.len() - 1]);
        anchored
            || first.iter().take(start).any(|c| !c.is_whitespace())
            || last.iter().skip(end).any(|c| !c.is_whitespace())
    }

    /// A line, and the marks below it.
    fn output(&self, line: usize, marks: &Marks, rows: &mut Vec<Vec<char>>) {
        let text = &self.lines[line];
        rows.push(text.clone());
        if !marks.show {
            return;
        }
        let spaces = text.iter().take_while(|c| c.is_whitespace()).count();
        let width = if line == marks.last { marks.end } else { display_width(text, text.len()) };
        rows.push((0..width).map(|column| marks.mark(line, column, spaces)).collect());
    }
}

/// Where the marks go: columns as displayed.
struct Marks {
    show: bool,
    start: usize,
    end: usize,
    last: usize,
    /// Between these places are carets, outside tildes.
    places: Option<((usize, usize), (usize, usize))>,
}

impl Marks {
    fn mark(&self, line: usize, column: usize, spaces: usize) -> char {
        if column < spaces || line == 0 && column < self.start {
            return ' ';
        }
        match self.places {
            Some((left, right)) if (line, column) < left || (line, column) >= right => '~',
            _ => '^',
        }
    }
}

/// `textwrap.dedent`: the indentation that all lines share is cut off, blank lines become empty.
fn dedent(mut lines: Vec<Vec<char>>) -> Vec<Vec<char>> {
    let indent = |l: &[char]| l.iter().take_while(|c| matches!(c, ' ' | '\t')).count();
    let mut margin: Option<Vec<char>> = None;
    for line in &mut lines {
        let own = indent(line);
        if own == line.len() {
            line.clear();
            continue;
        }
        margin = Some(match margin {
            None => line[..own].to_vec(),
            Some(m) => {
                let same = m.iter().zip(&line[..own]).take_while(|(a, b)| a == b).count();
                m[..same].to_vec()
            }
        });
    }
    let cut = margin.map_or(0, |m| m.len());
    lines.iter_mut().filter(|l| !l.is_empty()).for_each(|l| drop(l.drain(..cut)));
    lines
}
