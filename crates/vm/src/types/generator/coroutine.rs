//! `coroutine`, and the `coroutine_wrapper` that its `__await__` gives.

use super::{Generator, Kind, fields};
use crate::class::native::GetSet;
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::iter::itself;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots {
        repr: Some(fields::repr),
        await_: Some(wrapper),
        finalize: Some(super::finalize),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("coroutine", Generator::ID, &[])
};

methods! { static METHODS;
    ///gen.__sizeof__() -> size of gen in memory, in bytes
    "__sizeof__($self, /)" => |vm, [this]| { Ok(crate::types::object::size_in_memory(vm, this)) }
    ///send(arg) -> send 'arg' into coroutine,
    ///return next iterated value or raise StopIteration.
    "send($self, object, /)" => |vm, [this, arg]| {
        let g = fields::this(vm, this)?;
        vm.generator_send(&g, arg.clone())
    }
    ///throw(value)
    ///throw(type[,value[,traceback]])
    ///
    ///Raise exception in coroutine, return next iterated value or raise
    ///StopIteration.
    ///the (type, val, tb) signature is deprecated,
    ///and may be removed in a future version of Python.
    "throw($self, /, *args)" as "" => |vm, [this, args]| {
        let g = fields::this(vm, this)?;
        let thrown = fields::thrown(vm, args)?;
        vm.generator_throw(&g, thrown)
    }
    ///close() -> raise GeneratorExit inside coroutine.
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
    fields::name("name of the coroutine"),
    fields::qualname("qualified name of the coroutine"),
    GetSet::read("cr_await", "object being awaited on, or None", fields::delegate),
    GetSet::read("cr_running", "", fields::is_running),
    GetSet::read("cr_suspended", "", fields::is_suspended),
    GetSet::read("cr_frame", "", fields::frame),
    fields::code("cr_code", |vm, object, _| fields::refuse_code(vm, object, "cr_code")),
    GetSet::member("cr_origin", |vm, object| {
        Ok(fields::this(vm, object)?.get(vm).origin_or_finalizer.clone())
    }),
];

/// `coroutine.__await__()`.
pub struct CoroutineWrapper {
    pub coroutine: Ref<Generator>,
}

impl Trace for CoroutineWrapper {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.coroutine.value());
    }
}

fn wrapper(vm: &mut Vm, this: &Value) -> PyResult {
    let coroutine = fields::this(vm, this)?;
    Ok(Ref::new(CoroutineWrapper { coroutine }).into())
}

pub static WRAPPER_SPEC: TypeSpec = TypeSpec {
    doc: Some("A wrapper object implementing __await__ for coroutines."),
    flags: ClassFlags::NO_NEW,
    slots: Slots { iter: Some(itself), next: Some(wrapper_next), ..Slots::EMPTY },
    methods: WRAPPER_METHODS,
    ..TypeSpec::named("coroutine_wrapper", CoroutineWrapper::ID, &[CoroutineWrapper::ID])
};

/// The coroutine behind a wrapper.
fn wrapped(vm: &mut Vm, this: &Value) -> PyResult<Ref<Generator>> {
    Ok(vm.receiver::<CoroutineWrapper>(this)?.coroutine.clone())
}

fn wrapper_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let g = wrapped(vm, this)?;
    vm.generator_send(&g, Value::NONE).map(Some)
}

methods! { static WRAPPER_METHODS;
    ///send(arg) -> send 'arg' into coroutine,
    ///return next iterated value or raise StopIteration.
    "send($self, object, /)" => |vm, [this, arg]| {
        let g = wrapped(vm, this)?;
        vm.generator_send(&g, arg.clone())
    }
    ///throw(value)
    ///throw(type[,value[,traceback]])
    ///
    ///Raise exception in coroutine, return next iterated value or raise
    ///StopIteration.
    ///the (type, val, tb) signature is deprecated,
    ///and may be removed in a future version of Python.
    "throw($self, /, *args)" as "" => |vm, [this, args]| {
        let g = wrapped(vm, this)?;
        let thrown = fields::thrown(vm, args)?;
        vm.generator_throw(&g, thrown)
    }
    ///close() -> raise GeneratorExit inside coroutine.
    "close($self, /)" => |vm, [this]| {
        let g = wrapped(vm, this)?;
        vm.generator_close(&g)
    }
}

impl Vm {
    /// The iterator that `await` drives (`_PyCoro_GetAwaitableIter`); `None` where the value is not awaitable.
    pub(crate) fn awaitable_iterator(&mut self, awaitable: &Value) -> PyResult<Option<Value>> {
        if is_own_iterator(self, awaitable) {
            return Ok(Some(awaitable.clone()));
        }
        let Some(slot) = self.class_ref(awaitable).get(self).slots.await_ else { return Ok(None) };
        let iterator = slot(self, awaitable)?;
        if is_own_iterator(self, &iterator) {
            raise!(self, TypeError, "__await__() returned a coroutine");
        }
        if self.class_ref(&iterator).get(self).slots.next.is_none() {
            raise!(
                self,
                TypeError,
                "__await__() returned non-iterator of type '{}'",
                self.type_name(&iterator)
            );
        }
        Ok(Some(iterator))
    }

    /// The same, with the error of `await`.
    pub(crate) fn await_iterator(&mut self, awaitable: &Value) -> PyResult {
        match self.awaitable_iterator(awaitable)? {
            Some(iterator) => Ok(iterator),
            None => {
                let message = self.dialect.not_awaitable(&self.type_name(awaitable));
                Err(self.error(crate::exc::Exc::TypeError, message))
            }
        }
    }

    /// `cr_origin`: file, line and name of the frames that made a coroutine, innermost first, or None.
    pub(super) fn coroutine_origin(&mut self) -> Value {
        let depth = self.async_settings.origin_depth;
        if depth == 0 {
            return Value::NONE;
        }
        let places = self.frame_places(depth);
        let items: Vec<Value> = places
            .into_iter()
            .map(|p| {
                let line = p.line.map_or(Value::NONE, |l| Value::int(i64::from(l)));
                self.new_tuple([p.file.into(), line, p.name.into()])
            })
            .collect();
        self.new_tuple(items)
    }
}

/// Whether `await` takes the value itself.
fn is_own_iterator(vm: &Vm, value: &Value) -> bool {
    value.downcast::<Generator>().is_some_and(|g| g.get(vm).is_awaitable())
}

impl Vm {
    /// Whether a value is a coroutine that somebody awaits already.
    pub(crate) fn is_being_awaited(&self, value: &Value) -> bool {
        value.downcast::<Generator>().is_some_and(|g| {
            let g = g.get(self);
            g.kind == Kind::Coroutine && g.frame.delegate().is_some()
        })
    }
}
