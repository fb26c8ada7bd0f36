//! Values and exceptions sent into generators, through `yield from` too (`gen_send_ex`, `_gen_throw`, `gen_close` of
//! CPython's Objects/genobject.c).

use super::{Generator, Kind};
use crate::class::Class;
use crate::engine::{GeneratorState as State, Resumed};
use crate::exc::{Exc, Exception, Ignored, Traceback};
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};

/// Type, value and traceback as given to `throw()`, [`Value::NULL`] where absent.
type Thrown = [Value; 3];

impl Vm {
    /// `generator.send(value)`.
    pub(super) fn generator_send(&mut self, g: &Ref<Generator>, value: Value) -> PyResult {
        let resumed = self.resume_checked(g, value)?;
        self.yielded_or_stop(resumed)
    }

    /// What a method that resumes a generator returns.
    fn yielded_or_stop(&mut self, resumed: Resumed) -> PyResult {
        match resumed {
            Resumed::Yielded(v) => Ok(v),
            Resumed::Returned(v) => Err(self.stop_iteration(v)),
        }
    }

    /// `generator.throw(type, value, traceback)`.
    pub(super) fn generator_throw(&mut self, g: &Ref<Generator>, thrown: Thrown) -> PyResult {
        let resumed = self.throw_into(g, thrown, true)?;
        self.yielded_or_stop(resumed)
    }

    /// The same without what it means to the caller. `closes`: GeneratorExit closes what is delegated to; else it is
    /// thrown there too (`_gen_throw`).
    pub(super) fn throw_into(
        &mut self,
        g: &Ref<Generator>,
        thrown: Thrown,
        closes: bool,
    ) -> PyResult<Resumed> {
        self.native_call(|vm| vm.throw(g, thrown, closes))
    }

    fn throw(&mut self, g: &Ref<Generator>, thrown: Thrown, closes: bool) -> PyResult<Resumed> {
        let Some(delegate) = g.get(self).frame.delegate().cloned() else {
            return self.throw_here(g, &thrown);
        };
        if closes && self.is_generator_exit(&thrown[0]) {
            return match self.while_running(g, |vm| vm.close_iterator(&delegate)) {
                Ok(()) => self.throw_here(g, &thrown),
                Err(e) => self.resume_raising(g, e),
            };
        }
        let result = match as_resumable(self, &delegate) {
            Some(inner) => self.as_caller(g, |vm| {
                let resumed = vm.throw_into(&inner, thrown, closes)?;
                vm.yielded_or_stop(resumed)
            }),
            None => {
                let name = self.intern("throw");
                let Some(method) = self.getattr_optional(&delegate, &name)? else {
                    return self.throw_here(g, &thrown);
                };
                let given = thrown.iter().take_while(|v| !v.is_null()).count();
                self.while_running(g, |vm| vm.call(&method, &thrown[..given]))
            }
        };
        match result {
            Ok(v) => Ok(Resumed::Yielded(v)),
            Err(e) => self.end_delegation(g, e),
        }
    }

    /// The iterator delegated to has raised. Up to 3.11 there is no instruction that handles its StopIteration.
    fn end_delegation(&mut self, g: &Ref<Generator>, raised: Raised) -> PyResult<Resumed> {
        let Some(behind) = g.get(self).frame.behind_send() else { return self.resume_raising(g, raised) };
        self.leave_delegation(g, behind);
        match self.catch(raised, Exc::StopIteration) {
            Ok(stop) => {
                let value = self.stop_iteration_value(&stop);
                self.resume(g, value)
            }
            Err(e) => self.resume_raising(g, e),
        }
    }

    fn throw_here(&mut self, g: &Ref<Generator>, thrown: &Thrown) -> PyResult<Resumed> {
        let e = self.thrown_exception(thrown)?;
        self.resume_raising(g, Raised::new(e))
    }

    /// Whether what is thrown is GeneratorExit, as class or instance.
    fn is_generator_exit(&self, kind: &Value) -> bool {
        let exit = self.exceptions.get(Exc::GeneratorExit);
        match kind.downcast::<Class>() {
            Some(c) => self.derives(c, exit),
            None => self.is_instance_of_exc(kind, Exc::GeneratorExit),
        }
    }

