//! Items, length, membership, and what sequences have in common: positions, repetition, searching.

use crate::types::dict::Dict;
use crate::types::int::{IntRef, int_ref};
use crate::types::list::List;
use crate::types::range::Range;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use taipan_heap::Value;

impl Vm {
    /// `object[key]`.
    pub fn getitem(&mut self, object: &Value, key: &Value) -> PyResult {
        if let Some(f) = self.class_ref(object).get(self).slots.getitem {
            return self.nested("", |vm| f(vm, object, key));
        }
        if object.downcast::<crate::Class>().is_some() {
            return self.class_getitem(object, key);
        }
        raise!(self, TypeError, "'{}' object is not subscriptable", self.type_name(object))
    }

    /// `Class[key]`.
    fn class_getitem(&mut self, class: &Value, key: &Value) -> PyResult {
        let name = self.names.__class_getitem__.clone();
        match self.getattr_optional(class, &name)? {
            Some(f) if !f.is_none() => self.call(&f, std::slice::from_ref(key)),
            _ if class.is(self.types.r#type.value()) => {
                Ok(crate::types::generic_alias::make(self, class, key))
            }
            _ => {
                let shown = match class.downcast::<crate::Class>() {
                    Some(c) => self.native_name(c),
                    None => self.type_name(class),
                };
                raise!(self, TypeError, "type '{shown}' is not subscriptable")
            }
        }
    }

    /// `object[key] = value`, or `del object[key]` for `None`.
    pub fn setitem(&mut self, object: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
        match self.class_ref(object).get(self).slots.setitem {
            Some(f) => self.nested("", |vm| f(vm, object, key, value)),
            None => {
                let class = self.type_name(object);
                if self.indexes_as_sequence(object, key) {
                    self.index_i64(key)?;
                }
                match value {
                    Some(_) => raise!(self, TypeError, "'{class}' object does not support item assignment"),
                    None if self.indexes_as_sequence(object, key) => {
                        raise!(self, TypeError, "'{class}' object doesn't support item deletion")
                    }
                    None => raise!(self, TypeError, "'{class}' object does not support item deletion"),
                }
            }
        }
    }

    /// Whether assigning or deleting fails in CPython's `PySequence_SetItem` or `PySequence_DelItem`, which convert the index
    /// first, and the latter of which words it its own way.
    fn indexes_as_sequence(&self, object: &Value, key: &Value) -> bool {
        let is_index =
            crate::types::int::int_ref(key).is_some() || self.class_ref(key).get(self).slots.index.is_some();
        is_index && self.class_ref(object).get(self).has_sequence_slots()
    }

    /// `len(object)`.
    pub fn len(&mut self, object: &Value) -> PyResult<usize> {
        if let Some(l) = object.exact::<List>() {
            return Ok(l.get(self).items.len());
        }
        if let Some(t) = object.exact::<Tuple>() {
            return Ok(t.items().len());
        }
        if let Some(d) = object.exact::<Dict>() {
            return Ok(d.get(self).len());
        }
        match self.class_ref(object).get(self).slots.len {
            Some(f) => self.nested("", |vm| f(vm, object)),
            None => raise!(self, TypeError, "object of type '{}' has no len()", self.type_name(object)),
        }
    }

    /// `key in object`.
    pub fn contains(&mut self, object: &Value, key: &Value) -> PyResult<bool> {
        match self.class_ref(object).get(self).slots.contains {
            Some(f) => self.nested("", |vm| f(vm, object, key)),
            None => contains_by_iteration(self, object, key),
        }
    }
}

