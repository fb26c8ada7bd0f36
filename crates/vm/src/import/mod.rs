//! Imports: finding and running modules, and the statements and functions that ask for them.

pub mod bootstrap;
mod builtin;
pub mod code;
pub mod external;
mod files;
mod finder;
mod frames;
mod from;
mod function;
mod load;
pub mod loaders;
mod namespace;
mod native;
pub mod script;
mod search_path;
pub(crate) mod spec;
mod unmarshal;

pub use builtin::FROZEN_NAMES;
pub use function::FUNCTIONS;
pub(crate) use function::is_original;

use crate::exc::{Exc, Exception};
use crate::types::dict::Dict;
use crate::types::module::Module;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};

impl Vm {
    /// A module object with that namespace, which gets the attributes that every module has.
    pub fn new_module(&mut self, name: &str, dict: Ref<Dict>) -> Value {
        let name = self.intern(name).into();
        self.fill_module(&dict, name, Value::NONE);
        Ref::new(Module { dict }).into()
    }

    /// Gives a namespace the attributes that every module has, unless it has them.
    pub(crate) fn fill_module(&mut self, dict: &Ref<Dict>, name: Value, doc: Value) {
        let names = &self.names;
        let entries = [
            (names.__name__.clone(), name),
            (names.__doc__.clone(), doc),
            (names.__package__.clone(), Value::NONE),
            (names.__loader__.clone(), Value::NONE),
            (names.__spec__.clone(), Value::NONE),
        ];
        for (k, v) in entries {
            if dict.get(self).get_str(&k).is_none() {
                self.dict_set_str(dict, &k, v);
            }
        }
    }

    fn module_not_found(&mut self, message: String, name: &Ref<Str>) -> Raised {
        self.import_error(
            Exc::ModuleNotFoundError,
            &message,
            [name.value().clone(), Value::NONE, Value::NONE],
        )
    }

    /// An ImportError with its `name`, `path` and, from 3.12 on, `name_from`.
    pub fn import_error(&mut self, exc: Exc, message: &str, about: [Value; 3]) -> Raised {
        let message = self.new_str(message);
        let raised = self.error_value(exc, message.clone());
        if let Some(e) = raised.exception().and_then(|e| e.downcast::<Exception>()) {
            let fields = &mut e.get_mut(self).fields;
            fields.clear();
            fields.push(message);
            fields.extend(about);
        }
        raised
    }

    /// `IMPORT_NAME`: what `__import__(name, globals, locals, fromlist, level)` gives.
    pub fn import_name(
        &mut self,
        name: &Ref<Str>,
        locals: &Value,
        fromlist: &Value,
        level: &Value,
    ) -> PyResult {
        let globals = self.frames.globals().map_or(Value::NONE, |g| g.value().clone());
        let symbol = self.names.__import__.clone();
        let Some(import) = self.builtins.get(self).get_str(&symbol).cloned() else {
            raise!(self, ImportError, "__import__ not found");
        };
        if !is_original(&import) {
            let locals = locals.present().cloned().unwrap_or(Value::NONE);
            let args = [name.value().clone(), globals, locals, fromlist.clone(), level.clone()];
            return self.call(&import, &args);
        }
        self.import_by_level(name, &globals, fromlist, level.as_i64().unwrap_or(0))
    }

    /// `from module import *` into a namespace.
    pub fn import_star(&mut self, module: &Value, namespace: &Value) -> PyResult<()> {
        let symbol = self.names.__all__.clone();
        let listed = self.getattr_optional(module, &symbol)?;
        let names = match &listed {
            Some(all) => self.collect_items(all)?,
            None => match self.instance_dict(module) {
                Some(dict) => dict.get(self).iter().map(|(k, _)| k.clone()).collect(),
                None => raise!(self, ImportError, "from-import-* object has no __dict__ and no __all__"),
            },
        };
        for name in names {
            let Some(s) = name.downcast::<Str>().cloned() else {
                return Err(self.star_name_error(module, &name, listed.is_some()));
            };
            if listed.is_none() && s.text().get(0) == Some(u32::from(b'_')) {
                continue;
            }
            let v = self.getattr(module, &s)?;
            self.setitem(namespace, &name, Some(&v))?;
        }
        Ok(())
    }

    fn star_name_error(&mut self, module: &Value, name: &Value, listed: bool) -> Raised {
        let symbol = self.names.__name__.clone();
        let owner = self.getattr(module, &symbol).and_then(|o| self.str_string(&o));
        let (owner, kind) = (owner.unwrap_or_default(), self.type_name(name));
        if listed {
            error!(self, TypeError, "Item in {owner}.__all__ must be str, not {kind}")
        } else {
            error!(self, TypeError, "Key in {owner}.__dict__ must be str, not {kind}")
        }
    }

    /// Whether a value is an empty tuple: no keyword names.
    pub fn is_empty_tuple(&self, v: &Value) -> bool {
        v.exact::<Tuple>().is_some_and(|t| t.items().is_empty())
    }
}
