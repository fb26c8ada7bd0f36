//! `isinstance` and `issubclass`.

use crate::class::{Class, is_subclass};
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::union::Union;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

/// The classes of a tuple or a union.
fn alternatives(class: &Value) -> Option<&[Value]> {
    match class.exact::<Tuple>() {
        Some(tuple) => Some(tuple.items()),
        None => class.exact::<Union>().map(|union| union.members()),
    }
}

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
        if self.class_ref(object).value().is(class) {
            return Ok(true);
        }
        if class.exact::<Class>().is_some() {
            return self.plain_isinstance(object, class);
        }
        if let Some(alternatives) = alternatives(class) {
            for c in alternatives {
                if self.native_call_in(" in __instancecheck__", |vm| vm.is_instance(object, c))? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.__instancecheck__.clone();
        if let Some(check) = self.type_lookup(class, &name) {
            let bound = self.bind_special(&check, class)?;
            let r = self.native_call_in(" in __instancecheck__", |vm| {
                vm.call(&bound, std::slice::from_ref(object))
            })?;
            return self.truth(&r);
        }
        self.plain_isinstance(object, class)
    }

    /// `type.__instancecheck__` (CPython's `object_isinstance`).
    pub fn plain_isinstance(&mut self, object: &Value, class: &Value) -> PyResult<bool> {
        let symbol = self.names.__class__.clone();
        if let Some(c) = class.downcast::<Class>() {
            if is_subclass(self, self.class_ref(object), c) {
                return Ok(true);
            }
            // These are of the class that they say.
            let is_plain = !object.bits().is_ptr()
                || object.exact::<Str>().is_some()
                || object.exact::<List>().is_some()
                || object.exact::<Tuple>().is_some();
            if is_plain {
                return Ok(false);
            }
            let Some(claimed) = self.getattr_optional(object, &symbol)? else { return Ok(false) };
            return Ok(match claimed.downcast::<Class>() {
                Some(a) if !a.value().is(self.class_ref(object).value()) => is_subclass(self, a, c),
                _ => false,
            });
        }
        if self.abstract_bases(class)?.is_none() {
            raise!(self, TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union");
        }
        match self.getattr_optional(object, &symbol)? {
            Some(claimed) => self.derives_by_bases(&claimed, class),
            None => Ok(false),
        }
    }

    /// `issubclass(sub, class)`.
    pub fn is_subclass(&mut self, sub: &Value, class: &Value) -> PyResult<bool> {
        if class.exact::<Class>().is_some() {
            return Ok(sub.is(class) || self.plain_issubclass(sub, class)?);
        }
        if let Some(alternatives) = alternatives(class) {
            for c in alternatives {
                if self.native_call_in(" in __subclasscheck__", |vm| vm.is_subclass(sub, c))? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.names.__subclasscheck__.clone();
        if let Some(check) = self.type_lookup(class, &name) {
            let bound = self.bind_special(&check, class)?;
            let r = self
                .native_call_in(" in __subclasscheck__", |vm| vm.call(&bound, std::slice::from_ref(sub)))?;
            return self.truth(&r);
        }
        self.plain_issubclass(sub, class)
    }

    /// `type.__subclasscheck__` (CPython's `recursive_issubclass`).
    pub fn plain_issubclass(&mut self, sub: &Value, class: &Value) -> PyResult<bool> {
        if let (Some(s), Some(c)) = (sub.downcast::<Class>(), class.downcast::<Class>()) {
            return Ok(is_subclass(self, s, c));
        }
        if self.abstract_bases(sub)?.is_none() {
            raise!(self, TypeError, "issubclass() arg 1 must be a class");
        }
        if self.abstract_bases(class)?.is_none() {
            raise!(self, TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        }
        self.derives_by_bases(sub, class)
    }

    /// `__bases__` of what may stand in for a class.
    fn abstract_bases(&mut self, class: &Value) -> PyResult<Option<Ref<Tuple>>> {
        let name = self.names.__bases__.clone();
        Ok(self.getattr_optional(class, &name)?.and_then(|b| b.downcast::<Tuple>().cloned()))
    }

    /// Whether `class` is reached from `sub` by way of `__bases__`.
    fn derives_by_bases(&mut self, sub: &Value, class: &Value) -> PyResult<bool> {
        if sub.is(class) {
            return Ok(true);
        }
        let Some(bases) = self.abstract_bases(sub)? else { return Ok(false) };
        for b in bases.items() {
            if self.native_call_in(" in __issubclass__", |vm| vm.derives_by_bases(b, class))? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
