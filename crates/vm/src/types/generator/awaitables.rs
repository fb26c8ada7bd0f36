//! The awaitables that the methods of asynchronous generators give: `async_generator_asend`, and
//! `async_generator_athrow` of `athrow()` and `aclose()` (`async_gen_asend_*`, `async_gen_athrow_*` of CPython's
//! Objects/genobject.c).

use super::async_generator::AsyncWrapped;
use super::{Generator, fields};
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::engine::Resumed;
use crate::exc::Exc;
use crate::types::iter::itself;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Init,
    Iterating,
    Closed,
}

/// `asend(value)` and `__anext__()`.
pub struct AsyncSend {
    pub(crate) generator: Ref<Generator>,
    value: Value,
    state: State,
    /// Complains when nobody awaits it (3.13).
    complains: bool,
}

/// `athrow(…)`, or `aclose()` where there are no arguments.
pub struct AsyncThrow {
    pub(super) generator: Ref<Generator>,
    pub(super) args: Option<Ref<Tuple>>,
    state: State,
    complains: bool,
}

impl Trace for AsyncSend {
    const CYCLIC: bool = true;
    const MAY_HAVE_FINALISER: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.generator.value());
        visit(&self.value);
    }
    fn has_finaliser(&self) -> bool {
        self.complains && self.state == State::Init
    }
}

impl Trace for AsyncThrow {
    const CYCLIC: bool = true;
    const MAY_HAVE_FINALISER: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.generator.value());
        self.args.iter().for_each(|a| visit(a.value()));
    }
    fn has_finaliser(&self) -> bool {
        self.complains && self.state == State::Init
    }
}

impl AsyncSend {
    pub(crate) fn make(vm: &Vm, generator: Ref<Generator>, value: Value) -> Value {
        let complains = vm.dialect.async_methods_must_be_awaited();
        Ref::new(AsyncSend { generator, value, state: State::Init, complains }).into()
    }
}

impl AsyncSend {
    /// What the generator gets for what is sent; `None` where sending is an error.
    pub(crate) fn value_for(&self, generator: &Generator, sent: &Value) -> Option<Value> {
        let value = match self.state {
            State::Init if generator.is_running => return None,
            State::Init if sent.is_none() => self.value.clone(),
            State::Closed => return None,
            State::Init | State::Iterating => sent.clone(),
        };
        (value.is_none() || !generator.frame.is_created()).then_some(value)
    }

    /// The generator has been resumed.
    pub(crate) fn begin(&mut self) {
        self.state = State::Iterating;
    }

    /// The generator has yielded a value, or has ended.
    pub(crate) fn close(&mut self) {
        self.state = State::Closed;
    }
}

impl AsyncThrow {
    pub(super) fn make(vm: &Vm, generator: Ref<Generator>, args: Option<Ref<Tuple>>) -> Value {
        let complains = vm.dialect.async_methods_must_be_awaited();
        Ref::new(AsyncThrow { generator, args, state: State::Init, complains }).into()
    }
}

pub static ASEND_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots {
        iter: Some(itself),
        next: Some(|vm, this| send(vm, this, &Value::NONE).map(Some)),
        await_: Some(itself),
        finalize: Some(super::finalize),
        ..Slots::EMPTY
    },
    methods: METHODS,
    ..TypeSpec::named("async_generator_asend", AsyncSend::ID, &[AsyncSend::ID])
};

pub static ATHROW_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots {
        iter: Some(itself),
        next: Some(|vm, this| send(vm, this, &Value::NONE).map(Some)),
        await_: Some(itself),
        finalize: Some(super::finalize),
        ..Slots::EMPTY
    },
    methods: METHODS,
    ..TypeSpec::named("async_generator_athrow", AsyncThrow::ID, &[AsyncThrow::ID])
};

methods! { static METHODS;
    ///send(value) -> send 'value' into generator,
    ///return next yielded value or raise StopIteration.
    "send($self, object, /)" => |vm, [this, value]| { send(vm, this, value) }
    ///throw(value)
    ///throw(type[,value[,tb]])
    ///
    ///raise exception in generator.
    ///the (type, val, tb) signature is deprecated,
    ///and may be removed in a future version of Python.
    "throw($self, /, *args)" as "" => |vm, [this, args]| {
        throw(vm, this, args)
    }
    ///close() -> raise GeneratorExit inside generator.
    "close($self, /)" => |vm, [this]| { close(vm, this) }
}

/// The states of both types.
fn state(vm: &Vm, this: &Value) -> Option<State> {
    let sends = this.exact::<AsyncSend>().map(|s| s.get(vm).state);
    sends.or_else(|| this.exact::<AsyncThrow>().map(|t| t.get(vm).state))
}

