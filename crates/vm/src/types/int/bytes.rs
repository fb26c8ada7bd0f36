//! `int.to_bytes` and `int.from_bytes`.

use super::{IntRef, from_big, int_ref};
use crate::class::Class;
use crate::types::bytes::Bytes;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::int::{self, ByteOrder};

fn byte_order(vm: &mut Vm, function: &str, order: &Value) -> PyResult<ByteOrder> {
    let Some(text) = order.downcast::<Str>() else {
        return Err(vm.bad_argument(function, "argument 'byteorder'", "str", order));
    };
    if text.eq_str("little") {
        Ok(ByteOrder::Little)
    } else if text.eq_str("big") {
        Ok(ByteOrder::Big)
    } else {
        raise!(vm, ValueError, "byteorder must be either 'little' or 'big'")
    }
}

/// `int.to_bytes(length, byteorder, signed=signed)`.
pub(super) fn to_bytes(vm: &mut Vm, args: [&Value; 4]) -> PyResult {
    let [this, length, order, signed] = args;
    let length = vm.ssize(length)?;
    let order = byte_order(vm, "to_bytes", order)?;
    let signed = vm.truth(signed)?;
    let Ok(length) = usize::try_from(length) else {
        raise!(vm, ValueError, "length argument must be non-negative");
    };
    vm.check_memory(length)?;
    let Some(value) = int_ref(this) else { return Ok(Value::NONE) };
    match int::to_bytes(&value.to_cow(), length, order, signed) {
        Ok(bytes) => Ok(Ref::new(Bytes::new(bytes)).into()),
        Err(e) => raise!(vm, OverflowError, "{e}"),
    }
}

/// `int.from_bytes(bytes, byteorder, signed=signed)`.
pub(super) fn from_bytes(vm: &mut Vm, args: [&Value; 4]) -> PyResult {
    let [class, bytes, order, signed] = args;
    let order = byte_order(vm, "from_bytes", order)?;
    let signed = vm.truth(signed)?;
    let data = bytes_of(vm, bytes)?;
    let value = match <[u8; 8]>::try_from(data.as_slice()) {
        Ok(eight) if signed && order == ByteOrder::Little => Value::int(i64::from_le_bytes(eight)),
        _ => from_big(int::from_bytes(&data, order, signed)),
    };
    match class.downcast::<Class>() {
        Some(c) if !c.value().is(vm.types.int.value()) => vm.call(class, &[value]),
        _ => Ok(value),
    }
}

/// `PyObject_Bytes`: bytes-like objects, `__bytes__`, iterables of ints.
fn bytes_of(vm: &mut Vm, object: &Value) -> PyResult<Vec<u8>> {
    if let Some(data) = bytes_like(vm, object) {
        return Ok(data);
    }
    let name = vm.intern("__bytes__");
    if let Some(method) = vm.type_lookup(object, &name) {
        let bound = vm.bind_special(&method, object)?;
        let made = vm.call(&bound, &[])?;
        return match made.downcast::<Bytes>() {
            Some(b) => Ok(b.data().to_vec()),
            None => raise!(vm, TypeError, "__bytes__ returned non-bytes (type {})", vm.type_name(&made)),
        };
    }
    let slots = &vm.class_ref(object).get(vm).slots;
    let iterable = slots.iter.is_some() || slots.getitem.is_some();
    if !iterable || object.downcast::<Str>().is_some() {
        raise!(vm, TypeError, "cannot convert '{}' object to bytes", vm.type_name(object));
    }
    let mut data = Vec::new();
    vm.for_each(object, |vm, item| {
        let item = vm.index(&item)?;
        match int_ref(&item) {
            Some(IntRef::Small(b @ 0..256)) => data.push(b as u8),
            _ => raise!(vm, ValueError, "bytes must be in range(0, 256)"),
        }
        Ok(())
    })?;
    Ok(data)
}

/// The contents of a bytes-like object.
pub(crate) fn bytes_like(_vm: &mut Vm, object: &Value) -> Option<Vec<u8>> {
    object.downcast::<Bytes>().map(|b| b.data().to_vec())
}
