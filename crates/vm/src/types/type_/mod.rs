//! `type`: classes are its instances.

mod attrs;
mod bases;
mod build;
mod methods;
mod quick;
mod size;

use crate::call::Args;
use crate::class::{Class, ClassFlags, Slots, TypeSpec, is_subclass};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

pub use attrs::{check_name, mro_tuple};
pub use build::{build_class, call_new, is_new, new_function};
pub use quick::make;
pub use size::{basic_size, builtin_takes_weakrefs, item_size, offsets, supports_weakrefs};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    slots: Slots {
        repr: Some(repr),
        call: Some(call_slot),
        getattr: Some(getattr),
        setattr: Some(setattr),
        new: Some(build::new),
        init: Some(build::init),
        or: Some(crate::types::union::or),
        ..Slots::EMPTY
    },
    doc: Some("type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type"),
    methods: methods::METHODS,
    getset: attrs::GETSET,
    ..TypeSpec::named("type", Class::ID, &[Class::ID])
};

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(c) = this.downcast::<Class>() else { return Ok(Value::NONE) };
    let text = format!("<class '{}'>", vm.full_class_name(c));
    Ok(vm.new_str(&text))
}

fn call_slot(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    match this.downcast::<Class>() {
        Some(c) => call(vm, c, args),
        None => Ok(Value::NONE),
    }
}

/// Calls a class: makes an instance (CPython's `type_call`).
pub fn call(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    if class.value().is(vm.types.r#type.value()) {
        if let [one] = args.positional() {
            if !args.names().is_empty() {
                raise!(vm, TypeError, "type() takes no keyword arguments");
            }
            return Ok(vm.class_of(one).value().clone());
        }
        if args.positional().len() != 3 {
            raise!(vm, TypeError, "type() takes 1 or 3 arguments");
        }
    }
    let Some(new) = class.get(vm).slots.new else {
        let name = class.get(vm).name.to_string();
        raise!(vm, TypeError, "cannot create '{}' instances", vm.spec_name(class, &name));
    };
    let object = new(vm, class, args)?;
    if !class.get(vm).is_heap()
        && is_done_by_new(vm, class)
        && vm.class_ref(&object).value().is(class.value())
    {
        return Ok(object);
    }
    let made = vm.class_of(&object);
    if is_subclass(vm, &made, class)
        && let Some(init) = made.get(vm).slots.init
    {
        init(vm, &object, args)?;
    }
    Ok(object)
}

/// Whether instances of a builtin class are complete without `object.__init__`, which only refuses arguments that `__new__`
/// has not taken.
fn is_done_by_new(vm: &Vm, class: &Ref<Class>) -> bool {
    let (own, base) = (&class.get(vm).slots, &vm.types.object.get(vm).slots);
    own.init.map(|f| f as usize) == base.init.map(|f| f as usize)
        && own.new.map(|f| f as usize) != base.new.map(|f| f as usize)
}

/// `Can't instantiate abstract class …`.
pub fn refuse_abstract(vm: &mut Vm, class: &Ref<Class>) -> PyResult {
    let name = class.get(vm).name.to_string();
    let methods = vm.abstract_methods(class)?;
    let message = vm.dialect.abstract_instantiation(&name, &methods);
    Err(vm.error(crate::exc::Exc::TypeError, message))
}

/// Attribute lookup on a class (CPython's `type_getattro`).
fn getattr(vm: &mut Vm, this: &Value, name: &Ref<Str>) -> PyResult {
    let Some(class) = this.downcast::<Class>() else { return Ok(Value::NONE) };
    let meta = vm.class_of(this);
    let on_meta = vm.class_lookup(&meta, name);
    if let Some(found) = &on_meta {
        let slots = &vm.class_ref(found).get(vm).slots;
        if let (Some(get), true) = (slots.descr_get, slots.descr_set.is_some()) {
            return get(vm, found, Some(this), meta.value());
        }
    }
    if let Some(found) = vm.class_lookup(class, name) {
        return vm.bind(&found, None, this);
    }
    match on_meta {
        Some(found) => vm.bind(&found, Some(this), meta.value()),
        None => Err(vm.attribute_error(this, name)),
    }
}

fn setattr(vm: &mut Vm, this: &Value, name: &Ref<Str>, value: Option<&Value>) -> PyResult<()> {
    let Some(class) = this.downcast::<Class>() else { return Ok(()) };
    if !class.get(vm).is_heap() {
        let c = vm.native_name(class);
        raise!(vm, TypeError, "cannot set '{name}' attribute of immutable type '{c}'");
    }
    let meta = vm.class_of(this);
    if let Some(found) = vm.class_lookup(&meta, name)
        && let Some(set) = vm.class_ref(&found).get(vm).slots.descr_set
    {
        return set(vm, &found, this, value);
    }
    let dict = class.get(vm).dict.clone();
    let name = vm.intern_ref(name);
    let held = dict.get(vm).get_str(&name);
    // What is no object is remembered by its place alone.
    let keeps_version =
        held.zip(value).is_some_and(|(old, new)| !old.bits().is_ptr() && !new.bits().is_ptr());
    if let Some(v) = value.filter(|_| keeps_version && !is_special(&name)) {
        vm.dict_set_str(&dict, &name, v.clone());
        return Ok(());
    }
    match value {
        Some(v) => vm.dict_set_str(&dict, &name, v.clone()),
        None => {
            if vm.dict_remove_str(&dict, &name).is_none() {
                return Err(vm.attribute_error(this, &name));
            }
        }
    }
    vm.class_changed(class);
    vm.update_slots(class, &name);
    Ok(())
}

/// Whether a class may do something about a change of that name.
pub(crate) fn is_special(name: &Ref<Str>) -> bool {
    name.text().to_string_lossy().starts_with("__")
}

impl Vm {
    /// `module.Qualname`, the module left out for builtins.
    pub fn full_class_name(&mut self, class: &Ref<Class>) -> String {
        let c = class.get(self);
        let own = c.dict.get(self).get_str(&self.names.__module__).and_then(|m| m.downcast::<Str>());
        let module = own.map_or(c.module.to_string(), |m| m.to_string());
        match module.as_str() {
            "builtins" => c.qualname.to_string(),
            module => format!("{module}.{}", c.qualname),
        }
    }

    /// The name by which messages call a builtin type: with its module, where that is not `builtins`.
    pub fn spec_name(&mut self, class: &Ref<Class>, name: &str) -> String {
        let full = self.full_class_name(class);
        if full.is_empty() { name.to_string() } else { full }
    }
}
