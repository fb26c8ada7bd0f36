//! `mappingproxy`: a read-only view of a mapping, such as a class's namespace.

use crate::class::{ClassFlags, Slots, TypeSpec};
use taipan_heap::{Payload, Trace, Value, Visitor};

/// The mapping behind.
pub struct MappingProxy(pub Value);

impl Trace for MappingProxy {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.0);
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::MAPPING,
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("mappingproxy", MappingProxy::ID, &[MappingProxy::ID])
};
