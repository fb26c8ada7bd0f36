//! Decodes, verifies and disassembles CPython bytecode.

mod budget;
pub mod bytecode;
pub mod cfg;
pub mod decode;
pub mod diff;
pub mod dis;
pub mod exctable;
pub mod instr;
pub mod json;
pub mod lines;
mod remap;
pub mod stacks;
pub mod verify;

pub use decode::{Decoded, decode};
pub use instr::Instruction;
pub use remap::OpcodeMap;
pub use verify::{VerifiedCode, VerifyError, verify};
