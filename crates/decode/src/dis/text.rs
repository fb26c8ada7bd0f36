//! The lines of a disassembly, in the columns of each version.

use std::collections::BTreeMap;
use std::fmt::Write;

use taipan_isa::Version;
use taipan_marshal::CodeObject;

use super::labels::labels_map;
use super::repr::Repr;
use super::unpack::is_unaligned;
use super::{ArgVal, CacheEntry, Options};
use crate::bytecode::{Instruction, exception_entries, instructions_of};
use crate::exctable::Entry;
use crate::lines::{Positions, findlinestarts, positions};

const OPNAME_WIDTH: usize = 20;
const OPARG_WIDTH: usize = 5;
const NO_LINENO: &str = "  --";

/// Appends the disassembly of one code object; tells where the text of each instruction starts, and the instruction's offset.
pub(super) fn disassemble(
    out: &mut String,
    code: &CodeObject,
    options: &Options,
    repr: &Repr,
) -> Vec<(usize, u32)> {
    let mut lines = Vec::new();
    let exceptions = exception_entries(code);
    let labels = labels_map(code, &exceptions);
    let instructions = instructions_of(code, options, repr, &labels);
    if code.version >= Version::V3_13 {
        let layout = Labelled::new(code, options, &labels);
        for instruction in instructions {
            lines.push((out.len(), instruction.offset));
            layout.instruction(out, &instruction);
        }
        layout.exception_table(out, &exceptions);
    } else {
        let layout = Plain::new(code, options);
        for instruction in instructions {
            lines.push((out.len(), instruction.offset));
            layout.instruction(out, &instruction);
        }
        exception_offsets(out, &exceptions);
    }
    lines
}

/// Whether the instruction is the one to mark; from 3.12 on its cache counts as part of it.
fn is_current(options: &Options, version: Version, instruction: &Instruction) -> bool {
    options.current_offset.is_some_and(|current| {
        let exact = version <= Version::V3_11 || version == Version::V3_12 && options.show_caches;
        let last = if exact { instruction.offset } else { instruction.end_offset().saturating_sub(2) };
        (instruction.offset..=last).contains(&current)
    })
}

/// Ends a line, whose columns end in no spaces.
fn end_line(out: &mut String) {
    let end = out.trim_end_matches([' ']).len();
    out.truncate(end);
    out.push('\n');
}

fn digits(value: impl ToString) -> usize {
    value.to_string().len()
}

/// The columns up to 3.12: line, `-->`, `>>`, offset, name, argument.
struct Plain<'a> {
    options: &'a Options,
    version: Version,
    lineno_width: usize,
    offset_width: usize,
    /// Whether lines end where their last column does; 2.7 leaves its spaces.
    is_padded: bool,
}

