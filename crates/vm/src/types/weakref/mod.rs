//! Weak references and proxies (`_weakref`).

mod proxy;
mod reference;

use crate::Vm;
use crate::class::Class;
use crate::types::type_::supports_weakrefs;
use crate::{PyResult, Raised};
use taipan_heap::{Payload, Ref, ShapeId, Value, WeakCallableProxy, WeakProxy, WeakRef, id};

pub use proxy::{CALLABLE_SPEC, SPEC as PROXY_SPEC};
pub use reference::SPEC;

impl Vm {
    fn check_weakly_referable(&mut self, object: &Value) -> PyResult<()> {
        let class = self.class_of(object);
        if !supports_weakrefs(self, &class) {
            raise!(self, TypeError, "cannot create weak reference to '{}' object", self.type_name(object));
        }
        Ok(())
    }

    /// `weakref.ref(object, callback)`; the callback is NULL or None for none.
    pub fn new_weakref(&mut self, class: &Ref<Class>, object: &Value, callback: &Value) -> PyResult {
        self.check_weakly_referable(object)?;
        let callback = if callback.is_none() { Value::NULL } else { callback.clone() };
        let shape = class.get(self).shape;
        if callback.is_null()
            && shape.0 == WeakRef::ID
            && let Some(known) = self.heap.plain_weak_ref(object, shape)
        {
            return Ok(known);
        }
        match self.heap.new_weak::<{ id::WEAKREF }>(shape, object, callback) {
            Some(made) => Ok(made),
            None => Err(self.wrong_arity()),
        }
    }

    /// `weakref.proxy(object, callback)`.
    pub fn new_weakproxy(&mut self, object: &Value, callback: &Value) -> PyResult {
        self.check_weakly_referable(object)?;
        let callback = if callback.is_none() { Value::NULL } else { callback.clone() };
        let callable = self.is_callable(object);
        let shape = ShapeId(if callable { WeakCallableProxy::ID } else { WeakProxy::ID });
        if callback.is_null()
            && let Some(known) = self.heap.plain_weak_ref(object, shape)
        {
            return Ok(known);
        }
        let made = if callable {
            self.heap.new_weak::<{ id::WEAK_CALLABLE_PROXY }>(shape, object, callback)
        } else {
            self.heap.new_weak::<{ id::WEAKPROXY }>(shape, object, callback)
        };
        made.ok_or_else(|| self.wrong_arity())
    }

    /// A reference to a class for the list of its bases' subclasses.
    pub(crate) fn enlist_class(&mut self, class: &Ref<Class>) {
        let shape = ShapeId(WeakRef::ID);
        let id = class.get(self).id;
        if let Some(known) = self.heap.new_weak::<{ id::WEAKREF }>(shape, class.value(), Value::NULL) {
            self.classes.enlist(id, known);
        }
    }

    /// The direct subclasses of a class that are alive, with their ids, in the order in which they became so.
    pub(crate) fn live_subclasses(&mut self, id: u32) -> Vec<Ref<Class>> {
        let known = self.classes.children(id);
        let target = |r: &Value| r.downcast::<WeakRef>().and_then(|r| r.get(self).target());
        known.iter().filter_map(|(_, r)| target(r)?.downcast::<Class>().cloned()).collect()
    }

    /// The object behind a reference or proxy; `None` where the value is neither.
    pub fn weak_target(&self, reference: &Value) -> Option<Option<Value>> {
        if let Some(r) = reference.downcast::<WeakRef>() {
            return Some(r.get(self).target());
        }
        if let Some(p) = reference.exact::<WeakProxy>() {
            return Some(p.get(self).target());
        }
        reference.exact::<WeakCallableProxy>().map(|p| p.get(self).target())
    }

    #[cold]
    fn referent_is_gone(&mut self) -> Raised {
        error!(self, ReferenceError, "weakly-referenced object no longer exists")
    }
}
