//! `anext_awaitable`: what `anext(iterator, default)` gives, which turns StopAsyncIteration into the default.

use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::exc::Exc;
use crate::types::iter::{itself, traced};
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};

/// `anext(iterator, default)`.
pub struct AnextAwaitable {
    pub awaitable: Value,
    pub default: Value,
}
traced!(AnextAwaitable: awaitable, default);

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { iter: Some(itself), next: Some(next), await_: Some(itself), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::named("anext_awaitable", AnextAwaitable::ID, &[AnextAwaitable::ID])
};

methods! { static METHODS;
    ///send(arg) -> send 'arg' into the wrapped iterator,
    ///return next yielded value or raise StopIteration.
    "send($self, /, *args)" as "($self, object, /)" => |vm, [this, args]| { proxy(vm, this, "send", args) }
    ///throw(value)
    ///throw(typ[,val[,tb]])
    ///
    ///raise exception in the wrapped iterator, return next yielded value
    ///or raise StopIteration.
    ///the (type, val, tb) signature is deprecated,
    ///and may be removed in a future version of Python.
    "throw($self, /, *args)" as "" => |vm, [this, args]| {
        proxy(vm, this, "throw", args)
    }
    ///close() -> raise GeneratorExit inside generator.
    "close($self, /, *args)" as "" => |vm, [this, args]| { proxy(vm, this, "close", args) }
}

/// The iterator behind (`anextawaitable_getiter`).
fn iterator(vm: &mut Vm, this: &Ref<AnextAwaitable>) -> PyResult {
    let awaitable = this.get(vm).awaitable.clone();
    let iterator = vm.await_iterator(&awaitable)?;
    let slots = &vm.class_ref(&iterator).get(vm).slots;
    if slots.next.is_some() {
        return Ok(iterator);
    }
    let Some(slot) = slots.await_ else { return Ok(iterator) };
    let made = slot(vm, &iterator)?;
    if vm.class_ref(&made).get(vm).slots.next.is_none() {
        raise!(vm, TypeError, "__await__ must return an iterable");
    }
    Ok(made)
}

/// StopAsyncIteration gives the default.
fn or_default(vm: &mut Vm, this: &Ref<AnextAwaitable>, result: PyResult) -> PyResult {
    let e = match result {
        Ok(v) => return Ok(v),
        Err(e) => e,
    };
    vm.catch(e, Exc::StopAsyncIteration)?;
    let default = this.get(vm).default.clone();
    Err(vm.stop_iteration(default))
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let this = vm.receiver::<AnextAwaitable>(this)?.clone();
    let iterator = iterator(vm, &this)?;
    let Some(next) = vm.class_ref(&iterator).get(vm).slots.next else { return Ok(None) };
    match next(vm, &iterator) {
        Ok(item) => Ok(item),
        Err(e) => or_default(vm, &this, Err(e)).map(Some),
    }
}

fn proxy(vm: &mut Vm, this: &Value, method: &str, args: &Value) -> PyResult {
    let this = vm.receiver::<AnextAwaitable>(this)?.clone();
    let iterator = iterator(vm, &this)?;
    let args = args.exact::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
    let result = vm.call_method(&iterator, method, &args);
    or_default(vm, &this, result)
}
