//! How a warning is shown: by the module `warnings` where that is loaded, else as here.

use super::Warning;
use crate::exc::Exc;
use crate::io::Channel;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::Value;

impl Vm {
    pub(super) fn show_warning(&mut self, w: &Warning, text: &Value) -> PyResult<()> {
        match self.warnings_attribute("_showwarnmsg")? {
            Some(show) => self.show_by_module(w, &show),
            None => self.show_natively(w, text),
        }
    }

    fn show_by_module(&mut self, w: &Warning, show: &Value) -> PyResult<()> {
        if !self.is_callable(show) {
            raise!(self, TypeError, "warnings._showwarnmsg() must be set to a callable");
        }
        let Some(class) = self.warnings_attribute("WarningMessage")? else {
            raise!(self, RuntimeError, "unable to get warnings.WarningMessage");
        };
        let source = w.source.present().cloned().unwrap_or(Value::NONE);
        let message = self.call(
            &class,
            &[
                w.message.clone(),
                w.category.clone(),
                w.filename.clone(),
                Value::int(w.line),
                Value::NONE,
                Value::NONE,
                source,
            ],
        )?;
        self.call(show, &[message]).map(drop)
    }

    /// `file:line: category: text`, and the source line. Errors of writing are nobody's business.
    fn show_natively(&mut self, w: &Warning, text: &Value) -> PyResult<()> {
        let name = self.names.__name__.clone();
        let Some(category) = self.getattr_optional(&w.category, &name)? else { return Ok(()) };
        let Ok(Some(file)) = self.standard_stream(Channel::Stderr) else { return Ok(()) };
        let (filename, category, text) =
            (self.str_string(&w.filename)?, self.str_string(&category)?, self.str_string(text)?);
        let mut shown = format!("{filename}:{}: {category}: {text}\n", w.line);
        let line = match w.source_line.downcast::<Str>() {
            Some(line) => Some(line.to_string()),
            None => crate::exc::source_line(self, &filename, w.line),
        };
        if let Some(line) = line {
            let line = line.trim_start_matches([' ', '\t', '\u{c}']).trim_end();
            if !line.is_empty() {
                shown.push_str(&format!("  {line}\n"));
            }
        }
        if w.source.present().is_some_and(|source| !source.is_none()) {
            // CPython leaves warnings about an object to the module `warnings`, which says how to learn more.
            let hint = "Enable tracemalloc to get the object allocation traceback";
            shown.push_str(&format!("{category}: {hint}\n"));
        }
        let shown = self.new_str(&shown);
        let Some(shown) = shown.downcast::<Str>() else { return Ok(()) };
        match self.write_to(&file, shown) {
            Err(e) => self.catch(e, Exc::Exception).map(drop),
            Ok(()) => Ok(()),
        }
    }
}
