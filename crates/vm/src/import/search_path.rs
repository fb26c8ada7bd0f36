//! Where modules are searched at the start of a run, and what becomes of them at its end.

use super::files;
use crate::Vm;
use crate::types::str::Str;
use std::path::Path;
use taipan_heap::{Ref, Value};

impl Vm {
    /// Fills in the program's folder where no search path was given, and lets import read what there is.
    ///
    /// A program in `__pycache__` was compiled there from the folder above, where its modules lie too.
    pub(crate) fn allow_search_path(&mut self) {
        if let (true, Some(file)) = (self.search_path.is_empty(), self.program_file()) {
            let folder = match files::split(&file).0 {
                inner if files::split(inner).1 == files::PYCACHE => files::split(inner).0.to_string(),
                folder => folder.to_string(),
            };
            let folder = files::absolute(self, &folder);
            self.search_path.push(folder.trim_end_matches('/').to_string());
        }
        for root in self.search_path.clone() {
            self.access.allow_modules(Path::new(&root));
        }
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
