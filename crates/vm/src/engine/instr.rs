//! Instructions as the loop reads them, 8 bytes each.

use taipan_isa::Op;

/// One decoded instruction: EXTENDED_ARG folded in, a jump's argument its target's index.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Instr {
    op: Op,
    cache: u16,
    arg: u32,
}

impl Instr {
    pub fn new(op: Op, arg: u32, cache: u16) -> Instr {
        Instr { op, cache, arg }
    }

    #[inline(always)]
    pub fn op(self) -> Op {
        self.op
    }

    /// The argument; of a jump, the index of the instruction that it leads to.
    #[inline(always)]
    pub fn arg(self) -> u32 {
        self.arg
    }

    /// The operator of a comparison, an index of `CompareOp::ALL`.
    pub fn comparison(self) -> Option<usize> {
        let n = match self.op {
            Op::CompareOp39 => self.arg,
            Op::CompareOp312 => self.arg >> 4,
            Op::CompareOp313 => self.arg >> 5,
            _ => return None,
        };
        Some(n as usize).filter(|n| *n < 6)
    }

    /// Whether a comparison tests its result for truth.
    pub fn converts_to_bool(self) -> bool {
        self.op == Op::CompareOp313 && self.arg & 16 != 0
    }

    /// The inline cache's index, where there is one.
    #[inline(always)]
    pub fn cache(self) -> u16 {
        self.cache
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instruction_is_one_word() {
        assert_eq!(size_of::<Instr>(), 8);
    }
}
