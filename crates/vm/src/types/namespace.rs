//! `types.SimpleNamespace`: attributes in a dict; `sys.implementation` is one.

use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::dict::Dict;
use taipan_heap::{Payload, Ref, Trace, Visitor};

/// The attributes.
pub struct Namespace {
    pub dict: Ref<Dict>,
}

impl Trace for Namespace {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.dict.value());
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    module: "types",
    flags: ClassFlags::BASETYPE,
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("SimpleNamespace", Namespace::ID, &[Namespace::ID])
};
