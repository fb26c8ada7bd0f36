//! `time.struct_time`, and what takes one.

use super::calendar::Tm;
use taipan_vm::types::int::{IntRef, int_ref};
use taipan_vm::types::structseq::{StructSpec, field, hidden};
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Value, Vm, raise};

pub static STRUCT_TIME: StructSpec = StructSpec {
    name: "time.struct_time",
    doc: "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by asctime(), mktime() and strftime().  May be considered as a\n sequence of 9 integers.\n\n Note that several fields' values are not the same as those defined by\n the C language standard for struct tm.  For example, the value of the\n field tm_year is the actual year, not year - 1900.  See individual\n fields' descriptions for details.",
    fields: &[
        field::<0>("tm_year", "year, for example, 1993"),
        field::<1>("tm_mon", "month of year, range [1, 12]"),
        field::<2>("tm_mday", "day of month, range [1, 31]"),
        field::<3>("tm_hour", "hours, range [0, 23]"),
        field::<4>("tm_min", "minutes, range [0, 59]"),
        field::<5>("tm_sec", "seconds, range [0, 61])"),
        field::<6>("tm_wday", "day of week, range [0, 6], Monday is 0"),
        field::<7>("tm_yday", "day of year, range [1, 366]"),
        field::<8>("tm_isdst", "1 if summer time is in effect, 0 if not, and -1 if unknown"),
    ],
    hidden: &[
        hidden::<0>("tm_zone", "abbreviation of timezone name"),
        hidden::<1>("tm_gmtoff", "offset from UTC in seconds"),
    ],
    callable: true,
    ..StructSpec::PLAIN
};

/// The object of a calendar time.
pub fn new(vm: &mut Vm, tm: &Tm, zone: &str) -> Value {
    let year = tm.year + 1900;
    let year = if vm.dialect.years_are_c_ints() { i64::from(year as i32) } else { year };
    let zone = vm.new_str(zone);
    let numbers = [
        year,
        tm.month + 1,
        tm.day,
        tm.hour,
        tm.minute,
        tm.second,
        (tm.week_day + 6) % 7,
        tm.year_day + 1,
        tm.is_dst,
    ];
    let values = numbers.map(Value::int).into_iter().chain([zone, Value::int(tm.offset)]);
    vm.new_struct(&STRUCT_TIME, values)
}

/// A C int of an argument tuple.
fn c_int(vm: &mut Vm, item: &Value) -> PyResult<i64> {
    let item = vm.index(item)?;
    match int_ref(&item).and_then(IntRef::to_i64) {
        None => raise!(vm, OverflowError, "Python int too large to convert to C long"),
        Some(n) if n > i64::from(i32::MAX) => {
            raise!(vm, OverflowError, "signed integer is greater than maximum")
        }
        Some(n) if n < i64::from(i32::MIN) => {
            raise!(vm, OverflowError, "signed integer is less than minimum")
        }
        Some(n) => Ok(n),
    }
}

/// A time tuple's parts (`gettmarg`), and the zone that only a `struct_time` has.
pub fn parts(vm: &mut Vm, function: &str, value: &Value) -> PyResult<(Tm, Value)> {
    let Some(tuple) = value.downcast::<Tuple>() else {
        raise!(vm, TypeError, "Tuple or struct_time argument required");
    };
    let items = tuple.items().to_vec();
    if items.len() != 9 {
        raise!(vm, TypeError, "{function}(): illegal time tuple argument");
    }
    let mut numbers = [0; 9];
    for (number, item) in numbers.iter_mut().zip(&items) {
        *number = c_int(vm, item)?;
    }
    let [year, month, day, hour, minute, second, week_day, year_day, is_dst] = numbers;
    if year < i64::from(i32::MIN) + 1900 {
        raise!(vm, OverflowError, "year out of range");
    }
    let own = vm.struct_class(&STRUCT_TIME);
    let mut hidden = [Value::NONE, Value::NONE];
    if vm.class_of(value).value().is(own.value()) {
        for (held, entry) in hidden.iter_mut().zip(STRUCT_TIME.hidden) {
            *held = (entry.get)(vm, value)?;
        }
    }
    let [zone, offset] = hidden;
    let offset = if offset.is_none() { 0 } else { vm.index_i64(&offset)? };
    let week_day = (week_day + 1) % 7;
    let (year, month, year_day) = (year - 1900, month - 1, year_day - 1);
    Ok((Tm { year, month, day, hour, minute, second, week_day, year_day, is_dst, offset }, zone))
}

/// Parts that can be written (`checktm`); zeros stand for ones.
pub fn checked(vm: &mut Vm, mut tm: Tm) -> PyResult<Tm> {
    if tm.month == -1 {
        tm.month = 0;
    }
    if tm.day == 0 {
        tm.day = 1;
    }
    if tm.year_day == -1 {
        tm.year_day = 0;
    }
    let ranges = [
        (tm.month, 0..=11, "month"),
        (tm.day, 1..=31, "day of month"),
        (tm.hour, 0..=23, "hour"),
        (tm.minute, 0..=59, "minute"),
        (tm.second, 0..=61, "seconds"),
        (tm.week_day, 0..=6, "day of week"),
        (tm.year_day, 0..=365, "day of year"),
    ];
    for (value, range, what) in ranges {
        if !range.contains(&value) {
            raise!(vm, ValueError, "{what} out of range");
        }
    }
    Ok(tm)
}
