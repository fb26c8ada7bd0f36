//! What several methods of `str` share, and what is too long for the table.

use super::Str;
use super::args::{self, text_of};
use super::spec::unchanged;
use crate::exc::Exc;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::Side;
use taipan_prim::format::{FormatError, FormatKind, Spec, format_str};
use taipan_prim::text::{Text, TextBuilder, TextRef};

/// Texts of so many bytes are made without asking for the memory first.
const UNASKED: usize = 1 << 16;

/// A new list of parts of a str.
pub fn list(vm: &mut Vm, parts: Vec<TextRef<'_>>) -> Value {
    let items = parts.into_iter().map(|p| vm.new_part(p)).collect();
    List::new_ref(items).into()
}

/// A str parameter that may be absent.
pub fn optional<'a>(vm: &mut Vm, v: &'a Value, function: &str, name: &str) -> PyResult<Option<&'a Ref<Str>>> {
    if v.is_null() {
        return Ok(None);
    }
    args::clinic_str(vm, v, function, &format!("argument '{name}'")).map(Some)
}

/// `center`, `ljust`, `rjust`
pub fn pad<'a>(
    vm: &mut Vm,
    this: &'a Value,
    size: &Value,
    fill: &Value,
    how: fn(TextRef<'a>, usize, u32) -> Text,
) -> PyResult {
    // Both are converted before either counts.
    let wanted = vm.ssize(size)?;
    let (fill, text) = (args::fill(vm, fill)?, text_of(this));
    let unit = if fill > 0xFFFF {
        4
    } else if fill > 0xFF {
        2
    } else {
        1
    };
    let size = args::width(vm, &Value::int(wanted), text.width().max(unit))?;
    match size <= text.len() {
        true => Ok(unchanged(vm, this)),
        false => Ok(vm.new_text(how(text, size, fill))),
    }
}

/// `strip`, `lstrip`, `rstrip`
pub fn strip(vm: &mut Vm, this: &Value, function: &str, side: Side, chars: &Value) -> PyResult {
    let text = text_of(this);
    let rest = match chars.downcast::<Str>() {
        Some(chars) => text.strip_chars(side, chars.text()),
        None if chars.is_none() => text.strip(side),
        None => raise!(vm, TypeError, "{function} arg must be None or str"),
    };
    if rest.len() == text.len() {
        return Ok(unchanged(vm, this));
    }
    Ok(vm.new_part(rest))
}

/// `partition`, or `rpartition` where `last`.
pub fn partition(vm: &mut Vm, this: &Value, sep: &Value, last: bool) -> PyResult {
    let (text, by) = (text_of(this), args::separator(vm, sep)?);
    let found = if last { text.rpartition(by) } else { text.partition(by) };
    let empty = vm.shared.empty_str.clone();
    let parts = match found {
        Some((before, after)) => [vm.new_text(before.to_text()), sep.clone(), vm.new_text(after.to_text())],
        None if last => [empty.clone(), empty, unchanged(vm, this)],
        None => [unchanged(vm, this), empty.clone(), empty],
    };
    Ok(vm.new_tuple(parts))
}

/// `split`, or `rsplit` where `last`.
pub fn split(vm: &mut Vm, this: &Value, sep: &Value, max: &Value, last: bool) -> PyResult {
    let (max, text) = (args::limit(vm, max)?, text_of(this));
    let mut items = Vec::new();
    match (sep.downcast::<Str>(), last) {
        (Some(sep), _) if sep.is_empty() => raise!(vm, ValueError, "empty separator"),
        (Some(sep), false) => text.split_to(sep.text(), max, |part| items.push(vm.new_part(part))),
        (Some(sep), true) => return Ok(list(vm, text.rsplit(sep.text(), max))),
        (None, _) if !sep.is_none() => {
            raise!(vm, TypeError, "must be str or None, not {}", vm.type_name(sep))
        }
        (None, false) => text.split_whitespace_to(max, |part| items.push(vm.new_part(part))),
        (None, true) => return Ok(list(vm, text.rsplit_whitespace(max))),
    }
    Ok(List::new_ref(items).into())
}

