//! The iterators that need no end: `count`, `cycle`, `repeat`.

use super::deprecated;
use crate::support::{class_value, construct, instance, receiver, traced};
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::protocol::number::op;
use taipan_vm::types::int::{IntRef, from_big, int_ref};
use taipan_vm::types::iter::itself;
use taipan_vm::types::list::List;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Ref, Value, Vm, methods, raise};

/// `count`.
pub struct Count {
    /// The next value.
    now: Value,
    step: Value,
    /// Both are ints, the step is 1, and the count began within 64 bits.
    plain: bool,
}
traced!(Count: now, step);

pub static COUNT: TypeSpec = TypeSpec {
    doc: Some(
        "Return a count object whose .__next__() method returns consecutive values.

Equivalent to:
    def count(firstval=0, step=1):
        x = firstval
        while 1:
            yield x
            x += step",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &COUNT_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(count_next),
        repr: Some(count_repr),
        ..Slots::EMPTY
    },
    methods: COUNT_METHODS,
    signature: "(start=0, step=1)",
    ..TypeSpec::foreign("itertools", "count")
};

methods! { static COUNT_NEW;
    "count($type, start=0, step=1)" => |vm, [class, start, step]| {
        let numeric = [start, step].iter().all(|v| is_number(vm, v));
        if !numeric {
            raise!(vm, TypeError, "a number is required");
        }
        let small = int_ref(start).and_then(IntRef::to_i64);
        let plain = small.is_some() && int_ref(step).is_some_and(|s| s.to_i64() == Some(1));
        let now = small.map_or_else(|| start.clone(), Value::int);
        instance(vm, class, Count { now, step: step.clone(), plain })
    }
}

/// `PyNumber_Check`.
fn is_number(vm: &Vm, v: &Value) -> bool {
    let slots = &vm.class_ref(v).get(vm).slots;
    slots.index.is_some()
        || slots.int.is_some()
        || slots.float.is_some()
        || v.downcast::<taipan_vm::types::complex::Complex>().is_some()
}

fn count_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<Count>(vm, this)?;
    let state = it.get(vm);
    let now = state.now.clone();
    let after = match int_ref(&now).filter(|_| state.plain) {
        Some(IntRef::Small(i)) if i < i64::MAX => Value::int(i + 1),
        Some(i) => from_big(i.to_big() + 1),
        None => {
            let step = state.step.clone();
            vm.binary_op(op::ADD, false, &now, &step)?
        }
    };
    it.get_mut(vm).now = after;
    Ok(Some(now))
}

fn count_repr(vm: &mut Vm, this: &Value) -> PyResult {
    let state = receiver::<Count>(vm, this)?.get(vm);
    let (now, step) = (state.now.clone(), state.step.clone());
    let name = vm.class_of(this).get(vm).name.to_string();
    let now = vm.repr_string(&now)?;
    if int_ref(&step).is_some_and(|s| s.to_i64() == Some(1)) {
        return Ok(vm.new_str(&format!("{name}({now})")));
    }
    let step = vm.repr_string(&step)?;
    Ok(vm.new_str(&format!("{name}({now}, {step})")))
}

methods! { static COUNT_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<Count>(vm, this)?.get(vm);
        let args = if state.plain && int_ref(&state.now).is_some_and(|i| i.to_i64().is_some_and(|i| i < i64::MAX)) {
            vec![state.now.clone()]
        } else {
            vec![state.now.clone(), state.step.clone()]
        };
        let args = vm.new_tuple(args);
        Ok(vm.new_tuple([class_value(vm, this), args]))
    }
}

/// `cycle`.
pub struct Cycle {
    /// [`Value::NULL`] once exhausted.
    iterator: Value,
    saved: Option<Ref<List>>,
    index: usize,
    /// Items are not saved: they are already.
    first_pass_done: bool,
}
traced!(Cycle: iterator, saved);

pub static CYCLE: TypeSpec = TypeSpec {
    doc: Some(
        "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &CYCLE_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(cycle_next),
        ..Slots::EMPTY
    },
    methods: CYCLE_METHODS,
    signature: "(iterable, /)",
    ..TypeSpec::foreign("itertools", "cycle")
};

methods! { static CYCLE_NEW;
    "cycle($type, iterable, /)" => |vm, [class, iterable]| {
        let iterator = vm.iter(iterable)?;
        let saved = Some(List::new_ref(Vec::new()));
        instance(vm, class, Cycle { iterator, saved, index: 0, first_pass_done: false })
    }
}

