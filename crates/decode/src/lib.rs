//! Decodes, verifies and disassembles CPython bytecode.

pub mod decode;
pub mod exctable;
pub mod instr;
pub mod verify;

pub use decode::{Decoded, decode};
pub use instr::Instruction;
pub use verify::{VerifiedCode, VerifyError, verify};
