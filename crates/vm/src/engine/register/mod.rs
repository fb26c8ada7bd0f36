//! The register engine: stack code lowered to instructions whose operands are registers and constants.
//!
//! A frame's locals are registers 0..n, and slot d of its value stack is register n + d, exactly where the stack engine
//! has them. Lowering follows the stack symbolically: what was pushed from a local or a constant is not copied but used
//! in place, so that loads cost nothing and count no references; everything else lies in its slot. Wherever an
//! instruction cannot do its work on a fast path, the frame *leaves*: what stood for a stack slot is put there, the stack
//! engine's handlers execute the original instructions from there, and the frame comes back at the next instruction
//! that register code begins at. So the two engines share one meaning of every instruction, errors, finalisers and
//! tracebacks included, and a frame that waits for a call is a valid frame of both.
//!
//! - `code`: units, and what is known of each; `table`: THE list of register instructions.
//! - `lower`: stack code to register code. `ops`: what the instructions do. `transfer`: leaving and coming back.
//! - `count`: what leaving costs, for those who want to know.
//! - `advance`: counting instructions.
//! - `switch`: generators made, resumed and suspended.
//! - `gather`: builtins that take all items of a generator.
//! - `dispatch`: the two ways to get from one instruction to the next.
//!
//! What its unchecked accesses rest on, besides the facts of the engine:
//!
//! - `lowering: registers`: an instruction names variables of the code, and slots below the verified height; 16 bits hold
//!   them. A slot that is read was settled before, whatever type of value it holds; a variable that is read without
//!   a check is bound (`lower/bound.rs`) on every path, the half of an instruction that raises included, since a call
//!   binds all parameters of the very code that it enters.
//! - `lowering: units`: distances lead to instructions, or to words of the constants; caches and bridges lie right behind
//!   the instruction that reads them.
//! - `lowering: pictures`: an instruction that may leave has the picture of the value stack before it, of as many slots as
//!   its stack instruction has (fact: depth).

mod advance;
mod code;
mod count;
mod dispatch;
mod gather;
mod lower;
mod ops;
mod state;
mod switch;
mod table;
mod transfer;

pub use advance::call_in;
pub use code::{RegisterCode, Unit};
pub use count::{OpCounts, Transfers};
pub use dispatch::{Dispatch, run, run_raising};
pub use ops::jump::truth_of;
pub use switch::make_generator;
pub use transfer::{exposed_stack, is_exposed, next_in, next_of};
