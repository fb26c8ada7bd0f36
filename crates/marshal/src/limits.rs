//! The bounds that reading keeps to, so that a hostile file costs no more than its size justifies.

/// How many objects may be nested in one another (`MAX_MARSHAL_STACK_DEPTH` in CPython's `marshal.c`).
///
/// Bounds the height of the finished object too, references followed: walking or dropping it recursively is safe.
pub const MAX_DEPTH: usize = 2000;

/// How large an object may be once its references are written out, in units of one object or 16 bytes of text.
///
/// A file may exceed it by its own length only: nested references double the size at each level, so that a file of a
/// kilobyte could describe more than fits any memory.
pub const MAX_EXPANDED: u64 = 1 << 22;
