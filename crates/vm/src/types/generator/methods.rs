//! The methods and attributes of generators.

use super::Generator;
use crate::class::native::GetSet;
use crate::class::{Slots, TypeSpec};
use crate::engine::{GeneratorState as State, Resumed};
use crate::types::str::Str;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    slots: Slots {
        repr: Some(repr),
        iter: Some(crate::types::iter::itself),
        next: Some(next),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("generator", Generator::ID, &[Generator::ID])
};

methods! { static METHODS;
    ///send(arg) -> send 'arg' into generator,
    ///return next yielded value or raise StopIteration.
    "send($self, object, /)" => |vm, [this, arg]| {
        let g = generator(vm, this)?;
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
        let g = generator(vm, this)?;
        let items = args.exact::<crate::types::tuple::Tuple>().map_or(&[][..], |t| t.items());
        let [kind, rest @ ..] = items else {
            raise!(vm, TypeError, "throw expected at least 1 argument, got 0");
        };
        if rest.len() > 2 {
            raise!(vm, TypeError, "throw expected at most 3 arguments, got {}", items.len());
        }
        let value = rest.first().cloned().unwrap_or(Value::NULL);
        let traceback = rest.get(1).cloned().unwrap_or(Value::NULL);
        vm.generator_throw(&g, [kind.clone(), value, traceback])
    }
    ///close() -> raise GeneratorExit inside generator.
    "close($self, /)" => |vm, [this]| {
        let g = generator(vm, this)?;
        vm.generator_close(&g)
    }
}

static GETSET: &[GetSet] = &[
    GetSet {
        name: "__name__",
        doc: "name of the generator",
        get: |vm, this| Ok(generator(vm, this)?.get(vm).name.value().clone()),
        set: Some(|vm, this, value| {
            let text = name(vm, "__name__", value)?;
            generator(vm, this)?.get_mut(vm).name = text;
            Ok(())
        }),
    },
    GetSet {
        name: "__qualname__",
        doc: "qualified name of the generator",
        get: |vm, this| Ok(generator(vm, this)?.get(vm).qualname.value().clone()),
        set: Some(|vm, this, value| {
            let text = name(vm, "__qualname__", value)?;
            generator(vm, this)?.get_mut(vm).qualname = text;
            Ok(())
        }),
    },
    GetSet {
        name: "gi_yieldfrom",
        doc: "object being iterated by yield from, or None",
        get: |vm, this| {
            let g = generator(vm, this)?;
            Ok(g.get(vm).frame.delegate().cloned().unwrap_or(Value::NONE))
        },
        set: None,
    },
    GetSet {
        name: "gi_running",
        doc: "",
        get: |vm, this| has_state(vm, this, |s| s == State::Running),
        set: None,
    },
    GetSet {
        name: "gi_suspended",
        doc: "",
        get: |vm, this| has_state(vm, this, |s| s == State::Suspended),
        set: None,
    },
    GetSet {
        name: "gi_frame",
        doc: "",
        get: |vm, this| {
            let g = generator(vm, this)?;
            if g.get(vm).frame.state == State::Finished {
                return Ok(Value::NONE);
            }
            let name = vm.intern("gi_frame");
            Err(vm.attribute_error(this, &name))
        },
        set: None,
    },
    GetSet {
        name: "gi_code",
        doc: "",
        get: |vm, this| Ok(generator(vm, this)?.get(vm).code.value().clone()),
        set: None,
    },
];

fn has_state(vm: &mut Vm, this: &Value, is: fn(State) -> bool) -> PyResult {
    let g = generator(vm, this)?;
    Ok(Value::bool(is(g.get(vm).frame.state)))
}

/// The generator that a method was called on.
fn generator(vm: &mut Vm, this: &Value) -> PyResult<Ref<Generator>> {
    match this.exact::<Generator>() {
        Some(g) => Ok(g.clone()),
        None => raise!(vm, TypeError, "expected a generator, got '{}'", vm.type_name(this)),
    }
}

fn name(vm: &mut Vm, attribute: &str, value: Option<&Value>) -> PyResult<Ref<Str>> {
    match value.and_then(|v| v.downcast::<Str>()) {
        Some(s) => Ok(s.clone()),
        None => raise!(vm, TypeError, "{attribute} must be set to a string object"),
    }
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let g = generator(vm, this)?;
    let text = format!("<generator object {} at 0x{:012x}>", g.get(vm).qualname, this.identity());
    Ok(vm.new_str(&text))
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(g) = this.exact::<Generator>() else { return Ok(None) };
    match vm.resume(g, Value::NONE)? {
        Resumed::Yielded(v) => Ok(Some(v)),
        Resumed::Returned(v) if v.is_none() => Ok(None),
        Resumed::Returned(v) => Err(vm.stop_iteration(v)),
    }
}
