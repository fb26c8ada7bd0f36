//! `types.GenericAlias`: `list[int]` and its like.

use crate::class::{ClassFlags, Slots, TypeSpec};
use taipan_heap::{Payload, Trace, Value, Visitor};

/// Origin and arguments.
pub struct GenericAlias {
    pub origin: Value,
    pub args: Value,
}

impl Trace for GenericAlias {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.origin);
        visit(&self.args);
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    module: "types",
    flags: ClassFlags::BASETYPE,
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("GenericAlias", GenericAlias::ID, &[GenericAlias::ID])
};