/// `replace`
pub fn replace(vm: &mut Vm, this: &Value, old: &Value, new: &Value, count: &Value) -> PyResult {
    let old = args::clinic_str(vm, old, "replace", "argument 1")?.text();
    let new = args::clinic_str(vm, new, "replace", "argument 2")?.text();
    let (max, text) = (args::limit(vm, count)?, text_of(this));
    if new.len() > old.len() {
        let times = text.count(old).min(max);
        let Some(total) = times.checked_mul(new.len() - old.len()).and_then(|n| n.checked_add(text.len()))
        else {
            raise!(vm, OverflowError, "replace string is too long");
        };
        vm.check_memory(total.saturating_mul(text.width().max(new.width())))?;
    }
    match text.replace(old, new, max, isize::MAX as usize) {
        Ok(Some(text)) => Ok(vm.new_text(text)),
        Ok(None) => Ok(unchanged(vm, this)),
        Err(_) => raise!(vm, OverflowError, "replace string is too long"),
    }
}

/// The items of an argument of `join` (`PySequence_Fast`).
///
/// # Errors
/// TypeError for what cannot be iterated, and what iterating raises.
pub fn joinable(vm: &mut Vm, iterable: &Value) -> PyResult<Vec<Value>> {
    if iterable.exact::<List>().is_some() || iterable.exact::<Tuple>().is_some() {
        return vm.collect_items(iterable);
    }
    let it = match vm.iter(iterable) {
        Ok(it) => it,
        Err(e) if vm.is_exception(&e, Exc::TypeError) => raise!(vm, TypeError, "can only join an iterable"),
        Err(e) => return Err(e),
    };
    let mut items = Vec::new();
    while let Some(v) = vm.next(&it)? {
        items.push(v);
    }
    Ok(items)
}

/// `join`
pub fn join(vm: &mut Vm, sep: TextRef<'_>, iterable: &Value) -> PyResult {
    if let Some(joined) = join_plain(vm, sep, iterable) {
        return Ok(joined);
    }
    let items = joinable(vm, iterable)?;
    if let [one] = items.as_slice()
        && one.exact::<Str>().is_some()
    {
        return Ok(one.clone());
    }
    let (mut total, mut width) = (sep.len().saturating_mul(items.len()), sep.width());
    for (i, item) in items.iter().enumerate() {
        let Some(s) = item.downcast::<Str>() else {
            raise!(vm, TypeError, "sequence item {i}: expected str instance, {} found", vm.type_name(item));
        };
        total = total.saturating_add(s.len());
        width = width.max(s.text().width());
    }
    vm.check_memory(total.saturating_mul(width))?;
    let text = sep.join(items.iter().map(text_of));
    Ok(vm.new_text(text))
}

/// The items of a list or tuple joined, where they are many strs and need no memory to be asked for.
pub fn join_plain(vm: &mut Vm, sep: TextRef<'_>, iterable: &Value) -> Option<Value> {
    let items: &[Value] = match iterable.exact::<List>() {
        Some(l) => &l.get(vm).items,
        None => iterable.exact::<Tuple>()?.items(),
    };
    let (mut total, mut width) = (sep.len().checked_mul(items.len())?, sep.width());
    for item in items {
        let s = item.exact::<Str>()?;
        total = total.checked_add(s.len())?;
        width = width.max(s.text().width());
    }
    if items.len() < 2 || width > 1 || total > UNASKED {
        return None;
    }
    let text = Text::joined(sep, items.iter().map(text_of), total)?;
    Some(vm.new_text(text))
}

/// A FormatError as the exception it stands for.
#[cold]
pub fn format_error(vm: &mut Vm, e: FormatError, spec: TextRef<'_>, type_name: &str) -> Raised {
    let mut message = TextBuilder::new();
    e.push_message(spec, type_name, &mut message);
    let message = vm.new_text(message.finish());
    vm.error_value(if e.is_overflow() { Exc::OverflowError } else { Exc::ValueError }, message)
}

/// `str.__format__`
pub fn format_spec(vm: &mut Vm, this: &Value, spec: &Ref<Str>) -> PyResult {
    if spec.is_empty() {
        return vm.str(this);
    }
    let text = text_of(this);
    let dialect = vm.dialect.format_spec();
    let parsed = Spec::parse(spec.text(), FormatKind::Str, dialect);
    let mut out = TextBuilder::new();
    let done = match parsed {
        Ok(parsed) => {
            let unit = if parsed.fill > 0xFF { 4 } else { text.width() };
            vm.check_memory(parsed.width.unwrap_or(0).saturating_mul(unit))?;
            format_str(text, &parsed, &mut out)
        }
        Err(e) => Err(e),
    };
    match done {
        Ok(()) => Ok(vm.new_text(out.finish())),
        Err(e) => {
            let name = vm.type_name(this);
            Err(format_error(vm, e, spec.text(), &name))
        }
    }
}
