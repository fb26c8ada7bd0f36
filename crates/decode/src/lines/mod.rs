//! Line tables: which source lines and columns each instruction comes from, whatever form a version writes them in.

mod linetable;
mod lnotab;
mod locations;

use taipan_isa::Version;
use taipan_marshal::CodeObject;

/// The source span of an instruction; what is not known is `None` (`dis.Positions`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Positions {
    /// The first line, counted from 1.
    pub lineno: Option<i32>,
    /// The last line.
    pub end_lineno: Option<i32>,
    /// Where the span starts in its first line, in bytes of UTF-8.
    pub col_offset: Option<i32>,
    /// Where the span ends in its last line, in bytes of UTF-8.
    pub end_col_offset: Option<i32>,
}

/// A run of bytecode with one source line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineRange {
    /// Offset in bytes of the first instruction.
    pub start: u32,
    /// Offset in bytes behind the last instruction.
    pub end: u32,
    /// The line, or `None` for instructions that come from none.
    pub line: Option<i32>,
}

/// A table entry: a run of bytecode with one span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    start: u32,
    end: u32,
    positions: Positions,
}

/// The entries of the table in order, as the version writes them; none where the table is cut off.
fn entries(code: &CodeObject) -> Box<dyn Iterator<Item = Entry> + '_> {
    let (table, first) = (&**code.linetable, code.firstlineno);
    match code.version {
        version if version <= Version::V3_9 => {
            Box::new(lnotab::entries(version, table, first, code_length(code)))
        }
        Version::V3_10 => Box::new(linetable::entries(table, first)),
        _ => Box::new(locations::entries(table, first)),
    }
}

fn code_length(code: &CodeObject) -> u32 {
    u32::try_from(code.code.len()).unwrap_or(u32::MAX)
}

/// The source span of every code unit (two bytes), in order (`co_positions()`).
///
/// Before 3.11 only the first line is known. A table that is shorter or longer than the code gives fewer or more spans.
///
/// ```
/// use taipan_decode::lines::{Positions, positions};
/// use taipan_isa::Version;
/// use taipan_marshal::{CodeObject, Const};
///
/// let Const::Bytes(linetable) = Const::bytes(&[0x81, 0x12]) else { panic!() };
/// let code = CodeObject { linetable, firstlineno: 7, ..CodeObject::empty(Version::V3_12, "f") };
/// let span = Positions { lineno: Some(7), end_lineno: Some(7), col_offset: Some(1), end_col_offset: Some(3) };
/// assert_eq!(positions(&code).collect::<Vec<_>>(), [span, span]);
/// ```
pub fn positions(code: &CodeObject) -> impl Iterator<Item = Positions> + '_ {
    entries(code).flat_map(|entry| {
        let units = entry.end.saturating_sub(entry.start) / 2;
        std::iter::repeat_n(entry.positions, units as usize)
    })
}

/// Runs of bytecode by line, in order (`co_lines()`).
///
/// From 3.12 on neighbours with the same line are one run; before, a negative line is none.
pub fn co_lines(code: &CodeObject) -> impl Iterator<Item = LineRange> + '_ {
    let merging = code.version >= Version::V3_12;
    let line_of = move |entry: &Entry| entry.positions.lineno.filter(|line| merging || *line >= 0);
    let mut rest = entries(code).peekable();
    std::iter::from_fn(move || {
        let first = rest.next()?;
        let mut range = LineRange { start: first.start, end: first.end, line: line_of(&first) };
        while let Some(same) = rest.next_if(|entry| merging && line_of(entry) == range.line) {
            range.end = same.end;
        }
        Some(range)
    })
}

/// Where lines start: offsets in bytes, each with its line (`dis.findlinestarts`).
///
/// From 3.13 an offset from which instructions have no line is among them.
pub fn findlinestarts(code: &CodeObject) -> Vec<(u32, Option<i32>)> {
    if code.version <= Version::V3_9 {
        return lnotab::line_starts(code.version, &code.linetable, code.firstlineno, code_length(code));
    }
    let with_none = code.version >= Version::V3_13;
    let mut last = None;
    let mut starts = Vec::new();
    for range in co_lines(code) {
        if (range.line.is_some() || with_none) && last != Some(range.line) {
            last = Some(range.line);
            starts.push((range.start, range.line));
        }
    }
    starts
}

/// The line of the instruction at `offset` (`PyCode_Addr2Line`), as tracebacks show it.
pub fn line_at(code: &CodeObject, offset: u32) -> Option<i32> {
    position_at(code, offset).lineno
}

/// The source span of the instruction at `offset`.
pub fn position_at(code: &CodeObject, offset: u32) -> Positions {
    let hit = entries(code).find(|entry| (entry.start..entry.end).contains(&offset));
    hit.map_or_else(Positions::default, |entry| entry.positions)
}

/// A span of which only the line is known.
fn line_only(line: Option<i32>) -> Positions {
    Positions { lineno: line, ..Positions::default() }
}
