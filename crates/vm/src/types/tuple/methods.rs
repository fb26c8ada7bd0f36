//! The methods of `tuple`.

use super::{Tuple, slots};
use crate::methods;
use crate::protocol::sequence::{clamp, search_bound};
use crate::types::generic_alias;
use taipan_heap::Value;

methods! { pub static METHODS;
    /// Return number of occurrences of value.
    "count($self, value, /)" => |vm, [this, value]| {
        let tuple = vm.receiver::<Tuple>(this)?;
        let (mut n, mut rest) = (0, tuple.items());
        while let Some(at) = slots::find(vm, rest, value)? {
            n += 1;
            rest = &rest[at + 1..];
        }
        Ok(Value::int(n))
    }
    /// Return first index of value.
    ///
    /// Raises ValueError if the value is not present.
    "index($self, value, start=0, stop=sys.maxsize, /)" => |vm, [this, value, start, stop]| {
        let tuple = vm.receiver::<Tuple>(this)?;
        let (start, stop) = (search_bound(vm, start, 0)?, search_bound(vm, stop, i64::MAX)?);
        let len = tuple.items().len();
        let (start, stop) = (clamp(start, len), clamp(stop, len));
        let part = tuple.items().get(start..stop).unwrap_or_default();
        match slots::find(vm, part, value)? {
            Some(at) => Ok(Value::int((start + at) as i64)),
            None => raise!(vm, ValueError, "tuple.index(x): x not in tuple"),
        }
    }
    "__getnewargs__($self, /)" => |vm, [this]| {
        let tuple = vm.receiver::<Tuple>(this)?;
        let plain = vm.new_tuple(tuple.items().iter().cloned());
        Ok(vm.new_tuple([plain]))
    }
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, object]| { Ok(generic_alias::make(vm, class, object)) }
}
