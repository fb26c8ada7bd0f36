//! Warnings (Python/_warnings.c): what code that warns calls, and the state behind the `_warnings` module.

mod filter;
mod show;

use crate::class::{Class, is_subclass};
use crate::exc::{Exc, Exception};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// What filters decide by, while the module `warnings` has none of its own.
#[derive(Default)]
pub struct Warnings {
    state: Option<State>,
    /// Counts changes of the filters: registries of an older count are forgotten.
    version: i64,
}

/// The objects that `_warnings` shows.
#[derive(Clone)]
pub struct State {
    /// A list of `(action, message, category, module, line)`.
    pub filters: Ref<List>,
    /// `_onceregistry`
    pub once: Ref<Dict>,
    /// `_defaultaction`, a str.
    pub default_action: Value,
}

/// One warning, on its way.
pub struct Warning {
    /// A str, or an instance of Warning.
    pub message: Value,
    /// A class; replaced by that of the message where that is an instance.
    pub category: Value,
    pub filename: Value,
    pub line: i64,
    /// [`Value::NULL`] to derive it from the file's name.
    pub module: Value,
    /// A dict, None or [`Value::NULL`].
    pub registry: Value,
    /// The text of the line, or [`Value::NULL`].
    pub source_line: Value,
    /// The object that is the reason, or [`Value::NULL`].
    pub source: Value,
}

/// Where a warning is said to come from.
struct Place {
    filename: Value,
    line: i64,
    module: Value,
    registry: Value,
}

impl Warnings {
    /// Says that filters have changed.
    pub fn filters_mutated(&mut self) {
        self.version += 1;
    }

    /// Lets go of all objects.
    pub(crate) fn clear(&mut self) {
        self.state = None;
    }
}

impl Vm {
    /// The objects that `_warnings` shows.
    pub fn warnings_state(&mut self) -> State {
        if let Some(state) = &self.warnings.state {
            return state.clone();
        }
        let filters = self.default_filters();
        let state = State {
            filters: List::new_ref(filters),
            once: Dict::new_ref(self),
            default_action: self.interned_value("default"),
        };
        self.warnings.state = Some(state.clone());
        state
    }

    /// Warns as from the frame `level - 1` above the current one (`PyErr_WarnEx`).
    ///
    /// # Errors
    /// The warning itself where a filter makes it an error, and what the machinery raises.
    #[cold]
    pub fn warn(&mut self, category: Exc, text: &str, level: i64) -> PyResult<()> {
        let category = self.exceptions.get(category).value().clone();
        let text = self.new_str(text);
        self.warn_value(text, category, level, &[], Value::NULL)
    }

    /// `warnings.warn(message, category, stacklevel, source, skip_file_prefixes=…)`.
    ///
    /// # Errors
    /// As [`Vm::warn`].
    pub fn warn_value(
        &mut self,
        message: Value,
        category: Value,
        level: i64,
        skipped: &[Value],
        source: Value,
    ) -> PyResult<()> {
        let place = self.warning_place(level, skipped)?;
        self.warn_explicit(Warning {
            message,
            category,
            filename: place.filename,
            line: place.line,
            module: place.module,
            registry: place.registry,
            source_line: Value::NULL,
            source,
        })
    }

    /// The category that a message has: its own where it is a Warning (`get_category`).
    ///
    /// # Errors
    /// TypeError where it is no subclass of Warning.
    pub fn warning_category(&mut self, message: &Value, category: &Value) -> PyResult {
        let warning = self.exceptions.get(Exc::Warning).clone();
        if self.is_instance_of_exc(message, Exc::Warning) {
            return Ok(self.class_of(message).into());
        }
        if category.is_null() || category.is_none() {
            return Ok(self.exceptions.get(Exc::UserWarning).value().clone());
        }
        match category.downcast::<Class>() {
            Some(c) if is_subclass(self, c, &warning) => Ok(category.clone()),
            _ => {
                let kind = self.type_name(category);
                raise!(self, TypeError, "{}", self.dialect.category_is_no_warning(&kind))
            }
        }
    }

    /// The frame that a warning is about (`setup_context`).
    fn warning_place(&mut self, level: i64, skipped: &[Value]) -> PyResult<Place> {
        let mut depth = 0;
        let mut left = level;
        let counted = level > 0 && !self.is_internal_frame(0)?;
        while left > 1 {
            left -= 1;
            depth += 1;
            if self.frame_object(depth).is_none() {
                break;
            }
            while counted && self.skips_frame(depth, skipped)? {
                depth += 1;
            }
        }
        let Some(frame) = self.frame_object(depth) else { return self.place_outside() };
        let globals = self.frame_attribute(&frame, "f_globals")?;
        let line = self.frame_attribute(&frame, "f_lineno")?;
        let code = self.frame_attribute(&frame, "f_code")?;
        let filename = self.frame_attribute(&code, "co_filename")?;
        let Some(globals) = globals.downcast::<Dict>().cloned() else { return self.place_outside() };
        let registry = self.registry_of(&globals);
        let name = self.names.__name__.clone();
        let module = match globals.get(self).get_str(&name) {
            Some(m) if m.is_none() || m.downcast::<Str>().is_some() => m.clone(),
            _ => self.new_str("<string>"),
        };
        Ok(Place { filename, line: line.as_i64().unwrap_or(0), module, registry })
    }

    fn place_outside(&mut self) -> PyResult<Place> {
        let (filename, line) = self.dialect.warning_outside_of_frames();
        let (filename, module) = (self.new_str(filename), self.new_str("sys"));
        Ok(Place { filename, line, module, registry: Value::NULL })
    }

