//! Iteration and containers.

use super::quick;
use crate::call::{Method, OwnedArgs, call_method};
use crate::class::slots::CompareOp;
use crate::engine::fast_compare;
use crate::exc::Exc;
use crate::types::dict::Dict;
use crate::types::generator::AnextAwaitable;
use crate::types::iter::CallableIter;
use crate::types::list::{self, List};
use crate::types::set::{FrozenSet, Set};
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Raised, Vm, methods};
use taipan_heap::{Ref, Value};

/// Whether that is `next`.
pub(crate) fn is_next(method: &Method) -> bool {
    FUNCTIONS.as_ptr_range().contains(&std::ptr::from_ref(method)) && method.name == "next"
}

methods! { pub static FUNCTIONS;
    /// Return the number of items in a container.
    "len($module, obj, /)" quick quick::len => |vm, [obj]| { Ok(Value::int(vm.len(obj)? as i64)) }
    /// Return True if bool(x) is True for all values x in the iterable.
    ///
    /// If the iterable is empty, return True.
    "all($module, iterable, /)" => |vm, [iterable]| { Ok(Value::bool(!has(vm, iterable, false)?)) }
    /// Return True if bool(x) is True for any x in the iterable.
    ///
    /// If the iterable is empty, return False.
    "any($module, iterable, /)" => |vm, [iterable]| { Ok(Value::bool(has(vm, iterable, true)?)) }
    /// Get an iterator from an object.
    ///
    /// In the first form, the argument must supply its own iterator, or be a sequence.
    /// In the second form, the callable is called until it returns the sentinel.
    "iter($module, object[, sentinel], /)" as "" => |vm, [object, sentinel]| {
        if sentinel.is_null() {
            return vm.iter(object);
        }
        if !vm.is_callable(object) {
            let message = vm.dialect.sentinel_wants_callable();
            return Err(vm.error(Exc::TypeError, message));
        }
        Ok(Ref::new(CallableIter { callable: object.clone(), sentinel: sentinel.clone() }).into())
    }
    /// Return the next item from the iterator.
    ///
    /// If default is given and the iterator is exhausted,
    /// it is returned instead of raising StopIteration.
    "next($module, iterator[, default], /)" as "" => |vm, [iterator, default]| {
        let Some(next) = vm.class_ref(iterator).get(vm).slots.next else {
            raise!(vm, TypeError, "'{}' object is not an iterator", vm.type_name(iterator));
        };
        match next(vm, iterator) {
            Ok(Some(item)) => Ok(item),
            Ok(None) if default.is_null() => Err(vm.stop_iteration(Value::NONE)),
            Ok(None) => Ok(default.clone()),
            Err(e) if !default.is_null() => vm.catch(e, Exc::StopIteration).map(|_| default.clone()),
            Err(e) => Err(e),
        }
    }
    /// Return an AsyncIterator for an AsyncIterable object.
    "aiter($module, async_iterable, /)" => |vm, [iterable]| {
        let Some(slot) = vm.class_ref(iterable).get(vm).slots.aiter else {
            raise!(vm, TypeError, "'{}' object is not an async iterable", vm.type_name(iterable));
        };
        let iterator = slot(vm, iterable)?;
        if vm.class_ref(&iterator).get(vm).slots.anext.is_none() {
            let given = vm.type_name(&iterator);
            raise!(vm, TypeError, "aiter() returned not an async iterator of type '{given}'");
        }
        Ok(iterator)
    }
    /// Return the next item from the async iterator.
    ///
    /// If default is given and the async iterator is exhausted,
    /// it is returned instead of raising StopAsyncIteration.
    "anext($module, aiterator, default=<unrepresentable>, /)" => |vm, [iterator, default]| {
        let Some(slot) = vm.class_ref(iterator).get(vm).slots.anext else {
            raise!(vm, TypeError, "'{}' object is not an async iterator", vm.type_name(iterator));
        };
        let awaitable = slot(vm, iterator)?;
        if default.is_null() {
            return Ok(awaitable);
        }
        Ok(Ref::new(AnextAwaitable { awaitable, default: default.clone() }).into())
    }
    /// max(iterable, *[, default=obj, key=func]) -> value
    /// max(arg1, arg2, *args, *[, key=func]) -> value
    ///
    /// With a single iterable argument, return its biggest item. The
    /// default keyword-only argument specifies an object to return if
    /// the provided iterable is empty.
    /// With two or more positional arguments, return the largest argument.
    "max(first, /, *rest, key=None[, default])" as "" quick quick::max => |vm, [first, rest, key, default]| {
        extreme(vm, "max", CompareOp::Gt, [first, rest], [default, key])
    }
    /// min(iterable, *[, default=obj, key=func]) -> value
    /// min(arg1, arg2, *args, *[, key=func]) -> value
    ///
    /// With a single iterable argument, return its smallest item. The
    /// default keyword-only argument specifies an object to return if
    /// the provided iterable is empty.
    /// With two or more positional arguments, return the smallest argument.
    "min(first, /, *rest, key=None[, default])" as "" quick quick::min => |vm, [first, rest, key, default]| {
        extreme(vm, "min", CompareOp::Lt, [first, rest], [default, key])
    }
}

// `sorted` hands its keywords on to `list.sort`, whose name stands in the messages.
methods! { pub static SORTED;
    /// Return a new list containing all items from the iterable in ascending order.
    ///
    /// A custom key function can be supplied to customize the sort order, and the
    /// reverse flag can be set to request the result in descending order.
    "sorted($module, *args, **kwargs)" as "($module, iterable, /, *, key=None, reverse=False)" quick sorted_plainly => |vm, [args, kwargs]| { sorted(vm, args, kwargs) }
}

