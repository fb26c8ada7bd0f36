//! `property`.

use crate::class::{ClassFlags, Slots, TypeSpec};
use taipan_heap::{Payload, Trace, Value, Visitor};

/// Getter, setter and deleter: [`Value::NONE`] where absent.
pub struct Property {
    pub get: Value,
    pub set: Value,
    pub delete: Value,
    pub doc: Value,
    /// Set by `__set_name__` (3.13), else None.
    pub name: Value,
    pub doc_from_getter: bool,
}

impl Trace for Property {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        for v in [&self.get, &self.set, &self.delete, &self.doc, &self.name] {
            visit(v);
        }
    }
    fn clear(&mut self) {
        for v in [&mut self.get, &mut self.set, &mut self.delete, &mut self.doc] {
            *v = Value::NONE;
        }
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("property", Property::ID, &[Property::ID])
};
