//! The frames of `importlib._bootstrap` in a traceback where a finder or loader written in Python raises.
//!
//! CPython cuts all of them out of the traceback of an ImportError, and of others those that lead to running a module
//! (`remove_importlib_frames`): what is left are the calls of finders and loaders.

use crate::call::Builtin;
use crate::engine::FrameObject;
use crate::exc::{Exc, Exception, Traceback};
use crate::quirks::{BootstrapCall, ImportLapse};
use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::warnings::Warning;
use crate::{PyResult, Raised, Vm};
use std::sync::Arc;
use taipan_heap::{Ref, Value};
use taipan_isa::Op;
use taipan_marshal::{CodeObject, Const, Str};

/// How `co_filename` of both modules begins.
const FILE: &str = "<frozen importlib._bootstrap";

impl Vm {
    /// What calling a finder's or loader's method gave; the exception of one in Python passes through `call`.
    pub(super) fn through_bootstrap<T>(
        &mut self,
        callee: &Value,
        result: PyResult<T>,
        call: BootstrapCall,
    ) -> PyResult<T> {
        match result {
            Err(raised) if callee.exact::<Builtin>().is_none() => Err(self.pass(raised, call)),
            other => other,
        }
    }

    /// Warns as that module does of its caller's lapse.
    pub(super) fn warn_of_import(&mut self, lapse: ImportLapse, text: &str) -> PyResult<()> {
        let (file, line) = self.dialect.import_lapse(lapse);
        let (message, filename) = (self.new_str(text), self.new_str(&format!("<frozen {file}>")));
        let (module, category) =
            (self.new_str(file), self.exceptions.get(Exc::ImportWarning).value().clone());
        self.warn_explicit(Warning {
            message,
            category,
            filename,
            line,
            module,
            registry: Value::NULL,
            source_line: Value::NULL,
            source: Value::NULL,
        })
    }

    /// Goes on with an exception that has passed through a call of that module already.
    pub(super) fn further_through_bootstrap<T>(
        &mut self,
        result: PyResult<T>,
        call: BootstrapCall,
    ) -> PyResult<T> {
        let Err(raised) = result else { return result };
        let outermost = raised.exception().and_then(|e| e.downcast::<Exception>());
        let outermost = outermost.and_then(|e| e.get(self).traceback.downcast::<Traceback>().cloned());
        let passed = outermost.is_some_and(|t| {
            let code = t.get(self).frame.get(self).code.clone();
            code.source.filename.as_str().is_some_and(|file| file.starts_with(FILE))
        });
        Err(if passed { self.pass(raised, call) } else { raised })
    }

    /// What such a function raises itself where it makes a call.
    pub(super) fn raised_in_bootstrap<T>(&mut self, result: PyResult<T>, call: BootstrapCall) -> PyResult<T> {
        result.map_err(|raised| self.pass(raised, call))
    }

    fn pass(&mut self, raised: Raised, call: BootstrapCall) -> Raised {
        let Some(exception) = raised.exception().cloned() else { return raised };
        let import_error = self.exceptions.get(Exc::ImportError).value().clone();
        if self.is_instance(&exception, &import_error).unwrap_or(true) {
            return raised;
        }
        let (Some(e), Some(code)) = (exception.downcast::<Exception>(), self.code_that_calls(call)) else {
            return raised;
        };
        let globals = Dict::new_ref(self);
        let name = self.interned_value("importlib._bootstrap");
        self.set_name(&globals, "__name__", name);
        let frame = Ref::new(FrameObject::of_ended(code, globals, self.builtins.clone()));
        let next = e.get(self).traceback.clone();
        let line = Some(self.dialect.bootstrap_call(call).line);
        e.get_mut(self).traceback = Ref::new(Traceback { next, frame, lasti: 0, line }).into();
        raised
    }

    /// A code object under the name of the function that makes a call.
    fn code_that_calls(&mut self, call: BootstrapCall) -> Option<Ref<Code>> {
        let (version, place) = (self.dialect.version(), self.dialect.bootstrap_call(call));
        let mut bytes = Vec::new();
        for op in [Op::Resume, Op::LoadConst, Op::ReturnValue] {
            bytes.extend([op.number(version)?, 0]);
        }
        let (Const::Bytes(code), Const::Tuple(consts)) =
            (Const::bytes(&bytes), Const::tuple(vec![Const::None]))
        else {
            return None;
        };
        let code = CodeObject {
            code,
            consts,
            stacksize: 1,
            filename: Str::text(place.file),
            firstlineno: place.first_line,
            ..CodeObject::empty(version, place.function)
        };
        let verified = taipan_decode::verify(&Arc::new(code)).ok()?;
        self.new_code(&verified).ok()
    }
}
