//! `dis.Instruction`: one instruction with all that Python tells of it.

use std::borrow::Cow;

use taipan_isa::{Arg, Op, Version};

use crate::dis::unpack::Unpacked;
use crate::dis::{ArgVal, CacheEntry};
use crate::lines::Positions;

/// An instruction as `dis.Instruction` shows it. EXTENDED_ARG is an instruction of its own.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Instruction {
    /// The name, or `<N>` for a number that stands for nothing.
    pub opname: Cow<'static, str>,
    /// The number.
    pub opcode: u8,
    /// The argument, bits of EXTENDED_ARG included, for opcodes that take one.
    pub arg: Option<i64>,
    /// What the argument stands for.
    pub argval: ArgVal,
    /// The text of that.
    pub argrepr: String,
    /// Offset of the instruction in bytes.
    pub offset: u32,
    /// Offset of its first EXTENDED_ARG, or `offset`.
    pub start_offset: u32,
    /// Whether a source line starts here.
    pub starts_line: bool,
    /// The source line; `None` where the instruction comes from none.
    pub line_number: Option<i32>,
    /// The number of the label, where a jump or (in `Bytecode`) an exception table leads here. Counted from 1 in the order
    /// of offsets.
    pub label: Option<u32>,
    /// The source span.
    pub positions: Positions,
    /// The inline cache.
    pub cache_info: Vec<CacheEntry>,
    /// As it stands in the code.
    pub(super) raw: Unpacked,
    pub(super) version: Version,
}

impl Instruction {
    /// The same as `arg`.
    pub fn oparg(&self) -> Option<i64> {
        self.arg
    }

    /// The number of the unspecialised instruction.
    pub fn baseopcode(&self) -> u8 {
        self.raw.number
    }

    /// The name of the unspecialised instruction.
    pub fn baseopname(&self) -> Cow<'static, str> {
        opname(self.raw.op, self.raw.number)
    }

    /// Offset behind the instruction, where its inline cache starts if it has one.
    pub fn cache_offset(&self) -> u32 {
        // Up to 3.5 an argument takes two bytes of its own.
        let length = match self.arg {
            _ if self.version >= Version::V3_6 => 2,
            Some(_) => 3,
            None => 1,
        };
        self.offset.saturating_add(length)
    }

    /// Offset behind the instruction and its inline cache.
    pub fn end_offset(&self) -> u32 {
        let units = self.raw.op.map_or(0, |op| u32::from(op.caches(self.version)));
        self.cache_offset().saturating_add(2 * units)
    }

    /// The offset that a jump leads to; `None` for an instruction that does not jump.
    pub fn jump_target(&self) -> Option<i64> {
        self.raw.jump_target(self.version)
    }

    /// What the argument means.
    pub(crate) fn operand(&self) -> Option<Arg> {
        self.raw.op.map(Op::arg)
    }

    /// Whether other code jumps here.
    pub fn is_jump_target(&self) -> bool {
        self.label.is_some()
    }
}

/// The name of an opcode, or `<N>`.
pub(super) fn opname(op: Option<Op>, number: u8) -> Cow<'static, str> {
    match op {
        Some(op) => Cow::Borrowed(op.name()),
        None => Cow::Owned(format!("<{number}>")),
    }
}
