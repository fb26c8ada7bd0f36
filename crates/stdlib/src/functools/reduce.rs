//! `reduce`.

use taipan_vm::call::Method;
use taipan_vm::exc::Exc;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// The function, whose `initial` can be named in newer versions.
pub fn functions(vm: &Vm) -> &'static [Method] {
    if vm.dialect.reduce_names_initial() { NAMED } else { POSITIONAL }
}

fn reduce(vm: &mut Vm, function: &Value, iterable: &Value, initial: &Value) -> PyResult {
    let it = match vm.iter(iterable) {
        Err(e) if vm.is_exception(&e, Exc::TypeError) => {
            raise!(vm, TypeError, "reduce() arg 2 must support iteration")
        }
        it => it?,
    };
    let mut total = initial.clone();
    while let Some(item) = vm.next(&it)? {
        total = if total.is_null() { item } else { vm.call(function, &[total, item])? };
    }
    if total.is_null() {
        raise!(vm, TypeError, "reduce() of empty iterable with no initial value");
    }
    Ok(total)
}

methods! { static POSITIONAL;
    /// reduce(function, iterable[, initial], /) -> value
    ///
    /// Apply a function of two arguments cumulatively to the items of a sequence
    /// or iterable, from left to right, so as to reduce the iterable to a single
    /// value.  For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) calculates
    /// ((((1+2)+3)+4)+5).  If initial is present, it is placed before the items
    /// of the iterable in the calculation, and serves as a default when the
    /// iterable is empty.
    "reduce($module, function, iterable, initial=<unrepresentable>, /)" as ""
    => |vm, [function, iterable, initial]| { reduce(vm, function, iterable, initial) }
}

methods! { static NAMED;
    /// Apply a function of two arguments cumulatively to the items of an iterable, from left to right.
    ///
    /// This effectively reduces the iterable to a single value.  If initial is present,
    /// it is placed before the items of the iterable in the calculation, and serves as
    /// a default when the iterable is empty.
    ///
    /// For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5])
    /// calculates ((((1 + 2) + 3) + 4) + 5).
    "reduce($module, function, iterable, /, initial=<unrepresentable>)" => |vm, [function, iterable, initial]| {
        reduce(vm, function, iterable, initial)
    }
}
