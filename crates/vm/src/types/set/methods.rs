//! The slots and methods of `set` and `frozenset`.

use super::access::{add_plainly, table, table_mut};
use super::iter::iter;
use super::{FrozenSet, NO_HASH, Set, algebra, is_any};
use crate::call::Args;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, methods};
use std::cell::Cell;
use taipan_heap::{Payload, Ref, Value};
use taipan_prim::probe::SetTable;
use taipan_prim::text::TextBuilder;

const COMMON: Slots = Slots {
    repr: Some(repr),
    compare: Some(compare),
    iter: Some(iter),
    len: Some(len),
    contains: Some(algebra::contains),
    sub: Some(sub),
    and: Some(and),
    xor: Some(xor),
    or: Some(or),
    ..Slots::EMPTY
};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    doc: Some("Build an unordered collection of unique elements."),
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        new: Some(new),
        init: Some(init),
        isub: Some(isub),
        iand: Some(iand),
        ixor: Some(ixor),
        ior: Some(ior),
        ..COMMON
    },
    methods: METHODS,
    signature: "(iterable=(), /)",
    ..TypeSpec::named("set", Set::ID, &[Set::ID])
};

pub static FROZEN_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    doc: Some("Build an immutable unordered collection of unique elements."),
    slots: Slots { new: Some(new_frozen), hash: Some(hash), ..COMMON },
    methods: FROZEN_METHODS,
    signature: "(iterable=(), /)",
    ..TypeSpec::named("frozenset", FrozenSet::ID, &[FrozenSet::ID])
};

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    let shape = class.get(vm).shape;
    Ok(Ref::with_shape(shape, Set { table: SetTable::new() }).into())
}

/// The one optional argument of a class's call.
fn iterable<'a>(vm: &mut Vm, class: &Ref<Class>, args: Args<'a>) -> PyResult<Option<&'a Value>> {
    match args.positional() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        more => {
            let name = class.get(vm).name.to_string();
            raise!(vm, TypeError, "{name} expected at most 1 argument, got {}", more.len())
        }
    }
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "set() takes no keyword arguments");
    }
    let class = vm.class_of(this);
    let source = iterable(vm, &class, args)?;
    if algebra::len(vm, this) > 0 {
        algebra::clear(vm, this);
    }
    match source {
        Some(source) => algebra::update(vm, this, source),
        None => Ok(()),
    }
}

fn new_frozen(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let exact = class.value().is(vm.types.frozenset.value());
    let own_init = class.get(vm).slots.init.map(|f| f as usize)
        != vm.types.frozenset.get(vm).slots.init.map(|f| f as usize);
    if !args.names().is_empty() && !own_init {
        raise!(vm, TypeError, "frozenset() takes no keyword arguments");
    }
    let source = iterable(vm, class, args)?;
    if let Some(same) = source.filter(|s| exact && s.exact::<FrozenSet>().is_some()) {
        return Ok(same.clone());
    }
    let shape = class.get(vm).shape;
    let set: Value =
        Ref::with_shape(shape, FrozenSet { table: SetTable::new(), hash: Cell::new(NO_HASH) }).into();
    if let Some(source) = source {
        algebra::update(vm, &set, source)?;
    }
    Ok(set)
}

/// `{1, 2}`; the class's name around it where it is not `set`.
fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let name = vm.type_name(this);
    if algebra::len(vm, this) == 0 {
        return Ok(vm.new_str(&format!("{name}()")));
    }
    vm.guarded_repr(this, &format!("{name}(...)"), |vm| {
        let items = vm.collect_items(this)?;
        let plain = this.exact::<Set>().is_some();
        let mut text = TextBuilder::new();
        if !plain {
            text.push_str(&name).push_str("(");
        }
        text.push_str("{");
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                text.push_str(", ");
            }
            vm.push_repr(&mut text, item)?;
        }
        text.push_str(if plain { "}" } else { "})" });
        Ok(vm.new_text(text.finish()))
    })
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    match this.downcast::<FrozenSet>() {
        Some(s) => Ok(algebra::hash(vm, s)),
        None => raise!(vm, TypeError, "unhashable type: '{}'", vm.type_name(this)),
    }
}

