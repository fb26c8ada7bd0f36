//! `time`: clocks, `sleep`, calendar times. Local time is UTC where the clock is denied, so that runs are the same everywhere.

mod calendar;
mod clocks;
mod convert;
mod format;
mod struct_time;
mod zone;

use crate::support::set_doc;
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "time", init };

const DOC: &str = "This module provides various functions to manipulate time values.

There are two standard representations of time.  One is the number
of seconds since the Epoch, in UTC (a.k.a. GMT).  It may be an integer
or a floating-point number (to represent fractions of seconds).
The epoch is the point where the time starts, the return value of time.gmtime(0).
It is January 1, 1970, 00:00:00 (UTC) on all platforms.

The other representation is a tuple of 9 integers giving local time.
The tuple items are:
  year (including century, e.g. 1998)
  month (1-12)
  day (1-31)
  hours (0-23)
  minutes (0-59)
  seconds (0-59)
  weekday (0-6, Monday is 0)
  Julian day (day in the year, 1-366)
  DST (Daylight Savings Time) flag (-1, 0 or 1)
If the DST flag is 0, the time is given in the regular time zone;
if it is 1, the time is given in the DST time zone;
if it is -1, mktime() should guess based on the date and time.
";
fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "time", clocks::FUNCTIONS);
    vm.add_functions(dict, "time", convert::FUNCTIONS);
    for (name, value) in clocks::CLOCKS {
        vm.set_name(dict, name, Value::int(*value));
    }
    vm.set_name(dict, "_STRUCT_TM_ITEMS", Value::int(11));
    set_zone_names(vm, dict);
    let class = vm.struct_class(&struct_time::STRUCT_TIME);
    vm.set_name(dict, "struct_time", class.into());
    Ok(())
}

/// Puts in what is known of the local zone.
fn set_zone_names(vm: &mut Vm, dict: &Ref<Dict>) {
    let now = vm.access.now_unnoticed().div_euclid(1_000_000_000);
    let (timezone, altzone, names) = zone::current(vm).about(now);
    let names = names.map(|name| vm.new_str(&name));
    let daylight = i64::from(timezone != altzone);
    for (name, value) in [("timezone", timezone), ("altzone", altzone), ("daylight", daylight)] {
        vm.set_name(dict, name, Value::int(value));
    }
    let names = vm.new_tuple(names);
    vm.set_name(dict, "tzname", names);
}
