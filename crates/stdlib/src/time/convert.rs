//! Between seconds, time tuples and text.

use super::calendar::{Tm, of_seconds};
use super::format::{MONTHS, Moment, WEEK_DAYS, format};
use super::struct_time::{self, checked, parts};
use super::zone;
use taipan_vm::types::int::{IntRef, int_ref};
use taipan_vm::types::module::Module;
use taipan_vm::types::str::Str;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// `EOVERFLOW` on Linux.
const EOVERFLOW: i32 = 75;

/// Whole seconds since the Epoch: those of an argument, or now.
fn seconds(vm: &mut Vm, given: &Value) -> PyResult<i64> {
    if given.is_null() || given.is_none() {
        return Ok(vm.access.wall_clock().div_euclid(1_000_000_000));
    }
    if let Some(float) = taipan_vm::types::int::float_ref(given) {
        if float.is_nan() {
            raise!(vm, ValueError, "Invalid value NaN (not a number)");
        }
        let floor = float.floor();
        if !(i64::MIN as f64..-(i64::MIN as f64)).contains(&floor) {
            raise!(vm, OverflowError, "timestamp out of range for platform time_t");
        }
        return Ok(floor as i64);
    }
    let int = vm.index(given)?;
    match int_ref(&int).and_then(IntRef::to_i64) {
        Some(seconds) => Ok(seconds),
        None => raise!(vm, OverflowError, "timestamp out of range for platform time_t"),
    }
}

fn broken_down(vm: &mut Vm, given: &Value) -> PyResult<Tm> {
    let seconds = seconds(vm, given)?;
    of_seconds(seconds).ok_or_else(|| vm.os_error(EOVERFLOW))
}

/// Local time and the name of its zone.
fn local(vm: &mut Vm, given: &Value) -> PyResult<(Tm, String)> {
    let seconds = seconds(vm, given)?;
    match zone::current(vm).broken_down(seconds) {
        Some((tm, local)) => Ok((tm, local.name)),
        None => Err(vm.os_error(EOVERFLOW)),
    }
}

/// What a function takes for its time tuple: one that is given, or local time.
fn tuple(vm: &mut Vm, function: &str, given: &Value) -> PyResult<(Tm, Value)> {
    if given.is_null() {
        let (tm, zone) = local(vm, &Value::NONE)?;
        return Ok((tm, vm.new_str(&zone)));
    }
    let (tm, zone) = parts(vm, function, given)?;
    Ok((checked(vm, tm)?, zone))
}

fn as_text(tm: &Tm) -> String {
    let week_day = WEEK_DAYS.get(tm.week_day as usize).map_or("", |d| &d[..3]);
    let month = MONTHS.get(tm.month as usize).map_or("", |m| &m[..3]);
    let (day, hour, minute, second, year) = (tm.day, tm.hour, tm.minute, tm.second, tm.year + 1900);
    format!("{week_day} {month}{day:3} {hour:02}:{minute:02}:{second:02} {year}")
}

/// The reverse of `localtime`.
fn make(vm: &mut Vm, given: &Value) -> PyResult {
    let (tm, _) = parts(vm, "mktime", given)?;
    let seconds = zone::current(vm).seconds_of(&tm);
    match of_seconds(seconds) {
        Some(_) => Ok(Value::float(seconds as f64)),
        None => raise!(vm, OverflowError, "mktime argument out of range"),
    }
}

fn write(vm: &mut Vm, pattern: &Value, given: &Value) -> PyResult {
    let Some(pattern) = pattern.downcast::<Str>().cloned() else {
        raise!(vm, TypeError, "strftime() argument 1 must be str, not {}", vm.type_name(pattern));
    };
    let (mut tm, zone) = tuple(vm, "strftime", given)?;
    tm.is_dst = tm.is_dst.clamp(-1, 1);
    let points: Vec<u32> = pattern.text().chars().collect();
    if points.contains(&0) && !vm.dialect.strftime_takes_nulls() {
        raise!(vm, ValueError, "embedded null character");
    }
    let zone = match zone.downcast::<Str>() {
        Some(zone) => zone.to_lossy().into_owned(),
        None => String::new(),
    };
    let here = zone::current(vm);
    let zone = match zone.is_empty() && tm.is_dst >= 0 {
        true => here.name_of(vm.access.now_unnoticed().div_euclid(1_000_000_000), tm.is_dst > 0),
        false => zone,
    };
    let written = format(&points, &Moment { tm, zone: &zone, seconds: here.seconds_of(&tm) });
    Ok(vm.new_text(taipan_prim::text::Text::from_code_points(written)))
}

