//! What the methods of bytes-like types do: each takes the object and gives results of the object's own type.

use super::construct::item;
use super::{Bytes, new_bytes};
use crate::exc::Exc;
use crate::protocol::buffer::Buffer;
use crate::types::bytearray::{ByteArray, new_bytearray};
use crate::types::int::int_ref;
use crate::types::list::List;
use crate::types::slice::bound;
use crate::types::str::Str;
use crate::types::str::args::text_of;
use crate::types::str::work::joinable;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::Value;
use taipan_prim::{Side, bytes as core};

/// The data of the object whose method is called.
pub fn data(vm: &mut Vm, this: &Value) -> Buffer {
    match (this.downcast::<Bytes>(), this.downcast::<ByteArray>()) {
        (Some(b), _) => Buffer::Bytes(b.clone()),
        (None, Some(a)) => Buffer::Copy(a.get(vm).data.clone()),
        (None, None) => Buffer::Copy(Vec::new()),
    }
}

/// A result of the same type as the object: bytes for bytes, a bytearray for a bytearray.
pub fn like(this: &Value, data: Vec<u8>) -> Value {
    if this.downcast::<ByteArray>().is_some() { new_bytearray(data) } else { new_bytes(data) }
}

/// What a method returns where nothing changes: bytes themselves, else a copy.
pub fn unchanged(vm: &mut Vm, this: &Value) -> Value {
    if this.exact::<Bytes>().is_some() {
        return this.clone();
    }
    let data = data(vm, this).to_vec();
    like(this, data)
}

/// A bytes object itself, or a copy of an instance of a subclass.
pub fn itself(v: &Value) -> Value {
    match v.downcast::<Bytes>() {
        Some(b) if !b.is_exact() => new_bytes(b.data()),
        _ => v.clone(),
    }
}

/// Makes sure that so many bytes can be allocated: what not even an address can hold is an OverflowError.
///
/// # Errors
/// MemoryError, OverflowError.
pub fn check_size(vm: &mut Vm, size: usize) -> PyResult<()> {
    /// CPython's `PyBytesObject_SIZE`.
    const HEADER: usize = 33;
    if size > isize::MAX as usize - HEADER {
        raise!(vm, OverflowError, "byte string is too large");
    }
    vm.check_memory(size)
}

/// Applies a function from bytes to bytes.
pub fn map(vm: &mut Vm, this: &Value, f: fn(&[u8]) -> Vec<u8>) -> PyResult {
    let made = f(&data(vm, this));
    Ok(like(this, made))
}

/// Applies a predicate.
pub fn test(vm: &mut Vm, this: &Value, f: fn(&[u8]) -> bool) -> PyResult {
    Ok(Value::bool(f(&data(vm, this))))
}

/// `a + b`
pub fn joined(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let (Some(x), Some(y)) = (vm.buffer(a)?, vm.buffer(b)?) else {
        raise!(vm, TypeError, "can't concat {} to {}", vm.type_name(b), vm.type_name(a));
    };
    if y.is_empty() && a.exact::<Bytes>().is_some() {
        return Ok(a.clone());
    }
    if x.is_empty() && a.exact::<Bytes>().is_some() && b.exact::<Bytes>().is_some() {
        return Ok(b.clone());
    }
    check_size(vm, x.len().saturating_add(y.len()))?;
    Ok(like(a, [&*x, &*y].concat()))
}

/// `item in bytes`
pub fn contains(vm: &mut Vm, this: &Value, key: &Value) -> PyResult<bool> {
    let bytes = data(vm, this);
    if int_ref(key).is_some() || vm.class_ref(key).get(vm).slots.index.is_some() {
        match vm.index_clamped(key) {
            Ok(i) => match u8::try_from(i) {
                Ok(b) => return Ok(bytes.contains(&b)),
                Err(_) => raise!(vm, ValueError, "byte must be in range(0, 256)"),
            },
            Err(e) => drop(vm.catch(e, Exc::BaseException)?),
        }
    }
    let needle = vm.bytes_like(key)?;
    Ok(core::find(&bytes, &needle, 0, isize::MAX).is_some())
}

/// Needle, start and end of a search method; the needle may be an int.
pub fn search(vm: &mut Vm, sub: &Value, start: &Value, end: &Value) -> PyResult<(Buffer, isize, isize)> {
    let (start, end) = (bound(vm, start, 0)?, bound(vm, end, isize::MAX)?);
    let needle = match vm.buffer(sub)? {
        Some(b) => b,
        None if int_ref(sub).is_none() && vm.class_ref(sub).get(vm).slots.index.is_none() => raise!(
            vm,
            TypeError,
            "argument should be integer or bytes-like object, not '{}'",
            vm.type_name(sub)
        ),
        None => Buffer::Copy(vec![item(vm, sub, "byte must be in range(0, 256)")?]),
    };
    Ok((needle, start, end))
}

