//! `filter`.

use super::{itself, own_args, pickle::reduced_as, traced};
use crate::call::bind;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::{Args, PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};

/// `filter`.
pub struct Filter {
    /// None for the items that are true themselves.
    pub function: Value,
    pub iterator: Value,
}
traced!(Filter: function, iterator);

pub static FILTER_SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "Return an iterator yielding those items of iterable for which function(item)\n\
         is true. If function is None, return the items that are true.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        new: Some(new),
        iter: Some(itself),
        next: Some(next),
        ..Slots::EMPTY
    },
    methods: METHODS,
    signature: "(function, iterable, /)",
    ..TypeSpec::named("filter", Filter::ID, &[Filter::ID])
};

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let args = own_args(vm, class, args);
    let [function, iterable, ..] = bind::positional(vm, "filter", args, 2, 2)? else {
        return Err(vm.wrong_arity());
    };
    let iterator = vm.iter(iterable)?;
    Ok(Ref::with_shape(class.get(vm).shape, Filter { function: function.clone(), iterator }).into())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let state = vm.receiver::<Filter>(this)?.get(vm);
    let (function, iterator) = (state.function.clone(), state.iterator.clone());
    let by_itself = function.is_none() || function.is(vm.types.bool.value());
    while let Some(item) = vm.next(&iterator)? {
        let kept = if by_itself {
            vm.truth(&item)?
        } else {
            let answer = vm.call(&function, std::slice::from_ref(&item))?;
            vm.truth(&answer)?
        };
        if kept {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

methods! { static METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<Filter>(this)?.get(vm);
        let args = [it.function.clone(), it.iterator.clone()];
        reduced_as(vm, this, &args, None)
    }
}
