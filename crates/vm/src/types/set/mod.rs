//! `set` and `frozenset`.

pub mod access;
pub mod algebra;
mod iter;
mod methods;

use std::cell::Cell;
use taipan_heap::{Ref, Trace, Value, Visitor};
use taipan_prim::probe::SetTable;

pub use iter::ITER_SPEC;
pub use methods::{FROZEN_SPEC, SPEC};

/// A frozenset's hash that nobody has asked for yet.
pub const NO_HASH: i64 = -1;

/// A new empty set.
pub fn new_empty() -> Value {
    Ref::new(Set { table: SetTable::new() }).into()
}

/// Whether a value is a set or frozenset, or of a subclass (`PyAnySet_Check`).
pub fn is_any(v: &Value) -> bool {
    v.downcast::<Set>().is_some() || v.downcast::<FrozenSet>().is_some()
}

/// A set's table.
pub struct Set {
    pub table: SetTable<Value>,
}

impl Trace for Set {
    const CYCLIC: bool = true;
    const BUFFERED: bool = true;
    fn buffer(&self) -> usize {
        self.table.heap_bytes()
    }
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.table.iter().for_each(|e| visit(e.key));
    }
    fn clear(&mut self) {
        self.table = SetTable::new();
    }
}

/// A frozenset's table, and its hash once asked for.
pub struct FrozenSet {
    pub table: SetTable<Value>,
    pub hash: Cell<i64>,
}

impl Trace for FrozenSet {
    const CYCLIC: bool = true;
    const BUFFERED: bool = true;
    fn buffer(&self) -> usize {
        self.table.heap_bytes()
    }
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.table.iter().for_each(|e| visit(e.key));
    }
}

/// `set_iterator`, over either.
pub struct SetIter {
    pub set: Value,
    pub position: usize,
    /// Number of elements at the start: a change is an error.
    pub used: usize,
    /// How many are still to come.
    pub left: usize,
}

impl Trace for SetIter {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.set);
    }
    fn clear(&mut self) {
        self.set = Value::NULL;
    }
}
