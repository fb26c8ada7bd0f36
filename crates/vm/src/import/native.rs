//! Modules written in Rust.

use crate::types::dict::Dict;
use crate::types::list::List;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

impl Vm {
    /// Loads a native module into `sys.modules`; `None` where there is none of that name.
    pub(super) fn load_native(&mut self, full: &str) -> PyResult<Option<Value>> {
        let Some(native) = self.native_modules.iter().find(|m| m.name == full).copied() else {
            return Ok(None);
        };
        let dict = Dict::new_ref(self);
        let module = self.new_module(native.name, dict.clone());
        let modules = self.modules.clone();
        let key = self.intern(full);
        self.dict_set_str(&modules, &key, module.clone());
        let made = self.describe_native(&dict, full).and_then(|()| (native.init)(self, &dict));
        if let Err(e) = made {
            self.dict_remove_str(&modules, &key);
            return Err(e);
        }
        Ok(Some(module))
    }

    /// `__spec__`, `__loader__`, `__package__`, and `__path__` of what has submodules.
    pub(crate) fn describe_native(&mut self, dict: &Ref<Dict>, full: &str) -> PyResult<()> {
        let is_package = self
            .native_modules
            .iter()
            .any(|m| m.name.strip_prefix(full).is_some_and(|rest| rest.starts_with('.')));
        let package = if is_package { full } else { full.rsplit_once('.').map_or("", |(parent, _)| parent) };
        let package = self.interned_value(package);
        self.set_name(dict, "__package__", package);
        let name = self.intern(full);
        let spec = self.native_spec(&name)?;
        let loader = self.required(&spec, "loader")?;
        self.set_name(dict, "__loader__", loader);
        self.set_name(dict, "__spec__", spec);
        if is_package {
            self.set_name(dict, "__path__", List::new_ref(Vec::new()).into());
        }
        Ok(())
    }
}
