//! Builtin types called with common arguments, where that neither fails nor runs Python code.

use crate::Vm;
use crate::class::Class;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::range::{self, Range};
use crate::types::set::Set;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use taipan_heap::{Payload, Ref, Value, id};
use taipan_prim::probe::SetTable;
use taipan_prim::text::TextRef;

/// Lists of so many items are made without asking for the memory first.
const UNASKED: usize = 1 << 12;
/// Numbers of so many digits fit 64 bits.
const DIGITS: usize = 18;
/// Floats below this have their integral part in an immediate int.
const LARGEST: f64 = (1u64 << 46) as f64;

const INT: u32 = id::INT.0;
const FLOAT: u32 = id::FLOAT.0;
const STR: u32 = <Str as Payload>::ID;
const LIST: u32 = <List as Payload>::ID;
const TUPLE: u32 = <Tuple as Payload>::ID;
const DICT: u32 = <Dict as Payload>::ID;
const SET: u32 = <Set as Payload>::ID;
const RANGE: u32 = <Range as Payload>::ID;

/// `class(*args)` of a builtin class; [`Value::NULL`] where the general way has to be gone.
pub fn make(vm: &mut Vm, class: &Ref<Class>, args: &[Value]) -> Value {
    match (class.get(vm).shape.0, args) {
        (STR, [v]) if is_plain(v) => vm.str(v).unwrap_or(Value::NULL),
        (INT, [v]) => int(v),
        (FLOAT, [v]) => match (v.bits().as_small_int(), v.bits().as_small_float()) {
            (Some(i), _) => Value::float(i as f64),
            (_, Some(x)) => Value::float(x),
            _ => Value::NULL,
        },
        (RANGE, [stop]) if stop.bits().as_small_int().is_some() => {
            range::make(Value::int(0), stop.clone(), Value::int(1))
        }
        (LIST, []) => List::new_ref(Vec::new()).into(),
        (LIST, [v]) => list(vm, v),
        (TUPLE, [v]) => match v.exact::<List>() {
            Some(l) if l.get(vm).items.len() <= UNASKED => vm.new_tuple_of(&l.get(vm).items),
            _ => Value::NULL,
        },
        (DICT, []) => Dict::new_ref(vm).into(),
        (SET, []) => Ref::new(Set { table: SetTable::new() }).into(),
        _ => Value::NULL,
    }
}

fn is_plain(v: &Value) -> bool {
    v.exact::<Str>().is_some() || v.bits().as_small_int().is_some() || v.bits().as_small_float().is_some()
}

/// `int` of an int, a float, or a few digits.
fn int(v: &Value) -> Value {
    if let Some(i) = v.bits().as_small_int() {
        return Value::int(i);
    }
    if let Some(x) = v.bits().as_small_float() {
        return if x.abs() < LARGEST { Value::int(x as i64) } else { Value::NULL };
    }
    let Some(TextRef::Ascii(text)) = v.exact::<Str>().map(|s| s.text()) else { return Value::NULL };
    if text.is_empty() || text.len() > DIGITS || !text.iter().all(u8::is_ascii_digit) {
        return Value::NULL;
    }
    Value::int(text.iter().fold(0, |n, digit| n * 10 + i64::from(digit - b'0')))
}

/// `list` of a list or tuple.
fn list(vm: &mut Vm, v: &Value) -> Value {
    let len = match (v.exact::<Tuple>(), v.exact::<List>()) {
        (Some(t), _) => t.items().len(),
        (_, Some(l)) => l.get(vm).items.len(),
        _ => return Value::NULL,
    };
    let made = List::new_ref(Vec::new());
    if len > UNASKED || vm.list_extend(&made, v).is_err() {
        return Value::NULL;
    }
    made.into()
}
