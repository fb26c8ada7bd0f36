//! Arguments of the methods of `str`, checked as CPython checks them.

use super::Str;
use crate::types::slice::bound;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::text::TextRef;

/// The text of a value that is a str by the caller's knowledge; empty otherwise.
#[inline]
pub fn text_of(v: &Value) -> TextRef<'_> {
    v.exact::<Str>().or_else(|| v.downcast::<Str>()).map_or(TextRef::Ascii(b""), |s| s.text())
}

/// An argument that Argument Clinic declares as str: `which` is `argument 1` or `argument 'encoding'`.
///
/// # Errors
/// TypeError for anything else.
pub fn clinic_str<'a>(vm: &mut Vm, v: &'a Value, function: &str, which: &str) -> PyResult<&'a Ref<Str>> {
    match v.downcast::<Str>() {
        Some(s) => Ok(s),
        None => Err(vm.bad_argument(function, which, "str", v)),
    }
}

/// An argument that the function itself wants to be a str (`ensure_unicode`).
///
/// # Errors
/// TypeError for anything else.
pub fn must_be_str<'a>(vm: &mut Vm, v: &'a Value) -> PyResult<TextRef<'a>> {
    match v.downcast::<Str>() {
        Some(s) => Ok(s.text()),
        None => raise!(vm, TypeError, "must be str, not {}", vm.type_name(v)),
    }
}

/// A separator that is not empty.
///
/// # Errors
/// TypeError for what is no str, ValueError for an empty one.
pub fn separator<'a>(vm: &mut Vm, v: &'a Value) -> PyResult<TextRef<'a>> {
    let sep = must_be_str(vm, v)?;
    if sep.is_empty() {
        raise!(vm, ValueError, "empty separator");
    }
    Ok(sep)
}

/// Needle, start and end of a search method.
///
/// # Errors
/// TypeError for what is no str or no index.
pub fn search<'a>(
    vm: &mut Vm,
    function: &str,
    needle: &'a Value,
    start: &Value,
    end: &Value,
) -> PyResult<(TextRef<'a>, isize, isize)> {
    let Some(s) = needle.downcast::<Str>() else {
        if vm.dialect.counts_search_arguments() {
            // Up to 3.12 the bounds are converted first.
            bound(vm, start, 0)?;
            bound(vm, end, isize::MAX)?;
        }
        let message = vm.dialect.needle_must_be_str(function, &vm.type_name(needle));
        raise!(vm, TypeError, "{message}");
    };
    Ok((s.text(), bound(vm, start, 0)?, bound(vm, end, isize::MAX)?))
}

/// `maxsplit`, `count`: negative ones are no limit.
///
/// # Errors
/// TypeError for what is no index, OverflowError for what does not fit.
pub fn limit(vm: &mut Vm, v: &Value) -> PyResult<usize> {
    Ok(usize::try_from(vm.ssize(v)?).unwrap_or(usize::MAX))
}

/// The width of a padded string: a negative one is 0. Memory for it has been found.
///
/// # Errors
/// TypeError for what is no index, OverflowError for what does not fit, MemoryError.
pub fn width(vm: &mut Vm, v: &Value, unit: usize) -> PyResult<usize> {
    let width = usize::try_from(vm.ssize(v)?).unwrap_or(0);
    vm.check_memory(width.saturating_mul(unit))?;
    Ok(width)
}

/// The fill character of a padding method; a space where it is absent.
///
/// # Errors
/// TypeError for what is not a str of one character.
pub fn fill(vm: &mut Vm, v: &Value) -> PyResult<u32> {
    if v.is_null() {
        return Ok(' ' as u32);
    }
    let Some(s) = v.downcast::<Str>() else {
        raise!(vm, TypeError, "The fill character must be a unicode character, not {}", vm.type_name(v));
    };
    match s.text().get(0).filter(|_| s.len() == 1) {
        Some(c) => Ok(c),
        None => raise!(vm, TypeError, "The fill character must be exactly one character long"),
    }
}

/// `startswith` and `endswith` with a str or a tuple of them.
///
/// # Errors
/// TypeError for anything else.
pub fn any_of(
    vm: &mut Vm,
    function: &str,
    affix: &Value,
    mut test: impl FnMut(TextRef<'_>) -> bool,
) -> PyResult<bool> {
    if let Some(tuple) = affix.downcast::<crate::types::tuple::Tuple>() {
        for item in tuple.items() {
            let Some(s) = item.downcast::<Str>() else {
                let given = vm.type_name(item);
                raise!(vm, TypeError, "tuple for {function} must only contain str, not {given}");
            };
            if test(s.text()) {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    match affix.downcast::<Str>() {
        Some(s) => Ok(test(s.text())),
        None => {
            let given = vm.type_name(affix);
            raise!(vm, TypeError, "{function} first arg must be str or a tuple of str, not {given}")
        }
    }
}
