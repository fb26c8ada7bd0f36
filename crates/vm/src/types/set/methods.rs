//! The methods of `set` and `frozenset`.

use super::{FrozenSet, Set, SetIter};
use crate::class::{ClassFlags, Slots, TypeSpec};
use taipan_heap::Payload;

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("set", Set::ID, &[Set::ID])
};

pub static FROZEN_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("frozenset", FrozenSet::ID, &[FrozenSet::ID])
};

pub static ITER_SPEC: TypeSpec = TypeSpec::named("set_iterator", SetIter::ID, &[SetIter::ID]);
