//! The checks of a code object's fields that need no look at its instructions.

use taipan_isa::Version;
use taipan_marshal::{CodeObject, Const, kind};

use super::error::Fault;

/// `co_flags` (`Include/cpython/code.h`).
pub(super) mod flag {
    pub const VARARGS: u32 = 0x04;
    pub const VARKEYWORDS: u32 = 0x08;
    pub const GENERATOR: u32 = 0x20;
    pub const COROUTINE: u32 = 0x80;
    pub const ASYNC_GENERATOR: u32 = 0x200;
    /// A frame of these is started by RETURN_GENERATOR.
    pub const SUSPENDABLE: u32 = GENERATOR | COROUTINE | ASYNC_GENERATOR;
}

/// The frame's variables, as the checks of instructions need them.
pub(super) struct Frame {
    /// How many slots the variables take.
    pub slots: usize,
    /// How many of them the opcodes of local variables may name: up to 3.10 cells have opcodes of their own.
    pub locals: usize,
    /// For each slot its number among the cell and free variables.
    cells: Vec<Option<u32>>,
    /// How many cell and free variables there are.
    pub cell_count: usize,
    /// How many free variables there are; they are the last.
    pub free_count: usize,
    kinds: Vec<u8>,
}

impl Frame {
    pub fn new(code: &CodeObject) -> Result<Frame, Fault> {
        let kinds = code.localspluskinds.to_vec();
        if kinds.len() != code.localsplusnames.len() {
            return Err(Fault::Kinds(kinds.len().min(code.localsplusnames.len())));
        }
        let free_count = kinds.iter().rev().take_while(|k| **k & kind::FREE != 0).count();
        let bound = kinds.len() - free_count;
        let known = kind::LOCAL | kind::CELL;
        if let Some(odd) = kinds[..bound].iter().position(|k| k & kind::FREE != 0 || k & known == 0) {
            return Err(Fault::Kinds(odd));
        }
        let mut cell_count = 0;
        let number = |kind: &u8| {
            (kind & (kind::CELL | kind::FREE) != 0).then(|| {
                cell_count += 1;
                cell_count - 1
            })
        };
        let cells = kinds.iter().map(number).collect();
        let slots = kinds.len();
        let locals = if code.version < Version::V3_11 { slots - cell_count as usize } else { slots };
        let frame = Frame { slots, locals, cells, cell_count: cell_count as usize, free_count, kinds };
        frame.check_arguments(code)?;
        Ok(frame)
    }

    fn check_arguments(&self, code: &CodeObject) -> Result<(), Fault> {
        let locals = self.kinds.iter().take_while(|k| **k & kind::LOCAL != 0).count();
        let variadic =
            u64::from(code.flags & flag::VARARGS != 0) + u64::from(code.flags & flag::VARKEYWORDS != 0);
        let args = u64::from(code.argcount) + u64::from(code.kwonlyargcount) + variadic;
        if args > locals as u64 || code.posonlyargcount > code.argcount {
            return Err(Fault::Arguments { args, slots: locals });
        }
        if (code.flags & flag::SUSPENDABLE).count_ones() > 1 {
            return Err(Fault::Flags(code.flags));
        }
        Ok(())
    }

    /// The number of a slot among the cell and free variables.
    pub fn cell(&self, slot: u32) -> Option<u32> {
        self.cells.get(slot as usize).copied().flatten()
    }
}

/// Refuses code objects inside containers, which a code object's owner could not find.
pub(super) fn check_constants(code: &CodeObject) -> Result<(), Fault> {
    for (index, constant) in code.consts.iter().enumerate() {
        if !matches!(constant, Const::Code(_)) && holds_code(constant) {
            return Err(Fault::CodeInContainer(index, constant.type_name()));
        }
    }
    Ok(())
}

/// Recurses no deeper than [`taipan_marshal::limits::MAX_DEPTH`].
fn holds_code(constant: &Const) -> bool {
    match constant {
        Const::Code(_) => true,
        Const::Tuple(items) | Const::List(items) | Const::Set(items) | Const::FrozenSet(items) => {
            items.iter().any(holds_code)
        }
        Const::Dict(entries) | Const::FrozenDict(entries) => {
            entries.iter().any(|(key, value)| holds_code(key) || holds_code(value))
        }
        Const::Slice(parts) => parts.iter().any(holds_code),
        _ => false,
    }
}

/// The length of a constant tuple of strings.
pub(super) fn names_length(constant: Option<&Const>) -> Option<usize> {
    match constant {
        Some(Const::Tuple(items)) if items.iter().all(|item| matches!(item, Const::Str(_))) => {
            Some(items.len())
        }
        _ => None,
    }
}
