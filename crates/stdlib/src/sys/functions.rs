//! The functions of `sys` that ask or set something.

use taipan_vm::call::Method;
use taipan_vm::exc::{Exc, Exception};
use taipan_vm::types::str::Str;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// The lowest limit on digits that may be set (`_PY_LONG_MAX_STR_DIGITS_THRESHOLD`).
const LEAST_DIGITS: i64 = 640;

/// What the collector's header takes in CPython, in front of every object that can be part of a cycle.
const GC_HEADER: i64 = 16;

methods! { pub static FUNCTIONS;
    /// Return current exception information: (type, value, traceback).
    ///
    /// Return information about the most recent exception caught by an except
    /// clause in the current stack frame or in an older stack frame.
    "exc_info($module, /)" => |vm, []| {
        let value = vm.handled_exception();
        let Some(e) = value.downcast::<Exception>() else {
            return Ok(vm.new_tuple([Value::NONE, Value::NONE, Value::NONE]));
        };
        let (class, traceback) = (vm.class_of(&value), e.get(vm).traceback.clone());
        Ok(vm.new_tuple([class.into(), value.clone(), traceback]))
    }
    /// Return the current exception.
    ///
    /// Return the most recent exception caught by an except clause
    /// in the current stack frame or in an older stack frame, or None
    /// if no such exception exists.
    "exception($module, /)" => |vm, []| { Ok(vm.handled_exception()) }
    /// Exit the interpreter by raising SystemExit(status).
    ///
    /// If the status is omitted or None, it defaults to zero (i.e., success).
    /// If the status is an integer, it will be used as the system exit status.
    /// If it is another kind of object, it will be printed and the system
    /// exit status will be one (i.e., failure).
    "exit($module, status=None, /)" => |vm, [status]| { exit(vm, status) }
    /// ``Intern'' the given string.
    ///
    /// This enters the string in the (global) table of interned strings whose
    /// purpose is to speed up dictionary lookups. Return the string itself or
    /// the previously interned string object with the same value.
    "intern($module, string, /)" => |vm, [string]| {
        match (string.exact::<Str>(), string.downcast::<Str>()) {
            (Some(s), _) => Ok(vm.intern_ref(s).into()),
            (None, Some(_)) => raise!(vm, TypeError, "can't intern {}", vm.type_name(string)),
            (None, None) => raise!(vm, TypeError, "intern() argument must be str, not {}", vm.type_name(string)),
        }
    }
    /// getsizeof(object [, default]) -> int
    ///
    /// Return the size of object in bytes.
    "getsizeof(object, default=<unrepresentable>)" as "" => |vm, [object, default]| { getsizeof(vm, object, default) }
    /// Return the reference count of object.
    ///
    /// The count returned is generally one higher than you might expect,
    /// because it includes the (temporary) reference as an argument to
    /// getrefcount().
    "getrefcount($module, object, /)" => |_vm, [object]| { Ok(Value::int(object.ref_count().max(1).into())) }
    /// Return the current default encoding used by the Unicode implementation.
    "getdefaultencoding($module, /)" => |vm, []| { Ok(vm.interned_value("utf-8")) }
    /// Return the encoding used to convert Unicode filenames to OS filenames.
    "getfilesystemencoding($module, /)" => |vm, []| { Ok(vm.interned_value("utf-8")) }
    /// Return the error mode used Unicode to OS filename conversion.
    "getfilesystemencodeerrors($module, /)" => |vm, []| { Ok(vm.interned_value("surrogateescape")) }
    /// Return a frame object from the call stack.
    ///
    /// If optional integer depth is given, return the frame object that many
    /// calls below the top of the stack.  If that is deeper than the call
    /// stack, ValueError is raised.  The default for depth is zero, returning
    /// the frame at the top of the call stack.
    ///
    /// This function should be used for internal and specialized purposes
    /// only.
    "_getframe($module, depth=0, /)" => |vm, [depth]| {
        let depth = usize::try_from(c_int(vm, depth)?).unwrap_or(0);
        match vm.frame_object(depth) {
            Some(frame) => Ok(frame),
            None => raise!(vm, ValueError, "call stack is not deep enough"),
        }
    }
    /// Return True if Python is exiting.
    "is_finalizing($module, /)" => |_vm, []| { Ok(Value::FALSE) }
    /// Return the global debug tracing function set with sys.settrace.
    ///
    /// See the debugger chapter in the library manual.
    "gettrace($module, /)" => |_vm, []| { Ok(Value::NONE) }
    /// Return the profiling function set with sys.setprofile.
    ///
    /// See the profiler chapter in the library manual.
    "getprofile($module, /)" => |_vm, []| { Ok(Value::NONE) }
}

