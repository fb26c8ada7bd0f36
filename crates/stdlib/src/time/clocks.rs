//! Clocks and `sleep`, through the host's gate.

use taipan_vm::host::errno;
use taipan_vm::types::float::to_float;
use taipan_vm::types::int::int_ref;
use taipan_vm::types::str::Str;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// Numbers of clocks on Linux.
pub const CLOCKS: &[(&str, i64)] = &[
    ("CLOCK_REALTIME", 0),
    ("CLOCK_MONOTONIC", 1),
    ("CLOCK_PROCESS_CPUTIME_ID", 2),
    ("CLOCK_THREAD_CPUTIME_ID", 3),
    ("CLOCK_MONOTONIC_RAW", 4),
    ("CLOCK_BOOTTIME", 7),
    ("CLOCK_TAI", 11),
];
const NANOS: f64 = 1e9;
/// The one thread's CPU clock.
const THREAD_CLOCK: i64 = 3;

/// Nanoseconds as a float of seconds.
fn seconds(nanos: i64) -> PyResult {
    Ok(Value::float(nanos as f64 / NANOS))
}

fn sleep(vm: &mut Vm, given: &Value) -> PyResult {
    let time = match int_ref(given) {
        Some(i) => i.to_i64().map_or(f64::INFINITY, |i| i as f64),
        None if given.as_float().is_none() => {
            let index = vm.intern("__index__");
            if vm.dialect.sleep_takes_floats_in_words() && vm.type_lookup(given, &index).is_none() {
                let kind = vm.type_name(given);
                raise!(vm, TypeError, "'{kind}' object cannot be interpreted as an integer or float");
            }
            let i = vm.index(given)?;
            int_ref(&i).and_then(|i| i.to_f64()).unwrap_or(f64::INFINITY)
        }
        None => to_float(vm, given)?,
    };
    if time.is_nan() {
        raise!(vm, ValueError, "Invalid value NaN (not a number)");
    }
    if time < 0.0 {
        raise!(vm, ValueError, "sleep length must be non-negative");
    }
    if time >= i64::MAX as f64 / NANOS {
        let reason = vm.dialect.sleep_too_long(given.as_float().is_some());
        raise!(vm, OverflowError, "{reason}");
    }
    vm.flush();
    vm.access.sleep(std::time::Duration::from_secs_f64(time));
    Ok(Value::NONE)
}

/// The number of a clock.
fn clock_id(vm: &mut Vm, id: &Value) -> PyResult<i64> {
    if int_ref(id).is_none() && vm.dialect.clocks_are_ints() {
        raise!(vm, TypeError, "clk_id should be integer, not {}", vm.type_name(id));
    }
    vm.c_int(id).map(i64::from)
}

/// What a clock shows, in nanoseconds.
fn clock(vm: &mut Vm, id: &Value) -> PyResult<i64> {
    match clock_id(vm, id)? {
        0 | 11 => Ok(vm.access.wall_clock()),
        1 | 4 | 7 => Ok(vm.access.monotonic_clock()),
        2 | 3 => Ok(vm.access.cpu_clock()),
        _ => Err(vm.os_error(errno::EINVAL)),
    }
}

/// Nobody sets the clock.
fn set_clock(vm: &mut Vm, id: &Value) -> PyResult {
    let number = clock_id(vm, id)?;
    let known = number == 0;
    Err(vm.os_error(if known { errno::EPERM } else { errno::EINVAL }))
}

fn info(vm: &mut Vm, name: &Value) -> PyResult {
    let Some(name) = name.downcast::<Str>() else {
        raise!(vm, TypeError, "get_clock_info() argument 1 must be str, not {}", vm.type_name(name));
    };
    let (clock, monotonic, adjustable) = match &*name.to_lossy() {
        "time" => ("CLOCK_REALTIME", false, true),
        "monotonic" | "perf_counter" => ("CLOCK_MONOTONIC", true, false),
        "process_time" => ("CLOCK_PROCESS_CPUTIME_ID", true, false),
        "thread_time" => ("CLOCK_THREAD_CPUTIME_ID", true, false),
        _ => raise!(vm, ValueError, "unknown clock"),
    };
    let implementation = vm.new_str(&format!("clock_gettime({clock})"));
    Ok(vm.new_namespace([
        ("implementation", implementation),
        ("monotonic", Value::bool(monotonic)),
        ("adjustable", Value::bool(adjustable)),
        ("resolution", Value::float(1e-9)),
    ]))
}