fn cycle_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<Cycle>(vm, this)?;
    let state = it.get(vm);
    let Some(saved) = state.saved.clone() else { return Ok(None) };
    if !state.iterator.is_null() {
        let iterator = state.iterator.clone();
        if let Some(item) = vm.next(&iterator)? {
            if !it.get(vm).first_pass_done {
                vm.list_push(&saved, item.clone())?;
            }
            return Ok(Some(item));
        }
        drop(std::mem::replace(&mut it.get_mut(vm).iterator, Value::NULL));
    }
    let index = it.get(vm).index;
    let items = &saved.get(vm).items;
    let Some(item) = items.get(index).or(items.first()).cloned() else { return Ok(None) };
    let next = if index + 1 >= items.len() { 0 } else { index + 1 };
    it.get_mut(vm).index = next;
    Ok(Some(item))
}

methods! { static CYCLE_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<Cycle>(vm, this)?.get(vm);
        let (iterator, index, done) = (state.iterator.clone(), state.index, state.first_pass_done);
        let saved = state.saved.clone().map_or(Value::NONE, Value::from);
        let class = class_value(vm, this);
        if iterator.is_null() {
            let iterator = vm.iter(&saved)?;
            if index != 0 {
                vm.call_method(&iterator, "__setstate__", &[Value::int(index as i64)])?;
            }
            let (args, state) = (vm.new_tuple([iterator]), vm.new_tuple([saved, Value::TRUE]));
            return Ok(vm.new_tuple([class, args, state]));
        }
        let (args, state) = (vm.new_tuple([iterator]), vm.new_tuple([saved, Value::bool(done)]));
        Ok(vm.new_tuple([class, args, state]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        let Some(state) = state.downcast::<Tuple>() else {
            raise!(vm, TypeError, "state is not a tuple");
        };
        let [saved, done] = state.items() else {
            raise!(vm, TypeError, "function takes exactly 2 arguments ({} given)", state.items().len());
        };
        let Some(saved) = saved.downcast::<List>() else {
            raise!(vm, TypeError, "argument 1 must be list, not {}", vm.type_name(saved));
        };
        let done = vm.index_i64(done)? != 0;
        let saved = saved.clone();
        let cycle = receiver::<Cycle>(vm, this)?.get_mut(vm);
        (cycle.saved, cycle.first_pass_done, cycle.index) = (Some(saved), done, 0);
        Ok(Value::NONE)
    }
}

/// `repeat`.
pub struct Repeat {
    object: Value,
    /// How many are to come; negative for no end.
    left: i64,
}
traced!(Repeat: object);

pub static REPEAT: TypeSpec = TypeSpec {
    doc: Some(
        "repeat(object [,times]) -> create an iterator which returns the object
for the specified number of times.  If not specified, returns the object
endlessly.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &REPEAT_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(repeat_next),
        repr: Some(repeat_repr),
        ..Slots::EMPTY
    },
    methods: REPEAT_METHODS,
    ..TypeSpec::foreign("itertools", "repeat")
};

methods! { static REPEAT_NEW;
    "repeat($type, object, times=<unrepresentable>)" => |vm, [class, object, times]| {
        let left = if times.is_null() { -1 } else { vm.ssize(times)?.max(0) };
        instance(vm, class, Repeat { object: object.clone(), left })
    }
}

fn repeat_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let state = receiver::<Repeat>(vm, this)?.get_mut(vm);
    if state.left == 0 {
        return Ok(None);
    }
    if state.left > 0 {
        state.left -= 1;
    }
    Ok(Some(state.object.clone()))
}

fn repeat_repr(vm: &mut Vm, this: &Value) -> PyResult {
    let state = receiver::<Repeat>(vm, this)?.get(vm);
    let (object, left) = (state.object.clone(), state.left);
    let name = vm.class_of(this).get(vm).name.to_string();
    let object = vm.repr_string(&object)?;
    Ok(vm.new_str(&if left < 0 { format!("{name}({object})") } else { format!("{name}({object}, {left})") }))
}

methods! { static REPEAT_METHODS;
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)"
    => |vm, [this]| {
        match receiver::<Repeat>(vm, this)?.get(vm).left {
            left if left < 0 => raise!(vm, TypeError, "len() of unsized object"),
            left => Ok(Value::int(left)),
        }
    }
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<Repeat>(vm, this)?.get(vm);
        let object = state.object.clone();
        let args = if state.left < 0 { vec![object] } else { vec![object, Value::int(state.left)] };
        let args = vm.new_tuple(args);
        Ok(vm.new_tuple([class_value(vm, this), args]))
    }
}
