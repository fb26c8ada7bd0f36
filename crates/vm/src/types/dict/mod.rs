//! `dict`, its views and iterators.

mod access;
mod methods;

use crate::types::str::Str;
use taipan_heap::{Ref, Trace, Value, Visitor};
use taipan_prim::probe::DictTable;

pub use access::{key_is_str, lookup, str_key};
pub use methods::{ITEM_ITER_SPEC, ITEMS_SPEC, KEY_ITER_SPEC, KEYS_SPEC, SPEC, VALUE_ITER_SPEC, VALUES_SPEC};

/// A dict's table.
pub struct Dict {
    pub table: DictTable<Value, Value>,
}

impl Trace for Dict {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        for e in self.table.iter() {
            visit(&e.key);
            visit(&e.value);
        }
    }
    fn clear(&mut self) {
        self.table = DictTable::new();
    }
}

impl Dict {
    /// A new empty dict object.
    pub fn new_ref(_vm: &crate::Vm) -> Ref<Dict> {
        Ref::new(Dict { table: DictTable::new() })
    }

    pub fn len(&self) -> usize {
        self.table.len()
    }

    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// The value of a str key, where all keys met on the way are str objects: the case of namespaces.
    #[inline]
    pub fn get_str(&self, name: &Ref<Str>) -> Option<&Value> {
        let at = self.table.lookup(name.hash(), |k| key_is_str(k, name))?;
        self.table.get_at(at).map(|e| &e.value)
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Value, &Value)> {
        self.table.iter().map(|e| (&e.key, &e.value))
    }
}

/// The three things that iterators and views over a dict give.
pub const KEYS: u8 = 0;
pub const VALUES: u8 = 1;
pub const ITEMS: u8 = 2;

/// `dict_keyiterator`, `dict_valueiterator`, `dict_itemiterator`.
pub struct DictIter<const PART: u8> {
    pub dict: Option<Ref<Dict>>,
    /// Position of the next entry; the end of the entry before it when reversed.
    pub position: usize,
    /// Number of keys at the start: a change is an error.
    pub used: usize,
    pub reversed: bool,
}

impl<const PART: u8> Trace for DictIter<PART> {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.dict.iter().for_each(|d| visit(d.value()));
    }
    fn clear(&mut self) {
        self.dict = None;
    }
}

/// `dict_keys`, `dict_values`, `dict_items`.
pub struct DictView<const PART: u8> {
    pub dict: Ref<Dict>,
}

impl<const PART: u8> Trace for DictView<PART> {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.dict.value());
    }
}
