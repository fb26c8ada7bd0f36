//! `_thread`: locks and thread-local data of the one thread there is.

mod handle;
mod local;
mod lock;
mod rlock;

use crate::support::{add_class, set_doc};
use taipan_vm::class::GetSet;
use taipan_vm::exc::{Exc, render};
use taipan_vm::io::Channel;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::int_ref;
use taipan_vm::types::str::Str;
use taipan_vm::types::structseq::{StructSpec, field};
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_thread", init };

const DOC: &str = "This module provides primitive operations to write multi-threaded programs.
The 'threading' module provides a more convenient interface.";

/// The number of the only thread.
pub const IDENT: i64 = 1;
/// `TIMEOUT_MAX`, in seconds.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;
/// The smallest stack that may be asked for, in bytes.
const LEAST_STACK: i64 = 32 << 10;

#[derive(Default)]
struct StackSize(i64);

const FIELDS: &[GetSet] = &[
    field::<0>("exc_type", "Exception type"),
    field::<1>("exc_value", "Exception value"),
    field::<2>("exc_traceback", "Exception traceback"),
    field::<3>("thread", "Thread"),
];

static HOOK_ARGS: StructSpec = StructSpec {
    name: "_thread._ExceptHookArgs",
    doc: "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.",
    fields: FIELDS,
    callable: true,
    ..StructSpec::PLAIN
};

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "_thread", FUNCTIONS);
    let lock = vm.foreign_class::<lock::Lock>(&lock::SPEC);
    for name in ["LockType", "lock"] {
        if vm.dialect.has_name("_thread", name) {
            vm.set_name(dict, name, lock.value().clone());
        }
    }
    add_class::<rlock::RLock>(vm, dict, &rlock::SPEC);
    add_class::<local::Local>(vm, dict, &local::SPEC);
    if vm.dialect.has_name("_thread", "_ThreadHandle") {
        add_class::<handle::Handle>(vm, dict, &handle::SPEC);
    }
    let error = vm.exceptions.get(Exc::RuntimeError).value().clone();
    vm.set_name(dict, "error", error);
    vm.set_name(dict, "TIMEOUT_MAX", Value::float(TIMEOUT_MAX));
    let hook_args = vm.struct_class(&HOOK_ARGS);
    vm.set_name(dict, "_ExceptHookArgs", hook_args.into());
    Ok(())
}

fn start(vm: &mut Vm, function: &Value, args: &Value, kwargs: &Value) -> PyResult {
    if !vm.is_callable(function) {
        raise!(vm, TypeError, "first arg must be callable");
    }
    if args.downcast::<Tuple>().is_none() {
        raise!(vm, TypeError, "2nd arg must be a tuple");
    }
    if !kwargs.is_null() && kwargs.downcast::<Dict>().is_none() {
        raise!(vm, TypeError, "optional 3rd arg must be a dictionary");
    }
    raise!(vm, RuntimeError, "can't start new thread")
}

fn exit(vm: &mut Vm) -> PyResult {
    Err(vm.error_by_call(Exc::SystemExit, &[]))
}

fn interrupt(vm: &mut Vm, signal: &Value) -> PyResult {
    let number = if signal.is_null() { 2 } else { vm.c_int(signal)? };
    if !(1..=64).contains(&number) {
        raise!(vm, ValueError, "signal number out of range");
    }
    if number == 2 { Err(vm.error_by_call(Exc::KeyboardInterrupt, &[])) } else { Ok(Value::NONE) }
}

fn stack_size(vm: &mut Vm, size: &Value) -> PyResult {
    let size = vm.ssize(size)?;
    if size < 0 {
        raise!(vm, ValueError, "size must be 0 or a positive value");
    }
    if size != 0 && size < LEAST_STACK {
        raise!(vm, ValueError, "size not valid: {size} bytes");
    }
    let old = std::mem::replace(&mut vm.module_state::<StackSize>().0, size);
    Ok(Value::int(old))
}

