//! `types.GenericAlias`: `list[int]` and its like.

use crate::Vm;
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::tuple::Tuple;
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// Origin and arguments.
pub struct GenericAlias {
    pub origin: Value,
    pub args: Value,
}

impl Trace for GenericAlias {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.origin);
        visit(&self.args);
    }
}

/// `origin[item]`: a tuple is several arguments (`Py_GenericAlias`).
pub fn make(vm: &Vm, origin: &Value, item: &Value) -> Value {
    let args = match item.downcast::<Tuple>() {
        Some(_) => item.clone(),
        None => vm.new_tuple([item.clone()]),
    };
    Ref::new(GenericAlias { origin: origin.clone(), args }).into()
}

pub static SPEC: TypeSpec = TypeSpec {
    module: "types",
    flags: ClassFlags::BASETYPE,
    slots: Slots { ..Slots::EMPTY },
    ..TypeSpec::named("GenericAlias", GenericAlias::ID, &[GenericAlias::ID])
};
