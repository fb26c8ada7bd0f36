//! `time`: clocks and `sleep`.

use taipan_vm::types::dict::Dict;
use taipan_vm::types::float::to_float;
use taipan_vm::types::int::int_ref;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "time", init };

const DOC: &str = "This module provides various functions to manipulate time values.";
const NANOS: f64 = 1e9;

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let doc = vm.new_str(DOC);
    vm.set_name(dict, "__doc__", doc);
    vm.add_functions(dict, "time", FUNCTIONS);
    // Local time is UTC.
    for name in ["timezone", "altzone", "daylight"] {
        vm.set_name(dict, name, Value::int(0));
    }
    let utc = vm.new_str("UTC");
    let names = vm.new_tuple([utc.clone(), utc]);
    vm.set_name(dict, "tzname", names);
    Ok(())
}

/// Nanoseconds as a float of seconds.
fn seconds(nanos: i64) -> PyResult {
    Ok(Value::float(nanos as f64 / NANOS))
}

fn sleep(vm: &mut Vm, time: &Value) -> PyResult {
    let time = match int_ref(time) {
        Some(i) => i.to_i64().map_or(f64::INFINITY, |i| i as f64),
        None if time.as_float().is_none() => {
            let i = vm.index(time)?;
            int_ref(&i).and_then(|i| i.to_f64()).unwrap_or(f64::INFINITY)
        }
        None => to_float(vm, time)?,
    };
    if time.is_nan() {
        raise!(vm, ValueError, "Invalid value NaN (not a number)");
    }
    if time < 0.0 {
        raise!(vm, ValueError, "sleep length must be non-negative");
    }
    if time >= i64::MAX as f64 / NANOS {
        raise!(vm, OverflowError, "timestamp too large to convert to C _PyTime_t");
    }
    vm.flush();
    vm.access.sleep(std::time::Duration::from_secs_f64(time));
    Ok(Value::NONE)
}

methods! { static FUNCTIONS;
    /// time() -> floating-point number
    ///
    /// Return the current time in seconds since the Epoch.
    /// Fractions of a second may be present if the system clock provides them.
    "time()" => |vm, []| { seconds(vm.access.wall_clock()) }
    /// time_ns() -> int
    ///
    /// Return the current time in nanoseconds since the Epoch.
    "time_ns()" => |vm, []| { Ok(Value::int(vm.access.wall_clock())) }
    /// perf_counter() -> float
    ///
    /// Performance counter for benchmarking.
    "perf_counter()" => |vm, []| { seconds(vm.access.monotonic_clock()) }
    /// perf_counter_ns() -> int
    ///
    /// Performance counter for benchmarking as nanoseconds.
    "perf_counter_ns()" => |vm, []| { Ok(Value::int(vm.access.monotonic_clock())) }
    /// monotonic() -> float
    ///
    /// Monotonic clock, cannot go backward.
    "monotonic()" => |vm, []| { seconds(vm.access.monotonic_clock()) }
    /// monotonic_ns() -> int
    ///
    /// Monotonic clock, cannot go backward, as nanoseconds.
    "monotonic_ns()" => |vm, []| { Ok(Value::int(vm.access.monotonic_clock())) }
    /// process_time() -> float
    ///
    /// Process time for profiling: sum of the kernel and user-space CPU time.
    "process_time()" => |vm, []| { seconds(vm.access.cpu_clock()) }
    /// process_time() -> int
    ///
    /// Process time for profiling as nanoseconds:
    /// sum of the kernel and user-space CPU time.
    "process_time_ns()" => |vm, []| { Ok(Value::int(vm.access.cpu_clock())) }
    /// sleep(seconds)
    ///
    /// Delay execution for a given number of seconds.  The argument may be
    /// a floating-point number for subsecond precision.
    "sleep($module, seconds, /)" => |vm, [time]| { sleep(vm, time) }
}
