//! Module specs (PEP 451), and how a module gets its attributes from one (`importlib._bootstrap`).

use super::files;
use super::script::ScriptClass;
use crate::class::GetSet;
use crate::exc::Exc;
use crate::quirks::BootstrapCall;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::module::Module;
use crate::types::str::Str;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Ref, Value};

pub static MODULE_SPEC: ScriptClass = ScriptClass {
    doc: Some("The specification for a module, used for loading."),
    methods: METHODS,
    getset: GETSET,
    ..ScriptClass::named("_frozen_importlib.ModuleSpec")
};

methods! { static METHODS;
    "__init__($self, name, loader, *, origin=None, loader_state=None, is_package=None)" =>
        |vm, [this, name, loader, origin, loader_state, is_package]| {
        let locations = if vm.truth(is_package)? { List::new_ref(Vec::new()).into() } else { Value::NONE };
        let uninitialized = List::new_ref(Vec::new()).into();
        let attributes = [
            ("name", name),
            ("loader", loader),
            ("origin", origin),
            ("loader_state", loader_state),
            ("submodule_search_locations", &locations),
            ("_uninitialized_submodules", &uninitialized),
            ("_set_fileattr", &Value::FALSE),
            ("_cached", &Value::NONE),
        ];
        for (attribute, value) in attributes {
            vm.set_attribute(this, attribute, value)?;
        }
        Ok(Value::NONE)
    }
    "__repr__($self)" => |vm, [this]| {
        let mut parts = Vec::new();
        for attribute in ["name", "loader", "origin"] {
            let value = vm.required(this, attribute)?;
            if !value.is_none() || attribute != "origin" {
                parts.push(format!("{attribute}={}", vm.repr_string(&value)?));
            }
        }
        let locations = vm.required(this, "submodule_search_locations")?;
        if !locations.is_none() {
            parts.push(format!("submodule_search_locations={}", vm.str_string(&locations)?));
        }
        let class = vm.class_of(this).get(vm).name.to_string();
        Ok(vm.new_str(&format!("{class}({})", parts.join(", "))))
    }
    "__eq__($self, other)" => |vm, [this, other]| {
        for attribute in ["name", "loader", "origin", "submodule_search_locations", "cached", "has_location"] {
            let own = vm.required(this, attribute)?;
            let Some(theirs) = vm.attribute(other, attribute)? else { return Ok(Value::NOT_IMPLEMENTED) };
            if !vm.equal(&own, &theirs)? {
                return Ok(Value::FALSE);
            }
        }
        Ok(Value::TRUE)
    }
}

static GETSET: &[GetSet] = &[
    GetSet::write("cached", cached, |vm, this, value| {
        let value = value.cloned().unwrap_or(Value::NONE);
        vm.set_attribute(this, "_cached", &value)
    }),
    GetSet::read("parent", "The name of the module's parent.", parent),
    GetSet::write(
        "has_location",
        |vm, this| vm.required(this, "_set_fileattr"),
        |vm, this, value| {
            let located = match value {
                Some(v) => vm.truth(v)?,
                None => false,
            };
            vm.set_attribute(this, "_set_fileattr", &Value::bool(located))
        },
    ),
];

/// Where the bytecode is kept that belongs to the origin.
fn cached(vm: &mut Vm, this: &Value) -> PyResult {
    let known = vm.required(this, "_cached")?;
    let located = vm.required(this, "_set_fileattr")?;
    if !known.is_none() || !vm.truth(&located)? {
        return Ok(known);
    }
    let origin = vm.required(this, "origin")?;
    let Some(origin) = origin.downcast::<Str>() else { return Ok(Value::NONE) };
    let cached = files::cached_name(vm, &origin.to_lossy())?;
    let cached = cached.map_or(Value::NONE, |c| vm.new_str(&c));
    vm.set_attribute(this, "_cached", &cached)?;
    Ok(cached)
}

fn parent(vm: &mut Vm, this: &Value) -> PyResult {
    let name = vm.required(this, "name")?;
    if !vm.required(this, "submodule_search_locations")?.is_none() {
        return Ok(name);
    }
    match name.downcast::<Str>() {
        Some(s) => {
            let text = s.to_lossy();
            let parent = text.rsplit_once('.').map_or("", |(parent, _)| parent);
            Ok(vm.interned_value(parent))
        }
        None => raise!(vm, AttributeError, "'{}' object has no attribute 'rpartition'", vm.type_name(&name)),
    }
}