impl Plain<'_> {
    fn new<'a>(code: &CodeObject, options: &'a Options) -> Plain<'a> {
        let version = code.version;
        let shift = options.first_line.map_or(0, |first| i64::from(first) - i64::from(code.firstlineno));
        let starts = findlinestarts(code);
        let last = starts.iter().filter_map(|(_, line)| *line).max().map(|line| i64::from(line) + shift);
        let lineno_width = match last {
            None => 0,
            Some(line) if line >= 1000 => digits(line),
            Some(_) => 3,
        };
        let last = code.code.len().saturating_sub(2);
        let offset_width = if last >= 10000 { digits(last) } else { 4 };
        let is_padded = is_unaligned(version);
        // The columns grow from 3.7 on.
        let (lineno_width, offset_width) =
            if version < Version::V3_7 { (3, 4) } else { (lineno_width, offset_width) };
        Plain { options, version, lineno_width, offset_width, is_padded }
    }

    fn instruction(&self, out: &mut String, instruction: &Instruction) {
        if self.lineno_width > 0 && instruction.starts_line && instruction.offset > 0 {
            out.push('\n');
        }
        let line = instruction.line_number.filter(|_| instruction.starts_line);
        let marked = is_current(self.options, self.version, instruction);
        self.columns(out, line, marked, instruction.is_jump_target(), instruction.offset);
        let _ = write!(out, "{:<OPNAME_WIDTH$}", instruction.opname);
        if let Some(arg) = instruction.arg {
            let arg = self.number(instruction, arg);
            let _ = write!(out, " {arg:>OPARG_WIDTH$}");
            // 2.7 writes the brackets of an empty name too.
            let is_empty_name = self.is_padded
                && matches!(&instruction.argval, ArgVal::Name(name) if name.as_bytes().is_empty());
            if is_empty_name { out.push_str(" ()") } else { push_argrepr(out, &instruction.argrepr) }
        }
        if self.is_padded {
            out.push('\n')
        } else {
            end_line(out)
        }
        if self.options.show_caches {
            self.cache(out, instruction);
        }
    }

    /// The argument; in 2.7 one with a prefix is a `long`.
    fn number(&self, instruction: &Instruction, arg: i64) -> String {
        let is_long = is_unaligned(self.version) && instruction.start_offset < instruction.offset;
        format!("{arg}{}", if is_long { "L" } else { "" })
    }

    fn columns(&self, out: &mut String, line: Option<i32>, marked: bool, target: bool, offset: u32) {
        if self.lineno_width > 0 {
            let line = line.map_or_else(String::new, |line| line.to_string());
            let _ = write!(out, "{line:>0$} ", self.lineno_width);
        }
        let (arrow, mark) = (if marked { "-->" } else { "   " }, if target { ">>" } else { "  " });
        let _ = write!(out, "{arrow} {mark} {offset:>0$} ", self.offset_width);
    }

    fn cache(&self, out: &mut String, instruction: &Instruction) {
        for (offset, text) in cache_lines(instruction) {
            let marked = self.options.current_offset == Some(offset);
            self.columns(out, None, marked, false, offset);
            let _ = write!(out, "{:<OPNAME_WIDTH$} {:>OPARG_WIDTH$}", "CACHE", 0);
            push_argrepr(out, &text);
            end_line(out);
        }
    }
}

/// The offset and text of each unit of an inline cache; only the first unit of a named entry has a text.
fn cache_lines(instruction: &Instruction) -> impl Iterator<Item = (u32, String)> {
    let units = instruction.cache_info.iter().flat_map(|entry| {
        let text = |unit| if unit == 0 { cache_text(entry) } else { String::new() };
        (0..entry.size).map(text)
    });
    let offsets = (1..).map(|unit: u32| instruction.offset.saturating_add(2 * unit));
    offsets.zip(units)
}

fn cache_text(entry: &CacheEntry) -> String {
    if entry.name.is_empty() { String::new() } else { format!("{}: {}", entry.name, entry.value()) }
}

fn push_argrepr(out: &mut String, argrepr: &str) {
    if !argrepr.is_empty() {
        let _ = write!(out, " ({argrepr})");
    }
}

/// The exception table in offsets, the end being that of the last instruction.
fn exception_offsets(out: &mut String, exceptions: &[Entry]) {
    for (index, entry) in exceptions.iter().enumerate() {
        if index == 0 {
            out.push_str("ExceptionTable:\n");
        }
        let end = i64::from(entry.end) - 2;
        let _ = write!(out, "  {} to {end} -> {} [{}]", entry.start, entry.target, entry.depth);
        out.push_str(if entry.lasti { " lasti\n" } else { "\n" });
    }
}

/// The columns from 3.13 on: line or source span, label, offset if asked for, `-->`, name, argument.
struct Labelled<'a> {
    options: &'a Options,
    version: Version,
    lineno_width: usize,
    label_width: usize,
    offset_width: usize,
    labels: &'a BTreeMap<i64, u32>,
}

