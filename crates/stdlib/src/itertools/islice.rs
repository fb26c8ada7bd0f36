//! `islice`: a slice of an iterator.

use super::deprecated;
use crate::support::{class_value, instance, list, receiver, traced};
use taipan_vm::call::bind;
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::exc::Exc;
use taipan_vm::types::iter::itself;
use taipan_vm::{Args, Class, PyResult, Ref, Value, Vm, methods};

/// `islice`.
pub struct ISlice {
    /// [`Value::NULL`] once exhausted.
    iterator: Value,
    /// How many items were taken from the iterator.
    taken: i64,
    /// How many are taken before the next item is given.
    next: i64,
    /// -1 for no end.
    stop: i64,
    step: i64,
}
traced!(ISlice: iterator);

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "islice(iterable, stop) --> islice object
islice(iterable, start, stop[, step]) --> islice object

Return an iterator whose next() method returns selected values from an
iterable.  If start is specified, will skip all preceding elements;
otherwise, start defaults to zero.  Step defaults to one.  If
specified as another value, step determines how many values are
skipped between successive calls.  Works like a slice() on a list
but returns an iterator.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots { new: Some(new), iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::foreign("itertools", "islice")
};

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let own_init = class.get(vm).slots.init.map(|f| f as usize)
        != vm.types.object.get(vm).slots.init.map(|f| f as usize);
    let args = if own_init { Args::positional_only(args.positional()) } else { args };
    let args = bind::positional(vm, "islice", args, 2, 4)?;
    let (start, stop, step) = match args {
        [_, stop] => (0, bound(vm, stop)?, 1),
        [_, start, stop, rest @ ..] => {
            let first = place(vm, start)?.map_or(-1, |i| i.unwrap_or(0));
            let last = match place(vm, stop)? {
                Some(None) => -1,
                None | Some(Some(-1)) => return Err(vm.error(Exc::ValueError, STOP)),
                Some(Some(i)) => i,
            };
            if first < 0 || last < -1 {
                return Err(vm.error(Exc::ValueError, INDICES));
            }
            let step = match rest.first() {
                Some(step) => match place(vm, step)? {
                    Some(step) if step.is_none_or(|s| s >= 1) => step.unwrap_or(1),
                    _ => {
                        let text = "Step for islice() must be a positive integer or None.";
                        return Err(vm.error(Exc::ValueError, text));
                    }
                },
                None => 1,
            };
            (first, last, step)
        }
        _ => return Err(vm.wrong_arity()),
    };
    let iterator = vm.iter(&args[0])?;
    instance(vm, class.value(), ISlice { iterator, taken: 0, next: start, stop, step })
}

/// A bound: `Some(None)` for None, `None` for what is no index or does not fit.
fn place(vm: &mut Vm, v: &Value) -> PyResult<Option<Option<i64>>> {
    if v.is_none() {
        return Ok(Some(None));
    }
    match vm.ssize(v) {
        Ok(i) => Ok(Some(Some(i))),
        Err(e) if vm.is_exception(&e, Exc::Exception) => Ok(None),
        Err(e) => Err(e),
    }
}

/// The only bound.
fn bound(vm: &mut Vm, v: &Value) -> PyResult<i64> {
    match place(vm, v)? {
        Some(None) => Ok(-1),
        Some(Some(i)) if i >= 0 => Ok(i),
        Some(Some(-1)) | None => Err(vm.error(Exc::ValueError, STOP)),
        Some(Some(_)) => Err(vm.error(Exc::ValueError, INDICES)),
    }
}

const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<ISlice>(vm, this)?;
    let state = it.get(vm);
    if state.iterator.is_null() {
        return Ok(None);
    }
    let (iterator, mut taken, next, stop, step) =
        (state.iterator.clone(), state.taken, state.next, state.stop, state.step);
    while taken < next {
        if vm.next(&iterator)?.is_none() {
            return end(vm, this);
        }
        taken += 1;
        it.get_mut(vm).taken = taken;
    }
    if stop != -1 && taken >= stop {
        return end(vm, this);
    }
    let Some(item) = vm.next(&iterator)? else { return end(vm, this) };
    let state = it.get_mut(vm);
    state.taken = taken + 1;
    let after = next.checked_add(step).unwrap_or(stop);
    state.next = if stop != -1 && after > stop { stop } else { after };
    Ok(Some(item))
}

fn end(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<ISlice>(vm, this)?;
    drop(std::mem::replace(&mut it.get_mut(vm).iterator, Value::NULL));
    Ok(None)
}

methods! { static METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<ISlice>(vm, this)?.get(vm);
        let (iterator, taken, next, stop, step) =
            (state.iterator.clone(), state.taken, state.next, state.stop, state.step);
        let class = class_value(vm, this);
        if iterator.is_null() {
            let iterator = vm.iter(&list(Vec::new()))?;
            let args = vm.new_tuple([iterator, Value::int(0)]);
            return Ok(vm.new_tuple([class, args, Value::int(0)]));
        }
        let stop = if stop == -1 { Value::NONE } else { Value::int(stop) };
        let args = vm.new_tuple([iterator, Value::int(next), stop, Value::int(step)]);
        Ok(vm.new_tuple([class, args, Value::int(taken)]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        let taken = vm.ssize(state)?;
        receiver::<ISlice>(vm, this)?.get_mut(vm).taken = taken;
        Ok(Value::NONE)
    }
}
