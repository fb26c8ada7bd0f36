//! `None`, `Ellipsis`, `NotImplemented`.

use crate::class::{Slots, TypeSpec};
use crate::{PyResult, Vm};
use taipan_heap::{Value, id};

pub static NONE_SPEC: TypeSpec = TypeSpec {
    slots: Slots { repr: Some(|vm, _| Ok(vm.new_str("None"))), bool: Some(|_, _| Ok(false)), ..Slots::EMPTY },
    ..TypeSpec::named("NoneType", id::INSTANCE, &[id::NONE.0])
};

pub static ELLIPSIS_SPEC: TypeSpec = TypeSpec {
    slots: Slots { repr: Some(|vm, _| Ok(vm.new_str("Ellipsis"))), ..Slots::EMPTY },
    ..TypeSpec::named("ellipsis", id::INSTANCE, &[id::ELLIPSIS.0])
};

pub static NOT_IMPLEMENTED_SPEC: TypeSpec = TypeSpec {
    slots: Slots { repr: Some(|vm, _| Ok(vm.new_str("NotImplemented"))), bool: Some(truth), ..Slots::EMPTY },
    ..TypeSpec::named("NotImplementedType", id::INSTANCE, &[id::NOT_IMPLEMENTED.0])
};

fn truth(vm: &mut Vm, _this: &Value) -> PyResult<bool> {
    if vm.dialect.not_implemented_has_truth() {
        return Ok(true);
    }
    raise!(vm, TypeError, "NotImplemented should not be used in a boolean context")
}
