//! Python semantics that need no interpreter: numbers, text, hashes, formats, sorting.

pub mod text;
