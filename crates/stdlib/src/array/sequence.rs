//! An array as a sequence: items, slices, comparison, concatenation.

use super::{Array, kind, methods, new_array, resize};
use crate::support::{list, receiver};
use taipan_vm::class::CompareOp;
use taipan_vm::types::int::int_ref;
use taipan_vm::types::slice::{self, Slice};
use taipan_vm::{Foreign, PyResult, Value, Vm, raise};

type This = Foreign<Array>;

/// The item at a position within the array.
pub fn item(vm: &mut Vm, this: &This, index: usize) -> PyResult {
    let array = this.get(vm);
    let (code, bytes) = (array.code, array.item(index));
    if let (b'd', Ok(word)) = (code, <[u8; 8]>::try_from(bytes)) {
        return Ok(Value::float(f64::from_le_bytes(word)));
    }
    let mut word = [0; 8];
    let size = bytes.len();
    word[..size].copy_from_slice(bytes);
    kind::load(vm, code, &word[..size])
}

/// All items.
pub fn items(vm: &mut Vm, this: &This) -> PyResult<Vec<Value>> {
    let len = this.get(vm).len();
    let mut items = vm.vec_for(len)?;
    for i in 0..len {
        items.push(item(vm, this, i)?);
    }
    Ok(items)
}

/// The characters of an array of text.
pub fn text(vm: &mut Vm, this: &This) -> PyResult {
    let mut points = Vec::new();
    for chunk in this.get(vm).bytes.chunks_exact(4) {
        points.push(u32::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3]]));
    }
    if let Some(bad) = points.iter().find(|&&c| c > 0x10ffff) {
        raise!(vm, ValueError, "character U+{bad:x} is not in range [U+0000; U+10ffff]");
    }
    Ok(vm.new_text(taipan_prim::text::Text::from_code_points(points)))
}

pub fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let array = receiver::<Array>(vm, this)?;
    let (name, code) = (vm.class_of(this).get(vm).name.to_string(), array.get(vm).code);
    if array.get(vm).bytes.is_empty() {
        return Ok(vm.new_str(&format!("{name}('{}')", code as char)));
    }
    let shown = if kind::is_text(code) { text(vm, array)? } else { list(items(vm, array)?) };
    let shown = vm.repr_string(&shown)?;
    Ok(vm.new_str(&format!("{name}('{}', {shown})", code as char)))
}

pub fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.foreign::<Array>(), b.foreign::<Array>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (len_x, len_y) = (x.get(vm).len(), y.get(vm).len());
    if len_x != len_y && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    for i in 0..len_x.min(len_y) {
        let (p, q) = (item(vm, x, i)?, item(vm, y, i)?);
        if !vm.equal(&p, &q)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => vm.compare(&p, &q, op),
            };
        }
    }
    Ok(Value::bool(op.matches(len_x.cmp(&len_y))))
}

pub fn contains(vm: &mut Vm, this: &Value, value: &Value) -> PyResult<bool> {
    let array = receiver::<Array>(vm, this)?;
    Ok(methods::find(vm, array, value, 0, usize::MAX)?.is_some())
}

/// The position that an index means.
fn place(vm: &mut Vm, this: &This, key: &Value, message: &str) -> PyResult<usize> {
    let index = vm.index_i64(key)?;
    let len = this.get(vm).len() as i64;
    let index = if index < 0 { index + len } else { index };
    match usize::try_from(index) {
        Ok(i) if index < len => Ok(i),
        _ => raise!(vm, IndexError, "{message}"),
    }
}

/// The bytes of the item at a position, negative ones from the end, and the type code.
fn word(array: &Array, index: i64) -> Option<(u8, &[u8])> {
    let at = if index < 0 { index + array.len() as i64 } else { index };
    let at = usize::try_from(at).ok().filter(|&at| at < array.len())?;
    Some((array.code, array.item(at)))
}

/// `array[index]` of numbers within the array.
pub fn item_at(vm: &mut Vm, this: &Value, index: i64) -> Option<Value> {
    let (code, bytes) = word(this.foreign::<Array>()?.get(vm), index)?;
    Some(match code {
        b'd' => Value::float(f64::from_le_bytes(bytes.try_into().ok()?)),
        b'i' => Value::int(i32::from_le_bytes(bytes.try_into().ok()?).into()),
        b'l' | b'q' => Value::int(i64::from_le_bytes(bytes.try_into().ok()?)),
        b'B' => Value::int((*bytes.first()?).into()),
        _ => return None,
    })
}

/// `array[index] = value` within the array, of what fits.
pub fn put_item_at(vm: &mut Vm, this: &Value, index: i64, value: &Value) -> bool {
    let Some(this) = this.foreign::<Array>() else { return false };
    let array = this.get_mut(vm);
    let at = if index < 0 { index + array.len() as i64 } else { index };
    let Some(at) = usize::try_from(at).ok().filter(|&at| at < array.len()) else { return false };
    let size = array.item_size();
    let Some(slot) = array.bytes.get_mut(at * size..(at + 1) * size) else { return false };
    match (array.code, value.as_float(), value.as_i64()) {
        (b'd', Some(x), _) => slot.copy_from_slice(&x.to_le_bytes()),
        (b'i', _, Some(n)) => match i32::try_from(n) {
            Ok(n) => slot.copy_from_slice(&n.to_le_bytes()),
            Err(_) => return false,
        },
        (b'l' | b'q', _, Some(n)) => slot.copy_from_slice(&n.to_le_bytes()),
        (b'B', _, Some(n)) => match u8::try_from(n) {
            Ok(n) => slot.copy_from_slice(&[n]),
            Err(_) => return false,
        },
        _ => return false,
    }
    true
}

