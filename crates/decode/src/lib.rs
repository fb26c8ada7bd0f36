//! Decodes, verifies and disassembles CPython bytecode.

mod budget;
pub mod bytecode;
pub mod decode;
pub mod dis;
pub mod exctable;
pub mod instr;
pub mod json;
pub mod lines;
mod remap;
pub mod verify;

pub use decode::{Decoded, decode};
pub use instr::Instruction;
pub use remap::OpcodeMap;
pub use verify::{VerifiedCode, VerifyError, verify};
