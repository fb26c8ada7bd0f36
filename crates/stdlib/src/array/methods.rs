//! The methods of arrays.

use super::{Array, BASE_SIZE, kind, pickle, resize, sequence};
use crate::support::{list, receiver};
use taipan_vm::types::bytes::{Bytes, new_bytes};
use taipan_vm::types::generic_alias;
use taipan_vm::types::list::List;
use taipan_vm::types::str::Str;
use taipan_vm::{Foreign, PyResult, Value, Vm, methods, raise};

type This = Foreign<Array>;

/// Where a value is, from `from` to `to`.
pub fn find(vm: &mut Vm, this: &This, value: &Value, from: usize, to: usize) -> PyResult<Option<usize>> {
    let mut at = from;
    while at < to && at < this.get(vm).len() {
        let item = sequence::item(vm, this, at)?;
        if vm.equal(&item, value)? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

/// Appends bytes as they are.
pub fn from_bytes(vm: &mut Vm, this: &This, buffer: &Value) -> PyResult<()> {
    let data = vm.bytes_like(buffer)?.to_vec();
    if !data.len().is_multiple_of(this.get(vm).item_size()) {
        raise!(vm, ValueError, "bytes length not a multiple of item size");
    }
    if data.is_empty() {
        return Ok(());
    }
    resize(vm, this, |bytes| bytes.extend_from_slice(&data))
}

/// Appends characters.
pub fn from_text(vm: &mut Vm, this: &This, text: &Value) -> PyResult<()> {
    let Some(text) = text.downcast::<Str>() else {
        raise!(vm, TypeError, "fromunicode() argument must be str, not {}", vm.type_name(text));
    };
    let data: Vec<u8> = text.text().chars().flat_map(u32::to_le_bytes).collect();
    resize(vm, this, |bytes| bytes.extend_from_slice(&data))
}

fn push(vm: &mut Vm, this: &This, value: &Value) -> PyResult<()> {
    let (code, size) = (this.get(vm).code, this.get(vm).item_size());
    let item = kind::store(vm, code, value)?;
    resize(vm, this, |bytes| bytes.extend_from_slice(&item[..size]))
}

/// Appends the items of any iterable.
pub fn extend_by_iteration(vm: &mut Vm, this: &This, iterable: &Value) -> PyResult<()> {
    let it = vm.iter(iterable)?;
    while let Some(item) = vm.next(&it)? {
        push(vm, this, &item)?;
    }
    Ok(())
}

/// `extend`
pub fn extend(vm: &mut Vm, this: &This, other: &Value) -> PyResult<()> {
    let Some(array) = other.foreign::<Array>() else { return extend_by_iteration(vm, this, other) };
    if array.get(vm).code != this.get(vm).code {
        raise!(vm, TypeError, "can only extend with array of same kind");
    }
    let data = array.get(vm).bytes.clone();
    resize(vm, this, |bytes| bytes.extend_from_slice(&data))
}

fn from_list(vm: &mut Vm, this: &This, items: &Value) -> PyResult {
    let Some(items) = items.downcast::<List>() else { raise!(vm, TypeError, "arg must be list") };
    let before = this.get(vm).bytes.len();
    let count = items.get(vm).items.len();
    for i in 0..count {
        let stored = match items.get(vm).items.get(i).cloned() {
            Some(item) => push(vm, this, &item),
            None => Ok(()),
        };
        if let Err(e) = stored {
            resize(vm, this, |bytes| bytes.truncate(before))?;
            return Err(e);
        }
        if items.get(vm).items.len() != count {
            resize(vm, this, |bytes| bytes.truncate(before))?;
            raise!(vm, RuntimeError, "list changed size during iteration");
        }
    }
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, this: &This, index: i64, value: &Value) -> PyResult {
    let (code, size, len) = (this.get(vm).code, this.get(vm).item_size(), this.get(vm).len() as i64);
    let item = kind::store(vm, code, value)?;
    let index = if index < 0 { (index + len).max(0) } else { index.min(len) };
    let at = index as usize * size;
    resize(vm, this, |bytes| drop(bytes.splice(at..at, item[..size].iter().copied())))?;
    Ok(Value::NONE)
}

fn remove_at(vm: &mut Vm, this: &This, index: usize) -> PyResult<()> {
    let size = this.get(vm).item_size();
    resize(vm, this, |bytes| drop(bytes.drain(index * size..(index + 1) * size)))
}

/// A bound of `index`, in range.
fn bound(vm: &mut Vm, v: &Value, default: usize, len: usize) -> PyResult<usize> {
    if v.is_null() {
        return Ok(default);
    }
    let i = taipan_vm::protocol::sequence::search_bound(vm, v, 0)?;
    let i = if i < 0 { i.saturating_add(len as i64).max(0) } else { i };
    Ok(usize::try_from(i).unwrap_or(usize::MAX))
}

/// Text methods are for arrays of text.
fn check_text(vm: &mut Vm, this: &This, function: &str) -> PyResult<()> {
    if kind::is_text(this.get(vm).code) {
        return Ok(());
    }
    let codes = vm.dialect.array_text_codes();
    raise!(vm, ValueError, "{function}() may only be called on unicode type arrays{codes}")
}

fn from_file(vm: &mut Vm, this: &This, file: &Value, n: &Value) -> PyResult {
    let Ok(n) = usize::try_from(vm.ssize(n)?) else { raise!(vm, ValueError, "negative count") };
    let Some(wanted) = n.checked_mul(this.get(vm).item_size()).filter(|&w| w <= isize::MAX as usize) else {
        return Err(vm.memory_error());
    };
    let data = vm.call_method(file, "read", &[Value::int(wanted as i64)])?;
    let Some(bytes) = data.downcast::<Bytes>() else { raise!(vm, TypeError, "read() didn't return bytes") };
    let short = bytes.data().len() != wanted;
    from_bytes(vm, this, &data)?;
    if short {
        raise!(vm, EOFError, "read() didn't return enough bytes");
    }
    Ok(Value::NONE)
}

methods! { pub static METHODS;
    /// Append new value v to the end of the array.
    "append($self, v, /)"
    => |vm, [this, v]| {
        let this = receiver::<Array>(vm, this)?;
        push(vm, this, v)?;
        Ok(Value::NONE)
    }
    /// Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.
    ///
    /// The length should be multiplied by the itemsize attribute to calculate
    /// the buffer length in bytes.
    "buffer_info($self, /)"
    => |vm, [this]| {
        let len = receiver::<Array>(vm, this)?.get(vm).len() as i64;
        Ok(vm.new_tuple([Value::int(this.identity()), Value::int(len)]))
    }
    /// Byteswap all items of the array.
    ///
    /// If the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is
    /// raised.
    "byteswap($self, /)"
    => |vm, [this]| {
        let array = receiver::<Array>(vm, this)?.get_mut(vm);
        let size = array.item_size();
        array.bytes.chunks_exact_mut(size).for_each(<[u8]>::reverse);
        Ok(Value::NONE)
    }
    /// Remove all items from the array.
    "clear($self, /)"
    => |vm, [this]| {
        let this = receiver::<Array>(vm, this)?;
        resize(vm, this, Vec::clear)?;
        Ok(Value::NONE)
    }
    /// Return a copy of the array.
    "__copy__($self, /)"
    => |vm, [this]| {
        let array = receiver::<Array>(vm, this)?.get(vm);
        let (code, bytes) = (array.code, array.bytes.clone());
        Ok(super::new_array(vm, code, bytes))
    }
    /// Return a copy of the array.
    "__deepcopy__($self, unused, /)"
    => |vm, [this, _memo]| {
        let array = receiver::<Array>(vm, this)?.get(vm);
        let (code, bytes) = (array.code, array.bytes.clone());
        Ok(super::new_array(vm, code, bytes))
    }
    /// Return number of occurrences of v in the array.
    "count($self, v, /)"
    => |vm, [this, v]| {
        let this = receiver::<Array>(vm, this)?;
        let (mut count, mut from) = (0, 0);
        while let Some(at) = find(vm, this, v, from, usize::MAX)? {
            (count, from) = (count + 1, at + 1);
        }
        Ok(Value::int(count))
    }
    /// Append items to the end of the array.
    "extend($self, bb, /)"
    => |vm, [this, bb]| {
        let this = receiver::<Array>(vm, this)?;
        extend(vm, this, bb)?;
        Ok(Value::NONE)
    }
    /// Read n objects from the file object f and append them to the end of the array.
    "fromfile($self, f, n, /)"
    => |vm, [this, f, n]| {
        let this = receiver::<Array>(vm, this)?;
        from_file(vm, this, f, n)
    }
    /// Append items to array from list.
    "fromlist($self, list, /)"
    => |vm, [this, items]| {
        let this = receiver::<Array>(vm, this)?;
        from_list(vm, this, items)
    }
    /// Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.
    "frombytes($self, buffer, /)"
    => |vm, [this, buffer]| {
        let this = receiver::<Array>(vm, this)?;
        from_bytes(vm, this, buffer)?;
        Ok(Value::NONE)
    }
    /// Extends this array with data from the unicode string ustr.
    ///
    /// The array must be a unicode type array; otherwise a ValueError is raised.
    /// Use array.frombytes(ustr.encode(...)) to append Unicode data to an array of
    /// some other type.
    "fromunicode($self, ustr, /)"
    => |vm, [this, text]| {
        let this = receiver::<Array>(vm, this)?;
        if text.downcast::<Str>().is_some() {
            check_text(vm, this, "fromunicode")?;
        }
        from_text(vm, this, text)?;
        Ok(Value::NONE)
    }
    /// Return index of first occurrence of v in the array.
    ///
    /// Raise ValueError if the value is not present.
    "index($self, v, start=0, stop=sys.maxsize, /)"
    => |vm, [this, v, start, stop]| {
        let this = receiver::<Array>(vm, this)?;
        let len = this.get(vm).len();
        let (start, stop) = (bound(vm, start, 0, len)?, bound(vm, stop, usize::MAX, len)?);
        match find(vm, this, v, start, stop)? {
            Some(at) => Ok(Value::int(at as i64)),
            None => raise!(vm, ValueError, "array.index(x): x not in array"),
        }
    }
    /// Insert a new item v into the array before position i.
    "insert($self, i, v, /)"
    => |vm, [this, i, v]| {
        let index = vm.index_i64(i)?;
        let this = receiver::<Array>(vm, this)?;
        insert(vm, this, index, v)
    }
    /// Return the i-th element and delete it from the array.
    ///
    /// i defaults to -1.
    "pop($self, i=-1, /)"
    => |vm, [this, i]| {
        let index = vm.index_i64(i)?;
        let this = receiver::<Array>(vm, this)?;
        let len = this.get(vm).len() as i64;
        if len == 0 {
            raise!(vm, IndexError, "pop from empty array");
        }
        let index = if index < 0 { index + len } else { index };
        let Some(index) = usize::try_from(index).ok().filter(|_| index < len) else {
            raise!(vm, IndexError, "pop index out of range");
        };
        let item = sequence::item(vm, this, index)?;
        remove_at(vm, this, index)?;
        Ok(item)
    }
    /// Return state information for pickling.
    "__reduce_ex__($self, value, /)"
    => |vm, [this, protocol]| { pickle::reduce(vm, this, protocol) }
    /// Remove the first occurrence of v in the array.
    "remove($self, v, /)"
    => |vm, [this, v]| {
        let this = receiver::<Array>(vm, this)?;
        match find(vm, this, v, 0, usize::MAX)? {
            Some(at) => remove_at(vm, this, at)?,
            None => raise!(vm, ValueError, "array.remove(x): x not in array"),
        }
        Ok(Value::NONE)
    }
    /// Reverse the order of the items in the array.
    "reverse($self, /)"
    => |vm, [this]| {
        let array = receiver::<Array>(vm, this)?.get_mut(vm);
        let size = array.item_size();
        array.bytes.reverse();
        array.bytes.chunks_exact_mut(size).for_each(<[u8]>::reverse);
        Ok(Value::NONE)
    }
    /// Write all items (as machine values) to the file object f.
    "tofile($self, f, /)"
    => |vm, [this, f]| {
        let data = receiver::<Array>(vm, this)?.get(vm).bytes.clone();
        const BLOCK: usize = 64 << 10;
        for block in data.chunks(BLOCK) {
            vm.call_method(f, "write", &[new_bytes(block)])?;
        }
        Ok(Value::NONE)
    }
    /// Convert array to an ordinary list with the same items.
    "tolist($self, /)"
    => |vm, [this]| {
        let this = receiver::<Array>(vm, this)?;
        Ok(list(sequence::items(vm, this)?))
    }
    /// Convert the array to an array of machine values and return the bytes representation.
    "tobytes($self, /)"
    => |vm, [this]| { Ok(new_bytes(receiver::<Array>(vm, this)?.get(vm).bytes.clone())) }
    /// Extends this array with data from the unicode string ustr.
    ///
    /// Convert the array to a unicode string.  The array must be a unicode type array;
    /// otherwise a ValueError is raised.  Use array.tobytes().decode() to obtain a
    /// unicode string from an array of some other type.
    "tounicode($self, /)"
    => |vm, [this]| {
        let this = receiver::<Array>(vm, this)?;
        check_text(vm, this, "tounicode")?;
        sequence::text(vm, this)
    }
    /// Size of the array in memory, in bytes.
    "__sizeof__($self, /)"
    => |vm, [this]| {
        let array = receiver::<Array>(vm, this)?.get(vm);
        Ok(Value::int((BASE_SIZE + array.allocated * array.item_size()) as i64))
    }
    /// See PEP 585
    "__class_getitem__($type, object, /)"
    => |vm, [class, object]| { Ok(generic_alias::make(vm, class, object)) }
}
