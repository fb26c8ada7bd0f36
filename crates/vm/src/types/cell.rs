//! `cell`: a variable shared with inner functions.

use crate::class::TypeSpec;
use taipan_heap::{Payload, Trace, Value, Visitor};

/// The contents; [`Value::NULL`] when empty.
pub struct Cell(pub Value);

impl Trace for Cell {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.0);
    }
    fn clear(&mut self) {
        self.0 = Value::NULL;
    }
}

pub static SPEC: TypeSpec = TypeSpec::named("cell", Cell::ID, &[Cell::ID]);