fn set_state(vm: &mut Vm, this: &Value, state: State) {
    if let Some(s) = this.exact::<AsyncSend>() {
        s.get_mut(vm).state = state;
    } else if let Some(t) = this.exact::<AsyncThrow>() {
        t.get_mut(vm).state = state;
    }
}

fn generator(vm: &mut Vm, this: &Value) -> PyResult<Ref<Generator>> {
    if let Some(s) = this.exact::<AsyncSend>() {
        return Ok(s.get(vm).generator.clone());
    }
    Ok(vm.receiver::<AsyncThrow>(this)?.get(vm).generator.clone())
}

/// What the awaitable was made by, for messages.
fn purpose(vm: &Vm, this: &Value) -> &'static str {
    match this.exact::<AsyncThrow>() {
        Some(t) if t.get(vm).args.is_some() => "athrow()",
        Some(_) => "aclose()",
        None => "anext()",
    }
}

fn is_aclose(vm: &Vm, this: &Value) -> bool {
    this.exact::<AsyncThrow>().is_some_and(|t| t.get(vm).args.is_none())
}

/// Refuses an awaitable that has been awaited before.
fn check_open(vm: &mut Vm, this: &Value) -> PyResult<()> {
    if state(vm, this) != Some(State::Closed) {
        return Ok(());
    }
    let what = if this.exact::<AsyncSend>().is_some() { "__anext__()/asend()" } else { "aclose()/athrow()" };
    raise!(vm, RuntimeError, "cannot reuse already awaited {what}")
}

/// Refuses to begin while another awaitable of the generator is at work.
fn check_idle(vm: &mut Vm, this: &Value, g: &Ref<Generator>) -> PyResult<()> {
    if !g.get(vm).is_running {
        return Ok(());
    }
    if this.exact::<AsyncThrow>().is_some() || vm.dialect.async_methods_must_be_awaited() {
        set_state(vm, this, State::Closed);
    }
    let purpose = purpose(vm, this);
    raise!(vm, RuntimeError, "{purpose}: asynchronous generator is already running")
}

fn send(vm: &mut Vm, this: &Value, value: &Value) -> PyResult {
    let g = generator(vm, this)?;
    check_open(vm, this)?;
    match this.exact::<AsyncSend>() {
        Some(own) => {
            let mut value = value.clone();
            if own.get(vm).state == State::Init {
                check_idle(vm, this, &g)?;
                if value.is_none() {
                    value = own.get(vm).value.clone();
                }
                set_state(vm, this, State::Iterating);
            }
            g.get_mut(vm).is_running = true;
            let sent = vm.resume_checked(&g, value);
            unwrap_or_close(vm, this, &g, sent)
        }
        None => send_to_throw(vm, this, &g, value),
    }
}

/// `athrow().send()` and `aclose().send()`.
fn send_to_throw(vm: &mut Vm, this: &Value, g: &Ref<Generator>, value: &Value) -> PyResult {
    if g.get(vm).frame.is_finished() {
        set_state(vm, this, State::Closed);
        return Err(vm.stop_iteration(Value::NONE));
    }
    let begins = state(vm, this) == Some(State::Init);
    let resumed = if begins {
        check_idle(vm, this, g)?;
        if g.get(vm).is_closed {
            set_state(vm, this, State::Closed);
            return Err(vm.stop_async_iteration());
        }
        if !value.is_none() {
            raise!(vm, RuntimeError, "can't send non-None value to a just-started coroutine");
        }
        begin_throw(vm, this, g)?
    } else {
        vm.resume_checked(g, value.clone())
    };
    if is_aclose(vm, this) {
        return closing(vm, this, g, resumed, true);
    }
    if begins {
        return match unwrap(vm, g, resumed) {
            Ok(v) => Ok(v),
            Err(e) => {
                g.get_mut(vm).is_running = false;
                set_state(vm, this, State::Closed);
                Err(e)
            }
        };
    }
    unwrap(vm, g, resumed)
}

/// Throws what the awaitable was made with; the generator's own `finally` clauses decide about GeneratorExit.
fn begin_throw(vm: &mut Vm, this: &Value, g: &Ref<Generator>) -> PyResult<PyResult<Resumed>> {
    let args = this.exact::<AsyncThrow>().and_then(|t| t.get(vm).args.clone());
    set_state(vm, this, State::Iterating);
    g.get_mut(vm).is_running = true;
    let thrown = match args {
        None => {
            g.get_mut(vm).is_closed = true;
            [vm.exceptions.get(Exc::GeneratorExit).value().clone(), Value::NULL, Value::NULL]
        }
        Some(args) => {
            let items = args.items();
            if items.is_empty() || items.len() > 3 {
                let (bound, s) = if items.is_empty() { ("at least 1", "") } else { ("at most 3", "s") };
                raise!(vm, TypeError, "athrow expected {bound} argument{s}, got {}", items.len());
            }
            std::array::from_fn(|i| items.get(i).cloned().unwrap_or(Value::NULL))
        }
    };
    Ok(vm.throw_into(g, thrown, false))
}

