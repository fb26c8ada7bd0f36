//! What `sys` tells of the interpreter's insides, and what may be hung into it.

use taipan_vm::types::dict::Dict;
use taipan_vm::types::str::Str;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Ref, Value, Vm, methods, raise};

/// The number of the one thread.
const MAIN_THREAD: i64 = 1;
/// `RTLD_NOW`
const DLOPEN_FLAGS: i32 = 2;

/// What a program hung into its run.
#[derive(Default)]
struct State {
    audit_hooks: Vec<Value>,
    dlopen_flags: Option<i32>,
}

/// Calls the audit hooks in the order of their adding.
fn audit(vm: &mut Vm, event: &Value, args: &Value) -> PyResult {
    if event.downcast::<Str>().is_none() {
        raise!(vm, TypeError, "expected str for argument 'event', not {}", vm.type_name(event));
    }
    for hook in vm.module_state::<State>().audit_hooks.clone() {
        vm.call(&hook, &[event.clone(), args.clone()])?;
    }
    Ok(Value::NONE)
}

/// A new hook is told to the others first; a RuntimeError of theirs keeps it out.
fn add_audit_hook(vm: &mut Vm, hook: &Value) -> PyResult {
    let (event, nothing) = (vm.new_str("sys.addaudithook"), vm.new_tuple([]));
    if let Err(e) = audit(vm, &event, &nothing) {
        let exception = e.exception().cloned().unwrap_or(Value::NONE);
        let runtime_error = taipan_vm::exc::Exc::RuntimeError;
        return if vm.is_instance_of_exc(&exception, runtime_error) { Ok(Value::NONE) } else { Err(e) };
    }
    vm.module_state::<State>().audit_hooks.push(hook.clone());
    Ok(Value::NONE)
}

/// `pdb.set_trace(…)`, where there is a `pdb`.
fn break_here(vm: &mut Vm, args: &Value, keywords: &Value) -> PyResult {
    let name = vm.intern("pdb");
    let debugger = vm.import_module(&name)?;
    let function = vm.required(&debugger, "set_trace")?;
    vm.call_unpacked(&function, args, keywords)
}

fn call_tracing(vm: &mut Vm, function: &Value, args: &Value) -> PyResult {
    let Some(args) = args.downcast::<Tuple>().map(|t| t.items().to_vec()) else {
        let given = vm.type_name(args);
        raise!(vm, TypeError, "call_tracing() argument 2 must be tuple, not {given}");
    };
    vm.call(function, &args)
}

/// By thread: there is one.
fn of_threads(vm: &mut Vm, value: Value) -> PyResult {
    let dict = Dict::new_ref(vm);
    vm.dict_set(&dict, &Value::int(MAIN_THREAD), value)?;
    Ok(dict.into())
}

fn module_of_frame(vm: &mut Vm, depth: &Value) -> PyResult {
    let depth = usize::try_from(vm.c_int(depth)?).unwrap_or(0);
    let Some(frame) = vm.frame_object(depth) else { return Ok(Value::NONE) };
    let globals = vm.required(&frame, "f_globals")?;
    let name = vm.intern("__name__");
    let found = globals.downcast::<Dict>().and_then(|g| g.get(vm).get_str(&name).cloned());
    Ok(found.unwrap_or(Value::NONE))
}

/// `sys._git`, and names that tell of how CPython was installed.
pub fn fill(vm: &mut Vm, dict: &Ref<Dict>) {
    let git = ["CPython", "", ""].map(|t| vm.new_str(t));
    let git = vm.new_tuple(git);
    vm.set_name(dict, "_git", git);
    vm.set_name(dict, "_home", Value::NONE);
    vm.set_name(dict, "_stdlib_dir", Value::NONE);
    let names = vm.dialect.stdlib_modules();
    let names = names.into_iter().map(|name| vm.interned_value(name)).collect();
    let maker = vm.types.frozenset.value().clone();
    if let Ok(names) = vm.call(&maker, &[crate::support::list(names)]) {
        vm.set_name(dict, "stdlib_module_names", names);
    }
}

