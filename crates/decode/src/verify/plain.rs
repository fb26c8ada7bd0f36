//! How many values the opcodes take and push that treat all values alike.

use taipan_isa::Op;

/// What a plain opcode does to the stack: it needs `keeps` values, which stay, below `pops` values, and pushes `pushes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plain {
    pub keeps: u32,
    pub pops: u32,
    pub pushes: u32,
}

/// The stack use of an opcode, unless it depends on more than the argument.
pub(super) fn plain(op: Op, arg: u32) -> Option<Plain> {
    let (keeps, pops, pushes) = match op {
        Op::Nop | Op::NotTaken | Op::Resume | Op::SetupAnnotations | Op::DeleteName | Op::DeleteGlobal => {
            (0, 0, 0)
        }
        Op::JumpForward | Op::JumpBackward | Op::JumpBackwardNoInterrupt | Op::ReturnConst => (0, 0, 0),
        Op::LoadSmallInt | Op::LoadCommonConstant | Op::LoadAssertionError | Op::LoadName => (0, 0, 1),
        Op::LoadLocals | Op::LoadBuildClass => (0, 0, 1),
        Op::StoreName | Op::StoreGlobal | Op::PrintExpr | Op::ImportStar | Op::DeleteAttr => (0, 1, 0),
        Op::PopIter | Op::EndFor313 | Op::PopExcept311 | Op::ReturnValue => (0, 1, 0),
        Op::PopJumpIfFalse312 | Op::PopJumpIfTrue312 | Op::PopJumpIfFalse313 | Op::PopJumpIfTrue313 => {
            (0, 1, 0)
        }
        Op::PopJumpIfNone | Op::PopJumpIfNotNone => (0, 1, 0),
        Op::PopJumpForwardIfFalse | Op::PopJumpForwardIfTrue => (0, 1, 0),
        Op::PopJumpForwardIfNone | Op::PopJumpForwardIfNotNone => (0, 1, 0),
        Op::PopJumpBackwardIfFalse | Op::PopJumpBackwardIfTrue => (0, 1, 0),
        Op::PopJumpBackwardIfNone | Op::PopJumpBackwardIfNotNone => (0, 1, 0),
        Op::UnaryPositive | Op::UnaryNegative | Op::UnaryInvert | Op::UnaryNot38 | Op::UnaryNot313 => {
            (0, 1, 1)
        }
        Op::ToBool | Op::FormatSimple | Op::ConvertValue | Op::ListToTuple | Op::CallIntrinsic1 => (0, 1, 1),
        Op::GetIter | Op::GetYieldFromIter | Op::GetAiter | Op::GetAwaitable311 | Op::AsyncGenWrap => {
            (0, 1, 1)
        }
        Op::LoadAttr38 | Op::LoadFromDictOrGlobals => (0, 1, 1),
        Op::BeforeWith | Op::BeforeAsyncWith => (0, 1, 2),
        Op::ImportFrom | Op::GetAnext | Op::GetLen | Op::MatchMapping | Op::MatchSequence => (1, 0, 1),
        Op::CheckExcMatch => (1, 1, 1),
        Op::BinaryOp | Op::BinarySubscr | Op::ContainsOp | Op::IsOp => (0, 2, 1),
        Op::CompareOp39 | Op::CompareOp312 | Op::CompareOp313 => (0, 2, 1),
        Op::CallIntrinsic2 | Op::ImportName | Op::PrepReraiseStar | Op::FormatWithSpec => (0, 2, 1),
        Op::BuildTemplate | Op::EndSend | Op::SetFunctionAttribute => (0, 2, 1),
        Op::CheckEgMatch => (0, 2, 2),
        Op::MatchKeys311 => (2, 0, 1),
        Op::StoreAttr | Op::DeleteSubscr | Op::EndFor312 => (0, 2, 0),
        Op::EndAsyncFor311 | Op::EndAsyncFor314 => (0, 2, 0),
        Op::BinaryPower | Op::BinaryMultiply | Op::BinaryMatrixMultiply | Op::BinaryModulo => (0, 2, 1),
        Op::BinaryAdd | Op::BinarySubtract | Op::BinaryFloorDivide | Op::BinaryTrueDivide => (0, 2, 1),
        Op::BinaryLshift | Op::BinaryRshift | Op::BinaryAnd | Op::BinaryXor | Op::BinaryOr => (0, 2, 1),
        Op::InplacePower | Op::InplaceMultiply | Op::InplaceMatrixMultiply | Op::InplaceModulo => (0, 2, 1),
        Op::InplaceAdd | Op::InplaceSubtract | Op::InplaceFloorDivide | Op::InplaceTrueDivide => (0, 2, 1),
        Op::InplaceLshift | Op::InplaceRshift | Op::InplaceAnd | Op::InplaceXor | Op::InplaceOr => (0, 2, 1),
        Op::CompareOp38 | Op::YieldFrom => (0, 2, 1),
        Op::LoadGlobal38 | Op::LoadClosure38 | Op::LoadDeref38 | Op::LoadClassderef38 => (0, 0, 1),
        Op::StoreDeref38 | Op::PopJumpIfFalse38 | Op::PopJumpIfTrue38 | Op::GenStart => (0, 1, 0),
        Op::DeleteDeref38 | Op::JumpAbsolute => (0, 0, 0),
        Op::GetAwaitable38 => (0, 1, 1),
        Op::JumpIfNotExcMatch => (0, 2, 0),
        Op::BuildTupleUnpack | Op::BuildListUnpack | Op::BuildSetUnpack | Op::BuildMapUnpack => (0, arg, 1),
        // The error message names the callable below.
        Op::BuildTupleUnpackWithCall => (1, arg, 1),
        Op::BuildMapUnpackWithCall => (2, arg, 1),
        Op::CallFunction => (0, arg.saturating_add(1), 1),
        Op::CallFunctionEx38 => (0, 2 + (arg & 1), 1),
        Op::MatchKeys310 => (2, 0, 2),
        Op::CopyDictWithoutKeys => (1, 1, 1),
        // The exit method below the three values saved and the three of the exception.
        Op::WithExceptStart39 => (7, 0, 1),
        Op::BinarySlice => (0, 3, 1),
        Op::StoreSubscr => (0, 3, 0),
        Op::CleanupThrow => (0, 3, 2),
        Op::StoreSlice => (0, 4, 0),
        Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::BuildString | Op::BuildSlice => (0, arg, 1),
        Op::BuildMap => (0, arg.saturating_mul(2), 1),
        Op::BuildInterpolation => (0, 2 + (arg & 1), 1),
        Op::FormatValue => (0, 1 + (arg >> 2 & 1), 1),
        Op::UnpackSequence => (0, 1, arg),
        Op::UnpackEx => (0, 1, 1 + (arg & 0xff) + (arg >> 8)),
        Op::ListAppend | Op::SetAdd | Op::ListExtend | Op::SetUpdate | Op::DictUpdate => (arg, 1, 0),
        Op::MapAdd => (arg, 2, 0),
        Op::DictMerge39 => (arg.saturating_add(2), 1, 0),
        Op::DictMerge313 => (arg.saturating_add(3), 1, 0),
        Op::RaiseVarargs => (0, arg, 0),
        _ => return None,
    };
    Some(Plain { keeps, pops, pushes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_table() {
        for &op in Op::ALL {
            for arg in [0, 1, 2, 3, 4, 5, 255] {
                let valid = op != Op::BuildSlice || arg == 2 || arg == 3;
                if let (Some(plain), true) = (plain(op, arg), valid) {
                    let effect = i64::from(plain.pushes) - i64::from(plain.pops);
                    assert_eq!(effect, i64::from(op.stack_effect(arg, false)), "{op:?} {arg}");
                }
            }
        }
    }
}