methods! { pub static FUNCTIONS;
    /// time() -> floating-point number
    ///
    /// Return the current time in seconds since the Epoch.
    /// Fractions of a second may be present if the system clock provides them.
    "time($module, /)" as "($self, /)"
    => |vm, []| { seconds(vm.access.wall_clock()) }
    /// time_ns() -> int
    ///
    /// Return the current time in nanoseconds since the Epoch.
    "time_ns($module, /)" as "($self, /)"
    => |vm, []| { Ok(Value::int(vm.access.wall_clock())) }
    /// perf_counter() -> float
    ///
    /// Performance counter for benchmarking.
    "perf_counter($module, /)" as "($self, /)"
    => |vm, []| { seconds(vm.access.monotonic_clock()) }
    /// perf_counter_ns() -> int
    ///
    /// Performance counter for benchmarking as nanoseconds.
    "perf_counter_ns($module, /)" as "($self, /)"
    => |vm, []| { Ok(Value::int(vm.access.monotonic_clock())) }
    /// monotonic() -> float
    ///
    /// Monotonic clock, cannot go backward.
    "monotonic($module, /)" as "($self, /)"
    => |vm, []| { seconds(vm.access.monotonic_clock()) }
    /// monotonic_ns() -> int
    ///
    /// Monotonic clock, cannot go backward, as nanoseconds.
    "monotonic_ns($module, /)" as "($self, /)"
    => |vm, []| { Ok(Value::int(vm.access.monotonic_clock())) }
    /// process_time() -> float
    ///
    /// Process time for profiling: sum of the kernel and user-space CPU time.
    "process_time($module, /)" as "($self, /)"
    => |vm, []| { seconds(vm.access.cpu_clock()) }
    /// process_time() -> int
    ///
    /// Process time for profiling as nanoseconds:
    /// sum of the kernel and user-space CPU time.
    "process_time_ns($module, /)" as "($self, /)"
    => |vm, []| { Ok(Value::int(vm.access.cpu_clock())) }
    /// thread_time() -> float
    ///
    /// Thread time for profiling: sum of the kernel and user-space CPU time.
    "thread_time($module, /)" as "($self, /)"
    => |vm, []| { seconds(vm.access.cpu_clock()) }
    /// thread_time() -> int
    ///
    /// Thread time for profiling as nanoseconds:
    /// sum of the kernel and user-space CPU time.
    "thread_time_ns($module, /)" as "($self, /)"
    => |vm, []| { Ok(Value::int(vm.access.cpu_clock())) }
    /// sleep(seconds)
    ///
    /// Delay execution for a given number of seconds.  The argument may be
    /// a floating-point number for subsecond precision.
    "sleep($module, object, /)" as "($self, object, /)"
    => |vm, [time]| { sleep(vm, time) }
    /// Return the time of the specified clock clk_id as a float.
    "clock_gettime($module, clk_id, /)"
    => |vm, [id]| { seconds(clock(vm, id)?) }
    /// Return the time of the specified clock clk_id as nanoseconds (int).
    "clock_gettime_ns($module, clk_id, /)"
    => |vm, [id]| { Ok(Value::int(clock(vm, id)?)) }
    /// clock_getres(clk_id) -> floating-point number
    ///
    /// Return the resolution (precision) of the specified clock clk_id.
    "clock_getres(clk_id, /)" as ""
    => |vm, [id]| { clock(vm, id).map(|_| Value::float(1e-9)) }
    /// clock_settime(clk_id, time)
    ///
    /// Set the time of the specified clock clk_id.
    "clock_settime(clk_id, time, /)" as ""
    => |vm, [id, time]| {
        to_float(vm, time)?;
        set_clock(vm, id)
    }
    /// clock_settime_ns(clk_id, time)
    ///
    /// Set the time of the specified clock clk_id with nanoseconds.
    "clock_settime_ns(clk_id, time, /)" as ""
    => |vm, [id, time]| {
        vm.index_i64(time)?;
        set_clock(vm, id)
    }
    /// pthread_getcpuclockid(thread_id) -> int
    ///
    /// Return the clk_id of a thread's CPU time clock.
    "pthread_getcpuclockid(thread_id, /)" as ""
    => |vm, [thread]| {
        if int_ref(thread).is_none() {
            raise!(vm, TypeError, "an integer is required");
        }
        Ok(Value::int(THREAD_CLOCK))
    }
    /// get_clock_info(name: str) -> dict
    ///
    /// Get information of the specified clock.
    "get_clock_info(name, /)" as ""
    => |vm, [name]| { info(vm, name) }
}
