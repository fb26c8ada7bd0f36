//! `_local`: attributes of a thread's own.

use crate::support::instance;
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::protocol::attr::{generic_getattr, generic_setattr};
use taipan_vm::types::str::Str;
use taipan_vm::{Class, PyResult, Ref, Trace, Value, Vm, raise};

/// With one thread, the object's attributes are the thread's.
pub struct Local;
impl Trace for Local {
    const CYCLIC: bool = true;
}

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some("Thread-local data"),
    flags: ClassFlags::BASETYPE.union(ClassFlags::HIDDEN_DICT),
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
        getattr: Some(getattr),
        setattr: Some(setattr),
        ..Slots::EMPTY
    },
    signature: "()",
    ..TypeSpec::foreign("_thread", "_local")
};

/// `__dict__` is the running thread's.
fn getattr(vm: &mut Vm, this: &Value, name: &Ref<Str>) -> PyResult {
    if name.eq_str("__dict__")
        && let Some(dict) = vm.instance_dict(this)
    {
        return Ok(dict.into());
    }
    generic_getattr(vm, this, name)
}

fn setattr(vm: &mut Vm, this: &Value, name: &Ref<Str>, value: Option<&Value>) -> PyResult<()> {
    if name.eq_str("__dict__") {
        let class = vm.type_name(this);
        raise!(vm, AttributeError, "'{class}' object attribute '__dict__' is read-only");
    }
    generic_setattr(vm, this, name, value)
}