methods! { pub static FUNCTIONS;
    /// Passes the event to any audit hooks that are attached.
    "audit($module, event, /, *args)"
    => |vm, [event, args]| { audit(vm, event, args) }
    /// Adds a new audit hook callback.
    "addaudithook($module, /, hook)"
    => |vm, [hook]| { add_audit_hook(vm, hook) }
    /// This hook function is called by built-in breakpoint().
    ///
    "breakpointhook($module, /, *args, **kwargs)"
    => |vm, [args, keywords]| { break_here(vm, args, keywords) }
    /// Call func(*args), while tracing is enabled.
    ///
    /// The tracing state is saved, and restored afterwards.  This is intended
    /// to be called from a debugger from a checkpoint, to recursively debug
    /// some other code.
    "call_tracing($module, func, args, /)"
    => |vm, [function, args]| { call_tracing(vm, function, args) }
    /// Clear the internal type lookup cache.
    "_clear_type_cache($module, /)"
    => |_vm, []| { Ok(Value::NONE) }
    /// Return a dict mapping each thread's thread id to its current stack frame.
    ///
    /// This function should be used for specialized purposes only.
    "_current_frames($module, /)"
    => |vm, []| {
        let frame = vm.frame_object(0).unwrap_or(Value::NONE);
        of_threads(vm, frame)
    }
    /// Return a dict mapping each thread's identifier to its current raised exception.
    ///
    /// This function should be used for specialized purposes only.
    "_current_exceptions($module, /)"
    => |vm, []| {
        let handled = vm.handled_exception();
        of_threads(vm, handled)
    }
    /// Print summary info to stderr about the state of pymalloc's structures.
    ///
    /// In Py_DEBUG mode, also perform some expensive internal consistency
    /// checks.
    "_debugmallocstats($module, /)"
    => |_vm, []| { Ok(Value::NONE) }
    /// Return the current value of the flags that are used for dlopen calls.
    ///
    /// The flag constants are defined in the os module.
    "getdlopenflags($module, /)"
    => |vm, []| {
        let flags = vm.module_state::<State>().dlopen_flags.unwrap_or(DLOPEN_FLAGS);
        Ok(Value::int(flags.into()))
    }
    /// Set the flags used by the interpreter for dlopen calls.
    ///
    /// This is used, for example, when the interpreter loads extension
    /// modules. Among other things, this will enable a lazy resolving of
    /// symbols when importing a module, if called as sys.setdlopenflags(0).
    /// To share symbols across extension modules, call as
    /// sys.setdlopenflags(os.RTLD_GLOBAL).  Symbolic names for the flag
    /// modules can be found in the os module (RTLD_xxx constants, e.g.
    /// os.RTLD_LAZY).
    "setdlopenflags($module, flags, /)"
    => |vm, [flags]| {
        let flags = vm.c_int(flags)?;
        vm.module_state::<State>().dlopen_flags = Some(flags);
        Ok(Value::NONE)
    }
    /// Return the name of the module for a calling frame.
    ///
    /// The default depth returns the module containing the call to this API.
    /// A more typical use in a library will pass a depth of 1 to get the user's
    /// module rather than the library module.
    ///
    /// If no frame, module, or name can be found, returns None.
    "_getframemodulename($module, /, depth=0)"
    => |vm, [depth]| { module_of_frame(vm, depth) }
    /// Private function for getting PyConfig.cpu_count
    "_get_cpu_count_config($module, /)"
    => |_vm, []| { Ok(Value::int(-1)) }
    /// Clear all internal performance-related caches.
    "_clear_internal_caches($module, /)"
    => |_vm, []| { Ok(Value::NONE) }
    /// Activate stack profiler trampoline *backend*.
    "activate_stack_trampoline($module, backend, /)"
    => |vm, [_backend]| { raise!(vm, ValueError, "perf trampoline not available") }
    /// Deactivate the current stack profiler trampoline backend.
    ///
    /// If no stack profiler is activated, this function has no effect.
    "deactivate_stack_trampoline($module, /)"
    => |_vm, []| { Ok(Value::NONE) }
    /// Return *True* if a stack profiler trampoline is active.
    "is_stack_trampoline_active($module, /)"
    => |_vm, []| { Ok(Value::FALSE) }
    /// Return the number of memory blocks currently allocated.
    "getallocatedblocks($module, /)"
    => |vm, []| { Ok(Value::int(vm.live_objects() as i64)) }
    /// Return the number of elements of the unicode interned dictionary
    "getunicodeinternedsize($module, /, *, _only_immortal=False)"
    => |vm, [_only_immortal]| { Ok(Value::int(vm.interned_count() as i64)) }
}
