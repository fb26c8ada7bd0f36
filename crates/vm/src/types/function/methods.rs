//! The attributes of functions.

use super::Function;
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::method::BoundMethod;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::METHOD_DESCRIPTOR,
    slots: Slots { descr_get: Some(get), ..Slots::EMPTY },
    ..TypeSpec::named("function", Function::ID, &[Function::ID])
};

fn get(_vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    match object {
        Some(o) => Ok(Ref::new(BoundMethod { function: this.clone(), this: o.clone() }).into()),
        None => Ok(this.clone()),
    }
}
