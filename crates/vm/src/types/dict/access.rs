//! Lookup and change of dicts. A lookup with keys of other types than str may run Python code, so it is resumable:
//! after each comparison that could have changed the dict it goes on only if nothing changed (`_Py_dict_lookup`).

use super::Dict;
use crate::exc::Exc;
use crate::protocol::compare::{plain_equal, plain_hash};
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};
use taipan_prim::probe::DictTable;

/// Whether a key is that str.
#[inline(always)]
pub fn key_is_str(key: &Value, name: &Ref<Str>) -> bool {
    key.is(name.value())
        || key.exact::<Str>().is_some_and(|k| !(k.is_interned() && name.is_interned()) && k.same_text(name))
}

/// Only Python code can tell.
pub struct Undecided;

/// The position of a key, where finding it calls nothing.
#[inline]
pub fn find_plain(t: &DictTable<Value, Value>, key: &Value, hash: i64) -> Result<Option<usize>, Undecided> {
    let mut is_odd = false;
    let found = t.lookup(hash, |k| {
        k.is(key)
            || plain_equal(k, key).unwrap_or_else(|| {
                is_odd = true;
                true
            })
    });
    if is_odd { Err(Undecided) } else { Ok(found) }
}

/// The position of a key. Strs, small ints and tuples of such are found without a call.
#[inline]
pub fn lookup(vm: &mut Vm, dict: &Ref<Dict>, key: &Value, hash: i64) -> PyResult<Option<usize>> {
    match find_plain(&dict.get(vm).table, key, hash) {
        Ok(found) => Ok(found),
        Err(Undecided) => lookup_general(vm, dict, key, hash),
    }
}

#[inline(never)]
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

/// A table grows by so many bytes without asking for the memory first.
const UNASKED: usize = 1 << 10;

/// What a hash is asked for: 3.14 tells it in the TypeError of an unhashable object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    DictKey,
    SetElement,
}

impl Vm {
    /// `hash(key)`, with the container's own message where the key has none.
    #[inline]
    pub fn hash_as(&mut self, key: &Value, role: Role) -> PyResult<i64> {
        match self.hash(key) {
            Err(e) => Err(self.unhashable(e, key, role)),
            hash => hash,
        }
    }

    #[cold]
    fn unhashable(&mut self, raised: Raised, key: &Value, role: Role) -> Raised {
        let type_error = self.exceptions.get(Exc::TypeError).value();
        let Some(e) = raised.exception().filter(|e| self.class_ref(e).value().is(type_error)) else {
            return raised;
        };
        if !self.dialect.explains_unhashable() {
            return raised;
        }
        let use_of = match role {
            Role::DictKey => "a dict key",
            Role::SetElement => "a set element",
        };
        match self.str_string(&e.clone()) {
            Ok(text) => error!(self, TypeError, "cannot use '{}' as {use_of} ({text})", self.type_name(key)),
            Err(other) => other,
        }
    }

    /// `KeyError(key)`.
    #[cold]
    pub fn key_error(&mut self, key: &Value) -> Raised {
        self.error_value(Exc::KeyError, key.clone())
    }

    /// `dict[key]`, without `__missing__`.
    #[inline]
    pub fn dict_get(&mut self, dict: &Ref<Dict>, key: &Value) -> PyResult<Option<Value>> {
        let hash = self.hash_as(key, Role::DictKey)?;
        self.dict_get_hashed(dict, key, hash)
    }

    /// The same with the hash at hand.
    #[inline]
    pub fn dict_get_hashed(&mut self, dict: &Ref<Dict>, key: &Value, hash: i64) -> PyResult<Option<Value>> {
        let at = lookup(self, dict, key, hash)?;
        Ok(at.and_then(|at| dict.get(self).table.get_at(at)).map(|e| e.value.clone()))
    }

    /// `dict[key] = value`.
    pub fn dict_set(&mut self, dict: &Ref<Dict>, key: &Value, value: Value) -> PyResult<()> {
        let hash = self.hash_as(key, Role::DictKey)?;
        self.dict_set_hashed(dict, key, hash, value)
    }

    /// `dict[key] = value` where that calls nothing and takes no memory to be asked for; the old value. The value comes back where
    /// it does.
    #[inline]
    pub fn dict_set_plain(&mut self, dict: &Ref<Dict>, key: &Value, value: Value) -> Result<Value, Value> {
        let Some(hash) = plain_hash(key) else { return Err(value) };
        let table = &mut dict.get_mut(self).table;
        match find_plain(table, key, hash) {
            Ok(Some(at)) => match table.value_at_mut(at) {
                Some(slot) => Ok(std::mem::replace(slot, value)),
                None => Err(value),
            },
            Ok(None) if table.growth() <= UNASKED => {
                dict.get_mut(self).insert_new(hash, key.clone(), value);
                Ok(Value::NULL)
            }
            _ => Err(value),
        }
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
        if at.is_none() {
            let growth = dict.get(self).table.growth();
            self.check_memory(growth)?;
        }
        let dict = dict.get_mut(self);
        let old = match at {
            Some(at) => dict.table.value_at_mut(at).map(|slot| std::mem::replace(slot, value)),
            None => {
                dict.insert_new(hash, key.clone(), value);
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
        let dict = dict.get_mut(self);
        match dict.table.lookup(hash, |k| key_is_str(k, name)) {
            Some(at) => {
                let old = dict.table.value_at_mut(at).map(|slot| std::mem::replace(slot, value));
                drop(old);
            }
            None => dict.insert_new(hash, name.value().clone(), value),
        }
    }

    /// Removes a key; the value it had.
    pub fn dict_remove(&mut self, dict: &Ref<Dict>, key: &Value) -> PyResult<Option<Value>> {
        let hash = self.hash_as(key, Role::DictKey)?;
        self.dict_remove_hashed(dict, key, hash)
    }

    /// The same with the hash at hand.
    pub fn dict_remove_hashed(
        &mut self,
        dict: &Ref<Dict>,
        key: &Value,
        hash: i64,
    ) -> PyResult<Option<Value>> {
        let Some(at) = lookup(self, dict, key, hash)? else { return Ok(None) };
        Ok(dict.get_mut(self).table.remove_at(at).map(|e| e.value))
    }

    /// `key in dict`.
    #[inline]
    pub fn dict_contains(&mut self, dict: &Ref<Dict>, key: &Value) -> PyResult<bool> {
        let hash = self.hash_as(key, Role::DictKey)?;
        Ok(lookup(self, dict, key, hash)?.is_some())
    }

    /// Removes a name from a namespace.
    pub fn dict_remove_str(&mut self, dict: &Ref<Dict>, name: &Ref<Str>) -> Option<Value> {
        let table = &mut dict.get_mut(self).table;
        let at = table.lookup(name.hash(), |k| key_is_str(k, name))?;
        table.remove_at(at).map(|e| e.value)
    }
}
