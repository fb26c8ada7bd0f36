//! Decodes, verifies and disassembles CPython bytecode.

pub mod decode;
pub mod exctable;
pub mod instr;

pub use decode::{Decoded, decode};
pub use instr::Instruction;
