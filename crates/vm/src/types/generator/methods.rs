//! The methods and attributes of generators.

use super::{Generator, fields};
use crate::class::native::GetSet;
use crate::class::{Slots, TypeSpec};
use crate::engine::Resumed;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Value};

pub static SPEC: TypeSpec = TypeSpec {
    slots: Slots {
        repr: Some(fields::repr),
        iter: Some(crate::types::iter::itself),
        next: Some(next),
        finalize: Some(super::finalize),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("generator", Generator::ID, &[Generator::ID])
};

methods! { static METHODS;
    ///gen.__sizeof__() -> size of gen in memory, in bytes
    "__sizeof__($self, /)" => |vm, [this]| { Ok(crate::types::object::size_in_memory(vm, this)) }
    ///send(arg) -> send 'arg' into generator,
    ///return next yielded value or raise StopIteration.
    "send($self, object, /)" => |vm, [this, arg]| {
        let g = fields::this(vm, this)?;
        vm.generator_send(&g, arg.clone())
    }
    ///throw(value)
    ///throw(type[,value[,tb]])
    ///
    ///Raise exception in generator, return next yielded value or raise
    ///StopIteration.
    ///the (type, val, tb) signature is deprecated,
    ///and may be removed in a future version of Python.
    "throw($self, /, *args)" as "" => |vm, [this, args]| {
        let g = fields::this(vm, this)?;
        let thrown = fields::thrown(vm, args)?;
        vm.generator_throw(&g, thrown)
    }
    ///close() -> raise GeneratorExit inside generator.
    "close($self, /)" => |vm, [this]| {
        let g = fields::this(vm, this)?;
        vm.generator_close(&g)
    }
    ///See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, item]| {
        Ok(crate::types::generic_alias::make(vm, class, item))
    }
}

static GETSET: &[GetSet] = &[
    fields::name("name of the generator"),
    fields::qualname("qualified name of the generator"),
    GetSet::read("gi_yieldfrom", "object being iterated by yield from, or None", fields::delegate),
    GetSet::read("gi_running", "", fields::is_running),
    GetSet::read("gi_suspended", "", fields::is_suspended),
    GetSet::read("gi_frame", "", fields::frame),
    fields::code("gi_code", |vm, object, _| fields::refuse_code(vm, object, "gi_code")),
];

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(g) = this.exact::<Generator>() else { return Ok(None) };
    match vm.resume(g, Value::NONE)? {
        Resumed::Yielded(v) => Ok(Some(v)),
        Resumed::Returned(v) if v.is_none() => Ok(None),
        Resumed::Returned(v) => Err(vm.stop_iteration(v)),
    }
}
