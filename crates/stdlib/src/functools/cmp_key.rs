//! `cmp_to_key`.

use crate::support::{receiver, traced};
use taipan_vm::call::call_method;
use taipan_vm::class::{ClassFlags, CompareOp, GetSet, Slots, TypeSpec};
use taipan_vm::{Args, PyResult, Value, Vm, methods, raise};

/// `KeyWrapper`: a comparison function, and an object that it compares.
pub struct KeyWrapper {
    compare: Value,
    /// [`Value::NULL`] in what `cmp_to_key` gives.
    object: Value,
}
traced!(KeyWrapper: compare, object);

static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { call: Some(call), compare: Some(compare), ..Slots::EMPTY },
    getset: &[GetSet::write(
        "obj",
        |vm, this| match receiver::<KeyWrapper>(vm, this)?.get(vm).object.present().cloned() {
            Some(object) => Ok(object),
            None => Ok(Value::NONE),
        },
        |vm, this, value| {
            let value = value.cloned().unwrap_or(Value::NULL);
            receiver::<KeyWrapper>(vm, this)?.get_mut(vm).object = value;
            Ok(())
        },
    )
    .documented("Value wrapped by a key function.")],
    ..TypeSpec::foreign("functools", "KeyWrapper")
};

methods! { static CALL;
    "K($self, /, obj)" => |vm, [this, object]| {
        let compare = receiver::<KeyWrapper>(vm, this)?.get(vm).compare.clone();
        Ok(make(vm, compare, object.clone()))
    }
}

fn make(vm: &mut Vm, compare: Value, object: Value) -> Value {
    let class = vm.foreign_class::<KeyWrapper>(&SPEC);
    vm.new_foreign(&class, KeyWrapper { compare, object }).into()
}

fn call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    let all = args.with_first(this.clone());
    call_method(vm, &CALL[0], None, all.args())
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.foreign::<KeyWrapper>(), b.foreign::<KeyWrapper>()) else {
        raise!(vm, TypeError, "other argument must be K instance");
    };
    let function = x.get(vm).compare.clone();
    let (x, y) = (x.get(vm).object.clone(), y.get(vm).object.clone());
    if x.is_null() || y.is_null() {
        raise!(vm, AttributeError, "object");
    }
    let order = vm.call(&function, &[x, y])?;
    vm.compare(&order, &Value::int(0), op)
}

methods! { pub static FUNCTIONS;
    /// Convert a cmp= function into a key= function.
    ///
    ///   mycmp
    ///     Function that compares two objects.
    "cmp_to_key($module, /, mycmp)"
    => |vm, [mycmp]| { Ok(make(vm, mycmp.clone(), Value::NULL)) }
}
