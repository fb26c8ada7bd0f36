//! What a codec does about what it cannot convert: the error handler it was given, found at the first error.

use crate::exc::Exc;
use crate::exc::unicode;
use crate::types::bytes::{Bytes, new_bytes};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::codec::{Bad, EncodeError, Encoding, ErrorPolicy, Recovered, Replacement};
use taipan_prim::text::TextRef;

/// How errors are handled.
#[derive(Clone)]
enum Handler {
    Policy(ErrorPolicy),
    Call(Value),
}

/// The handler of that name. The codecs of ASCII, Latin-1 and UTF-8 (`quick`) know some of them without asking.
fn find(vm: &mut Vm, errors: Option<&Ref<Str>>, quick: bool) -> PyResult<Handler> {
    let Some(errors) = errors else { return Ok(Handler::Policy(ErrorPolicy::Strict)) };
    let name = super::c_string(vm, errors)?;
    if let Some(policy) = ErrorPolicy::from_name(&name) {
        let known = quick && !matches!(policy, ErrorPolicy::SurrogatePass | ErrorPolicy::XmlCharRefReplace);
        if known || !vm.error_handler_is_replaced(&name) {
            return Ok(Handler::Policy(policy));
        }
    }
    vm.lookup_error_handler(&name).map(Handler::Call)
}

/// The exception that handlers are told of; one for all errors of an input.
#[derive(Default)]
struct Told(Option<Value>);

impl Told {
    fn exception(
        &mut self,
        vm: &mut Vm,
        exc: Exc,
        encoding: &str,
        object: impl FnOnce() -> Value,
        bad: Bad,
    ) -> PyResult {
        if let Some(e) = &self.0 {
            unicode::place(vm, e, bad.start, bad.end, bad.reason);
            return Ok(e.clone());
        }
        let args = [
            vm.new_str(encoding),
            object(),
            Value::int(bad.start as i64),
            Value::int(bad.end as i64),
            vm.new_str(bad.reason),
        ];
        let class = vm.exceptions.get(exc).value().clone();
        let e = vm.call(&class, &args)?;
        self.0 = Some(e.clone());
        Ok(e)
    }
}

fn raise(vm: &mut Vm, exception: PyResult) -> Raised {
    match exception {
        Ok(e) => vm.raised(e),
        Err(other) => other,
    }
}

/// A handler's answer: what stands for the stretch, and the position, not checked yet.
fn answer(vm: &mut Vm, handler: &Value, exception: Value, kinds: &str) -> PyResult<(Value, i64)> {
    let given = vm.call(handler, &[exception])?;
    if let Some([replacement, position]) = given.downcast::<Tuple>().map(|t| t.items()) {
        let is_text = replacement.downcast::<Str>().is_some();
        if is_text || kinds.starts_with("en") && replacement.downcast::<Bytes>().is_some() {
            return Ok((replacement.clone(), vm.ssize(position)?));
        }
    }
    raise!(vm, TypeError, "{kinds}")
}

/// A handler's position within `len`, counted from the end where it is negative.
fn position(vm: &mut Vm, at: i64, len: usize) -> PyResult<usize> {
    let at = if at < 0 { at.saturating_add(len as i64) } else { at };
    match usize::try_from(at).ok().filter(|&at| at <= len) {
        Some(at) => Ok(at),
        None => raise!(vm, IndexError, "position {at} from error handler out of bounds"),
    }
}

/// The error handling of one call of a decoder.
pub struct DecodeErrors<'a> {
    encoding: &'static str,
    known: Option<Encoding>,
    errors: Option<&'a Ref<Str>>,
    handler: Option<Handler>,
    told: Told,
    /// The bytes object that handlers see.
    object: Value,
}

impl<'a> DecodeErrors<'a> {
    /// For an encoding of the core; see [`Encoding::resolved`].
    pub fn of(encoding: Encoding, errors: Option<&'a Ref<Str>>) -> DecodeErrors<'a> {
        DecodeErrors { known: Some(encoding), ..DecodeErrors::named(encoding.name(), errors) }
    }

    /// For another codec, under the name that its exceptions give.
    pub fn named(encoding: &'static str, errors: Option<&'a Ref<Str>>) -> DecodeErrors<'a> {
        let (handler, told, object) = (None, Told::default(), Value::NULL);
        DecodeErrors { encoding, known: None, errors, handler, told, object }
    }

    /// What stands for a bad stretch of `input`, and where to go on.
    ///
    /// # Errors
    /// UnicodeDecodeError, and what a handler raises.
    pub fn recover(&mut self, vm: &mut Vm, input: &[u8], bad: Bad) -> PyResult<Recovered> {
        let quick = matches!(self.known, Some(Encoding::Utf8 | Encoding::Ascii));
        let handler = match self.handler.take() {
            Some(handler) => handler,
            None => find(vm, self.errors, quick)?,
        };
        let result = match &handler {
            Handler::Policy(ErrorPolicy::XmlCharRefReplace) => {
                raise!(vm, TypeError, "don't know how to handle UnicodeDecodeError in error callback")
            }
            Handler::Policy(policy) => match policy.on_decode(self.known, input, bad) {
                Some(recovered) => Ok(recovered),
                None => Err(self.failure(vm, input, bad)),
            },
            Handler::Call(f) => {
                let f = f.clone();
                self.ask(vm, &f, input, bad)
            }
        };
        self.handler = Some(handler);
        result
    }

