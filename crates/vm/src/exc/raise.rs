//! Making exceptions, and catching them in native code.

use super::{Exc, Exception, TABLE};
use crate::call::Args;
use crate::class::{Class, is_subclass};
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};

impl Vm {
    /// A new exception of that class with one str argument, ready to be returned as an error.
    #[cold]
    pub fn error(&mut self, exc: Exc, message: impl AsRef<str>) -> Raised {
        let message = self.new_str(message.as_ref());
        self.error_value(exc, message)
    }

    /// The same with any argument.
    #[cold]
    pub fn error_value(&mut self, exc: Exc, argument: Value) -> Raised {
        let e = self.new_exception(exc, &[argument]);
        self.raised(e)
    }

    /// A new exception instance, not raised.
    pub fn new_exception(&mut self, exc: Exc, args: &[Value]) -> Value {
        let class = self.exceptions.get(exc).clone();
        let slots = &class.get(self).slots;
        if let (false, Some(new), Some(init)) = (TABLE[exc as usize].plain, slots.new, slots.init) {
            let given = Args::positional_only(args);
            if let Ok(e) = new(self, &class, given)
                && init(self, &e, given).is_ok()
            {
                return e;
            }
        }
        super::instance::make(self, &class, args)
    }

    /// Raises an exception instance: its context becomes the exception that is being handled.
    #[cold]
    pub fn raised(&mut self, exception: Value) -> Raised {
        self.set_context(&exception);
        Raised::new(exception)
    }

    /// `_PyErr_SetObject`: chains the handled exception as context, breaking cycles.
    pub fn set_context(&mut self, exception: &Value) {
        if self.handled.iter().all(Value::is_none) {
            return;
        }
        let handled = self.handled_exception();
        if handled.is_none() || handled.is(exception) {
            return;
        }
        let Some(e) = exception.downcast::<Exception>() else { return };
        // Another cycle is found by a second walk at half the speed (Floyd).
        let (mut link, mut slow, mut odd) = (handled.clone(), handled.clone(), false);
        while let Some(x) = link.clone().downcast::<Exception>() {
            let next = x.get(self).context.clone();
            if next.is(exception) {
                x.get_mut(self).context = Value::NONE;
                break;
            }
            link = next;
            if odd && let Some(x) = slow.clone().downcast::<Exception>() {
                slow = x.get(self).context.clone();
            }
            odd = !odd;
            if slow.is(&link) {
                break;
            }
        }
        e.get_mut(self).context = handled;
    }

    /// The exception that is being handled, or None.
    pub fn handled_exception(&self) -> Value {
        // Bytecode may push anything as exception to be handled.
        let mut handled = self.handled.iter().rev().filter(|v| !v.is_none());
        handled.find(|v| v.downcast::<Exception>().is_some()).cloned().unwrap_or(Value::NONE)
    }

    /// Goes on after an exception of that class, and hands any other on.
    pub fn catch(&mut self, raised: Raised, exc: Exc) -> PyResult {
        if self.is_exception(&raised, exc) {
            Ok(raised.into_exception().unwrap_or(Value::NONE))
        } else {
            Err(raised)
        }
    }

    /// Whether an error is an exception of that class.
    pub fn is_exception(&self, raised: &Raised, exc: Exc) -> bool {
        raised.exception().is_some_and(|e| self.is_instance_of_exc(e, exc))
    }

    /// `isinstance(value, exc)` by the method resolution order.
    pub fn is_instance_of_exc(&self, value: &Value, exc: Exc) -> bool {
        is_subclass(self, self.class_ref(value), self.exceptions.get(exc))
    }

