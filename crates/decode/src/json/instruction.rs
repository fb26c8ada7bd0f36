//! Instructions as JSON.

use std::borrow::Cow;

use serde::Serialize;

use super::Context;
use super::constant::{ArgValue, hex};
use crate::bytecode::Instruction;
use crate::lines::Positions;

/// All fields and properties of an instruction, under Python's names.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    opname: &'a str,
    opcode: u8,
    baseopname: Cow<'static, str>,
    baseopcode: u8,
    arg: Option<i64>,
    argval: ArgValue<'a>,
    argrepr: &'a str,
    offset: u32,
    start_offset: u32,
    cache_offset: u32,
    end_offset: u32,
    starts_line: bool,
    line_number: Option<i32>,
    label: Option<u32>,
    is_jump_target: bool,
    jump_target: Option<i64>,
    positions: Span,
    cache_info: Option<Vec<Entry>>,
}

#[derive(Serialize)]
struct Span {
    lineno: Option<i32>,
    end_lineno: Option<i32>,
    col_offset: Option<i32>,
    end_col_offset: Option<i32>,
}

#[derive(Serialize)]
struct Entry {
    name: &'static str,
    size: u8,
    data: String,
}

impl<'a> Shown<'a> {
    pub(super) fn new(instruction: &'a Instruction, context: &'a Context) -> Shown<'a> {
        let Positions { lineno, end_lineno, col_offset, end_col_offset } = instruction.positions;
        let entry = |entry: &crate::dis::CacheEntry| Entry {
            name: entry.name,
            size: entry.size,
            data: hex(&entry.data),
        };
        let entries: Vec<_> = instruction.cache_info.iter().map(entry).collect();
        Shown {
            opname: &instruction.opname,
            opcode: instruction.opcode,
            baseopname: instruction.baseopname(),
            baseopcode: instruction.baseopcode(),
            arg: instruction.arg,
            argval: ArgValue(instruction, context),
            argrepr: &instruction.argrepr,
            offset: instruction.offset,
            start_offset: instruction.start_offset,
            cache_offset: instruction.cache_offset(),
            end_offset: instruction.end_offset(),
            starts_line: instruction.starts_line,
            line_number: instruction.line_number,
            label: instruction.label,
            is_jump_target: instruction.is_jump_target(),
            jump_target: instruction.jump_target(),
            positions: Span { lineno, end_lineno, col_offset, end_col_offset },
            cache_info: (!entries.is_empty()).then_some(entries),
        }
    }
}
