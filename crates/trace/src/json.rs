//! The trace as JSON lines: one object an instruction, before it runs.

use crate::escape::{push_json, push_u64};
use crate::events::Event;
use crate::listing::{Described, Listings};
use crate::options::Options;
use crate::sink::Sink;
use crate::value::push_short;
use std::io::Write;
use std::time::Instant;
use taipan_vm::engine::{Probe, Step};
use taipan_vm::types::cell::Cell;
use taipan_vm::{Value, Vm, VmError};

/// The fixed part of an instruction's line.
struct Row {
    /// From `"code"` to before `"stack"`.
    fields: Box<[u8]>,
    /// From `"code"` to `"line"`.
    place: Box<[u8]>,
    event: Option<Event>,
    /// RETURN_CONST's operand.
    constant: Option<usize>,
    shown: bool,
}

impl Row {
    fn new(d: &Described<'_>, options: &Options) -> Row {
        let i = d.instruction;
        let (qualname, name) = (d.code.qualname.to_string(), d.code.name.to_string());
        let number = |n: Option<i64>| n.map_or_else(|| "null".to_string(), |n| n.to_string());
        let mut fields = b"\"code\":".to_vec();
        push_json(&mut fields, qualname.as_bytes());
        fields.extend_from_slice(format!(",\"line\":{}", number(d.line.map(i64::from))).as_bytes());
        let place = fields.clone();
        let rest = format!(",\"offset\":{},\"opcode\":\"{}\",\"arg\":{}", i.offset, i.opname, number(i.arg));
        fields.extend_from_slice(rest.as_bytes());
        fields.extend_from_slice(b",\"argrepr\":");
        push_json(&mut fields, d.argrepr.as_bytes());
        let constant = i.arg.filter(|_| i.opname == "RETURN_CONST").and_then(|n| usize::try_from(n).ok());
        Row {
            fields: fields.into(),
            place: place.into(),
            event: if options.events { Event::of(&i.opname, i.arg) } else { None },
            constant,
            shown: options.shows(&qualname, &name, &i.opname),
        }
    }
}

/// Writes a run as JSON lines.
///
/// ```text
/// {"seq":41,"depth":1,"code":"calculate","line":2,"offset":6,"opcode":"BINARY_OP","arg":0,"argrepr":"+","stack":["1","2"]}
/// ```
pub struct JsonProbe<W: Write> {
    sink: Sink<W>,
    options: Options,
    listings: Listings<Row>,
    seq: u64,
    start: Option<Instant>,
    /// The text of one value, before it is escaped.
    scratch: Vec<u8>,
}

impl<W: Write> JsonProbe<W> {
    /// A probe that writes there. What is buffered is written when it is dropped.
    pub fn new(writer: W, options: Options) -> JsonProbe<W> {
        JsonProbe {
            sink: Sink::new(writer),
            options,
            listings: Listings::new(),
            seq: 0,
            start: None,
            scratch: Vec::new(),
        }
    }
}

impl<W: Write> Probe for JsonProbe<W> {
    fn instruction(&mut self, vm: &Vm, step: &Step<'_>) -> Result<(), VmError> {
        let options = &self.options;
        let rows = self.listings.rows(step.code, |d| Row::new(d, options));
        let Some(row) = rows.get(step.index) else { return Ok(()) };
        if !row.shown {
            self.seq += 1;
            return Ok(());
        }
        let start = if options.time { Some(*self.start.get_or_insert_with(Instant::now)) } else { None };
        let mut line =
            Line { out: &mut self.sink.buffer, scratch: &mut self.scratch, vm, step, options, start };
        if let Some(event) = row.event.filter(|e| e.is_before()) {
            line.event(&mut self.seq, row, event);
        }
        line.instruction(&mut self.seq, row);
        if let Some(event) = row.event.filter(|e| !e.is_before()) {
            line.event(&mut self.seq, row, event);
        }
        self.sink.settle()
    }
}

/// Writes the lines of one step.
struct Line<'a> {
    out: &'a mut Vec<u8>,
    scratch: &'a mut Vec<u8>,
    vm: &'a Vm,
    step: &'a Step<'a>,
    options: &'a Options,
    start: Option<Instant>,
}

impl Line<'_> {
    fn open(&mut self, seq: &mut u64) {
        self.out.extend_from_slice(b"{\"seq\":");
        push_u64(self.out, *seq);
        *seq += 1;
        self.out.extend_from_slice(b",\"depth\":");
        push_u64(self.out, self.step.depth as u64);
        self.out.push(b',');
    }

    fn close(&mut self) {
        if let Some(start) = self.start {
            self.out.extend_from_slice(b",\"ns\":");
            push_u64(self.out, u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX));
        }
        self.out.extend_from_slice(b"}\n");
    }

    fn instruction(&mut self, seq: &mut u64, row: &Row) {
        self.open(seq);
        self.out.extend_from_slice(&row.fields);
        self.out.extend_from_slice(b",\"stack\":[");
        for (i, v) in self.step.stack.iter().enumerate() {
            if i != 0 {
                self.out.push(b',');
            }
            self.value(v);
        }
        self.out.push(b']');
        if self.options.locals {
            self.locals();
        }
        self.close();
    }

    fn event(&mut self, seq: &mut u64, row: &Row, event: Event) {
        self.open(seq);
        self.out.extend_from_slice(&row.place);
        self.out.extend_from_slice(b",\"event\":\"");
        self.out.extend_from_slice(event.name().as_bytes());
        self.out.push(b'"');
        if let Some(v) = event.value(self.step, row.constant) {
            self.out.extend_from_slice(b",\"value\":");
            self.value(v);
        }
        self.close();
    }

    fn value(&mut self, v: &Value) {
        self.scratch.clear();
        push_short(self.scratch, self.vm, v, self.options.max_repr);
        push_json(self.out, self.scratch);
    }

    /// Bound local, cell and free variables, the contents of cells in their place.
    fn locals(&mut self) {
        self.out.extend_from_slice(b",\"locals\":{");
        let mut is_first = true;
        let step = self.step;
        for (name, v) in step.code.localsplus.iter().zip(step.locals) {
            let v = v.exact::<Cell>().map_or(v, |cell| &cell.get(self.vm).0);
            if v.is_null() {
                continue;
            }
            if !std::mem::take(&mut is_first) {
                self.out.push(b',');
            }
            push_json(self.out, name.to_string().as_bytes());
            self.out.push(b':');
            self.value(v);
        }
        self.out.push(b'}');
    }
}
