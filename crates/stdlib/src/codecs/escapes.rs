//! Escapes in text and bytes, and bytes as they are.

use super::{bytes_or_text, errors, pair, text};
use taipan_prim::codec::{
    EscapeError, decode_escapes, encode_escapes, encode_raw_unicode_escape, encode_unicode_escape,
};
use taipan_vm::codecs::Codec;
use taipan_vm::types::bytes::Bytes;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

fn decode(vm: &mut Vm, name: &str, codec: Codec, data: &Value, handler: &Value, last: &Value) -> PyResult {
    let data = bytes_or_text(vm, data)?;
    let errors = errors(vm, handler, name)?;
    let last = vm.clinic_bool(last)?;
    let (text, consumed) = codec.decode(vm, &data, errors, last)?;
    let text = vm.new_text(text);
    Ok(vm.new_tuple([text, Value::int(consumed as i64)]))
}

methods! { pub static FUNCTIONS;
    "unicode_escape_encode($module, str, errors=None, /)" => |vm, [str, handler]| {
        let text = text(vm, str, "unicode_escape_encode")?;
        errors(vm, handler, "unicode_escape_encode")?;
        pair(vm, encode_unicode_escape(text.text()), text.len())
    }
    "unicode_escape_decode($module, data, errors=None, final=True, /)" => |vm, [data, errors, last]| {
        decode(vm, "unicode_escape_decode", Codec::UnicodeEscape, data, errors, last)
    }
    "raw_unicode_escape_encode($module, str, errors=None, /)" => |vm, [str, handler]| {
        let text = text(vm, str, "raw_unicode_escape_encode")?;
        errors(vm, handler, "raw_unicode_escape_encode")?;
        pair(vm, encode_raw_unicode_escape(text.text()), text.len())
    }
    "raw_unicode_escape_decode($module, data, errors=None, final=True, /)" => |vm, [data, errors, last]| {
        decode(vm, "raw_unicode_escape_decode", Codec::RawUnicodeEscape, data, errors, last)
    }
    "escape_encode($module, data, errors=None, /)" => |vm, [data, handler]| {
        let Some(bytes) = data.downcast::<Bytes>() else {
            return Err(vm.bad_argument("escape_encode", "argument 1", "bytes", data));
        };
        errors(vm, handler, "escape_encode")?;
        pair(vm, encode_escapes(bytes.data()), bytes.data().len())
    }
    "escape_decode($module, data, errors=None, /)" => |vm, [data, handler]| {
        let data = bytes_or_text(vm, data)?;
        let handler = errors(vm, handler, "escape_decode")?.map_or_else(|| "strict".into(), |h| h.to_lossy());
        let on_hex = match &*handler {
            "replace" => Some(&b"?"[..]),
            "ignore" => Some(&b""[..]),
            _ => None,
        };
        let decoded = match decode_escapes(&data, on_hex) {
            Ok(decoded) => decoded,
            Err(EscapeError::Trailing) => raise!(vm, ValueError, "Trailing \\ in string"),
            Err(EscapeError::Hexadecimal(at)) if handler == "strict" => {
                raise!(vm, ValueError, "invalid \\x escape at position {at}")
            }
            Err(EscapeError::Hexadecimal(_)) => {
                raise!(vm, ValueError, "decoding error; unknown error handling code: {handler}")
            }
        };
        vm.warn_of_escape(decoded.invalid, true)?;
        pair(vm, decoded.bytes, data.len())
    }
    "readbuffer_encode($module, data, errors=None, /)" => |vm, [data, handler]| {
        let data = bytes_or_text(vm, data)?;
        errors(vm, handler, "readbuffer_encode")?;
        let consumed = data.len();
        pair(vm, data, consumed)
    }
}
