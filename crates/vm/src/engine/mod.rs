//! The engine: frames, the value stack, and the loop that executes decoded instructions one for one.
//!
//! This module and its children hold all `unsafe` code of the crate. It rests on three kinds of facts, which each use names:
//!
//! - `fact: <name>`: what [`mod@taipan_decode::verify`] has checked of every code object; the list stands there.
//! - `frame:` what the engine keeps up itself. A frame's variables are initialised from its start to its end, and so are
//!   the slots of its value stack below `sp`; each owns its reference, or is NULL. The innermost frame is the one that
//!   runs. A frame keeps its function alive, that its code, globals and builtins, which never change: a function that
//!   gets other code leaves a copy of itself to its frames. Whoever gives up the last reference to something may run
//!   Python code, and so holds no borrow.
//! - `token:` there is one reference to the machine, and contents that change are reached through it; while nothing that
//!   could run Python code is called, a payload may be looked at directly.
//!
//! Register code has facts of its own: see `register`.
#![allow(unsafe_code)]

mod awaited;
mod cache;
mod enter;
mod fit;
mod frame;
mod frame_object;
mod instr;
mod made;
mod ops;
mod payloads;
mod probe;
mod register;
mod run;
mod special;
mod state;
mod stopped;
mod suspend;
mod unwind;
mod view;

pub use cache::{Cache, recycle_shapes};
pub use enter::{call_function, run_class_body};
pub use frame::Frames;
pub use frame_object::{FrameObject, Variable};
pub use instr::Instr;
pub use made::ascii_str;
pub(crate) use ops::{fast_compare, next_builtin, next_plain};
pub(crate) use payloads::register as register_payloads;
pub use probe::{Probe, Step};
pub(crate) use register::truth_of;
pub use register::{Dispatch, OpCounts, RegisterCode, Transfers};
pub use suspend::{Resumed, State as GeneratorState, Suspended};
