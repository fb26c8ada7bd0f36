//! `None`, `Ellipsis`, `NotImplemented`.

use crate::call::Args;
use crate::class::slots::CompareOp;
use crate::class::{Slots, TypeSpec};
use crate::{PyResult, Vm, methods};
use taipan_heap::{Value, id};

pub static NONE_SPEC: TypeSpec = TypeSpec {
    doc: Some("The type of the None singleton."),
    slots: Slots {
        repr: Some(|vm, _| Ok(vm.new_str("None"))),
        hash: Some(hash_none),
        compare: Some(compare),
        bool: Some(|_, _| Ok(false)),
        new: Some(|vm, _class, args| only(vm, Value::NONE, "NoneType", args)),
        ..Slots::EMPTY
    },
    signature: "()",
    ..TypeSpec::named("NoneType", id::INSTANCE, &[id::NONE.0])
};

pub static ELLIPSIS_SPEC: TypeSpec = TypeSpec {
    doc: Some("The type of the Ellipsis singleton."),
    slots: Slots {
        repr: Some(|vm, _| Ok(vm.new_str("Ellipsis"))),
        new: Some(|vm, _class, args| only(vm, Value::ELLIPSIS, "EllipsisType", args)),
        ..Slots::EMPTY
    },
    methods: ELLIPSIS_METHODS,
    signature: "()",
    ..TypeSpec::named("ellipsis", id::INSTANCE, &[id::ELLIPSIS.0])
};

pub static NOT_IMPLEMENTED_SPEC: TypeSpec = TypeSpec {
    doc: Some("The type of the NotImplemented singleton."),
    slots: Slots {
        repr: Some(|vm, _| Ok(vm.new_str("NotImplemented"))),
        bool: Some(truth),
        new: Some(|vm, _class, args| only(vm, Value::NOT_IMPLEMENTED, "NotImplementedType", args)),
        ..Slots::EMPTY
    },
    methods: NOT_IMPLEMENTED_METHODS,
    signature: "()",
    ..TypeSpec::named("NotImplementedType", id::INSTANCE, &[id::NOT_IMPLEMENTED.0])
};

methods! { static ELLIPSIS_METHODS;
    "__reduce__($self, /)" => |vm, [_this]| { Ok(vm.new_str("Ellipsis")) }
}

methods! { static NOT_IMPLEMENTED_METHODS;
    "__reduce__($self, /)" => |vm, [_this]| { Ok(vm.new_str("NotImplemented")) }
}

fn only(vm: &mut Vm, value: Value, name: &str, args: Args<'_>) -> PyResult {
    if !args.is_empty() {
        raise!(vm, TypeError, "{name} takes no arguments");
    }
    Ok(value)
}

/// A fixed value from 3.12 on; before, an address, of which this is one.
fn hash_none(_vm: &mut Vm, _this: &Value) -> PyResult<i64> {
    Ok(0xfca8_6420)
}

/// None has the comparisons of `object` as its own.
fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    crate::types::object::compare(vm, a, b, op)
}

fn truth(vm: &mut Vm, _this: &Value) -> PyResult<bool> {
    const TEXT: &str = "NotImplemented should not be used in a boolean context";
    if vm.dialect.not_implemented_has_truth() {
        vm.warn(crate::exc::Exc::DeprecationWarning, TEXT, 1)?;
        return Ok(true);
    }
    raise!(vm, TypeError, "{TEXT}")
}
