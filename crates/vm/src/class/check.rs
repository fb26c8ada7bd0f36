//! `isinstance` and `issubclass`.

use crate::class::{Class, is_subclass};
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

impl Vm {
    /// The object that a native method or slot was called on, which whoever called it has checked.
    ///
    /// # Errors
    /// SystemError where that is not so.
    #[inline(always)]
    pub fn receiver<'a, T: Payload>(&mut self, this: &'a Value) -> PyResult<&'a Ref<T>> {
        match this.downcast::<T>() {
            Some(r) => Ok(r),
            None => Err(self.wrong_receiver(this)),
        }
    }

    #[cold]
    fn wrong_receiver(&mut self, this: &Value) -> crate::Raised {
        error!(
            self,
            SystemError,
            "a method was called on an object of another type: '{}'",
            self.type_name(this)
        )
    }

    /// `isinstance(object, class)`.
    pub fn is_instance(&mut self, object: &Value, class: &Value) -> PyResult<bool> {
        if let Some(c) = class.exact::<Class>() {
            return Ok(is_subclass(self, self.class_ref(object), c) || self.claims_class(object, class)?);
        }
        if let Some(t) = class.exact::<Tuple>() {
            for c in t.items() {
                if self.native_call_in(" in __instancecheck__", |vm| vm.is_instance(object, c))? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.__instancecheck__.clone();
        if let Some(check) = self.type_lookup(class, &name) {
            let bound = self.bind_special(&check, class)?;
            let r = self.call(&bound, std::slice::from_ref(object))?;
            return self.truth(&r);
        }
        match class.downcast::<Class>() {
            Some(c) => Ok(is_subclass(self, self.class_ref(object), c) || self.claims_class(object, class)?),
            None => {
                raise!(self, TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union")
            }
        }
    }

    /// Whether the object's `__class__` is another class that derives from `class`.
    fn claims_class(&mut self, object: &Value, class: &Value) -> PyResult<bool> {
        let name = self.names.__class__.clone();
        let Some(claimed) = self.getattr_optional(object, &name)? else { return Ok(false) };
        match (claimed.downcast::<Class>(), class.downcast::<Class>()) {
            (Some(a), Some(b)) if !a.value().is(self.class_ref(object).value()) => {
                Ok(is_subclass(self, a, b))
            }
            _ => Ok(false),
        }
    }

    /// `issubclass(sub, class)`.
    pub fn is_subclass(&mut self, sub: &Value, class: &Value) -> PyResult<bool> {
        if let Some(t) = class.exact::<Tuple>() {
            for c in t.items() {
                if self.native_call_in(" in __subclasscheck__", |vm| vm.is_subclass(sub, c))? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.__subclasscheck__.clone();
        if class.exact::<Class>().is_none()
            && let Some(check) = self.type_lookup(class, &name)
        {
            let bound = self.bind_special(&check, class)?;
            let r = self.call(&bound, std::slice::from_ref(sub))?;
            return self.truth(&r);
        }
        let Some(s) = sub.downcast::<Class>() else {
            raise!(self, TypeError, "issubclass() arg 1 must be a class")
        };
        match class.downcast::<Class>() {
            Some(c) => Ok(is_subclass(self, s, c)),
            None => {
                raise!(self, TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
            }
        }
    }
}
