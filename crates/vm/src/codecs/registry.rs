//! The registry of codecs: search functions, what they found, and error handlers (Python/codecs.c).

use super::{builtin, handlers};
use crate::exc::{Exc, Exception};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use ahash::AHashMap;
use taipan_heap::{Ref, Value};
use taipan_prim::codec::normalize_name;

/// What a VM's codecs are.
#[derive(Default)]
struct Registry {
    /// Whether `encodings`, which registers the codecs of the standard library, was looked for.
    started: bool,
    search: Vec<Value>,
    /// What was found, by normalised name.
    found: AHashMap<String, Value>,
    /// Error handlers of programs.
    handlers: AHashMap<String, Value>,
    /// The builtin ones, as far as they were asked for.
    builtin: AHashMap<String, Value>,
}

/// What a codec is looked up for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Encode,
    Decode,
    /// To open a file.
    Open,
}

impl Purpose {
    /// The function that takes codecs which are not of text.
    fn alternative(self) -> &'static str {
        match self {
            Purpose::Encode => "codecs.encode()",
            Purpose::Decode => "codecs.decode()",
            Purpose::Open => "codecs.open()",
        }
    }

    /// The position in a codec's tuple, and what its function is said to do.
    fn function(self) -> (usize, &'static str) {
        match self {
            Purpose::Encode => (0, "encod"),
            Purpose::Decode | Purpose::Open => (1, "decod"),
        }
    }
}

impl Vm {
    fn registry(&mut self) -> &mut Registry {
        self.module_state::<Registry>()
    }

    /// Imports `encodings`, as CPython does when it starts; without a standard library there are the builtin codecs.
    fn start_codecs(&mut self) -> PyResult<()> {
        if std::mem::replace(&mut self.registry().started, true) {
            return Ok(());
        }
        let name = self.intern("encodings");
        match self.import_module(&name) {
            Ok(_) => Ok(()),
            Err(e) => self.catch(e, Exc::ImportError).map(drop),
        }
    }

    /// `codecs.register(function)`
    ///
    /// # Errors
    /// TypeError for what cannot be called.
    pub fn register_codecs(&mut self, function: &Value) -> PyResult<()> {
        self.start_codecs()?;
        if !self.is_callable(function) {
            raise!(self, TypeError, "argument must be callable");
        }
        self.registry().search.push(function.clone());
        Ok(())
    }

    /// `codecs.unregister(function)`
    ///
    /// # Errors
    /// What importing `encodings` raises.
    pub fn unregister_codecs(&mut self, function: &Value) -> PyResult<()> {
        self.start_codecs()?;
        let registry = self.registry();
        if let Some(i) = registry.search.iter().position(|f| f.is(function)) {
            let removed = (registry.search.remove(i), std::mem::take(&mut registry.found));
            drop(removed);
        }
        Ok(())
    }

    /// `codecs.lookup(encoding)`: a tuple of encoder, decoder, reader and writer.
    ///
    /// # Errors
    /// LookupError for an unknown encoding, and what search functions raise.
    pub fn lookup_codec(&mut self, encoding: &str) -> PyResult {
        self.start_codecs()?;
        if encoding.contains('\0') {
            raise!(self, ValueError, "embedded null character");
        }
        let normalized = normalize_name(encoding);
        if let Some(codec) = self.registry().found.get(&normalized) {
            return Ok(codec.clone());
        }
        let name = self.intern(&normalized).into();
        let mut at = 0;
        while let Some(function) = self.registry().search.get(at).cloned() {
            at += 1;
            let codec = self.call(&function, std::slice::from_ref(&name))?;
            if codec.is_none() {
                continue;
            }
            if codec.downcast::<Tuple>().is_none_or(|t| t.items().len() != 4) {
                raise!(self, TypeError, "codec search functions must return 4-tuples");
            }
            self.registry().found.insert(normalized, codec.clone());
            return Ok(codec);
        }
        match builtin::codec_info(self, &normalized)? {
            Some(codec) => {
                self.registry().found.insert(normalized, codec.clone());
                Ok(codec)
            }
            None => raise!(self, LookupError, "unknown encoding: {encoding}"),
        }
    }

    /// A codec between text and bytes.
    ///
    /// # Errors
    /// As [`Vm::lookup_codec`], and LookupError for codecs of other kinds.
    pub fn lookup_text_codec(&mut self, encoding: &str, purpose: Purpose) -> PyResult {
        let codec = self.lookup_codec(encoding)?;
        if codec.exact::<Tuple>().is_none() {
            let name = self.intern("_is_text_encoding");
            if let Some(flag) = self.getattr_optional(&codec, &name)?
                && !self.truth(&flag)?
            {
                let hint = match purpose {
                    Purpose::Open if !self.dialect.suggests_codecs_open() => String::new(),
                    _ => format!("; use {} to handle arbitrary codecs", purpose.alternative()),
                };
                raise!(self, LookupError, "'{encoding}' is not a text encoding{hint}");
            }
        }
        Ok(codec)
    }

