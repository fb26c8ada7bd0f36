//! Finding and loading a module: `sys.meta_path` is asked, the spec's loader executes (`importlib._bootstrap`).

use super::spec::entry;
use crate::audit::Event;
use crate::call::Builtin;
use crate::exc::{Exc, Exception};
use crate::quirks::{BootstrapCall, ImportLapse};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};

/// Cannot be imported before `os`, which imports it; CPython's `site` has `os` imported before any program runs.
const IMPORTED_WITH_OS: &str = "genericpath";

impl Vm {
    /// The module of that full name: from `sys.modules`, else it is loaded, its parent packages first.
    ///
    /// # Errors
    /// ModuleNotFoundError, and whatever running the module raises.
    pub fn import_module(&mut self, name: &Ref<Str>) -> PyResult {
        if let Some(m) = self.modules.get(self).get_str(name) {
            if !m.is_none() {
                return Ok(m.clone());
            }
            let message = format!("import of {name} halted; None in sys.modules");
            return Err(self.module_not_found(message, name));
        }
        self.native_call(|vm| vm.find_and_load(name))
    }

    /// `_find_and_load_unlocked`.
    fn find_and_load(&mut self, name: &Ref<Str>) -> PyResult {
        let full = name.to_string();
        self.audit(Event::Import(&full), true)?;
        let Some((parent, child)) = full.rsplit_once('.') else {
            if full == IMPORTED_WITH_OS
                && let Some(module) = self.import_with_os(name)?
            {
                return Ok(module);
            }
            let spec = self.find_for_load(name, &Value::NONE)?;
            if spec.is_none() {
                return Err(self.no_module_named(name, None));
            }
            return self.load_found(&spec);
        };
        let (parent, child) = (self.intern(parent), self.intern(child));
        if self.modules.get(self).get_str(&parent).is_none() {
            self.import_module(&parent)?;
        }
        // Running the parent may have brought the module with it.
        if let Some(m) = self.modules.get(self).get_str(name) {
            return Ok(m.clone());
        }
        let Some(package) = self.modules.get(self).get_str(&parent).cloned() else {
            return Err(self.key_error(parent.value()));
        };
        let symbol = self.names.__path__.clone();
        let Some(path) = self.getattr_optional(&package, &symbol)? else {
            let quoted = [name, &parent].map(|n| n.value().clone());
            let message = format!(
                "No module named {}; {} is not a package",
                self.repr_string(&quoted[0])?,
                self.repr_string(&quoted[1])?
            );
            let missing = self.getattr(&package, &symbol).err().and_then(Raised::into_exception);
            let raised = self.module_not_found(message, name);
            let exception = raised.exception().and_then(|e| e.downcast::<Exception>().cloned());
            if let (Some(missing), Some(e)) = (missing, exception) {
                let e = e.get_mut(self);
                (e.context, e.suppress_context) = (missing, true);
            }
            return Err(raised);
        };
        let parent_spec = self.attribute_or_none(&package, "__spec__")?;
        let spec = self.find_for_load(name, &path)?;
        if spec.is_none() {
            return Err(self.no_module_named(name, Some(&path)));
        }
        let waiting = self.attribute_or_none(&parent_spec, "_uninitialized_submodules")?;
        let waiting = waiting.downcast::<List>().cloned();
        if let Some(list) = &waiting {
            self.list_push(list, child.value().clone())?;
        }
        let loaded = self.load_found(&spec);
        if let Some(list) = &waiting {
            self.call_method(list.value(), "pop", &[])?;
        }
        let module = loaded?;
        let Some(package) = self.modules.get(self).get_str(&parent).cloned() else {
            return Err(self.key_error(parent.value()));
        };
        if let Err(e) = self.setattr(&package, &child, Some(&module)) {
            self.catch(e, Exc::AttributeError)?;
        }
        Ok(module)
    }

    fn find_for_load(&mut self, name: &Ref<Str>, path: &Value) -> PyResult {
        let found = self.find_spec(name, path, &Value::NONE);
        let found = self.further_through_bootstrap(found, BootstrapCall::Find);
        self.further_through_bootstrap(found, BootstrapCall::FindAndLoad)
    }

    fn load_found(&mut self, spec: &Value) -> PyResult {
        let loaded = self.load_unlocked(spec);
        let loaded = self.further_through_bootstrap(loaded, BootstrapCall::Load);
        self.further_through_bootstrap(loaded, BootstrapCall::FindAndLoad)
    }

    /// What importing `os` brings under that name; `None` without a library.
    fn import_with_os(&mut self, name: &Ref<Str>) -> PyResult<Option<Value>> {
        let os = self.intern("os");
        if self.modules.get(self).get_str(&os).is_some()
            || self.find_spec(&os, &Value::NONE, &Value::NONE)?.is_none()
        {
            return Ok(None);
        }
        self.import_module(&os)?;
        Ok(self.modules.get(self).get_str(name).cloned())
    }

