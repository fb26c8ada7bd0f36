//! `bytes`, and what counts as a bytes-like object.

mod construct;
mod iter;
mod methods;
mod spec;
pub mod work;

use crate::types::bytearray::ByteArray;
use crate::types::memoryview::MemoryView;
use crate::{PyResult, Vm};
use std::cell::Cell;
use std::ops::Deref;
use taipan_heap::{Ref, Trace, Value};

pub use construct::{bytes_method, from_object, zeros};
pub use iter::{BytesIter, ITER_SPEC};
pub use spec::SPEC;

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

/// The contents of a bytes-like object.
pub enum Buffer {
    Bytes(Ref<Bytes>),
    /// A copy of what can change.
    Copy(Vec<u8>),
}

impl Deref for Buffer {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        match self {
            Buffer::Bytes(b) => b.data(),
            Buffer::Copy(v) => v,
        }
    }
}

/// The contents of a bytes-like object; `None` for any other value.
pub fn buffer(vm: &Vm, v: &Value) -> Option<Buffer> {
    if let Some(b) = v.downcast::<Bytes>() {
        return Some(Buffer::Bytes(b.clone()));
    }
    if let Some(m) = v.downcast::<MemoryView>() {
        return Some(Buffer::Copy(m.to_vec(vm)));
    }
    v.downcast::<ByteArray>().map(|a| Buffer::Copy(a.get(vm).data.clone()))
}

/// The contents of what must be a bytes-like object.
///
/// # Errors
/// TypeError for any other value.
pub fn bytes_like(vm: &mut Vm, v: &Value) -> PyResult<Buffer> {
    match buffer(vm, v) {
        Some(b) => Ok(b),
        None => raise!(vm, TypeError, "a bytes-like object is required, not '{}'", vm.type_name(v)),
    }
}

/// A new bytes object.
pub fn new_bytes(data: impl Into<Box<[u8]>>) -> Value {
    Ref::new(Bytes::new(data)).into()
}
