//! `dis.stack_effect`: what CPython's compiler says of an opcode, which is not always what happens on the value stack.

use taipan_isa::{Op, Version};

/// Why there is no stack effect; the texts are those of Python's ValueError.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StackEffectError {
    /// The version has no such opcode, or the opcode takes no such argument.
    #[error("invalid opcode or oparg")]
    Invalid,
    /// An argument is missing (an error up to 3.12).
    #[error("stack_effect: opcode requires oparg but oparg was not specified")]
    Missing,
    /// There is an argument too many (an error up to 3.12).
    #[error("stack_effect: opcode does not permit oparg but oparg was specified")]
    Superfluous,
}

/// By how many slots an instruction makes the value stack grow (`dis.stack_effect`): where it jumps, where it does not, or
/// the larger of both.
///
/// # Errors
/// Where Python raises ValueError.
///
/// ```
/// use taipan_decode::bytecode::stack_effect;
/// use taipan_isa::{Op, Version};
///
/// let for_iter = Op::ForIter38.number(Version::V3_11).unwrap();
/// let effect = |jump| stack_effect(Version::V3_11, for_iter, Some(2), jump);
/// assert_eq!((effect(Some(true)), effect(Some(false)), effect(None)), (Ok(-1), Ok(1), Ok(1)));
/// let error = stack_effect(Version::V3_11, for_iter, None, None).unwrap_err();
/// assert_eq!(error.to_string(), "stack_effect: opcode requires oparg but oparg was not specified");
/// ```
pub fn stack_effect(
    version: Version,
    opcode: u8,
    oparg: Option<i32>,
    jump: Option<bool>,
) -> Result<i32, StackEffectError> {
    let op = Op::decode(version, opcode);
    if version <= Version::V3_12 {
        let takes_arg = op.map_or(opcode >= 90, Op::has_arg);
        match oparg {
            None if takes_arg => return Err(StackEffectError::Missing),
            Some(_) if !takes_arg => return Err(StackEffectError::Superfluous),
            _ => {}
        }
    }
    let op = op.ok_or(StackEffectError::Invalid)?;
    let arg = oparg.unwrap_or(0);
    let effect = |jump| counted(op, version, arg, jump);
    match jump {
        Some(jump) => effect(jump),
        None => effect(true).max(effect(false)),
    }
    .ok_or(StackEffectError::Invalid)
}

/// The effect as the version's compiler counts it. The opcode table tells what happens on the value stack.
fn counted(op: Op, version: Version, arg: i32, jump: bool) -> Option<i32> {
    let actual = |jump| op.stack_effect(arg.cast_unsigned(), jump);
    // Up to 3.7 the compiler counts one effect, the larger one, for the way on and the jump.
    let jump = jump || version <= Version::V3_7 && actual(true) > actual(false);
    let jump = jump && (version >= Version::V3_8 || op != Op::ForIter38);
    let effect = actual(jump);
    Some(match (op, version) {
        // 3.6 and 3.7 know no effect of what their compiler does not emit as an instruction of its own.
        (Op::Nop | Op::ExtendedArg, Version::V3_6 | Version::V3_7) => return None,
        // 3.6 counts the block's exception triple with what it enters, not with what it leaves.
        (Op::SetupWith | Op::SetupAsyncWith, Version::V3_6) => effect + 1,
        (Op::PopExcept38, Version::V3_6) => 0,
        (Op::EndFinally36 | Op::WithCleanupFinish, Version::V3_6) => -1,
        (Op::WithCleanupStart, Version::V3_6) => 1,
        // 3.11 counts the arguments as popped by PRECALL; its generic PRECALL leaves them to CALL.
        (Op::Precall, Version::V3_11) => arg.saturating_neg(),
        (Op::Call311, Version::V3_11) => -1,
        // Up to 3.12 the value first sent is counted as the generator's depth at entry.
        (Op::ReturnGenerator, Version::V3_11 | Version::V3_12) => 0,
        // 3.14 and 3.15 count the push on the caller's stack.
        (Op::ReturnValue, Version::V3_14 | Version::V3_15) => 0,
        // 3.14 and 3.15 compute an effect for slices of other than two or three parts.
        (Op::BuildSlice, Version::V3_14 | Version::V3_15) => 1i32.saturating_sub(arg),
        _ => effect,
    })
}
