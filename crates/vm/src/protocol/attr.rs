//! Attribute access (CPython's `PyObject_GenericGetAttr` and its like).

use crate::class::Class;
use crate::class::native::GetSet;
use crate::exc::Exc;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::module::Module;
use crate::types::namespace::Namespace;
use crate::types::staticmethod::{ClassMethod, StaticMethod};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

/// `__dict__` of instances.
pub static DICT_ENTRY: GetSet = GetSet::write(
    "__dict__",
    |vm, this| match vm.instance_dict(this) {
        Some(d) => Ok(d.into()),
        None => raise!(vm, AttributeError, "'{}' object has no attribute '__dict__'", vm.type_name(this)),
    },
    |vm, this, value| match value {
        Some(v) => match v.downcast::<Dict>() {
            Some(d) => vm.set_instance_dict(this, d.clone()),
            None => {
                raise!(vm, TypeError, "__dict__ must be set to a dictionary, not a '{}'", vm.type_name(v))
            }
        },
        None => raise!(vm, TypeError, "cannot delete __dict__"),
    },
)
.documented("dictionary for instance variables");

/// The same in a class written in Python: a deleted dict is an empty one (`subtype_setdict`).
pub static SUBTYPE_DICT_ENTRY: GetSet = GetSet {
    set: Some(|vm, this, value| match (value, DICT_ENTRY.set) {
        (None, _) => {
            let empty = Dict::new_ref(vm);
            vm.set_instance_dict(this, empty)
        }
        (value, Some(set)) => set(vm, this, value),
        _ => Ok(()),
    }),
    ..DICT_ENTRY
};

/// `__weakref__` of instances: the first weak reference, None where there are none.
pub static WEAKREF_ENTRY: GetSet =
    GetSet::read("__weakref__", "list of weak references to the object", |vm, this| {
        Ok(vm.heap.weak_refs(this).into_iter().next().unwrap_or(Value::NONE))
    });

/// Where an object keeps its own attributes.
enum Own {
    Nothing,
    /// Slots behind the payload, named by the shape.
    Slots,
    /// A dict that is there.
    Dict(Ref<Dict>),
    /// A dict of the payload that is made with the first attribute.
    Unmade,
}

impl Vm {
    /// Whether objects of this kind have attributes of their own.
    pub fn keeps_attributes(&self, object: &Value) -> bool {
        !matches!(self.own_attributes(object), Own::Nothing)
    }

    /// Whether the object's shape tells all the attributes that it has of its own.
    pub fn shape_tells_attributes(&self, object: &Value) -> bool {
        !self.heap.shape(object.shape()).is_dict_mode()
            && matches!(self.own_attributes(object), Own::Nothing | Own::Slots)
    }

    fn own_attributes(&self, object: &Value) -> Own {
        let shape = self.heap.shape(object.shape());
        if shape.is_dict_mode() {
            let dict = self.heap.slots(object).last().and_then(|d| d.downcast::<Dict>());
            return dict.map_or(Own::Nothing, |d| Own::Dict(d.clone()));
        }
        // These have a dict whatever their class: a subclass's instances use no other.
        if let Some(m) = object.downcast::<Module>() {
            return Own::Dict(m.get(self).dict.clone());
        }
        if let Some(n) = object.downcast::<Namespace>() {
            return Own::Dict(n.get(self).dict.clone());
        }
        if shape.has_slots() {
            return Own::Slots;
        }
        let held = if let Some(f) = object.exact::<Function>() {
            &f.get(self).dict
        } else if let Some(s) = object.downcast::<StaticMethod>() {
            &s.get(self).dict
        } else if let Some(c) = object.downcast::<ClassMethod>() {
            &c.get(self).dict
        } else {
            return Own::Nothing;
        };
        held.as_ref().map_or(Own::Unmade, |d| Own::Dict(d.clone()))
    }

    /// Whether the object itself has any attribute.
    pub fn has_own_attributes(&self, object: &Value) -> bool {
        match self.own_attributes(object) {
            Own::Slots => {
                let reserved = self.class_ref(object).get(self).slot_names.len();
                self.heap.shape(object.shape()).names().len() > reserved
            }
            Own::Dict(d) => !d.get(self).is_empty(),
            Own::Nothing | Own::Unmade => false,
        }
    }