impl Vm {
    /// `ModuleSpec(name, loader, origin=origin, is_package=is_package)`.
    pub fn new_spec(&mut self, name: &Value, loader: &Value, origin: &Value, is_package: bool) -> PyResult {
        let class = self.script_class(&MODULE_SPEC)?;
        let spec = self.call(class.value(), &[name.clone(), loader.clone()])?;
        if !origin.is_none() {
            self.set_attribute(&spec, "origin", origin)?;
        }
        if is_package {
            let locations = List::new_ref(Vec::new()).into();
            self.set_attribute(&spec, "submodule_search_locations", &locations)?;
        }
        Ok(spec)
    }

    /// `importlib._bootstrap.module_from_spec`.
    pub fn module_from_spec(&mut self, spec: &Value) -> PyResult {
        let loader = self.required(spec, "loader")?;
        let mut module = Value::NONE;
        if let Some(create) = self.attribute(&loader, "create_module")? {
            let created = self.call(&create, std::slice::from_ref(spec));
            module = self.through_bootstrap(&create, created, BootstrapCall::Create)?;
        } else if self.attribute(&loader, "exec_module")?.is_some() {
            raise!(self, ImportError, "loaders that define exec_module() must also define create_module()");
        }
        if module.is_none() {
            let name = self.required(spec, "name")?;
            let class = self.types.module.value().clone();
            module = self.call(&class, &[name])?;
        }
        self.init_module_attrs(spec, &module, false)?;
        Ok(module)
    }

    /// Gives a module what its spec says (`_init_module_attrs`).
    pub fn init_module_attrs(&mut self, spec: &Value, module: &Value, replace: bool) -> PyResult<()> {
        let lacks = |vm: &mut Vm, name: &str| -> PyResult<bool> {
            Ok(replace || vm.attribute_or_none(module, name)?.is_none())
        };
        if lacks(self, "__name__")? {
            let name = self.required(spec, "name")?;
            self.try_set_attribute(module, "__name__", &name)?;
        }
        let locations = self.required(spec, "submodule_search_locations")?;
        if lacks(self, "__loader__")? {
            let mut loader = self.required(spec, "loader")?;
            if loader.is_none() && !locations.is_none() {
                let class = self.script_class(&super::namespace::NAMESPACE_LOADER)?;
                loader = self.bare_instance(&class)?;
                self.set_attribute(&loader, "_path", &locations)?;
                self.set_attribute(spec, "loader", &loader)?;
                // "While the docs say that module.__file__ is not set for built-in modules, … namespace packages
                // have it set to None" (bpo-32305).
                self.set_attribute(module, "__file__", &Value::NONE)?;
            }
            self.try_set_attribute(module, "__loader__", &loader)?;
        }
        if lacks(self, "__package__")? {
            let parent = self.required(spec, "parent")?;
            self.try_set_attribute(module, "__package__", &parent)?;
        }
        self.try_set_attribute(module, "__spec__", spec)?;
        if !locations.is_none() && lacks(self, "__path__")? {
            self.try_set_attribute(module, "__path__", &locations)?;
        }
        let located = self.required(spec, "has_location")?;
        if !self.truth(&located)? {
            return Ok(());
        }
        if lacks(self, "__file__")? {
            let origin = self.required(spec, "origin")?;
            self.try_set_attribute(module, "__file__", &origin)?;
        }
        if lacks(self, "__cached__")? {
            let cached = self.required(spec, "cached")?;
            if !cached.is_none() {
                self.try_set_attribute(module, "__cached__", &cached)?;
            }
        }
        Ok(())
    }

    /// `importlib._bootstrap.spec_from_loader`.
    pub fn spec_from_loader(
        &mut self,
        name: &Value,
        loader: &Value,
        origin: &Value,
        is_package: &Value,
    ) -> PyResult {
        let mut origin = origin.clone();
        if origin.is_none() {
            origin = self.attribute_or_none(loader, "_ORIGIN")?;
        }
        if !self.truth(&origin)? && self.attribute(loader, "get_filename")?.is_some() {
            let locations = match is_package {
                v if v.is_none() => None,
                v if self.truth(v)? => Some(List::new_ref(Vec::new()).into()),
                _ => Some(Value::NONE),
            };
            return self.spec_from_file_location(name, &Value::NONE, loader, locations);
        }
        let is_package = match is_package {
            v if !v.is_none() => self.truth(v)?,
            _ => self.loader_says_package(loader, name)?.unwrap_or(false),
        };
        self.new_spec(name, loader, &origin, is_package)
    }

    /// `loader.is_package(name)`; `None` where it cannot say.
    pub(super) fn loader_says_package(&mut self, loader: &Value, name: &Value) -> PyResult<Option<bool>> {
        let Some(ask) = self.attribute(loader, "is_package")? else { return Ok(None) };
        match self.call(&ask, std::slice::from_ref(name)) {
            Ok(v) => self.truth(&v).map(Some),
            Err(e) => self.catch(e, Exc::ImportError).map(|_| None),
        }
    }

