//! How often register code leaves for the stack engine's handlers, counted while a VM has a [`Transfers`].

use super::lower;
use crate::types::code::Code;
use ahash::AHashMap;
use taipan_isa::Op;

/// Executions by opcode.
#[derive(Clone, Debug)]
pub struct OpCounts(Vec<u64>);

impl Default for OpCounts {
    fn default() -> OpCounts {
        OpCounts(vec![0; Op::ALL.len()])
    }
}

impl OpCounts {
    pub fn add(&mut self, op: Op) {
        self.0[op as usize] += 1;
    }

    pub fn of(&self, op: Op) -> u64 {
        self.0[op as usize]
    }

    pub fn total(&self) -> u64 {
        self.0.iter().sum()
    }
}

/// What the stack engine's handlers do while the register engine runs. Put into [`crate::Vm::transfers`] to be counted;
/// hot handlers do not look at it.
#[derive(Default, Debug)]
pub struct Transfers {
    /// Where register code was left, its fast paths having missed: by the instruction that could not be done there.
    pub left: OpCounts,
    /// Instructions that register code has no other way to do than calling the stack engine's handler.
    pub bridged: OpCounts,
    /// Instructions that the stack engine executed from where register code was left until it was entered again.
    pub stepped: OpCounts,
    /// Of code objects without a register form: the qualified name, why, and how many instructions were executed.
    pub refused: AHashMap<String, (&'static str, u64)>,
}

impl Transfers {
    /// An instruction that the stack engine executes in place of register code.
    pub fn step(&mut self, code: &Code, op: Op) {
        self.stepped.add(op);
        if let Some(reason) = lower::refusal(code) {
            self.refused.entry(code.qualname.to_string()).or_insert((reason, 0)).1 += 1;
        }
    }
}
