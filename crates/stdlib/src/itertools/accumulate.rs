//! `accumulate`.

use super::deprecated;
use crate::support::{class_value, construct, instance, list, receiver, traced};
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::protocol::number::op;
use taipan_vm::types::iter::itself;
use taipan_vm::{PyResult, Value, Vm, methods};

/// `accumulate`.
pub struct Accumulate {
    /// None for the sum. What dies first stands first.
    function: Value,
    /// [`Value::NULL`] before the first item.
    total: Value,
    iterator: Value,
    /// Given before the items; [`Value::NULL`] where there is none, or it was given.
    initial: Value,
}
traced!(Accumulate: iterator, function, total, initial);

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some("Return series of accumulated sums (or other binary function results)."),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &NEW[0], class, args)),
        iter: Some(itself),
        next: Some(next),
        ..Slots::EMPTY
    },
    methods: METHODS,
    signature: "(iterable, func=None, *, initial=None)",
    ..TypeSpec::foreign("itertools", "accumulate")
};

methods! { static NEW;
    "accumulate($type, iterable, func=None, *, initial=None)" => |vm, [class, iterable, function, initial]| {
        let iterator = vm.iter(iterable)?;
        let initial = if initial.is_none() { Value::NULL } else { initial.clone() };
        instance(vm, class, Accumulate { iterator, function: function.clone(), total: Value::NULL, initial })
    }
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<Accumulate>(vm, this)?;
    let state = it.get_mut(vm);
    if !state.initial.is_null() {
        let initial = std::mem::replace(&mut state.initial, Value::NULL);
        drop(std::mem::replace(&mut state.total, initial.clone()));
        return Ok(Some(initial));
    }
    let iterator = state.iterator.clone();
    let Some(item) = vm.next(&iterator)? else { return Ok(None) };
    let state = it.get(vm);
    let (total, function) = (state.total.clone(), state.function.clone());
    let total = match () {
        () if total.is_null() => item,
        () if function.is_none() => vm.binary_op(op::ADD, false, &total, &item)?,
        () => vm.call(&function, &[total, item])?,
    };
    drop(std::mem::replace(&mut it.get_mut(vm).total, total.clone()));
    Ok(Some(total))
}

/// A new iterator of this module.
fn make(vm: &mut Vm, name: &str, args: &[Value]) -> PyResult {
    let module = vm.intern("itertools");
    let module = vm.import_module(&module)?;
    let name = vm.intern(name);
    let class = vm.getattr(&module, &name)?;
    vm.call(&class, args)
}

methods! { static METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let class = class_value(vm, this);
        let state = receiver::<Accumulate>(vm, this)?.get(vm);
        let (iterator, function, total, initial) =
            (state.iterator.clone(), state.function.clone(), state.total.clone(), state.initial.clone());
        if !initial.is_null() {
            let first = list(vec![initial]);
            let all = make(vm, "chain", &[first, iterator])?;
            let args = vm.new_tuple([all, function]);
            return Ok(vm.new_tuple([class, args, Value::NONE]));
        }
        if total.is_none() {
            let all = make(vm, "chain", &[list(vec![Value::NONE]), iterator])?;
            let args = vm.new_tuple([all, function]);
            let again = vm.call(&class, args.downcast::<taipan_vm::types::tuple::Tuple>().map_or(&[][..], |t| t.items()))?;
            let islice = vm.intern("islice");
            let module = vm.intern("itertools");
            let module = vm.import_module(&module)?;
            let islice = vm.getattr(&module, &islice)?;
            let args = vm.new_tuple([again, Value::int(1), Value::NONE]);
            return Ok(vm.new_tuple([islice, args]));
        }
        let args = vm.new_tuple([iterator, function]);
        let total = if total.is_null() { Value::NONE } else { total };
        Ok(vm.new_tuple([class, args, total]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        receiver::<Accumulate>(vm, this)?.get_mut(vm).total = state.clone();
        Ok(Value::NONE)
    }
}