/// `sorted` of a list or tuple of small ints, or of strs: see [`crate::call::Quick`].
fn sorted_plainly(vm: &mut Vm, args: &[Value]) -> Value {
    let [iterable] = args else { return Value::NULL };
    let items: &[Value] = match (iterable.exact::<List>(), iterable.exact::<Tuple>()) {
        (Some(l), _) => &l.get(vm).items,
        (_, Some(t)) => t.items(),
        _ => return Value::NULL,
    };
    let is_plain = items.len() <= UNASKED
        && (items.iter().all(|v| v.bits().as_small_int().is_some())
            || items.iter().all(|v| v.exact::<Str>().is_some()));
    let sorted = List::new_ref(Vec::new());
    let is_done = is_plain
        && vm.list_extend(&sorted, iterable).is_ok()
        && list::sort(vm, &sorted, &Value::NONE, false).is_ok();
    if is_done { sorted.into() } else { Value::NULL }
}

/// Lists of so many items are made without asking for the memory first.
const UNASKED: usize = 1 << 12;

fn sorted(vm: &mut Vm, args: &Value, kwargs: &Value) -> PyResult {
    let given = args.exact::<Tuple>().map_or(&[][..], |t| t.items());
    let [iterable] = given else {
        raise!(vm, TypeError, "sorted expected 1 argument, got {}", given.len());
    };
    let sorted = List::new_ref(Vec::new());
    vm.list_extend(&sorted, iterable)?;
    let mut call = OwnedArgs::default();
    call.push(sorted.value().clone());
    if let Some(kwargs) = kwargs.exact::<Dict>() {
        for (name, value) in kwargs.get(vm).iter() {
            if let Some(name) = name.downcast::<Str>() {
                call.push_keyword(name.clone(), value.clone());
            }
        }
    }
    if call.args().names().is_empty() {
        list::sort(vm, &sorted, &Value::NONE, false)?;
    } else if let Some(sort) = list::METHODS.iter().find(|m| m.name == "sort") {
        let class = vm.types.list.clone();
        call_method(vm, sort, Some(&class), call.args())?;
    }
    Ok(sorted.into())
}

/// Whether an item has that truth.
pub(super) fn has(vm: &mut Vm, iterable: &Value, truth: bool) -> PyResult<bool> {
    let it = vm.iter(iterable)?;
    while let Some(item) = vm.next(&it)? {
        if vm.truth(&item)? == truth {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `min_max`: the first item that no other one is past.
fn extreme(
    vm: &mut Vm,
    name: &str,
    op: CompareOp,
    [first, rest]: [&Value; 2],
    [default, key]: [&Value; 2],
) -> PyResult {
    let rest = rest.exact::<Tuple>().map_or(&[][..], |t| t.items());
    let several = !rest.is_empty();
    if several && !default.is_null() {
        raise!(vm, TypeError, "Cannot specify a default for {name}() with multiple positional arguments");
    }
    if !several
        && key.is_none()
        && let Some(best) = plain_extreme(vm, op, first)
    {
        return Ok(best);
    }
    let mut best: Option<(Value, Value)> = None;
    let mut consider = |vm: &mut Vm, item: Value| {
        let value = if key.is_none() { item.clone() } else { vm.call(key, std::slice::from_ref(&item))? };
        let better = match &best {
            Some((_, least)) => vm.compare_bool(&value, least, op)?,
            None => true,
        };
        if better {
            best = Some((item, value));
        }
        Ok(())
    };
    if several {
        for item in std::iter::once(first).chain(rest) {
            consider(vm, item.clone())?;
        }
    } else {
        vm.for_each(first, consider)?;
    }
    match best {
        Some((item, _)) => Ok(item),
        None if default.is_null() => Err(no_extreme(vm, name)),
        None => Ok(default.clone()),
    }
}

/// The same of a sequence or set of ints and floats.
fn plain_extreme(vm: &Vm, op: CompareOp, iterable: &Value) -> Option<Value> {
    fn past<'a>(op: CompareOp, mut items: impl Iterator<Item = &'a Value>) -> Option<&'a Value> {
        let mut best = items.next()?;
        for item in items {
            if fast_compare(op, item.bits(), best.bits())? {
                best = item;
            }
        }
        fast_compare(op, best.bits(), best.bits()).map(|_| best)
    }
    let best = if let Some(l) = iterable.exact::<List>() {
        past(op, l.get(vm).items.iter())
    } else if let Some(t) = iterable.exact::<Tuple>() {
        past(op, t.items().iter())
    } else if let Some(s) = iterable.exact::<Set>() {
        past(op, s.get(vm).table.iter().map(|e| e.key))
    } else {
        past(op, iterable.exact::<FrozenSet>()?.get(vm).table.iter().map(|e| e.key))
    };
    best.cloned()
}

/// The error for an iterable without items.
pub(super) fn no_extreme(vm: &mut Vm, name: &str) -> Raised {
    let message = vm.dialect.empty_extreme(name);
    vm.error(Exc::ValueError, message)
}

/// The first of some items, and of what the iterator gives behind them, that no other one is past. `ahead` may be NULL.
pub(super) fn extreme_of(vm: &mut Vm, op: CompareOp, [ahead, item]: [Value; 2], rest: &Value) -> PyResult {
    let mut best = ahead;
    let mut next = Some(item);
    while let Some(item) = next {
        if best.is_null() || vm.compare_bool(&item, &best, op)? {
            best = item;
        }
        next = vm.next(rest)?;
    }
    Ok(best)
}
