//! `dict`, its views and iterators.

mod access;
mod iter;
mod methods;
mod set_like;
mod update;
mod views;

use crate::types::str::Str;
use taipan_heap::{Ref, Trace, Value, Visitor};
use taipan_prim::probe::DictTable;

pub use access::{Role, Undecided, find_plain, key_is_str, lookup};
pub use iter::{
    ITEM_ITER_SPEC, KEY_ITER_SPEC, REVERSE_ITEM_ITER_SPEC, REVERSE_KEY_ITER_SPEC, REVERSE_VALUE_ITER_SPEC,
    VALUE_ITER_SPEC,
};
pub use methods::SPEC;
pub use update::from_args;
pub use views::{ITEMS_SPEC, KEYS_SPEC, VALUES_SPEC};

/// A dict's table.
pub struct Dict {
    pub table: DictTable<Value, Value>,
}

impl Trace for Dict {
    const CYCLIC: bool = true;
    const BUFFERED: bool = true;
    #[inline]
    fn buffer(&self) -> usize {
        self.table.heap_bytes()
    }
    fn trace(&self, visit: &mut Visitor<'_>) {
        for e in self.table.iter() {
            visit(&e.value);
            visit(&e.key);
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

    /// Adds an entry whose key is not there, and counts what the table grows by.
    #[inline]
    pub(crate) fn insert_new(&mut self, hash: i64, key: Value, value: Value) {
        let growth = self.table.growth();
        self.table.insert_new(hash, key, value);
        if growth != 0 {
            taipan_heap::account::count(growth);
        }
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
/// Added to the three for the iterators that go backwards.
pub const REVERSED: u8 = 3;

/// `dict_keyiterator` and its like, one type for each of what they give and both directions.
pub struct DictIter<const PART: u8> {
    pub dict: Option<Ref<Dict>>,
    /// Position of the next entry; one past it when reversed.
    pub position: usize,
    /// Number of keys at the start: a change is an error.
    pub used: usize,
    /// How many are still to come.
    pub left: usize,
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
