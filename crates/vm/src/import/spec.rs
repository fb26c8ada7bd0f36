//! Module specs (PEP 451) and the repr of modules, as `importlib._bootstrap` makes them.

use crate::class::Slots;
use crate::types::dict::Dict;
use crate::types::module::Module;
use crate::types::namespace::Namespace;
use crate::{PyResult, Vm};
use taipan_heap::{Instance, Payload, Ref, Value};

const IMPORTER: &str = "_frozen_importlib.BuiltinImporter";
const SPEC: &str = "_frozen_importlib.ModuleSpec";

impl Vm {
    /// The class that stands as loader of native modules.
    pub(super) fn builtin_importer(&mut self) -> Value {
        if let Some(class) = self.late_classes.get(IMPORTER) {
            return class.value().clone();
        }
        let base = self.types.object.clone();
        let doc = "Meta path import for built-in modules.\n\n    All methods are either class or static methods to avoid the need to\n    instantiate the class.\n\n    ";
        let class = self.native_subclass(
            "BuiltinImporter",
            "_frozen_importlib",
            Some(doc),
            base,
            Slots::EMPTY,
            Instance::ID,
        );
        self.late_classes.insert(IMPORTER, class.clone());
        class.into()
    }

    /// `ModuleSpec(name, loader, origin='built-in')`.
    pub(super) fn builtin_spec(&mut self, name: &str, loader: Value, parent: Value) -> Value {
        let class = match self.late_classes.get(SPEC) {
            Some(class) => class.clone(),
            None => {
                let slots = Slots { repr: Some(repr), ..Slots::EMPTY };
                let base = self.types.object.clone();
                let class =
                    self.native_subclass("ModuleSpec", "_frozen_importlib", None, base, slots, Namespace::ID);
                self.late_classes.insert(SPEC, class.clone());
                class
            }
        };
        let dict = Dict::new_ref(self);
        let attributes = [
            ("name", self.interned_value(name)),
            ("loader", loader),
            ("origin", self.interned_value("built-in")),
            ("loader_state", Value::NONE),
            ("submodule_search_locations", Value::NONE),
            ("cached", Value::NONE),
            ("has_location", Value::FALSE),
            ("parent", parent),
        ];
        for (attribute, value) in attributes {
            self.set_name(&dict, attribute, value);
        }
        Ref::with_shape(class.get(self).shape, Namespace { dict }).into()
    }
}

/// `ModuleSpec(name='sys', loader=…, origin='built-in')`.
fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let mut parts = Vec::new();
    for attribute in ["name", "loader", "origin", "submodule_search_locations"] {
        let name = vm.intern(attribute);
        let Some(value) = vm.getattr_optional(this, &name)? else { continue };
        if !value.is_none() || matches!(attribute, "name" | "loader") {
            parts.push(format!("{attribute}={}", vm.repr_string(&value)?));
        }
    }
    Ok(vm.new_str(&format!("ModuleSpec({})", parts.join(", "))))
}

/// `<module 'sys' (built-in)>` (`importlib._bootstrap._module_repr`).
pub fn module_repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(dict) = this.downcast::<Module>().map(|m| m.get(vm).dict.clone()) else {
        return Ok(Value::NONE);
    };
    let entry = |vm: &Vm, name: &crate::Ref<crate::types::str::Str>| {
        dict.get(vm).get_str(name).filter(|v| !v.is_none()).cloned()
    };
    let names = [vm.names.__spec__.clone(), vm.names.__loader__.clone(), vm.names.__file__.clone()];
    let [spec, loader, file] = names.map(|n| entry(vm, &n));
    let name = vm.names.__name__.clone();
    let mut name = dict.get(vm).get_str(&name).cloned();
    let mut origin = file.map(|f| (f, true));
    if let Some(spec) = &spec {
        let [n, o, l] = ["name", "origin", "has_location"].map(|a| vm.intern(a));
        name = vm.getattr_optional(spec, &n)?.or(name);
        let located = match vm.getattr_optional(spec, &l)? {
            Some(l) => vm.truth(&l)?,
            None => false,
        };
        origin = vm.getattr_optional(spec, &o)?.filter(|o| !o.is_none()).map(|o| (o, located));
    }
    let name = match name {
        Some(name) => vm.repr_string(&name)?,
        None => "'?'".to_string(),
    };
    let rest = match (origin, loader) {
        (Some((file, true)), _) => format!(" from {}", vm.repr_string(&file)?),
        (Some((origin, false)), _) => format!(" ({})", vm.str_string(&origin)?),
        (None, Some(loader)) => format!(" ({})", vm.repr_string(&loader)?),
        (None, None) => String::new(),
    };
    Ok(vm.new_str(&format!("<module {name}{rest}>")))
}
