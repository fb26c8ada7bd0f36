//! One decoded instruction: opcode, full argument, and where it stands.

use taipan_isa::{Arg, Op, Version, jump_unit, width};

/// Bytes of an inline cache unit, and of an instruction without prefixes and caches from 3.6 on.
pub const UNIT: u32 = 2;

/// An instruction with its EXTENDED_ARG prefixes folded in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// The opcode; `None` where the version has none of this number.
    pub op: Option<Op>,
    /// The opcode's byte.
    pub number: u8,
    /// The argument with the bits of the prefixes. Meaningless where the opcode has no argument.
    pub arg: u32,
    /// The byte offset of the first EXTENDED_ARG, which is that of the opcode where there is none. Jumps lead here.
    pub start: u32,
    /// The byte offset of the opcode itself.
    pub offset: u32,
    /// The byte offset behind the instruction and its inline caches, at most the length of the code.
    pub end: u32,
}

impl Instruction {
    /// The name as `dis` prints it: `<255>` where the number stands for no opcode.
    ///
    /// ```
    /// use taipan_decode::decode;
    /// use taipan_isa::Version;
    /// let decoded = decode(Version::V3_13, &[32, 0, 255, 0]);
    /// let names: Vec<_> = decoded.instructions().iter().map(|i| i.name()).collect();
    /// assert_eq!(names, ["POP_TOP", "<255>"]);
    /// ```
    pub fn name(&self) -> std::borrow::Cow<'static, str> {
        match self.op {
            Some(op) => op.name().into(),
            None => format!("<{}>", self.number).into(),
        }
    }

    /// The number of EXTENDED_ARG prefixes.
    pub fn prefixes(&self, version: Version) -> u32 {
        (self.offset - self.start) / if version < Version::V3_6 { 3 } else { UNIT }
    }

    /// The byte offset that a jump leads to, inside the code or not; `None` for an instruction that does not jump.
    pub fn jump_target(&self, version: Version) -> Option<i64> {
        self.op.filter(|op| op.is_jump()).and_then(|_| self.label(version))
    }

    /// The byte offset that the argument stands for: a jump's target, or the instruction a branch came from.
    pub fn label(&self, version: Version) -> Option<i64> {
        let op = self.op?;
        let distance = i64::from(self.arg) * i64::from(jump_unit(version));
        let size = width(version, self.number) + UNIT * u32::from(op.caches(version));
        let behind = i64::from(self.offset) + i64::from(size);
        match op.arg() {
            Arg::JumpForward => Some(behind + distance),
            Arg::JumpBackward | Arg::BranchOrigin => Some(behind - distance),
            Arg::JumpAbsolute => Some(distance),
            _ => None,
        }
    }
}
