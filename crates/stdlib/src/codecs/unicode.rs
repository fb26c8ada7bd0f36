//! The Unicode transformation formats, Latin-1 and ASCII.

use super::{errors, pair, text};
use taipan_prim::codec::{Bad, ByteOrder, Encoding};
use taipan_vm::codecs::{Codec, DecodeErrors};
use taipan_vm::{PyResult, Value, Vm, methods};

const UTF_16: Encoding = Encoding::Utf16(ByteOrder::Native);
const UTF_16_LE: Encoding = Encoding::Utf16(ByteOrder::Little);
const UTF_16_BE: Encoding = Encoding::Utf16(ByteOrder::Big);
const UTF_32: Encoding = Encoding::Utf32(ByteOrder::Native);
const UTF_32_LE: Encoding = Encoding::Utf32(ByteOrder::Little);
const UTF_32_BE: Encoding = Encoding::Utf32(ByteOrder::Big);

/// `(bytes, consumed)`
fn encode(vm: &mut Vm, name: &str, encoding: Encoding, object: &Value, handler: &Value) -> PyResult {
    let text = text(vm, object, name)?;
    let errors = errors(vm, handler, name)?;
    let bytes = Codec::Plain(encoding).encode(vm, object, errors)?;
    pair(vm, bytes, text.len())
}

/// `(text, consumed)`
fn decode(
    vm: &mut Vm,
    name: &str,
    encoding: Encoding,
    data: &Value,
    handler: &Value,
    last: bool,
) -> PyResult {
    let data = vm.bytes_like(data)?;
    let errors = errors(vm, handler, name)?;
    let (text, consumed) = Codec::Plain(encoding).decode(vm, &data, errors, last)?;
    let text = vm.new_text(text);
    Ok(vm.new_tuple([text, Value::int(consumed as i64)]))
}

/// The byte order that a number stands for.
fn order(vm: &mut Vm, number: &Value) -> PyResult<ByteOrder> {
    Ok(match vm.c_int(number)? {
        ..0 => ByteOrder::Little,
        0 => ByteOrder::Native,
        1.. => ByteOrder::Big,
    })
}

/// `(text, consumed, byteorder)`
fn decode_ordered(
    vm: &mut Vm,
    name: &str,
    encoding: fn(ByteOrder) -> Encoding,
    data: &Value,
    handler: &Value,
    number: &Value,
    last: &Value,
) -> PyResult {
    let data = vm.bytes_like(data)?;
    let errors = errors(vm, handler, name)?;
    let given = vm.c_int(number)?;
    let encoding = encoding(order(vm, number)?);
    let last = vm.clinic_bool(last)?;
    let mut errors = DecodeErrors::of(encoding.resolved(&data), errors);
    let mut handler = |input: &[u8], bad: Bad| errors.recover(vm, input, bad);
    let decoded = encoding.decode(&data, last, &mut handler)?;
    let found = match decoded.order {
        _ if given != 0 => given.into(),
        ByteOrder::Little => -1,
        ByteOrder::Native => 0,
        ByteOrder::Big => 1,
    };
    let text = vm.new_text(decoded.text);
    Ok(vm.new_tuple([text, Value::int(decoded.consumed as i64), Value::int(found)]))
}

