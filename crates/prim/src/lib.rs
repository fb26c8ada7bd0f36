//! Python semantics that need no interpreter: numbers, text, hashes, formats, sorting.

pub mod bytes;
pub mod codec;
pub mod complex;
pub mod float;
pub mod format;
pub mod hash;
pub mod int;
pub mod probe;
mod seq;
pub mod sort;
pub mod text;
pub mod ucd;

pub use seq::{Side, clamp_range};