    /// `StopIteration(value)`, with no argument for None.
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let args: &[Value] = if value.is_none() { &[] } else { std::slice::from_ref(&value) };
        let e = self.new_exception(Exc::StopIteration, args);
        self.raised(e)
    }

    /// `'type' object has no attribute 'name'`.
    #[cold]
    pub fn attribute_error(&mut self, object: &Value, name: &Ref<Str>) -> Raised {
        let message = match object.downcast::<Class>() {
            Some(c) => format!("type object '{}' has no attribute '{name}'", c.get(self).name),
            None => format!("'{}' object has no attribute '{name}'", self.type_name(object)),
        };
        self.attribute_error_with(message, object, name)
    }

    /// An AttributeError with its `name` and `obj` set.
    #[cold]
    pub fn attribute_error_with(&mut self, message: String, object: &Value, name: &Ref<Str>) -> Raised {
        let raised = self.error(Exc::AttributeError, message);
        if let Some(e) = raised.exception().and_then(|e| e.downcast::<Exception>()) {
            let fields = &mut e.get_mut(self).fields;
            fields.clear();
            fields.extend([name.value().clone(), object.clone()]);
        }
        raised
    }

    /// A NameError with its `name` set; an UnboundLocalError does not get one.
    #[cold]
    pub fn name_error(&mut self, exc: Exc, message: String, name: &Ref<Str>) -> Raised {
        let raised = self.error(exc, message);
        if exc == Exc::NameError
            && let Some(e) = raised.exception().cloned()
        {
            super::fields::put(self, &e, 0, name.value().clone());
        }
        raised
    }

    /// The exception that `raise value` raises: an instance, or an instance made of a class.
    pub fn exception_from(&mut self, value: &Value) -> PyResult {
        if value.downcast::<Exception>().is_some() {
            return Ok(value.clone());
        }
        if let Some(class) = value.downcast::<Class>()
            && is_subclass(self, class, &self.exceptions.get(Exc::BaseException).clone())
        {
            let e = self.call(value, &[])?;
            if e.downcast::<Exception>().is_none() {
                let shown = self.repr_string(value)?;
                raise!(
                    self,
                    TypeError,
                    "calling {shown} should have returned an instance of BaseException, not {}",
                    self.repr_string(self.class_of(&e).value())?
                );
            }
            return Ok(e);
        }
        raise!(self, TypeError, "exceptions must derive from BaseException")
    }

    /// What [`crate::methods!`] raises where a builtin is called past the binder.
    pub fn wrong_arity(&mut self) -> Raised {
        self.error(Exc::SystemError, "a builtin was called with arguments that were not bound")
    }

    /// A keyword that a builtin does not take, and may have been meant for one of those names.
    pub(crate) fn unexpected_keyword_among(
        &mut self,
        function: &str,
        keyword: &str,
        names: &[&str],
    ) -> Raised {
        let names: Vec<Value> = names.iter().map(|n| self.interned_value(n)).collect();
        let wanted = self.intern(keyword);
        let meant = super::closest(&names, &wanted).filter(|_| self.dialect.keywords_are_suggested());
        let mut message = self.dialect.unexpected_keyword(function, keyword);
        if let Some(meant) = meant {
            message.push_str(&format!(". Did you mean '{meant}'?"));
        }
        self.error(Exc::TypeError, message)
    }
}

/// An exception of `__set_name__`: wrapped in a RuntimeError up to 3.11, noted from 3.12 on.
pub fn set_name_error(vm: &mut Vm, raised: Raised, value: &Value, key: &Value, class: &Ref<Class>) -> Raised {
    let owner = class.get(vm).name.to_string();
    let key = vm.repr_string(key).unwrap_or_default();
    let message =
        format!("Error calling __set_name__ on '{}' instance {key} in '{owner}'", vm.type_name(value));
    match raised.into_exception() {
        Some(e) if vm.dialect.wraps_set_name_errors() => vm.error_from(Exc::RuntimeError, &message, e),
        Some(e) => {
            let note = vm.new_str(&message);
            match vm.call_method(&e, "add_note", &[note]) {
                Ok(_) => Raised::new(e),
                Err(other) => other,
            }
        }
        None => Raised::limit(),
    }
}
