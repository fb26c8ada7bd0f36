//! The trace for a person: source lines, instructions in `dis` columns, the stack at the right.

use crate::escape::{push_u64, push_visible};
use crate::events::Event;
use crate::listing::{Described, Listings};
use crate::options::Options;
use crate::sink::Sink;
use crate::source::Sources;
use crate::value::push_short;
use std::io::Write;
use std::time::Instant;
use taipan_vm::engine::{Probe, Step};
use taipan_vm::types::cell::Cell;
use taipan_vm::{Value, Vm, VmError};

/// Characters of a value, where no other limit is given.
const MAX_REPR: usize = 40;
/// Characters of a stack; what lies in its middle is left out beyond that.
const STACK_WIDTH: usize = 100;
/// Where the stack begins.
const STACK_COLUMN: usize = 52;

/// The fixed part of an instruction's line.
struct Row {
    text: Box<[u8]>,
    line: Option<i32>,
    event: Option<Event>,
    constant: Option<usize>,
    shown: bool,
}

impl Row {
    fn new(d: &Described<'_>, options: &Options) -> Row {
        let i = d.instruction;
        let mut text = format!("{:>10} {:<24}", i.offset, i.opname);
        match i.arg {
            Some(arg) if d.argrepr.is_empty() => text.push_str(&format!("{arg:>5}")),
            Some(arg) => text.push_str(&format!("{arg:>5} ({})", d.argrepr)),
            None => {}
        }
        let mut visible = Vec::new();
        push_visible(&mut visible, &text);
        let width = String::from_utf8_lossy(&visible).chars().count();
        visible.resize(visible.len() + STACK_COLUMN.saturating_sub(width), b' ');
        Row {
            text: visible.into(),
            line: d.line,
            event: if options.events { Event::of(&i.opname, i.arg) } else { None },
            constant: i.arg.filter(|_| i.opname == "RETURN_CONST").and_then(|n| usize::try_from(n).ok()),
            shown: options.shows(&d.code.qualname.to_string(), &d.code.name.to_string(), &i.opname),
        }
    }
}

/// Writes a run as text.
///
/// ```text
/// calculate  pyfixtures/run/basics/calculate.py  depth 1
///    2 | total = a + b
///          2 LOAD_FAST                    0 (a)            []
///          4 LOAD_FAST                    1 (b)            [1]
/// ```
pub struct TextProbe<W: Write> {
    sink: Sink<W>,
    options: Options,
    listings: Listings<Row>,
    sources: Sources,
    start: Option<Instant>,
    /// Code object, depth and line of the instruction shown before.
    last: Option<(*const taipan_vm::types::code::Code, usize, Option<i32>)>,
    scratch: Vec<u8>,
    /// Ends of the values in `scratch`.
    ends: Vec<usize>,
}

impl<W: Write> TextProbe<W> {
    /// A probe that writes there. What is buffered is written when it is dropped.
    pub fn new(writer: W, options: Options) -> TextProbe<W> {
        TextProbe {
            sink: Sink::new(writer),
            options,
            listings: Listings::new(),
            sources: Sources::default(),
            start: None,
            last: None,
            scratch: Vec::new(),
            ends: Vec::new(),
        }
    }
}

impl<W: Write> Probe for TextProbe<W> {
    fn instruction(&mut self, vm: &Vm, step: &Step<'_>) -> Result<(), VmError> {
        let options = &self.options;
        let rows = self.listings.rows(step.code, |d| Row::new(d, options));
        let Some(row) = rows.get(step.index).filter(|row| row.shown) else { return Ok(()) };
        let out = &mut self.sink.buffer;
        let code: *const _ = step.code;
        let (is_new_frame, is_new_line) = match self.last {
            Some((c, depth, line)) => {
                let other = c != code || depth != step.depth;
                (other, other || line != row.line)
            }
            None => (true, true),
        };
        if is_new_frame {
            header(out, step, self.last.is_some());
        }
        if let Some(line) = row.line.filter(|_| is_new_line)
            && let Some(source) = self.sources.line(&step.code.filename.to_string(), line)
        {
            write!(out, "{line:>5} | ").ok();
            push_visible(out, source);
            out.push(b'\n');
        }
        self.last = Some((code, step.depth, row.line));
        let max = Some(options.max_repr.unwrap_or(MAX_REPR));
        if let Some(event) = row.event.filter(|e| e.is_before()) {
            push_event(out, vm, step, (event, row.constant), max);
        }
        out.extend_from_slice(&row.text);
        out.push(b' ');
        self.scratch.clear();
        self.ends.clear();
        for v in step.stack {
            push_short(&mut self.scratch, vm, v, max);
            self.ends.push(self.scratch.len());
        }
        push_stack(out, &self.scratch, &self.ends);
        if options.time {
            let start = *self.start.get_or_insert_with(Instant::now);
            out.extend_from_slice(b"  ");
            push_u64(out, u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX));
            out.extend_from_slice(b" ns");
        }
        out.push(b'\n');
        if options.locals {
            push_locals(out, vm, step, max);
        }
        if let Some(event) = row.event.filter(|e| !e.is_before()) {
            push_event(out, vm, step, (event, row.constant), max);
        }
        self.sink.settle()
    }
}