    /// The exception instance that the arguments of `throw()` stand for.
    fn thrown_exception(&mut self, [kind, value, traceback]: &Thrown) -> PyResult {
        if !traceback.is_null() && !traceback.is_none() && traceback.exact::<Traceback>().is_none() {
            raise!(self, TypeError, "throw() third argument must be a traceback object");
        }
        let given = traceback.present().filter(|t| !t.is_none()).cloned();
        if kind.downcast::<Exception>().is_some() {
            if !value.is_null() && !value.is_none() {
                raise!(self, TypeError, "instance exception may not have a separate value");
            }
            if let (Some(t), Some(e)) = (given, kind.downcast::<Exception>()) {
                e.get_mut(self).traceback = t;
            }
            return Ok(kind.clone());
        }
        let base = self.exceptions.get(Exc::BaseException).clone();
        let Some(class) = kind.downcast::<Class>().filter(|c| self.derives(c, &base)) else {
            raise!(
                self,
                TypeError,
                "exceptions must be classes or instances deriving from BaseException, not {}",
                self.type_name(kind)
            );
        };
        let e = self.instantiated(class, kind, value)?;
        if let Some(x) = e.downcast::<Exception>() {
            x.get_mut(self).traceback = given.unwrap_or(Value::NONE);
        }
        Ok(e)
    }

    /// `PyErr_NormalizeException`.
    fn instantiated(&mut self, class: &Ref<Class>, kind: &Value, value: &Value) -> PyResult {
        if value.is_null() || value.is_none() {
            return self.exception_from(kind);
        }
        if value.downcast::<Exception>().is_some() && self.derives(self.class_ref(value), class) {
            return Ok(value.clone());
        }
        match value.downcast::<Tuple>() {
            Some(args) => self.call(kind, args.items()),
            None => self.call(kind, std::slice::from_ref(value)),
        }
    }

    /// `generator.close()`.
    pub fn generator_close(&mut self, g: &Ref<Generator>) -> PyResult {
        match g.get(self).frame.state {
            State::Created | State::Finished => {
                g.get_mut(self).frame.clear();
                return Ok(Value::NONE);
            }
            State::Suspended | State::Running => {}
        }
        let closed = match g.get(self).frame.delegate().cloned() {
            Some(d) => self.while_running(g, |vm| vm.close_iterator(&d)),
            None => Ok(()),
        };
        let raised = match closed {
            Err(e) => e,
            Ok(()) if g.get(self).frame.ignores_exceptions() => {
                g.get_mut(self).frame.clear();
                return Ok(Value::NONE);
            }
            Ok(()) => {
                let e = self.new_exception(Exc::GeneratorExit, &[]);
                self.raised(e)
            }
        };
        match self.resume_raising(g, raised) {
            Ok(Resumed::Yielded(_)) => {
                let noun = g.get(self).kind.noun();
                raise!(self, RuntimeError, "{noun} ignored GeneratorExit")
            }
            Ok(Resumed::Returned(_)) if g.get(self).kind == Kind::AsyncGenerator => {
                let e = self.new_exception(Exc::StopAsyncIteration, &[]);
                Err(self.raised(e))
            }
            Ok(Resumed::Returned(v)) => Ok(if self.dialect.close_gives_result() { v } else { Value::NONE }),
            Err(e) => self.catch(e, Exc::GeneratorExit).map(|_| Value::NONE),
        }
    }

    /// Closes the iterator that a generator delegates to (`gen_close_iter`).
    fn close_iterator(&mut self, iterator: &Value) -> PyResult<()> {
        if let Some(inner) = as_resumable(self, iterator) {
            return self.native_call(|vm| vm.generator_close(&inner)).map(drop);
        }
        let name = self.intern("close");
        match self.getattr_optional(iterator, &name) {
            Ok(Some(method)) => self.call(&method, &[]).map(drop),
            Ok(None) => Ok(()),
            Err(e) => {
                self.unraisable(e, Ignored::ClosingGenerator, iterator);
                Ok(())
            }
        }
    }
}

/// A generator or coroutine; asynchronous generators have no `throw` and `close` of their own.
fn as_resumable(vm: &Vm, value: &Value) -> Option<Ref<Generator>> {
    let found = value.downcast::<Generator>();
    found.filter(|g| g.get(vm).kind != Kind::AsyncGenerator).cloned()
}
