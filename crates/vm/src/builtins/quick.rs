//! Builtin functions of common arguments, without binding: see [`crate::call::Quick`].

use crate::Vm;
use crate::class::{Class, is_subclass};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::set::Set;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use taipan_heap::{Payload, Value};

const STR: u32 = <Str as Payload>::ID;
const LIST: u32 = <List as Payload>::ID;
const TUPLE: u32 = <Tuple as Payload>::ID;
const DICT: u32 = <Dict as Payload>::ID;
const SET: u32 = <Set as Payload>::ID;

/// `len(list)` and the like.
pub fn len(vm: &mut Vm, args: &[Value]) -> Value {
    let [obj] = args else { return Value::NULL };
    let len = if let Some(l) = obj.exact::<List>() {
        l.get(vm).items.len()
    } else if let Some(s) = obj.exact::<Str>() {
        s.len()
    } else if let Some(t) = obj.exact::<Tuple>() {
        t.items().len()
    } else if let Some(d) = obj.exact::<Dict>() {
        d.get(vm).len()
    } else if let Some(s) = obj.exact::<Set>() {
        s.get(vm).table.len()
    } else {
        return Value::NULL;
    };
    Value::int(len as i64)
}

/// `isinstance(object, class)`, or with a tuple of classes, where it is one, or says itself of what class it is.
pub fn isinstance(vm: &mut Vm, args: &[Value]) -> Value {
    let [obj, class] = args else { return Value::NULL };
    let own = vm.class_ref(obj);
    // These are of the class that they say.
    let is_plain = !obj.bits().is_ptr() || [STR, LIST, TUPLE, DICT, SET].contains(&obj.shape().0);
    let test = |class: &Value| {
        let c = class.exact::<Class>()?;
        let found = own.value().is(class) || is_subclass(vm, own, c);
        (found || is_plain).then_some(found)
    };
    let classes = match class.exact::<Tuple>() {
        Some(tuple) => tuple.items(),
        None => std::slice::from_ref(class),
    };
    for class in classes {
        match test(class) {
            Some(false) => {}
            Some(true) => return Value::TRUE,
            None => return Value::NULL,
        }
    }
    Value::FALSE
}

/// `abs` of an int or float.
pub fn abs(_vm: &mut Vm, args: &[Value]) -> Value {
    let [x] = args else { return Value::NULL };
    match (x.bits().as_small_int(), x.bits().as_small_float()) {
        (Some(i), _) => Value::int(i.abs()),
        (_, Some(f)) => Value::float(f.abs()),
        _ => Value::NULL,
    }
}

/// `ord` of a str.
pub fn ord(_vm: &mut Vm, args: &[Value]) -> Value {
    let [c] = args else { return Value::NULL };
    match c.exact::<Str>().filter(|s| s.len() == 1).and_then(|s| s.text().get(0)) {
        Some(c) => Value::int(i64::from(c)),
        None => Value::NULL,
    }
}

/// `chr` of a small number.
pub fn chr(vm: &mut Vm, args: &[Value]) -> Value {
    let [i] = args else { return Value::NULL };
    match i.bits().as_small_int() {
        Some(c @ 0..256) => vm.char_str(c as u32),
        _ => Value::NULL,
    }
}

/// `max` of several ints, or several floats.
pub fn max(_vm: &mut Vm, args: &[Value]) -> Value {
    extreme(args, |a, b| a > b, |a, b| a > b)
}

/// `min` of such.
pub fn min(_vm: &mut Vm, args: &[Value]) -> Value {
    extreme(args, |a, b| a < b, |a, b| a < b)
}

/// The first argument that no other one is past.
#[inline(always)]
fn extreme(args: &[Value], ints: fn(i64, i64) -> bool, floats: fn(f64, f64) -> bool) -> Value {
    let [first, rest @ ..] = args else { return Value::NULL };
    let mut best = first;
    if rest.is_empty() {
        return Value::NULL;
    }
    for v in rest {
        let (a, b) = (v.bits(), best.bits());
        let is_past = match (a.as_small_int(), b.as_small_int()) {
            (Some(a), Some(b)) => ints(a, b),
            _ => match (a.as_small_float(), b.as_small_float()) {
                (Some(a), Some(b)) => floats(a, b),
                _ => return Value::NULL,
            },
        };
        if is_past {
            best = v;
        }
    }
    best.clone()
}
