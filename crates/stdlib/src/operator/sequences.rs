//! Containers and sequences.

use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// `PySequence_Check`
fn is_sequence(vm: &Vm, v: &Value) -> bool {
    vm.class_ref(v).get(vm).slots.getitem.is_some() && v.downcast::<taipan_vm::types::dict::Dict>().is_none()
}

/// `PySequence_Concat` and `PySequence_InPlaceConcat`.
fn concat(vm: &mut Vm, a: &Value, b: &Value, inplace: bool) -> PyResult {
    let slots = &vm.class_ref(a).get(vm).slots;
    if let Some(f) = slots.iconcat.filter(|_| inplace).or(slots.concat) {
        return f(vm, a, b);
    }
    if is_sequence(vm, a) && is_sequence(vm, b) {
        if inplace && let Some(f) = vm.class_ref(a).get(vm).slots.iadd {
            let r = f(vm, a, b)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        let r = vm.binary_slot(|s| s.add, a, b)?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
    }
    raise!(vm, TypeError, "'{}' object can't be concatenated", vm.type_name(a))
}

/// How often an item comes, or where first.
fn search(vm: &mut Vm, a: &Value, b: &Value, all: bool) -> PyResult<Option<i64>> {
    if vm.class_ref(a).get(vm).slots.iter.is_none() && !is_sequence(vm, a) {
        raise!(vm, TypeError, "argument of type '{}' is not iterable", vm.type_name(a));
    }
    let it = vm.iter(a)?;
    let (mut found, mut index) = (0, 0);
    while let Some(item) = vm.next(&it)? {
        if vm.same_or_equal(&item, b)? {
            if !all {
                return Ok(Some(index));
            }
            found += 1;
        }
        index += 1;
    }
    Ok(all.then_some(found))
}

methods! { pub static FUNCTIONS;
    /// Same as a + b, for a and b sequences.
    "concat($module, a, b, /)"
    => |vm, [a, b]| { concat(vm, a, b, false) }
    /// Same as a += b, for a and b sequences.
    "iconcat($module, a, b, /)"
    => |vm, [a, b]| { concat(vm, a, b, true) }
    /// Same as b in a (note reversed operands).
    "contains($module, a, b, /)"
    => |vm, [a, b]| { Ok(Value::bool(vm.contains(a, b)?)) }
    /// Return the number of items in a which are, or which equal, b.
    "countOf($module, a, b, /)"
    => |vm, [a, b]| { Ok(Value::int(search(vm, a, b, true)?.unwrap_or(0))) }
    /// Return the first index of b in a.
    "indexOf($module, a, b, /)"
    => |vm, [a, b]| {
        match search(vm, a, b, false)? {
            Some(index) => Ok(Value::int(index)),
            None => raise!(vm, ValueError, "sequence.index(x): x not in sequence"),
        }
    }
    /// Same as a[b].
    "getitem($module, a, b, /)"
    => |vm, [a, b]| { vm.getitem(a, b) }
    /// Same as a[b] = c.
    "setitem($module, a, b, c, /)"
    => |vm, [a, b, c]| {
        vm.setitem(a, b, Some(c))?;
        Ok(Value::NONE)
    }
    /// Same as del a[b].
    "delitem($module, a, b, /)"
    => |vm, [a, b]| {
        vm.setitem(a, b, None)?;
        Ok(Value::NONE)
    }
    /// Return an estimate of the number of items in obj.
    ///
    /// This is useful for presizing containers when building from an iterable.
    ///
    /// If the object supports len(), the result will be exact.
    /// Otherwise, it may over- or under-estimate by an arbitrary amount.
    /// The result will be an integer >= 0.
    "length_hint($module, obj, default=0, /)"
    => |vm, [obj, default]| {
        let default = vm.ssize(default)?;
        // A negative default is given back where nothing is known.
        let known = vm.length_hint(obj, usize::MAX >> 1)?;
        Ok(Value::int(if known == usize::MAX >> 1 { default } else { known as i64 }))
    }
}
