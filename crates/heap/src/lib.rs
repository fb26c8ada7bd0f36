//! Values, objects, reference counts, shapes and the cycle collector.
//!
//! A [`Value`] is 8 bytes: an immediate (48-bit int, float, None, bool …) or a pointer to an object with an
//! 8-byte [`Header`]. This crate and the engine are the only places with `unsafe` code; what they promise to the
//! rest is a safe interface:
//!
//! - a [`Value`] owns one reference, a [`Ref<T>`] is a value known to hold a payload of type `T`;
//! - contents that can change are reached through the [`Heap`] token ([`Ref::get`], [`Ref::get_mut`]), so no
//!   borrow of them survives a call that may run Python code;
//! - contents that never change are reached directly (`Deref`);
//! - deallocation never recurses and never runs Python code: objects with a finaliser are queued.
//!
//! ```
//! use taipan_heap::Value;
//! let v = Value::int(1 << 40);
//! assert_eq!(v.as_i64(), Some(1 << 40));
//! assert!(Value::float(0.5).as_float() == Some(0.5));
//! ```

pub mod account;
mod alloc;
mod attrs;
#[cfg_attr(one_allocation_per_object, path = "single_cells.rs")]
mod cells;
mod cycle;
mod foreign;
mod free;
mod handle;
mod header;
mod number;
mod payload;
mod shape;
mod value;
mod weak;

pub use alloc::{Heap, InUse, Owner, live_objects};
pub use attrs::{Attrs, MAX_INLINE_SLOTS};
pub use foreign::Foreign;
pub use free::{Due, finalisers_due};
pub use handle::Ref;
pub use header::Header;
pub use number::{Float, Int64};
pub use payload::{Access, Frozen, Guarded, Instance, Layout, Payload, Trace, Visitor};
pub use shape::{ClassShape, MAX_SHAPE_NAMES, Shape, ShapeId, id, retire_class};
pub use value::{Bits, Value};
pub use weak::{Weak, WeakCallableProxy, WeakProxy, WeakRef};

/// What the engine may use: raw references, whose counts it keeps by hand.
pub mod raw {
    pub use crate::alloc::{new_raw, state};
    pub use crate::attrs::{attrs_of, push_slot};
    pub use crate::free::{postpone, release, release_postponed};
}
