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
use std::collections::HashMap;
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
        let constant = Constants { allow_code, shared: HashMap::new() }.of(self, value, 0, 0)?;
        match taipan_marshal::dumps(self.dialect.version(), &constant, version) {
            Ok(bytes) => Ok(bytes),
            Err(e) => raise!(self, ValueError, "unmarshallable object: {e}"),
        }
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

/// The constants that stand for the objects of one call.
struct Constants {
    allow_code: bool,
    /// What others refer to as well, by identity: a handle that is kept here makes the writer mark it for later references.
    shared: HashMap<i64, (Value, Const)>,
}

impl Constants {
    /// The constant for an object, to which callers hold so many references for the while.
    fn of(&mut self, vm: &mut Vm, value: &Value, depth: usize, held: u32) -> PyResult<Const> {
        if depth > MAX_DEPTH {
            raise!(vm, ValueError, "object too deeply nested to marshal");
        }
        if value.ref_count() <= held.saturating_add(1) {
            return self.made(vm, value, depth);
        }
        if let Some((_, constant)) = self.shared.get(&value.identity()) {
            return Ok(constant.clone());
        }
        let constant = self.made(vm, value, depth)?;
        self.shared.insert(value.identity(), (value.clone(), constant.clone()));
        Ok(constant)
    }

    fn made(&mut self, vm: &mut Vm, value: &Value, depth: usize) -> PyResult<Const> {
        if value.is_none() {
            return Ok(Const::None);
        }
        if value.is(&Value::TRUE) || value.is(&Value::FALSE) {
            return Ok(if value.is(&Value::TRUE) { Const::True } else { Const::False });
        }
        if value.is(&Value::ELLIPSIS) {
            return Ok(Const::Ellipsis);
        }
        if value.is(vm.exceptions.get(Exc::StopIteration).value()) {
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
                Err(_) => raise!(vm, ValueError, "unmarshallable object: a str with lone surrogates"),
            };
        }
        vm.native_call(|vm| self.container(vm, value, depth + 1))
    }

    fn container(&mut self, vm: &mut Vm, value: &Value, depth: usize) -> PyResult<Const> {
        if let Some(t) = value.exact::<Tuple>() {
            return self.all(vm, t.items(), depth, 0).map(Const::tuple);
        }
        if let Some(l) = value.exact::<List>() {
            let items = l.get(vm).items.to_vec();
            return self.all(vm, &items, depth, 1).map(Const::list);
        }
        if let Some(d) = value.exact::<Dict>() {
            let entries: Vec<(Value, Value)> =
                d.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
            let mut made = Vec::with_capacity(entries.len());
            for (k, v) in entries {
                made.push((self.of(vm, &k, depth, 1)?, self.of(vm, &v, depth, 1)?));
            }
            return Ok(Const::dict(made));
        }
        if value.exact::<Set>().is_some() || value.exact::<FrozenSet>().is_some() {
            let items = vm.collect_items(value)?;
            let items = self.all(vm, &items, depth, 1)?;
            return Ok(if value.exact::<Set>().is_some() {
                Const::set(items)
            } else {
                Const::frozenset(items)
            });
        }
        if let Some(c) = value.exact::<Code>() {
            if !self.allow_code {
                raise!(vm, ValueError, "marshalling code objects is disallowed");
            }
            return Ok(Const::Code(c.source.clone()));
        }
        if let Some(s) = value.exact::<Slice>().filter(|_| vm.dialect.marshals_slices()) {
            let mut part = |v: &Value| self.of(vm, v, depth, 0);
            return Ok(Const::slice([part(&s.start)?, part(&s.stop)?, part(&s.step)?]));
        }
        match vm.buffer(value)? {
            Some(bytes) => Ok(Const::bytes(&bytes)),
            None => raise!(vm, ValueError, "unmarshallable object"),
        }
    }

    fn all(&mut self, vm: &mut Vm, items: &[Value], depth: usize, held: u32) -> PyResult<Vec<Const>> {
        items.iter().map(|i| self.of(vm, i, depth, held)).collect()
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
