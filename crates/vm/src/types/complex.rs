//! `complex`.

use crate::class::{ClassFlags, Slots, TypeSpec};
use taipan_heap::{Payload, Trace};

/// A complex number.
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}

impl Trace for Complex {}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("complex", Complex::ID, &[Complex::ID])
};