fn header(out: &mut Vec<u8>, step: &Step<'_>, is_later: bool) {
    if is_later {
        out.push(b'\n');
    }
    push_visible(out, &step.code.qualname.to_string());
    out.extend_from_slice(b"  ");
    push_visible(out, &step.code.filename.to_string());
    out.extend_from_slice(b"  depth ");
    push_u64(out, step.depth as u64);
    out.push(b'\n');
}

/// The values of a stack, those in the middle left out where they are too many for a line.
fn push_stack(out: &mut Vec<u8>, texts: &[u8], ends: &[usize]) {
    let value = |i: usize| &texts[if i == 0 { 0 } else { ends[i - 1] }..ends[i]];
    let count = ends.len();
    let is_wide = texts.len() + 2 * count > STACK_WIDTH;
    let mut first_shown_on_top = if is_wide { count.saturating_sub(1) } else { 0 };
    if is_wide {
        let mut room = STACK_WIDTH.saturating_sub(value(0).len() + value(count - 1).len() + 12);
        while first_shown_on_top > 1 && value(first_shown_on_top - 1).len() + 2 <= room {
            first_shown_on_top -= 1;
            room -= value(first_shown_on_top).len() + 2;
        }
    }
    out.push(b'[');
    if first_shown_on_top > 0 {
        out.extend_from_slice(value(0));
        out.extend_from_slice(b", ");
    }
    if first_shown_on_top > 1 {
        write!(out, "… {} more …, ", first_shown_on_top - 1).ok();
    }
    for i in first_shown_on_top..count {
        if i > first_shown_on_top {
            out.extend_from_slice(b", ");
        }
        out.extend_from_slice(value(i));
    }
    out.push(b']');
}

fn push_event(
    out: &mut Vec<u8>,
    vm: &Vm,
    step: &Step<'_>,
    (event, constant): (Event, Option<usize>),
    max: Option<usize>,
) {
    write!(out, "{:>10} {}", "--", event.name()).ok();
    if let Some(v) = event.value(step, constant) {
        out.push(b' ');
        push_short(out, vm, v, max);
    }
    out.push(b'\n');
}

/// Bound local, cell and free variables, the contents of cells in their place.
fn push_locals(out: &mut Vec<u8>, vm: &Vm, step: &Step<'_>, max: Option<usize>) {
    for (name, v) in step.code.localsplus.iter().zip(step.locals) {
        let v: &Value = v.exact::<Cell>().map_or(v, |cell| &cell.get(vm).0);
        if v.is_null() {
            continue;
        }
        out.extend_from_slice(b"           ");
        push_visible(out, &name.to_string());
        out.extend_from_slice(b" = ");
        push_short(out, vm, v, max);
        out.push(b'\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(values: &[&str]) -> String {
        let (mut texts, mut ends, mut out) = (Vec::new(), Vec::new(), Vec::new());
        for v in values {
            texts.extend_from_slice(v.as_bytes());
            ends.push(texts.len());
        }
        push_stack(&mut out, &texts, &ends);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_wide_stack_is_cut_in_the_middle() {
        assert_eq!(stack(&[]), "[]");
        assert_eq!(stack(&["1", "'x'"]), "[1, 'x']");
        let wide = "7".repeat(40);
        assert_eq!(stack(&["0", &wide, &wide, &wide, "9"]), format!("[0, … 1 more …, {wide}, {wide}, 9]"));
        let one = "7".repeat(200);
        assert_eq!(stack(&[&one]), format!("[{one}]"));
    }
}
