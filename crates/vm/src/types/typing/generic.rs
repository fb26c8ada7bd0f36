//! `typing.Generic`.

use super::parameter::{Kind, Parameter};
use crate::class::{ClassFlags, TypeSpec};
use crate::types::generic_alias;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Instance, Payload, Value};

impl Vm {
    /// `class[params]` as a base: `Generic[T]`.
    pub fn subscript_generic(&mut self, params: &Value) -> PyResult {
        let generic = self.types.generic.clone();
        let params = self.unpack_those_of_several(params)?;
        Ok(generic_alias::make(self, generic.value(), &params))
    }
}

pub static GENERIC_SPEC: TypeSpec = TypeSpec {
    module: "typing",
    doc: Some("Abstract base class for generic types."),
    flags: ClassFlags::BASETYPE,
    methods: GENERIC_METHODS,
    ..TypeSpec::named("Generic", Instance::ID, &[])
};

methods! { static GENERIC_METHODS;
    /// Parameterizes a generic class.
    "__class_getitem__($type, params, /)" as "" => |vm, [class, params]| { class_getitem(vm, class, params) }
    /// Notes the type parameters of a generic class.
    "__init_subclass__($type, /, *args, **kwargs)" as "" => |vm, [class, _args, _kwargs]| {
        let name = vm.names.__orig_bases__.clone();
        let bases = match vm.getattr_optional(class, &name)? {
            Some(b) => vm.collect_items(&b)?,
            None => Vec::new(),
        };
        let found = generic_alias::parameters(vm, &bases)?;
        let (found, name) = (vm.new_tuple(found), vm.intern("__parameters__"));
        vm.setattr(class, &name, Some(&found))?;
        Ok(Value::NONE)
    }
}

fn class_getitem(vm: &mut Vm, class: &Value, params: &Value) -> PyResult {
    if !class.is(vm.types.generic.value()) {
        let name = vm.intern("__parameters__");
        let wanted = match vm.getattr_optional(class, &name)? {
            Some(t) => vm.collect_items(&t)?,
            None => Vec::new(),
        };
        let shown = vm.repr_string(class)?;
        if wanted.is_empty() {
            raise!(vm, TypeError, "{shown} is not a generic class");
        }
        let (given, expected) = (params.exact::<Tuple>().map_or(1, |t| t.items().len()), wanted.len());
        let variadic =
            wanted.iter().any(|w| Parameter::of(w).is_none_or(|p| p.get(vm).kind != Kind::TypeVar));
        if given != expected && !variadic {
            let few = if given > expected { "many" } else { "few" };
            raise!(vm, TypeError, "Too {few} arguments for {shown}; actual {given}, expected {expected}");
        }
    }
    Ok(generic_alias::make(vm, class, params))
}
