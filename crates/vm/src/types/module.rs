//! `module`.

use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::dict::Dict;
use taipan_heap::{Payload, Ref, Trace, Visitor};

/// A module's namespace.
pub struct Module {
    pub dict: Ref<Dict>,
}

impl Trace for Module {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.dict.value());
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("module", Module::ID, &[Module::ID])
};
