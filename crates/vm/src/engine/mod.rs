//! The engine: frames, the value stack, and the loop that executes decoded instructions one for one.
//!
//! This module and its children hold all `unsafe` code of the crate. It rests on what [`taipan_decode::verify()`] has
//! checked of every code object: operand indices, jump targets, stack depths and exception handlers. The accessors of
//! `state::St` name the fact that each access uses; instruction handlers in `ops` are written with these.
#![allow(unsafe_code)]

mod cache;
mod enter;
mod frame;
mod frame_object;
mod instr;
mod ops;
mod payloads;
mod probe;
mod register;
mod run;
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
pub(crate) use ops::{next_builtin, next_plain};
pub(crate) use payloads::register as register_payloads;
pub use probe::{Probe, Step};
pub use register::{Dispatch, OpCounts, RegisterCode, Transfers};
pub use suspend::{Resumed, State as GeneratorState, Suspended};