methods! { pub static FUNCTIONS;
    /// gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,
    ///                        tm_sec, tm_wday, tm_yday, tm_isdst)
    ///
    /// Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a.
    /// GMT).  When 'seconds' is not passed in, convert the current time instead.
    ///
    /// If the platform supports the tm_gmtoff and tm_zone, they are available as
    /// attributes only.
    "gmtime(seconds=<unrepresentable>, /)" as ""
    => |vm, [seconds]| {
        let tm = broken_down(vm, seconds)?;
        Ok(struct_time::new(vm, &tm, "GMT"))
    }
    /// localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,
    ///                           tm_sec,tm_wday,tm_yday,tm_isdst)
    ///
    /// Convert seconds since the Epoch to a time tuple expressing local time.
    /// When 'seconds' is not passed in, convert the current time instead.
    "localtime(seconds=<unrepresentable>, /)" as ""
    => |vm, [seconds]| {
        let (tm, zone) = local(vm, seconds)?;
        Ok(struct_time::new(vm, &tm, &zone))
    }
    /// asctime([tuple]) -> string
    ///
    /// Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.
    /// When the time tuple is not present, current time as returned by localtime()
    /// is used.
    "asctime(tuple=<unrepresentable>, /)" as ""
    => |vm, [given]| {
        let (tm, _) = tuple(vm, "asctime", given)?;
        Ok(vm.new_str(&as_text(&tm)))
    }
    /// ctime(seconds) -> string
    ///
    /// Convert a time in seconds since the Epoch to a string in local time.
    /// This is equivalent to asctime(localtime(seconds)). When the time tuple is
    /// not present, current time as returned by localtime() is used.
    "ctime(seconds=<unrepresentable>, /)" as ""
    => |vm, [seconds]| {
        let (tm, _) = local(vm, seconds)?;
        Ok(vm.new_str(&as_text(&tm)))
    }
    /// mktime(tuple) -> floating-point number
    ///
    /// Convert a time tuple in local time to seconds since the Epoch.
    /// Note that mktime(gmtime(0)) will not generally return zero for most
    /// time zones; instead the returned value will either be equal to that
    /// of the timezone or altzone attributes on the time module.
    "mktime($module, object, /)" as "($self, object, /)"
    => |vm, [given]| { make(vm, given) }
    /// strftime(format[, tuple]) -> string
    ///
    /// Convert a time tuple to a string according to a format specification.
    /// See the library reference manual for formatting codes. When the time tuple
    /// is not present, current time as returned by localtime() is used.
    ///
    /// Commonly used format codes:
    ///
    /// %Y  Year with century as a decimal number.
    /// %m  Month as a decimal number [01,12].
    /// %d  Day of the month as a decimal number [01,31].
    /// %H  Hour (24-hour clock) as a decimal number [00,23].
    /// %M  Minute as a decimal number [00,59].
    /// %S  Second as a decimal number [00,61].
    /// %z  Time zone offset from UTC.
    /// %a  Locale's abbreviated weekday name.
    /// %A  Locale's full weekday name.
    /// %b  Locale's abbreviated month name.
    /// %B  Locale's full month name.
    /// %c  Locale's appropriate date and time representation.
    /// %I  Hour (12-hour clock) as a decimal number [01,12].
    /// %p  Locale's equivalent of either AM or PM.
    ///
    /// Other codes may be available on your platform.  See documentation for
    /// the C library strftime function.
    ///
    "strftime(format, tuple=<unrepresentable>, /)" as ""
    => |vm, [pattern, given]| { write(vm, pattern, given) }
    /// strptime(string, format) -> struct_time
    ///
    /// Parse a string to a time tuple according to a format specification.
    /// See the library reference manual for formatting codes (same as
    /// strftime()).
    ///
    /// Commonly used format codes:
    ///
    /// %Y  Year with century as a decimal number.
    /// %m  Month as a decimal number [01,12].
    /// %d  Day of the month as a decimal number [01,31].
    /// %H  Hour (24-hour clock) as a decimal number [00,23].
    /// %M  Minute as a decimal number [00,59].
    /// %S  Second as a decimal number [00,61].
    /// %z  Time zone offset from UTC.
    /// %a  Locale's abbreviated weekday name.
    /// %A  Locale's full weekday name.
    /// %b  Locale's abbreviated month name.
    /// %B  Locale's full month name.
    /// %c  Locale's appropriate date and time representation.
    /// %I  Hour (12-hour clock) as a decimal number [01,12].
    /// %p  Locale's equivalent of either AM or PM.
    ///
    /// Other codes may be available on your platform.  See documentation for
    /// the C library strftime function.
    ///
    "strptime(*args)" as ""
    => |vm, [args]| {
        let name = vm.intern("_strptime");
        let module = vm.import_module(&name)?;
        let function = vm.required(&module, "_strptime_time")?;
        let args = args.downcast::<taipan_vm::types::tuple::Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
        vm.call(&function, &args)
    }
    /// tzset()
    ///
    /// Initialize, or reinitialize, the local timezone to the value stored in
    /// os.environ['TZ']. The TZ environment variable should be specified in
    /// standard Unix timezone format as documented in the tzset man page
    /// (eg. 'US/Eastern', 'Europe/Amsterdam'). Unknown timezones will silently
    /// fall back to UTC. If the TZ environment variable is not set, the local
    /// timezone is set to the systems best guess of wallclock time.
    /// Changing the TZ environment variable without calling tzset *may* change
    /// the local timezone used by methods such as localtime, but this behaviour
    /// should not be relied on.
    "tzset($module, /)" as "($self, /)"
    => |vm, []| {
        zone::set(vm);
        let name = vm.intern("time");
        let module = vm.modules.get(vm).get_str(&name).and_then(|m| m.downcast::<Module>()).cloned();
        if let Some(module) = module {
            let dict = module.get(vm).dict.clone();
            super::set_zone_names(vm, &dict);
        }
        Ok(Value::NONE)
    }
}
