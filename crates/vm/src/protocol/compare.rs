//! Rich comparison and hashing.

use crate::class::slots::{Compare, CompareOp};
use crate::class::{is_subclass, trampoline};
use crate::names::Names;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::hash::{TupleHasher, hash_i64};

/// Equality of two objects, where that calls nothing: ints, floats, strs, and tuples of such, of exactly these types.
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
    if let (Some(x), Some(y)) = (a.exact::<Tuple>(), b.exact::<Tuple>()) {
        return plain_equal_tuples(x, y);
    }
    (a.bits().as_small_int().is_some() && b.exact::<Str>().is_some()).then_some(false)
}

/// Equality of tuples, where that of their items calls nothing and none of them is a tuple.
#[inline(never)]
fn plain_equal_tuples(a: &Ref<Tuple>, b: &Ref<Tuple>) -> Option<bool> {
    let is_tuple = |v: &Value| v.exact::<Tuple>().is_some();
    for (p, q) in a.items().iter().zip(b.items()) {
        if !p.is(q) && !(if is_tuple(p) { None } else { plain_equal(p, q) })? {
            return Some(false);
        }
    }
    Some(a.items().len() == b.items().len())
}

/// The hash of an object, where that calls nothing: of strs, small ints, and tuples of such.
#[inline]
pub fn plain_hash(a: &Value) -> Option<i64> {
    if let Some(i) = a.bits().as_small_int() {
        return Some(hash_i64(i));
    }
    if let Some(s) = a.exact::<Str>() {
        return Some(s.hash());
    }
    plain_hash_of_tuple(a.exact::<Tuple>()?)
}

#[inline(never)]
fn plain_hash_of_tuple(tuple: &Ref<Tuple>) -> Option<i64> {
    let mut hasher = TupleHasher::new();
    for item in tuple.items() {
        hasher.add(match (item.bits().as_small_int(), item.exact::<Str>()) {
            (Some(i), _) => hash_i64(i),
            (_, Some(s)) => s.hash(),
            _ => return None,
        });
    }
    Some(hasher.finish())
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
        self.compare_refused(a, b, op, fb.filter(|_| !tried))
    }

    /// The name of the method that `a op b` begins with, where it is one written in Python if that stands in the class.
    pub(crate) fn comparison_method(
        &self,
        op: CompareOp,
        a: &Value,
        b: &Value,
    ) -> Option<fn(&Names) -> &Ref<Str>> {
        let compare = self.class_ref(a).get(self).slots.compare?;
        let is_python = compare as usize == trampoline::compare as *const () as usize;
        (is_python && !self.has_say_first(a, b)).then_some(trampoline::comparison(op))
    }

    /// `a op b` after the left operand's class has refused; `other` may still be asked.
    pub(crate) fn compare_refused(
        &mut self,
        a: &Value,
        b: &Value,
        op: CompareOp,
        other: Option<Compare>,
    ) -> PyResult {
        if let Some(f) = other {
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
            return Ok(hash_i64(i));
        }
        match self.class_ref(a).get(self).slots.hash {
            Some(f) => self.nested("", |vm| f(vm, a)),
            None => raise!(self, TypeError, "unhashable type: '{}'", self.type_name(a)),
        }
    }
}
