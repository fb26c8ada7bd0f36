//! `bytearray`.

mod edit;
mod iter;
mod methods;
mod spec;

use crate::protocol::buffer::{BufferSlot, Exports};
use crate::{PyResult, Vm};
use taipan_heap::account::Growing;
use taipan_heap::{Ref, Trace, Value};

pub use edit::byte;
pub use iter::{ByteArrayIter, ITER_SPEC};
pub use spec::SPEC;

/// The contents of a bytearray.
#[derive(Default)]
pub struct ByteArray {
    pub data: Vec<u8>,
    /// Views of the data; while there are any, its length must stay.
    exports: Exports,
}

impl Trace for ByteArray {
    const BUFFERED: bool = true;
    fn buffer(&self) -> usize {
        self.data.capacity()
    }
}

/// A new bytearray object.
pub fn new_bytearray(data: Vec<u8>) -> Value {
    Ref::new(ByteArray { data, exports: Exports::default() }).into()
}

/// The memory of a bytearray.
pub static BUFFER: BufferSlot = BufferSlot {
    item: |_, _| ('B', 1),
    read: |vm, v| v.downcast::<ByteArray>().map_or(&[], |a| &a.get(vm).data),
    write: Some(|vm, v| match v.downcast::<ByteArray>() {
        Some(a) => &mut a.get_mut(vm).data,
        None => &mut [],
    }),
    exports: |vm, v| v.downcast::<ByteArray>().map(|a| a.get(vm).exports.clone()),
};

/// The data, for a change of its length.
///
/// # Errors
/// BufferError while views exist.
pub fn resizable<'a>(vm: &'a mut Vm, array: &'a Ref<ByteArray>) -> PyResult<Growing<'a, Vec<u8>>> {
    if array.get(vm).exports.any() {
        raise!(vm, BufferError, "Existing exports of data: object cannot be re-sized");
    }
    Ok(Growing::new(&mut array.get_mut(vm).data))
}