/// `args`: a tuple of what is thrown. Whatever is wrong with that, the awaitable has been awaited.
fn throw(vm: &mut Vm, this: &Value, args: &Value) -> PyResult {
    let g = generator(vm, this)?;
    check_open(vm, this)?;
    let strict = vm.dialect.async_methods_must_be_awaited();
    if strict && state(vm, this) == Some(State::Init) {
        check_idle(vm, this, &g)?;
        set_state(vm, this, State::Iterating);
        g.get_mut(vm).is_running = true;
    }
    let thrown = fields::thrown(vm, args);
    let resumed = thrown.and_then(|thrown| vm.throw_into(&g, thrown, true));
    if is_aclose(vm, this) {
        return closing(vm, this, &g, resumed, false);
    }
    if strict || this.exact::<AsyncSend>().is_some() {
        return unwrap_or_close(vm, this, &g, resumed);
    }
    unwrap(vm, &g, resumed)
}

fn close(vm: &mut Vm, this: &Value) -> PyResult {
    generator(vm, this)?;
    if state(vm, this) == Some(State::Closed) || !vm.dialect.async_methods_must_be_awaited() {
        set_state(vm, this, State::Closed);
        return Ok(Value::NONE);
    }
    let exit = vm.exceptions.get(Exc::GeneratorExit).value().clone();
    let exit = vm.new_tuple([exit]);
    match throw(vm, this, &exit) {
        Ok(_) => raise!(vm, RuntimeError, "coroutine ignored GeneratorExit"),
        Err(e) => {
            let ended = [Exc::StopIteration, Exc::StopAsyncIteration, Exc::GeneratorExit];
            if ended.into_iter().any(|c| vm.is_exception(&e, c)) { Ok(Value::NONE) } else { Err(e) }
        }
    }
}

fn unwrap_or_close(vm: &mut Vm, this: &Value, g: &Ref<Generator>, resumed: PyResult<Resumed>) -> PyResult {
    let result = unwrap(vm, g, resumed);
    if result.is_err() {
        set_state(vm, this, State::Closed);
    }
    result
}

/// What a resumed asynchronous generator means to who awaits it: an awaited value goes on outwards, a yielded one ends
/// the await by StopIteration (`async_gen_unwrap_value`).
fn unwrap(vm: &mut Vm, g: &Ref<Generator>, resumed: PyResult<Resumed>) -> PyResult {
    match resumed {
        Ok(Resumed::Yielded(v)) => match v.exact::<AsyncWrapped>() {
            Some(wrapped) => {
                g.get_mut(vm).is_running = false;
                Err(vm.stop_iteration(wrapped.value.clone()))
            }
            None => Ok(v),
        },
        Ok(Resumed::Returned(_)) => {
            let e = vm.stop_async_iteration();
            Err(ended(vm, g, e))
        }
        Err(e) => Err(ended(vm, g, e)),
    }
}

fn ended(vm: &mut Vm, g: &Ref<Generator>, e: Raised) -> Raised {
    let closes = vm.is_exception(&e, Exc::StopAsyncIteration) || vm.is_exception(&e, Exc::GeneratorExit);
    let g = g.get_mut(vm);
    g.is_running = false;
    g.is_closed |= closes;
    e
}

/// The same for `aclose()`, which ends by StopIteration when the generator has ended. `settles`: an error ends the
/// awaitable for good.
fn closing(
    vm: &mut Vm,
    this: &Value,
    g: &Ref<Generator>,
    resumed: PyResult<Resumed>,
    settles: bool,
) -> PyResult {
    let e = match resumed {
        Ok(Resumed::Yielded(v)) if v.exact::<AsyncWrapped>().is_none() => return Ok(v),
        Ok(Resumed::Yielded(_)) => {
            g.get_mut(vm).is_running = false;
            set_state(vm, this, State::Closed);
            raise!(vm, RuntimeError, "async generator ignored GeneratorExit");
        }
        Ok(Resumed::Returned(_)) => vm.stop_async_iteration(),
        Err(e) => e,
    };
    if settles || vm.dialect.async_methods_must_be_awaited() {
        g.get_mut(vm).is_running = false;
        set_state(vm, this, State::Closed);
    }
    if vm.is_exception(&e, Exc::StopAsyncIteration) || vm.is_exception(&e, Exc::GeneratorExit) {
        drop(e);
        return Err(vm.stop_iteration(Value::NONE));
    }
    Err(e)
}

impl Vm {
    /// A StopAsyncIteration.
    pub(crate) fn stop_async_iteration(&mut self) -> Raised {
        let e = self.new_exception(Exc::StopAsyncIteration, &[]);
        self.raised(e)
    }
}
