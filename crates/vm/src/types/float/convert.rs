//! `float(x)`: from numbers, text and what has `__float__` or `__index__`.

use crate::call::Args;
use crate::class::Class;
use crate::types::int::{IntRef, float_ref, int_ref};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Float, Ref, Value};

pub(super) fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let exact = class.value().is(vm.types.float.value());
    if exact && !args.names().is_empty() {
        raise!(vm, TypeError, "float() takes no keyword arguments");
    }
    let value = match args.positional() {
        [] => 0.0,
        [x] if exact && x.as_float().is_some() => return Ok(x.clone()),
        [x] => number_or_text(vm, x)?,
        more => raise!(vm, TypeError, "float expected at most 1 argument, got {}", more.len()),
    };
    if exact {
        return Ok(Value::float(value));
    }
    Ok(Ref::with_shape(class.get(vm).shape, Float(value)).into())
}

/// `PyNumber_Float`.
fn number_or_text(vm: &mut Vm, x: &Value) -> PyResult<f64> {
    if let Some(s) = x.downcast::<Str>() {
        return parse_float(vm, &s.clone());
    }
    if let Some(f) = number(vm, x)? {
        return Ok(f);
    }
    if let Some(data) = crate::types::int::bytes_like(vm, x)? {
        return match taipan_prim::float::parse(&data) {
            Some(f) => Ok(f),
            None => {
                let shown = vm.repr_string(x)?;
                raise!(vm, ValueError, "could not convert string to float: {shown}")
            }
        };
    }
    raise!(vm, TypeError, "float() argument must be a string or a real number, not '{}'", vm.type_name(x))
}

/// The float that a str spells.
///
/// # Errors
/// ValueError where it spells none.
pub fn parse_float(vm: &mut Vm, s: &Ref<Str>) -> PyResult<f64> {
    let ascii = taipan_prim::int::digits_to_ascii(s.text(), vm.dialect.ucd());
    match taipan_prim::float::parse(&ascii) {
        Some(f) => Ok(f),
        None => {
            let shown = vm.repr_string(s.value())?;
            raise!(vm, ValueError, "could not convert string to float: {shown}")
        }
    }
}

/// The float of an object that has `__float__` or `__index__`.
pub(crate) fn number(vm: &mut Vm, x: &Value) -> PyResult<Option<f64>> {
    if let Some(f) = x.as_float() {
        return Ok(Some(f));
    }
    if let Some(i) = x.as_i64() {
        return Ok(Some(i as f64));
    }
    if let Some(f) = vm.class_ref(x).get(vm).slots.float {
        let r = f(vm, x)?;
        return match float_ref(&r) {
            Some(f) => {
                let method = format!("{}.__float__", vm.type_name(x));
                vm.warn_of_strict_subclass(&method, &r, "float")?;
                Ok(Some(f))
            }
            None => raise!(
                vm,
                TypeError,
                "{}.__float__ returned non-float (type {})",
                vm.type_name(x),
                vm.type_name(&r)
            ),
        };
    }
    if vm.class_ref(x).get(vm).slots.index.is_some() {
        let i = vm.index(x)?;
        return match int_ref(&i).and_then(IntRef::to_f64) {
            Some(f) => Ok(Some(f)),
            None => Err(crate::types::int::too_large_for_float(vm)),
        };
    }
    Ok(None)
}

/// `PyFloat_AsDouble`: the value of a real number.
///
/// # Errors
/// TypeError for what is none; OverflowError for an int beyond any float.
pub fn to_float(vm: &mut Vm, x: &Value) -> PyResult<f64> {
    if let Some(f) = float_ref(x) {
        return Ok(f);
    }
    match number(vm, x)? {
        Some(f) => Ok(f),
        None => raise!(vm, TypeError, "must be real number, not {}", vm.type_name(x)),
    }
}
