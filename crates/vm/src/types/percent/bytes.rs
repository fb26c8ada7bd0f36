//! `bytes % args` (`_PyBytes_FormatEx`).

use super::text::unsupported;
use super::{Arguments, Item, is_mapping, number};
use crate::exc::Exc;
use crate::protocol::buffer::Buffer;
use crate::types::bytearray::ByteArray;
use crate::types::bytes::{Bytes, bytes_method};
use crate::types::float::to_float;
use crate::types::int::int_ref;
use crate::types::str::Str;
use crate::types::str::args::text_of;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::format::{Conversion, PercentError, PercentIter, PercentPiece, percent_str};
use taipan_prim::text::{TextBuilder, TextRef};

/// `format % args`: the bytes that are the result.
///
/// # Errors
/// TypeError and ValueError as CPython words them, and what converting an argument raises.
pub fn format_bytes(vm: &mut Vm, format: &[u8], args: &Value) -> PyResult<Vec<u8>> {
    let text = TextRef::Latin1(format);
    let mapping = is_mapping(vm, args)
        && args.downcast::<Str>().is_none()
        && args.downcast::<Bytes>().is_none()
        && args.downcast::<ByteArray>().is_none();
    let mut arguments = Arguments::new(args, mapping);
    let mut out = TextBuilder::with_capacity(format.len());
    for piece in PercentIter::new(text) {
        match piece {
            PercentPiece::Literal(range) => {
                out.push_text(text.slice(range.start, range.end));
            }
            PercentPiece::Conversion(c) => convert(vm, format, &c, &mut arguments, &mut out)?,
        }
    }
    if arguments.left_over() {
        raise!(vm, TypeError, "not all arguments converted during bytes formatting");
    }
    Ok(out.finish().chars().map(|c| c as u8).collect())
}

fn convert(
    vm: &mut Vm,
    format: &[u8],
    c: &Conversion,
    arguments: &mut Arguments<'_>,
    out: &mut TextBuilder,
) -> PyResult<()> {
    if let Some(key) = &c.key {
        arguments.must_be_mapping(vm)?;
        let key: Value = Ref::new(Bytes::new(format.get(key.clone()).unwrap_or_default())).into();
        arguments.look_up(vm, &key)?;
    }
    let item = arguments.item(vm, c)?;
    let code = match c.code {
        Ok(code) => char::from_u32(code).unwrap_or('\0'),
        Err(PercentError::PrecisionTooBig) => raise!(vm, ValueError, "prec too big"),
        Err(e) => {
            if c.key.is_none() && matches!(e, PercentError::IncompleteKey) {
                arguments.must_be_mapping(vm)?;
            }
            raise!(vm, ValueError, "{e}")
        }
    };
    let value = arguments.take(vm)?;
    show(vm, &value, code, c, &item, out)
}

fn show(
    vm: &mut Vm,
    value: &Value,
    code: char,
    c: &Conversion,
    item: &Item,
    out: &mut TextBuilder,
) -> PyResult<()> {
    match code {
        'r' | 'a' => {
            let shown = vm.ascii(value)?;
            let length = text_of(&shown).len();
            vm.check_memory(out.len().saturating_add(length).saturating_add(item.width))?;
            percent_str(text_of(&shown), item.flags, item.width, item.precision, out);
        }
        's' | 'b' => {
            let data = raw(vm, value)?;
            vm.check_memory(out.len().saturating_add(data.len()).saturating_add(item.width))?;
            percent_str(TextRef::Latin1(&data), item.flags, item.width, item.precision, out);
        }
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => return number::integer(vm, value, code, item, true, out),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let x = match to_float(vm, value) {
                Ok(x) => x,
                Err(e) if vm.is_exception(&e, Exc::TypeError) => {
                    raise!(vm, TypeError, "float argument required, not {}", vm.type_name(value))
                }
                Err(e) => return Err(e),
            };
            return number::float(vm, x, code, item, out);
        }
        'c' => {
            let byte = byte(vm, value)?;
            vm.check_memory(out.len().saturating_add(item.width))?;
            percent_str(TextRef::Latin1(&[byte]), item.flags, item.width, None, out);
        }
        _ => return Err(unsupported(vm, c)),
    }
    Ok(())
}

/// `%s` and `%b`: bytes-like objects, and what `__bytes__` gives.
fn raw(vm: &mut Vm, value: &Value) -> PyResult<Buffer> {
    if let Some(data) = vm.buffer(value)? {
        return Ok(data);
    }
    match bytes_method(vm, value)? {
        Some(b) => Ok(Buffer::Bytes(b)),
        None => raise!(
            vm,
            TypeError,
            "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
            vm.type_name(value)
        ),
    }
}

/// `%c`
fn byte(vm: &mut Vm, value: &Value) -> PyResult<u8> {
    let given = vm.type_name(value);
    if let Some(data) = vm.buffer(value)? {
        return match *data {
            [one] => Ok(one),
            _ => {
                let message = vm.dialect.percent_byte_error(&given, Some(data.len()));
                raise!(vm, TypeError, "{message}")
            }
        };
    }
    let has_index = vm.class_ref(value).get(vm).slots.index.is_some();
    if int_ref(value).is_none() && !has_index {
        let message = vm.dialect.percent_byte_error(&given, None);
        raise!(vm, TypeError, "{message}");
    }
    let i = vm.index(value)?;
    match int_ref(&i).and_then(|i| i.to_i64()).and_then(|i| u8::try_from(i).ok()) {
        Some(b) => Ok(b),
        None => raise!(vm, OverflowError, "%c arg not in range(256)"),
    }
}
