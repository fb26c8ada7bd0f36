//! `Placeholder`: keeps a place for an argument of a `partial` (3.14).

use taipan_vm::class::{Slots, TypeSpec};
use taipan_vm::{Class, Ref, Trace, Value, Vm, methods, raise};

/// The payload of the only instance.
pub struct Placeholder;
impl Trace for Placeholder {}

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some("The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments."),
    slots: Slots {
        new: Some(|vm, _class, args| {
            if !args.is_empty() {
                raise!(vm, TypeError, "PlaceholderType takes no arguments");
            }
            Ok(value(vm))
        }),
        repr: Some(|vm, _this| Ok(vm.new_str("Placeholder"))),
        ..Slots::EMPTY
    },
    methods: METHODS,
    ..TypeSpec::foreign("functools", "_PlaceholderType")
};

methods! { static METHODS;
    "__reduce__($self, /)" => |vm, [_this]| { Ok(vm.new_str("Placeholder")) }
}

/// The only instance, which the class keeps.
pub fn value(vm: &mut Vm) -> Value {
    let class: Ref<Class> = vm.foreign_class::<Placeholder>(&SPEC);
    vm.singleton(&class, |vm, class| vm.new_foreign(class, Placeholder).into())
}

/// Whether a value is it.
pub fn is_placeholder(value: &Value) -> bool {
    value.foreign::<Placeholder>().is_some()
}