    /// `No module named 'x'`, with a note of the folders that could not be searched for want of a permission.
    fn no_module_named(&mut self, name: &Ref<Str>, path: Option<&Value>) -> crate::Raised {
        let shown = match self.repr_string(name.value()) {
            Ok(shown) => shown,
            Err(e) => return e,
        };
        let raised = self.module_not_found(format!("No module named {shown}"), name);
        let path = match path {
            Some(path) => Some(path.clone()),
            None => match self.sys_attribute("path") {
                Ok(path) => path,
                Err(e) => return e,
            },
        };
        let Some(e) = raised.exception().cloned() else { return raised };
        for note in path.map_or_else(Vec::new, |path| self.unsearched(&path)) {
            let note = self.new_str(&note);
            if let Err(other) = self.call_method(&e, "add_note", &[note]) {
                return other;
            }
        }
        raised
    }

    /// What of a search path was left out.
    fn unsearched(&mut self, path: &Value) -> Vec<String> {
        let Some(entries) = path.downcast::<List>().map(|l| l.get(self).items.to_vec()) else {
            return Vec::new();
        };
        let texts: Vec<String> =
            entries.iter().filter_map(|e| e.downcast::<Str>()).map(|s| s.to_string()).collect();
        let denied = texts
            .iter()
            .filter(|t| !self.permits(crate::host::Request::Import(std::path::Path::new(t.as_str()))));
        denied.map(|t| format!("{t} was not searched: that needs --allow-read")).collect()
    }

    /// An attribute of `sys`, which is loaded for that.
    pub(super) fn sys_attribute(&mut self, name: &str) -> PyResult<Option<Value>> {
        let sys = self.names.sys.clone();
        let module = match self.modules.get(self).get_str(&sys).cloned() {
            Some(module) => Some(module),
            None => self.load_native("sys")?,
        };
        let dict = module.and_then(|module| self.instance_dict(&module));
        Ok(dict.and_then(|dict| entry(self, &dict, name)))
    }

    /// `_find_spec`: the first finder of `sys.meta_path` that knows the module; None where no one does.
    pub fn find_spec(&mut self, name: &Ref<Str>, path: &Value, target: &Value) -> PyResult {
        let finders = match self.sys_attribute("meta_path")? {
            Some(list) if !list.is_none() => self.collect_items(&list)?,
            Some(_) => raise!(self, ImportError, "sys.meta_path is None, Python is likely shutting down"),
            // A VM without `sys`.
            None => vec![self.script_class(&super::builtin::BUILTIN_IMPORTER)?.into()],
        };
        if finders.is_empty() {
            self.warn_of_import(ImportLapse::NoFinders, "sys.meta_path is empty")?;
        }
        let is_reload = self.modules.get(self).get_str(name).is_some();
        for finder in finders {
            let spec = match self.attribute(&finder, "find_spec")? {
                Some(find) => {
                    let found = self.call(&find, &[name.value().clone(), path.clone(), target.clone()]);
                    match find.exact::<Builtin>() {
                        Some(_) => self.further_through_bootstrap(found, BootstrapCall::Finder)?,
                        None => self.through_bootstrap(&find, found, BootstrapCall::Finder)?,
                    }
                }
                None => self.find_spec_legacy(&finder, name, path)?,
            };
            if spec.is_none() {
                continue;
            }
            if !is_reload && let Some(module) = self.modules.get(self).get_str(name).cloned() {
                let own = self.attribute_or_none(&module, "__spec__")?;
                return Ok(if own.is_none() { spec } else { own });
            }
            return Ok(spec);
        }
        Ok(Value::NONE)
    }

    /// Up to 3.11, `find_module` stands in for `find_spec`.
    fn find_spec_legacy(&mut self, finder: &Value, name: &Ref<Str>, path: &Value) -> PyResult {
        if !self.dialect.has_find_module() {
            return Ok(Value::NONE);
        }
        let Some(find) = self.attribute(finder, "find_module")? else { return Ok(Value::NONE) };
        let text = format!("{}.find_spec() not found; falling back to find_module()", self.type_name(finder));
        self.warn_of_import(ImportLapse::FindModule, &text)?;
        let loader = self.call(&find, &[name.value().clone(), path.clone()])?;
        if loader.is_none() {
            return Ok(Value::NONE);
        }
        self.spec_from_loader(name.value(), &loader, &Value::NONE, &Value::NONE)
    }

    /// Makes the module of a spec, puts it into `sys.modules` and executes it (`_load_unlocked`).
    pub fn load_unlocked(&mut self, spec: &Value) -> PyResult {
        let loader = self.required(spec, "loader");
        let loader = self.raised_in_bootstrap(loader, BootstrapCall::SpecLoader)?;
        if !loader.is_none() && self.attribute(&loader, "exec_module")?.is_none() {
            let class = self.type_name(&loader);
            let text = format!("{class}.exec_module() not found; falling back to load_module()");
            self.warn_of_import(ImportLapse::LoadModule, &text)?;
            let loaded = self.load_backward_compatible(spec, &loader);
            return self.further_through_bootstrap(loaded, BootstrapCall::Backward);
        }
        let module = self.module_from_spec(spec);
        let module = self.further_through_bootstrap(module, BootstrapCall::Make)?;
        self.set_attribute(spec, "_initializing", &Value::TRUE)?;
        let name = self.required(spec, "name")?;
        let modules = self.modules.clone();
        let result = self.execute_in_modules(spec, &loader, &name, module, &modules);
        self.set_attribute(spec, "_initializing", &Value::FALSE)?;
        result
    }

