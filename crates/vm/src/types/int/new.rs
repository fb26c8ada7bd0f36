//! `int(x)` and `int(text, base)`.

use super::bytes::bytes_like;
use super::{Big, IntRef, exact_int, from_int, int_ref};
use crate::call::Args;
use crate::class::Class;
use crate::exc::Exc;
use crate::types::bytes::Bytes;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::int::{self, ParseIntError};

/// The longest repr that CPython's `%.200R` shows.
const SHOWN: usize = 200;

pub(super) fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let (x, base) = arguments(vm, args)?;
    let value = match (x, base) {
        (None, None) => Value::int(0),
        (None, Some(_)) => raise!(vm, TypeError, "int() missing string argument"),
        (Some(x), None) => to_int(vm, x)?,
        (Some(x), Some(base)) => with_base(vm, x, base)?,
    };
    if class.value().is(vm.types.int.value()) {
        return Ok(value);
    }
    let big = int_ref(&value).map_or_else(Default::default, IntRef::to_big);
    Ok(Ref::with_shape(class.get(vm).shape, Big(big)).into())
}

/// `x` and `base`.
fn arguments<'a>(vm: &mut Vm, args: Args<'a>) -> PyResult<(Option<&'a Value>, Option<&'a Value>)> {
    let given = args.positional();
    if args.values().len() > 2 {
        if !args.names().is_empty() {
            raise!(vm, TypeError, "int() takes at most 2 arguments ({} given)", args.values().len());
        }
        raise!(vm, TypeError, "{}", vm.dialect.too_many_int_arguments(args.values().len()));
    }
    let mut base = given.get(1);
    for (name, value) in args.keywords() {
        if !name.eq_str("base") {
            return Err(vm.unexpected_keyword_among("int", &name.to_string(), &["base"]));
        }
        if base.is_some() {
            raise!(vm, TypeError, "argument for int() given by name ('base') and position (2)");
        }
        base = Some(value);
    }
    Ok((given.first(), base))
}

/// `PyNumber_Long`: an exact int made of a number or text.
///
/// # Errors
/// TypeError for what is neither; ValueError for text that is no int; what the special methods raise.
pub fn to_int(vm: &mut Vm, x: &Value) -> PyResult {
    if x.as_i64().is_some() {
        return Ok(x.clone());
    }
    if let Some(f) = vm.class_ref(x).get(vm).slots.int {
        let r = f(vm, x)?;
        return match exact_int(&r) {
            Some(i) => {
                vm.warn_of_strict_subclass("__int__", &r, "int")?;
                Ok(i)
            }
            None => raise!(vm, TypeError, "__int__ returned non-int (type {})", vm.type_name(&r)),
        };
    }
    if vm.class_ref(x).get(vm).slots.index.is_some() {
        let i = vm.index(x)?;
        return Ok(exact_int(&i).unwrap_or(Value::NONE));
    }
    if vm.dialect.int_takes_trunc()
        && let Some(r) = truncated(vm, x)?
    {
        return Ok(r);
    }
    match parse_value(vm, x, 10)? {
        Some(i) => Ok(i),
        None => raise!(
            vm,
            TypeError,
            "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            vm.type_name(x)
        ),
    }
}

/// What `__trunc__` gives.
fn truncated(vm: &mut Vm, x: &Value) -> PyResult<Option<Value>> {
    let name = vm.names.__trunc__.clone();
    let Some(method) = vm.type_lookup(x, &name) else { return Ok(None) };
    if let Some(text) = vm.dialect.trunc_for_int_is_deprecated() {
        vm.warn(Exc::DeprecationWarning, text, 1)?;
    }
    let bound = vm.bind_special(&method, x)?;
    let r = vm.call(&bound, &[])?;
    if let Some(i) = exact_int(&r) {
        return Ok(Some(i));
    }
    if vm.class_ref(&r).get(vm).slots.index.is_none() {
        raise!(vm, TypeError, "__trunc__ returned non-Integral (type {})", vm.type_name(&r));
    }
    let i = vm.index(&r)?;
    Ok(exact_int(&i))
}

fn with_base(vm: &mut Vm, x: &Value, base: &Value) -> PyResult {
    let base = vm.index_clamped(base)?;
    let Some(base) = u32::try_from(base).ok().filter(|&b| b == 0 || (2..=36).contains(&b)) else {
        raise!(vm, ValueError, "int() base must be >= 2 and <= 36, or 0");
    };
    let text = x.downcast::<Str>().is_some() || bytes_like(vm, x)?.is_some();
    match if text { parse_value(vm, x, base)? } else { None } {
        Some(i) => Ok(i),
        None => raise!(vm, TypeError, "int() can't convert non-string with explicit base"),
    }
}

/// The int that text or bytes spell; `None` where the value is neither.
fn parse_value(vm: &mut Vm, x: &Value, base: u32) -> PyResult<Option<Value>> {
    if let Some(s) = x.downcast::<Str>() {
        let s = s.clone();
        let ascii = int::digits_to_ascii(s.text(), vm.dialect.ucd());
        return parse_int(vm, &ascii, base, x).map(Some);
    }
    match bytes_like(vm, x)? {
        Some(data) => {
            let shown: Value = Ref::new(Bytes::new(data.clone())).into();
            parse_int(vm, &data, base, &shown).map(Some)
        }
        None => Ok(None),
    }
}

/// Reads an int; `shown` is what the message shows where that fails.
///
/// # Errors
/// ValueError.
pub fn parse_int(vm: &mut Vm, text: &[u8], base: u32, shown: &Value) -> PyResult {
    match int::parse(text, base, vm.int_max_str_digits) {
        Ok(i) => Ok(from_int(i)),
        Err(ParseIntError::TooManyDigits(e)) => raise!(vm, ValueError, "{e}"),
        Err(ParseIntError::InvalidBase) => raise!(vm, ValueError, "int() base must be >= 2 and <= 36, or 0"),
        Err(ParseIntError::InvalidLiteral) => {
            let repr: String = vm.repr_string(shown)?.chars().take(SHOWN).collect();
            raise!(vm, ValueError, "invalid literal for int() with base {base}: {repr}")
        }
    }
}
