//! `str.encode` and `bytes.decode`: builtin codecs at once, others through the registry.

use super::{Codec, Purpose, c_string};
use crate::exc::Exc;
use crate::protocol::buffer::Buffer;
use crate::types::bytearray::ByteArray;
use crate::types::bytes::{Bytes, new_bytes};
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::codec::Encoding;

/// A codec by what was asked for.
enum Found {
    Builtin(Codec),
    /// One that CPython finds in the registry, and says so where it fails.
    Registered(Codec, String),
    Unknown(String),
}

/// The names that programs use, without a look at the others.
fn usual(name: &str) -> Option<Encoding> {
    Some(match name {
        "utf-8" | "utf8" => Encoding::Utf8,
        "ascii" => Encoding::Ascii,
        "latin-1" | "latin1" => Encoding::Latin1,
        _ => return None,
    })
}

fn find(vm: &mut Vm, name: Option<&Ref<Str>>) -> PyResult<Found> {
    let Some(name) = name else { return Ok(Found::Builtin(Codec::Plain(Encoding::Utf8))) };
    if let Some(encoding) = name.text().as_str().and_then(usual) {
        return Ok(Found::Builtin(Codec::Plain(encoding)));
    }
    let shown = c_string(vm, name)?;
    Ok(match Codec::from_name(&shown) {
        Some(codec) if Codec::is_quick(&shown) => Found::Builtin(codec),
        Some(codec) => Found::Registered(codec, shown),
        None => Found::Unknown(shown),
    })
}

/// Adds to an exception which codec it comes from. (Those of the core are not wrapped in others.)
fn noted<T>(vm: &mut Vm, result: PyResult<T>, verb: &str, encoding: &str) -> PyResult<T> {
    result.map_err(|e: Raised| vm.codec_failed(e, verb, encoding))
}

/// `bytes.decode(encoding, errors)`
///
/// # Errors
/// LookupError for an unknown encoding or handler, UnicodeDecodeError.
pub fn decode(
    vm: &mut Vm,
    data: &Buffer,
    encoding: Option<&Ref<Str>>,
    errors: Option<&Ref<Str>>,
) -> PyResult {
    if data.is_empty() {
        return Ok(vm.shared.empty_str.clone());
    }
    let text = match find(vm, encoding)? {
        Found::Builtin(codec) => codec.decode(vm, data, errors, true)?.0,
        Found::Registered(codec, name) => {
            let result = codec.decode(vm, data, errors, true);
            noted(vm, result, "decod", &name)?.0
        }
        Found::Unknown(name) => return decode_registered(vm, data, &name, errors),
    };
    Ok(vm.new_text(text))
}

fn decode_registered(vm: &mut Vm, data: &Buffer, encoding: &str, errors: Option<&Ref<Str>>) -> PyResult {
    let codec = vm.lookup_text_codec(encoding, Purpose::Decode)?;
    let bytes = match data {
        Buffer::Bytes(b) => b.value().clone(),
        Buffer::Copy(v) => new_bytes(&v[..]),
    };
    let class = vm.types.memoryview.value().clone();
    let view = vm.call(&class, &[bytes])?;
    let text = vm.run_codec(&codec, Purpose::Decode, view, encoding, errors)?;
    if text.downcast::<Str>().is_none() {
        raise!(
            vm,
            TypeError,
            "'{encoding}' decoder returned '{}' instead of 'str'; use codecs.decode() to decode to arbitrary types",
            vm.type_name(&text)
        );
    }
    Ok(text)
}

/// `str.encode(encoding, errors)`
///
/// # Errors
/// LookupError for an unknown encoding or handler, UnicodeEncodeError.
pub fn encode(
    vm: &mut Vm,
    object: &Value,
    encoding: Option<&Ref<Str>>,
    errors: Option<&Ref<Str>>,
) -> PyResult<Vec<u8>> {
    match find(vm, encoding)? {
        Found::Builtin(codec) => codec.encode(vm, object, errors),
        Found::Registered(codec, name) => {
            let result = codec.encode(vm, object, errors);
            noted(vm, result, "encod", &name)
        }
        Found::Unknown(name) => encode_registered(vm, object, &name, errors),
    }
}

fn encode_registered(
    vm: &mut Vm,
    object: &Value,
    encoding: &str,
    errors: Option<&Ref<Str>>,
) -> PyResult<Vec<u8>> {
    let codec = vm.lookup_text_codec(encoding, Purpose::Encode)?;
    let bytes = vm.run_codec(&codec, Purpose::Encode, object.clone(), encoding, errors)?;
    if let Some(bytes) = bytes.downcast::<Bytes>() {
        return Ok(bytes.data().to_vec());
    }
    if let Some(array) = bytes.downcast::<ByteArray>() {
        let contents = array.get(vm).data.to_vec();
        let text = format!(
            "encoder {encoding} returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types"
        );
        vm.warn(Exc::RuntimeWarning, &text, 1)?;
        return Ok(contents);
    }
    raise!(
        vm,
        TypeError,
        "'{encoding}' encoder returned '{}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
        vm.type_name(&bytes)
    )
}
