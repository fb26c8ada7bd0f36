//! The opcode table of every CPython version that Taipan knows.
//!
//! ```
//! use taipan_isa::{Op, Version};
//! let op = Op::decode(Version::V3_12, 171).unwrap();
//! assert_eq!((op, op.name()), (Op::Call311, "CALL"));
//! assert_eq!(op.caches(Version::V3_12), 3);
//! assert_eq!(op.stack_effect(2, false), -3);
//! ```

mod arg;
pub mod names;
mod op;
mod ops;
mod version;

pub use arg::{Arg, local_pair};
pub use op::{Cell, Op, OpInfo, jump_unit, width};
pub use version::{MagicError, Version};