    /// An attribute of the object itself.
    pub fn own_attribute(&self, object: &Value, name: &Ref<Str>) -> Option<Value> {
        match self.own_attributes(object) {
            Own::Slots => {
                let shape = self.heap.shape(object.shape());
                if !shape.is_open() {
                    return None;
                }
                let slot = self.heap.own_slot(object.shape(), name.value())?;
                self.heap.slot(object, slot).cloned()
            }
            Own::Dict(d) => d.get(self).get_str(name).cloned(),
            Own::Nothing | Own::Unmade => None,
        }
    }

    /// Sets an attribute of the object itself; false where it takes none.
    pub fn set_own_attribute(&mut self, object: &Value, name: &Ref<Str>, value: Value) -> bool {
        let dict = match self.own_attributes(object) {
            Own::Slots => {
                let shape = self.heap.shape(object.shape());
                match self.heap.own_slot(object.shape(), name.value()) {
                    Some(slot) => {
                        drop(self.heap.set_slot(object, slot, value));
                        return true;
                    }
                    None if !shape.is_open() => return false,
                    None => match self.heap.shape_with(object.shape(), name.value()) {
                        Some(to) => {
                            self.heap.add_slot(object, to, value);
                            return true;
                        }
                        None => self.enter_dict_mode(object),
                    },
                }
            }
            Own::Dict(d) => d,
            Own::Unmade => match self.instance_dict(object) {
                Some(d) => d,
                None => return false,
            },
            Own::Nothing => return false,
        };
        self.dict_set_str(&dict, name, value);
        true
    }

    /// Deletes an attribute of the object itself; false where there was none.
    pub fn delete_own_attribute(&mut self, object: &Value, name: &Ref<Str>) -> bool {
        match self.own_attributes(object) {
            Own::Slots => {
                let shape = self.heap.shape(object.shape());
                let reserved = self.class_ref(object).get(self).slot_names.len();
                let Some(at) = self.heap.own_slot(object.shape(), name.value()) else { return false };
                let names: Vec<Value> = shape.names().to_vec();
                let mut values: Vec<Value> = self.heap.slots(object).to_vec();
                values.remove(at);
                let mut to = self.heap.root_shape(object.shape());
                for n in names.iter().enumerate().filter(|(i, _)| *i >= reserved && *i != at).map(|(_, n)| n)
                {
                    match self.heap.shape_with(to, n) {
                        Some(next) => to = next,
                        None => {
                            let dict = self.enter_dict_mode(object);
                            return self.dict_remove_str(&dict, name).is_some();
                        }
                    }
                }
                self.heap.reshape(object, to, values);
                true
            }
            Own::Dict(d) => self.dict_remove_str(&d, name).is_some(),
            Own::Nothing | Own::Unmade => false,
        }
    }

    /// Moves an instance's attributes to a dict, which is returned.
    fn enter_dict_mode(&mut self, object: &Value) -> Ref<Dict> {
        let reserved = self.class_ref(object).get(self).slot_names.len();
        let names: Vec<Value> = self.heap.shape(object.shape()).names()[reserved..].to_vec();
        let mut values: Vec<Value> = self.heap.slots(object).to_vec();
        let own = values.split_off(reserved);
        let dict = Dict::new_ref(self);
        for (n, v) in names.iter().zip(own) {
            if let (Some(n), Some(_)) = (n.downcast::<Str>(), v.present()) {
                self.dict_set_str(&dict, n, v);
            }
        }
        values.push(dict.value().clone());
        let to = self.heap.dict_shape(object.shape());
        self.heap.reshape(object, to, values);
        dict
    }

