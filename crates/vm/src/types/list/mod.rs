//! `list`.

mod methods;

use taipan_heap::{Ref, Trace, Value, Visitor};

pub use methods::{ITER_SPEC, SPEC};

/// A list's items.
#[derive(Default)]
pub struct List {
    pub items: Vec<Value>,
}

impl Trace for List {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.items.iter().for_each(visit);
    }
    fn clear(&mut self) {
        self.items = Vec::new();
    }
}

impl List {
    /// A new list object.
    pub fn new_ref(items: Vec<Value>) -> Ref<List> {
        Ref::new(List { items })
    }
}

/// `list_iterator`.
pub struct ListIter {
    pub list: Option<Ref<List>>,
    pub index: usize,
}

impl Trace for ListIter {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.list.iter().for_each(|l| visit(l.value()));
    }
    fn clear(&mut self) {
        self.list = None;
    }
}
