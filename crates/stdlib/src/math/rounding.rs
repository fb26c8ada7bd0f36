//! `floor`, `ceil` and `trunc`: special methods first.

use taipan_vm::types::float::to_float;
use taipan_vm::types::int::int_of_float;
use taipan_vm::types::str::Str;
use taipan_vm::{PyResult, Ref, Value, Vm, methods, raise};

/// What the special method gives; `None` where the class has none.
fn special(vm: &mut Vm, x: &Value, name: Ref<Str>) -> PyResult<Option<Value>> {
    let Some(method) = vm.type_lookup(x, &name) else { return Ok(None) };
    let bound = vm.bind_special(&method, x)?;
    vm.call(&bound, &[]).map(Some)
}

fn round(vm: &mut Vm, x: &Value, name: Ref<Str>, f: fn(f64) -> f64) -> PyResult {
    if x.as_float().is_none()
        && let Some(r) = special(vm, x, name)?
    {
        return Ok(r);
    }
    let x = to_float(vm, x)?;
    int_of_float(vm, f(x))
}

methods! { pub static FUNCTIONS;
    /// Return the ceiling of x as an Integral.
    ///
    /// This is the smallest integer >= x.
    "ceil($module, x, /)" => |vm, [x]| {
        let name = vm.names.__ceil__.clone();
        round(vm, x, name, f64::ceil)
    }
    /// Return the floor of x as an Integral.
    ///
    /// This is the largest integer <= x.
    "floor($module, x, /)" => |vm, [x]| {
        let name = vm.names.__floor__.clone();
        round(vm, x, name, f64::floor)
    }
    /// Truncates the Real x to the nearest Integral toward 0.
    ///
    /// Uses the __trunc__ magic method.
    "trunc($module, x, /)" => |vm, [x]| {
        let name = vm.names.__trunc__.clone();
        match special(vm, x, name)? {
            Some(r) => Ok(r),
            None => raise!(vm, TypeError, "type {} doesn't define __trunc__ method", vm.type_name(x)),
        }
    }
}
