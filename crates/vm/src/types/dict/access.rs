//! Lookup and change of dicts. A lookup with keys of other types than str may run Python code, so it is resumable:
//! after each comparison that could have changed the dict it goes on only if nothing changed (`_Py_dict_lookup`).

use super::Dict;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// The str object, where the key's comparison is that of str.
#[inline]
pub fn str_key(key: &Value) -> Option<&Ref<Str>> {
    key.exact::<Str>()
}

/// Whether a key is that str.
#[inline(always)]
pub fn key_is_str(key: &Value, name: &Ref<Str>) -> bool {
    key.is(name.value())
        || key.exact::<Str>().is_some_and(|k| !(k.is_interned() && name.is_interned()) && k.same_text(name))
}

/// Whether equality of the two is decided without calling Python code.
fn is_plain(key: &Value) -> bool {
    key.exact::<Str>().is_some() || key.as_i64().is_some()
}

/// The position of a key.
pub fn lookup(vm: &mut Vm, dict: &Ref<Dict>, key: &Value, hash: i64) -> PyResult<Option<usize>> {
    if let Some(s) = str_key(key) {
        let table = &dict.get(vm).table;
        let mut odd = false;
        let found = table.lookup(hash, |k| {
            key_is_str(k, s) || {
                odd |= k.exact::<Str>().is_none();
                false
            }
        });
        if found.is_some() || !odd {
            return Ok(found);
        }
    }
    if let Some(i) = key.bits().as_small_int() {
        let mut odd = false;
        let found = dict.get(vm).table.lookup(hash, |k| {
            k.bits().as_small_int() == Some(i) || {
                odd |= !is_plain(k);
                false
            }
        });
        if found.is_some() || !odd {
            return Ok(found);
        }
    }
    lookup_general(vm, dict, key, hash)
}

fn lookup_general(vm: &mut Vm, dict: &Ref<Dict>, key: &Value, hash: i64) -> PyResult<Option<usize>> {
    'restart: loop {
        let mut probe = dict.get(vm).table.probe(hash);
        loop {
            let table = &dict.get(vm).table;
            let Some(at) = table.next_candidate(&mut probe) else { return Ok(None) };
            let Some(candidate) = table.get_at(at).map(|e| e.key.clone()) else { continue };
            if candidate.is(key) {
                return Ok(Some(at));
            }
            let equal = vm.equal(&candidate, key)?;
            let table = &dict.get(vm).table;
            if !table.is_current(&probe) || !table.get_at(at).is_some_and(|e| e.key.is(&candidate)) {
                continue 'restart;
            }
            if equal {
                return Ok(Some(at));
            }
        }
    }
}

impl Vm {
    /// `dict[key]`, without `__missing__`.
    pub fn dict_get(&mut self, dict: &Ref<Dict>, key: &Value) -> PyResult<Option<Value>> {
        let hash = self.hash(key)?;
        let at = lookup(self, dict, key, hash)?;
        Ok(at.and_then(|at| dict.get(self).table.get_at(at)).map(|e| e.value.clone()))
    }

    /// `dict[key] = value`.
    pub fn dict_set(&mut self, dict: &Ref<Dict>, key: &Value, value: Value) -> PyResult<()> {
        let hash = self.hash(key)?;
        self.dict_set_hashed(dict, key, hash, value)
    }

    /// The same with the hash at hand.
    pub fn dict_set_hashed(
        &mut self,
        dict: &Ref<Dict>,
        key: &Value,
        hash: i64,
        value: Value,
    ) -> PyResult<()> {
        let at = lookup(self, dict, key, hash)?;
        let table = &mut dict.get_mut(self).table;
        let old = match at {
            Some(at) => table.value_at_mut(at).map(|slot| std::mem::replace(slot, value)),
            None => {
                table.insert_new(hash, key.clone(), value);
                None
            }
        };
        drop(old);
        Ok(())
    }

    /// `dict[name] = value` for a namespace: the name is an exact str.
    #[inline]
    pub fn dict_set_str(&mut self, dict: &Ref<Dict>, name: &Ref<Str>, value: Value) {
        let hash = name.hash();
        let table = &mut dict.get_mut(self).table;
        match table.lookup(hash, |k| key_is_str(k, name)) {
            Some(at) => {
                let old = table.value_at_mut(at).map(|slot| std::mem::replace(slot, value));
                drop(old);
            }
            None => drop(table.insert_new(hash, name.value().clone(), value)),
        }
    }

    /// Removes a key; the value it had.
    pub fn dict_remove(&mut self, dict: &Ref<Dict>, key: &Value) -> PyResult<Option<Value>> {
        let hash = self.hash(key)?;
        let Some(at) = lookup(self, dict, key, hash)? else { return Ok(None) };
        Ok(dict.get_mut(self).table.remove_at(at).map(|e| e.value))
    }

    /// Removes a name from a namespace.
    pub fn dict_remove_str(&mut self, dict: &Ref<Dict>, name: &Ref<Str>) -> Option<Value> {
        let table = &mut dict.get_mut(self).table;
        let at = table.lookup(name.hash(), |k| key_is_str(k, name))?;
        table.remove_at(at).map(|e| e.value)
    }
}

impl Vm {
    /// `dict.update(other)`: a mapping, or an iterable of pairs where it has no `keys`.
    pub fn dict_update(&mut self, dict: &Ref<Dict>, other: &Value) -> PyResult<()> {
        if let Some(o) = other.exact::<Dict>() {
            let entries: Vec<(i64, Value, Value)> =
                o.get(self).table.iter().map(|e| (e.hash, e.key.clone(), e.value.clone())).collect();
            for (hash, k, v) in entries {
                self.dict_set_hashed(dict, &k, hash, v)?;
            }
            return Ok(());
        }
        let keys = self.names.keys.clone();
        let keys = self.getattr(other, &keys)?;
        let keys = self.call(&keys, &[])?;
        let dict = dict.clone();
        let other = other.clone();
        self.for_each(&keys, |vm, k| {
            let v = vm.getitem(&other, &k)?;
            vm.dict_set(&dict, &k, v)
        })
    }
}
