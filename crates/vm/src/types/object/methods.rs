//! The methods of `object`, and `__class__` with its assignment.

use super::pickle;
use crate::class::native::GetSet;
use crate::class::{Class, is_subclass};
use crate::methods;
use crate::protocol::attr::name_list;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

methods! { pub static METHODS;
    /// Helper for pickle.
    "__reduce_ex__($self, protocol, /)" => |vm, [this, protocol]| { pickle::reduce_ex(vm, this, protocol) }
    /// Helper for pickle.
    "__reduce__($self, /)" => |vm, [this]| { pickle::reduce(vm, this, 0) }
    /// Helper for pickle.
    "__getstate__($self, /)" => |vm, [this]| { pickle::default_state(vm, this, false) }
    /// Abstract classes can override this to customize issubclass().
    ///
    /// This is invoked early on by abc.ABCMeta.__subclasscheck__().
    /// It should return True, False or NotImplemented.  If it returns
    /// NotImplemented, the normal algorithm is used.  Otherwise, it
    /// overrides the normal algorithm (and the outcome is cached).
    "__subclasshook__($type, object, /)" => |_vm, [_class, _object]| { Ok(Value::NOT_IMPLEMENTED) }
    /// This method is called when a class is subclassed.
    ///
    /// The default implementation does nothing. It may be
    /// overridden to extend subclasses.
    "__init_subclass__($type, /)" => |_vm, [_class]| { Ok(Value::NONE) }
    /// Default object formatter.
    ///
    /// Return str(self) if format_spec is empty. Raise TypeError otherwise.
    "__format__($self, format_spec, /)" => |vm, [this, spec]| {
        let Some(spec) = spec.downcast::<Str>() else {
            return Err(vm.bad_argument("__format__", "argument", "str", spec));
        };
        if !spec.is_empty() {
            raise!(vm, TypeError, "unsupported format string passed to {}.__format__", vm.type_name(this));
        }
        vm.str(this)
    }
    /// Size of object in memory, in bytes.
    "__sizeof__($self, /)" => |vm, [this]| {
        Ok(size_in_memory(vm, this))
    }
    /// Default dir() implementation.
    "__dir__($self, /)" => |vm, [this]| { directory(vm, this) }
}

pub static GETSET: &[GetSet] =
    &[GetSet::write("__class__", |vm, this| Ok(vm.class_of(this).value().clone()), set_class)
        .documented("the object's class")];

/// `object.__sizeof__`
pub fn size_in_memory(vm: &mut Vm, this: &Value) -> Value {
    let class = vm.class_of(this);
    Value::int(crate::types::type_::basic_size(vm, &class))
}

/// Own attributes, then those of the class and its bases, each name once.
fn directory(vm: &mut Vm, this: &Value) -> PyResult {
    let names = Dict::new_ref(vm);
    let symbol = vm.names.__dict__.clone();
    if let Some(own) = vm.getattr_optional(this, &symbol)?
        && let Some(d) = own.downcast::<Dict>()
    {
        vm.dict_update(&names, d.value())?;
    }
    let symbol = vm.names.__class__.clone();
    if let Some(class) = vm.getattr_optional(this, &symbol)? {
        class_directory(vm, &class, &names)?;
    }
    Ok(List::new_ref(name_list(vm, &names)).into())
}

/// Adds the attributes of a class and its bases (CPython's `merge_class_dict`).
pub fn class_directory(vm: &mut Vm, class: &Value, names: &Ref<Dict>) -> PyResult<()> {
    if let Some(c) = class.downcast::<Class>() {
        let order: Vec<Ref<Class>> =
            std::iter::once(c.clone()).chain(c.get(vm).mro_tail.iter().cloned()).collect();
        for c in order {
            let dict = c.get(vm).dict.clone();
            vm.dict_update(names, dict.value())?;
        }
        return Ok(());
    }
    let (dict, bases) = (vm.names.__dict__.clone(), vm.names.__bases__.clone());
    if let Some(d) = vm.getattr_optional(class, &dict)? {
        vm.dict_update(names, &d)?;
    }
    if let Some(bases) = vm.getattr_optional(class, &bases)? {
        for b in vm.collect_items(&bases)? {
            vm.native_call(|vm| class_directory(vm, &b, names))?;
        }
    }
    Ok(())
}

/// `object.__class__ = class` (CPython's `object_set_class`).
fn set_class(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else { raise!(vm, TypeError, "can't delete __class__ attribute") };
    let Some(new) = value.downcast::<Class>().cloned() else {
        raise!(vm, TypeError, "__class__ must be set to a class, not '{}' object", vm.type_name(value));
    };
    let old = vm.class_of(this);
    let module = vm.types.module.clone();
    let modules = is_subclass(vm, &old, &module) && is_subclass(vm, &new, &module);
    let heap = old.get(vm).is_heap() && new.get(vm).is_heap();
    if !modules && !heap {
        raise!(
            vm,
            TypeError,
            "__class__ assignment only supported for mutable types or ModuleType subclasses"
        );
    }
    if old.value().is(new.value()) {
        return Ok(());
    }
    let is_alike = match modules {
        true => {
            old.get(vm).layout == new.get(vm).layout
                && old.get(vm).slot_names.len() == new.get(vm).slot_names.len()
        }
        false => vm.is_laid_out_alike(&old, &new),
    };
    if !is_alike {
        let (a, b) = (old.get(vm).name.to_string(), new.get(vm).name.to_string());
        raise!(vm, TypeError, "__class__ assignment: '{b}' object layout differs from '{a}'");
    }
    vm.move_to_class(this, &new);
    Ok(())
}
