//! Constants as Python objects.

use super::Code;
use crate::types::bytes::Bytes;
use crate::types::complex::Complex;
use crate::types::dict::Dict;
use crate::types::int::from_big;
use crate::types::list::List;
use crate::types::slice::Slice;
use crate::{PyResult, Vm};
use std::collections::HashMap;
use std::sync::Arc;
use taipan_heap::{Ref, Value};
use taipan_marshal::{CodeObject, Const, Node};
use taipan_prim::text::Text;

/// Makes the code object of a nested constant.
pub type MakeCode<'a> = &'a mut dyn FnMut(&mut Vm, &Arc<CodeObject>, &mut Shared) -> PyResult<Ref<Code>>;

/// Objects that a file refers to more than once, by the identity of their constants: each is made once.
pub type Shared = HashMap<usize, Value>;

/// What identifies a constant that has other handles, and is no value without identity.
fn identity(c: &Const) -> Option<usize> {
    fn of<T>(node: &Node<T>) -> Option<usize> {
        node.is_shared().then(|| node.id())
    }
    match c {
        Const::BigInt(n) => of(n),
        Const::Complex(n) => of(n),
        Const::Str(n) => of(n),
        Const::Bytes(n) => of(n),
        Const::Tuple(n) | Const::List(n) | Const::Set(n) | Const::FrozenSet(n) => of(n),
        Const::Dict(n) | Const::FrozenDict(n) => of(n),
        Const::Slice(n) => of(n),
        Const::Code(code) => (Arc::strong_count(code) > 1).then_some(Arc::as_ptr(code) as usize),
        Const::None | Const::StopIteration | Const::Ellipsis | Const::True | Const::False => None,
        Const::Int(_) | Const::Float(_) => None,
    }
}

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
    pub fn constant(&mut self, c: &Const, code: MakeCode<'_>, shared: &mut Shared) -> PyResult {
        let Some(identity) = identity(c) else { return self.new_constant(c, code, shared) };
        if let Some(made) = shared.get(&identity) {
            return Ok(made.clone());
        }
        let made = self.new_constant(c, code, shared)?;
        shared.insert(identity, made.clone());
        Ok(made)
    }

    fn new_constant(&mut self, c: &Const, code: MakeCode<'_>, shared: &mut Shared) -> PyResult {
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
                let items = self.constants(items, code, shared)?;
                self.new_tuple(items)
            }
            Const::List(items) => List::new_ref(self.constants(items, code, shared)?).into(),
            Const::Set(items) => {
                let items = self.constants(items, code, shared)?;
                self.new_set(items)?
            }
            Const::FrozenSet(items) => {
                let items = self.constants(items, code, shared)?;
                self.new_frozenset(items)?
            }
            // No version that executes has a frozendict, and its files cannot hold one.
            Const::Dict(items) | Const::FrozenDict(items) => {
                let dict = Dict::new_ref(self);
                for (k, v) in items.iter() {
                    let (k, v) = (self.constant(k, code, shared)?, self.constant(v, code, shared)?);
                    self.dict_set(&dict, &k, v)?;
                }
                dict.into()
            }
            Const::Slice(parts) => {
                let mut parts = self.constants(&parts[..], code, shared)?.into_iter();
                let mut next = || parts.next().unwrap_or(Value::NONE);
                Ref::new(Slice { start: next(), stop: next(), step: next() }).into()
            }
            Const::Code(c) => code(self, c, shared)?.into(),
        })
    }

    fn constants(
        &mut self,
        items: &[Const],
        code: MakeCode<'_>,
        shared: &mut Shared,
    ) -> PyResult<Vec<Value>> {
        items.iter().map(|c| self.constant(c, code, shared)).collect()
    }

    fn constant_str(&mut self, s: &taipan_marshal::Str) -> Value {
        match s.as_str() {
            Some(plain) if s.is_interned() || is_name_like(plain) => self.intern(plain).into(),
            _ => self.new_text(text(s)),
        }
    }
}
