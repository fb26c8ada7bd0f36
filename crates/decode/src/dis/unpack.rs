//! Walks raw bytecode as `dis` does: EXTENDED_ARG is an instruction of its own, and its bits go on to the next.

use taipan_isa::{Arg, Op, Version, jump_unit};

/// An opcode as it stands in the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unpacked {
    /// Offset of the opcode in bytes.
    pub offset: u32,
    /// Offset of the first EXTENDED_ARG before it.
    pub start_offset: u32,
    /// How many bytes opcode and argument take.
    pub size: u8,
    pub number: u8,
    /// `None` where the version has no such opcode.
    pub op: Option<Op>,
    /// The argument with what EXTENDED_ARG added, for opcodes that take one.
    pub arg: Option<i64>,
}

impl Unpacked {
    /// The offset that a jump goes to, or that a branch came from; it may lie outside of the code.
    pub(crate) fn jump_target(&self, version: Version) -> Option<i64> {
        self.target(version, self.arg?)
    }

    /// The offset that `dis` marks for this jump: 2.7 knows nothing of prefixes there.
    pub(crate) fn label(&self, version: Version) -> Option<i64> {
        let arg = self.arg?;
        self.target(version, if is_unaligned(version) { arg & 0xffff } else { arg })
    }

    /// Whether the argument is a `long`, as prefixes make it in 2.7.
    pub(crate) fn is_long(&self, version: Version) -> bool {
        is_unaligned(version) && self.start_offset < self.offset
    }

    fn target(&self, version: Version, arg: i64) -> Option<i64> {
        let op = self.op?;
        let distance = arg.wrapping_mul(i64::from(jump_unit(version)));
        let behind = i64::from(self.offset) + i64::from(self.size) + 2 * i64::from(op.caches(version));
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

/// Whether instructions take one byte, or three where they have an argument, in place of two-byte units.
pub(crate) fn is_unaligned(version: Version) -> bool {
    version < Version::V3_6
}

/// The opcodes of `code` in order, inline caches left out; a last byte that is no whole unit is ignored.
pub(crate) fn unpack(version: Version, code: &[u8]) -> impl Iterator<Item = Unpacked> + '_ {
    // Offsets are u32; what lies past 4 GiB has none.
    let code = code.get(..u32::MAX as usize - 3).unwrap_or(code);
    let (mut extended, mut prefixes, mut place) = (0i64, 0u32, 0usize);
    std::iter::from_fn(move || {
        let (number, size, low) = opcode(version, code.get(place..)?)?;
        let offset = place as u32;
        let op = Op::decode(version, number);
        place += usize::from(size) + 2 * op.map_or(0, |op| usize::from(op.caches(version)));
        let arg = takes_arg(version, number, op).then(|| join(version, extended, low));
        let is_prefix = op == Some(Op::ExtendedArg);
        extended = match arg {
            Some(arg) if is_prefix => extend(version, arg),
            // Up to 3.9 a prefix waits for the next opcode that takes an argument.
            None if version <= Version::V3_9 => extended,
            _ => 0,
        };
        let start_offset = if is_prefix { offset } else { offset.saturating_sub(u32::from(size) * prefixes) };
        prefixes = if is_prefix { prefixes + 1 } else { 0 };
        Some(Unpacked { offset, start_offset, size, number, op, arg })
    })
}

/// The first opcode: its number, how many bytes it takes with its argument, and the argument.
fn opcode(version: Version, code: &[u8]) -> Option<(u8, u8, u16)> {
    if !is_unaligned(version) {
        let &[number, low] = code.first_chunk()?;
        return Some((number, 2, low.into()));
    }
    match *code {
        [number, ..] if number < HAVE_ARGUMENT => Some((number, 1, 0)),
        [number, low, high, ..] => Some((number, 3, u16::from_le_bytes([low, high]))),
        _ => None,
    }
}

/// The argument with what prefixes added: 2.7 adds, later versions set bits.
fn join(version: Version, extended: i64, low: u16) -> i64 {
    if is_unaligned(version) { extended.wrapping_add(low.into()) } else { extended | i64::from(low) }
}

/// What a prefix adds to the next argument, which is a signed 32-bit number from 3.11 on.
fn extend(version: Version, arg: i64) -> i64 {
    let shifted = arg.wrapping_shl(if is_unaligned(version) { 16 } else { 8 });
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
    fn before_3_6_instructions_take_one_or_three_bytes() {
        // EXTENDED_ARG 1, LOAD_CONST 2, RETURN_VALUE, JUMP_FORWARD 0 after a prefix, half of an instruction
        let code = [145, 1, 0, 100, 2, 0, 83, 145, 1, 0, 110, 0, 0, 100, 9];
        let found: Vec<_> =
            unpack(Version::V2_7, &code).map(|i| (i.offset, i.start_offset, i.number, i.arg)).collect();
        let expected = [(0, 0, 145, Some(1)), (3, 0, 100, Some(65538)), (6, 6, 83, None)];
        assert_eq!(found[..3], expected);
        let jump = unpack(Version::V2_7, &code).last().expect("a jump");
        assert_eq!((jump.jump_target(Version::V2_7), jump.label(Version::V2_7)), (Some(65549), Some(13)));
    }

    #[test]
    fn arguments_wrap_to_negative() {
        let code = [144, 255, 144, 255, 144, 255, 100, 254];
        assert_eq!(unpack(Version::V3_11, &code).last().and_then(|i| i.arg), Some(-2));
        assert_eq!(unpack(Version::V3_10, &code).last().and_then(|i| i.arg), Some(0xffff_fffe));
    }
}