/// What is shown of an exception that ended a thread.
fn except_hook(vm: &mut Vm, args: &Value) -> PyResult {
    let items = args.downcast::<Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
    let [kind, value, _, thread] = items.as_slice() else {
        raise!(vm, TypeError, "_thread.excepthook argument type must be ExceptHookArgs");
    };
    let system_exit = vm.exceptions.get(Exc::SystemExit).value().clone();
    if kind.is(&system_exit) {
        return Ok(Value::NONE);
    }
    let name = vm.intern("name");
    let name = if thread.is_none() { None } else { vm.getattr_optional(thread, &name)? };
    let name = match name {
        Some(name) => vm.str_string(&name)?,
        None => IDENT.to_string(),
    };
    let text = format!("Exception in thread {name}:\n{}", render(vm, value));
    if let Some(file) = vm.standard_stream(Channel::Stderr)? {
        let text = vm.new_str(&text);
        if let Some(text) = text.downcast::<Str>() {
            vm.write_to(&file, text)?;
        }
    }
    Ok(Value::NONE)
}

methods! { static FUNCTIONS;
    /// Start a new thread and return its identifier.
    ///
    /// The thread will call the function with positional arguments from the
    /// tuple args and keyword arguments taken from the optional dictionary
    /// kwargs.  The thread exits when the function returns; the return value
    /// is ignored.  The thread will also exit when the function raises an
    /// unhandled exception; a stack trace will be printed unless the exception
    /// is SystemExit.
    "start_new_thread($module, function, args, kwargs={}, /)"
    => |vm, [function, args, kwargs]| { start(vm, function, args, kwargs) }
    /// An obsolete synonym of start_new_thread().
    "start_new($module, function, args, kwargs={}, /)"
    => |vm, [function, args, kwargs]| { start(vm, function, args, kwargs) }
    /// *For internal use only*: start a new thread.
    ///
    /// Like start_new_thread(), this starts a new thread calling the given function.
    /// Unlike start_new_thread(), this returns a handle object with methods to join
    /// or detach the given thread.
    /// This function is not for third-party code, please use the
    /// `threading` module instead. During finalization the runtime will not wait for
    /// the thread to exit if daemon is True. If handle is provided it must be a
    /// newly created thread._ThreadHandle instance.
    "start_joinable_thread($module, /, function, handle=None, daemon=True)"
    => |vm, [function, handle, _daemon]| {
        if !vm.is_callable(function) {
            raise!(vm, TypeError, "thread function must be callable");
        }
        if !handle.is_none() && handle.foreign::<handle::Handle>().is_none() {
            raise!(vm, TypeError, "'handle' must be a _ThreadHandle");
        }
        raise!(vm, RuntimeError, "can't start new thread")
    }
    /// Return True if daemon threads are allowed in the current interpreter,
    /// and False otherwise.
    ///
    "daemon_threads_allowed($module, /)"
    => |_vm, []| { Ok(Value::TRUE) }
    /// Create a new lock object. See help(type(threading.Lock())) for
    /// information about locks.
    "allocate_lock($module, /)"
    => |vm, []| { Ok(lock::make(vm)) }
    /// An obsolete synonym of allocate_lock().
    "allocate($module, /)"
    => |vm, []| { Ok(lock::make(vm)) }
    "_set_sentinel($module, /)" => |vm, []| { Ok(lock::make(vm)) }
    /// An obsolete synonym of exit().
    "exit_thread($module, /)"
    => |vm, []| { exit(vm) }
    /// This is synonymous to ``raise SystemExit''.  It will cause the current
    /// thread to exit silently unless the exception is caught.
    "exit($module, /)"
    => |vm, []| { exit(vm) }
    /// Simulate the arrival of the given signal in the main thread,
    /// where the corresponding signal handler will be executed.
    /// If *signum* is omitted, SIGINT is assumed.
    /// A subthread can use this function to interrupt the main thread.
    ///
    /// Note: the default signal handler for SIGINT raises ``KeyboardInterrupt``.
    "interrupt_main($module, signum=signal.SIGINT, /)"
    => |vm, [signum]| { interrupt(vm, signum) }
    /// Return a non-zero integer that uniquely identifies the current thread
    /// amongst other threads that exist simultaneously.
    /// This may be used to identify per-thread resources.
    /// Even though on some platforms threads identities may appear to be
    /// allocated consecutive numbers starting at 1, this behavior should not
    /// be relied upon, and the number should be seen purely as a magic cookie.
    /// A thread's identity may be reused for another thread after it exits.
    "get_ident($module, /)"
    => |_vm, []| { Ok(Value::int(IDENT)) }
    /// Return a non-negative integer identifying the thread as reported
    /// by the OS (kernel). This may be used to uniquely identify a
    /// particular thread within a system.
    "get_native_id($module, /)"
    => |_vm, []| { Ok(Value::int(i64::from(std::process::id()))) }
    /// Internal only. Return a non-zero integer that uniquely identifies the main thread
    /// of the main interpreter.
    "_get_main_thread_ident($module, /)"
    => |_vm, []| { Ok(Value::int(IDENT)) }
    /// Return True if the current interpreter is the main Python interpreter.
    "_is_main_interpreter($module, /)"
    => |_vm, []| { Ok(Value::TRUE) }
    /// Internal only. Make a thread handle for threads not spawned
    /// by the _thread or threading module.
    "_make_thread_handle($module, ident, /)"
    => |vm, [ident]| {
        let Some(number) = int_ref(ident) else { raise!(vm, TypeError, "ident must be an integer") };
        if number.is_negative() {
            raise!(vm, OverflowError, "can't convert negative int to unsigned");
        }
        match u64::try_from(number.to_big()) {
            Ok(number) => Ok(handle::make(vm, number)),
            Err(_) => raise!(vm, OverflowError, "int too big to convert"),
        }
    }
    /// Wait for all non-daemon threads (other than the calling thread) to stop.
    "_shutdown($module, /)"
    => |_vm, []| { Ok(Value::NONE) }
    /// Return the number of currently running Python threads, excluding
    /// the main thread. The returned number comprises all threads created
    /// through `start_new_thread()` as well as `threading.Thread`, and not
    /// yet finished.
    ///
    /// This function is meant for internal and specialized purposes only.
    /// In most applications `threading.enumerate()` should be used instead.
    "_count($module, /)"
    => |_vm, []| { Ok(Value::int(0)) }
    /// Return the thread stack size used when creating new threads.  The
    /// optional size argument specifies the stack size (in bytes) to be used
    /// for subsequently created threads, and must be 0 (use platform or
    /// configured default) or a positive integer value of at least 32,768 (32k).
    /// If changing the thread stack size is unsupported, a ThreadError
    /// exception is raised.  If the specified size is invalid, a ValueError
    /// exception is raised, and the stack size is unmodified.  32k bytes
    ///  currently the minimum supported stack size value to guarantee
    /// sufficient stack space for the interpreter itself.
    ///
    /// Note that some platforms may have particular restrictions on values for
    /// the stack size, such as requiring a minimum stack size larger than 32 KiB or
    /// requiring allocation in multiples of the system memory page size
    /// - platform documentation should be referred to for more information
    /// (4 KiB pages are common; using multiples of 4096 for the stack size is
    /// the suggested approach in the absence of more specific information).
    "stack_size($module, size=0, /)"
    => |vm, [size]| { stack_size(vm, size) }
    /// Handle uncaught Thread.run() exception.
    "_excepthook($module, args, /)" as "($module, (exc_type, exc_value, exc_traceback, thread), /)"
    => |vm, [args]| { except_hook(vm, args) }
}