    fn execute_in_modules(
        &mut self,
        spec: &Value,
        loader: &Value,
        name: &Value,
        module: Value,
        modules: &Ref<Dict>,
    ) -> PyResult {
        self.dict_set(modules, name, module.clone())?;
        let executed = if !loader.is_none() {
            let loader = self.required(spec, "loader")?;
            let exec = self.required(&loader, "exec_module")?;
            let executed = self.call(&exec, &[module]).map(drop);
            self.through_bootstrap(&exec, executed, BootstrapCall::Exec)
        } else if self.required(spec, "submodule_search_locations")?.is_none() {
            Err(self.missing_loader(name))
        } else {
            Ok(())
        };
        if let Err(e) = executed {
            drop(self.dict_remove(modules, name)?);
            return Err(e);
        }
        self.completed_module(modules, name)
    }

    /// Modules stand in `sys.modules` in the order in which they were completed; the one that stands there.
    fn completed_module(&mut self, modules: &Ref<Dict>, name: &Value) -> PyResult {
        match self.dict_remove(modules, name)? {
            Some(module) => {
                self.dict_set(modules, name, module.clone())?;
                Ok(module)
            }
            None => Err(self.key_error(name)),
        }
    }

    fn missing_loader(&mut self, name: &Value) -> crate::Raised {
        self.import_error(Exc::ImportError, "missing loader", [name.clone(), Value::NONE, Value::NONE])
    }

    /// A loader with `load_module` alone (`_load_backward_compatible`).
    fn load_backward_compatible(&mut self, spec: &Value, loader: &Value) -> PyResult {
        let (name, modules) = (self.required(spec, "name")?, self.modules.clone());
        let load = self.required(loader, "load_module");
        let load = self.raised_in_bootstrap(load, BootstrapCall::LoadModule)?;
        let loaded = self.call(&load, std::slice::from_ref(&name));
        if let Err(e) = self.through_bootstrap(&load, loaded, BootstrapCall::LoadModule) {
            if self.dict_contains(&modules, &name)? {
                self.completed_module(&modules, &name)?;
            }
            return Err(e);
        }
        let module = self.completed_module(&modules, &name)?;
        if self.attribute_or_none(&module, "__loader__")?.is_none() {
            self.try_set_attribute(&module, "__loader__", loader)?;
        }
        if self.attribute_or_none(&module, "__package__")?.is_none() {
            let mut package = self.required(&module, "__name__")?;
            if self.attribute(&module, "__path__")?.is_none() {
                let text = self.str_string(&name)?;
                package = self.new_str(text.rsplit_once('.').map_or("", |(parent, _)| parent));
            }
            self.try_set_attribute(&module, "__package__", &package)?;
        }
        if self.attribute_or_none(&module, "__spec__")?.is_none() {
            self.try_set_attribute(&module, "__spec__", spec)?;
        }
        Ok(module)
    }

    /// Executes a spec's code in a module that exists: `importlib.reload` (`_exec`).
    pub fn exec_spec(&mut self, spec: &Value, module: &Value) -> PyResult {
        let (name, modules) = (self.required(spec, "name")?, self.modules.clone());
        let known = self.dict_get(&modules, &name)?;
        if !known.is_some_and(|k| k.is(module)) {
            let message = format!("module {} not in sys.modules", self.repr_string(&name)?);
            return Err(self.import_error(Exc::ImportError, &message, [name, Value::NONE, Value::NONE]));
        }
        let loader = self.required(spec, "loader")?;
        let executed = if loader.is_none() && self.required(spec, "submodule_search_locations")?.is_none() {
            Err(self.missing_loader(&name))
        } else {
            self.init_module_attrs(spec, module, true).and_then(|()| {
                if loader.is_none() {
                    Ok(())
                } else if self.attribute(&loader, "exec_module")?.is_none() {
                    self.call_method(&loader, "load_module", std::slice::from_ref(&name)).map(drop)
                } else {
                    self.call_method(&loader, "exec_module", std::slice::from_ref(module)).map(drop)
                }
            })
        };
        let module = self.completed_module(&modules, &name)?;
        executed.map(|()| module)
    }

    /// What `load_module` of the native loaders does (`_load_module_shim`).
    pub(super) fn load_module_shim(&mut self, loader: &Value, name: &Value) -> PyResult {
        let spec = self.spec_from_loader(name, loader, &Value::NONE, &Value::NONE)?;
        let modules = self.modules.clone();
        if let Some(module) = self.dict_get(&modules, name)? {
            self.exec_spec(&spec, &module)?;
            return match self.dict_get(&modules, name)? {
                Some(module) => Ok(module),
                None => Err(self.key_error(name)),
            };
        }
        self.load_unlocked(&spec)
    }
}
