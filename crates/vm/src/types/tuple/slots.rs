//! What `tuple` does in expressions: construction, repr, comparison, hash, concatenation, subscripts, membership.

use super::{Tuple, TupleIter, methods};
use crate::call::{Args, bind};
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::protocol::compare::plain_equal;
use crate::protocol::sequence::{place, repeat_items, subscript_index};
use crate::types::slice::{self, Slice};
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};
use taipan_prim::hash::TupleHasher;
use taipan_prim::text::TextBuilder;

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\n\
         If iterable is specified the tuple is initialized from iterable's items.\n\n\
         If the argument is a tuple, the return value is the same object.",
    ),
    flags: ClassFlags::BASETYPE.union(ClassFlags::SEQUENCE).union(ClassFlags::MATCH_SELF),
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        iter: Some(iter),
        len: Some(len),
        contains: Some(contains),
        getitem: Some(getitem),
        concat: Some(concat),
        repeat: Some(repeat),
        ..Slots::EMPTY
    },
    methods: methods::METHODS,
    signature: "(iterable=(), /)",
    ..TypeSpec::named("tuple", Tuple::ID, &[Tuple::ID])
};

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let exact = class.value().is(vm.types.tuple.value());
    let object_init = vm.types.object.get(vm).slots.init.map(|f| f as usize);
    let own_init = class.get(vm).slots.init.map(|f| f as usize) != object_init;
    // A subclass with its own `__init__` may take keywords there.
    let args = if own_init { Args::positional_only(args.positional()) } else { args };
    let given = bind::positional(vm, "tuple", args, 0, 1)?;
    if let (true, Some(t)) = (exact, given.first().and_then(|v| v.exact::<Tuple>())) {
        return Ok(t.value().clone());
    }
    let items = match given.first() {
        Some(iterable) => {
            let ask = vm.dialect.tuple_asks_for_length();
            vm.collect(iterable, ask)?
        }
        None => Vec::new(),
    };
    if exact && items.is_empty() {
        return Ok(vm.shared.empty_tuple.value().clone());
    }
    Ok(Ref::with_shape(class.get(vm).shape, Tuple::new(items)).into())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let tuple = vm.receiver::<Tuple>(this)?;
    if tuple.items().is_empty() {
        return Ok(vm.new_str("()"));
    }
    vm.guarded_repr(this, "(...)", |vm| {
        let mut out = TextBuilder::new();
        for (i, item) in tuple.items().iter().enumerate() {
            out.push_str(if i == 0 { "(" } else { ", " });
            vm.push_repr(&mut out, item)?;
        }
        out.push_str(if tuple.items().len() == 1 { ",)" } else { ")" });
        Ok(vm.new_text(out.finish()))
    })
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let (mut tuple, mut next, mut hasher) = (vm.receiver::<Tuple>(this)?, 0, TupleHasher::new());
    // The tuples that those being hashed stand in.
    let mut outer = Vec::new();
    loop {
        let Some(item) = tuple.items().get(next) else {
            let h = hasher.finish();
            match outer.pop() {
                Some(around) => (tuple, next, hasher) = around,
                None => return Ok(h),
            }
            hasher.add(h);
            continue;
        };
        next += 1;
        match item.exact::<Tuple>() {
            Some(inner) => {
                outer.push((tuple, next, hasher));
                (tuple, next, hasher) = (inner, 0, TupleHasher::new());
            }
            None => hasher.add(vm.hash(item)?),
        }
    }
}

/// `tuplerichcompare`
fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.downcast::<Tuple>(), b.downcast::<Tuple>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    for (p, q) in x.items().iter().zip(y.items()) {
        let equal = match if p.is(q) { Some(true) } else { plain_equal(p, q) } {
            Some(equal) => equal,
            None => vm.equal(p, q)?,
        };
        if !equal {
            return match op {
                CompareOp::Eq | CompareOp::Ne => Ok(Value::bool(op == CompareOp::Ne)),
                _ => vm.native_call_in(" in comparison", |vm| vm.compare(p, q, op)),
            };
        }
    }
    Ok(Value::bool(op.matches(x.items().len().cmp(&y.items().len()))))
}

/// The first position whose item is or equals the value.
pub fn find(vm: &mut Vm, items: &[Value], value: &Value) -> PyResult<Option<usize>> {
    for (i, item) in items.iter().enumerate() {
        let equal = match if item.is(value) { Some(true) } else { plain_equal(item, value) } {
            Some(equal) => equal,
            None => vm.equal(item, value)?,
        };
        if equal {
            return Ok(Some(i));
        }
    }
    Ok(None)
}

fn iter(vm: &mut Vm, this: &Value) -> PyResult {
    let tuple = vm.receiver::<Tuple>(this)?;
    Ok(Ref::new(TupleIter { tuple: Some(tuple.clone()), index: 0 }).into())
}

fn len(vm: &mut Vm, this: &Value) -> PyResult<usize> {
    Ok(vm.receiver::<Tuple>(this)?.items().len())
}

fn contains(vm: &mut Vm, this: &Value, value: &Value) -> PyResult<bool> {
    let tuple = vm.receiver::<Tuple>(this)?;
    Ok(find(vm, tuple.items(), value)?.is_some())
}

fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    let tuple = vm.receiver::<Tuple>(this)?;
    let items = tuple.items();
    if let Some(s) = key.exact::<Slice>() {
        let at = slice::adjust(vm, s, items.len())?;
        if at.range() == Some(0..items.len()) && tuple.is_exact() {
            return Ok(this.clone());
        }
        return Ok(vm.new_tuple(at.take(items)));
    }
    let i = subscript_index(vm, "tuple", key)?;
    match place(i, items.len()) {
        Some(i) => Ok(items[i].clone()),
        None => raise!(vm, IndexError, "tuple index out of range"),
    }
}

fn concat(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let x = vm.receiver::<Tuple>(a)?;
    let Some(y) = b.downcast::<Tuple>() else {
        raise!(vm, TypeError, "can only concatenate tuple (not \"{}\") to tuple", vm.type_name(b));
    };
    if x.items().is_empty() && y.is_exact() {
        return Ok(b.clone());
    }
    if y.items().is_empty() && x.is_exact() {
        return Ok(a.clone());
    }
    let mut items = vm.vec_for(x.items().len() + y.items().len())?;
    items.extend_from_slice(x.items());
    items.extend_from_slice(y.items());
    Ok(vm.new_tuple(items))
}

fn repeat(vm: &mut Vm, this: &Value, times: &Value) -> PyResult {
    let tuple = vm.receiver::<Tuple>(this)?;
    let n = vm.repeat_count(times)?;
    if tuple.is_exact() && (n == 1 || tuple.items().is_empty()) {
        return Ok(this.clone());
    }
    vm.check_items(tuple.items().len().saturating_mul(n))?;
    match repeat_items(tuple.items(), n) {
        Some(items) => Ok(vm.new_tuple(items)),
        None => Err(vm.memory_error()),
    }
}
