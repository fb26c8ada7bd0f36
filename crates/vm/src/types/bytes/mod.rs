//! `bytes`, and what counts as a bytes-like object.

mod construct;
mod iter;
mod methods;
mod spec;
pub mod work;

use crate::protocol::buffer::BufferSlot;
use std::cell::Cell;
use taipan_heap::{Ref, Trace, Value};

pub use construct::{bytes_method, from_object, zeros};
pub use iter::{BytesIter, ITER_SPEC};
pub use spec::SPEC;

/// A bytes object: data, and its hash once asked for.
pub struct Bytes {
    data: Box<[u8]>,
    hash: Cell<i64>,
}

impl Trace for Bytes {
    const BUFFERED: bool = true;
    fn buffer(&self) -> usize {
        self.data.len()
    }
}

impl Bytes {
    pub fn new(data: impl Into<Box<[u8]>>) -> Bytes {
        Bytes { data: data.into(), hash: Cell::new(-1) }
    }

    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// Python's hash: that of a str with the same bytes.
    pub fn hash(&self) -> i64 {
        if self.hash.get() == -1 {
            self.hash.set(taipan_prim::hash::hash_bytes(&self.data));
        }
        self.hash.get()
    }
}

/// The memory of a bytes object.
pub static BUFFER: BufferSlot = BufferSlot {
    item: |_, _| ('B', 1),
    read: |_, v| v.downcast::<Bytes>().map_or(&[], |b| b.data()),
    write: None,
    exports: |_, _| None,
};

/// A new bytes object.
pub fn new_bytes(data: impl Into<Box<[u8]>>) -> Value {
    Ref::new(Bytes::new(data)).into()
}
