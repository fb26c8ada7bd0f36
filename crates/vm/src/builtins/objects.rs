//! Objects, classes, attributes, namespaces.

use crate::call::OwnedArgs;
use crate::methods;
use crate::protocol::attr::name_list;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

methods! { pub static FUNCTIONS;
    /// Call sys.breakpointhook(*args, **kws).
    ///
    /// sys.breakpointhook() must accept whatever arguments are passed.
    ///
    /// By default, this drops you into the pdb debugger.
    "breakpoint($module, /, *args, **kws)" => |vm, [args, kws]| {
        let sys = vm.intern("sys");
        let sys = vm.import_module(&sys)?;
        let name = vm.intern("breakpointhook");
        let Some(hook) = vm.getattr_optional(&sys, &name)? else {
            raise!(vm, RuntimeError, "lost sys.breakpointhook");
        };
        let given = OwnedArgs::collected(vm, args, kws);
        vm.call_args(&hook, given.args())
    }
    /// Return whether the object is callable (i.e., some kind of function).
    ///
    /// Note that classes are callable, as are instances of classes with a
    /// __call__() method.
    "callable($module, obj, /)" => |vm, [obj]| { Ok(Value::bool(vm.is_callable(obj))) }
    /// Deletes the named attribute from the given object.
    ///
    /// delattr(x, 'y') is equivalent to ``del x.y``
    "delattr($module, obj, name, /)" => |vm, [obj, name]| {
        let name = attribute(vm, name)?;
        vm.setattr(obj, &name, None)?;
        Ok(Value::NONE)
    }
    /// dir([object]) -> list of strings
    ///
    /// If called without an argument, return the names in the current scope.
    /// Else, return an alphabetized list of names comprising (some of) the attributes
    /// of the given object, and of attributes reachable from it.
    /// If the object supplies a method named __dir__, it will be used; otherwise
    /// the default dir() logic is used and returns:
    ///   for a module object: the module's attributes.
    ///   for a class object:  its attributes, and recursively the attributes
    ///     of its bases.
    ///   for any other object: its attributes, its class's attributes, and
    ///     recursively the attributes of its class's base classes.
    "dir($module[, object], /)" as "" => |vm, [object]| {
        let names = match object.present() {
            Some(o) => directory(vm, o)?,
            None => local_names(vm)?,
        };
        sorted(vm, names)
    }
    /// Get a named attribute from an object.
    ///
    /// getattr(x, 'y') is equivalent to ``x.y``.
    ///
    /// When a default argument is given, it is returned when the attribute doesn't
    /// exist; without it, an exception is raised in that case.
    "getattr($module, object, name[, default], /)" as "" => |vm, [object, name, default]| {
        let name = attribute(vm, name)?;
        match default.present() {
            Some(d) => Ok(vm.getattr_optional(object, &name)?.unwrap_or_else(|| d.clone())),
            None => vm.getattr(object, &name),
        }
    }
    /// Return the dictionary containing the current scope's global variables.
    ///
    /// NOTE: Updates to this dictionary *will* affect name lookups in the current
    /// global scope and vice-versa.
    "globals($module, /)" => |vm, []| {
        Ok(vm.frame_globals().map_or(Value::NONE, Value::from))
    }
    /// Return whether the object has an attribute with the given name.
    ///
    /// This is done by calling getattr(obj, name) and catching AttributeError.
    "hasattr($module, obj, name, /)" => |vm, [obj, name]| {
        let name = attribute(vm, name)?;
        Ok(Value::bool(vm.getattr_optional(obj, &name)?.is_some()))
    }
    /// Return the identity of an object.
    ///
    /// This is guaranteed to be unique among simultaneously existing objects.
    /// (CPython uses the object's memory address.)
    "id($module, obj, /)" => |_vm, [obj]| { Ok(Value::int(obj.identity())) }
    /// Return whether an object is an instance of a class or of a subclass thereof.
    ///
    /// A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to
    /// check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)
    /// or ...`` etc.
    "isinstance($module, obj, class_or_tuple, /)" quick super::quick::isinstance => |vm, [obj, class]| {
        Ok(Value::bool(vm.is_instance(obj, class)?))
    }
    /// Return whether 'cls' is derived from another class or is the same class.
    ///
    /// A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to
    /// check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)
    /// or ...``.
    "issubclass($module, cls, class_or_tuple, /)" => |vm, [class, of]| {
        Ok(Value::bool(vm.is_subclass(class, of)?))
    }
    /// Return a dictionary containing the current scope's local variables.
    ///
    /// NOTE: Whether or not updates to this dictionary will affect name lookups in
    /// the local scope and vice-versa is *implementation dependent* and not
    /// covered by any backwards compatibility guarantees.
    "locals($module, /)" => |vm, []| {
        Ok(vm.frame_locals().unwrap_or(Value::NONE))
    }
    /// Sets the named attribute on the given object to the specified value.
    ///
    /// setattr(x, 'y', v) is equivalent to ``x.y = v``
    "setattr($module, obj, name, value, /)" => |vm, [obj, name, value]| {
        let name = attribute(vm, name)?;
        vm.setattr(obj, &name, Some(value))?;
        Ok(Value::NONE)
    }
    /// vars([object]) -> dictionary
    ///
    /// Without arguments, equivalent to locals().
    /// With an argument, equivalent to object.__dict__.
    "vars($module[, object], /)" as "" => |vm, [object]| {
        let Some(o) = object.present() else { return Ok(vm.frame_locals().unwrap_or(Value::NONE)) };
        let name = vm.names.__dict__.clone();
        match vm.getattr_optional(o, &name)? {
            Some(d) => Ok(d),
            None => raise!(vm, TypeError, "vars() argument must have __dict__ attribute"),
        }
    }
}

