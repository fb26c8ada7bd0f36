//! `_thread._ThreadHandle` (3.13): what a thread is known by once it was asked to start.

use crate::support::{construct, instance, receiver};
use taipan_vm::class::{GetSet, Slots, TypeSpec};
use taipan_vm::types::float::to_float;
use taipan_vm::{PyResult, Trace, Value, Vm, methods, raise};

/// Nobody's thread, or one that was there already.
pub struct Handle {
    /// 0 where no thread was started.
    ident: i64,
    done: bool,
}
impl Trace for Handle {}

pub static SPEC: TypeSpec = TypeSpec {
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &NEW[0], class, args)),
        repr: Some(repr),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::foreign("_thread", "_ThreadHandle")
};

static GETSET: &[GetSet] =
    &[GetSet::read("ident", "", |vm, this| Ok(Value::int(receiver::<Handle>(vm, this)?.get(vm).ident)))];

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let ident = receiver::<Handle>(vm, this)?.get(vm).ident;
    Ok(vm.new_str(&format!("<_ThreadHandle object: ident={ident}>")))
}

fn join(vm: &mut Vm, this: &Value, timeout: &Value) -> PyResult {
    if !timeout.is_null() && !timeout.is_none() {
        to_float(vm, timeout)?;
    }
    let handle = receiver::<Handle>(vm, this)?.get(vm);
    if handle.ident == 0 {
        raise!(vm, RuntimeError, "thread not started");
    }
    if !handle.done {
        raise!(vm, RuntimeError, "Cannot join current thread");
    }
    Ok(Value::NONE)
}

methods! { static NEW;
    "_ThreadHandle($type)" => |vm, [class]| { instance(vm, class, Handle { ident: 0, done: false }) }
}

methods! { static METHODS;
    "is_done($self, /)" => |vm, [this]| { Ok(Value::bool(receiver::<Handle>(vm, this)?.get(vm).done)) }
    "join($self, timeout=<unrepresentable>, /)" as "" => |vm, [this, timeout]| { join(vm, this, timeout) }
    "_set_done($self, /)" => |vm, [this]| {
        let handle = receiver::<Handle>(vm, this)?.get_mut(vm);
        if handle.ident == 0 {
            raise!(vm, RuntimeError, "thread not started");
        }
        handle.done = true;
        Ok(Value::NONE)
    }
}

methods! { pub static FUNCTIONS;
    /// Internal only. Make a thread handle for threads not spawned
    /// by the _thread or threading module.
    "_make_thread_handle($module, ident, /)" => |vm, [ident]| {
        let ident = vm.index_i64(ident)?;
        let class = vm.foreign_class::<Handle>(&SPEC);
        Ok(vm.new_foreign(&class, Handle { ident, done: false }).into())
    }
}
