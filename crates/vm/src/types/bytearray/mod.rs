//! `bytearray`.

mod edit;
mod iter;
mod methods;
mod spec;

use taipan_heap::{Ref, Trace, Value};

pub use edit::byte;
pub use iter::{ByteArrayIter, ITER_SPEC};
pub use spec::SPEC;

/// The contents of a bytearray.
#[derive(Default)]
pub struct ByteArray {
    pub data: Vec<u8>,
}

impl Trace for ByteArray {}

/// A new bytearray object.
pub fn new_bytearray(data: Vec<u8>) -> Value {
    Ref::new(ByteArray { data }).into()
}
