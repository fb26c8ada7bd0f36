//! Items, length, membership.

use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::Value;

impl Vm {
    /// `object[key]`.
    pub fn getitem(&mut self, object: &Value, key: &Value) -> PyResult {
        if let Some(f) = self.class_ref(object).get(self).slots.getitem {
            return f(self, object, key);
        }
        if object.downcast::<crate::Class>().is_some() {
            return self.class_getitem(object, key);
        }
        raise!(self, TypeError, "'{}' object is not subscriptable", self.type_name(object))
    }

    /// `Class[key]`.
    fn class_getitem(&mut self, class: &Value, key: &Value) -> PyResult {
        let name = self.names.__class_getitem__.clone();
        match self.getattr_optional(class, &name)? {
            Some(f) => self.call(&f, std::slice::from_ref(key)),
            None => {
                let shown = match class.downcast::<crate::Class>() {
                    Some(c) => c.get(self).name.to_string(),
                    None => self.type_name(class),
                };
                raise!(self, TypeError, "type '{shown}' is not subscriptable")
            }
        }
    }

    /// `object[key] = value`, or `del object[key]` for `None`.
    pub fn setitem(&mut self, object: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
        match self.class_ref(object).get(self).slots.setitem {
            Some(f) => f(self, object, key, value),
            None => {
                let what = if value.is_some() { "assignment" } else { "deletion" };
                raise!(self, TypeError, "'{}' object does not support item {what}", self.type_name(object))
            }
        }
    }

    /// `len(object)`.
    pub fn len(&mut self, object: &Value) -> PyResult<usize> {
        if let Some(l) = object.exact::<List>() {
            return Ok(l.get(self).items.len());
        }
        if let Some(t) = object.exact::<Tuple>() {
            return Ok(t.items().len());
        }
        if let Some(d) = object.exact::<Dict>() {
            return Ok(d.get(self).len());
        }
        match self.class_ref(object).get(self).slots.len {
            Some(f) => f(self, object),
            None => raise!(self, TypeError, "object of type '{}' has no len()", self.type_name(object)),
        }
    }

    /// `key in object`.
    pub fn contains(&mut self, object: &Value, key: &Value) -> PyResult<bool> {
        match self.class_ref(object).get(self).slots.contains {
            Some(f) => f(self, object, key),
            None => contains_by_iteration(self, object, key),
        }
    }
}

/// Membership by comparing with each item.
pub fn contains_by_iteration(vm: &mut Vm, object: &Value, key: &Value) -> PyResult<bool> {
    if vm.class_ref(object).get(vm).slots.iter.is_none()
        && vm.class_ref(object).get(vm).slots.getitem.is_none()
    {
        let message = vm.dialect.not_a_container(&vm.type_name(object));
        return Err(vm.error(crate::exc::Exc::TypeError, message));
    }
    let it = vm.iter(object)?;
    while let Some(v) = vm.next(&it)? {
        if vm.same_or_equal(&v, key)? {
            return Ok(true);
        }
    }
    Ok(false)
}