fn attribute(vm: &mut Vm, name: &Value) -> PyResult<Ref<Str>> {
    match name.downcast::<Str>() {
        Some(s) => Ok(vm.intern_ref(s)),
        None => raise!(vm, TypeError, "attribute name must be string, not '{}'", vm.type_name(name)),
    }
}

/// What `__dir__` of the object's class gives.
pub fn directory(vm: &mut Vm, object: &Value) -> PyResult<Vec<Value>> {
    let name = vm.names.__dir__.clone();
    let Some(method) = vm.type_lookup(object, &name) else {
        raise!(vm, TypeError, "object does not provide __dir__");
    };
    let bound = vm.bind_special(&method, object)?;
    let found = vm.call(&bound, &[])?;
    vm.collect_items(&found)
}

/// The names of the innermost frame's scope.
fn local_names(vm: &mut Vm) -> PyResult<Vec<Value>> {
    let Some(locals) = vm.frame_locals() else { return Ok(Vec::new()) };
    if let Some(d) = locals.exact::<Dict>() {
        return Ok(name_list(vm, d));
    }
    let keys = vm.call_method(&locals, "keys", &[])?;
    if vm.class_ref(&keys).get(vm).slots.iter.is_none() {
        raise!(vm, TypeError, "dir(): expected keys() of locals to be a list, not '{}'", vm.type_name(&keys));
    }
    vm.collect_items(&keys)
}

fn sorted(vm: &mut Vm, mut names: Vec<Value>) -> PyResult {
    if names.iter().all(|n| n.downcast::<Str>().is_some()) {
        names.sort_by(|a, b| match (a.downcast::<Str>(), b.downcast::<Str>()) {
            (Some(a), Some(b)) => a.text().cmp(&b.text()),
            _ => std::cmp::Ordering::Equal,
        });
        return Ok(List::new_ref(names).into());
    }
    let list: Value = List::new_ref(names).into();
    vm.call_method(&list, "sort", &[])?;
    Ok(list)
}
