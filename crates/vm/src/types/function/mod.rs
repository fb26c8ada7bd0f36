//! `function`: what a `def` makes.

mod methods;

use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use taipan_heap::{Ref, Trace, Value, Visitor};

pub use methods::SPEC;

/// A Python function.
///
/// What it owns dies in this order (`func_clear`).
pub struct Function {
    pub globals: Ref<Dict>,
    pub builtins: Ref<Dict>,
    pub module: Value,
    /// Defaults of the last positional parameters.
    pub defaults: Option<Ref<Tuple>>,
    pub kwdefaults: Option<Ref<Dict>>,
    pub doc: Value,
    pub dict: Option<Ref<Dict>>,
    /// Cells, one for each of the code's free variables.
    pub closure: Option<Ref<Tuple>>,
    /// A dict, a tuple of names and values not yet made a dict, or NULL.
    pub annotations: Value,
    /// `__annotate__` of 3.14; NULL where there is none.
    pub annotate: Value,
    pub type_params: Value,
    pub code: Ref<Code>,
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
}

impl Trace for Function {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.code.value());
        visit(self.globals.value());
        visit(self.builtins.value());
        self.defaults.iter().chain(&self.closure).for_each(|t| visit(t.value()));
        self.kwdefaults.iter().chain(&self.dict).for_each(|d| visit(d.value()));
        for v in [&self.annotations, &self.annotate, &self.doc, &self.module, &self.type_params] {
            visit(v);
        }
    }
    fn clear(&mut self) {
        self.defaults = None;
        self.closure = None;
        self.kwdefaults = None;
        self.dict = None;
        self.annotations = Value::NULL;
        self.annotate = Value::NULL;
    }
}
