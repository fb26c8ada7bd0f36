//! `weakref.proxy`: an object that does what another does as long as that lives.

use crate::class::slots::CompareOp;
use crate::class::{Slots, TypeSpec};
use crate::protocol::number::op;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value, WeakCallableProxy, WeakProxy};

const SLOTS: Slots = Slots {
    repr: Some(repr),
    str: Some(|vm, this| alive(vm, this).and_then(|v| vm.str(&v))),
    // What hash() says of an unhashable class is said of the proxy's.
    getattr: Some(|vm, this, name| alive(vm, this).and_then(|v| vm.getattr(&v, name))),
    setattr: Some(|vm, this, name, value| alive(vm, this).and_then(|v| vm.setattr(&v, name, value))),
    compare: Some(compare),
    iter: Some(|vm, this| alive(vm, this).and_then(|v| vm.iter(&v))),
    next: Some(next),
    bool: Some(|vm, this| alive(vm, this).and_then(|v| vm.truth(&v))),
    len: Some(|vm, this| alive(vm, this).and_then(|v| vm.len(&v))),
    getitem: Some(|vm, this, key| alive(vm, this).and_then(|v| vm.getitem(&v, key))),
    setitem: Some(|vm, this, key, value| alive(vm, this).and_then(|v| vm.setitem(&v, key, value))),
    contains: Some(|vm, this, key| alive(vm, this).and_then(|v| vm.contains(&v, key))),
    neg: Some(|vm, this| alive(vm, this).and_then(|v| vm.unary_op('-', &v))),
    pos: Some(|vm, this| alive(vm, this).and_then(|v| vm.unary_op('+', &v))),
    invert: Some(|vm, this| alive(vm, this).and_then(|v| vm.unary_op('~', &v))),
    abs: Some(|vm, this| via_builtin(vm, this, "abs")),
    int: Some(|vm, this| via_class(vm, this, |t| &t.int)),
    float: Some(|vm, this| via_class(vm, this, |t| &t.float)),
    index: Some(|vm, this| alive(vm, this).and_then(|v| Ok(vm.index(&v)?.into_owned()))),
    divmod: Some(divmod),
    pow: Some(|vm, a, b, m| power(vm, a, b, m, false)),
    ipow: Some(|vm, a, b, m| power(vm, a, b, m, true)),
    add: Some(binary::<{ op::ADD }>),
    sub: Some(binary::<{ op::SUBTRACT }>),
    mul: Some(binary::<{ op::MULTIPLY }>),
    matmul: Some(binary::<{ op::MATRIX_MULTIPLY }>),
    truediv: Some(binary::<{ op::TRUE_DIVIDE }>),
    floordiv: Some(binary::<{ op::FLOOR_DIVIDE }>),
    rem: Some(binary::<{ op::REMAINDER }>),
    lshift: Some(binary::<{ op::LSHIFT }>),
    rshift: Some(binary::<{ op::RSHIFT }>),
    and: Some(binary::<{ op::AND }>),
    xor: Some(binary::<{ op::XOR }>),
    or: Some(binary::<{ op::OR }>),
    iadd: Some(inplace::<{ op::ADD }>),
    isub: Some(inplace::<{ op::SUBTRACT }>),
    imul: Some(inplace::<{ op::MULTIPLY }>),
    imatmul: Some(inplace::<{ op::MATRIX_MULTIPLY }>),
    itruediv: Some(inplace::<{ op::TRUE_DIVIDE }>),
    ifloordiv: Some(inplace::<{ op::FLOOR_DIVIDE }>),
    irem: Some(inplace::<{ op::REMAINDER }>),
    ilshift: Some(inplace::<{ op::LSHIFT }>),
    irshift: Some(inplace::<{ op::RSHIFT }>),
    iand: Some(inplace::<{ op::AND }>),
    ixor: Some(inplace::<{ op::XOR }>),
    ior: Some(inplace::<{ op::OR }>),
    ..Slots::EMPTY
};

pub static SPEC: TypeSpec = TypeSpec {
    module: "weakref",
    flags: crate::class::ClassFlags::STATIC,
    slots: SLOTS,
    methods: METHODS,
    ..TypeSpec::named("ProxyType", WeakProxy::ID, &[WeakProxy::ID])
};

pub static CALLABLE_SPEC: TypeSpec = TypeSpec {
    module: "weakref",
    flags: crate::class::ClassFlags::STATIC,
    slots: Slots {
        call: Some(|vm, this, args| {
            let callee = alive(vm, this)?;
            vm.call_args(&callee, args)
        }),
        ..SLOTS
    },
    ..TypeSpec::named("CallableProxyType", WeakCallableProxy::ID, &[WeakCallableProxy::ID])
};

methods! { static METHODS;
    "__bytes__($self, /)" => |vm, [this]| { method(vm, this, "__bytes__") }
    "__reversed__($self, /)" => |vm, [this]| { method(vm, this, "__reversed__") }
}

/// The object behind a proxy, and any other object itself.
fn alive(vm: &mut Vm, v: &Value) -> PyResult {
    if v.exact::<WeakProxy>().is_none() && v.exact::<WeakCallableProxy>().is_none() {
        return Ok(v.clone());
    }
    match vm.weak_target(v) {
        Some(Some(object)) => Ok(object),
        _ => Err(vm.referent_is_gone()),
    }
}

fn method(vm: &mut Vm, this: &Value, name: &str) -> PyResult {
    let object = alive(vm, this)?;
    vm.call_method(&object, name, &[])
}

fn via_builtin(vm: &mut Vm, this: &Value, name: &str) -> PyResult {
    let object = alive(vm, this)?;
    let name = vm.intern(name);
    let function = vm.builtins.get(vm).get_str(&name).cloned().unwrap_or(Value::NONE);
    vm.call(&function, &[object])
}

fn via_class(vm: &mut Vm, this: &Value, class: fn(&crate::types::Types) -> &Ref<crate::Class>) -> PyResult {
    let object = alive(vm, this)?;
    let class = class(&vm.types).value().clone();
    vm.call(&class, &[object])
}

fn binary<const OP: usize>(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let (a, b) = (alive(vm, a)?, alive(vm, b)?);
    vm.binary_op(OP, false, &a, &b)
}

fn inplace<const OP: usize>(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let (a, b) = (alive(vm, a)?, alive(vm, b)?);
    vm.binary_op(OP, true, &a, &b)
}

fn power(vm: &mut Vm, a: &Value, b: &Value, modulus: &Value, inplace: bool) -> PyResult {
    let (a, b, modulus) = (alive(vm, a)?, alive(vm, b)?, alive(vm, modulus)?);
    vm.power(&a, &b, &modulus, inplace)
}

fn divmod(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let (a, b) = (alive(vm, a)?, alive(vm, b)?);
    let name = vm.intern("divmod");
    let function = vm.builtins.get(vm).get_str(&name).cloned().unwrap_or(Value::NONE);
    vm.call(&function, &[a, b])
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (a, b) = (alive(vm, a)?, alive(vm, b)?);
    vm.native_call_in(" in comparison", |vm| vm.compare(&a, &b, op))
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let object = alive(vm, this)?;
    if vm.class_ref(&object).get(vm).slots.next.is_none() {
        raise!(vm, TypeError, "Weakref proxy referenced a non-iterator '{}' object", vm.type_name(&object));
    }
    vm.next(&object)
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let target = vm.weak_target(this).flatten();
    let target = target.map(|object| (vm.type_name(&object), object.identity()));
    let text = vm.dialect.weakproxy_repr(this.identity(), target);
    Ok(vm.new_str(&text))
}
