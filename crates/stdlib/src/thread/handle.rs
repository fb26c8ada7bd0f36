//! `_ThreadHandle`: what `threading.Thread` joins.

use super::{IDENT, lock};
use crate::support::{instance, receiver};
use taipan_vm::class::{GetSet, Slots, TypeSpec};
use taipan_vm::types::float::to_float;
use taipan_vm::types::int::from_usize;
use taipan_vm::{PyResult, Trace, Value, Vm, methods, raise};

/// A handle. One that was made without a thread has no number and never ends: no thread can be started for it.
#[derive(Default)]
pub struct Handle {
    ident: u64,
    is_started: bool,
    is_done: bool,
}
impl Trace for Handle {}

pub static SPEC: TypeSpec = TypeSpec {
    slots: Slots {
        new: Some(|vm, class, _args| instance(vm, class.value(), Handle::default())),
        repr: Some(|vm, this| {
            let ident = receiver::<Handle>(vm, this)?.get(vm).ident;
            Ok(vm.new_str(&format!("<_thread._ThreadHandle object: ident={ident}>")))
        }),
        ..Slots::EMPTY
    },
    getset: &[GetSet::read("ident", "", |vm, this| {
        let ident = receiver::<Handle>(vm, this)?.get(vm).ident;
        Ok(from_usize(usize::try_from(ident).unwrap_or(usize::MAX)))
    })],
    methods: METHODS,
    ..TypeSpec::foreign("_thread", "_ThreadHandle")
};

/// A handle of a running thread.
pub fn make(vm: &mut Vm, ident: u64) -> Value {
    let class = vm.foreign_class::<Handle>(&SPEC);
    vm.new_foreign(&class, Handle { ident, is_started: true, is_done: false }).into()
}

/// Seconds to wait at most; `None` for no bound.
fn patience(vm: &mut Vm, timeout: &Value) -> PyResult<Option<f64>> {
    if timeout.is_none() {
        return Ok(None);
    }
    let seconds = match timeout.as_float() {
        Some(_) => to_float(vm, timeout)?,
        None => {
            let index = vm.index(timeout)?.into_owned();
            to_float(vm, &index)?
        }
    };
    Ok((seconds >= 0.0).then_some(seconds))
}

fn join(vm: &mut Vm, this: &Value, timeout: &Value) -> PyResult {
    let patience = patience(vm, timeout)?;
    let handle = receiver::<Handle>(vm, this)?.get(vm);
    if !handle.is_started {
        raise!(vm, RuntimeError, "thread not started");
    }
    if handle.is_done {
        return Ok(Value::NONE);
    }
    if handle.ident == IDENT as u64 {
        raise!(vm, RuntimeError, "Cannot join current thread");
    }
    lock::wait(vm, patience).map(|_| Value::NONE)
}

methods! { static METHODS;
    "join($self, timeout=None, /)" as "" => |vm, [this, timeout]| { join(vm, this, timeout) }
    "_set_done($self, /)" => |vm, [this]| {
        let handle = receiver::<Handle>(vm, this)?.get_mut(vm);
        if !handle.is_started {
            raise!(vm, RuntimeError, "thread not started");
        }
        handle.is_done = true;
        Ok(Value::NONE)
    }
    "is_done($self, /)" => |vm, [this]| {
        Ok(Value::bool(receiver::<Handle>(vm, this)?.get(vm).is_done))
    }
}
