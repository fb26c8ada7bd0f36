//! `lock`.

use crate::support::{instance, receiver};
use taipan_vm::class::{Slots, TypeSpec};
use taipan_vm::exc::Exc;
use taipan_vm::types::float::to_float;
use taipan_vm::{PyResult, Trace, Value, Vm, methods, raise};

/// A lock.
#[derive(Default)]
pub struct Lock {
    locked: bool,
}
impl Trace for Lock {}

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "A lock object is a synchronization primitive.  To create a lock,
call threading.Lock().  Methods are:

acquire() -- lock the lock, possibly blocking until it can be obtained
release() -- unlock of the lock
locked() -- test whether the lock is currently locked

A lock is not owned by the thread that locked it; another thread may
unlock it.  A thread attempting to lock a lock that it has already locked
will block until another thread unlocks it.  Deadlocks may ensue.",
    ),
    slots: Slots {
        new: Some(|vm, class, args| {
            if !vm.dialect.has_class_attribute("_thread", "lock", "__new__") {
                raise!(vm, TypeError, "cannot create '_thread.lock' instances");
            }
            if !args.names().is_empty() {
                raise!(vm, TypeError, "lock() takes no keyword arguments");
            }
            if !args.is_empty() {
                raise!(vm, TypeError, "lock expected 0 arguments, got {}", args.positional().len());
            }
            instance(vm, class.value(), Lock::default())
        }),
        repr: Some(|vm, this| {
            let state = if receiver::<Lock>(vm, this)?.get(vm).locked { "locked" } else { "unlocked" };
            Ok(vm.new_str(&format!("<{state} _thread.lock object at 0x{:012x}>", this.identity())))
        }),
        ..Slots::EMPTY
    },
    methods: METHODS,
    signature: "()",
    ..TypeSpec::foreign("_thread", "lock")
};

/// A new lock.
pub fn make(vm: &mut Vm) -> Value {
    let class = vm.foreign_class::<Lock>(&SPEC);
    vm.new_foreign(&class, Lock::default()).into()
}

/// Seconds to wait at most; `None` for no bound.
pub fn patience(vm: &mut Vm, blocking: &Value, timeout: &Value) -> PyResult<Option<f64>> {
    let blocking = vm.truth(blocking)?;
    let given = match timeout.as_i64() {
        Some(i) => i as f64,
        None if timeout.as_float().is_none() => {
            let index = vm.index(timeout)?.into_owned();
            to_float(vm, &index)?
        }
        None => to_float(vm, timeout)?,
    };
    if given.is_nan() {
        raise!(vm, ValueError, "Invalid value NaN (not a number)");
    }
    if !blocking && given != -1.0 {
        raise!(vm, ValueError, "can't specify a timeout for a non-blocking call");
    }
    if given < 0.0 && given != -1.0 {
        let text = vm.dialect.negative_lock_timeout();
        return Err(vm.error(Exc::ValueError, text));
    }
    if given > super::TIMEOUT_MAX {
        let far = given >= 9.3e18;
        let text =
            if far { "timestamp out of range for platform time_t" } else { "timeout value is too large" };
        return Err(vm.error(Exc::OverflowError, text));
    }
    Ok(if !blocking {
        Some(0.0)
    } else if given < 0.0 {
        None
    } else {
        Some(given)
    })
}

/// Waits for what nobody else can let go.
pub fn wait(vm: &mut Vm, patience: Option<f64>) -> PyResult {
    match patience {
        None => raise!(vm, RuntimeError, "deadlock: the only thread waits for a lock that it holds"),
        Some(seconds) => {
            vm.flush();
            vm.access.sleep(std::time::Duration::from_secs_f64(seconds));
            Ok(Value::FALSE)
        }
    }
}

fn acquire(vm: &mut Vm, this: &Value, blocking: &Value, timeout: &Value) -> PyResult {
    let patience = patience(vm, blocking, timeout)?;
    let lock = receiver::<Lock>(vm, this)?.get_mut(vm);
    if !std::mem::replace(&mut lock.locked, true) {
        return Ok(Value::TRUE);
    }
    wait(vm, patience)
}

fn release(vm: &mut Vm, this: &Value) -> PyResult {
    if !std::mem::replace(&mut receiver::<Lock>(vm, this)?.get_mut(vm).locked, false) {
        raise!(vm, RuntimeError, "release unlocked lock");
    }
    Ok(Value::NONE)
}

fn locked(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(Value::bool(receiver::<Lock>(vm, this)?.get(vm).locked))
}

methods! { static METHODS;
    /// An obsolete synonym of acquire().
    "acquire_lock($self, /, blocking=True, timeout=-1)"
    => |vm, [this, blocking, timeout]| { acquire(vm, this, blocking, timeout) }
    /// Lock the lock.  Without argument, this blocks if the lock is already
    /// locked (even by the same thread), waiting for another thread to release
    /// the lock, and return True once the lock is acquired.
    /// With an argument, this will only block if the argument is true,
    /// and the return value reflects whether the lock is acquired.
    /// The blocking operation is interruptible.
    "acquire($self, /, blocking=True, timeout=-1)"
    => |vm, [this, blocking, timeout]| { acquire(vm, this, blocking, timeout) }
    /// An obsolete synonym of release().
    "release_lock($self, /)"
    => |vm, [this]| { release(vm, this) }
    /// Release the lock, allowing another thread that is blocked waiting for
    /// the lock to acquire the lock.  The lock must be in the locked state,
    /// but it needn't be locked by the same thread that unlocks it.
    "release($self, /)"
    => |vm, [this]| { release(vm, this) }
    /// An obsolete synonym of locked().
    "locked_lock($self, /)"
    => |vm, [this]| { locked(vm, this) }
    /// Return whether the lock is in the locked state.
    "locked($self, /)"
    => |vm, [this]| { locked(vm, this) }
    /// Lock the lock.
    "__enter__($self, /)"
    => |vm, [this]| { acquire(vm, this, &Value::TRUE, &Value::int(-1)) }
    /// Release the lock.
    "__exit__($self, /, *exc_info)"
    => |vm, [this, _exc_info]| { release(vm, this) }
    "_at_fork_reinit($self, /)"
    => |vm, [this]| {
        receiver::<Lock>(vm, this)?.get_mut(vm).locked = false;
        Ok(Value::NONE)
    }
}
