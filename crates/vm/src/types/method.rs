//! `method`: a function bound to an instance; and the types of builtin functions and method descriptors.

use crate::call::{Builtin, ClassMethodDescriptor, MethodDescriptor};
use crate::class::{ClassFlags, MethodWrapper, SlotWrapper, Slots, TypeSpec};
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// A bound method.
pub struct BoundMethod {
    pub function: Value,
    pub this: Value,
}

impl Trace for BoundMethod {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.function);
        visit(&self.this);
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("method", BoundMethod::ID, &[BoundMethod::ID])
};

pub static BUILTIN_SPEC: TypeSpec =
    TypeSpec::named("builtin_function_or_method", Builtin::ID, &[Builtin::ID]);

pub static DESCRIPTOR_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::METHOD_DESCRIPTOR,
    slots: Slots { descr_get: Some(descriptor_get), ..Slots::EMPTY },
    ..TypeSpec::named("method_descriptor", MethodDescriptor::ID, &[MethodDescriptor::ID])
};

pub static CLASS_DESCRIPTOR_SPEC: TypeSpec = TypeSpec {
    slots: Slots { descr_get: Some(class_descriptor_get), ..Slots::EMPTY },
    ..TypeSpec::named("classmethod_descriptor", ClassMethodDescriptor::ID, &[ClassMethodDescriptor::ID])
};

pub static WRAPPER_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::METHOD_DESCRIPTOR,
    slots: Slots { descr_get: Some(wrapper_get), ..Slots::EMPTY },
    ..TypeSpec::named("wrapper_descriptor", SlotWrapper::ID, &[SlotWrapper::ID])
};

pub static METHOD_WRAPPER_SPEC: TypeSpec =
    TypeSpec::named("method-wrapper", MethodWrapper::ID, &[MethodWrapper::ID]);

fn descriptor_get(_vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    let (Some(d), Some(object)) = (this.exact::<MethodDescriptor>(), object) else { return Ok(this.clone()) };
    let bound =
        Builtin { method: d.method, this: object.clone(), module: Value::NONE, class: Some(d.class.clone()) };
    Ok(Ref::new(bound).into())
}

fn class_descriptor_get(vm: &mut Vm, this: &Value, object: Option<&Value>, class: &Value) -> PyResult {
    let Some(d) = this.exact::<ClassMethodDescriptor>() else { return Ok(this.clone()) };
    let class = match object {
        Some(o) if class.is_none() => vm.class_of(o).value().clone(),
        _ => class.clone(),
    };
    let bound = Builtin { method: d.method, this: class, module: Value::NONE, class: Some(d.class.clone()) };
    Ok(Ref::new(bound).into())
}

fn wrapper_get(_vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    match (this.exact::<SlotWrapper>(), object) {
        (Some(w), Some(o)) => Ok(Ref::new(MethodWrapper { wrapper: w.clone(), this: o.clone() }).into()),
        _ => Ok(this.clone()),
    }
}
