//! Where modules are searched at the start of a run, and what becomes of them at its end.

use super::files;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use std::path::Path;
use taipan_heap::{Ref, Value};

impl Vm {
    /// Puts the program's folder, or what was given instead, before the search path, and lets import read all of it.
    ///
    /// A program in `__pycache__` was compiled there from the folder above, where its modules lie too.
    pub(crate) fn allow_search_path(&mut self, entry: Option<String>) {
        if let Some(entry) = entry {
            self.search_path.insert(0, entry);
        } else if let Some(file) = self.program_file() {
            let folder = match files::split(&file).0 {
                inner if files::split(inner).1 == files::PYCACHE => files::split(inner).0.to_string(),
                folder => folder.to_string(),
            };
            let folder = files::absolute(self, &folder);
            self.search_path.insert(0, folder.trim_end_matches('/').to_string());
        }
        for root in self.search_path.clone() {
            self.access.allow_modules(Path::new(&root));
        }
    }

    /// Gives `__main__` the spec of the module that it is run as, whose parent packages are imported (`runpy`).
    pub(crate) fn describe_main(&mut self, globals: &Ref<Dict>, name: &str) -> PyResult<()> {
        let full = self.intern(name);
        let mut path = Value::NONE;
        if let Some((parent, _)) = name.rsplit_once('.') {
            let parent = self.intern(parent);
            let parent = self.import_module(&parent)?;
            path = self.attribute_or_none(&parent, "__path__")?;
        }
        // `__main__` is in `sys.modules` already: its finder is asked for another of that name.
        let (modules, own) = (self.modules.clone(), self.names.__main__.clone());
        let main = self.dict_remove_str(&modules, &own);
        let spec = self.find_spec(&full, &path, &Value::NONE);
        if let Some(main) = main {
            self.dict_set_str(&modules, &own, main);
        }
        let spec = spec?;
        if spec.is_none() {
            return Ok(());
        }
        for (attribute, source) in
            [("__loader__", "loader"), ("__package__", "parent"), ("__cached__", "cached")]
        {
            let value = self.required(&spec, source)?;
            self.set_name(globals, attribute, value);
        }
        let located = self.required(&spec, "has_location")?;
        if self.truth(&located)? {
            let origin = self.required(&spec, "origin")?;
            self.set_name(globals, "__file__", origin);
        }
        self.set_name(globals, "__spec__", spec);
        Ok(())
    }

    /// Empties the namespaces of all modules but native ones, newest first: what begins with one underscore, then the
    /// rest (`_PyModule_ClearDict`).
    pub(crate) fn empty_modules(&mut self) {
        let modules: Vec<(Value, Value)> =
            self.modules.get(self).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        for (name, module) in modules.into_iter().rev() {
            let is_native = name.downcast::<Str>().is_none_or(|n| self.is_native_module(&n.to_lossy()));
            let Some(dict) = self.instance_dict(&module).filter(|_| !is_native) else { continue };
            for private in [true, false] {
                let keys: Vec<Ref<Str>> =
                    dict.get(self).iter().filter_map(|(k, _)| k.downcast::<Str>().cloned()).collect();
                for key in keys {
                    let text = key.to_lossy();
                    let is_private = text.starts_with('_') && !text.starts_with("__");
                    if is_private == private && text != "__builtins__" {
                        self.dict_set_str(&dict, &key, Value::NONE);
                        self.run_finalisers();
                    }
                }
            }
        }
    }

    /// Whether the program has imported modules that are not native.
    pub(crate) fn has_own_modules(&self) -> bool {
        let names = self.modules.get(self).iter().filter_map(|(k, _)| k.downcast::<Str>());
        names.into_iter().any(|name| !self.is_native_module(&name.to_lossy()))
    }

    /// Takes the modules that the program has imported out of `sys.modules`, oldest first (`finalize_modules`).
    pub(crate) fn forget_modules(&mut self) {
        let modules = self.modules.clone();
        let names: Vec<Ref<Str>> =
            modules.get(self).iter().filter_map(|(k, _)| k.downcast::<Str>().cloned()).collect();
        for name in names {
            if self.is_native_module(&name.to_lossy()) {
                continue;
            }
            let module = self.dict_remove_str(&modules, &name).unwrap_or(Value::NONE);
            drop(module);
            self.run_finalisers();
        }
    }
}
