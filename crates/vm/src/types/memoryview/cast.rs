//! `memoryview.cast`: the same bytes with another format or shape.

use super::item::{is_byte, size};
use super::{View, new_view, view_of};
use crate::types::int::int_ref;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use smallvec::{SmallVec, smallvec};
use taipan_heap::{Ref, Value};

/// The limit that CPython sets (`PyBUF_MAX_NDIM`).
const MAX_DIMENSIONS: usize = 64;

/// The character of a native single-character format with an optional `@`.
fn native(vm: &Vm, text: &str) -> Option<char> {
    let mut chars = text.strip_prefix('@').unwrap_or(text).chars();
    let format = chars.next().filter(|_| chars.next().is_none())?;
    size(format).filter(|_| format != 'e' || vm.dialect.views_hold_halves()).map(|_| format)
}

/// `memoryview.cast(format[, shape])`
pub fn cast(vm: &mut Vm, this: &Value, format: &Value, shape: &Value) -> PyResult {
    let mut view = view_of(vm, this)?;
    let Some(format) = format.downcast::<Str>() else {
        return Err(vm.bad_argument("cast", "argument 'format'", "str", format));
    };
    if !view.contiguous(false) {
        raise!(vm, TypeError, "memoryview: casts are restricted to C-contiguous views");
    }
    let shape = dimensions(vm, &view, shape)?;
    to_format(vm, &mut view, format)?;
    if let Some(shape) = shape {
        reshape(vm, &mut view, &shape)?;
    }
    Ok(new_view(view))
}

fn dimensions(vm: &mut Vm, view: &View, shape: &Value) -> PyResult<Option<Vec<Value>>> {
    let zeros = view.shape.contains(&0) || view.strides.contains(&0);
    if (!shape.is_null() || view.ndim() != 1) && zeros {
        raise!(vm, TypeError, "memoryview: cannot cast view with zeros in shape or strides");
    }
    if shape.is_null() {
        return Ok(None);
    }
    let items = match (shape.downcast::<List>(), shape.downcast::<Tuple>()) {
        (Some(list), _) => list.get(vm).items.clone(),
        (None, Some(tuple)) => tuple.items().to_vec(),
        (None, None) => raise!(vm, TypeError, "shape must be a list or a tuple"),
    };
    if items.len() > MAX_DIMENSIONS {
        raise!(vm, ValueError, "memoryview: number of dimensions must not exceed {MAX_DIMENSIONS}");
    }
    if view.ndim() != 1 && items.len() != 1 {
        raise!(vm, TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
    }
    Ok(Some(items))
}

fn to_format(vm: &mut Vm, view: &mut View, text: &Ref<Str>) -> PyResult<()> {
    // CPython takes the format as ASCII.
    let encoding = vm.interned_value("ascii");
    vm.call_method(text.value(), "encode", &[encoding])?;
    let text = text.to_string();
    let required = "format must be a native single character format prefixed with an optional '@'";
    let Some(source) = native(vm, &view.format_text()) else {
        raise!(vm, ValueError, "memoryview: source {required}");
    };
    let Some((format, item_size)) = native(vm, &text).and_then(|f| Some((f, size(f)?))) else {
        raise!(vm, ValueError, "memoryview: destination {required}");
    };
    if !is_byte(source) && !is_byte(format) {
        raise!(vm, TypeError, "memoryview: cannot cast between two non-byte formats");
    }
    let len = view.nbytes();
    if !len.is_multiple_of(item_size) {
        raise!(vm, TypeError, "memoryview: length is not a multiple of itemsize");
    }
    (view.format, view.prefixed, view.item_size) = (format, text.starts_with('@'), item_size);
    (view.shape, view.strides) = (smallvec![len / item_size], smallvec![item_size as i64]);
    Ok(())
}

fn reshape(vm: &mut Vm, view: &mut View, dimensions: &[Value]) -> PyResult<()> {
    let mut shape = SmallVec::new();
    let mut bytes = view.item_size;
    for d in dimensions {
        let Some(int) = int_ref(d) else {
            raise!(vm, TypeError, "memoryview.cast(): elements of shape must be integers");
        };
        let Some(d) = int.to_i64().and_then(|d| usize::try_from(d).ok()).filter(|&d| d > 0) else {
            raise!(vm, ValueError, "memoryview.cast(): elements of shape must be integers > 0");
        };
        let Some(product) = bytes.checked_mul(d).filter(|&b| isize::try_from(b).is_ok()) else {
            raise!(vm, ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
        };
        bytes = product;
        shape.push(d);
    }
    if bytes != view.nbytes() {
        raise!(vm, TypeError, "memoryview: product(shape) * itemsize != buffer size");
    }
    let mut stride = view.item_size as i64;
    let mut strides = smallvec![0; shape.len()];
    for (place, &d) in strides.iter_mut().zip(&shape).rev() {
        *place = stride;
        stride = stride.saturating_mul(d as i64);
    }
    (view.shape, view.strides) = (shape, strides);
    Ok(())
}
