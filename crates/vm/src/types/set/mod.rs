//! `set` and `frozenset`.

pub mod access;
mod methods;

use std::cell::Cell;
use taipan_heap::{Trace, Value, Visitor};
use taipan_prim::probe::SetTable;

pub use methods::{FROZEN_SPEC, ITER_SPEC, SPEC};

/// A set's table.
pub struct Set {
    pub table: SetTable<Value>,
}

impl Trace for Set {
    const CYCLIC: bool = true;
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