methods! { pub static FUNCTIONS;
    "utf_7_encode($module, str, errors=None, /)" => |vm, [str, errors]| {
        encode(vm, "utf_7_encode", Encoding::Utf7, str, errors)
    }
    "utf_7_decode($module, data, errors=None, final=False, /)" => |vm, [data, errors, last]| {
        let last = vm.clinic_bool(last)?;
        decode(vm, "utf_7_decode", Encoding::Utf7, data, errors, last)
    }
    "utf_8_encode($module, str, errors=None, /)" => |vm, [str, errors]| {
        encode(vm, "utf_8_encode", Encoding::Utf8, str, errors)
    }
    "utf_8_decode($module, data, errors=None, final=False, /)" => |vm, [data, errors, last]| {
        let last = vm.clinic_bool(last)?;
        decode(vm, "utf_8_decode", Encoding::Utf8, data, errors, last)
    }
    "utf_16_encode($module, str, errors=None, byteorder=0, /)" => |vm, [str, errors, byteorder]| {
        let order = order(vm, byteorder)?;
        encode(vm, "utf_16_encode", Encoding::Utf16(order), str, errors)
    }
    "utf_16_decode($module, data, errors=None, final=False, /)" => |vm, [data, errors, last]| {
        let last = vm.clinic_bool(last)?;
        decode(vm, "utf_16_decode", UTF_16, data, errors, last)
    }
    "utf_16_le_encode($module, str, errors=None, /)" => |vm, [str, errors]| {
        encode(vm, "utf_16_le_encode", UTF_16_LE, str, errors)
    }
    "utf_16_le_decode($module, data, errors=None, final=False, /)" => |vm, [data, errors, last]| {
        let last = vm.clinic_bool(last)?;
        decode(vm, "utf_16_le_decode", UTF_16_LE, data, errors, last)
    }
    "utf_16_be_encode($module, str, errors=None, /)" => |vm, [str, errors]| {
        encode(vm, "utf_16_be_encode", UTF_16_BE, str, errors)
    }
    "utf_16_be_decode($module, data, errors=None, final=False, /)" => |vm, [data, errors, last]| {
        let last = vm.clinic_bool(last)?;
        decode(vm, "utf_16_be_decode", UTF_16_BE, data, errors, last)
    }
    "utf_32_encode($module, str, errors=None, byteorder=0, /)" => |vm, [str, errors, byteorder]| {
        let order = order(vm, byteorder)?;
        encode(vm, "utf_32_encode", Encoding::Utf32(order), str, errors)
    }
    "utf_32_decode($module, data, errors=None, final=False, /)" => |vm, [data, errors, last]| {
        let last = vm.clinic_bool(last)?;
        decode(vm, "utf_32_decode", UTF_32, data, errors, last)
    }
    "utf_32_le_encode($module, str, errors=None, /)" => |vm, [str, errors]| {
        encode(vm, "utf_32_le_encode", UTF_32_LE, str, errors)
    }
    "utf_32_le_decode($module, data, errors=None, final=False, /)" => |vm, [data, errors, last]| {
        let last = vm.clinic_bool(last)?;
        decode(vm, "utf_32_le_decode", UTF_32_LE, data, errors, last)
    }
    "utf_32_be_encode($module, str, errors=None, /)" => |vm, [str, errors]| {
        encode(vm, "utf_32_be_encode", UTF_32_BE, str, errors)
    }
    "utf_32_be_decode($module, data, errors=None, final=False, /)" => |vm, [data, errors, last]| {
        let last = vm.clinic_bool(last)?;
        decode(vm, "utf_32_be_decode", UTF_32_BE, data, errors, last)
    }
    "latin_1_encode($module, str, errors=None, /)" => |vm, [str, errors]| {
        encode(vm, "latin_1_encode", Encoding::Latin1, str, errors)
    }
    "latin_1_decode($module, data, errors=None, /)" => |vm, [data, errors]| {
        decode(vm, "latin_1_decode", Encoding::Latin1, data, errors, true)
    }
    "ascii_encode($module, str, errors=None, /)" => |vm, [str, errors]| {
        encode(vm, "ascii_encode", Encoding::Ascii, str, errors)
    }
    "ascii_decode($module, data, errors=None, /)" => |vm, [data, errors]| {
        decode(vm, "ascii_decode", Encoding::Ascii, data, errors, true)
    }
    "utf_16_ex_decode($module, data, errors=None, byteorder=0, final=False,\n                 /)"
        => |vm, [data, errors, byteorder, last]| {
        decode_ordered(vm, "utf_16_ex_decode", Encoding::Utf16, data, errors, byteorder, last)
    }
    "utf_32_ex_decode($module, data, errors=None, byteorder=0, final=False,\n                 /)"
        => |vm, [data, errors, byteorder, last]| {
        decode_ordered(vm, "utf_32_ex_decode", Encoding::Utf32, data, errors, byteorder, last)
    }
}
