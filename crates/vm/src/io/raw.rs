//! What buffered files ask of a raw one: directly where it is a plain `FileIO`, else by its methods.

use super::fileio::FileIo;
use crate::types::bytearray::{ByteArray, new_bytearray};
use crate::types::bytes::new_bytes;
use crate::types::memoryview::new_view;
use crate::{PyResult, Vm};
use taipan_heap::Value;

/// The plain file that a raw object is, where no Python class stands between.
fn plain(vm: &mut Vm, raw: &Value) -> Option<crate::Foreign<FileIo>> {
    let class = super::fileio::class(vm);
    raw.foreign::<FileIo>().filter(|_| vm.class_ref(raw).value().is(class.value())).cloned()
}

/// Reads once, at most `n` bytes; `None` where it would block.
pub fn read(vm: &mut Vm, raw: &Value, n: usize) -> PyResult<Option<Vec<u8>>> {
    if let Some(file) = plain(vm, raw) {
        return super::fileio::read_once(vm, &file, n).map(Some);
    }
    vm.check_memory(n)?;
    let array = new_bytearray(vec![0; n]);
    let Some(view) = vm.view(&array)? else { return Ok(None) };
    let view = new_view(view);
    let result = vm.call_method(raw, "readinto", std::slice::from_ref(&view));
    let released = vm.call_method(&view, "release", &[]);
    let got = result?;
    released?;
    if got.is_none() {
        return Ok(None);
    }
    let got = vm.index_i64(&got)?;
    let Some(data) = array.downcast::<ByteArray>() else { return Ok(None) };
    match usize::try_from(got).ok().and_then(|got| data.get(vm).data.get(..got).map(<[u8]>::to_vec)) {
        Some(bytes) => Ok(Some(bytes)),
        None => raise!(
            vm,
            OSError,
            "raw readinto() returned invalid length {got} (should have been between 0 and {n})"
        ),
    }
}

/// Writes once; how many bytes were taken, `None` where it would block.
pub fn write(vm: &mut Vm, raw: &Value, bytes: &[u8]) -> PyResult<Option<usize>> {
    if let Some(file) = plain(vm, raw) {
        return super::fileio::write_once(vm, &file, bytes).map(Some);
    }
    let object = new_bytes(bytes);
    let Some(view) = vm.view(&object)? else { return Ok(None) };
    let taken = vm.call_method(raw, "write", &[new_view(view)])?;
    if taken.is_none() {
        return Ok(None);
    }
    let taken = vm.index_i64(&taken)?;
    match usize::try_from(taken).ok().filter(|&t| t <= bytes.len()) {
        Some(t) => Ok(Some(t)),
        None => raise!(
            vm,
            OSError,
            "raw write() returned invalid length {taken} (should have been between 0 and {})",
            bytes.len()
        ),
    }
}

/// Number of bytes of a buffer that can be written to.
pub fn writable_len(vm: &mut Vm, buffer: &Value) -> PyResult<usize> {
    let len = match vm.view(buffer)? {
        Some(view) => view.writable(vm).map(|bytes| bytes.len()),
        None => None,
    };
    match len {
        Some(len) => Ok(len),
        None => raise!(
            vm,
            TypeError,
            "readinto() argument must be read-write bytes-like object, not {}",
            vm.type_name(buffer)
        ),
    }
}
