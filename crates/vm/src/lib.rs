//! Executes verified CPython bytecode: objects, protocols, calls, exceptions and the engines.
//!
//! Data flows one way: [`Vm::run_main`] takes verified code, the engine executes its instructions on the value
//! stack, and everything that an instruction means is a function in `protocol`, `call`, `class` or `types`.

#[macro_use]
mod macros;

pub mod audit;
pub mod builtins;
pub mod call;
pub mod class;
pub mod codecs;
pub mod embed;
pub mod engine;
pub mod error;
pub mod exc;
pub mod gc;
pub mod host;
pub mod import;
pub mod io;
pub mod limits;
pub mod names;
pub mod protocol;
pub mod quirks;
pub mod types;
mod vm;
pub mod warnings;

pub use call::Args;
pub use class::Class;
pub use embed::{FromPython, IntoPython, load};
pub use error::{PyResult, Raised, VmError};
pub use limits::Limits;
pub use taipan_heap::account;
pub use taipan_heap::{Foreign, Frozen, Payload, Ref, Trace, Value, Visitor};
pub use vm::{NativeModule, Options, Outcome, Output, Vm};
