//! Python semantics that need no interpreter: numbers, text, hashes, formats, sorting.

pub mod float;
pub mod hash;
pub mod int;
pub mod text;
