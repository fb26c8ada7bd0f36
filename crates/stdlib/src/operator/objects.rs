//! Comparison, truth, identity, calls.

use taipan_vm::class::CompareOp;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::{IntRef, from_big, int_ref};
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{Args, PyResult, Value, Vm, methods, raise};

fn absolute(vm: &mut Vm, a: &Value) -> PyResult {
    match vm.class_ref(a).get(vm).slots.abs {
        Some(f) => f(vm, a),
        None => raise!(vm, TypeError, "bad operand type for abs(): '{}'", vm.type_name(a)),
    }
}

methods! { pub static FUNCTIONS;
    /// Same as a < b.
    "lt($module, a, b, /)"
    => |vm, [a, b]| { vm.compare(a, b, CompareOp::Lt) }
    /// Same as a <= b.
    "le($module, a, b, /)"
    => |vm, [a, b]| { vm.compare(a, b, CompareOp::Le) }
    /// Same as a == b.
    "eq($module, a, b, /)"
    => |vm, [a, b]| { vm.compare(a, b, CompareOp::Eq) }
    /// Same as a != b.
    "ne($module, a, b, /)"
    => |vm, [a, b]| { vm.compare(a, b, CompareOp::Ne) }
    /// Same as a > b.
    "gt($module, a, b, /)"
    => |vm, [a, b]| { vm.compare(a, b, CompareOp::Gt) }
    /// Same as a >= b.
    "ge($module, a, b, /)"
    => |vm, [a, b]| { vm.compare(a, b, CompareOp::Ge) }
    /// Return True if a is true, False otherwise.
    "truth($module, a, /)"
    => |vm, [a]| { Ok(Value::bool(vm.truth(a)?)) }
    /// Same as not a.
    "not_($module, a, /)"
    => |vm, [a]| { Ok(Value::bool(!vm.truth(a)?)) }
    /// Same as a is b.
    "is_($module, a, b, /)"
    => |_vm, [a, b]| { Ok(Value::bool(a.is(b))) }
    /// Same as a is not b.
    "is_not($module, a, b, /)"
    => |_vm, [a, b]| { Ok(Value::bool(!a.is(b))) }
    /// Same as a is None.
    "is_none($module, a, /)" => |_vm, [a]| { Ok(Value::bool(a.is_none())) }
    /// Same as a is not None.
    "is_not_none($module, a, /)" => |_vm, [a]| { Ok(Value::bool(!a.is_none())) }
    /// Same as abs(a).
    "abs($module, a, /)"
    => |vm, [a]| { absolute(vm, a) }
    /// Same as a.__index__()
    "index($module, a, /)"
    => |vm, [a]| {
        let index = vm.index(a)?.into_owned();
        Ok(match int_ref(&index) {
            Some(IntRef::Small(i)) => Value::int(i),
            Some(IntRef::Big(b)) => from_big(b.clone()),
            None => index,
        })
    }
    /// Same as obj(*args, **kwargs).
    "call($module, obj, /, *args, **kwargs)"
    => |vm, [obj, args, kwargs]| {
        let mut values = args.downcast::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
        let mut names = Vec::new();
        if let Some(kwargs) = kwargs.downcast::<Dict>() {
            for (name, value) in kwargs.get(vm).iter() {
                names.push(name.clone());
                values.push(value.clone());
            }
        }
        vm.call_args(obj, Args::new(&values, &names))
    }
}
