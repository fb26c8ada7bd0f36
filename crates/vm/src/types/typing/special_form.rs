//! `typing.Unpack` for programs that have not imported `typing`.

use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::{PyResult, Vm};
use taipan_heap::{Trace, Value};

/// The payload of `typing.Unpack`.
struct Unpack;
impl Trace for Unpack {}

static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { repr: Some(repr), ..Slots::EMPTY },
    ..TypeSpec::foreign("typing", "_SpecialForm")
};

fn repr(vm: &mut Vm, _this: &Value) -> PyResult {
    Ok(vm.new_str("typing.Unpack"))
}

/// The one there is.
pub fn unpack(vm: &mut Vm) -> Value {
    let class = vm.foreign_class::<Unpack>(&SPEC);
    vm.singleton(&class, |vm, class| vm.new_foreign(class, Unpack).into())
}
