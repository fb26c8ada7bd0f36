//! The methods of `memoryview`.

use super::{MemoryView, View, access, cast, new_view, view_of};
use crate::methods;
use crate::types::bytes::{new_bytes, work};
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::Value;

methods! { pub static METHODS;
    /// Release the underlying buffer exposed by the memoryview object.
    "release($self, /)" => |vm, [this]| { release(vm, this) }
    /// Return the data in the buffer as a byte string.
    ///
    /// Order can be {'C', 'F', 'A'}. When order is 'C' or 'F', the data of the
    /// original array is converted to C or Fortran order. For contiguous views,
    /// 'A' returns an exact copy of the physical memory. In particular, in-memory
    /// Fortran order is preserved. For non-contiguous views, the data is converted
    /// to C first. order=None is the same as order='C'.
    "tobytes($self, /, order='C')" => |vm, [this, order]| {
        let view = view_of(vm, this)?;
        let order = match order.downcast::<Str>() {
            Some(s) => s.to_string(),
            None if order.is_none() => "C".to_string(),
            None => return Err(vm.bad_argument("tobytes", "argument 'order'", "str or None", order)),
        };
        let fortran = match order.as_str() {
            "C" => false,
            "F" => true,
            "A" => !view.contiguous(false) && view.contiguous(true),
            _ => raise!(vm, ValueError, "order must be 'C', 'F' or 'A'"),
        };
        let data = view.to_vec(vm, fortran);
        Ok(new_bytes(data))
    }
    /// Return the data in the buffer as a str of hexadecimal numbers.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// Example:
    /// >>> value = memoryview(b'\xb9\x01\xef')
    /// >>> value.hex()
    /// 'b901ef'
    /// >>> value.hex(':')
    /// 'b9:01:ef'
    /// >>> value.hex(':', 2)
    /// 'b9:01ef'
    /// >>> value.hex(':', -2)
    /// 'b901:ef'
    "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)" => |vm, [this, sep, bytes_per_sep]| {
        let data = view_of(vm, this)?.to_vec(vm, false);
        work::hex(vm, &new_bytes(data), sep, bytes_per_sep)
    }
    /// Return the data in the buffer as a list of elements.
    "tolist($self, /)" => |vm, [this]| {
        let view = view_of(vm, this)?;
        let start = view.start;
        nested(vm, &view, 0, start)
    }
    /// Cast a memoryview to a new format or shape.
    "cast($self, /, format, shape=<unrepresentable>)" => |vm, [this, format, shape]| {
        cast::cast(vm, this, format, shape)
    }
    /// Return a readonly version of the memoryview.
    "toreadonly($self, /)" => |vm, [this]| {
        let mut view = view_of(vm, this)?;
        view.read_only = true;
        Ok(new_view(view))
    }
    /// Count the number of occurrences of a value.
    "count($self, value, /)" => |vm, [this, value]| {
        let mut count = 0;
        for i in 0..vm.len(this)? {
            let item = access::getitem(vm, this, &Value::int(i as i64))?;
            count += i64::from(vm.same_or_equal(&item, value)?);
        }
        Ok(Value::int(count))
    }
    /// Return the index of the first occurrence of a value.
    ///
    /// Raises ValueError if the value is not present.
    "index($self, value, start=0, stop=sys.maxsize, /)" => |vm, [this, value, start, stop]| {
        let len = vm.len(this)? as i64;
        let clamp = |i: i64| if i < 0 { i.saturating_add(len).max(0) } else { i.min(len) };
        let start = clamp(vm.index_clamped(start)?);
        let stop = if stop.is_null() { len } else { clamp(vm.index_clamped(stop)?) };
        for i in start..stop {
            let item = access::getitem(vm, this, &Value::int(i))?;
            if vm.same_or_equal(&item, value)? {
                return Ok(Value::int(i));
            }
        }
        raise!(vm, ValueError, "memoryview.index(x): x not found")
    }
    "__enter__($self, /)" => |vm, [this]| {
        view_of(vm, this)?;
        Ok(this.clone())
    }
    /// Release the underlying buffer exposed by the memoryview object.
    "__exit__($self, /, *exc_info)" => |vm, [this, _exc_info]| { release(vm, this) }
    /// Create a new memoryview object which references the given object.
    "_from_flags($type, /, object, flags)" => |vm, [_class, object, flags]| {
        vm.c_int(flags)?;
        match vm.view(object)? {
            Some(view) => Ok(new_view(view)),
            None => raise!(
                vm,
                TypeError,
                "memoryview: a bytes-like object is required, not '{}'",
                vm.type_name(object)
            ),
        }
    }
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, object]| {
        Ok(crate::types::generic_alias::make(vm, class, object))
    }
}

fn release(vm: &mut Vm, this: &Value) -> PyResult {
    let view = vm.receiver::<MemoryView>(this)?.clone().get_mut(vm).view.take();
    drop(view);
    Ok(Value::NONE)
}

/// Lists in lists, one level a dimension.
fn nested(vm: &mut Vm, view: &View, dimension: usize, offset: i64) -> PyResult {
    let Some(&len) = view.shape.get(dimension) else { return view.unpack_at(vm, offset) };
    let mut items = Vec::with_capacity(len);
    for i in 0..len as i64 {
        let at = offset.saturating_add(i.saturating_mul(view.strides[dimension]));
        items.push(nested(vm, view, dimension + 1, at)?);
    }
    Ok(List::new_ref(items).into())
}
