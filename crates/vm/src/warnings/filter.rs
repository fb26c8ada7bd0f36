//! Which filter a warning meets.

use super::Warning;
use crate::exc::Exc;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

impl Vm {
    /// The filters that an interpreter starts with (`init_filters`).
    pub(super) fn default_filters(&mut self) -> Vec<Value> {
        let rows = [
            ("default", Exc::DeprecationWarning, Some("__main__")),
            ("ignore", Exc::DeprecationWarning, None),
            ("ignore", Exc::PendingDeprecationWarning, None),
            ("ignore", Exc::ImportWarning, None),
            ("ignore", Exc::ResourceWarning, None),
        ];
        rows.map(|(action, category, module)| {
            let action = self.interned_value(action);
            let category = self.exceptions.get(category).value().clone();
            let module = module.map_or(Value::NONE, |m| self.interned_value(m));
            self.new_tuple([action, Value::NONE, category, module, Value::int(0)])
        })
        .to_vec()
    }

    /// A name of the module `warnings`, where that is loaded.
    pub(crate) fn warnings_attribute(&mut self, name: &str) -> PyResult<Option<Value>> {
        let (symbol, name) = (self.intern("warnings"), self.intern(name));
        let Some(module) = self.modules.get(self).get_str(&symbol).cloned() else { return Ok(None) };
        self.getattr_optional(&module, &name)
    }

    /// `onceregistry`
    pub(super) fn once_registry(&mut self) -> PyResult<Ref<Dict>> {
        match self.warnings_attribute("onceregistry")? {
            None => Ok(self.warnings_state().once),
            Some(registry) => match registry.downcast::<Dict>() {
                Some(d) => Ok(d.clone()),
                None => {
                    let kind = self.type_name(&registry);
                    raise!(self, TypeError, "_warnings.onceregistry must be a dict, not '{kind}'")
                }
            },
        }
    }

    /// The action of the first filter that fits, and the filter (`get_filter`).
    pub(super) fn warning_action(&mut self, w: &Warning, text: &Value) -> PyResult<(Value, Value)> {
        let filters = match self.warnings_attribute("filters")? {
            None => self.warnings_state().filters,
            Some(filters) => match filters.downcast::<List>() {
                Some(l) => l.clone(),
                None => raise!(self, ValueError, "{} must be a list", self.dialect.warning_filters_name()),
            },
        };
        let mut index = 0;
        while let Some(item) = filters.get(self).items.get(index).cloned() {
            let parts = item.downcast::<Tuple>().map_or(&[][..], |t| t.items());
            let [action, message, category, module, line] = parts else {
                raise!(
                    self,
                    ValueError,
                    "{} item {index} isn't a 5-tuple",
                    self.dialect.warning_filters_name()
                );
            };
            if action.downcast::<Str>().is_none() {
                let kind = self.type_name(action);
                raise!(self, TypeError, "action must be a string, not '{kind}'");
            }
            let line = self.index_i64(line)?;
            let good_text = self.filter_matches(message, text)?;
            let good_module = self.filter_matches(module, &w.module)?;
            if self.is_subclass(&w.category, category)?
                && good_text
                && good_module
                && (line == 0 || line == w.line)
            {
                return Ok((action.clone(), item.clone()));
            }
            index += 1;
        }
        let action = match self.warnings_attribute("defaultaction")? {
            None => self.warnings_state().default_action,
            Some(action) if action.downcast::<Str>().is_some() => action,
            Some(action) => {
                let kind = self.type_name(&action);
                raise!(self, TypeError, "_warnings.defaultaction must be a string, not '{kind}'")
            }
        };
        Ok((action, Value::NONE))
    }

    /// None fits all, a str itself, anything else what its `match` finds.
    fn filter_matches(&mut self, pattern: &Value, text: &Value) -> PyResult<bool> {
        if pattern.is_none() {
            return Ok(true);
        }
        if let Some(pattern) = pattern.exact::<Str>() {
            let Some(text) = text.downcast::<Str>() else {
                raise!(self, TypeError, "Can't compare str and {}", self.type_name(text));
            };
            return Ok(pattern.same_text(text));
        }
        let found = self.call_method(pattern, "match", std::slice::from_ref(text))?;
        self.truth(&found)
    }
}
