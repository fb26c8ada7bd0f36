//! Finding attributes of classes.

use crate::class::{Class, ClassFlags, SlotWrapper};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

impl Vm {
    /// The class of any value.
    #[inline]
    pub fn class_of(&self, value: &Value) -> Ref<Class> {
        self.class_ref(value).clone()
    }

    /// The class of any value, borrowed.
    #[inline]
    pub fn class_ref<'a>(&'a self, value: &Value) -> &'a Ref<Class> {
        match self.heap.class_of(value.shape()).and_then(|c| c.downcast()) {
            Some(class) => class,
            None => &self.types.object,
        }
    }

    /// The name by which messages call a value's type: with its module where it is a native one outside `builtins`
    /// (CPython's `tp_name`).
    pub fn type_name(&self, value: &Value) -> String {
        self.native_name(self.class_ref(value))
    }

    /// The name by which messages call a class; see [`Vm::type_name`].
    pub fn native_name(&self, class: &Ref<Class>) -> String {
        let class = class.get(self);
        match class.module {
            module if !class.is_heap() && module != "builtins" => format!("{module}.{}", class.name),
            _ => class.name.to_string(),
        }
    }

    /// Looks a name up along the method resolution order, without binding (`_PyType_Lookup`).
    pub fn class_lookup(&mut self, class: &Ref<Class>, name: &Ref<Str>) -> Option<Value> {
        let id = class.get(self).id;
        if let Some(found) = self.classes.cached(id, name) {
            return found;
        }
        let found = self.class_lookup_uncached(class, name);
        if name.is_interned() {
            self.classes.remember(id, name, found.clone());
        }
        found
    }

    fn class_lookup_uncached(&self, class: &Ref<Class>, name: &Ref<Str>) -> Option<Value> {
        let c = class.get(self);
        std::iter::once(&c.dict)
            .chain(c.mro_tail.iter().map(|c| &c.get(self).dict))
            .find_map(|d| d.get(self).get_str(name).cloned())
    }

    /// The same for the class of an object.
    pub fn type_lookup(&mut self, object: &Value, name: &Ref<Str>) -> Option<Value> {
        let class = self.class_of(object);
        self.class_lookup(&class, name)
    }

    /// The class of the method resolution order whose namespace holds the name, with what it holds.
    pub fn class_lookup_where(&self, class: &Ref<Class>, name: &Ref<Str>) -> Option<(Ref<Class>, Value)> {
        let tail = &class.get(self).mro_tail;
        std::iter::once(class)
            .chain(tail)
            .find_map(|c| Some((c.clone(), c.get(self).dict.get(self).get_str(name)?.clone())))
    }

    /// Functions and the like: found in a class they take the instance as first argument.
    #[inline]
    pub fn is_method_descriptor(&self, value: &Value) -> bool {
        self.class_ref(value).get(self).flags.has(ClassFlags::METHOD_DESCRIPTOR)
    }

    /// Binds what a special method lookup found.
    pub fn bind_special(&mut self, found: &Value, object: &Value) -> PyResult {
        let class = self.class_of(object);
        self.bind(found, Some(object), class.value())
    }

    /// `descriptor.__get__(object, class)`, or the value itself where it is no descriptor.
    pub fn bind(&mut self, found: &Value, object: Option<&Value>, class: &Value) -> PyResult {
        match self.class_ref(found).get(self).slots.descr_get {
            Some(get) => get(self, found, object, class),
            None => Ok(found.clone()),
        }
    }

    /// Whether that is `object.__getattribute__` itself.
    pub fn is_object_getattribute(&self, found: &Value) -> bool {
        found.exact::<SlotWrapper>().is_some_and(|w| w.class.value().is(self.types.object.value()))
    }

    /// Says that a class's attribute has changed.
    pub fn class_changed(&mut self, class: &Ref<Class>) {
        let id = class.get(self).id;
        self.classes.invalidate(id);
    }
}