fn len(vm: &mut Vm, this: &Value) -> PyResult<usize> {
    Ok(algebra::len(vm, this))
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    if !is_any(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (x, y) = (algebra::len(vm, a), algebra::len(vm, b));
    Ok(Value::bool(match op {
        CompareOp::Eq => equal(vm, a, b)?,
        CompareOp::Ne => !equal(vm, a, b)?,
        CompareOp::Le => algebra::is_subset(vm, a, b)?,
        CompareOp::Ge => algebra::is_subset(vm, b, a)?,
        CompareOp::Lt => x < y && algebra::is_subset(vm, a, b)?,
        CompareOp::Gt => y < x && algebra::is_subset(vm, b, a)?,
    }))
}

fn equal(vm: &mut Vm, a: &Value, b: &Value) -> PyResult<bool> {
    if algebra::len(vm, a) != algebra::len(vm, b) {
        return Ok(false);
    }
    let known = |v: &Value| v.downcast::<FrozenSet>().map_or(NO_HASH, |f| f.get(vm).hash.get());
    let (x, y) = (known(a), known(b));
    if x != NO_HASH && y != NO_HASH && x != y {
        return Ok(false);
    }
    algebra::is_subset(vm, a, b)
}

fn sub(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    if is_any(a) && is_any(b) { algebra::difference(vm, a, b) } else { Ok(Value::NOT_IMPLEMENTED) }
}

fn and(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    if is_any(a) && is_any(b) { algebra::intersection(vm, a, b) } else { Ok(Value::NOT_IMPLEMENTED) }
}

fn xor(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    if is_any(a) && is_any(b) { algebra::symmetric_difference(vm, a, b) } else { Ok(Value::NOT_IMPLEMENTED) }
}

fn or(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    if !is_any(a) || !is_any(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let result = algebra::copy(vm, a);
    if !a.is(b) {
        algebra::update(vm, &result, b)?;
    }
    Ok(result)
}

fn isub(vm: &mut Vm, this: &Value, other: &Value) -> PyResult {
    in_place(vm, this, other, algebra::difference_update)
}

fn iand(vm: &mut Vm, this: &Value, other: &Value) -> PyResult {
    in_place(vm, this, other, intersection_update)
}

fn ixor(vm: &mut Vm, this: &Value, other: &Value) -> PyResult {
    in_place(vm, this, other, algebra::symmetric_difference_update)
}

fn ior(vm: &mut Vm, this: &Value, other: &Value) -> PyResult {
    in_place(vm, this, other, algebra::update)
}

type Change = fn(&mut Vm, &Value, &Value) -> PyResult<()>;

/// Operators take sets only, the methods of the same meaning any iterable.
fn in_place(vm: &mut Vm, this: &Value, other: &Value, change: Change) -> PyResult {
    if !is_any(other) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    change(vm, this, other)?;
    Ok(this.clone())
}

fn intersection_update(vm: &mut Vm, this: &Value, other: &Value) -> PyResult<()> {
    let result = algebra::intersection(vm, this, other)?;
    algebra::swap(vm, this, &result);
    Ok(())
}

/// `set.intersection(*others)`.
fn intersect_all(vm: &mut Vm, this: &Value, others: &Value) -> PyResult {
    let [first, rest @ ..] = all(others) else { return Ok(algebra::copy(vm, this)) };
    let mut result = algebra::intersection(vm, this, first)?;
    for other in rest {
        result = algebra::intersection(vm, &result, other)?;
    }
    Ok(result)
}

/// The values of `*others`.
fn all(others: &Value) -> &[Value] {
    others.exact::<Tuple>().map_or(&[], |t| t.items())
}

fn remove(vm: &mut Vm, this: &Value, object: &Value) -> PyResult {
    if algebra::discard(vm, this, object)? { Ok(Value::NONE) } else { Err(vm.key_error(object)) }
}

/// `(type(set), ([elements],), state)`.
fn reduce(vm: &mut Vm, this: &Value) -> PyResult {
    let items = table(vm, this).map_or_else(Vec::new, |t| t.iter().map(|e| e.key.clone()).collect());
    let state = crate::types::object::state(vm, this)?;
    let items = crate::types::list::List::new_ref(items).into();
    crate::types::iter::pickle::reduced_as(vm, this, &[items], Some(state))
}

/// The object with its first eight slots, and the slots that lie outside of it.
fn size_of(vm: &Vm, this: &Value) -> i64 {
    let slots = table(vm, this).map_or(8, |t| t.slot_count()) as i64;
    200 + if slots > 8 { slots * 16 } else { 0 }
}

macro_rules! with_common {
    (static $T:ident; $($own:tt)*) => { methods! { static $T;
        /// x.__contains__(y) <==> y in x.
        "__contains__($self, object, /)" => |vm, [this, object]| {
            algebra::contains(vm, this, object).map(Value::bool)
        }
        /// Return a shallow copy of a set.
        "copy($self, /)" => |vm, [this]| {
            Ok(if this.exact::<FrozenSet>().is_some() { this.clone() } else { algebra::copy(vm, this) })
        }
        /// Return a new set with elements in the set that are not in the others.
        "difference($self, /, *others)" => |vm, [this, others]| {
            let [first, rest @ ..] = all(others) else { return Ok(algebra::copy(vm, this)) };
            let result = algebra::difference(vm, this, first)?;
            for other in rest {
                algebra::difference_update(vm, &result, other)?;
            }
            Ok(result)
        }
        /// Return a new set with elements common to the set and all others.
        "intersection($self, /, *others)" => |vm, [this, others]| { intersect_all(vm, this, others) }
        /// Return True if two sets have a null intersection.
        "isdisjoint($self, other, /)" => |vm, [this, other]| {
            algebra::is_disjoint(vm, this, other).map(Value::bool)
        }
        /// Report whether another set contains this set.
        "issubset($self, other, /)" => |vm, [this, other]| {
            algebra::is_subset(vm, this, other).map(Value::bool)
        }
        /// Report whether this set contains another set.
        "issuperset($self, other, /)" => |vm, [this, other]| {
            algebra::is_superset(vm, this, other).map(Value::bool)
        }
        /// Return a new set with elements in either the set or other but not both.
        "symmetric_difference($self, other, /)" => |vm, [this, other]| {
            algebra::symmetric_difference(vm, this, other)
        }
        /// Return a new set with elements from the set and all others.
        "union($self, /, *others)" => |vm, [this, others]| {
            let result = algebra::copy(vm, this);
            for other in all(others).iter().filter(|o| !o.is(this)) {
                algebra::update(vm, &result, other)?;
            }
            Ok(result)
        }
        /// S.__sizeof__() -> size of S in memory, in bytes.
        "__sizeof__($self, /)" => |vm, [this]| { Ok(Value::int(size_of(vm, this))) }
        /// Return state information for pickling.
        "__reduce__($self, /)" => |vm, [this]| { reduce(vm, this) }
        /// See PEP 585
        "__class_getitem__($type, object, /)" => |vm, [class, object]| {
            Ok(crate::types::generic_alias::make(vm, class, object))
        }
        $($own)*
    } };
}

with_common! { static FROZEN_METHODS; }

with_common! { static METHODS;
    /// Add an element to a set.
    ///
    /// This has no effect if the element is already present.
    "add($self, object, /)" quick add_plainly => |vm, [this, object]| {
        algebra::add(vm, this, object)?;
        Ok(Value::NONE)
    }
    /// Remove all elements from this set.
    "clear($self, /)" => |vm, [this]| {
        algebra::clear(vm, this);
        Ok(Value::NONE)
    }
    /// Remove an element from a set if it is a member.
    ///
    /// Unlike set.remove(), the discard() method does not raise
    /// an exception when an element is missing from the set.
    "discard($self, object, /)" => |vm, [this, object]| {
        algebra::discard(vm, this, object)?;
        Ok(Value::NONE)
    }
    /// Update the set, removing elements found in others.
    "difference_update($self, /, *others)" => |vm, [this, others]| {
        for other in all(others) {
            algebra::difference_update(vm, this, other)?;
        }
        Ok(Value::NONE)
    }
    /// Update the set, keeping only elements found in it and all others.
    "intersection_update($self, /, *others)" => |vm, [this, others]| {
        let result = intersect_all(vm, this, others)?;
        algebra::swap(vm, this, &result);
        Ok(Value::NONE)
    }
    /// Remove and return an arbitrary set element.
    ///
    /// Raises KeyError if the set is empty.
    "pop($self, /)" => |vm, [this]| {
        match table_mut(vm, this).and_then(SetTable::pop) {
            Some(e) => Ok(e.key),
            None => raise!(vm, KeyError, "pop from an empty set"),
        }
    }
    /// Remove an element from a set; it must be a member.
    ///
    /// If the element is not a member, raise a KeyError.
    "remove($self, object, /)" => |vm, [this, object]| { remove(vm, this, object) }
    /// Update the set, keeping only elements found in either set, but not in both.
    "symmetric_difference_update($self, other, /)" => |vm, [this, other]| {
        algebra::symmetric_difference_update(vm, this, other)?;
        Ok(Value::NONE)
    }
    /// Update the set, adding elements from all others.
    "update($self, /, *others)" => |vm, [this, others]| {
        for other in all(others) {
            algebra::update(vm, this, other)?;
        }
        Ok(Value::NONE)
    }
}
