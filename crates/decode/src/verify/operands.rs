//! The checks of an instruction's argument that need no look at the stack.

use taipan_isa::{Arg, Op, Version, local_pair, names};
use taipan_marshal::CodeObject;

use super::error::Fault;
use super::frame::{Frame, names_length};
use crate::instr::Instruction;

/// Whether the table names a function that executes the opcode.
pub(super) fn is_executable(op: Op) -> bool {
    op.info().handler != "never_executed"
}

/// Checks that the argument names something that exists.
pub(super) fn check(
    version: Version,
    code: &CodeObject,
    frame: &Frame,
    instruction: &Instruction,
) -> Result<Op, Fault> {
    let op = instruction.op.ok_or(Fault::UnknownOpcode)?;
    // Of 3.8 to 3.10 the table holds no opcodes that the interpreter keeps for itself.
    if op == Op::ExtendedArg || !is_executable(op) && version >= Version::V3_11 {
        return Err(Fault::InternalOpcode);
    }
    let arg = instruction.arg;
    let kind = op.arg();
    if let Some(name) = kind.name_index(arg) {
        index("name", name, code.names.len())?;
    }
    if let Some(operator) = kind.compare_index(arg) {
        index("comparison operator", operator, names::cmp_op(version).len())?;
    }
    match kind {
        Arg::Const => index("constant", arg, code.consts.len())?,
        Arg::KwNames => {
            index("constant", arg, code.consts.len())?;
            if names_length(code.consts.get(arg as usize)).is_none() {
                return Err(Fault::Form("keyword names that are not a tuple of strings"));
            }
        }
        Arg::Local => index("local variable", arg, frame.locals)?,
        Arg::Free => index("cell or free variable", arg, frame.cell_count)?,
        Arg::LocalPair => {
            let (first, second) = local_pair(arg);
            index("local variable", first, frame.slots)?;
            index("local variable", second, frame.slots)?;
        }
        Arg::Cell => {
            index("local variable", arg, frame.slots)?;
            if frame.cell(arg).is_none() {
                return Err(Fault::NotACell(arg));
            }
        }
        Arg::BinaryOp => index("binary operator", arg, names::nb_ops(version).len())?,
        Arg::Intrinsic1 => intrinsic(arg, names::intrinsic_1(version).len())?,
        Arg::Intrinsic2 => intrinsic(arg, names::intrinsic_2(version).len())?,
        Arg::SpecialMethod => index("special method", arg, names::special_methods(version).len())?,
        Arg::CommonConstant => index("common constant", arg, names::common_constants(version).len())?,
        _ if !in_range(version, op, arg) => return Err(Fault::Argument(arg)),
        _ => {}
    }
    Ok(op)
}

fn index(what: &'static str, index: u32, count: usize) -> Result<(), Fault> {
    if (index as usize) < count { Ok(()) } else { Err(Fault::Index { what, index, count }) }
}

/// Number 0 stands for no function.
fn intrinsic(arg: u32, count: usize) -> Result<(), Fault> {
    if arg == 0 { Err(Fault::Argument(0)) } else { index("intrinsic function", arg, count) }
}

fn in_range(version: Version, op: Op, arg: u32) -> bool {
    match op.arg() {
        Arg::Invert | Arg::CallFlags => arg <= 1,
        // `_PY_NSMALLPOSINTS` is 257.
        Arg::SmallInt => arg <= 256,
        Arg::Slice => arg == 2 || arg == 3,
        Arg::FunctionFlags => arg <= 15,
        Arg::FunctionAttribute => {
            let last = if version < Version::V3_14 { 8 } else { 16 };
            arg.is_power_of_two() && arg <= last
        }
        Arg::FormatFlags => arg <= 7,
        Arg::ConvertValue => (1..=3).contains(&arg),
        Arg::Interpolation => arg >> 2 <= 3,
        Arg::Awaitable => arg <= 2,
        Arg::Resume => arg <= 7,
        Arg::Depth => arg >= 1,
        Arg::Count if op == Op::RaiseVarargs => arg <= 2,
        // The last name stands for no operator.
        Arg::Compare => arg as usize + 1 != names::cmp_op(version).len() || version > Version::V3_8,
        _ => true,
    }
}
