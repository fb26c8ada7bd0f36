//! `int.to_bytes` and `int.from_bytes`.

use super::{from_big, int_ref};
use crate::class::Class;
use crate::types::bytes::{Bytes, bytes_method, from_object};
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
    if let Some(b) = bytes_method(vm, object)? {
        return Ok(b.data().to_vec());
    }
    Ok(from_object(vm, object)?.to_vec())
}

/// The contents of a bytes-like object.
pub(crate) fn bytes_like(vm: &mut Vm, object: &Value) -> PyResult<Option<Vec<u8>>> {
    Ok(vm.buffer(object)?.map(|b| b.to_vec()))
}
