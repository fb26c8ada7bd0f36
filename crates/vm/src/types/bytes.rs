//! `bytes`.

use crate::class::{ClassFlags, Slots, TypeSpec};
use std::cell::Cell;
use taipan_heap::{Payload, Ref, Trace};

/// A bytes object: data, and its hash once asked for.
pub struct Bytes {
    data: Box<[u8]>,
    hash: Cell<i64>,
}

impl Trace for Bytes {}

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

/// `bytes_iterator`.
pub struct BytesIter {
    pub bytes: Option<Ref<Bytes>>,
    pub index: usize,
}

impl Trace for BytesIter {}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("bytes", Bytes::ID, &[Bytes::ID])
};

pub static ITER_SPEC: TypeSpec = TypeSpec::named("bytes_iterator", BytesIter::ID, &[BytesIter::ID]);
