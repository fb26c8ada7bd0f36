//! What happens when a generator, a coroutine or an awaitable is garbage (CPython's `_PyGen_Finalize`).

use super::{AsyncSend, AsyncThrow, Generator, Kind};
use crate::exc::{Exc, Ignored, source_line};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// `__del__`, called by hand.
pub fn finalize(vm: &mut Vm, this: &Value) -> PyResult {
    vm.finalise_resumable(this);
    Ok(Value::NONE)
}

impl Vm {
    /// Ends an object of these types that nobody refers to any more; false where it is of another.
    pub(crate) fn finalise_resumable(&mut self, object: &Value) -> bool {
        if let Some(g) = object.downcast::<Generator>() {
            self.finalise_generator(g);
        } else if let Some(s) = object.exact::<AsyncSend>() {
            let generator = s.get(self).generator.clone();
            self.method_was_not_awaited(&generator, "asend");
        } else if let Some(t) = object.exact::<AsyncThrow>() {
            let t = t.get(self);
            let (generator, closes) = (t.generator.clone(), t.args.is_none());
            self.method_was_not_awaited(&generator, if closes { "aclose" } else { "athrow" });
        } else {
            return false;
        }
        true
    }

    fn finalise_generator(&mut self, g: &Ref<Generator>) {
        let generator = g.get(self);
        if generator.frame.is_finished() {
            return;
        }
        if generator.kind == Kind::AsyncGenerator && generator.has_hook() {
            let hook = generator.origin_or_finalizer.clone();
            if let Err(e) = self.call(&hook, std::slice::from_ref(g.value())) {
                self.unraisable(e, Ignored::AsyncGeneratorHook, g.value());
            }
            return;
        }
        if generator.kind == Kind::Coroutine && generator.frame.is_created() {
            self.coroutine_was_not_awaited(g);
            return;
        }
        if let Err(e) = self.generator_close(g) {
            self.unraisable(e, Ignored::ClosingGenerator, g.value());
        }
    }

    /// Left to `warnings._warn_unawaited_coroutine` where that module is loaded.
    fn coroutine_was_not_awaited(&mut self, g: &Ref<Generator>) {
        let result = match self.warnings_attribute("_warn_unawaited_coroutine") {
            Ok(Some(warn)) => self.call(&warn, std::slice::from_ref(g.value())).map(drop),
            Ok(None) => self.warn_of_coroutine(g),
            Err(e) => Err(e),
        };
        if let Err(e) = result {
            self.unraisable(e, Ignored::Elsewhere, g.value());
        }
    }

    fn warn_of_coroutine(&mut self, g: &Ref<Generator>) -> PyResult<()> {
        let mut message = format!("coroutine '{}' was never awaited", g.get(self).qualname);
        let origin = g.get(self).origin_or_finalizer.clone();
        if !origin.is_none() {
            message.push_str("\nCoroutine created at (most recent call last)\n");
            message.push_str(self.origin_text(&origin).trim_end_matches('\n'));
        }
        self.warn_of(&message, g.value())
    }

    /// `_PyErr_WarnUnawaitedAgenMethod`.
    fn method_was_not_awaited(&mut self, g: &Ref<Generator>, method: &str) {
        let message = format!("coroutine method '{method}' of '{}' was never awaited", g.get(self).qualname);
        if let Err(e) = self.warn_of(&message, g.value()) {
            self.unraisable(e, Ignored::Elsewhere, g.value());
        }
    }

    fn warn_of(&mut self, message: &str, source: &Value) -> PyResult<()> {
        let message = self.new_str(message);
        let category = self.exceptions.get(Exc::RuntimeWarning).value().clone();
        self.warn_value(message, category, 1, &[], source.clone())
    }

    /// The lines of `cr_origin`, as `warnings` writes them: outermost first.
    fn origin_text(&mut self, origin: &Value) -> String {
        let entries = origin.exact::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
        let plain = |v: &Value| v.downcast::<Str>().map_or_else(String::new, |s| s.to_string());
        let mut text = String::new();
        for entry in entries.iter().rev() {
            let Some([file, line, name]) = entry.exact::<Tuple>().map(|t| t.items()) else { continue };
            let (file, line, name) = (plain(file), line.as_i64().unwrap_or(0), plain(name));
            text.push_str(&format!("  File \"{file}\", line {line}, in {name}\n"));
            if let Some(source) = source_line(self, &file, line) {
                text.push_str(&format!("    {}\n", source.trim()));
            }
        }
        text
    }
}
