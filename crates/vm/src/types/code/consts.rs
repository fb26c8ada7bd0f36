//! Constants as Python objects.

use super::Code;
use crate::types::bytes::Bytes;
use crate::types::complex::Complex;
use crate::types::dict::Dict;
use crate::types::int::from_big;
use crate::types::list::List;
use crate::types::slice::Slice;
use crate::{PyResult, Vm};
use std::sync::Arc;
use taipan_heap::{Ref, Value};
use taipan_marshal::{CodeObject, Const};
use taipan_prim::text::Text;

/// Makes the code object of a nested constant.
pub type MakeCode<'a> = &'a mut dyn FnMut(&mut Vm, &Arc<CodeObject>) -> PyResult<Ref<Code>>;

/// All names become interned strs, and so do constants as CPython interns them: what the file marks, and text made
/// of name characters only.
pub fn text(s: &taipan_marshal::Str) -> Text {
    Text::from_wtf8(s.as_bytes()).unwrap_or_default()
}

fn is_name_like(s: &str) -> bool {
    s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

impl Vm {
    /// The Python object of a constant.
    pub fn constant(&mut self, c: &Const, code: MakeCode<'_>) -> PyResult {
        Ok(match c {
            Const::None => Value::NONE,
            Const::Ellipsis => Value::ELLIPSIS,
            Const::StopIteration => self.exceptions.get(crate::exc::Exc::StopIteration).value().clone(),
            Const::True => Value::bool(true),
            Const::False => Value::bool(false),
            Const::Int(i) => Value::int(**i),
            Const::BigInt(b) => from_big((**b).clone()),
            Const::Float(f) => Value::float(**f),
            Const::Complex(c) => Ref::new(Complex { real: c.0, imag: c.1 }).into(),
            Const::Str(s) => self.constant_str(s),
            Const::Bytes(b) => Ref::new(Bytes::new(&b[..])).into(),
            Const::Tuple(items) => {
                let items = self.constants(items, code)?;
                self.new_tuple(items)
            }
            Const::List(items) => List::new_ref(self.constants(items, code)?).into(),
            Const::Set(items) => {
                let items = self.constants(items, code)?;
                self.new_set(items)?
            }
            Const::FrozenSet(items) => {
                let items = self.constants(items, code)?;
                self.new_frozenset(items)?
            }
            // No version that executes has a frozendict, and its files cannot hold one.
            Const::Dict(items) | Const::FrozenDict(items) => {
                let dict = Dict::new_ref(self);
                for (k, v) in items.iter() {
                    let (k, v) = (self.constant(k, code)?, self.constant(v, code)?);
                    self.dict_set(&dict, &k, v)?;
                }
                dict.into()
            }
            Const::Slice(parts) => {
                let mut parts = self.constants(&parts[..], code)?.into_iter();
                let mut next = || parts.next().unwrap_or(Value::NONE);
                Ref::new(Slice { start: next(), stop: next(), step: next() }).into()
            }
            Const::Code(c) => code(self, c)?.into(),
        })
    }

    fn constants(&mut self, items: &[Const], code: MakeCode<'_>) -> PyResult<Vec<Value>> {
        items.iter().map(|c| self.constant(c, code)).collect()
    }

    fn constant_str(&mut self, s: &taipan_marshal::Str) -> Value {
        match s.as_str() {
            Some(plain) if s.is_interned() || is_name_like(plain) => self.intern(plain).into(),
            _ => self.new_text(text(s)),
        }
    }
}