    /// `importlib._bootstrap_external.spec_from_file_location`; `locations` is `None` where the loader is to be asked.
    pub fn spec_from_file_location(
        &mut self,
        name: &Value,
        location: &Value,
        loader: &Value,
        locations: Option<Value>,
    ) -> PyResult {
        let location = if location.is_none() {
            let found = match self.attribute(loader, "get_filename")? {
                Some(ask) => match self.call(&ask, std::slice::from_ref(name)) {
                    Ok(found) => Some(found),
                    Err(e) => self.catch(e, Exc::ImportError).map(|_| None)?,
                },
                None => None,
            };
            found.unwrap_or_else(|| self.new_str("<unknown>"))
        } else {
            let location = self.fspath(location)?;
            let text = self.str_string(&location)?;
            let text = files::absolute(self, &text);
            self.new_str(&text)
        };
        let mut loader = loader.clone();
        if loader.is_none() {
            let text = self.str_string(&location)?;
            let Some(class) = super::external::loader_for(self, &text)? else { return Ok(Value::NONE) };
            loader = self.call(&class, &[name.clone(), location.clone()])?;
        }
        let spec = self.new_spec(name, &loader, &location, false)?;
        self.set_attribute(&spec, "_set_fileattr", &Value::TRUE)?;
        let locations = match locations {
            Some(given) => given,
            None if self.loader_says_package(&loader, name)? == Some(true) => {
                List::new_ref(Vec::new()).into()
            }
            None => Value::NONE,
        };
        self.set_attribute(&spec, "submodule_search_locations", &locations)?;
        if let Some(list) = locations.downcast::<List>().cloned()
            && self.len(&locations)? == 0
        {
            let text = self.str_string(&location)?;
            let folder = self.new_str(files::split(&text).0);
            self.list_push(&list, folder)?;
        }
        Ok(spec)
    }
}

/// `<module 'sys' (built-in)>` (`importlib._bootstrap._module_repr`).
pub fn module_repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(dict) = this.downcast::<Module>().map(|m| m.get(vm).dict.clone()) else {
        return Ok(Value::NONE);
    };
    let entry = |vm: &Vm, name: &Ref<Str>| dict.get(vm).get_str(name).filter(|v| !v.is_none()).cloned();
    let names = [vm.names.__spec__.clone(), vm.names.__loader__.clone(), vm.names.__file__.clone()];
    let [spec, loader, file] = names.map(|n| entry(vm, &n));
    let text = match spec {
        Some(spec) => repr_of_spec(vm, &spec)?,
        None => {
            let name = vm.names.__name__.clone();
            let name = match dict.get(vm).get_str(&name).cloned() {
                Some(name) => vm.repr_string(&name)?,
                None => "'?'".to_string(),
            };
            match (file, loader) {
                (Some(file), _) => format!("{name} from {}", vm.repr_string(&file)?),
                (None, Some(loader)) => format!("{name} ({})", vm.repr_string(&loader)?),
                (None, None) => name,
            }
        }
    };
    Ok(vm.new_str(&format!("<module {text}>")))
}

/// What stands between `<module ` and `>`.
fn repr_of_spec(vm: &mut Vm, spec: &Value) -> PyResult<String> {
    let [name, origin, loader] = ["name", "origin", "loader"].map(|attribute| vm.intern(attribute));
    let name = vm.getattr_optional(spec, &name)?.filter(|n| !n.is_none());
    let name = match name {
        Some(name) => vm.repr_string(&name)?,
        None => "'?'".to_string(),
    };
    let origin = vm.getattr_optional(spec, &origin)?.filter(|o| !o.is_none());
    if let Some(origin) = origin {
        let located = vm.attribute_or_none(spec, "has_location")?;
        return Ok(if vm.truth(&located)? {
            format!("{name} from {}", vm.repr_string(&origin)?)
        } else {
            format!("{name} ({})", vm.str_string(&origin)?)
        });
    }
    let loader = vm.getattr_optional(spec, &loader)?.filter(|l| !l.is_none());
    let Some(loader) = loader else { return Ok(name) };
    let namespace = vm.script_class(&super::namespace::NAMESPACE_LOADER)?;
    if vm.dialect.names_namespaces() && vm.is_instance(&loader, namespace.value())? {
        let path = vm.required(&loader, "_path")?;
        let parts = vm.collect_items(&path)?;
        let shown = vm.repr_string(List::new_ref(parts).value())?;
        return Ok(format!("{name} (namespace) from {shown}"));
    }
    Ok(format!("{name} ({})", vm.repr_string(&loader)?))
}

/// A dict's entry by text.
pub(super) fn entry(vm: &mut Vm, dict: &Ref<Dict>, name: &str) -> Option<Value> {
    let name = vm.intern(name);
    dict.get(vm).get_str(&name).cloned()
}
