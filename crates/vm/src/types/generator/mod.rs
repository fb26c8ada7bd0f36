//! `generator`, `coroutine` and `async_generator`: one payload, told apart by kind, and what belongs to them.

mod anext;
mod async_generator;
mod awaitables;
mod coroutine;
mod fields;
mod finalise;
mod methods;
mod throw;

use crate::Vm;
use crate::call::Method;
use crate::class::Class;
use crate::engine::Suspended;
use crate::types::code::{Code, flags};
use crate::types::function::Function;
use crate::types::str::Str;
use taipan_heap::{Payload, Ref, ShapeId, Trace, Value, Visitor};

pub use anext::{AnextAwaitable, SPEC as ANEXT_SPEC};
pub use async_generator::{AsyncWrapped, SPEC as ASYNC_GENERATOR_SPEC, WRAPPED_SPEC};
pub use awaitables::{ASEND_SPEC, ATHROW_SPEC, AsyncSend, AsyncThrow};
pub use coroutine::{CoroutineWrapper, SPEC as COROUTINE_SPEC, WRAPPER_SPEC};
pub use finalise::finalize;
pub use methods::SPEC;

/// What a resumable frame is to Python.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Generator,
    Coroutine,
    AsyncGenerator,
}

impl Kind {
    /// What the call of a function with that code gives.
    pub(crate) fn of(code: &Code) -> Kind {
        if code.flags & flags::COROUTINE != 0 {
            Kind::Coroutine
        } else if code.flags & flags::ASYNC_GENERATOR != 0 {
            Kind::AsyncGenerator
        } else {
            Kind::Generator
        }
    }

    /// The word for it in messages.
    pub fn noun(self) -> &'static str {
        match self {
            Kind::Generator => "generator",
            Kind::Coroutine => "coroutine",
            Kind::AsyncGenerator => "async generator",
        }
    }
}

/// A generator, coroutine or asynchronous generator: a frame that can be resumed.
pub struct Generator {
    pub frame: Suspended,
    pub kind: Kind,
    /// Outlives the frame.
    pub code: Ref<Code>,
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    /// A coroutine's `cr_origin`, or what an asynchronous generator calls when it dies; None where there is none.
    pub origin_or_finalizer: Value,
    /// The asynchronous generator has called its first-iteration hook.
    pub is_hooked: bool,
    /// The asynchronous generator has been closed, or has ended.
    pub is_closed: bool,
    /// An awaitable of the asynchronous generator is at work (`ag_running`).
    pub is_running: bool,
}

impl Trace for Generator {
    const CYCLIC: bool = true;
    const MAY_HAVE_FINALISER: bool = true;
    const BUFFERED: bool = true;
    fn buffer(&self) -> usize {
        self.frame.buffer()
    }
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.frame.trace(visit);
        visit(self.code.value());
        visit(&self.origin_or_finalizer);
    }
    fn clear(&mut self) {
        self.frame.clear();
        self.origin_or_finalizer = Value::NONE;
    }
    /// Only where something would come of it: an exception raised at the `yield` would be seen, a coroutine was never
    /// awaited, or there is a hook (CPython's `_PyGen_Finalize` asks for all of them, to the same effect).
    fn has_finaliser(&self) -> bool {
        self.frame.would_notice_exception()
            || match self.kind {
                Kind::Generator => false,
                Kind::Coroutine => self.frame.is_created(),
                Kind::AsyncGenerator => self.has_hook(),
            }
    }
}

impl Generator {
    /// The object that calling a function gives whose code makes generators.
    pub fn new_value(vm: &mut Vm, frame: Suspended, function: &Ref<Function>) -> Value {
        let f = function.get(vm);
        let (code, name, qualname) = (f.code.clone(), f.name.clone(), f.qualname.clone());
        let kind = Kind::of(&code);
        let origin_or_finalizer = Generator::origin_for(vm, &code);
        let generator = Generator {
            frame,
            kind,
            code,
            name,
            qualname,
            origin_or_finalizer,
            is_hooked: false,
            is_closed: false,
            is_running: false,
        };
        Ref::with_shape(Generator::shape_of(vm, kind), generator).into()
    }

    /// The shape of that kind's objects.
    #[inline(always)]
    pub(crate) fn shape_of(vm: &Vm, kind: Kind) -> ShapeId {
        match kind {
            Kind::Generator => ShapeId(Generator::ID),
            Kind::Coroutine => vm.types.coroutine.get(vm).shape,
            Kind::AsyncGenerator => vm.types.async_generator.get(vm).shape,
        }
    }

    /// What a new coroutine's `cr_origin` is; None of the other kinds.
    #[inline(always)]
    pub(crate) fn origin_for(vm: &mut Vm, code: &Code) -> Value {
        let tells = vm.async_settings.origin_depth != 0 && Kind::of(code) == Kind::Coroutine;
        if tells { vm.coroutine_origin() } else { Value::NONE }
    }

    /// Whether somebody wants to know when the asynchronous generator dies.
    fn has_hook(&self) -> bool {
        !self.frame.is_finished() && !self.is_closed && !self.origin_or_finalizer.is_none()
    }

    /// Whether `await` takes it as it is: a coroutine, or a generator that `types.coroutine` has marked.
    pub fn is_awaitable(&self) -> bool {
        self.kind == Kind::Coroutine
            || self.kind == Kind::Generator && self.code.flags & flags::ITERABLE_COROUTINE != 0
    }
}

/// Whether that is `send` of generators or of coroutines.
pub(crate) fn is_send(method: &Method) -> bool {
    let tables = [methods::SPEC.methods, coroutine::SPEC.methods];
    tables.iter().any(|t| t.as_ptr_range().contains(&std::ptr::from_ref(method))) && method.name == "send"
}

/// What `sys` says of coroutines and asynchronous generators.
pub struct AsyncSettings {
    /// `sys.set_asyncgen_hooks`; None where there is none.
    pub firstiter: Value,
    pub finalizer: Value,
    /// `sys.set_coroutine_origin_tracking_depth`, in frames.
    pub origin_depth: usize,
}

impl AsyncSettings {
    pub fn has_no_hooks(&self) -> bool {
        self.firstiter.is_none() && self.finalizer.is_none()
    }
}

impl Default for AsyncSettings {
    fn default() -> AsyncSettings {
        AsyncSettings { firstiter: Value::NONE, finalizer: Value::NONE, origin_depth: 0 }
    }
}

/// The kinds that are no exact generators need shapes of their own.
pub(crate) fn shape_classes(vm: &mut Vm) {
    let classes: [Ref<Class>; 2] = [vm.types.coroutine.clone(), vm.types.async_generator.clone()];
    for class in classes {
        vm.shape_class(&class);
    }
}
