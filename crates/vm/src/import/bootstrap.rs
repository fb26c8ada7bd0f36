//! `_frozen_importlib`: the import system as `importlib` sees it.

use super::script::ScriptClass;
use super::{builtin, spec};
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::{NativeModule, PyResult, Vm, methods};
use taipan_heap::{Ref, Value};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_frozen_importlib", init };

/// Where modules are loaded by one thread there is nothing to lock.
static IMPORT_LOCK_CONTEXT: ScriptClass = ScriptClass {
    doc: Some("Context manager for the import lock."),
    methods: LOCK,
    ..ScriptClass::named("_frozen_importlib._ImportLockContext")
};

static MODULE_LOCK_MANAGER: ScriptClass =
    ScriptClass { methods: MODULE_LOCK, ..ScriptClass::named("_frozen_importlib._ModuleLockManager") };

methods! { static LOCK;
    "__enter__($self)" => |_vm, [_this]| { Ok(Value::NONE) }
    "__exit__($self, exc_type, exc_value, exc_traceback)" => |_vm, [_this, _class, _value, _traceback]| {
        Ok(Value::NONE)
    }
}

methods! { static MODULE_LOCK;
    "__init__($self, name)" => |vm, [this, name]| {
        vm.set_attribute(this, "_name", name).map(|()| Value::NONE)
    }
    "__enter__($self)" => |_vm, [_this]| { Ok(Value::NONE) }
    "__exit__($self, *args, **kwargs)" => |_vm, [_this, _args, _kwargs]| { Ok(Value::NONE) }
}

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let classes = [
        &spec::MODULE_SPEC,
        &builtin::BUILTIN_IMPORTER,
        &builtin::FROZEN_IMPORTER,
        &IMPORT_LOCK_CONTEXT,
        &MODULE_LOCK_MANAGER,
    ];
    for spec in classes {
        let class = vm.script_class(spec)?;
        vm.set_name(dict, spec.short_name(), class.into());
    }
    vm.add_functions(dict, "_frozen_importlib", FUNCTIONS);
    vm.add_functions(dict, "_frozen_importlib", super::FUNCTIONS);
    let (prefix, message) = (vm.new_str("No module named "), vm.new_str("No module named {!r}"));
    vm.set_name(dict, "_ERR_MSG_PREFIX", prefix);
    vm.set_name(dict, "_ERR_MSG", message);
    for name in ["sys", "_imp", "_thread", "_warnings", "_weakref"] {
        let module = vm.intern(name);
        if vm.is_native_module(name) {
            let module = vm.import_module(&module)?;
            vm.set_name(dict, name, module);
        }
    }
    let external = vm.intern("_frozen_importlib_external");
    let external = vm.import_module(&external)?;
    vm.set_name(dict, "_bootstrap_external", external);
    Ok(())
}

fn name_of(vm: &mut Vm, name: &Value) -> PyResult<Ref<Str>> {
    match name.downcast::<Str>() {
        Some(s) => Ok(vm.intern_ref(s)),
        None => {
            let shown = vm.repr_string(vm.class_of(name).value())?;
            raise!(vm, TypeError, "module name must be str, not {shown}")
        }
    }
}

