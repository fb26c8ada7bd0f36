//! `slice`.

use crate::class::{Slots, TypeSpec};
use taipan_heap::{Payload, Trace, Value, Visitor};

/// Start, stop and step, as given.
pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

impl Trace for Slice {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.start);
        visit(&self.stop);
        visit(&self.step);
    }
}

pub static SPEC: TypeSpec =
    TypeSpec { slots: Slots { ..Slots::EMPTY }, ..TypeSpec::named("slice", Slice::ID, &[Slice::ID]) };
