//! `BuiltinImporter` and `FrozenImporter`: the finders of modules that need no file.

use super::script::ScriptClass;
use crate::exc::Exc;
use crate::types::module::Module;
use crate::types::str::Str;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Ref, Value};

pub static BUILTIN_IMPORTER: ScriptClass = ScriptClass {
    doc: Some(
        "Meta path import for built-in modules.\n\n    All methods are either class or static methods to avoid the need to\n    instantiate the class.\n\n    ",
    ),
    methods: BUILTIN,
    constants: &[("_ORIGIN", "built-in")],
    ..ScriptClass::named("_frozen_importlib.BuiltinImporter")
};

pub static FROZEN_IMPORTER: ScriptClass = ScriptClass {
    doc: Some(
        "Meta path import for frozen modules.\n\n    All methods are either class or static methods to avoid the need to\n    instantiate the class.\n\n    ",
    ),
    methods: FROZEN,
    constants: &[("_ORIGIN", "frozen")],
    ..ScriptClass::named("_frozen_importlib.FrozenImporter")
};

/// Native modules that CPython has as frozen bytecode.
pub const FROZEN_NAMES: [&str; 3] = ["_frozen_importlib", "_frozen_importlib_external", "zipimport"];

/// Modules that are files of their own in CPython's standard library, and so come after what `sys.path` has of that
/// name; all others come first.
pub fn yields_to_files(name: &str) -> bool {
    !name.starts_with('_')
        && !matches!(name, "atexit" | "builtins" | "errno" | "faulthandler" | "gc" | "itertools" | "marshal")
        && !matches!(name, "posix" | "pwd" | "sys" | "time" | "zipimport")
}

impl Vm {
    /// Whether a module is native and found before any file.
    pub fn is_builtin_module(&self, name: &str) -> bool {
        !yields_to_files(name) && !FROZEN_NAMES.contains(&name) && self.is_native_module(name)
    }

    /// Whether a module is native.
    pub fn is_native_module(&self, name: &str) -> bool {
        name == "builtins" || self.native_modules.iter().any(|m| m.name == name)
    }

    /// The spec of a native module, which its class loads.
    pub(super) fn native_spec(&mut self, name: &Ref<Str>) -> PyResult {
        let frozen = FROZEN_NAMES.iter().any(|n| name.eq_str(n));
        let class = self.script_class(if frozen { &FROZEN_IMPORTER } else { &BUILTIN_IMPORTER })?;
        let origin = self.interned_value(if frozen { "frozen" } else { "built-in" });
        self.new_spec(name.value(), class.value(), &origin, false)
    }

    /// The native module of a spec's name, made anew.
    fn create_native(&mut self, spec: &Value) -> PyResult {
        let name = self.text_attribute(spec, "name")?;
        let text = name.to_string();
        let (modules, known) = (self.modules.clone(), self.modules.get(self).get_str(&name).cloned());
        let made = self.load_native(&text)?;
        match known {
            Some(known) => self.dict_set_str(&modules, &name, known),
            None => drop(self.dict_remove_str(&modules, &name)),
        }
        match made {
            Some(module) => Ok(module),
            None => Err(self.not_a(&name, "built-in")),
        }
    }

    fn not_a(&mut self, name: &Ref<Str>, kind: &str) -> crate::Raised {
        let shown = match self.repr_string(name.value()) {
            Ok(shown) => shown,
            Err(e) => return e,
        };
        let message = format!("{shown} is not a {kind} module");
        self.import_error(Exc::ImportError, &message, [name.value().clone(), Value::NONE, Value::NONE])
    }

    fn require(&mut self, name: &Value, kind: &str) -> PyResult<()> {
        let Some(name) = name.downcast::<Str>().cloned() else {
            raise!(self, TypeError, "module name must be str, not {}", self.type_name(name));
        };
        let text = name.to_string();
        let known = match kind {
            "frozen" => FROZEN_NAMES.contains(&text.as_str()),
            _ => self.is_native_module(&text),
        };
        if known { Ok(()) } else { Err(self.not_a(&name, kind)) }
    }
}

methods! { static BUILTIN;
    "find_spec($type, fullname, path=None, target=None)" => |vm, [_class, name, _path, _target]| {
        match name.downcast::<Str>().cloned() {
            Some(name) if vm.is_builtin_module(&name.to_lossy()) => vm.native_spec(&name),
            _ => Ok(Value::NONE),
        }
    }
    /// Create a built-in module
    "create_module(spec)" => |vm, [spec]| { vm.create_native(spec) }
    /// Exec a built-in module
    "exec_module(module)" => |vm, [module]| {
        match module.downcast::<Module>() {
            Some(_) => Ok(Value::NONE),
            None => raise!(vm, TypeError, "expected a module, not {}", vm.type_name(module)),
        }
    }
    /// Return None as built-in modules do not have code objects.
    "get_code($type, fullname)" => |vm, [_class, name]| { vm.require(name, "built-in").map(|()| Value::NONE) }
    /// Return None as built-in modules do not have source code.
    "get_source($type, fullname)" => |vm, [_class, name]| { vm.require(name, "built-in").map(|()| Value::NONE) }
    /// Return False as built-in modules are never packages.
    "is_package($type, fullname)" => |vm, [_class, name]| { vm.require(name, "built-in").map(|()| Value::FALSE) }
    /// Load the specified module into sys.modules and return it.
    "load_module($type, fullname)" => |vm, [class, name]| { vm.load_module_shim(class, name) }
}

methods! { static FROZEN;
    "find_spec($type, fullname, path=None, target=None)" => |vm, [_class, name, _path, _target]| {
        match name.downcast::<Str>().cloned() {
            Some(name) if FROZEN_NAMES.iter().any(|n| name.eq_str(n)) && vm.is_native_module(&name.to_lossy()) => {
                vm.native_spec(&name)
            }
            _ => Ok(Value::NONE),
        }
    }
    /// Set __file__, if able.
    "create_module(spec)" => |vm, [spec]| { vm.create_native(spec) }
    "exec_module(module)" => |_vm, [_module]| { Ok(Value::NONE) }
    /// Return the code object for the frozen module.
    "get_code($type, fullname)" => |vm, [_class, name]| { vm.require(name, "frozen").map(|()| Value::NONE) }
    /// Return None as frozen modules do not have source code.
    "get_source($type, fullname)" => |vm, [_class, name]| { vm.require(name, "frozen").map(|()| Value::NONE) }
    /// Return True if the frozen module is a package.
    "is_package($type, fullname)" => |vm, [_class, name]| { vm.require(name, "frozen").map(|()| Value::FALSE) }
    /// Load a frozen module.
    "load_module($type, fullname)" => |vm, [class, name]| { vm.load_module_shim(class, name) }
}
