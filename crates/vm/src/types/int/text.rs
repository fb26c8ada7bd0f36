//! `repr` and `format` of `int`, and what both numbers and text need for their format specs.

use super::{IntRef, int_ref};
use crate::exc::Exc;
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::format::{self, FormatError, FormatKind, Spec};
use taipan_prim::int::Decimal;
use taipan_prim::text::{Text, TextBuilder, TextRef};

pub(crate) fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    if let Some(IntRef::Big(b)) = int_ref(this) {
        super::arith::check_decimal(vm, b.bits())?;
    }
    match int_ref(this) {
        Some(IntRef::Small(i @ 0..10)) => Ok(vm.char_str(u32::from(b'0') + i as u32)),
        Some(IntRef::Small(i)) => Ok(vm.new_text(Text::from_decimal(&Decimal::new(i)))),
        Some(IntRef::Big(b)) => match taipan_prim::int::to_decimal(b, vm.int_max_str_digits) {
            Ok(text) => Ok(vm.new_text(Text::from_latin1_vec(text.into_bytes()))),
            Err(e) => raise!(vm, ValueError, "{e}"),
        },
        None => Ok(Value::NONE),
    }
}

/// `int.__format__`.
pub(crate) fn format(vm: &mut Vm, this: &Value, spec: &Value) -> PyResult {
    if let (Some(i), Some(TextRef::Ascii(spec))) =
        (this.bits().as_small_int(), spec.exact::<Str>().map(|s| s.text()))
        && let Some(text) = format::format_by_common_spec(i, spec)
    {
        return Ok(vm.new_text(text));
    }
    let max_digits = vm.int_max_str_digits;
    format_number(vm, this, spec, FormatKind::Int, |spec, out| {
        let value = match int_ref(this) {
            Some(IntRef::Big(b)) => format::IntRef::Big(b),
            small => format::IntRef::Small(small.and_then(IntRef::to_i64).unwrap_or(0)),
        };
        format::format_int(value, spec, max_digits, out)
    })
}

/// The `__format__` of a number: `str()` for an empty spec, else by the parsed one.
pub(crate) fn format_number(
    vm: &mut Vm,
    this: &Value,
    spec: &Value,
    kind: FormatKind,
    write: impl FnOnce(&Spec, &mut TextBuilder) -> Result<(), FormatError>,
) -> PyResult {
    let Some(text) = spec.downcast::<Str>().cloned() else {
        return Err(vm.bad_argument("__format__", "argument", "str", spec));
    };
    if text.is_empty() {
        return vm.str(this);
    }
    let parsed = match Spec::parse(text.text(), kind, vm.dialect.format_spec()) {
        Ok(spec) => spec,
        Err(e) => return Err(format_error(vm, e, &text, this)),
    };
    vm.check_memory(parsed.size_bound().saturating_mul(4))?;
    let mut out = TextBuilder::new();
    match write(&parsed, &mut out) {
        Ok(()) => Ok(vm.new_text(out.finish())),
        Err(e) => Err(format_error(vm, e, &text, this)),
    }
}

/// What is wrong with a format spec as the exception that CPython raises.
#[cold]
pub fn format_error(vm: &mut Vm, e: FormatError, spec: &Ref<Str>, value: &Value) -> Raised {
    let mut message = TextBuilder::new();
    e.push_message(spec.text(), &vm.type_name(value), &mut message);
    let message = vm.new_text(message.finish());
    vm.error_value(if e.is_overflow() { Exc::OverflowError } else { Exc::ValueError }, message)
}