    /// Has a codec convert an object: `codecs.encode` and `codecs.decode`. The handler is passed on where there is one.
    ///
    /// # Errors
    /// What the codec raises, told that it was that codec; TypeError where its result is no pair.
    pub fn run_codec(
        &mut self,
        codec: &Value,
        purpose: Purpose,
        object: Value,
        encoding: &str,
        errors: Option<&Ref<Str>>,
    ) -> PyResult {
        let (at, verb) = purpose.function();
        let function = codec.downcast::<Tuple>().and_then(|t| t.items().get(at)).cloned();
        let function = function.unwrap_or(Value::NONE);
        let mut args = vec![object];
        args.extend(errors.map(|e| e.value().clone()));
        let result = match self.call(&function, &args) {
            Ok(result) => result,
            Err(e) => return Err(self.codec_failed(e, verb, encoding)),
        };
        match result.downcast::<Tuple>().map(|t| t.items()) {
            Some([value, _]) => Ok(value.clone()),
            _ if purpose == Purpose::Encode => {
                raise!(self, TypeError, "encoder must return a tuple (object, integer)")
            }
            _ => raise!(self, TypeError, "decoder must return a tuple (object,integer)"),
        }
    }

    /// Says in an exception which codec it comes from.
    pub(super) fn codec_failed(&mut self, raised: Raised, verb: &str, encoding: &str) -> Raised {
        let Some(exception) = raised.exception().cloned() else { return raised };
        let text = format!("{verb}ing with '{encoding}' codec failed");
        if !self.dialect.notes_failing_codecs() {
            return self.wrapped(raised, &exception, &text);
        }
        let note = self.new_str(&text);
        match self.call_method(&exception, "add_note", &[note]) {
            Ok(_) => raised,
            Err(other) => other,
        }
    }

    /// `_PyErr_TrySetFromCause`: another exception of the class, where one can be made of a text alone.
    fn wrapped(&mut self, raised: Raised, exception: &Value, text: &str) -> Raised {
        let class = self.class_of(exception);
        let base = self.exceptions.get(Exc::BaseException).clone();
        let init = |vm: &Vm, c: &Ref<crate::Class>| c.get(vm).slots.init.map(|f| f as usize);
        let new = |vm: &Vm, c: &Ref<crate::Class>| c.get(vm).slots.new.map(|f| f as usize);
        let plain = init(self, &class) == init(self, &base) && new(self, &class) == new(self, &base);
        let args = exception.downcast::<Exception>().map(|e| e.get(self).args.clone());
        let told = match args.as_ref().map(|a| a.items()) {
            Some([]) => true,
            Some([one]) => one.exact::<Str>().is_some(),
            _ => false,
        };
        if !plain || !told || self.has_own_attributes(exception) {
            return raised;
        }
        let name = class.get(self).name.to_string();
        let shown = match self.str_string(exception) {
            Ok(shown) => shown,
            Err(e) => return e,
        };
        let text = self.new_str(&format!("{text} ({name}: {shown})"));
        let made = match self.call(class.value(), &[text]) {
            Ok(made) => made,
            Err(e) => return e,
        };
        if let Some(e) = made.downcast::<Exception>() {
            let e = e.get_mut(self);
            e.cause = exception.clone();
            e.context = exception.clone();
            e.suppress_context = true;
        }
        Raised::new(made)
    }

    /// `codecs.register_error(name, handler)`
    ///
    /// # Errors
    /// TypeError for what cannot be called.
    pub fn register_error_handler(&mut self, name: &str, handler: &Value) -> PyResult<()> {
        if !self.is_callable(handler) {
            raise!(self, TypeError, "handler must be callable");
        }
        let old = self.registry().handlers.insert(name.to_string(), handler.clone());
        drop(old);
        Ok(())
    }

    /// Forgets the error handler of that name; false where a program registered none.
    ///
    /// # Errors
    /// ValueError for the name of a builtin one.
    pub fn unregister_error_handler(&mut self, name: &str) -> PyResult<bool> {
        if handlers::NAMES.contains(&name) {
            raise!(self, ValueError, "cannot un-register built-in error handler '{name}'");
        }
        let old = self.registry().handlers.remove(name);
        Ok(old.is_some())
    }

    /// `codecs.lookup_error(name)`
    ///
    /// # Errors
    /// LookupError for an unknown one.
    pub fn lookup_error_handler(&mut self, name: &str) -> PyResult {
        let registry = self.registry();
        if let Some(handler) = registry.handlers.get(name).or_else(|| registry.builtin.get(name)) {
            return Ok(handler.clone());
        }
        match handlers::make(name) {
            Some(handler) => {
                self.registry().builtin.insert(name.to_string(), handler.clone());
                Ok(handler)
            }
            None => raise!(self, LookupError, "unknown error handler name '{name}'"),
        }
    }

    /// Whether a program registered a handler under the name of a builtin one.
    pub(super) fn error_handler_is_replaced(&mut self, name: &str) -> bool {
        self.registry().handlers.contains_key(name)
    }
}
