//! How a bytearray changes: assignment to items and slices, and the methods of a mutable sequence.

use super::{ByteArray, new_bytearray, resizable};
use crate::exc::Exc;

use crate::protocol::buffer::Buffer;
use crate::types::int::int_ref;
use crate::types::slice::{Indices, Slice, unpack};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// One int as a byte (`_getbytevalue`).
pub fn byte(vm: &mut Vm, v: &Value) -> PyResult<u8> {
    match u8::try_from(vm.index_clamped(v)?) {
        Ok(b) => Ok(b),
        Err(_) => raise!(vm, ValueError, "byte must be in range(0, 256)"),
    }
}

/// The positions that a subscript means: an index, from the end if negative, or those of a slice.
pub enum Place {
    At(i64),
    Slice(Indices),
}

/// Resolves a subscript. Where it stands in the array is asked once no more Python code runs.
pub fn place(vm: &mut Vm, array: &Ref<ByteArray>, key: &Value) -> PyResult<Place> {
    if let Some(slice) = key.downcast::<Slice>() {
        let unpacked = unpack(vm, slice)?;
        return Ok(Place::Slice(unpacked.adjust(array.get(vm).data.len())));
    }
    if int_ref(key).is_none() && vm.class_ref(key).get(vm).slots.index.is_none() {
        raise!(vm, TypeError, "bytearray indices must be integers or slices, not {}", vm.type_name(key));
    }
    vm.index_i64(key).map(Place::At)
}

/// The position of an index in the array as it is now.
pub fn position(vm: &mut Vm, array: &Ref<ByteArray>, index: i64) -> PyResult<usize> {
    let len = array.get(vm).data.len();
    let at = if index < 0 { index.saturating_add(len as i64) } else { index };
    match usize::try_from(at).ok().filter(|&at| at < len) {
        Some(at) => Ok(at),
        None => raise!(vm, IndexError, "bytearray index out of range"),
    }
}

/// `array[key] = value`, or `del array[key]` for `None`.
pub fn setitem(vm: &mut Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(array) = this.downcast::<ByteArray>() else { return Ok(()) };
    match (place(vm, array, key)?, value) {
        (Place::At(index), Some(v)) => {
            let b = byte(vm, v)?;
            let at = position(vm, array, index)?;
            array.get_mut(vm).data[at] = b;
            Ok(())
        }
        (Place::At(index), None) => {
            let at = position(vm, array, index)?;
            resizable(vm, array)?.remove(at);
            Ok(())
        }
        (Place::Slice(_), Some(v)) => {
            let new = assignable(vm, v)?;
            let Place::Slice(at) = place(vm, array, key)? else { return Ok(()) };
            assign(vm, array, at, &new)
        }
        (Place::Slice(at), None) => delete(vm, array, at),
    }
}

/// What may be assigned to a slice.
fn assignable(vm: &mut Vm, v: &Value) -> PyResult<Buffer> {
    if let Some(b) = vm.buffer(v)? {
        return Ok(b);
    }
    let slots = &vm.class_ref(v).get(vm).slots;
    let number =
        slots.index.is_some() || slots.int.is_some() || slots.float.is_some() || int_ref(v).is_some();
    let number = number || v.downcast::<crate::types::complex::Complex>().is_some();
    if number || v.downcast::<Str>().is_some() {
        raise!(vm, TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    super::spec::from_object(vm, v).map(Buffer::Copy)
}

fn assign(vm: &mut Vm, array: &Ref<ByteArray>, at: Indices, new: &[u8]) -> PyResult<()> {
    if let Some(range) = at.range() {
        if range.len() == new.len() {
            array.get_mut(vm).data[range].copy_from_slice(new);
        } else {
            resizable(vm, array)?.splice(range, new.iter().copied());
        }
        return Ok(());
    }
    if new.len() != at.count {
        if new.is_empty() {
            return delete(vm, array, at);
        }
        raise!(
            vm,
            ValueError,
            "attempt to assign bytes of size {} to extended slice of size {}",
            new.len(),
            at.count
        );
    }
    let data = &mut array.get_mut(vm).data;
    for (i, &b) in at.positions().zip(new) {
        data[i] = b;
    }
    Ok(())
}

fn delete(vm: &mut Vm, array: &Ref<ByteArray>, at: Indices) -> PyResult<()> {
    if at.count == 0 {
        return Ok(());
    }
    let mut data = resizable(vm, array)?;
    if let Some(range) = at.range() {
        data.drain(range);
        return Ok(());
    }
    let mut gone = vec![false; data.len()];
    at.positions().for_each(|i| gone[i] = true);
    let mut i = 0;
    data.retain(|_| {
        i += 1;
        !gone[i - 1]
    });
    Ok(())
}

/// `extend`
pub fn extend(vm: &mut Vm, array: &Ref<ByteArray>, iterable: &Value) -> PyResult {
    let more = match vm.buffer(iterable)? {
        Some(b) => b,
        None => {
            let it = match vm.iter(iterable) {
                Ok(it) => it,
                Err(e) if vm.is_exception(&e, Exc::TypeError) => {
                    raise!(vm, TypeError, "can't extend bytearray with {}", vm.type_name(iterable))
                }
                Err(e) => return Err(e),
            };
            let mut made = Vec::new();
            while let Some(v) = vm.next(&it)? {
                match byte(vm, &v) {
                    Ok(b) => made.push(b),
                    Err(e)
                        if vm.dialect.names_str_in_extend()
                            && vm.is_exception(&e, Exc::TypeError)
                            && iterable.downcast::<Str>().is_some() =>
                    {
                        raise!(vm, TypeError, "expected iterable of integers; got: 'str'")
                    }
                    Err(e) => return Err(e),
                }
            }
            Buffer::Copy(made)
        }
    };
    let size = array.get(vm).data.len().saturating_add(more.len());
    vm.check_memory(size)?;
    if !more.is_empty() {
        resizable(vm, array)?.extend_from_slice(&more);
    }
    Ok(Value::NONE)
}

/// `insert`
pub fn insert(vm: &mut Vm, array: &Ref<ByteArray>, index: &Value, item: &Value) -> PyResult {
    let index = vm.ssize(index)?;
    let b = byte(vm, item)?;
    let mut data = resizable(vm, array)?;
    let len = data.len() as i64;
    let at = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) };
    data.insert(at as usize, b);
    Ok(Value::NONE)
}

/// `pop`
pub fn pop(vm: &mut Vm, array: &Ref<ByteArray>, index: &Value) -> PyResult {
    let index = vm.ssize(index)?;
    let len = array.get(vm).data.len();
    if len == 0 {
        raise!(vm, IndexError, "pop from empty bytearray");
    }
    let at = if index < 0 { index.saturating_add(len as i64) } else { index };
    match usize::try_from(at).ok().filter(|&at| at < len) {
        Some(at) => Ok(Value::int(i64::from(resizable(vm, array)?.remove(at)))),
        None => raise!(vm, IndexError, "pop index out of range"),
    }
}

/// `remove`
pub fn remove(vm: &mut Vm, array: &Ref<ByteArray>, value: &Value) -> PyResult {
    let b = byte(vm, value)?;
    match array.get(vm).data.iter().position(|&x| x == b) {
        Some(at) => {
            resizable(vm, array)?.remove(at);
            Ok(Value::NONE)
        }
        None => raise!(vm, ValueError, "value not found in bytearray"),
    }
}

/// `copy`
pub fn copy(vm: &mut Vm, array: &Ref<ByteArray>) -> Value {
    let data = array.get(vm).data.clone();
    new_bytearray(data)
}