methods! { static SETTINGS;
    /// Return the current value of the recursion limit.
    ///
    /// The recursion limit is the maximum depth of the Python interpreter
    /// stack.  This limit prevents infinite recursion from causing an overflow
    /// of the C stack and crashing Python.
    "getrecursionlimit($module, /)" => |vm, []| {
        Ok(Value::int(i64::try_from(vm.recursion_limit()).unwrap_or(i64::MAX)))
    }
    /// Set the maximum depth of the Python interpreter stack to n.
    ///
    /// This limit prevents infinite recursion from causing an overflow of the C
    /// stack and crashing Python.  The highest possible limit is platform-
    /// dependent.
    "setrecursionlimit($module, limit, /)" => |vm, [limit]| { set_recursion_limit(vm, limit) }
    /// Set the ideal thread switching delay inside the Python interpreter.
    ///
    /// The actual frequency of switching threads can be lower if the
    /// interpreter executes long sequences of uninterruptible code
    /// (this is implementation-specific and workload-dependent).
    ///
    /// The parameter must represent the desired switching delay in seconds
    /// A typical value is 0.005 (5 milliseconds).
    "setswitchinterval($module, interval, /)" => |vm, [interval]| {
        let seconds = seconds(vm, interval)?;
        if seconds.is_nan() || seconds <= 0.0 {
            raise!(vm, ValueError, "switch interval must be strictly positive");
        }
        vm.switch_interval = seconds;
        Ok(Value::NONE)
    }
    /// Return the current thread switch interval; see sys.setswitchinterval().
    "getswitchinterval($module, /)" => |vm, []| { Ok(Value::float(vm.switch_interval)) }
    /// Return the maximum string digits limit for non-binary int<->str conversions.
    "get_int_max_str_digits($module, /)" => |vm, []| {
        Ok(Value::int(i64::try_from(vm.int_max_str_digits).unwrap_or(i64::MAX)))
    }
    /// Set the maximum string digits limit for non-binary int<->str conversions.
    "set_int_max_str_digits($module, /, maxdigits)" => |vm, [maxdigits]| {
        let digits = c_int(vm, maxdigits)?;
        if digits != 0 && digits < LEAST_DIGITS {
            raise!(vm, ValueError, "{}", vm.dialect.int_digits_too_few());
        }
        vm.int_max_str_digits = usize::try_from(digits).unwrap_or(0);
        Ok(Value::NONE)
    }
}

methods! { pub static NEWER;
    /// Return True if the given string is "interned".
    "_is_interned($module, string, /)" => |vm, [string]| {
        match string.downcast::<Str>() {
            Some(s) => Ok(Value::bool(s.is_interned())),
            None => {
                raise!(vm, TypeError, "_is_interned() argument must be str, not {}", vm.type_name(string))
            }
        }
    }
    /// Return True if the GIL is currently enabled and False otherwise.
    "_is_gil_enabled($module, /)" => |_vm, []| { Ok(Value::TRUE) }
}

/// The functions that get and set limits.
pub fn settings() -> &'static [Method] {
    SETTINGS
}

fn exit(vm: &mut Vm, status: &Value) -> PyResult {
    if let Some(e) = status.downcast::<Exception>()
        && vm.is_instance_of_exc(status, Exc::SystemExit)
    {
        let e = e.value().clone();
        return Err(vm.raised(e));
    }
    let args = match status.exact::<Tuple>() {
        Some(items) => items.items().to_vec(),
        None if status.is_none() => Vec::new(),
        None => vec![status.clone()],
    };
    Err(vm.error_by_call(Exc::SystemExit, &args))
}

fn getsizeof(vm: &mut Vm, object: &Value, default: &Value) -> PyResult {
    let name = vm.intern("__sizeof__");
    let size = match vm.type_lookup(object, &name) {
        Some(found) => {
            let bound = vm.bind_special(&found, object)?;
            vm.call(&bound, &[]).and_then(|size| vm.index_i64(&size))
        }
        None => {
            let kind = vm.type_name(object);
            Err(taipan_vm::error!(vm, TypeError, "Type {kind} doesn't define __sizeof__"))
        }
    };
    match size {
        Ok(size) if size < 0 => raise!(vm, ValueError, "__sizeof__() should return >= 0"),
        Ok(size) => Ok(Value::int(size.saturating_add(if is_atomic(vm, object) { 0 } else { GC_HEADER }))),
        Err(e) if default.is_null() => Err(e),
        Err(e) => vm.catch(e, Exc::TypeError).map(|_| default.clone()),
    }
}

/// Whether CPython keeps the type out of its cycle collector.
fn is_atomic(vm: &Vm, object: &Value) -> bool {
    let t = &vm.types;
    let atomic =
        [&t.int, &t.bool, &t.float, &t.complex, &t.str, &t.bytes, &t.none, &t.range, &t.ellipsis, &t.code];
    let class = vm.class_of(object);
    atomic.iter().any(|c| c.value().is(class.value()))
}

/// An argument that is a C int.
pub(super) fn c_int(vm: &mut Vm, value: &Value) -> PyResult<i64> {
    let index = vm.index(value)?.into_owned();
    match index.as_i64() {
        Some(i) if i32::try_from(i).is_ok() => Ok(i),
        _ => raise!(vm, OverflowError, "Python int too large to convert to C int"),
    }
}

fn set_recursion_limit(vm: &mut Vm, limit: &Value) -> PyResult {
    let limit = c_int(vm, limit)?;
    if limit < 1 {
        raise!(vm, ValueError, "recursion limit must be greater or equal than 1");
    }
    let depth = vm.frame_depth() + vm.dialect.extra_recursion_depth();
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if depth >= limit {
        raise!(
            vm,
            RecursionError,
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        );
    }
    vm.set_recursion_limit(limit);
    Ok(Value::NONE)
}

fn seconds(vm: &mut Vm, value: &Value) -> PyResult<f64> {
    if let Some(f) = value.as_float() {
        return Ok(f);
    }
    let names = [vm.names.__float__.clone(), vm.names.__index__.clone()];
    if !names.iter().any(|n| vm.type_lookup(value, n).is_some()) {
        raise!(vm, TypeError, "must be real number, not {}", vm.type_name(value));
    }
    let float = vm.types.float.value().clone();
    let converted = vm.call(&float, std::slice::from_ref(value))?;
    Ok(converted.as_float().unwrap_or(f64::NAN))
}
