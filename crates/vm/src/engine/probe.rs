//! What an observer is shown: each instruction before it runs, with the value stack.

use crate::types::code::Code;
use crate::{Vm, VmError};
use taipan_heap::Value;

/// An instruction about to be executed.
pub struct Step<'a> {
    /// Depth of the frame; the first one is 0.
    pub depth: usize,
    pub code: &'a Code,
    /// Index of the instruction.
    pub index: usize,
    /// The value stack, bottom first; an empty slot is [`Value::NULL`].
    pub stack: &'a [Value],
    /// Local, cell and free variables.
    pub locals: &'a [Value],
}

/// An observer of every instruction. Running without one costs nothing.
pub trait Probe {
    /// Called before the instruction runs.
    ///
    /// # Errors
    /// Ends the run.
    fn instruction(&mut self, vm: &Vm, step: &Step<'_>) -> Result<(), VmError>;
}
