//! `async_generator`: its methods give awaitables, its `yield` a wrapped value that tells it from an `await` inside.

use super::awaitables::{AsyncSend, AsyncThrow};
use super::{Generator, fields};
use crate::class::native::GetSet;
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::iter::itself;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots {
        repr: Some(fields::repr),
        aiter: Some(itself),
        finalize: Some(super::finalize),
        anext: Some(|vm, this| send(vm, this, Value::NONE)),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("async_generator", Generator::ID, &[])
};

methods! { static METHODS;
    ///gen.__sizeof__() -> size of gen in memory, in bytes
    "__sizeof__($self, /)" => |vm, [this]| { Ok(crate::types::object::size_in_memory(vm, this)) }
    ///asend(v) -> send 'v' in generator.
    "asend($self, object, /)" => |vm, [this, value]| { send(vm, this, value.clone()) }
    ///athrow(value)
    ///athrow(type[,value[,tb]])
    ///
    ///raise exception in generator.
    ///the (type, val, tb) signature is deprecated,
    ///and may be removed in a future version of Python.
    "athrow($self, /, *args)" as "" => |vm, [this, args]| {
        fields::check_thrown(vm, args, "athrow")?;
        let generator = hooked(vm, this)?;
        Ok(AsyncThrow::make(vm, generator, args.exact::<Tuple>().cloned()))
    }
    ///aclose() -> raise GeneratorExit inside generator.
    "aclose($self, /)" => |vm, [this]| {
        let generator = hooked(vm, this)?;
        Ok(AsyncThrow::make(vm, generator, None))
    }
    ///See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, item]| {
        Ok(crate::types::generic_alias::make(vm, class, item))
    }
}

static GETSET: &[GetSet] = &[
    fields::name("name of the async generator"),
    fields::qualname("qualified name of the async generator"),
    GetSet::read("ag_await", "object being awaited on, or None", fields::delegate),
    GetSet::member("ag_running", |vm, object| Ok(Value::bool(fields::this(vm, object)?.get(vm).is_running))),
    GetSet::read("ag_suspended", "", fields::is_suspended),
    GetSet::read("ag_frame", "", fields::frame),
    fields::code("ag_code", |vm, object, _| fields::refuse_code(vm, object, "ag_code")),
];

fn send(vm: &mut Vm, this: &Value, value: Value) -> PyResult {
    let generator = hooked(vm, this)?;
    Ok(AsyncSend::make(vm, generator, value))
}

/// The generator, after its first-iteration hook has been called (`async_gen_init_hooks`).
fn hooked(vm: &mut Vm, this: &Value) -> PyResult<Ref<Generator>> {
    let g = fields::this(vm, this)?;
    if g.get(vm).is_hooked {
        return Ok(g);
    }
    let (first, finalizer) = (vm.async_settings.firstiter.clone(), vm.async_settings.finalizer.clone());
    let generator = g.get_mut(vm);
    generator.is_hooked = true;
    generator.origin_or_finalizer = finalizer;
    if !first.is_none() {
        vm.call(&first, std::slice::from_ref(this))?;
    }
    Ok(g)
}

/// What an asynchronous generator yields, as it leaves its frame.
pub struct AsyncWrapped {
    pub value: Value,
}

impl Trace for AsyncWrapped {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.value);
    }
}

pub static WRAPPED_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    ..TypeSpec::named("async_generator_wrapped_value", AsyncWrapped::ID, &[AsyncWrapped::ID])
};
