//! What the `marshal` module does: Python objects of bytes and bytes of Python objects, code verified on the way in.

use crate::audit::Event;
use crate::exc::Exc;
use crate::types::bytes::new_bytes;
use crate::types::code::Code;
use crate::types::complex::Complex;
use crate::types::dict::Dict;
use crate::types::int::int_ref;
use crate::types::list::List;
use crate::types::set::{FrozenSet, Set};
use crate::types::slice::Slice;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use taipan_heap::Value;
use taipan_marshal::{Const, Error};

/// As deep as CPython marshals (`MAX_MARSHAL_STACK_DEPTH`).
const MAX_DEPTH: usize = 2000;

impl Vm {
    /// The object that marshal data begins with, and how many bytes it takes.
    ///
    /// # Errors
    /// EOFError where the data ends too early, ValueError or TypeError where it is not sound.
    pub fn unmarshal(&mut self, bytes: &[u8], allow_code: bool) -> PyResult<(Value, usize)> {
        self.audit(Event::Unmarshal(bytes.len()), true)?;
        let (value, end) = match taipan_marshal::read_object_at(self.dialect.version(), bytes, 0) {
            Ok(read) => read,
            Err(e) => return Err(self.bad_marshal_data(&e)),
        };
        if !allow_code && has_code(&value) {
            raise!(self, ValueError, "unmarshalling code objects is disallowed");
        }
        let object = self.object_of(&value)?;
        self.audit_unmarshalled(&object)?;
        Ok((object, end))
    }

    fn bad_marshal_data(&mut self, e: &Error) -> Raised {
        let (exc, message) = match e {
            Error::Truncated { .. } => (Exc::EOFError, "marshal data too short".to_string()),
            Error::Size { size, .. } if *size >= 0 => (Exc::EOFError, "marshal data too short".to_string()),
            Error::UnknownType { .. } | Error::ForeignType { .. } => {
                (Exc::ValueError, "bad marshal data (unknown type code)".to_string())
            }
            Error::Reference { .. } => (Exc::ValueError, "bad marshal data (invalid reference)".to_string()),
            Error::Null { container, .. } => {
                (Exc::TypeError, format!("NULL object in marshal data for {container}"))
            }
            other => (Exc::ValueError, format!("bad marshal data ({other})")),
        };
        self.error(exc, message)
    }

    /// Marshal data of an object.
    ///
    /// # Errors
    /// ValueError where marshal has no form for it, or it is nested too deeply.
    pub fn marshal(&mut self, value: &Value, version: u8, allow_code: bool) -> PyResult<Vec<u8>> {
        let constant = self.constant_for(value, allow_code, 0)?;
        match taipan_marshal::dumps(self.dialect.version(), &constant, version) {
            Ok(bytes) => Ok(bytes),
            Err(e) => raise!(self, ValueError, "unmarshallable object: {e}"),
        }
    }

    fn constant_for(&mut self, value: &Value, allow_code: bool, depth: usize) -> PyResult<Const> {
        if depth > MAX_DEPTH {
            raise!(self, ValueError, "object too deeply nested to marshal");
        }
        if value.is_none() {
            return Ok(Const::None);
        }
        if value.is(&Value::TRUE) || value.is(&Value::FALSE) {
            return Ok(if value.is(&Value::TRUE) { Const::True } else { Const::False });
        }
        if value.is(&Value::ELLIPSIS) {
            return Ok(Const::Ellipsis);
        }
        if value.is(self.exceptions.get(Exc::StopIteration).value()) {
            return Ok(Const::StopIteration);
        }
        if let Some(f) = value.as_float() {
            return Ok(Const::float(f));
        }
        if let Some(i) = int_ref(value) {
            return Ok(i.to_i64().map_or_else(|| Const::big_int(i.to_big()), Const::int));
        }
        if let Some(c) = value.exact::<Complex>() {
            return Ok(Const::complex(c.real, c.imag));
        }
        if let Some(s) = value.exact::<Str>() {
            return match s.text().to_utf8() {
                Ok(text) if s.is_interned() => Ok(Const::Str(taipan_marshal::Str::interned(&text))),
                Ok(text) => Ok(Const::str(&text)),
                Err(_) => raise!(self, ValueError, "unmarshallable object: a str with lone surrogates"),
            };
        }
        self.native_call(|vm| vm.container_to_const(value, allow_code, depth + 1))
    }

    fn container_to_const(&mut self, value: &Value, allow_code: bool, depth: usize) -> PyResult<Const> {
        if let Some(t) = value.exact::<Tuple>() {
            return self.constants_for(t.items(), allow_code, depth).map(Const::tuple);
        }
        if let Some(l) = value.exact::<List>() {
            let items = l.get(self).items.to_vec();
            return self.constants_for(&items, allow_code, depth).map(Const::list);
        }
        if let Some(d) = value.exact::<Dict>() {
            let entries: Vec<(Value, Value)> =
                d.get(self).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
            let mut made = Vec::with_capacity(entries.len());
            for (k, v) in entries {
                made.push((
                    self.constant_for(&k, allow_code, depth)?,
                    self.constant_for(&v, allow_code, depth)?,
                ));
            }
            return Ok(Const::dict(made));
        }
        if value.exact::<Set>().is_some() || value.exact::<FrozenSet>().is_some() {
            let items = self.collect_items(value)?;
            let items = self.constants_for(&items, allow_code, depth)?;
            return Ok(if value.exact::<Set>().is_some() {
                Const::set(items)
            } else {
                Const::frozenset(items)
            });
        }
        if let Some(c) = value.exact::<Code>() {
            if !allow_code {
                raise!(self, ValueError, "marshalling code objects is disallowed");
            }
            return Ok(Const::Code(c.source.clone()));
        }
        if let Some(s) = value.exact::<Slice>().filter(|_| self.dialect.marshals_slices()) {
            let mut part = |v: &Value| self.constant_for(v, allow_code, depth);
            return Ok(Const::slice([part(&s.start)?, part(&s.stop)?, part(&s.step)?]));
        }
        match self.buffer(value)? {
            Some(bytes) => Ok(Const::bytes(&bytes)),
            None => raise!(self, ValueError, "unmarshallable object"),
        }
    }

    fn constants_for(&mut self, items: &[Value], allow_code: bool, depth: usize) -> PyResult<Vec<Const>> {
        items.iter().map(|i| self.constant_for(i, allow_code, depth)).collect()
    }

    /// The version of the format that `marshal.dumps` writes.
    pub fn marshal_version(&self) -> u8 {
        taipan_marshal::marshal_version(self.dialect.version())
    }

    /// `marshal.dumps` of bytes as an object.
    ///
    /// # Errors
    /// As [`Vm::marshal`].
    pub fn marshalled(&mut self, value: &Value, version: i64, allow_code: bool) -> PyResult {
        let version = u8::try_from(version.clamp(0, i64::from(self.marshal_version()))).unwrap_or(0);
        self.marshal(value, version, allow_code).map(new_bytes)
    }
}

/// Whether there is a code object in it. The reader bounds how deep it is.
fn has_code(value: &Const) -> bool {
    match value {
        Const::Code(_) => true,
        Const::Tuple(items) | Const::List(items) | Const::Set(items) | Const::FrozenSet(items) => {
            items.iter().any(has_code)
        }
        Const::Dict(entries) => entries.iter().any(|(k, v)| has_code(k) || has_code(v)),
        _ => false,
    }
}
