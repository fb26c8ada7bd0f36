//! `str % args` (`PyUnicode_Format`).

use super::{Arguments, Item, core_int, is_mapping, number};
use crate::exc::Exc;
use crate::types::float::to_float;
use crate::types::int::int_ref;
use crate::types::str::Str;
use crate::types::str::args::text_of;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::format::{Conversion, PercentIter, PercentPiece, percent_char, percent_str};
use taipan_prim::text::{TextBuilder, TextRef};

/// `format % args`
///
/// # Errors
/// TypeError and ValueError as CPython words them, and what converting an argument raises.
pub fn format_text(vm: &mut Vm, format: &Ref<Str>, args: &Value) -> PyResult {
    let text = format.text();
    let mapping = is_mapping(vm, args) && args.downcast::<Str>().is_none();
    let mut arguments = Arguments::new(args, mapping);
    let mut out = TextBuilder::with_capacity(text.len());
    for piece in PercentIter::new(text) {
        match piece {
            PercentPiece::Literal(range) => {
                out.push_text(text.slice(range.start, range.end));
            }
            PercentPiece::Conversion(c) => convert(vm, text, &c, &mut arguments, &mut out)?,
        }
    }
    if arguments.left_over() {
        raise!(vm, TypeError, "not all arguments converted during string formatting");
    }
    Ok(vm.new_text(out.finish()))
}

fn convert(
    vm: &mut Vm,
    format: TextRef<'_>,
    c: &Conversion,
    arguments: &mut Arguments<'_>,
    out: &mut TextBuilder,
) -> PyResult<()> {
    if let Some(key) = &c.key {
        arguments.must_be_mapping(vm)?;
        let key = vm.new_text(format.slice(key.start, key.end).to_text());
        arguments.look_up(vm, &key)?;
    }
    let item = arguments.item(vm, c)?;
    let code = match c.code {
        Ok(code) => char::from_u32(code).unwrap_or('\0'),
        Err(e) => {
            if c.key.is_none() && matches!(e, taipan_prim::format::PercentError::IncompleteKey) {
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
    if let (Some(s), 's') = (value.exact::<Str>(), code) {
        vm.check_memory(out.len().saturating_add(s.len()).saturating_add(item.width))?;
        percent_str(s.text(), item.flags, item.width, item.precision, out);
        return Ok(());
    }
    let shown = match code {
        's' => vm.str(value)?,
        'r' => vm.repr(value)?,
        'a' => vm.ascii(value)?,
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => return number::integer(vm, value, code, item, false, out),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let x = to_float(vm, value)?;
            return number::float(vm, x, code, item, out);
        }
        'c' => return character(vm, value, item, out),
        _ => return Err(unsupported(vm, c)),
    };
    let shown = text_of(&shown);
    vm.check_memory(out.len().saturating_add(shown.len()).saturating_add(item.width))?;
    percent_str(shown, item.flags, item.width, item.precision, out);
    Ok(())
}

/// A conversion type that does not exist.
pub fn unsupported(vm: &mut Vm, c: &Conversion) -> Raised {
    let mut message = TextBuilder::new();
    c.push_unsupported(&mut message);
    let message = vm.new_text(message.finish());
    vm.error_value(Exc::ValueError, message)
}

/// `%c`
fn character(vm: &mut Vm, value: &Value, item: &Item, out: &mut TextBuilder) -> PyResult<()> {
    if let Some(s) = value.downcast::<Str>() {
        if s.len() != 1 {
            let message = vm.dialect.percent_char_error("", Some(s.len()));
            raise!(vm, TypeError, "{message}");
        }
        vm.check_memory(out.len().saturating_add(item.width))?;
        percent_str(s.text(), item.flags, item.width, None, out);
        return Ok(());
    }
    let has_index = vm.class_ref(value).get(vm).slots.index.is_some();
    if int_ref(value).is_none() && !has_index {
        let message = vm.dialect.percent_char_error(&vm.type_name(value), None);
        raise!(vm, TypeError, "{message}");
    }
    let i = vm.index(value)?;
    let Some(n) = int_ref(&i) else { return Ok(()) };
    if n.to_i64().is_some_and(|c| (0..=0x10_ffff).contains(&c)) {
        vm.check_memory(out.len().saturating_add(item.width))?;
    }
    match percent_char(core_int(n), item.flags, item.width, out) {
        Ok(()) => Ok(()),
        Err(_) => raise!(vm, OverflowError, "%c arg not in range(0x110000)"),
    }
}
