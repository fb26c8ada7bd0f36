//! Opcodes that only CPython's compiler knows: numbers past 255, which no file has and which `_opcode` tells of.

use super::Dialect;
use taipan_isa::Version;

/// What an opcode's argument is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Const,
    Name,
    Jump,
    Free,
    Local,
    /// It sets an exception handler.
    Handler,
    Other,
}

/// Such an opcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PseudoOp {
    pub used: Option<Use>,
    /// What it adds to the value stack without and with a jump.
    pub effect: (i64, i64),
}

const fn pseudo(used: Option<Use>, stay: i64, jump: i64) -> PseudoOp {
    PseudoOp { used, effect: (stay, jump) }
}

const JUMP: PseudoOp = pseudo(Some(Use::Jump), 0, 0);
const BLOCK_END: PseudoOp = pseudo(None, 0, 0);
const CLEANUP: PseudoOp = pseudo(Some(Use::Handler), 0, 2);
const SETUP: PseudoOp = pseudo(Some(Use::Handler), 0, 1);
const CLOSURE: PseudoOp = pseudo(Some(Use::Local), 1, 1);
const STORE: PseudoOp = pseudo(Some(Use::Local), -1, -1);
const METHOD: PseudoOp = pseudo(Some(Use::Name), 1, 1);
const SUPER: PseudoOp = pseudo(Some(Use::Name), -1, -1);

/// From 256 on.
static OF_3_13: &[PseudoOp] =
    &[JUMP, JUMP, CLOSURE, METHOD, SUPER, SUPER, SUPER, BLOCK_END, CLEANUP, SETUP, SETUP, STORE];
/// From 256 on; the first holds annotations.
static OF_3_14: &[PseudoOp] =
    &[BLOCK_END, JUMP, JUMP, JUMP, JUMP, CLOSURE, BLOCK_END, CLEANUP, SETUP, SETUP, STORE];

impl Dialect {
    /// The opcode of that number.
    pub fn pseudo_op(self, number: i32) -> Option<PseudoOp> {
        let all = match self.0 {
            version if version < Version::V3_13 => return None,
            Version::V3_13 => OF_3_13,
            _ => OF_3_14,
        };
        all.get(usize::try_from(number).ok()?.checked_sub(256)?).copied()
    }

    /// What `_opcode` says that an opcode's argument is used for, where it says otherwise than the opcode table.
    pub fn opcode_use(self, name: &str, used: Use) -> Use {
        match name {
            "LOAD_DEREF" if self.0 >= Version::V3_14 => Use::Local,
            "END_ASYNC_FOR" if self.0 >= Version::V3_14 => Use::Jump,
            _ => used,
        }
    }

    /// `_opcode.stack_effect` asks for an argument before it looks whether there is such an opcode.
    pub fn opcodes_are_bytes(self) -> bool {
        self.0 < Version::V3_13
    }
}