    /// The `__dict__` of an object that has one. It stays the object's own: both see each other's changes.
    pub fn instance_dict(&mut self, object: &Value) -> Option<Ref<Dict>> {
        match self.own_attributes(object) {
            Own::Nothing => None,
            Own::Dict(d) => Some(d),
            Own::Slots if self.heap.shape(object.shape()).is_open() => Some(self.enter_dict_mode(object)),
            Own::Slots => None,
            Own::Unmade => {
                let dict = Dict::new_ref(self);
                self.put_dict(object, dict.clone());
                Some(dict)
            }
        }
    }

    /// Makes the object an instance of another class with the same layout.
    pub(crate) fn move_to_class(&mut self, object: &Value, class: &Ref<Class>) {
        let root = class.get(self).shape;
        let record = self.heap.shape(object.shape());
        if !record.has_slots() {
            self.heap.reshape(object, root, Vec::new());
            return;
        }
        let dict_mode = record.is_dict_mode();
        let reserved = class.get(self).slot_names.len();
        let own: Vec<Value> = record.names().iter().skip(reserved).cloned().collect();
        let values = self.heap.slots(object).to_vec();
        let mut to = root;
        if dict_mode {
            to = self.heap.dict_shape(root);
        } else {
            for name in &own {
                match self.heap.shape_with(to, name) {
                    Some(next) => to = next,
                    None => {
                        drop(self.enter_dict_mode(object));
                        return self.move_to_class(object, class);
                    }
                }
            }
        }
        self.heap.reshape(object, to, values);
    }

    fn put_dict(&mut self, object: &Value, dict: Ref<Dict>) {
        if let Some(f) = object.exact::<Function>() {
            f.get_mut(self).dict = Some(dict);
        } else if let Some(s) = object.downcast::<StaticMethod>() {
            s.get_mut(self).dict = Some(dict);
        } else if let Some(c) = object.downcast::<ClassMethod>() {
            c.get_mut(self).dict = Some(dict);
        }
    }

    fn set_instance_dict(&mut self, object: &Value, dict: Ref<Dict>) -> PyResult<()> {
        if self.heap.shape(object.shape()).has_slots() {
            drop(self.enter_dict_mode(object));
            let last = self.heap.slots(object).len() - 1;
            drop(self.heap.set_slot(object, last, dict.into()));
        } else {
            self.put_dict(object, dict);
        }
        Ok(())
    }

    /// `getattr(object, name)`.
    #[inline]
    pub fn getattr(&mut self, object: &Value, name: &Ref<Str>) -> PyResult {
        let found = match self.class_ref(object).get(self).slots.getattr {
            Some(get) => self.nested("", |vm| get(vm, object, name)),
            None => generic_getattr(self, object, name),
        };
        match found {
            Ok(v) => Ok(v),
            Err(e) => Err(self.note_attribute(e, object, name)),
        }
    }

    /// `getattr(object, name, None)`, telling absence apart.
    pub fn getattr_optional(&mut self, object: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
        let getattr = self.class_ref(object).get(self).slots.getattr;
        let is_generic = getattr.is_none_or(|f| f as usize == generic_getattr as *const () as usize);
        let found = if is_generic && object.downcast::<Module>().is_none() {
            // What is missing is no error that anybody could see.
            generic_find(self, object, name).map_err(|e| self.note_attribute(e, object, name))
        } else {
            self.getattr(object, name).map(Some)
        };
        found.or_else(|e| self.catch(e, Exc::AttributeError).map(|_| None))
    }

    /// `setattr(object, name, value)`, or `delattr` for `None`.
    pub fn setattr(&mut self, object: &Value, name: &Ref<Str>, value: Option<&Value>) -> PyResult<()> {
        match self.class_ref(object).get(self).slots.setattr {
            Some(set) => set(self, object, name, value),
            None => generic_setattr(self, object, name, value),
        }
    }

    /// For a method call: the method and whether `object` goes in as its first argument (CPython's
    /// `_PyObject_GetMethod`).
    pub fn get_method(&mut self, object: &Value, name: &Ref<Str>) -> PyResult<(Value, bool)> {
        let class = self.class_of(object);
        let generic = class
            .get(self)
            .slots
            .getattr
            .is_some_and(|f| f as usize == generic_getattr as *const () as usize);
        if !generic {
            return Ok((self.getattr(object, name)?, false));
        }
        let Some(found) = self.class_lookup(&class, name) else {
            return match self.own_attribute(object, name) {
                Some(v) => Ok((v, false)),
                None => self.missing_attribute(object, name).map(|v| (v, false)),
            };
        };
        if self.is_method_descriptor(&found) {
            return match self.own_attribute(object, name) {
                Some(v) => Ok((v, false)),
                None => Ok((found, true)),
            };
        }
        generic_getattr(self, object, name).map(|v| (v, false))
    }

