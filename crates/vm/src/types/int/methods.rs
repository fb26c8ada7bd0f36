//! The methods of `int` and `bool`.

use super::Big;
use crate::class::{ClassFlags, Slots, TypeSpec};
use taipan_heap::{Payload, id};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("int", Big::ID, &[Big::ID, id::INT.0, id::INT64])
};

pub static BOOL_SPEC: TypeSpec =
    TypeSpec { slots: Slots { ..Slots::EMPTY }, ..TypeSpec::named("bool", Big::ID, &[id::BOOL.0]) };
