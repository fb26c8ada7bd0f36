//! Splits `co_code` into instructions; takes any bytes and loses none of them.

use taipan_isa::{Op, Version, width};

use crate::instr::{Instruction, UNIT};

/// The instructions of a code object.
#[derive(Clone, Debug)]
pub struct Decoded {
    version: Version,
    instructions: Vec<Instruction>,
}

/// Splits code into instructions.
///
/// An unknown opcode becomes an instruction without [`op`](Instruction::op). EXTENDED_ARG at the end of the code, with
/// nothing to extend, becomes an instruction itself; so does an opcode whose argument is cut off: the
/// missing bytes read as 0.
///
/// ```
/// use taipan_decode::decode;
/// use taipan_isa::{Op, Version, width};
/// // EXTENDED_ARG 1, LOAD_CONST 2, RETURN_VALUE
/// let decoded = decode(Version::V3_11, &[144, 1, 100, 2, 83, 0]);
/// let load = decoded.instructions()[0];
/// assert_eq!((load.op, load.arg, load.start, load.offset), (Some(Op::LoadConst), 258, 0, 2));
/// assert_eq!(decoded.index_at(4), Some(1));
/// ```
pub fn decode(version: Version, code: &[u8]) -> Decoded {
    // Offsets are u32; what lies past 4 GiB would not be addressable by a jump either.
    let code = &code[..code.len().min(u32::MAX as usize - 1)];
    let length = code.len() as u32;
    let mut instructions = Vec::new();
    let mut start = 0;
    let mut prefix = 0;
    let mut offset = 0u32;
    while let Some(&number) = code.get(offset as usize) {
        let after = length.min(offset.saturating_add(width(version, number)));
        let byte_at = |place: u32| code.get(place as usize).map_or(0, |&byte| u32::from(byte));
        let arg = match after - offset {
            0 | 1 => prefix,
            2 => prefix | byte_at(offset + 1),
            _ => prefix | byte_at(offset + 1) | byte_at(offset + 2) << 8,
        };
        let op = Op::decode(version, number);
        if op == Some(Op::ExtendedArg) && after < length {
            prefix = arg << if version < Version::V3_6 { 16 } else { 8 };
            offset = after;
            continue;
        }
        let caches = op.map_or(0, |op| u32::from(op.caches(version)));
        let end = length.min(after.saturating_add(UNIT * caches));
        instructions.push(Instruction { op, number, arg, start, offset, end });
        (start, offset, prefix) = (end, end, 0);
    }
    Decoded { version, instructions }
}

impl Decoded {
    /// The version whose opcodes these are.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The instructions in the order of the code.
    pub fn instructions(&self) -> &[Instruction] {
        &self.instructions
    }

    /// The index of the instruction that starts at a byte offset: at its first EXTENDED_ARG if it has any.
    pub fn index_at(&self, start: u32) -> Option<usize> {
        self.instructions.binary_search_by_key(&start, |i| i.start).ok()
    }

    /// The index of the instruction whose opcode, prefixes or caches hold the byte at an offset.
    pub fn index_covering(&self, offset: u32) -> Option<usize> {
        let index = self.instructions.partition_point(|i| i.end <= offset);
        (index < self.instructions.len()).then_some(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ops(version: Version, code: &[u8]) -> Vec<(String, u32, u32)> {
        decode(version, code).instructions().iter().map(|i| (i.name().into(), i.arg, i.offset)).collect()
    }

    #[test]
    fn caches_belong_to_their_instruction() {
        // LOAD_GLOBAL 1 with 4 caches, RETURN_VALUE
        let code = [116, 1, 0, 0, 0, 0, 0, 0, 0, 0, 83, 0];
        assert_eq!(
            ops(Version::V3_12, &code),
            [("LOAD_GLOBAL".to_owned(), 1, 0), ("RETURN_VALUE".to_owned(), 0, 10)]
        );
        let decoded = decode(Version::V3_12, &code);
        assert_eq!(decoded.index_covering(9), Some(0));
        assert_eq!(decoded.index_at(8), None);
        assert_eq!(decoded.index_covering(12), None);
    }

    #[test]
    fn broken_ends_are_kept() {
        assert_eq!(ops(Version::V3_11, &[9]), [("NOP".to_owned(), 0, 0)]);
        assert_eq!(ops(Version::V3_11, &[144, 1, 144, 2]), [("EXTENDED_ARG".to_owned(), 258, 2)]);
        assert_eq!(ops(Version::V3_11, &[144, 1, 9]), [("NOP".to_owned(), 256, 2)]);
        assert_eq!(decode(Version::V3_11, &[116, 0, 0]).instructions()[0].end, 3);
        assert!(decode(Version::V3_11, &[]).instructions().is_empty());
    }

    #[test]
    fn python_2_has_instructions_of_one_and_three_bytes() {
        // POP_TOP, EXTENDED_ARG 1, LOAD_CONST 2, JUMP_FORWARD 3, RETURN_VALUE, LOAD_FAST cut off
        let code = [1, 145, 1, 0, 100, 2, 0, 110, 3, 0, 83, 124, 7];
        assert_eq!(
            ops(Version::V2_7, &code),
            [("POP_TOP", 0, 0), ("LOAD_CONST", 65538, 4), ("JUMP_FORWARD", 3, 7), ("RETURN_VALUE", 0, 10)]
                .map(|(name, arg, offset)| (name.to_owned(), arg, offset))
                .into_iter()
                .chain([("LOAD_FAST".to_owned(), 7, 11)])
                .collect::<Vec<_>>()
        );
        let decoded = decode(Version::V2_7, &code);
        assert_eq!(decoded.instructions()[1].prefixes(Version::V2_7), 1);
        assert_eq!(decoded.instructions()[2].jump_target(Version::V2_7), Some(13));
    }

    #[test]
    fn jumps_count_from_behind_the_caches() {
        let target = |version, code: &[u8]| decode(version, code).instructions()[0].jump_target(version);
        assert_eq!(target(Version::V3_9, &[93, 4]), Some(6));
        assert_eq!(target(Version::V3_10, &[93, 4]), Some(10));
        assert_eq!(target(Version::V3_12, &[93, 4, 0, 0]), Some(12));
        assert_eq!(target(Version::V3_12, &[140, 4]), Some(-6));
        assert_eq!(target(Version::V3_9, &[113, 4]), Some(4));
        assert_eq!(target(Version::V3_14, &[68, 4]), None);
        assert_eq!(decode(Version::V3_14, &[68, 4]).instructions()[0].label(Version::V3_14), Some(-6));
    }
}
