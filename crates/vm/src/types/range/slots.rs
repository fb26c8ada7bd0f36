//! What `range` does in expressions: construction, repr, comparison, hash, subscripts, membership.

use super::{Range, iter, make, methods, to_big};
use crate::call::{Args, bind};
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::protocol::sequence::contains_by_iteration;
use crate::types::int::{IntRef, from_big, int_ref};
use crate::types::slice::{self, Slice};
use crate::{PyResult, Vm};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, Zero};
use taipan_heap::{Payload, Ref, Value};
use taipan_prim::hash::hash_range;
use taipan_prim::text::TextBuilder;

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n\
         Return an object that produces a sequence of integers from start (inclusive)\n\
         to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n\
         start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n\
         These are exactly the valid indices for a list of 4 elements.\n\
         When step is given, it specifies the increment (or decrement).",
    ),
    flags: ClassFlags::SEQUENCE,
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        bool: Some(truth),
        iter: Some(iter::iter),
        len: Some(len),
        contains: Some(contains),
        getitem: Some(getitem),
        ..Slots::EMPTY
    },
    methods: methods::METHODS,
    getset: GETSET,
    ..TypeSpec::named("range", Range::ID, &[Range::ID])
};

static GETSET: &[GetSet] = &[
    GetSet::member("start", |_, r| Ok(field(r, |r| &r.start))),
    GetSet::member("stop", |_, r| Ok(field(r, |r| &r.stop))),
    GetSet::member("step", |_, r| Ok(field(r, |r| &r.step))),
];

fn field(this: &Value, get: fn(&Range) -> &Value) -> Value {
    this.downcast::<Range>().map_or(Value::NONE, |r| get(r).clone())
}

fn new(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let given = bind::positional(vm, "range", args, 1, 3)?;
    let (start, stop, step) = match given {
        [stop] => (Value::int(0), number(vm, stop)?, Value::int(1)),
        [start, stop] => (number(vm, start)?, number(vm, stop)?, Value::int(1)),
        [start, stop, step, ..] => (number(vm, start)?, number(vm, stop)?, number(vm, step)?),
        [] => return Err(vm.wrong_arity()),
    };
    if int_ref(&step).is_none_or(IntRef::is_zero) {
        raise!(vm, ValueError, "range() arg 3 must not be zero");
    }
    Ok(make(start, stop, step))
}

/// An int of exactly that type.
fn number(vm: &mut Vm, v: &Value) -> PyResult {
    if v.bits().as_small_int().is_some() {
        return Ok(v.clone());
    }
    let i = vm.index(v)?;
    Ok(match int_ref(&i) {
        Some(IntRef::Small(n)) => Value::int(n),
        Some(IntRef::Big(b)) => from_big(b.clone()),
        None => Value::int(0),
    })
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let r = vm.receiver::<Range>(this)?;
    let mut out = TextBuilder::new();
    out.push_str("range(");
    vm.push_repr(&mut out, &r.start)?;
    out.push_str(", ");
    vm.push_repr(&mut out, &r.stop)?;
    if r.step.as_i64() != Some(1) {
        out.push_str(", ");
        vm.push_repr(&mut out, &r.step)?;
    }
    out.push_str(")");
    Ok(vm.new_text(out.finish()))
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let r = vm.receiver::<Range>(this)?;
    let len = r.length.as_i64().map_or(u64::MAX, |n| n as u64);
    let (len_hash, start, step) = (vm.hash(&r.length)?, vm.hash(&r.start)?, vm.hash(&r.step)?);
    let none = vm.hash(&Value::NONE)?;
    Ok(hash_range(len, len_hash, start, step, none))
}

/// Ranges are equal when they give the same items.
fn compare(_vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.downcast::<Range>(), b.downcast::<Range>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let same = |p: &Value, q: &Value| to_big(p) == to_big(q);
    let equal = same(&x.length, &y.length)
        && (x.length.as_i64() == Some(0)
            || same(&x.start, &y.start) && (x.length.as_i64() == Some(1) || same(&x.step, &y.step)));
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

fn truth(vm: &mut Vm, this: &Value) -> PyResult<bool> {
    Ok(vm.receiver::<Range>(this)?.length.as_i64() != Some(0))
}

fn len(vm: &mut Vm, this: &Value) -> PyResult<usize> {
    match vm.receiver::<Range>(this)?.length.as_i64() {
        Some(n) => Ok(n as usize),
        None => raise!(vm, OverflowError, "Python int too large to convert to C ssize_t"),
    }
}

/// Whether membership is arithmetic: that of ints and bools; instances of subclasses may compare otherwise.
pub fn is_plain_int(vm: &Vm, v: &Value) -> bool {
    let class = vm.class_ref(v).value();
    class.is(vm.types.int.value()) || class.is(vm.types.bool.value())
}

/// The position of an int.
pub fn position(r: &Range, value: IntRef<'_>) -> Option<Value> {
    if let (Some((start, len, step)), IntRef::Small(v)) = (r.small(), value) {
        let offset = v.checked_sub(start)?;
        let at = offset.checked_div(step)?;
        return (offset % step == 0 && (0..len).contains(&at)).then(|| Value::int(at));
    }
    let (at, rest) = (value.to_big() - to_big(&r.start)).div_mod_floor(&to_big(&r.step));
    let inside = rest.is_zero() && !at.is_negative() && at < to_big(&r.length);
    inside.then(|| from_big(at))
}

fn contains(vm: &mut Vm, this: &Value, value: &Value) -> PyResult<bool> {
    let r = vm.receiver::<Range>(this)?;
    match int_ref(value).filter(|_| is_plain_int(vm, value)) {
        Some(v) => Ok(position(r, v).is_some()),
        None => contains_by_iteration(vm, this, value),
    }
}

/// The item at a position, which need not be inside.
fn item(r: &Range, at: &BigInt) -> Value {
    from_big(to_big(&r.start) + at * to_big(&r.step))
}

fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    let r = vm.receiver::<Range>(this)?;
    if let Some(s) = key.exact::<Slice>() {
        let [start, stop, step] = slice::indices(vm, s, &to_big(&r.length))?;
        return Ok(make(item(r, &start), item(r, &stop), from_big(step * to_big(&r.step))));
    }
    if int_ref(key).is_none() && vm.class_ref(key).get(vm).slots.index.is_none() {
        raise!(vm, TypeError, "range indices must be integers or slices, not {}", vm.type_name(key));
    }
    let key = number(vm, key)?;
    if let (Some((start, len, step)), Some(i)) = (r.small(), key.as_i64())
        && let Some(i) = if i < 0 { i.checked_add(len) } else { Some(i) }
        && (0..len).contains(&i)
    {
        return Ok(Value::int(start + i * step));
    }
    let (mut at, len) = (to_big(&key), to_big(&r.length));
    if at.is_negative() {
        at += &len;
    }
    if at.is_negative() || at >= len {
        raise!(vm, IndexError, "range object index out of range");
    }
    Ok(item(r, &at))
}
