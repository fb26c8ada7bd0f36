//! `float`.

use crate::class::{ClassFlags, Slots, TypeSpec};
use taipan_heap::{Float, Payload, id};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("float", Float::ID, &[Float::ID, id::FLOAT.0])
};