impl Labelled<'_> {
    fn new<'a>(code: &CodeObject, options: &'a Options, labels: &'a BTreeMap<i64, u32>) -> Labelled<'a> {
        let positions = options.show_positions && code.version >= Version::V3_14;
        let last = code.code.len().saturating_sub(2).max(9999);
        Labelled {
            options,
            version: code.version,
            lineno_width: if positions { positions_width(code) } else { lineno_width(code) },
            label_width: 4 + digits(labels.len()),
            offset_width: if options.show_offsets { digits(last) } else { 0 },
            labels,
        }
    }

    fn instruction(&self, out: &mut String, instruction: &Instruction) {
        let marked = is_current(self.options, self.version, instruction);
        let name = (&*instruction.opname, instruction.arg, instruction.argrepr.as_str());
        if self.lineno_width > 0 && instruction.starts_line && instruction.offset > 0 {
            out.push('\n');
        }
        self.columns(
            out,
            instruction,
            instruction.starts_line,
            instruction.label,
            instruction.offset,
            marked,
        );
        push_operation(out, name.0, name.1, name.2);
        if self.options.show_caches {
            for (offset, text) in cache_lines(instruction) {
                self.columns(out, instruction, false, None, offset, false);
                push_operation(out, "CACHE", Some(0), &text);
            }
        }
    }

    fn columns(
        &self,
        out: &mut String,
        instruction: &Instruction,
        starts_line: bool,
        label: Option<u32>,
        offset: u32,
        marked: bool,
    ) {
        if self.lineno_width > 0 {
            self.source(out, instruction, starts_line);
        }
        let label = label.map_or_else(String::new, |label| format!("L{label}:"));
        let _ = write!(out, "{label:>0$} ", self.label_width);
        if self.offset_width > 0 {
            let _ = write!(out, "{offset:>0$}   ", self.offset_width);
        }
        out.push_str(if marked { "--> " } else { "    " });
    }

    /// The line, where one starts, or the source span.
    fn source(&self, out: &mut String, instruction: &Instruction, starts_line: bool) {
        let width = self.lineno_width;
        if self.options.show_positions && self.version >= Version::V3_14 {
            let _ = write!(out, "{:<width$} ", span(&instruction.positions));
            return;
        }
        let text = match instruction.line_number {
            _ if !starts_line => String::new(),
            Some(line) => line.to_string(),
            None => NO_LINENO.to_owned(),
        };
        let _ = write!(out, "{text:>width$} ");
    }

    fn exception_table(&self, out: &mut String, exceptions: &[Entry]) {
        let label = |offset: u32| self.labels.get(&i64::from(offset)).copied().unwrap_or_default();
        for (index, entry) in exceptions.iter().enumerate() {
            if index == 0 {
                out.push_str("ExceptionTable:\n");
            }
            let (start, end, target) = (label(entry.start), label(entry.end), label(entry.target));
            let _ = write!(out, "  L{start} to L{end} -> L{target} [{}]", entry.depth);
            out.push_str(if entry.lasti { " lasti\n" } else { "\n" });
        }
    }
}

/// Name and argument; a long name takes space from the argument's column.
fn push_operation(out: &mut String, name: &str, arg: Option<i64>, argrepr: &str) {
    let _ = write!(out, "{name:<OPNAME_WIDTH$}");
    if let Some(arg) = arg {
        let width = OPARG_WIDTH.saturating_sub(name.len().saturating_sub(OPNAME_WIDTH));
        let _ = write!(out, " {arg:>width$}");
        push_argrepr(out, argrepr);
    }
    end_line(out);
}

fn lineno_width(code: &CodeObject) -> usize {
    let starts = findlinestarts(code);
    // Python's `filter(None, …)` drops line 0 too.
    let Some(last) = starts.iter().filter_map(|(_, line)| *line).filter(|line| *line != 0).max() else {
        return 0;
    };
    if last == -1 {
        return 0;
    }
    let width = digits(last).max(3);
    let has_none = starts.iter().any(|(_, line)| line.is_none());
    if has_none { width.max(NO_LINENO.len()) } else { width }
}

/// Width of the source spans: `LINE:COL-ENDLINE:ENDCOL` and a space.
fn positions_width(code: &CodeObject) -> usize {
    let parts = |span: Positions| [span.lineno, span.end_lineno, span.col_offset, span.end_col_offset];
    let (mut known, mut width) = (false, 0);
    for span in positions(code).map(parts) {
        known |= span.iter().any(Option::is_some);
        width = width.max(span.iter().map(|part| part.map_or(1, digits)).sum());
    }
    if known { 1 + NO_LINENO.len().max(3 + width) } else { 0 }
}

fn span(positions: &Positions) -> String {
    if *positions == Positions::default() {
        return NO_LINENO.to_owned();
    }
    let part = |part: Option<i32>| part.map_or_else(|| "?".to_owned(), |part| part.to_string());
    let (line, end_line) = (part(positions.lineno), part(positions.end_lineno));
    format!("{line}:{}-{end_line}:{}", part(positions.col_offset), part(positions.end_col_offset))
}
