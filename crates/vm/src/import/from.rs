//! `from module import name`, and what is said where a module lacks a name: half-made modules, and files that stand in the
//! way of the standard library.

use super::files;
use crate::exc::Exc;
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};

/// What is known of a module that lacks a name.
struct Lacking {
    /// `__spec__.origin`, where that is a file.
    origin: Option<String>,
    initializing: bool,
    /// The file has the name of a module of the standard library, and comes before it.
    shadows_stdlib: bool,
    /// The file lies in the folder of the program.
    shadows: bool,
}

impl Vm {
    /// `IMPORT_FROM`: an attribute of a module, or a submodule of it.
    ///
    /// # Errors
    /// ImportError where there is no such name.
    pub fn import_from(&mut self, module: &Value, name: &Ref<Str>) -> PyResult {
        if let Some(v) = self.getattr_optional(module, name)? {
            return Ok(v);
        }
        let symbol = self.names.__name__.clone();
        let owner = self.getattr_optional(module, &symbol)?;
        let owner = owner.as_ref().and_then(|o| o.downcast::<Str>()).cloned();
        if let Some(owner) = &owner {
            let full = self.intern(&format!("{owner}.{name}"));
            if let Some(m) = self.modules.get(self).get_str(&full) {
                return Ok(m.clone());
            }
        }
        Err(self.cannot_import(module, owner, name)?)
    }

    fn cannot_import(
        &mut self,
        module: &Value,
        owner: Option<Ref<Str>>,
        name: &Ref<Str>,
    ) -> PyResult<Raised> {
        let shown = self.repr_string(name.value())?;
        let Some(owner) = owner else {
            let message =
                format!("cannot import name {shown} from '<unknown module name>' (unknown location)");
            return Ok(self.import_error(
                Exc::ImportError,
                &message,
                [Value::NONE, Value::NONE, Value::NONE],
            ));
        };
        let owner_shown = self.repr_string(owner.value())?;
        let lacking = self.lacking(module, &owner)?;
        let file = self.names.__file__.clone();
        let file = self.getattr_optional(module, &file)?.filter(|f| f.downcast::<Str>().is_some());
        let location = match &file {
            Some(f) => self.str_string(f)?,
            None => lacking.origin.clone().unwrap_or_else(|| "unknown location".to_string()),
        };
        let origin = lacking.origin.as_deref().unwrap_or_default();
        let hint = if self.dialect.explains_shadowing_of_names() {
            self.hint(&lacking, &owner, origin)
        } else {
            None
        };
        let message = match hint {
            Some(hint) => format!("cannot import name {shown} from {owner_shown} ({hint})"),
            None if lacking.initializing => format!(
                "cannot import name {shown} from partially initialized module {owner_shown} (most likely due to a \
                 circular import) ({location})"
            ),
            None => format!("cannot import name {shown} from {owner_shown} ({location})"),
        };
        let path = file.or_else(|| lacking.origin.as_deref().map(|o| self.new_str(o)));
        let about = [owner.value().clone(), path.unwrap_or(Value::NONE), name.value().clone()];
        Ok(self.import_error(Exc::ImportError, &message, about))
    }

    /// The advice to rename a file that stands in the way of another module.
    fn hint(&self, lacking: &Lacking, owner: &Ref<Str>, origin: &str) -> Option<String> {
        if !self.dialect.explains_shadowing() {
            return None;
        }
        match (lacking.shadows_stdlib, lacking.initializing && lacking.shadows) {
            (true, _) => Some(self.dialect.rename_for_stdlib(origin, &owner.to_string())),
            (_, true) => Some(self.dialect.rename_for_library(origin)),
            _ => None,
        }
    }

    /// What explains that a module lacks a name.
    fn lacking(&mut self, module: &Value, name: &Ref<Str>) -> PyResult<Lacking> {
        let spec = files::module_entry(self, module, "__spec__").unwrap_or(Value::NONE);
        let mut lacking =
            Lacking { origin: None, initializing: false, shadows_stdlib: false, shadows: false };
        if spec.is_none() {
            return Ok(lacking);
        }
        let initializing = self.attribute_or_none(&spec, "_initializing")?;
        lacking.initializing = self.truth(&initializing)?;
        let located = self.attribute_or_none(&spec, "has_location")?;
        if !self.truth(&located)? {
            return Ok(lacking);
        }
        let origin = self.attribute_or_none(&spec, "origin")?;
        lacking.origin = origin.downcast::<Str>().map(|o| o.to_string());
        if let (true, Some(origin)) = (self.dialect.explains_shadowing(), &lacking.origin) {
            let (folder, file) = files::split(origin);
            let folder = if file == "__init__.py" { files::split(folder).0 } else { folder };
            let first = files::first_of_sys_path(self)?;
            let first = first.and_then(|f| files::entry_folder(self, &f));
            lacking.shadows = first.as_deref() == Some(folder);
            lacking.shadows_stdlib = lacking.shadows && self.dialect.is_stdlib_module(&name.to_lossy());
        }
        Ok(lacking)
    }

    /// The AttributeError's message where a module has no such attribute (`_Py_module_getattro_impl`).
    ///
    /// # Errors
    /// What attributes of the spec raise.
    pub(crate) fn module_lacks(
        &mut self,
        module: &Value,
        owner: &Ref<Str>,
        name: &Ref<Str>,
    ) -> PyResult<String> {
        let lacking = self.lacking(module, owner)?;
        let origin = lacking.origin.as_deref().unwrap_or_default();
        if let Some(hint) = self.hint(&lacking, owner, origin) {
            return Ok(format!("module '{owner}' has no attribute '{name}' ({hint})"));
        }
        if lacking.initializing {
            let from = match self.dialect.explains_shadowing() {
                true if !origin.is_empty() => format!(" from '{origin}'"),
                _ => String::new(),
            };
            return Ok(format!(
                "partially initialized module '{owner}'{from} has no attribute '{name}' (most likely due to a circular \
                 import)"
            ));
        }
        let spec = files::module_entry(self, module, "__spec__").unwrap_or(Value::NONE);
        let waiting = self.attribute_or_none(&spec, "_uninitialized_submodules")?;
        if waiting.downcast::<List>().is_some() && self.contains(&waiting, name.value())? {
            return Ok(format!(
                "cannot access submodule '{name}' of module '{owner}' (most likely due to a circular import)"
            ));
        }
        Ok(format!("module '{owner}' has no attribute '{name}'"))
    }
}