    fn exception(&mut self, vm: &mut Vm, input: &[u8], bad: Bad) -> PyResult {
        if self.object.is_null() {
            self.object = new_bytes(input);
        }
        let object = self.object.clone();
        self.told.exception(vm, Exc::UnicodeDecodeError, self.encoding, || object, bad)
    }

    /// The UnicodeDecodeError.
    pub fn failure(&mut self, vm: &mut Vm, input: &[u8], bad: Bad) -> Raised {
        let exception = self.exception(vm, input, bad);
        raise(vm, exception)
    }

    fn ask(&mut self, vm: &mut Vm, handler: &Value, input: &[u8], bad: Bad) -> PyResult<Recovered> {
        let exception = self.exception(vm, input, bad)?;
        let kinds = "decoding error handler must return (str, int) tuple";
        let (replacement, at) = answer(vm, handler, exception.clone(), kinds)?;
        // A handler may put other bytes into the exception, which are then decoded.
        let object = unicode::object(vm, &exception);
        let Some(bytes) = object.downcast::<Bytes>() else {
            let message = vm.dialect.wrong_unicode_object(true, object.is_none());
            raise!(vm, TypeError, "{message}");
        };
        let other = !object.is(&self.object);
        let resume = position(vm, at, bytes.data().len())?;
        let text = crate::types::str::args::text_of(&replacement).to_text();
        let input = other.then(|| bytes.data().to_vec());
        self.object = object;
        Ok(Recovered { text, resume, input })
    }
}

/// The error handling of one call of an encoder.
pub struct EncodeErrors<'a> {
    encoding: &'static str,
    known: Option<Encoding>,
    errors: Option<&'a Ref<Str>>,
    /// The str that is encoded.
    object: &'a Value,
    handler: Option<Handler>,
    told: Told,
}

impl<'a> EncodeErrors<'a> {
    /// For an encoding of the core.
    pub fn of(encoding: Encoding, errors: Option<&'a Ref<Str>>, object: &'a Value) -> EncodeErrors<'a> {
        EncodeErrors { known: Some(encoding), ..EncodeErrors::named(encoding.name(), errors, object) }
    }

    /// For another codec, under the name that its exceptions give.
    pub fn named(
        encoding: &'static str,
        errors: Option<&'a Ref<Str>>,
        object: &'a Value,
    ) -> EncodeErrors<'a> {
        EncodeErrors { encoding, known: None, errors, object, handler: None, told: Told::default() }
    }

    /// What stands for a stretch that cannot be encoded, and where to go on.
    ///
    /// # Errors
    /// UnicodeEncodeError, and what a handler raises.
    pub fn recover(&mut self, vm: &mut Vm, text: TextRef<'_>, bad: Bad) -> PyResult<(Replacement, usize)> {
        let quick = matches!(self.known, None | Some(Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1));
        let handler = match self.handler.take() {
            Some(handler) => handler,
            None => find(vm, self.errors, quick)?,
        };
        let result = match &handler {
            // Codecs outside the core hand the whole stretch to the handler, which takes all or nothing.
            Handler::Policy(ErrorPolicy::SurrogateEscape)
                if self.known.is_none()
                    && !text.slice(bad.start, bad.end).chars().all(|c| matches!(c, 0xDC80..=0xDCFF)) =>
            {
                Err(self.failure(vm, bad))
            }
            Handler::Policy(policy) => match policy.on_encode(self.known, text, bad) {
                Some(replaced) => Ok(replaced),
                None => Err(self.failure(vm, bad)),
            },
            Handler::Call(f) => {
                let f = f.clone();
                self.ask(vm, &f, text, bad)
            }
        };
        self.handler = Some(handler);
        result
    }

    /// The UnicodeEncodeError.
    pub fn failure(&mut self, vm: &mut Vm, bad: Bad) -> Raised {
        let object = self.object.clone();
        let exception = self.told.exception(vm, Exc::UnicodeEncodeError, self.encoding, || object, bad);
        raise(vm, exception)
    }

    /// What encoding ended with, where it failed.
    pub fn error(&mut self, vm: &mut Vm, error: EncodeError<Raised>) -> Raised {
        match error {
            EncodeError::Handler(raised) => raised,
            EncodeError::Bad(bad) => self.failure(vm, bad),
        }
    }

    fn ask(
        &mut self,
        vm: &mut Vm,
        handler: &Value,
        text: TextRef<'_>,
        bad: Bad,
    ) -> PyResult<(Replacement, usize)> {
        let object = self.object.clone();
        let exception = self.told.exception(vm, Exc::UnicodeEncodeError, self.encoding, || object, bad)?;
        let kinds = "encoding error handler must return (str/bytes, int) tuple";
        let (replacement, at) = answer(vm, handler, exception, kinds)?;
        let resume = position(vm, at, text.len())?;
        let replacement = match replacement.downcast::<Bytes>() {
            Some(bytes) => Replacement::Bytes(bytes.data().to_vec()),
            None => Replacement::Text(crate::types::str::args::text_of(&replacement).to_text()),
        };
        Ok((replacement, resume))
    }
}
