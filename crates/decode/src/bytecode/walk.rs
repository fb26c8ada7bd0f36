//! The walk over a code object that gives its instructions.

use std::borrow::Cow;
use std::collections::BTreeMap;

use taipan_isa::Version;
use taipan_marshal::CodeObject;

use super::instruction::{Instruction, opname};
use crate::dis::Options;
use crate::dis::argrepr::ArgResolver;
use crate::dis::caches::{adaptive, cache_info, joined_name, without_caches};
use crate::dis::repr::Repr;
use crate::dis::unpack::{Unpacked, unpack};
use crate::lines::{self, LineRange, Positions, findlinestarts};

/// Walks the instructions of `code`, with the given labels.
pub(crate) fn instructions_of<'a>(
    code: &'a CodeObject,
    options: &Options,
    repr: &'a Repr,
    labels: &'a BTreeMap<i64, u32>,
) -> impl Iterator<Item = Instruction> + 'a {
    let resolver = ArgResolver { code, repr, labels };
    let shown = if options.adaptive {
        adaptive(code.version, &code.code)
    } else {
        without_caches(code.version, &code.code)
    };
    let mut lines = Lines::new(code, options);
    unpack(code.version, &code.code).map(move |raw| instruction(&resolver, &shown, &mut lines, raw))
}

fn instruction(resolver: &ArgResolver, shown: &[u8], lines: &mut Lines, raw: Unpacked) -> Instruction {
    let version = resolver.code.version;
    let (argval, argrepr) = resolver.resolve(&raw);
    let number = shown.get(raw.offset as usize).copied().unwrap_or(raw.number);
    let joined = joined_name(version, number).filter(|_| number != raw.number);
    let (starts_line, line_number) = lines.at(raw.offset);
    Instruction {
        opname: joined.map_or_else(|| opname(raw.op, raw.number), Cow::Borrowed),
        opcode: number,
        arg: raw.arg,
        argval,
        argrepr,
        offset: raw.offset,
        start_offset: raw.start_offset,
        starts_line,
        line_number,
        label: resolver.labels.get(&i64::from(raw.offset)).copied(),
        positions: lines.positions(version, raw.offset),
        cache_info: raw.op.map(|op| cache_info(version, op, shown, raw.offset)).unwrap_or_default(),
        raw,
        version,
    }
}

/// The lines of the code, asked for in the order of offsets.
struct Lines {
    starts: std::iter::Peekable<std::vec::IntoIter<(u32, Option<i32>)>>,
    /// Runs of bytecode by line, where `starts` does not tell of those without a line (3.10 to 3.12).
    ranges: Option<std::iter::Peekable<std::vec::IntoIter<LineRange>>>,
    positions: Vec<Positions>,
    shift: i32,
    current: Option<i32>,
}

impl Lines {
    fn new(code: &CodeObject, options: &Options) -> Lines {
        let shift = options.first_line.map_or(0, |first| first.wrapping_sub(code.firstlineno));
        let partial = code.version >= Version::V3_10 && code.version <= Version::V3_12;
        let ranges: Option<Vec<_>> = partial.then(|| lines::co_lines(code).collect());
        let mut starts = findlinestarts(code);
        // As in Python's dict of them, the last one of an offset counts.
        starts.reverse();
        starts.sort_by_key(|(offset, _)| *offset);
        starts.dedup_by_key(|(offset, _)| *offset);
        Lines {
            starts: starts.into_iter().peekable(),
            ranges: ranges.map(|ranges| ranges.into_iter().peekable()),
            positions: lines::positions(code).take(code.code.len() / 2).collect(),
            shift,
            current: None,
        }
    }

    fn at(&mut self, offset: u32) -> (bool, Option<i32>) {
        // A start inside an instruction is none.
        while self.starts.next_if(|(start, _)| *start < offset).is_some() {}
        let start = self.starts.next_if(|(start, _)| *start == offset);
        if let Some((_, line)) = start {
            self.current = line;
        }
        if let Some(ranges) = &mut self.ranges {
            while ranges.next_if(|range| range.end <= offset).is_some() {}
            self.current = ranges.peek().filter(|range| range.start <= offset).and_then(|range| range.line);
        }
        (start.is_some(), self.current.map(|line| line.wrapping_add(self.shift)))
    }

    fn positions(&self, version: Version, offset: u32) -> Positions {
        if version < Version::V3_6 {
            // There the code has no units to count.
            return Positions { lineno: self.current, ..Positions::default() };
        }
        self.positions.get(offset as usize / 2).copied().unwrap_or_default()
    }
}