    fn frame_attribute(&mut self, object: &Value, name: &str) -> PyResult {
        let name = self.intern(name);
        self.getattr(object, &name)
    }

    fn frame_filename(&mut self, depth: usize) -> PyResult<Option<Ref<Str>>> {
        let Some(frame) = self.frame_object(depth) else { return Ok(None) };
        let code = self.frame_attribute(&frame, "f_code")?;
        Ok(self.frame_attribute(&code, "co_filename")?.downcast::<Str>().cloned())
    }

    /// Frames of the import system do not count.
    fn is_internal_frame(&mut self, depth: usize) -> PyResult<bool> {
        let name = self.frame_filename(depth)?;
        Ok(name.is_some_and(|n| {
            let n = n.to_lossy();
            n.contains("importlib") && n.contains("_bootstrap")
        }))
    }

    fn skips_frame(&mut self, depth: usize, skipped: &[Value]) -> PyResult<bool> {
        let Some(name) = self.frame_filename(depth)? else { return Ok(false) };
        let by_prefix =
            skipped.iter().filter_map(|p| p.downcast::<Str>()).any(|p| name.text().starts_with(p.text()));
        Ok(by_prefix || self.is_internal_frame(depth)?)
    }

    /// A namespace's `__warningregistry__`.
    fn registry_of(&mut self, globals: &Ref<Dict>) -> Value {
        let name = self.intern("__warningregistry__");
        if let Some(registry) = globals.get(self).get_str(&name) {
            return registry.clone();
        }
        let registry: Value = Dict::new_ref(self).into();
        self.dict_set_str(globals, &name, registry.clone());
        registry
    }

    /// `warnings.warn_explicit`.
    ///
    /// # Errors
    /// As [`Vm::warn`].
    pub fn warn_explicit(&mut self, mut w: Warning) -> PyResult<()> {
        if w.module.is_null() {
            w.module = self.module_of_file(&w.filename);
        }
        if w.module.is_none() {
            return Ok(());
        }
        if !w.registry.is_null() && !w.registry.is_none() && w.registry.downcast::<Dict>().is_none() {
            raise!(self, TypeError, "'registry' must be a dict or None");
        }
        let text = if self.is_instance_of_exc(&w.message, Exc::Warning) {
            w.category = self.class_of(&w.message).into();
            self.str(&w.message)?
        } else {
            let text = w.message.clone();
            w.message = self.call(&w.category.clone(), std::slice::from_ref(&text))?;
            text
        };
        let registry = w.registry.downcast::<Dict>().cloned();
        let key = self.new_tuple([text.clone(), w.category.clone(), Value::int(w.line)]);
        if let Some(registry) = &registry
            && self.already_warned(registry, &key, false)?
        {
            return Ok(());
        }
        let (action, item) = self.warning_action(&w, &text)?;
        let action = action.downcast::<Str>().map_or_else(String::new, |a| a.to_string());
        match action.as_str() {
            "error" if w.message.downcast::<Exception>().is_some() => {
                return Err(self.raised(w.message));
            }
            "ignore" => return Ok(()),
            _ => {}
        }
        if !self.dialect.always_warns(&action) {
            if let Some(registry) = &registry {
                self.dict_set(registry, &key, Value::TRUE)?;
            }
            let seen = match action.as_str() {
                "once" => {
                    let registry = match &registry {
                        Some(registry) => registry.clone(),
                        None => self.once_registry()?,
                    };
                    self.remember_warning(&registry, &text, &w.category)?
                }
                "module" => match &registry {
                    Some(registry) => self.remember_warning(registry, &text, &w.category)?,
                    None => false,
                },
                "default" => false,
                _ => {
                    let (action, item) = (self.new_str(&action), item);
                    let (action, item) = (self.repr_string(&action)?, self.str_string(&item)?);
                    raise!(
                        self,
                        RuntimeError,
                        "Unrecognized action ({action}) in warnings.filters:\n {item}"
                    );
                }
            };
            if seen {
                return Ok(());
            }
        }
        self.show_warning(&w, &text)
    }

    /// A file's name without `.py`.
    fn module_of_file(&mut self, filename: &Value) -> Value {
        let Some(name) = filename.downcast::<Str>() else { return self.new_str("<unknown>") };
        if name.is_empty() {
            return self.new_str("<unknown>");
        }
        let text = name.to_lossy();
        match text.strip_suffix(".py") {
            Some(stem) => self.new_str(stem),
            None => filename.clone(),
        }
    }

    /// Whether a registry of the present filters has the key, which goes in where `add`.
    fn already_warned(&mut self, registry: &Ref<Dict>, key: &Value, add: bool) -> PyResult<bool> {
        let name = self.intern("version");
        let version = registry.get(self).get_str(&name).and_then(|v| v.as_i64());
        if version == Some(self.warnings.version) {
            let found = self.dict_get(registry, key)?;
            if let Some(found) = found
                && self.truth(&found)?
            {
                return Ok(true);
            }
        } else {
            drop(registry.get_mut(self).table.take());
            let version = Value::int(self.warnings.version);
            self.dict_set_str(registry, &name, version);
        }
        if add {
            self.dict_set(registry, key, Value::TRUE)?;
        }
        Ok(false)
    }

    fn remember_warning(&mut self, registry: &Ref<Dict>, text: &Value, category: &Value) -> PyResult<bool> {
        let key = self.new_tuple([text.clone(), category.clone()]);
        self.already_warned(registry, &key, true)
    }
}