methods! { static FUNCTIONS;
    /// Return a module spec based on various loader methods.
    "spec_from_loader(name, loader, *, origin=None, is_package=None)" => |vm, [name, loader, origin, is_package]| {
        vm.spec_from_loader(name, loader, origin, is_package)
    }
    /// Create a module based on the provided spec.
    "module_from_spec(spec)" => |vm, [spec]| { vm.module_from_spec(spec) }
    /// Find a module's spec.
    "_find_spec(name, path, target=None)" => |vm, [name, path, target]| {
        let name = name_of(vm, name)?;
        vm.find_spec(&name, path, target)
    }
    /// Return a new module object, loaded by the spec's loader.
    "_load(spec)" => |vm, [spec]| { vm.load_unlocked(spec) }
    "_load_unlocked(spec)" => |vm, [spec]| { vm.load_unlocked(spec) }
    /// Execute the spec's specified module in an existing module's namespace.
    "_exec(spec, module)" => |vm, [spec, module]| { vm.exec_spec(spec, module) }
    /// Load the specified module into sys.modules and return it.
    "_load_module_shim(self, fullname)" => |vm, [loader, name]| { vm.load_module_shim(loader, name) }
    "_init_module_attrs(spec, module, *, override=False)" => |vm, [spec, module, replace]| {
        let replace = vm.truth(replace)?;
        vm.init_module_attrs(spec, module, replace)?;
        Ok(module.clone())
    }
    /// Return the spec of a module that has none.
    "_spec_from_module(module, loader=None, origin=None)" => |vm, [module, loader, origin]| {
        let known = vm.attribute_or_none(module, "__spec__")?;
        if !known.is_none() {
            return Ok(known);
        }
        let name = vm.required(module, "__name__")?;
        let loader = if loader.is_none() { vm.attribute_or_none(module, "__loader__")? } else { loader.clone() };
        let location = vm.attribute_or_none(module, "__file__")?;
        let mut origin = origin.clone();
        if origin.is_none() {
            origin = vm.attribute_or_none(&loader, "_ORIGIN")?;
        }
        if origin.is_none() {
            origin = location.clone();
        }
        let spec = vm.new_spec(&name, &loader, &origin, false)?;
        let located = !location.is_none() && vm.equal(&origin, &location)?;
        vm.set_attribute(&spec, "_set_fileattr", &Value::bool(located))?;
        let cached = vm.attribute_or_none(module, "__cached__")?;
        vm.set_attribute(&spec, "cached", &cached)?;
        if let Some(path) = vm.attribute(module, "__path__")? {
            let items = vm.collect_items(&path)?;
            vm.set_attribute(&spec, "submodule_search_locations", crate::types::list::List::new_ref(items).value())?;
        }
        Ok(spec)
    }
    /// Resolve a relative module name to an absolute one.
    "_resolve_name(name, package, level)" => |vm, [name, package, level]| {
        let (name, package) = (name_of(vm, name)?, vm.str_string(package)?);
        let level = vm.index_i64(level)?;
        let full = vm.resolve_name(&name, &package, level)?;
        Ok(full.into())
    }
    /// Import and return the module based on its name, the package the call is
    /// being made from, and the level adjustment.
    "_gcd_import(name, package=None, level=0)" => |vm, [name, package, level]| {
        let (name, level) = (name_of(vm, name)?, vm.index_i64(level)?);
        if level < 0 {
            raise!(vm, ValueError, "level must be >= 0");
        }
        if level == 0 {
            if name.is_empty() {
                raise!(vm, ValueError, "Empty module name");
            }
            return vm.import_module(&name);
        }
        let Some(package) = package.downcast::<Str>().map(|p| p.to_string()) else {
            raise!(vm, TypeError, "__package__ not set to a string");
        };
        if package.is_empty() {
            raise!(vm, ImportError, "attempted relative import with no known parent package");
        }
        let full = vm.resolve_name(&name, &package, level)?;
        vm.import_module(&full)
    }
    /// Find and load the module.
    "_find_and_load(name, import_)" => |vm, [name, _import]| {
        let name = name_of(vm, name)?;
        vm.import_module(&name)
    }
    /// Figure out what __import__ should return.
    "_handle_fromlist(module, fromlist, import_, *, recursive=False)" => |vm, [module, fromlist, _import, _recursive]| {
        vm.import_submodules(module, fromlist, false)?;
        Ok(module.clone())
    }
    "_module_repr(m)" => |vm, [module]| { spec::module_repr(vm, module) }
    /// remove_importlib_frames in import.c will always remove sequences
    /// of importlib frames that end with a call to this function
    "_call_with_frames_removed(f, *args, **kwds)" => |vm, [f, args, kwds]| {
        let mut all = crate::call::OwnedArgs::default();
        let items = args.downcast::<crate::types::tuple::Tuple>();
        items.map_or(&[][..], |t| t.items()).iter().for_each(|a| all.push(a.clone()));
        if let Some(d) = kwds.downcast::<Dict>() {
            for (k, v) in d.get(vm).iter() {
                if let Some(k) = k.downcast::<Str>() {
                    all.push_keyword(k.clone(), v.clone());
                }
            }
        }
        vm.call_args(f, all.args())
    }
    /// Print the message to stderr if -v/PYTHONVERBOSE is turned on.
    "_verbose_message(message, *args, verbosity=1)" => |_vm, [_message, _args, _verbosity]| { Ok(Value::NONE) }
    /// Simple substitute for functools.update_wrapper.
    "_wrap(new, old)" => |vm, [new, old]| {
        for name in ["__module__", "__name__", "__qualname__", "__doc__"] {
            if let Some(value) = vm.attribute(old, name)? {
                vm.set_attribute(new, name, &value)?;
            }
        }
        Ok(Value::NONE)
    }
    "_new_module(name)" => |vm, [name]| {
        let class = vm.types.module.value().clone();
        vm.call(&class, std::slice::from_ref(name))
    }
    "_builtin_from_name(name)" => |vm, [name]| {
        let name = name_of(vm, name)?;
        if !vm.is_native_module(&name.to_lossy()) {
            raise!(vm, ImportError, "no built-in module named {name}");
        }
        let spec = vm.native_spec(&name)?;
        vm.load_unlocked(&spec)
    }
}