    /// What generic lookup gives for a name that it did not find: an AttributeError, or what a module's own
    /// `__getattr__` gives.
    pub fn missing_attribute(&mut self, object: &Value, name: &Ref<Str>) -> PyResult {
        match object.downcast::<Module>() {
            Some(module) => crate::types::module::missing_attribute(self, object, module, name),
            None => Err(self.attribute_error(object, name)),
        }
    }
}

/// The keys of a namespace.
pub fn name_list(vm: &Vm, names: &Ref<Dict>) -> Vec<Value> {
    names.get(vm).iter().map(|(k, _)| k.clone()).collect()
}

/// The attribute as `generic_find` finds it.
///
/// # Errors
/// AttributeError where there is none, and what descriptors raise.
pub fn generic_getattr(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> PyResult {
    match generic_find(vm, object, name)? {
        Some(v) => Ok(v),
        None => vm.missing_attribute(object, name),
    }
}

/// Data descriptors of the class, own attributes, other attributes of the class.
#[inline(always)]
fn generic_find(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> PyResult<Option<Value>> {
    let class = vm.class_of(object);
    let found = vm.class_lookup(&class, name);
    if let Some(f) = &found {
        let slots = &vm.class_ref(f).get(vm).slots;
        if let (Some(get), true) = (slots.descr_get, slots.descr_set.is_some()) {
            return get(vm, f, Some(object), class.value()).map(Some);
        }
    }
    if let Some(v) = vm.own_attribute(object, name) {
        return Ok(Some(v));
    }
    match found {
        Some(f) => vm.bind(&f, Some(object), class.value()).map(Some),
        None => Ok(None),
    }
}

/// Data descriptors of the class, else an own attribute.
pub fn generic_setattr(vm: &mut Vm, object: &Value, name: &Ref<Str>, value: Option<&Value>) -> PyResult<()> {
    let name = vm.intern_ref(name);
    let found = vm.type_lookup(object, &name);
    if let Some(f) = &found
        && let Some(set) = vm.class_ref(f).get(vm).slots.descr_set
    {
        return set(vm, f, object, value);
    }
    let done = match value {
        Some(v) => vm.set_own_attribute(object, &name, v.clone()),
        None => vm.delete_own_attribute(object, &name),
    };
    if done {
        return Ok(());
    }
    let takes_attributes = match vm.own_attributes(object) {
        Own::Nothing => false,
        Own::Slots => vm.heap.shape(object.shape()).is_open(),
        _ => true,
    };
    // From 3.13 on an instance that keeps its attributes in itself, and has none, does not say which.
    let (class, shape) = (vm.class_ref(object).get(vm), vm.heap.shape(object.shape()));
    let is_bare = class.is_heap()
        && class.layout == taipan_heap::Instance::ID
        && !shape.is_dict_mode()
        && shape.names().len() <= class.slot_names.len();
    let is_named = vm.dialect.missing_deletes_are_named();
    if takes_attributes && (is_bare || !is_named) {
        raise!(vm, AttributeError, "'{}' object has no attribute '{name}'", vm.type_name(object));
    }
    if takes_attributes {
        return Err(vm.attribute_error(object, &name));
    }
    let setter = vm.class_ref(object).get(vm).slots.setattr;
    let hooked = setter.is_some_and(|f| f as usize != generic_setattr as *const () as usize);
    let class = vm.type_name(object);
    let message = vm.dialect.no_such_settable(&class, &name.to_string(), found.is_some(), hooked);
    if !is_named {
        raise!(vm, AttributeError, "{message}");
    }
    Err(vm.attribute_error_with(message, object, &name))
}