/// Membership by comparing with each item (`_PySequence_IterSearch`).
pub fn contains_by_iteration(vm: &mut Vm, object: &Value, key: &Value) -> PyResult<bool> {
    let it = match vm.iter(object) {
        Ok(it) => it,
        Err(e) => {
            vm.catch(e, crate::exc::Exc::TypeError)?;
            let message = vm.dialect.not_a_container(&vm.type_name(object));
            return Err(vm.error(crate::exc::Exc::TypeError, message));
        }
    };
    while let Some(v) = vm.next(&it)? {
        if vm.same_or_equal(&v, key)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// No sequence has more items than this: what asks for more is a MemoryError without trying.
pub const MAX_ITEMS: usize = 1 << 36;

/// The position that an index means, negative ones from the end.
#[inline]
pub fn place(index: i64, len: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(i64::try_from(len).ok()?)? } else { index };
    usize::try_from(index).ok().filter(|&i| i < len)
}

/// The position that an index means where anything outside is the nearest end.
pub fn clamp(index: i64, len: usize) -> usize {
    let from_end = len.saturating_sub(index.unsigned_abs() as usize);
    if index < 0 { from_end } else { (index as usize).min(len) }
}

/// How many items `len` items repeated make, if any sequence may have so many.
pub fn repeated_len(len: usize, times: usize) -> Option<usize> {
    len.checked_mul(times).filter(|&total| total <= MAX_ITEMS)
}

/// The items repeated; `None` when there is no memory for so many.
pub fn repeat_items(items: &[Value], times: usize) -> Option<Vec<Value>> {
    let total = repeated_len(items.len(), times)?;
    let mut all = Vec::new();
    all.try_reserve_exact(total).ok()?;
    if let [one] = items {
        all.resize(total, one.clone());
        return Some(all);
    }
    for _ in 0..if items.is_empty() { 0 } else { times } {
        all.extend_from_slice(items);
    }
    Some(all)
}

/// The key of `sequence[key]` that is no slice; `kind` names the sequence's type.
///
/// # Errors
/// TypeError for what is no index, IndexError for what does not fit, and what `__index__` raises.
#[inline]
pub fn subscript_index(vm: &mut Vm, kind: &str, key: &Value) -> PyResult<i64> {
    if let Some(i) = key.as_i64() {
        return Ok(i);
    }
    if int_ref(key).is_none() && vm.class_ref(key).get(vm).slots.index.is_none() {
        raise!(vm, TypeError, "{kind} indices must be integers or slices, not {}", vm.type_name(key));
    }
    vm.index_i64(key)
}

/// Start or stop of an `index` method (`_PyEval_SliceIndexNotNone`); [`Value::NULL`] is the default.
pub fn search_bound(vm: &mut Vm, v: &Value, default: i64) -> PyResult<i64> {
    if v.is_null() {
        return Ok(default);
    }
    if int_ref(v).is_none() && vm.class_ref(v).get(vm).slots.index.is_none() {
        raise!(vm, TypeError, "slice indices must be integers or have an __index__ method");
    }
    vm.index_clamped(v)
}

impl Vm {
    /// How many items an iterable says it has (`PyObject_LengthHint`).
    ///
    /// # Errors
    /// What `__len__` and `__length_hint__` raise, TypeErrors apart; TypeError, ValueError or OverflowError where the hint
    /// is no length.
    pub fn length_hint(&mut self, object: &Value, default: usize) -> PyResult<usize> {
        if let Some(len) = self.class_ref(object).get(self).slots.len {
            match len(self, object) {
                Ok(n) => return Ok(n),
                Err(e) => self.catch(e, crate::exc::Exc::TypeError)?,
            };
        }
        let name = self.names.__length_hint__.clone();
        let Some(method) = self.type_lookup(object, &name) else { return Ok(default) };
        let bound = self.bind_special(&method, object)?;
        let hint = match self.call(&bound, &[]) {
            Ok(v) if v.is_not_implemented() => return Ok(default),
            Ok(v) => v,
            Err(e) => {
                self.catch(e, crate::exc::Exc::TypeError)?;
                return Ok(default);
            }
        };
        match int_ref(&hint).map(IntRef::to_i64) {
            None => {
                raise!(self, TypeError, "__length_hint__ must be an integer, not {}", self.type_name(&hint))
            }
            Some(None) => raise!(self, OverflowError, "Python int too large to convert to C ssize_t"),
            Some(Some(n)) => match usize::try_from(n) {
                Ok(n) => Ok(n),
                Err(_) => raise!(self, ValueError, "__length_hint__() should return >= 0"),
            },
        }
    }

    /// `index` of `list` and `range` did not find the value.
    pub fn not_in(&mut self, kind: &str, value: &Value) -> PyResult<Raised> {
        if !self.dialect.index_shows_value() {
            return Ok(error!(self, ValueError, "{kind}.index(x): x not in {kind}"));
        }
        let shown = self.repr_string(value)?;
        Ok(error!(self, ValueError, "{shown} is not in {kind}"))
    }

    /// The items of any iterable: of a tuple or list without iterating.
    ///
    /// # Errors
    /// What iterating raises; MemoryError where the iterable says that it has more items than fit.
    pub fn collect_items(&mut self, iterable: &Value) -> PyResult<Vec<Value>> {
        self.collect(iterable, true)
    }

    /// The same, asking for the length only if told to.
    pub fn collect(&mut self, iterable: &Value, ask: bool) -> PyResult<Vec<Value>> {
        if let Some(t) = iterable.exact::<Tuple>() {
            self.check_items(t.items().len())?;
            return Ok(t.items().to_vec());
        }
        if let Some(l) = iterable.exact::<List>() {
            self.check_items(l.get(self).items.len())?;
            return Ok(l.get(self).items.clone());
        }
        if let Some((start, len, step)) = iterable.exact::<Range>().and_then(|r| r.small()) {
            let mut items = self.vec_for(len as usize)?;
            items.extend((0..len).map(|i| Value::int(start + i * step)));
            return Ok(items);
        }
        let it = self.iter(iterable)?;
        let hint = if ask { self.length_hint(iterable, 8)? } else { 8 };
        let mut items = self.vec_for(hint)?;
        while let Some(item) = self.next(&it)? {
            if items.len() == items.capacity() {
                self.check_items(items.len().saturating_mul(2))?;
                if items.try_reserve(1).is_err() {
                    return Err(self.memory_error());
                }
            }
            items.push(item);
        }
        Ok(items)
    }

    /// An empty vector with room for so many items.
    ///
    /// # Errors
    /// MemoryError.
    pub fn vec_for(&mut self, len: usize) -> PyResult<Vec<Value>> {
        let mut items = Vec::new();
        self.check_items(len)?;
        if len > MAX_ITEMS || items.try_reserve_exact(len).is_err() {
            return Err(self.memory_error());
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_from_both_ends() {
        assert_eq!(
            [0, 2, 3, -1, -3, -4].map(|i| place(i, 3)),
            [Some(0), Some(2), None, Some(2), Some(0), None]
        );
        assert_eq!([0, 9, -1, -9].map(|i| clamp(i, 3)), [0, 3, 2, 0]);
        assert_eq!((place(i64::MIN, 3), clamp(i64::MIN, 3), clamp(i64::MAX, 3)), (None, 0, 3));
    }

    #[test]
    fn repetition_is_bounded() {
        let items = [Value::int(1), Value::int(2)];
        assert_eq!(repeat_items(&items, 3).map(|v| v.len()), Some(6));
        assert_eq!(repeat_items(&[], usize::MAX).map(|v| v.len()), Some(0));
        assert!(repeat_items(&items, usize::MAX).is_none());
        assert!(repeat_items(&items, 1 << 60).is_none());
    }
}
