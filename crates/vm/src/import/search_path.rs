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

    /// Takes the program's own modules out of `sys.modules`, oldest first (`finalize_modules`).
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
