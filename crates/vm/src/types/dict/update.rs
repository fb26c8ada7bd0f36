//! Filling dicts from other mappings, from pairs and from keywords (CPython's `dict_update_common`).

use super::{Dict, methods};
use crate::call::Args;
use crate::exc::Exc;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};

/// The arguments of `dict()` and `dict.update()`: at most one mapping or iterable of pairs, then keywords.
pub fn from_args(vm: &mut Vm, dict: &Ref<Dict>, function: &str, args: Args<'_>) -> PyResult<()> {
    match args.positional() {
        [] => {}
        [other] => vm.dict_update(dict, other)?,
        more => raise!(vm, TypeError, "{function} expected at most 1 argument, got {}", more.len()),
    }
    for (name, value) in args.keywords() {
        vm.dict_set(dict, name.value(), value.clone())?;
    }
    Ok(())
}

impl Vm {
    /// `dict.update(other)`: a mapping, or an iterable of pairs where it has no `keys`.
    pub fn dict_update(&mut self, dict: &Ref<Dict>, other: &Value) -> PyResult<()> {
        if other.exact::<Dict>().is_some() {
            return self.dict_merge(dict, other);
        }
        let keys = self.names.keys.clone();
        match self.getattr_optional(other, &keys)? {
            Some(_) => self.dict_merge(dict, other),
            None => add_pairs(self, dict, other),
        }
    }

    /// Takes over the entries of a mapping (`dict_merge`).
    ///
    /// # Errors
    /// AttributeError where it has no `keys`.
    pub fn dict_merge(&mut self, dict: &Ref<Dict>, other: &Value) -> PyResult<()> {
        if let Some(o) = plain_dict(self, other) {
            return merge_entries(self, dict, o);
        }
        for key in keys_of(self, other)? {
            let value = self.getitem(other, &key)?;
            self.dict_set(dict, &key, value)?;
        }
        Ok(())
    }

    /// Merges until a key comes that the dict has already, which is returned; its value is not asked for (`_PyDict_MergeEx`).
    ///
    /// # Errors
    /// As [`Vm::dict_merge`].
    pub fn dict_merge_new(&mut self, dict: &Ref<Dict>, other: &Value) -> PyResult<Option<Value>> {
        if let Some(o) = plain_dict(self, other) {
            let entries: Vec<(Value, Value)> =
                o.get(self).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
            for (key, value) in entries {
                if self.dict_get(dict, &key)?.is_some() {
                    return Ok(Some(key));
                }
                self.dict_set(dict, &key, value)?;
            }
            return Ok(None);
        }
        for key in keys_of(self, other)? {
            if self.dict_get(dict, &key)?.is_some() {
                return Ok(Some(key));
            }
            let value = self.getitem(other, &key)?;
            self.dict_set(dict, &key, value)?;
        }
        Ok(None)
    }
}

/// What `keys()` of a mapping gives.
fn keys_of(vm: &mut Vm, mapping: &Value) -> PyResult<Vec<Value>> {
    let keys = vm.names.keys.clone();
    let keys = vm.getattr(mapping, &keys)?;
    let keys = vm.call(&keys, &[])?;
    match vm.collect_items(&keys) {
        Err(e) if vm.is_exception(&e, Exc::TypeError) && !is_iterable(vm, &keys) => {
            let (of, got) = (vm.type_name(mapping), vm.type_name(&keys));
            raise!(vm, TypeError, "{of}.keys() returned a non-iterable (type {got})")
        }
        keys => keys,
    }
}

fn is_iterable(vm: &Vm, object: &Value) -> bool {
    let slots = &vm.class_ref(object).get(vm).slots;
    slots.iter.is_some() || slots.getitem.is_some()
}

/// The dict whose entries may be taken directly: its class has not changed how it is iterated over.
pub fn plain_dict<'a>(vm: &Vm, object: &'a Value) -> Option<&'a Ref<Dict>> {
    let dict = object.downcast::<Dict>()?;
    let iter = vm.class_ref(object).get(vm).slots.iter?;
    (dict.is_exact() || iter as usize == methods::iter as *const () as usize).then_some(dict)
}

fn merge_entries(vm: &mut Vm, dict: &Ref<Dict>, other: &Ref<Dict>) -> PyResult<()> {
    if dict.value().is(other.value()) {
        return Ok(());
    }
    let count = other.get(vm).len();
    let entries: Vec<(i64, Value, Value)> =
        other.get(vm).table.iter().map(|e| (e.hash, e.key.clone(), e.value.clone())).collect();
    vm.check_memory(other.get(vm).table.heap_bytes())?;
    let table = &mut dict.get_mut(vm).table;
    let before = table.heap_bytes();
    table.reserve_for_merge(count);
    taipan_heap::account::count(table.heap_bytes().saturating_sub(before));
    if table.is_empty() {
        for (hash, key, value) in entries {
            table.insert_new(hash, key, value);
        }
        return Ok(());
    }
    for (hash, key, value) in entries {
        vm.dict_set_hashed(dict, &key, hash, value)?;
        if other.get(vm).len() != count {
            raise!(vm, RuntimeError, "dict mutated during update");
        }
    }
    Ok(())
}

/// `PyDict_MergeFromSeq2`.
fn add_pairs(vm: &mut Vm, dict: &Ref<Dict>, pairs: &Value) -> PyResult<()> {
    let mut index = 0;
    vm.for_each(pairs, |vm, item| {
        let (key, value) = pair(vm, &item, index)?;
        index += 1;
        vm.dict_set(dict, &key, value)
    })
}

fn pair(vm: &mut Vm, item: &Value, index: usize) -> PyResult<(Value, Value)> {
    let items: Vec<Value> = if let Some(t) = item.downcast::<Tuple>() {
        t.items().to_vec()
    } else if let Some(l) = item.downcast::<List>() {
        l.get(vm).items.clone()
    } else {
        items_of(vm, item, index)?
    };
    match <[Value; 2]>::try_from(items) {
        Ok([key, value]) => Ok((key, value)),
        Err(items) => raise!(
            vm,
            ValueError,
            "dictionary update sequence element #{index} has length {}; 2 is required",
            items.len()
        ),
    }
}

fn items_of(vm: &mut Vm, item: &Value, index: usize) -> PyResult<Vec<Value>> {
    let (message, note) = vm.dialect.bad_update_element(index);
    match vm.iter(item).and_then(|it| vm.collect_items(&it)) {
        Err(e) if vm.is_exception(&e, Exc::TypeError) => {
            let e =
                if note.is_none() || !is_iterable(vm, item) { vm.error(Exc::TypeError, message) } else { e };
            Err(match note {
                Some(note) => with_note(vm, e, &note),
                None => e,
            })
        }
        items => items,
    }
}

fn with_note(vm: &mut Vm, raised: Raised, note: &str) -> Raised {
    let Some(e) = raised.exception().cloned() else { return raised };
    let note = vm.new_str(note);
    match vm.call_method(&e, "add_note", &[note]) {
        Ok(_) => raised,
        Err(other) => other,
    }
}
