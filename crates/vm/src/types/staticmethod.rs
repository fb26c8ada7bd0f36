//! `staticmethod` and `classmethod`.

use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::dict::Dict;
use crate::types::method::BoundMethod;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

macro_rules! wrapping {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub struct $name {
            pub function: Value,
            pub dict: Option<Ref<Dict>>,
        }

        impl $name {
            pub fn new(function: Value) -> $name {
                $name { function, dict: None }
            }
        }

        impl Trace for $name {
            const CYCLIC: bool = true;
            fn trace(&self, visit: &mut Visitor<'_>) {
                visit(&self.function);
                self.dict.iter().for_each(|d| visit(d.value()));
            }
            fn clear(&mut self) {
                self.function = Value::NONE;
                self.dict = None;
            }
        }
    };
}
wrapping! {
    /// A function that does not bind.
    StaticMethod
}
wrapping! {
    /// A function that binds to the class.
    ClassMethod
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    slots: Slots { descr_get: Some(static_get), ..Slots::EMPTY },
    ..TypeSpec::named("staticmethod", StaticMethod::ID, &[StaticMethod::ID])
};

pub static CLASS_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    slots: Slots { descr_get: Some(class_get), ..Slots::EMPTY },
    ..TypeSpec::named("classmethod", ClassMethod::ID, &[ClassMethod::ID])
};

fn static_get(vm: &mut Vm, this: &Value, _object: Option<&Value>, _class: &Value) -> PyResult {
    Ok(this.downcast::<StaticMethod>().map_or(Value::NONE, |s| s.get(vm).function.clone()))
}

fn class_get(vm: &mut Vm, this: &Value, object: Option<&Value>, class: &Value) -> PyResult {
    let Some(m) = this.downcast::<ClassMethod>() else { return Ok(Value::NONE) };
    let function = m.get(vm).function.clone();
    let class = match object {
        Some(o) if class.is_none() => vm.class_of(o).value().clone(),
        _ => class.clone(),
    };
    Ok(Ref::new(BoundMethod { function, this: class }).into())
}
