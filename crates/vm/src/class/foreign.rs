//! Classes of native modules: made when first asked for, over a payload type of the module's own or over that of a
//! builtin type.

use crate::class::{Class, ClassFlags, TypeSpec};
use crate::exc::Exc;
use crate::types::dict::Dict;
use crate::{PyResult, Raised, Vm};
use std::any::TypeId;
use taipan_heap::{Foreign, Payload, Ref, Trace, Value};

impl Vm {
    /// The class of a native module's type: instances hold a `T`.
    pub fn foreign_class<T: Trace + 'static>(&mut self, spec: &'static TypeSpec) -> Ref<Class> {
        let base = self.types.object.clone();
        self.foreign_subclass::<T>(spec, &base)
    }

    /// As [`Vm::foreign_class`], derived from another class: `object`, or one whose instances hold a `T` too.
    pub fn foreign_subclass<T: Trace + 'static>(
        &mut self,
        spec: &'static TypeSpec,
        base: &Ref<Class>,
    ) -> Ref<Class> {
        let layout = self.heap.foreign_layout::<T>();
        self.native_module_class(spec, base, layout)
    }

    /// A native module's class that derives from a builtin type and shares its payload; what it adds to instances are
    /// [`TypeSpec::fields`].
    pub fn derived_class(&mut self, spec: &'static TypeSpec, base: &Ref<Class>) -> Ref<Class> {
        let layout = base.get(self).layout;
        self.native_module_class(spec, base, layout)
    }

    fn native_module_class(&mut self, spec: &'static TypeSpec, base: &Ref<Class>, layout: u32) -> Ref<Class> {
        let key = std::ptr::from_ref(spec) as usize;
        if let Some(class) = self.module_classes.get(&key) {
            return class.clone();
        }
        let class = self.native_class_of_layout(spec, Some(base.clone()), layout);
        let (inherited, base_has_dict) = (base.get(self).slot_names.clone(), base.get(self).has_dict);
        let own: Vec<_> = spec.fields.iter().map(|name| self.intern(name)).collect();
        let c = class.get_mut(self);
        c.slot_names = inherited.into_iter().chain(own).collect();
        c.has_dict = spec.has_dict || base_has_dict;
        self.shape_class(&class);
        self.fill_native_class(&class, spec);
        if spec.has_dict && !base_has_dict && !spec.flags.has(ClassFlags::HIDDEN_DICT) {
            self.add_dict_entry(&class);
        }
        self.module_classes.insert(key, class.clone());
        class
    }

    /// The class of a native module's type, if it was made already.
    pub fn module_class(&self, spec: &'static TypeSpec) -> Option<Ref<Class>> {
        self.module_classes.get(&(std::ptr::from_ref(spec) as usize)).cloned()
    }

    /// The one instance of a class that has no more: made when first asked for.
    pub fn singleton(
        &mut self,
        class: &Ref<Class>,
        make: impl FnOnce(&mut Vm, &Ref<Class>) -> Value,
    ) -> Value {
        let id = class.get(self).id;
        if let Some(object) = self.singletons.get(&id) {
            return object.clone();
        }
        let object = make(self, class);
        self.singletons.insert(id, object.clone());
        object
    }

    /// What a native module keeps for this VM, made when first asked for.
    pub fn module_state<T: Default + 'static>(&mut self) -> &mut T {
        let states = &mut self.module_states;
        let state = states.entry(TypeId::of::<T>()).or_insert_with(|| Box::new(T::default()));
        // The key is the type, so that the fallback is never taken.
        match state.downcast_mut::<T>() {
            Some(state) => state,
            None => unreachable!("module states are kept by their type"),
        }
    }

    /// A new exception class of a native module, derived from one of the builtin ones.
    ///
    /// # Errors
    /// What making the class raises.
    pub fn new_exception_class(&mut self, module: &str, name: &str, base: Exc) -> PyResult<Ref<Class>> {
        let namespace = Dict::new_ref(self);
        let module = self.intern(module);
        let symbol = self.names.__module__.clone();
        self.dict_set_str(&namespace, &symbol, module.into());
        let bases = self.exceptions.get(base).value().clone();
        let (name, bases) = (self.intern(name), self.new_tuple([bases]));
        let maker = self.types.r#type.value().clone();
        let class = self.call(&maker, &[name.into(), bases, namespace.into()])?;
        match class.downcast::<Class>() {
            Some(class) => Ok(class.clone()),
            None => raise!(self, SystemError, "not a class"),
        }
    }

    /// A new exception of a class of a native module, ready to be returned as an error.
    pub fn error_of_class(&mut self, class: &Value, text: &str) -> Raised {
        let text = self.new_str(text);
        match self.call(class, &[text]) {
            Ok(e) => self.raised(e),
            Err(e) => e,
        }
    }

    /// Has `f` called when the program has ended, before its modules go.
    pub fn at_exit(&mut self, f: fn(&mut Vm)) {
        self.exit_functions.push(f);
    }

    /// A new instance of a class made by [`Vm::foreign_class`], or of a subclass of it.
    pub fn new_foreign<T: Trace + 'static>(&mut self, class: &Ref<Class>, payload: T) -> Foreign<T> {
        Foreign::new(class.get(self).shape, payload)
    }

    /// A new instance of a class made by [`Vm::derived_class`], or of a subclass of it, with the payload of the
    /// builtin base. Its fields are empty.
    pub fn new_derived<T: Payload>(&mut self, class: &Ref<Class>, payload: T) -> Ref<T> {
        Ref::with_shape(class.get(self).shape, payload)
    }

    /// Field number `n` of an instance, counted over all native bases; [`Value::NULL`] where it is empty.
    pub fn field(&self, object: &Value, n: usize) -> Value {
        self.heap.slots(object).get(n).cloned().unwrap_or(Value::NULL)
    }

    /// Changes a field; see [`Vm::field`].
    ///
    /// # Errors
    /// SystemError where the object has no such field.
    pub fn set_field(&mut self, object: &Value, n: usize, value: Value) -> PyResult<()> {
        if n >= self.heap.slots(object).len() {
            raise!(self, SystemError, "'{}' object has no field {n}", self.type_name(object));
        }
        drop(self.heap.set_slot(object, n, value));
        Ok(())
    }
}