fn is_index(vm: &Vm, key: &Value) -> bool {
    int_ref(key).is_some() || vm.class_ref(key).get(vm).slots.index.is_some()
}

pub fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    let array = receiver::<Array>(vm, this)?;
    if is_index(vm, key) {
        let at = place(vm, array, key, "array index out of range")?;
        return item(vm, array, at);
    }
    let Some(slice) = key.exact::<Slice>() else { raise!(vm, TypeError, "array indices must be integers") };
    let len = array.get(vm).len();
    let indices = slice::adjust(vm, slice, len)?;
    let state = array.get(vm);
    let (code, mut bytes) = (state.code, Vec::with_capacity(indices.count * state.item_size()));
    for i in indices.positions() {
        bytes.extend_from_slice(state.item(i));
    }
    Ok(new_array(vm, code, bytes))
}

pub fn setitem(vm: &mut Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let array = receiver::<Array>(vm, this)?;
    if is_index(vm, key) {
        let at = place(vm, array, key, "array assignment index out of range")?;
        let size = array.get(vm).item_size();
        return match value {
            Some(v) => {
                let bytes = kind::store(vm, array.get(vm).code, v)?;
                if let Some(slot) = array.get_mut(vm).bytes.get_mut(at * size..(at + 1) * size) {
                    slot.copy_from_slice(&bytes[..size]);
                }
                Ok(())
            }
            None => resize(vm, array, |bytes| drop(bytes.drain(at * size..(at + 1) * size))),
        };
    }
    let Some(slice) = key.exact::<Slice>() else { raise!(vm, TypeError, "array indices must be integer") };
    let len = array.get(vm).len();
    let indices = slice::adjust(vm, slice, len)?;
    let new: Vec<u8> = match value {
        None => Vec::new(),
        Some(v) => match v.foreign::<Array>() {
            Some(other) if other.get(vm).code == array.get(vm).code => other.get(vm).bytes.clone(),
            Some(_) => raise!(vm, TypeError, "bad argument type for built-in operation"),
            None => {
                let kind = vm.type_name(v);
                raise!(vm, TypeError, "can only assign array (not \"{kind}\") to array slice")
            }
        },
    };
    assign(vm, array, indices, &new, value.is_none())
}

/// Replaces the items of a slice.
fn assign(vm: &mut Vm, this: &This, at: slice::Indices, new: &[u8], delete: bool) -> PyResult<()> {
    let size = this.get(vm).item_size();
    if at.step == 1 {
        let (start, end) = (at.start as usize * size, (at.start as usize + at.count) * size);
        if end - start == new.len() {
            if let Some(slot) = this.get_mut(vm).bytes.get_mut(start..end) {
                slot.copy_from_slice(new);
            }
            return Ok(());
        }
        return resize(vm, this, |bytes| drop(bytes.splice(start..end, new.iter().copied())));
    }
    let positions: Vec<usize> = at.positions().collect();
    if delete {
        let mut gone = positions;
        gone.sort_unstable();
        return resize(vm, this, |bytes| {
            for i in gone.into_iter().rev() {
                drop(bytes.drain(i * size..(i + 1) * size));
            }
        });
    }
    if new.len() != positions.len() * size {
        let (got, wanted) = (new.len() / size, positions.len());
        raise!(vm, ValueError, "attempt to assign array of size {got} to extended slice of size {wanted}");
    }
    let bytes = &mut this.get_mut(vm).bytes;
    for (i, item) in positions.into_iter().zip(new.chunks_exact(size)) {
        if let Some(slot) = bytes.get_mut(i * size..(i + 1) * size) {
            slot.copy_from_slice(item);
        }
    }
    Ok(())
}

pub fn concat(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let this = receiver::<Array>(vm, a)?;
    let Some(other) = b.foreign::<Array>() else {
        raise!(vm, TypeError, "can only append array (not \"{}\") to array", vm.type_name(b));
    };
    let (x, y) = (this.get(vm), other.get(vm));
    if x.code != y.code {
        raise!(vm, TypeError, "bad argument type for built-in operation");
    }
    let (code, bytes) = (x.code, [x.bytes.as_slice(), &y.bytes].concat());
    Ok(new_array(vm, code, bytes))
}

pub fn iconcat(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    if b.foreign::<Array>().is_none() {
        raise!(vm, TypeError, "can only extend array with array (not \"{}\")", vm.type_name(b));
    }
    let this = receiver::<Array>(vm, a)?;
    methods::extend(vm, this, b)?;
    Ok(a.clone())
}

fn repeated(vm: &mut Vm, this: &This, times: &Value) -> PyResult<Vec<u8>> {
    let times = vm.repeat_count(times)?;
    let bytes = &this.get(vm).bytes;
    let Some(total) = bytes.len().checked_mul(times) else { return Err(vm.memory_error()) };
    vm.check_memory(total)?;
    Ok(this.get(vm).bytes.repeat(times))
}

pub fn repeat(vm: &mut Vm, a: &Value, times: &Value) -> PyResult {
    let this = receiver::<Array>(vm, a)?;
    let (code, bytes) = (this.get(vm).code, repeated(vm, this, times)?);
    Ok(new_array(vm, code, bytes))
}

pub fn irepeat(vm: &mut Vm, a: &Value, times: &Value) -> PyResult {
    let this = receiver::<Array>(vm, a)?;
    let new = repeated(vm, this, times)?;
    resize(vm, this, |bytes| *bytes = new)?;
    Ok(a.clone())
}
