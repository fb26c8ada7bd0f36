//! Numbers in `%` formats.

use super::{Item, core_int};
use crate::exc::Exc;
use crate::types::complex::Complex;
use crate::types::int::int_ref;
use crate::types::str::work::format_error;
use crate::{PyResult, Vm};
use taipan_heap::Value;
use taipan_prim::format::{percent_float, percent_int};
use taipan_prim::text::{TextBuilder, TextRef};

/// `%d %i %u %o %x %X` (`mainformatlong`); what formats of bytes say of `%i` is the dialect's.
pub fn integer(
    vm: &mut Vm,
    v: &Value,
    code: char,
    item: &Item,
    is_bytes: bool,
    out: &mut TextBuilder,
) -> PyResult<()> {
    let digits = matches!(code, 'o' | 'x' | 'X');
    let Some(number) = to_int(vm, v, digits)? else {
        let wanted = if digits { "an integer" } else { "a real number" };
        let code = if code == 'i' && is_bytes { vm.dialect.percent_i_of_bytes() } else { code };
        raise!(vm, TypeError, "%{code} format: {wanted} is required, not {}", vm.type_name(v));
    };
    if item.precision.is_some_and(|p| p > i32::MAX as usize - 3) {
        raise!(vm, OverflowError, "precision too large");
    }
    room(vm, item, out)?;
    let Some(n) = int_ref(&number) else { return Ok(()) };
    let limit = vm.int_max_str_digits;
    let (flags, width, precision) = (item.flags, item.width, item.precision);
    match percent_int(core_int(n), code, flags, width, precision, limit, out) {
        Ok(()) => Ok(()),
        Err(e) => Err(format_error(vm, e, TextRef::Ascii(b""), "int")),
    }
}

/// The int that an integer conversion shows; `None` where the value is of no fitting type.
fn to_int(vm: &mut Vm, v: &Value, index_only: bool) -> PyResult<Option<Value>> {
    if int_ref(v).is_some() {
        return Ok(Some(v.clone()));
    }
    let slots = &vm.class_ref(v).get(vm).slots;
    let (has_index, int) = (slots.index.is_some(), slots.int);
    if !has_index && int.is_none() && slots.float.is_none() && v.downcast::<Complex>().is_none() {
        return Ok(None);
    }
    let made = match has_index {
        _ if !index_only => crate::types::int::to_int(vm, v),
        true => vm.index(v).map(|i| i.into_owned()),
        false => return Ok(None),
    };
    match made {
        Ok(i) if int_ref(&i).is_some() => Ok(Some(i)),
        Ok(_) => Ok(None),
        Err(e) => vm.catch(e, Exc::TypeError).map(|_| None),
    }
}

/// Asks for the memory that width and precision take, once the value is known to be a number.
fn room(vm: &mut Vm, item: &Item, out: &TextBuilder) -> PyResult<()> {
    vm.check_memory(out.len().saturating_add(item.width).saturating_add(item.precision.unwrap_or(0)))
}

/// `%e %E %f %F %g %G` of a float.
pub fn float(vm: &mut Vm, x: f64, code: char, item: &Item, out: &mut TextBuilder) -> PyResult<()> {
    room(vm, item, out)?;
    match percent_float(x, code, item.flags, item.width, item.precision, out) {
        Ok(()) => Ok(()),
        Err(e) => Err(format_error(vm, e, TextRef::Ascii(b""), "float")),
    }
}
