//! `_local`: attributes of a thread's own.

use crate::support::instance;
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::{Class, Ref, Trace, raise};

/// With one thread, the object's attributes are the thread's.
pub struct Local;
impl Trace for Local {
    const CYCLIC: bool = true;
}

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some("Thread-local data"),
    flags: ClassFlags::BASETYPE,
    has_dict: true,
    slots: Slots {
        new: Some(|vm, class, args| {
            let init = |c: &Ref<Class>| c.get(vm).slots.init.map(|f| f as usize);
            let plain = init(class) == init(&vm.types.object);
            if !args.is_empty() && plain {
                raise!(vm, TypeError, "Initialization arguments are not supported");
            }
            instance(vm, class.value(), Local)
        }),
        ..Slots::EMPTY
    },
    signature: "()",
    ..TypeSpec::foreign("_thread", "_local")
};
