//! Walks raw bytecode as `dis` does: EXTENDED_ARG is an instruction of its own, and its bits go on to the next.

use taipan_isa::{Arg, Op, Version, jump_unit};

/// An opcode as it stands in the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unpacked {
    /// Offset of the opcode in bytes.
    pub offset: u32,
    /// Offset of the first EXTENDED_ARG before it.
    pub start_offset: u32,
    pub number: u8,
    /// `None` where the version has no such opcode.
    pub op: Option<Op>,
    /// The argument with what EXTENDED_ARG added, for opcodes that take one.
    pub arg: Option<i64>,
}

impl Unpacked {
    /// The offset that a jump goes to, or that a branch came from; it may lie outside of the code.
    pub(crate) fn jump_target(&self, version: Version) -> Option<i64> {
        let (op, arg) = (self.op?, self.arg?);
        let distance = arg.wrapping_mul(i64::from(jump_unit(version)));
        let behind = i64::from(self.offset) + 2 + 2 * i64::from(op.caches(version));
        match op.arg() {
            Arg::JumpForward => Some(behind.wrapping_add(distance)),
            Arg::JumpBackward | Arg::BranchOrigin => Some(behind.wrapping_sub(distance)),
            Arg::JumpAbsolute => Some(distance),
            _ => None,
        }
    }
}

/// First opcode number that takes an argument, up to 3.11 (`opcode.HAVE_ARGUMENT`).
const HAVE_ARGUMENT: u8 = 90;

fn takes_arg(version: Version, number: u8, op: Option<Op>) -> bool {
    if version <= Version::V3_11 { number >= HAVE_ARGUMENT } else { op.is_some_and(Op::has_arg) }
}

/// The opcodes of `code` in order, inline caches left out; a last odd byte is ignored.
pub(crate) fn unpack(version: Version, code: &[u8]) -> impl Iterator<Item = Unpacked> + '_ {
    let (mut extended, mut prefixes, mut caches) = (0i64, 0u32, 0u8);
    code.as_chunks().0.iter().zip(0u32..).filter_map(move |(&[number, low], unit)| {
        if caches > 0 {
            caches -= 1;
            return None;
        }
        let offset = unit.saturating_mul(2);
        let op = Op::decode(version, number);
        caches = op.map_or(0, |op| op.caches(version));
        let arg = takes_arg(version, number, op).then_some(i64::from(low) | extended);
        let is_prefix = op == Some(Op::ExtendedArg);
        extended = match arg {
            Some(arg) if is_prefix => extend(version, arg),
            // Up to 3.9 a prefix waits for the next opcode that takes an argument.
            None if version <= Version::V3_9 => extended,
            _ => 0,
        };
        let start_offset = if is_prefix { offset } else { offset.saturating_sub(2 * prefixes) };
        prefixes = if is_prefix { prefixes + 1 } else { 0 };
        Some(Unpacked { offset, start_offset, number, op, arg })
    })
}

/// What a prefix adds to the next argument, which is a signed 32-bit number from 3.11 on.
fn extend(version: Version, arg: i64) -> i64 {
    let shifted = arg.wrapping_shl(8);
    if version >= Version::V3_11 && shifted >= 1 << 31 { shifted - (1 << 32) } else { shifted }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_and_caches() {
        // EXTENDED_ARG 1, LOAD_GLOBAL 2 with four caches, RETURN_VALUE
        let code = [144, 1, 116, 2, 0, 0, 0, 0, 0, 0, 0, 0, 83, 0];
        let found: Vec<_> =
            unpack(Version::V3_12, &code).map(|i| (i.offset, i.start_offset, i.number, i.arg)).collect();
        assert_eq!(found, [(0, 0, 144, Some(1)), (2, 0, 116, Some(258)), (12, 12, 83, None)]);
    }

    #[test]
    fn arguments_wrap_to_negative() {
        let code = [144, 255, 144, 255, 144, 255, 100, 254];
        assert_eq!(unpack(Version::V3_11, &code).last().and_then(|i| i.arg), Some(-2));
        assert_eq!(unpack(Version::V3_10, &code).last().and_then(|i| i.arg), Some(0xffff_fffe));
    }
}
