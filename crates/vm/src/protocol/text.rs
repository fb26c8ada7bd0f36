//! `repr`, `str`, `ascii`, `format`.

use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::codec::{Encoding, ErrorPolicy};
use taipan_prim::text::{Text, TextBuilder, TextRef};

impl Vm {
    /// `repr(object)`.
    pub fn repr(&mut self, object: &Value) -> PyResult {
        if object.bits().as_small_int().is_some() {
            return crate::types::int::text::repr(self, object);
        }
        if let Some(s) = object.exact::<Str>() {
            self.check_escaping(s.text())?;
            let text = s.text().repr(self.dialect.ucd());
            return Ok(self.new_text(text));
        }
        let Some(f) = self.class_ref(object).get(self).slots.repr else {
            return crate::types::object::default_repr(self, object);
        };
        let r = self.native_call_in(" while getting the repr of an object", |vm| f(vm, object))?;
        self.check_pressure()?;
        if r.downcast::<Str>().is_none() {
            raise!(self, TypeError, "__repr__ returned non-string (type {})", self.type_name(&r));
        }
        Ok(r)
    }

    /// `str(object)`.
    pub fn str(&mut self, object: &Value) -> PyResult {
        if object.exact::<Str>().is_some() {
            return Ok(object.clone());
        }
        if object.bits().as_small_int().is_some() {
            return crate::types::int::text::repr(self, object);
        }
        if object.bits().as_small_float().is_some() {
            return crate::types::float::repr(self, object);
        }
        let Some(f) = self.class_ref(object).get(self).slots.str else {
            return self.repr(object);
        };
        let r = self.native_call_in(" while getting the str of an object", |vm| f(vm, object))?;
        self.check_pressure()?;
        if r.downcast::<Str>().is_none() {
            raise!(self, TypeError, "__str__ returned non-string (type {})", self.type_name(&r));
        }
        Ok(r)
    }

    /// `repr(object)` as Rust text.
    pub fn repr_string(&mut self, object: &Value) -> PyResult<String> {
        let r = self.repr(object)?;
        Ok(text_of(&r))
    }

    /// `str(object)` as Rust text.
    pub fn str_string(&mut self, object: &Value) -> PyResult<String> {
        let r = self.str(object)?;
        Ok(text_of(&r))
    }

    /// `format(object, spec)`.
    pub fn format(&mut self, object: &Value, spec: &Ref<Str>) -> PyResult {
        if spec.is_empty() {
            if object.exact::<Str>().is_some() {
                return Ok(object.clone());
            }
            if object.bits().as_small_int().is_some() || object.as_float().is_some() {
                return self.str(object);
            }
        }
        // The classes of these never change.
        if object.bits().as_small_int().is_some() {
            return crate::types::int::text::format(self, object, spec.value());
        }
        if object.bits().as_small_float().is_some() {
            return crate::types::float::format(self, object, spec.value());
        }
        if object.exact::<Str>().is_some() {
            return crate::types::str::work::format_spec(self, object, spec);
        }
        let name = self.names.__format__.clone();
        let Some(f) = self.type_lookup(object, &name) else {
            raise!(self, TypeError, "Type {} doesn't define __format__", self.type_name(object));
        };
        let bound = self.bind_special(&f, object)?;
        let r = self.call(&bound, &[spec.value().clone()])?;
        if r.downcast::<Str>().is_none() {
            raise!(self, TypeError, "__format__ must return a str, not {}", self.type_name(&r));
        }
        Ok(r)
    }
}

impl Vm {
    /// The repr of a container: `again` where it is being made already, further up (`Py_ReprEnter`).
    pub fn guarded_repr(
        &mut self,
        object: &Value,
        again: &str,
        make: impl FnOnce(&mut Vm) -> PyResult,
    ) -> PyResult {
        if self.in_repr.iter().any(|o| o.is(object)) {
            return Ok(self.new_str(again));
        }
        self.in_repr.push(object.clone());
        let result = make(self);
        self.in_repr.pop();
        result
    }

    /// Adds `repr(object)` to a text.
    pub fn push_repr(&mut self, text: &mut TextBuilder, object: &Value) -> PyResult<()> {
        let shown = self.repr(object)?;
        match shown.downcast::<Str>() {
            Some(s) => self.push_text(text, s.text()),
            None => Ok(()),
        }
    }

    /// Adds a part to a text that may become large, and asks for the memory whenever it has doubled.
    ///
    /// # Errors
    /// MemoryError: nothing is added.
    #[inline]
    pub fn push_text(&mut self, text: &mut TextBuilder, part: TextRef<'_>) -> PyResult<()> {
        let (before, after) = (text.len(), text.len().saturating_add(part.len()));
        if (before ^ after) > before {
            let doubled = after.checked_next_power_of_two().unwrap_or(usize::MAX);
            self.check_memory(doubled.saturating_mul(text.unit().max(part.unit())))?;
        }
        text.push_text(part);
        Ok(())
    }

    /// Asks for what a text takes with escapes, where that may be much.
    ///
    /// # Errors
    /// MemoryError.
    #[inline]
    pub fn check_escaping(&mut self, text: TextRef<'_>) -> PyResult<()> {
        if self.is_unasked(text.len().saturating_mul(LONGEST_ESCAPE)) {
            return Ok(());
        }
        let escaped = |c: u32| match c {
            0x20..0x7F => 1,
            0..0x100 => "\\xFF".len(),
            0x100..0x10000 => "\\uFFFF".len(),
            _ => LONGEST_ESCAPE,
        };
        self.check_memory(text.chars().map(escaped).sum())
    }
}

/// Characters of the longest escape: `\U0001F40D`.
const LONGEST_ESCAPE: usize = 10;

fn text_of(v: &Value) -> String {
    v.downcast::<Str>().map_or_else(String::new, |s| s.to_lossy().into_owned())
}

impl Vm {
    /// `ascii(object)`.
    pub fn ascii(&mut self, object: &Value) -> PyResult {
        let r = self.repr(object)?;
        let Some(s) = r.downcast::<Str>().filter(|s| !s.text().is_ascii()) else { return Ok(r) };
        self.check_escaping(s.text())?;
        let bytes = Encoding::Ascii.encode_with(s.text(), ErrorPolicy::BackslashReplace).unwrap_or_default();
        Ok(self.new_text(Text::from_latin1_vec(bytes)))
    }
}