type Find = fn(&[u8], &[u8], isize, isize) -> Option<usize>;

/// `find` and `rfind`
pub fn find(vm: &mut Vm, this: &Value, [sub, start, end]: [&Value; 3], f: Find) -> PyResult {
    let (sub, start, end) = search(vm, sub, start, end)?;
    Ok(Value::int(f(&data(vm, this), &sub, start, end).map_or(-1, |at| at as i64)))
}

/// `index` and `rindex`
pub fn index(vm: &mut Vm, this: &Value, [sub, start, end]: [&Value; 3], f: Find) -> PyResult {
    let (sub, start, end) = search(vm, sub, start, end)?;
    match f(&data(vm, this), &sub, start, end) {
        Some(at) => Ok(Value::int(at as i64)),
        None => raise!(vm, ValueError, "subsection not found"),
    }
}

/// `count`
pub fn count(vm: &mut Vm, this: &Value, sub: &Value, start: &Value, end: &Value) -> PyResult {
    let (sub, start, end) = search(vm, sub, start, end)?;
    Ok(Value::int(core::count(&data(vm, this), &sub, start, end) as i64))
}

/// `startswith` and `endswith`
pub fn affixed(
    vm: &mut Vm,
    this: &Value,
    function: &str,
    [affix, start, end]: [&Value; 3],
    f: fn(&[u8], &[u8], isize, isize) -> bool,
) -> PyResult {
    let (start, end) = (bound(vm, start, 0)?, bound(vm, end, isize::MAX)?);
    let bytes = data(vm, this);
    if let Some(tuple) = affix.downcast::<Tuple>() {
        for affix in tuple.items() {
            let affix = vm.bytes_like(affix)?;
            if f(&bytes, &affix, start, end) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match vm.buffer(affix)? {
        Some(affix) => Ok(Value::bool(f(&bytes, &affix, start, end))),
        None => {
            let given = vm.type_name(affix);
            raise!(vm, TypeError, "{function} first arg must be bytes or a tuple of bytes, not {given}")
        }
    }
}

/// `center`, `ljust`, `rjust`
pub fn pad(
    vm: &mut Vm,
    this: &Value,
    function: &str,
    [size, fill]: [&Value; 2],
    f: fn(&[u8], usize, u8) -> Vec<u8>,
) -> PyResult {
    let size = usize::try_from(vm.ssize(size)?).unwrap_or(0);
    let fill = match vm.buffer(fill)? {
        None if fill.is_null() => b' ',
        Some(b) if b.len() == 1 => b[0],
        other => {
            let length = other.map(|b| b.len());
            let given = if fill.is_none() { "None".to_string() } else { vm.type_name(fill) };
            let message = vm.dialect.fill_byte_error(function, &given, length);
            raise!(vm, TypeError, "{message}")
        }
    };
    let bytes = data(vm, this);
    if size <= bytes.len() {
        return Ok(unchanged(vm, this));
    }
    check_size(vm, size)?;
    let made = f(&bytes, size, fill);
    Ok(like(this, made))
}

/// `zfill`
pub fn zfill(vm: &mut Vm, this: &Value, size: &Value) -> PyResult {
    let size = usize::try_from(vm.ssize(size)?).unwrap_or(0);
    let bytes = data(vm, this);
    if size <= bytes.len() {
        return Ok(unchanged(vm, this));
    }
    check_size(vm, size)?;
    let made = core::zfill(&bytes, size);
    Ok(like(this, made))
}

/// `expandtabs`
pub fn expandtabs(vm: &mut Vm, this: &Value, size: &Value) -> PyResult {
    let size = vm.c_int(size)?;
    let bytes = data(vm, this);
    let tabs = bytes.iter().filter(|&&b| b == b'\t').count();
    let most = tabs.saturating_mul(usize::try_from(size).unwrap_or(0)).saturating_add(bytes.len());
    vm.check_memory(most)?;
    match core::expand_tabs(&bytes, size as isize, isize::MAX as usize) {
        Ok(made) => Ok(like(this, made)),
        Err(_) => raise!(vm, OverflowError, "result too long"),
    }
}

/// `strip`, `lstrip`, `rstrip`
pub fn strip(vm: &mut Vm, this: &Value, side: Side, set: &Value) -> PyResult {
    let bytes = data(vm, this);
    let rest = if set.is_none() {
        core::strip(&bytes, side)
    } else {
        let set = vm.bytes_like(set)?;
        core::strip_bytes(&bytes, side, &set)
    };
    if rest.len() == bytes.len() {
        return Ok(unchanged(vm, this));
    }
    let made = rest.to_vec();
    Ok(like(this, made))
}

/// `removeprefix`, or `removesuffix` where `end`.
pub fn remove(vm: &mut Vm, this: &Value, affix: &Value, end: bool) -> PyResult {
    let (affix, bytes) = (vm.bytes_like(affix)?, data(vm, this));
    let rest = if end { bytes.strip_suffix(&*affix) } else { bytes.strip_prefix(&*affix) };
    match rest.filter(|_| !affix.is_empty()) {
        Some(rest) => Ok(like(this, rest.to_vec())),
        None => Ok(unchanged(vm, this)),
    }
}

fn separator(vm: &mut Vm, sep: &Value) -> PyResult<Buffer> {
    let sep = vm.bytes_like(sep)?;
    if sep.is_empty() {
        raise!(vm, ValueError, "empty separator");
    }
    Ok(sep)
}

/// `partition`, or `rpartition` where `last`.
pub fn partition(vm: &mut Vm, this: &Value, sep: &Value, last: bool) -> PyResult {
    let (by, bytes) = (separator(vm, sep)?, data(vm, this));
    let found = if last { core::rpartition(&bytes, &by) } else { core::partition(&bytes, &by) };
    let part = |p: &[u8]| like(this, p.to_vec());
    let parts = match found {
        Some((before, after)) => {
            let (before, after) = (part(before), part(after));
            let middle = if this.downcast::<Bytes>().is_some() { sep.clone() } else { part(&by) };
            [before, middle, after]
        }
        None if last => [part(b""), part(b""), unchanged(vm, this)],
        None => {
            let empty = [part(b""), part(b"")];
            let [a, b] = empty;
            [unchanged(vm, this), a, b]
        }
    };
    Ok(vm.new_tuple(parts))
}

fn list(this: &Value, parts: Vec<&[u8]>) -> Value {
    let items = parts.into_iter().map(|p| like(this, p.to_vec())).collect();
    List::new_ref(items).into()
}

/// `split`, or `rsplit` where `last`.
pub fn split(vm: &mut Vm, this: &Value, sep: &Value, max: &Value, last: bool) -> PyResult {
    let max = usize::try_from(vm.ssize(max)?).unwrap_or(usize::MAX);
    let bytes = data(vm, this);
    let by = if sep.is_none() { None } else { Some(separator(vm, sep)?) };
    let parts = match (&by, last) {
        (None, false) => core::split_whitespace(&bytes, max),
        (None, true) => core::rsplit_whitespace(&bytes, max),
        (Some(by), false) => core::split(&bytes, by, max),
        (Some(by), true) => core::rsplit(&bytes, by, max),
    };
    Ok(list(this, parts))
}

/// `splitlines`
pub fn splitlines(vm: &mut Vm, this: &Value, keep: &Value) -> PyResult {
    let keep = vm.clinic_bool(keep)?;
    let bytes = data(vm, this);
    Ok(list(this, core::split_lines(&bytes, keep)))
}

/// `replace`
pub fn replace(vm: &mut Vm, this: &Value, old: &Value, new: &Value, count: &Value) -> PyResult {
    let (old, new) = (vm.bytes_like(old)?, vm.bytes_like(new)?);
    let max = usize::try_from(vm.ssize(count)?).unwrap_or(usize::MAX);
    let bytes = data(vm, this);
    if new.len() > old.len() {
        let times = core::count(&bytes, &old, 0, isize::MAX).min(max);
        let grown = times.checked_mul(new.len() - old.len()).and_then(|n| n.checked_add(bytes.len()));
        let Some(total) = grown else { raise!(vm, OverflowError, "replace bytes is too long") };
        check_size(vm, total)?;
    }
    match core::replace(&bytes, &old, &new, max, isize::MAX as usize) {
        Ok(Some(made)) => Ok(like(this, made)),
        Ok(None) => Ok(unchanged(vm, this)),
        Err(_) => raise!(vm, OverflowError, "replace bytes is too long"),
    }
}

/// `join`
pub fn join(vm: &mut Vm, this: &Value, iterable: &Value) -> PyResult {
    let sep = data(vm, this);
    let items = joinable(vm, iterable)?;
    if let [one] = items.as_slice()
        && one.exact::<Bytes>().is_some()
        && this.downcast::<Bytes>().is_some()
    {
        return Ok(one.clone());
    }
    let mut parts = Vec::with_capacity(items.len());
    let mut total = sep.len().saturating_mul(items.len());
    for (i, v) in items.iter().enumerate() {
        let Some(part) = vm.buffer(v)? else {
            let given = vm.type_name(v);
            raise!(vm, TypeError, "sequence item {i}: expected a bytes-like object, {given} found");
        };
        total = total.saturating_add(part.len());
        parts.push(part);
    }
    check_size(vm, total)?;
    let made = core::join(&sep, parts.iter().map(|p| &**p));
    Ok(like(this, made))
}

/// `translate`
pub fn translate(vm: &mut Vm, this: &Value, table: &Value, delete: &Value) -> PyResult {
    let table = if table.is_none() { None } else { Some(vm.bytes_like(table)?) };
    if table.as_ref().is_some_and(|t| t.len() != 256) {
        raise!(vm, ValueError, "translation table must be 256 characters long");
    }
    let delete = if delete.is_null() { Buffer::Copy(Vec::new()) } else { vm.bytes_like(delete)? };
    let made = core::translate(&data(vm, this), table.as_deref(), &delete);
    Ok(like(this, made))
}

/// `maketrans`
pub fn maketrans(vm: &mut Vm, from: &Value, to: &Value) -> PyResult {
    let (from, to) = (vm.bytes_like(from)?, vm.bytes_like(to)?);
    if from.len() != to.len() {
        raise!(vm, ValueError, "maketrans arguments must have same length");
    }
    let mut table: Vec<u8> = (0..=255).collect();
    from.iter().zip(to.iter()).for_each(|(&a, &b)| table[usize::from(a)] = b);
    Ok(new_bytes(table))
}

/// `hex`
pub fn hex(vm: &mut Vm, this: &Value, sep: &Value, group: &Value) -> PyResult {
    let group = if group.is_null() { 1 } else { vm.c_int(group)? };
    let sep = if sep.is_null() { None } else { Some((hex_separator(vm, sep, 0x7f)?, group as isize)) };
    let bytes = data(vm, this);
    vm.check_memory(bytes.len().saturating_mul(3))?;
    let text = core::hex(&bytes, sep);
    Ok(vm.new_str(&text))
}

/// The byte between groups of digits, which is no greater than `most`.
pub fn hex_separator(vm: &mut Vm, sep: &Value, most: u8) -> PyResult<u8> {
    if vm.len(sep)? != 1 {
        raise!(vm, ValueError, "sep must be length 1.");
    }
    let c = match (sep.downcast::<Str>(), sep.downcast::<Bytes>()) {
        (Some(s), _) => s.text().get(0).unwrap_or(u32::MAX),
        (None, Some(b)) => b.data().first().map_or(u32::MAX, |b| u32::from(*b)),
        (None, None) => raise!(vm, TypeError, "sep must be str or bytes."),
    };
    match u8::try_from(c).ok().filter(|b| *b <= most) {
        Some(b) => Ok(b),
        None => raise!(vm, ValueError, "sep must be ASCII."),
    }
}

/// `fromhex`: the bytes.
pub fn fromhex(vm: &mut Vm, string: &Value) -> PyResult<Vec<u8>> {
    let copy;
    let text = match string.downcast::<Str>() {
        Some(_) => text_of(string),
        None if vm.dialect.fromhex_takes_bytes() => match vm.buffer(string)? {
            Some(b) => {
                copy = taipan_prim::text::Text::from_latin1(&b);
                copy.as_ref()
            }
            None => {
                let given = vm.type_name(string);
                raise!(vm, TypeError, "fromhex() argument must be str or bytes-like, not {given}")
            }
        },
        None => return Err(vm.bad_argument("fromhex", "argument", "str", string)),
    };
    match core::from_hex(text) {
        Ok(made) => Ok(made),
        Err(at) => {
            let message = vm.dialect.fromhex_error(at, at == text.len());
            raise!(vm, ValueError, "{message}")
        }
    }
}

/// The bytes as an instance of the class that a class method was called on.
pub fn of_class(vm: &mut Vm, class: &Value, data: Vec<u8>) -> PyResult {
    let made = new_bytes(data);
    if class.is(vm.types.bytes.value()) { Ok(made) } else { vm.call(class, &[made]) }
}
