//! Classes of the import system: Python code in CPython (`importlib._bootstrap`), so their instances take attributes and
//! can be subclassed as those of any class statement; here their methods are native.

use crate::call::{Args, Method};
use crate::class::{Class, GetSet, NewClass, Slots};
use crate::types::dict::Dict;
use crate::types::getset;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// What such a class is.
pub struct ScriptClass {
    /// With its module: `_frozen_importlib.ModuleSpec`.
    pub name: &'static str,
    pub doc: Option<&'static str>,
    pub bases: &'static [&'static ScriptClass],
    pub methods: &'static [Method],
    pub getset: &'static [GetSet],
    /// Attributes of the class that are strs.
    pub constants: &'static [(&'static str, &'static str)],
}

impl ScriptClass {
    /// A class with nothing but a name, to be completed by struct update.
    pub const fn named(name: &'static str) -> ScriptClass {
        ScriptClass { name, doc: None, bases: &[], methods: &[], getset: &[], constants: &[] }
    }

    /// The name without the module.
    pub fn short_name(&self) -> &'static str {
        self.name.rsplit_once('.').map_or(self.name, |(_, name)| name)
    }
}

impl Vm {
    /// The class, made when first asked for.
    ///
    /// # Errors
    /// Whatever making a class may raise.
    pub fn script_class(&mut self, spec: &'static ScriptClass) -> PyResult<Ref<Class>> {
        if let Some(class) = self.late_classes.get(spec.name) {
            return Ok(class.clone());
        }
        let mut bases = Vec::with_capacity(spec.bases.len());
        for base in spec.bases {
            bases.push(self.script_class(base)?);
        }
        self.script_class_with(spec, bases)
    }

    /// The same with bases that are made already.
    pub fn script_class_with(
        &mut self,
        spec: &'static ScriptClass,
        bases: Vec<Ref<Class>>,
    ) -> PyResult<Ref<Class>> {
        let (module, name) = spec.name.rsplit_once('.').unwrap_or(("builtins", spec.name));
        let namespace = Dict::new_ref(self);
        let module = self.interned_value(module);
        self.set_name(&namespace, "__module__", module);
        if let Some(doc) = spec.doc {
            let doc = self.new_str(doc);
            self.set_name(&namespace, "__doc__", doc);
        }
        for (name, text) in spec.constants {
            let text = self.new_str(text);
            self.set_name(&namespace, name, text);
        }
        let (name, metaclass) = (self.intern(name), self.types.r#type.clone());
        let new = NewClass { name, bases, namespace, metaclass, args: Args::positional_only(&[]) };
        let made = self.make_class(new)?;
        let Ok(class) = Ref::<Class>::try_from(made) else {
            raise!(self, SystemError, "a class statement made no class");
        };
        let dict = class.get(self).dict.clone();
        for method in spec.methods {
            let value = self.class_item(&class, method);
            self.set_name(&dict, method.name, value);
        }
        for entry in spec.getset {
            let value = getset::descriptor(entry, &class);
            self.set_name(&dict, entry.name, value);
        }
        // The slots are filled anew: those that the bases gave would stand for methods of the same name.
        let c = class.get_mut(self);
        *c.slots = Slots { new: c.slots.new, ..Slots::EMPTY };
        self.class_changed(&class);
        self.fill_slots(&class);
        self.late_classes.insert(spec.name, class.clone());
        Ok(class)
    }

    /// An instance whose `__init__` is not called.
    pub(super) fn bare_instance(&mut self, class: &Ref<Class>) -> PyResult {
        self.call_method(class.value(), "__new__", &[class.value().clone()])
    }

    /// An attribute, by text; `None` where there is none.
    pub fn attribute(&mut self, object: &Value, name: &str) -> PyResult<Option<Value>> {
        let name = self.intern(name);
        self.getattr_optional(object, &name)
    }

    /// An attribute, by text.
    ///
    /// # Errors
    /// AttributeError where there is none.
    pub fn required(&mut self, object: &Value, name: &str) -> PyResult {
        let name = self.intern(name);
        self.getattr(object, &name)
    }

    /// An attribute, by text; None where there is none.
    pub fn attribute_or_none(&mut self, object: &Value, name: &str) -> PyResult {
        Ok(self.attribute(object, name)?.unwrap_or(Value::NONE))
    }

    /// Sets an attribute, by text.
    pub fn set_attribute(&mut self, object: &Value, name: &str, value: &Value) -> PyResult<()> {
        let name = self.intern(name);
        self.setattr(object, &name, Some(value))
    }

    /// Sets an attribute where the object allows it (`except AttributeError: pass`).
    pub(super) fn try_set_attribute(&mut self, object: &Value, name: &str, value: &Value) -> PyResult<()> {
        match self.set_attribute(object, name, value) {
            Ok(()) => Ok(()),
            Err(e) => self.catch(e, crate::exc::Exc::AttributeError).map(drop),
        }
    }

    /// The text of an attribute that must be a str.
    ///
    /// # Errors
    /// AttributeError, TypeError.
    pub fn text_attribute(&mut self, object: &Value, name: &str) -> PyResult<Ref<Str>> {
        let value = self.required(object, name)?;
        match value.downcast::<Str>() {
            Some(s) => Ok(self.intern_ref(s)),
            None => raise!(self, TypeError, "{name} must be a str, not {}", self.type_name(&value)),
        }
    }
}
