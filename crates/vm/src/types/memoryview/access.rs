//! Subscripts of a memoryview.

use super::{View, new_view, pack, view_of};
use crate::types::int::int_ref;
use crate::types::slice::{Slice, adjust};
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::Value;

fn is_index(vm: &Vm, key: &Value) -> bool {
    int_ref(key).is_some() || vm.class_ref(key).get(vm).slots.index.is_some()
}

/// The offset after moving along one dimension.
fn along(vm: &mut Vm, view: &View, dimension: usize, from: i64, key: &Value) -> PyResult<i64> {
    let index = match vm.index_i64(key) {
        Ok(i) => i,
        Err(e) if vm.is_exception(&e, crate::exc::Exc::OverflowError) => {
            raise!(vm, IndexError, "cannot fit '{}' into an index-sized integer", vm.type_name(key))
        }
        Err(e) => return Err(e),
    };
    let len = view.shape[dimension] as i64;
    let at = if index < 0 { index.saturating_add(len) } else { index };
    if at < 0 || at >= len {
        raise!(vm, IndexError, "index out of bounds on dimension {}", dimension + 1);
    }
    Ok(from.saturating_add(at.saturating_mul(view.strides[dimension])))
}

/// The offset of the item that a tuple of indices means.
fn along_all(vm: &mut Vm, view: &View, keys: &[Value]) -> PyResult<i64> {
    let (given, ndim) = (keys.len(), view.ndim());
    if given < ndim {
        raise!(vm, NotImplementedError, "sub-views are not implemented");
    }
    if given > ndim {
        raise!(vm, TypeError, "cannot index {ndim}-dimension view with {given}-element tuple");
    }
    let mut offset = view.start;
    for (dimension, key) in keys.iter().enumerate() {
        offset = along(vm, view, dimension, offset, key)?;
    }
    Ok(offset)
}

/// What a subscript means.
enum Place {
    Item(i64),
    /// All of a view without dimensions.
    Whole,
    Slice,
}

fn place(vm: &mut Vm, view: &View, key: &Value) -> PyResult<Place> {
    let indices = key.exact::<Tuple>().map(|t| t.items().to_vec());
    if view.ndim() == 0 {
        return match &indices {
            Some(keys) if keys.is_empty() => Ok(Place::Item(view.start)),
            _ if key.is(&Value::ELLIPSIS) => Ok(Place::Whole),
            _ => raise!(vm, TypeError, "invalid indexing of 0-dim memory"),
        };
    }
    if is_index(vm, key) {
        if view.ndim() > 1 {
            raise!(vm, NotImplementedError, "multi-dimensional sub-views are not implemented");
        }
        return along(vm, view, 0, view.start, key).map(Place::Item);
    }
    if key.downcast::<Slice>().is_some() {
        return Ok(Place::Slice);
    }
    match indices {
        Some(keys) if keys.iter().all(|k| is_index(vm, k)) => along_all(vm, view, &keys).map(Place::Item),
        Some(keys) if keys.iter().all(|k| k.downcast::<Slice>().is_some()) => {
            raise!(vm, NotImplementedError, "multi-dimensional slicing is not implemented")
        }
        _ => raise!(vm, TypeError, "memoryview: invalid slice key"),
    }
}

/// The part of a one-dimensional view that a slice means.
fn sliced(vm: &mut Vm, mut view: View, key: &Value) -> PyResult<View> {
    let Some(slice) = key.downcast::<Slice>() else { return Ok(view) };
    let at = adjust(vm, slice, view.shape[0])?;
    view.start = view.start.saturating_add(at.start.saturating_mul(view.strides[0]));
    view.strides[0] = view.strides[0].saturating_mul(at.step);
    view.shape[0] = at.count;
    Ok(view)
}

/// `view[key]`
pub fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    let view = view_of(vm, this)?;
    match place(vm, &view, key)? {
        Place::Item(offset) => {
            // An index may run Python code that releases the view.
            view_of(vm, this)?;
            view.unpack_at(vm, offset)
        }
        Place::Whole => Ok(this.clone()),
        Place::Slice => sliced(vm, view, key).map(new_view),
    }
}

/// `view[key] = value`
pub fn setitem(vm: &mut Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let view = view_of(vm, this)?;
    if view.read_only {
        raise!(vm, TypeError, "cannot modify read-only memory");
    }
    let Some(value) = value else { raise!(vm, TypeError, "cannot delete memory") };
    if view.ndim() > 1 && is_index(vm, key) {
        raise!(vm, NotImplementedError, "sub-views are not implemented");
    }
    let is_slice = |k: &Value| k.downcast::<Slice>().is_some();
    let slices = key.exact::<Tuple>().map_or(is_slice(key), |t| t.items().iter().all(is_slice));
    if view.ndim() > 1 && slices {
        raise!(vm, NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
    }
    let offset = match place(vm, &view, key)? {
        Place::Item(offset) => offset,
        Place::Whole => view.start,
        Place::Slice => return assign(vm, this, view, key, value),
    };
    // Packing may run Python code that releases the view.
    let bytes = pack(vm, view.format, value)?;
    view_of(vm, this)?;
    view.put(vm, offset, &bytes);
    Ok(())
}

fn assign(vm: &mut Vm, this: &Value, view: View, key: &Value, value: &Value) -> PyResult<()> {
    let Some(source) = vm.view(value)? else {
        raise!(vm, TypeError, "a bytes-like object is required, not '{}'", vm.type_name(value));
    };
    let target = sliced(vm, view, key)?;
    view_of(vm, this)?;
    if source.shape != target.shape || source.format != target.format {
        raise!(vm, ValueError, "memoryview assignment: lvalue and rvalue have different structures");
    }
    let bytes = source.to_vec(vm, false);
    if let Some(place) = target.writable(vm) {
        place.copy_from_slice(&bytes);
        return Ok(());
    }
    for (at, item) in target.offsets(false).into_iter().zip(bytes.chunks_exact(target.item_size)) {
        target.put(vm, at, item);
    }
    Ok(())
}
