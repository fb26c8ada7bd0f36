//! Rich comparison and hashing.

use crate::class::is_subclass;
use crate::class::slots::CompareOp;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::Value;

/// Equality of two objects, where that calls nothing: ints, floats and strs of exactly these types.
#[inline]
pub fn plain_equal(a: &Value, b: &Value) -> Option<bool> {
    if let (Some(x), Some(y)) = (a.bits().as_small_int(), b.bits().as_small_int()) {
        return Some(x == y);
    }
    if let Some(x) = a.exact::<Str>() {
        return match b.exact::<Str>() {
            Some(y) => Some(a.is(b) || x.same_text(y)),
            None if b.bits().as_small_int().is_some() => Some(false),
            None => None,
        };
    }
    if let (Some(x), Some(y)) = (a.bits().as_small_float(), b.bits().as_small_float()) {
        return Some(x == y);
    }
    (a.bits().as_small_int().is_some() && b.exact::<Str>().is_some()).then_some(false)
}

impl Vm {
    /// `a op b` as Python gives it, any object (CPython's `do_richcompare`).
    pub fn compare(&mut self, a: &Value, b: &Value, op: CompareOp) -> PyResult {
        let (ca, cb) = (self.class_ref(a), self.class_ref(b));
        let fa = ca.get(self).slots.compare;
        let fb = cb.get(self).slots.compare;
        let mut tried = false;
        if !ca.value().is(cb.value())
            && is_subclass(self, cb, ca)
            && let Some(f) = fb
        {
            tried = true;
            let r = f(self, b, a, op.swapped())?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        if let Some(f) = fa {
            let r = f(self, a, b, op)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        if let Some(f) = fb.filter(|_| !tried) {
            let r = f(self, b, a, op.swapped())?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        match op {
            CompareOp::Eq => Ok(Value::bool(a.is(b))),
            CompareOp::Ne => Ok(Value::bool(!a.is(b))),
            _ => raise!(
                self,
                TypeError,
                "'{}' not supported between instances of '{}' and '{}'",
                op.symbol(),
                self.type_name(a),
                self.type_name(b)
            ),
        }
    }

    /// The truth of `a op b`, guarded against endless native recursion.
    pub fn compare_bool(&mut self, a: &Value, b: &Value, op: CompareOp) -> PyResult<bool> {
        if let (Some(x), Some(y)) = (a.bits().as_small_int(), b.bits().as_small_int()) {
            return Ok(op.matches(x.cmp(&y)));
        }
        if let (Some(x), Some(y)) = (a.exact::<Str>(), b.exact::<Str>())
            && matches!(op, CompareOp::Eq | CompareOp::Ne)
        {
            return Ok((a.is(b) || x.same_text(y)) == (op == CompareOp::Eq));
        }
        let r = self.native_call_in(" in comparison", |vm| vm.compare(a, b, op))?;
        self.truth(&r)
    }

    /// `a == b`.
    pub fn equal(&mut self, a: &Value, b: &Value) -> PyResult<bool> {
        self.compare_bool(a, b, CompareOp::Eq)
    }

    /// `a is b or a == b`, as containers compare.
    pub fn same_or_equal(&mut self, a: &Value, b: &Value) -> PyResult<bool> {
        if a.is(b) { Ok(true) } else { self.equal(a, b) }
    }

    /// `hash(a)`.
    #[inline]
    pub fn hash(&mut self, a: &Value) -> PyResult<i64> {
        if let Some(s) = a.exact::<Str>() {
            return Ok(s.hash());
        }
        if let Some(i) = a.bits().as_small_int() {
            return Ok(taipan_prim::hash::hash_i64(i));
        }
        match self.class_ref(a).get(self).slots.hash {
            Some(f) => self.nested("", |vm| f(vm, a)),
            None => raise!(self, TypeError, "unhashable type: '{}'", self.type_name(a)),
        }
    }
}
