//! `bytes(…)`: from sizes, iterables, text and bytes-like objects.

use super::Bytes;
use crate::codecs;
use crate::exc::Exc;
use crate::protocol::buffer::Buffer;
use crate::types::int::{IntRef, int_ref};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// The data that `bytes(source, encoding, errors)` has; absent arguments are NULL.
///
/// # Errors
/// TypeError, ValueError, OverflowError and MemoryError as CPython's `bytes_new_impl`.
pub fn construct(vm: &mut Vm, source: &Value, encoding: &Value, errors: &Value) -> PyResult<Buffer> {
    let (encoding, errors) = (encoding.downcast::<Str>(), errors.downcast::<Str>());
    if source.is_null() {
        if encoding.is_some() || errors.is_some() {
            let which = if encoding.is_some() { "encoding" } else { "errors" };
            raise!(vm, TypeError, "{which} without a string argument");
        }
        return Ok(Buffer::Copy(Vec::new()));
    }
    let is_text = source.downcast::<Str>().is_some();
    match (encoding, errors) {
        (Some(_), _) if !is_text => raise!(vm, TypeError, "encoding without a string argument"),
        (Some(_), _) => return codecs::encode(vm, source, encoding, errors).map(Buffer::Copy),
        (None, Some(_)) if is_text => raise!(vm, TypeError, "string argument without an encoding"),
        (None, Some(_)) => raise!(vm, TypeError, "errors without a string argument"),
        (None, None) => {}
    }
    if let Some(b) = source.exact::<Bytes>() {
        return Ok(Buffer::Bytes(b.clone()));
    }
    if let Some(b) = bytes_method(vm, source)? {
        return Ok(Buffer::Bytes(b));
    }
    if is_text {
        raise!(vm, TypeError, "string argument without an encoding");
    }
    match zeros(vm, source, super::work::check_size)? {
        Some(v) => Ok(Buffer::Copy(v)),
        None => from_object(vm, source),
    }
}

/// What `__bytes__` gives, where the class has it.
///
/// # Errors
/// TypeError where that is no bytes object.
pub fn bytes_method(vm: &mut Vm, v: &Value) -> PyResult<Option<Ref<Bytes>>> {
    if v.exact::<Bytes>().is_some() {
        return Ok(None);
    }
    let name = vm.names.__bytes__.clone();
    let Some(f) = vm.type_lookup(v, &name) else { return Ok(None) };
    let bound = vm.bind_special(&f, v)?;
    let r = vm.call(&bound, &[])?;
    match r.downcast::<Bytes>() {
        Some(b) => Ok(Some(b.clone())),
        None => raise!(vm, TypeError, "__bytes__ returned non-bytes (type {})", vm.type_name(&r)),
    }
}

/// As many zeros as an int says, once `check` has granted the size; `None` where the value is no index.
pub fn zeros(
    vm: &mut Vm,
    source: &Value,
    check: fn(&mut Vm, usize) -> PyResult<()>,
) -> PyResult<Option<Vec<u8>>> {
    if int_ref(source).is_none() && vm.class_ref(source).get(vm).slots.index.is_none() {
        return Ok(None);
    }
    let i = match vm.index(source) {
        Ok(i) => i.into_owned(),
        Err(e) => return vm.catch(e, Exc::TypeError).map(|_| None),
    };
    let size = match int_ref(&i).and_then(IntRef::to_i64) {
        Some(n) => n,
        None => {
            raise!(vm, OverflowError, "cannot fit '{}' into an index-sized integer", vm.type_name(source))
        }
    };
    let Ok(size) = usize::try_from(size) else { raise!(vm, ValueError, "negative count") };
    check(vm, size)?;
    Ok(Some(vec![0; size]))
}

/// A bytes-like object's contents, or the ints of an iterable (`PyBytes_FromObject`).
pub fn from_object(vm: &mut Vm, source: &Value) -> PyResult<Buffer> {
    if let Some(b) = vm.buffer(source)? {
        return Ok(b);
    }
    let it = match source.downcast::<Str>() {
        Some(_) => None,
        None => match vm.iter(source) {
            Ok(it) => Some(it),
            Err(e) => vm.catch(e, Exc::TypeError).map(|_| None)?,
        },
    };
    let Some(it) = it else {
        raise!(vm, TypeError, "cannot convert '{}' object to bytes", vm.type_name(source));
    };
    let mut data = Vec::new();
    while let Some(v) = vm.next(&it)? {
        data.push(item(vm, &v, "bytes must be in range(0, 256)")?);
    }
    Ok(Buffer::Copy(data))
}

/// One int as a byte.
///
/// # Errors
/// TypeError for what is no index, ValueError with that message past 255.
pub fn item(vm: &mut Vm, v: &Value, message: &str) -> PyResult<u8> {
    match u8::try_from(vm.index_clamped(v)?) {
        Ok(b) => Ok(b),
        Err(_) => raise!(vm, ValueError, "{message}"),
    }
}
