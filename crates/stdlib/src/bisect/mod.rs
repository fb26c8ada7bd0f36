//! `_bisect`: places in sorted sequences.

use crate::support::set_doc;
use taipan_vm::class::{ClassFlags, CompareOp};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::int_ref;
use taipan_vm::types::list::List;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_bisect", init };

const DOC: &str = "Bisection algorithms.

This module provides support for maintaining a list in sorted order without
having to sort the list after each insertion. For long lists of items with
expensive comparison operations, this can be an improvement over the more
common approach.
";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "_bisect", FUNCTIONS);
    Ok(())
}

/// Which side of equal items.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// What is looked through must have items by number.
fn check_sequence(vm: &mut Vm, a: &Value, given: i64) -> PyResult<()> {
    let class = vm.class_of(a);
    let class = class.get(vm);
    if !class.is_heap() && class.flags.has(ClassFlags::MAPPING) {
        raise!(vm, TypeError, "{} is not a sequence", vm.type_name(a));
    }
    if class.slots.getitem.is_none() && given != -1 {
        raise!(vm, TypeError, "'{}' object does not support indexing", vm.type_name(a));
    }
    Ok(())
}

/// Where `x` goes; keys are compared where there is a key function.
fn bisect(vm: &mut Vm, a: &Value, x: &Value, bounds: [&Value; 2], key: &Value, side: Side) -> PyResult<i64> {
    let mut low = vm.ssize(bounds[0])?;
    let hi = bounds[1];
    let given = match () {
        () if hi.is_none() => -1,
        () if int_ref(hi).is_some() || vm.class_ref(hi).get(vm).slots.index.is_some() => vm.ssize(hi)?,
        () => raise!(vm, TypeError, "argument should be integer or None, not '{}'", vm.type_name(hi)),
    };
    if low < 0 {
        raise!(vm, ValueError, "lo must be non-negative");
    }
    check_sequence(vm, a, given)?;
    let mut high = if given == -1 { vm.len(a)? as i64 } else { given };
    while low < high {
        let middle = low + (high - low) / 2;
        let mut item = match a.exact::<List>().and_then(|l| l.get(vm).items.get(middle as usize).cloned()) {
            Some(item) => item,
            None => vm.getitem(a, &Value::int(middle))?,
        };
        if !key.is_none() {
            item = vm.call(key, &[item])?;
        }
        let goes_left = match side {
            Side::Left => !vm.compare_bool(&item, x, CompareOp::Lt)?,
            Side::Right => vm.compare_bool(x, &item, CompareOp::Lt)?,
        };
        if goes_left { high = middle } else { low = middle + 1 }
    }
    Ok(low)
}

fn insort(vm: &mut Vm, a: &Value, x: &Value, bounds: [&Value; 2], key: &Value, side: Side) -> PyResult {
    let wanted = if key.is_none() { x.clone() } else { vm.call(key, std::slice::from_ref(x))? };
    let index = bisect(vm, a, &wanted, bounds, key, side)?;
    if let Some(list) = a.exact::<List>() {
        let place = (index as usize).min(list.get(vm).items.len());
        vm.list_reserve(list, 1)?;
        list.get_mut(vm).items.insert(place, x.clone());
        return Ok(Value::NONE);
    }
    vm.call_method(a, "insert", &[Value::int(index), x.clone()])?;
    Ok(Value::NONE)
}

methods! { static FUNCTIONS;
    /// Return the index where to insert item x in list a, assuming a is sorted.
    ///
    /// The return value i is such that all e in a[:i] have e < x, and all e in
    /// a[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will
    /// insert just before the leftmost x already there.
    ///
    /// Optional args lo (default 0) and hi (default len(a)) bound the
    /// slice of a to be searched.
    ///
    /// A custom key function can be supplied to customize the sort order.
    "bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)"
    => |vm, [a, x, lo, hi, key]| {
        Ok(Value::int(bisect(vm, a, x, [lo, hi], key, Side::Left)?))
    }
    /// Return the index where to insert item x in list a, assuming a is sorted.
    ///
    /// The return value i is such that all e in a[:i] have e <= x, and all e in
    /// a[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will
    /// insert just after the rightmost x already there.
    ///
    /// Optional args lo (default 0) and hi (default len(a)) bound the
    /// slice of a to be searched.
    ///
    /// A custom key function can be supplied to customize the sort order.
    "bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)"
    => |vm, [a, x, lo, hi, key]| {
        Ok(Value::int(bisect(vm, a, x, [lo, hi], key, Side::Right)?))
    }
    /// Insert item x in list a, and keep it sorted assuming a is sorted.
    ///
    /// If x is already in a, insert it to the left of the leftmost x.
    ///
    /// Optional args lo (default 0) and hi (default len(a)) bound the
    /// slice of a to be searched.
    ///
    /// A custom key function can be supplied to customize the sort order.
    "insort_left($module, /, a, x, lo=0, hi=None, *, key=None)"
    => |vm, [a, x, lo, hi, key]| { insort(vm, a, x, [lo, hi], key, Side::Left) }
    /// Insert item x in list a, and keep it sorted assuming a is sorted.
    ///
    /// If x is already in a, insert it to the right of the rightmost x.
    ///
    /// Optional args lo (default 0) and hi (default len(a)) bound the
    /// slice of a to be searched.
    ///
    /// A custom key function can be supplied to customize the sort order.
    "insort_right($module, /, a, x, lo=0, hi=None, *, key=None)"
    => |vm, [a, x, lo, hi, key]| { insort(vm, a, x, [lo, hi], key, Side::Right) }
}
