//! The methods of `range`.

use super::slots::{is_plain_int, position};
use super::{Range, iter};
use crate::methods;
use crate::types::int::int_ref;
use taipan_heap::Value;

methods! { pub static METHODS;
    /// Return a reverse iterator.
    "__reversed__($self, /)" => |vm, [this]| { Ok(iter::reversed(vm.receiver::<Range>(this)?)) }
    "__reduce__($self, /)" => |vm, [this]| {
        let r = vm.receiver::<Range>(this)?;
        let parts = vm.new_tuple([&r.start, &r.stop, &r.step].map(Value::clone));
        Ok(vm.new_tuple([vm.types.range.value().clone(), parts]))
    }
    /// rangeobject.count(value) -> integer -- return number of occurrences of value
    "count($self, object, /)" => |vm, [this, object]| {
        let r = vm.receiver::<Range>(this)?;
        if let Some(v) = int_ref(object).filter(|_| is_plain_int(vm, object)) {
            return Ok(Value::int(position(r, v).is_some() as i64));
        }
        let mut n = 0;
        vm.for_each(this, |vm, item| {
            n += vm.same_or_equal(&item, object)? as i64;
            Ok(())
        })?;
        Ok(Value::int(n))
    }
    /// rangeobject.index(value) -> integer -- return index of value.
    /// Raise ValueError if the value is not present.
    "index($self, object, /)" => |vm, [this, object]| {
        let r = vm.receiver::<Range>(this)?;
        if let Some(v) = int_ref(object).filter(|_| is_plain_int(vm, object)) {
            return match position(r, v) {
                Some(at) => Ok(at),
                None => Err(vm.not_in("range", object)?),
            };
        }
        let it = vm.iter(this)?;
        let mut at = 0;
        while let Some(item) = vm.next(&it)? {
            if vm.same_or_equal(&item, object)? {
                return Ok(Value::int(at));
            }
            at += 1;
        }
        raise!(vm, ValueError, "sequence.index(x): x not in sequence")
    }
}
