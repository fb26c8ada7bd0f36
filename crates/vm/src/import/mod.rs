//! Imports.

use crate::types::dict::Dict;
use crate::types::module::Module;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

impl Vm {
    /// A module object with that namespace, which gets the attributes that every module has.
    pub fn new_module(&mut self, name: &str, dict: Ref<Dict>) -> Value {
        let name = self.intern(name);
        let n = |f: fn(&crate::names::Names) -> &Ref<Str>, vm: &Vm| f(&vm.names).clone();
        let entries = [
            (n(|n| &n.__name__, self), name.into()),
            (n(|n| &n.__doc__, self), Value::NONE),
            (n(|n| &n.__package__, self), self.shared.empty_str.clone()),
            (n(|n| &n.__loader__, self), Value::NONE),
            (n(|n| &n.__spec__, self), Value::NONE),
        ];
        for (k, v) in entries {
            if dict.get(self).get_str(&k).is_none() {
                self.dict_set_str(&dict, &k, v);
            }
        }
        Ref::new(Module { dict }).into()
    }

    /// `import name`: from `sys.modules`, else a native module.
    pub fn import_module(&mut self, name: &Ref<Str>) -> PyResult {
        let modules = self.modules.clone();
        if let Some(m) = modules.get(self).get_str(name) {
            return Ok(m.clone());
        }
        let wanted = name.to_string();
        let Some(native) = self.native_modules.iter().find(|m| m.name == wanted).copied() else {
            let message = self.new_str(&format!("No module named '{name}'"));
            let raised = self.error_value(crate::exc::Exc::ModuleNotFoundError, message.clone());
            if let Some(e) = raised.exception().and_then(|e| e.downcast::<crate::exc::Exception>()) {
                let fields = &mut e.get_mut(self).fields;
                fields.clear();
                fields.extend([message, name.value().clone()]);
            }
            return Err(raised);
        };
        let dict = Dict::new_ref(self);
        let module = self.new_module(native.name, dict.clone());
        self.dict_set_str(&modules, name, module.clone());
        (native.init)(self, &dict)?;
        Ok(module)
    }

    /// `IMPORT_NAME`: `__import__(name, globals, locals, fromlist, level)`.
    pub fn import_name(&mut self, name: &Ref<Str>, fromlist: &Value, level: &Value) -> PyResult {
        if level.as_i64().is_some_and(|l| l > 0) {
            raise!(self, ImportError, "attempted relative import with no known parent package");
        }
        let module = self.import_module(name)?;
        if fromlist.is_none() {
            let top = name.to_string().split('.').next().unwrap_or_default().to_string();
            let top = self.intern(&top);
            return self.import_module(&top);
        }
        Ok(module)
    }

    /// `IMPORT_FROM`.
    pub fn import_from(&mut self, module: &Value, name: &Ref<Str>) -> PyResult {
        if let Some(v) = self.getattr_optional(module, name)? {
            return Ok(v);
        }
        let symbol = self.names.__name__.clone();
        let owner = match self.getattr_optional(module, &symbol)? {
            Some(n) => self.str_string(&n)?,
            None => "<unknown module name>".to_string(),
        };
        Err(error!(self, ImportError, "cannot import name '{name}' from '{owner}' (unknown location)"))
    }

    /// `from module import *` into a namespace.
    pub fn import_star(&mut self, module: &Value, namespace: &Value) -> PyResult<()> {
        let symbol = self.names.__all__.clone();
        let Some(dict) = self.instance_dict(module) else {
            raise!(self, ImportError, "from-import-* object has no __dict__ and no __all__");
        };
        let listed = self.getattr_optional(module, &symbol)?;
        let names = match &listed {
            Some(all) => self.collect_items(all)?,
            None => dict.get(self).iter().map(|(k, _)| k.clone()).collect(),
        };
        for name in names {
            let Some(s) = name.downcast::<Str>().cloned() else { continue };
            if listed.is_none() && s.text().get(0) == Some(u32::from(b'_')) {
                continue;
            }
            let v = self.getattr(module, &s)?;
            self.setitem(namespace, &name, Some(&v))?;
        }
        Ok(())
    }

    /// Whether a value is an empty tuple: no keyword names.
    pub fn is_empty_tuple(&self, v: &Value) -> bool {
        v.exact::<Tuple>().is_some_and(|t| t.items().is_empty())
    }
}
