//! `weakref.ref`.

use crate::call::{Args, bind};
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::types::str::Str;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value, WeakRef};

pub static SPEC: TypeSpec = TypeSpec {
    module: "weakref",
    flags: ClassFlags::BASETYPE.union(ClassFlags::STATIC),
    slots: Slots {
        new: Some(new),
        init: Some(init),
        call: Some(call),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("ReferenceType", WeakRef::ID, &[WeakRef::ID])
};

static GETSET: &[GetSet] = &[GetSet::member("__callback__", |vm, this| {
    let callback = this.downcast::<WeakRef>().and_then(|r| r.get(vm).callback.present().cloned());
    Ok(callback.unwrap_or(Value::NONE))
})];

methods! { static METHODS;
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, object]| {
        Ok(crate::types::generic_alias::make(vm, class, object))
    }
}

/// The object and the callback; keywords are `__init__`'s business.
fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let given = bind::positional(vm, "__new__", Args::positional_only(args.positional()), 1, 2)?;
    let object = given[0].clone();
    let callback = given.get(1).cloned().unwrap_or(Value::NULL);
    vm.new_weakref(class, &object, &callback)
}

fn init(vm: &mut Vm, _this: &Value, args: Args<'_>) -> PyResult<()> {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "ref() takes no keyword arguments");
    }
    bind::positional(vm, "__init__", args, 1, 2).map(drop)
}

fn target(vm: &Vm, this: &Value) -> Option<Value> {
    this.downcast::<WeakRef>().and_then(|r| r.get(vm).target())
}

fn call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "weakref() takes no keyword arguments");
    }
    if !args.positional().is_empty() {
        raise!(vm, TypeError, "weakref expected 0 arguments, got {}", args.positional().len());
    }
    Ok(target(vm, this).unwrap_or(Value::NONE))
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(object) = target(vm, this) else {
        return Ok(vm.new_str(&format!("<weakref at {:#x}; dead>", this.identity())));
    };
    let symbol = vm.names.__name__.clone();
    let name = vm.getattr_optional(&object, &symbol)?;
    let name = name.and_then(|n| n.downcast::<Str>().map(|n| format!(" ({n})"))).unwrap_or_default();
    let (at, kind, to) = (this.identity(), vm.type_name(&object), object.identity());
    Ok(vm.new_str(&format!("<weakref at {at:#x}; to '{kind}' at {to:#x}{name}>")))
}

/// The object's hash, which outlives it once it has been asked for.
fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let Some(r) = this.downcast::<WeakRef>() else { return Ok(0) };
    if let Some(known) = r.get(vm).hash {
        return Ok(known);
    }
    let Some(object) = target(vm, this) else { raise!(vm, TypeError, "weak object has gone away") };
    let hash = vm.hash(&object)?;
    r.get_mut(vm).hash = Some(hash);
    Ok(hash)
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let both = a.downcast::<WeakRef>().is_some() && b.downcast::<WeakRef>().is_some();
    if !both || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match (target(vm, a), target(vm, b)) {
        (Some(x), Some(y)) => vm.native_call_in(" in comparison", |vm| vm.compare(&x, &y, op)),
        _ => Ok(Value::bool(a.is(b) == (op == CompareOp::Eq))),
    }
}
