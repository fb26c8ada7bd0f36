//! `RLock`: a lock that its holder may acquire again.

use super::IDENT;
use super::lock::patience;
use crate::support::{instance, receiver};
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Trace, Value, Vm, methods, raise};

/// A reentrant lock: how often it is held.
#[derive(Default)]
pub struct RLock {
    count: i64,
}
impl Trace for RLock {}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, _args| instance(vm, class.value(), RLock::default())),
        repr: Some(|vm, this| {
            let count = receiver::<RLock>(vm, this)?.get(vm).count;
            let (state, owner) = if count > 0 { ("locked", IDENT) } else { ("unlocked", 0) };
            let class = vm.class_of(this);
            let name = vm.full_class_name(&class);
            Ok(vm.new_str(&format!(
                "<{state} {name} object owner={owner} count={count} at 0x{:012x}>",
                this.identity()
            )))
        }),
        ..Slots::EMPTY
    },
    methods: METHODS,
    ..TypeSpec::foreign("_thread", "RLock")
};

fn acquire(vm: &mut Vm, this: &Value) -> PyResult {
    receiver::<RLock>(vm, this)?.get_mut(vm).count += 1;
    Ok(Value::TRUE)
}

fn release(vm: &mut Vm, this: &Value) -> PyResult {
    let lock = receiver::<RLock>(vm, this)?.get_mut(vm);
    if lock.count == 0 {
        raise!(vm, RuntimeError, "cannot release un-acquired lock");
    }
    lock.count -= 1;
    Ok(Value::NONE)
}

methods! { static METHODS;
    /// Lock the lock.  `blocking` indicates whether we should wait
    /// for the lock to be available or not.  If `blocking` is False
    /// and another thread holds the lock, the method will return False
    /// immediately.  If `blocking` is True and another thread holds
    /// the lock, the method will wait for the lock to be released,
    /// take it and then return True.
    /// (note: the blocking operation is interruptible.)
    ///
    /// In all other cases, the method will return True immediately.
    /// Precisely, if the current thread already holds the lock, its
    /// internal counter is simply incremented. If nobody holds the lock,
    /// the lock is taken and its internal counter initialized to 1.
    "acquire($self, /, blocking=True, timeout=-1)"
    => |vm, [this, blocking, timeout]| {
        patience(vm, blocking, timeout)?;
        acquire(vm, this)
    }
    /// Release the lock, allowing another thread that is blocked waiting for
    /// the lock to acquire the lock.  The lock must be in the locked state,
    /// and must be locked by the same thread that unlocks it; otherwise a
    /// `RuntimeError` is raised.
    ///
    /// Do note that if the lock was acquire()d several times in a row by the
    /// current thread, release() needs to be called as many times for the lock
    /// to be available for other threads.
    "release($self, /)"
    => |vm, [this]| { release(vm, this) }
    /// locked()
    ///
    /// Return a boolean indicating whether this object is locked right now.
    "locked($self, /)" => |vm, [this]| {
        Ok(Value::bool(receiver::<RLock>(vm, this)?.get(vm).count > 0))
    }
    /// For internal use by `threading.Condition`.
    "_is_owned($self, /)"
    => |vm, [this]| { Ok(Value::bool(receiver::<RLock>(vm, this)?.get(vm).count > 0)) }
    /// For internal use by reentrancy checks.
    "_recursion_count($self, /)"
    => |vm, [this]| { Ok(Value::int(receiver::<RLock>(vm, this)?.get(vm).count)) }
    /// For internal use by `threading.Condition`.
    "_acquire_restore($self, state, /)"
    => |vm, [this, state]| {
        let items = state.downcast::<Tuple>().map_or(&[][..], |t| t.items());
        let [count, _owner] = items else {
            raise!(vm, TypeError, "_acquire_restore() argument 1 must be tuple, not {}", vm.type_name(state));
        };
        let count = vm.index_i64(count)?;
        receiver::<RLock>(vm, this)?.get_mut(vm).count = count.max(0);
        Ok(Value::NONE)
    }
    /// For internal use by `threading.Condition`.
    "_release_save($self, /)"
    => |vm, [this]| {
        let lock = receiver::<RLock>(vm, this)?.get_mut(vm);
        let count = std::mem::take(&mut lock.count);
        if count == 0 {
            raise!(vm, RuntimeError, "cannot release un-acquired lock");
        }
        Ok(vm.new_tuple([Value::int(count), Value::int(IDENT)]))
    }
    /// Lock the lock.
    "__enter__($self, /)"
    => |vm, [this]| { acquire(vm, this) }
    /// Release the lock.
    "__exit__($self, /, *exc_info)"
    => |vm, [this, _exc_info]| { release(vm, this) }
    "_at_fork_reinit($self, /)"
    => |vm, [this]| {
        receiver::<RLock>(vm, this)?.get_mut(vm).count = 0;
        Ok(Value::NONE)
    }
}
