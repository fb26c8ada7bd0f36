//! The iterators that give several items at a time: `groupby`, `pairwise`, `batched`.

use super::deprecated;
use crate::support::{class_arg, class_value, construct, instance, receiver, traced};
use smallvec::SmallVec;
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::types::iter::itself;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{Foreign, PyResult, Ref, Value, Vm, methods, raise};

/// `groupby`.
pub struct GroupBy {
    iterator: Value,
    key: Value,
    /// The key of the group that was given last.
    target: Value,
    current_key: Value,
    /// Read, and not given yet.
    current: Value,
    /// Numbers the groups: one that is not the last is at its end.
    group: u64,
}
traced!(GroupBy: iterator, key, target, current_key, current);

pub static GROUP_BY: TypeSpec = TypeSpec {
    doc: Some(
        "make an iterator that returns consecutive keys and groups from the iterable

  iterable
    Elements to divide into groups according to the key function.
  key
    A function for computing the group category for each element.
    If the key function is not specified or is None, the element itself
    is used for grouping.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &GROUP_BY_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(groupby_next),
        ..Slots::EMPTY
    },
    methods: GROUP_BY_METHODS,
    signature: "(iterable, key=None)",
    ..TypeSpec::foreign("itertools", "groupby")
};

methods! { static GROUP_BY_NEW;
    "groupby($type, iterable, key=None)" => |vm, [class, iterable, key]| {
        let iterator = vm.iter(iterable)?;
        let group = GroupBy {
            iterator,
            key: key.clone(),
            target: Value::NULL,
            current_key: Value::NULL,
            current: Value::NULL,
            group: 0,
        };
        instance(vm, class, group)
    }
}

/// Reads one item and its key; false at the end.
fn step(vm: &mut Vm, group: &Foreign<GroupBy>) -> PyResult<bool> {
    let state = group.get(vm);
    let (iterator, key) = (state.iterator.clone(), state.key.clone());
    let Some(item) = vm.next(&iterator)? else { return Ok(false) };
    let key = if key.is_none() { item.clone() } else { vm.call(&key, std::slice::from_ref(&item))? };
    let state = group.get_mut(vm);
    let old = (std::mem::replace(&mut state.current, item), std::mem::replace(&mut state.current_key, key));
    drop(old);
    Ok(true)
}

fn groupby_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<GroupBy>(vm, this)?;
    it.get_mut(vm).group += 1;
    loop {
        let state = it.get(vm);
        if !state.current_key.is_null() {
            if state.target.is_null() {
                break;
            }
            let (target, key) = (state.target.clone(), state.current_key.clone());
            if !vm.same_or_equal(&target, &key)? {
                break;
            }
        }
        if !step(vm, it)? {
            return Ok(None);
        }
    }
    let state = it.get_mut(vm);
    let key = state.current_key.clone();
    drop(std::mem::replace(&mut state.target, key.clone()));
    let number = it.get(vm).group;
    let grouper = Grouper { parent: this.clone(), target: key.clone(), group: number };
    let class = vm.foreign_class::<Grouper>(&GROUPER);
    let grouper = vm.new_foreign(&class, grouper).into();
    Ok(Some(vm.new_tuple([key, grouper])))
}

methods! { static GROUP_BY_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let class = class_value(vm, this);
        let state = receiver::<GroupBy>(vm, this)?.get(vm);
        let args = vm.new_tuple([state.iterator.clone(), state.key.clone()]);
        if state.target.is_null() || state.current_key.is_null() || state.current.is_null() {
            return Ok(vm.new_tuple([class, args]));
        }
        let state =
            vm.new_tuple([state.current.clone(), state.target.clone(), state.current_key.clone()]);
        Ok(vm.new_tuple([class, args, state]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        let Some(state) = state.downcast::<Tuple>() else { raise!(vm, TypeError, "state is not a tuple") };
        let [current, target, key] = state.items() else {
            raise!(vm, TypeError, "function takes exactly 3 arguments ({} given)", state.items().len());
        };
        let (current, target, key) = (current.clone(), target.clone(), key.clone());
        let group = receiver::<GroupBy>(vm, this)?.get_mut(vm);
        (group.current, group.target, group.current_key) = (current, target, key);
        Ok(Value::NONE)
    }
}

/// `_grouper`: one group.
pub struct Grouper {
    parent: Value,
    target: Value,
    group: u64,
}
traced!(Grouper: parent, target);

pub static GROUPER: TypeSpec = TypeSpec {
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &GROUPER_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(grouper_next),
        ..Slots::EMPTY
    },
    methods: GROUPER_METHODS,
    ..TypeSpec::foreign("itertools", "_grouper")
};

methods! { static GROUPER_NEW;
    "_grouper($type, parent, tgtkey, /)" => |vm, [class, parent, target]| {
        let Some(group) = parent.foreign::<GroupBy>() else {
            return Err(vm.bad_argument("_grouper", "argument 1", "itertools.groupby", parent));
        };
        let state = group.get_mut(vm);
        state.group += 1;
        let group = state.group;
        instance(vm, class, Grouper { parent: parent.clone(), target: target.clone(), group })
    }
}

fn grouper_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let state = receiver::<Grouper>(vm, this)?.get(vm);
    let (parent, target, group) = (state.parent.clone(), state.target.clone(), state.group);
    let Some(by) = parent.foreign::<GroupBy>() else { return Ok(None) };
    if by.get(vm).group != group {
        return Ok(None);
    }
    if by.get(vm).current.is_null() && !step(vm, by)? {
        return Ok(None);
    }
    let key = by.get(vm).current_key.clone();
    if !vm.same_or_equal(&target, &key)? {
        return Ok(None);
    }
    let state = by.get_mut(vm);
    state.current_key = Value::NULL;
    let item = std::mem::replace(&mut state.current, Value::NULL);
    // The key stays known as the target's.
    Ok(item.present().cloned())
}

methods! { static GROUPER_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<Grouper>(vm, this)?.get(vm);
        let (parent, target, group) = (state.parent.clone(), state.target.clone(), state.group);
        if parent.foreign::<GroupBy>().is_none_or(|by| by.get(vm).group != group) {
            let (iter, empty) = (crate::support::builtin(vm, "iter")?, vm.new_tuple([]));
            let args = vm.new_tuple([empty]);
            return Ok(vm.new_tuple([iter, args]));
        }
        let args = vm.new_tuple([parent, target]);
        Ok(vm.new_tuple([class_value(vm, this), args]))
    }
}

/// `pairwise`.
pub struct Pairwise {
    /// [`Value::NULL`] once exhausted.
    iterator: Value,
    old: Value,
}
traced!(Pairwise: iterator, old);

pub static PAIRWISE: TypeSpec = TypeSpec {
    doc: Some(
        "Return an iterator of overlapping pairs taken from the input iterator.

    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &PAIRWISE_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(pairwise_next),
        ..Slots::EMPTY
    },
    signature: "(iterable, /)",
    ..TypeSpec::foreign("itertools", "pairwise")
};

methods! { static PAIRWISE_NEW;
    "pairwise($type, iterable, /)" => |vm, [class, iterable]| {
        let iterator = vm.iter(iterable)?;
        instance(vm, class, Pairwise { iterator, old: Value::NULL })
    }
}

fn pairwise_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<Pairwise>(vm, this)?;
    let state = it.get(vm);
    let (iterator, mut old) = (state.iterator.clone(), state.old.clone());
    if iterator.is_null() {
        return Ok(None);
    }
    if old.is_null() {
        let Some(first) = vm.next(&iterator)? else { return pairwise_end(vm, it) };
        it.get_mut(vm).old = first.clone();
        if it.get(vm).iterator.is_null() {
            return pairwise_end(vm, it);
        }
        old = first;
    }
    let Some(new) = vm.next(&iterator)? else { return pairwise_end(vm, it) };
    drop(std::mem::replace(&mut it.get_mut(vm).old, new.clone()));
    Ok(Some(Ref::new(Tuple::new(SmallVec::from_iter([old, new]))).into()))
}

fn pairwise_end(vm: &mut Vm, it: &Foreign<Pairwise>) -> PyResult<Option<Value>> {
    let ended = Pairwise { iterator: Value::NULL, old: Value::NULL };
    drop(std::mem::replace(it.get_mut(vm), ended));
    Ok(None)
}

/// `batched`.
pub struct Batched {
    /// [`Value::NULL`] once exhausted.
    iterator: Value,
    size: i64,
    strict: bool,
}
traced!(Batched: iterator);

/// The type, which knows `strict` in newer versions.
pub fn batched(vm: &Vm) -> &'static TypeSpec {
    if vm.dialect.batched_can_be_strict() { &BATCHED_STRICT } else { &BATCHED }
}

macro_rules! batched {
    ($SPEC:ident $NEW:ident $doc:expr) => {
        pub static $SPEC: TypeSpec = TypeSpec {
            doc: Some($doc),
            flags: ClassFlags::BASETYPE,
            slots: Slots {
                new: Some(|vm, class, args| construct(vm, &$NEW[0], class, args)),
                iter: Some(itself),
                next: Some(batched_next),
                ..Slots::EMPTY
            },
            signature: "(iterable, n, *, strict=False)",
            ..TypeSpec::foreign("itertools", "batched")
        };
    };
}
const BATCHED_DOC: &str = "Batch data into tuples of length n. The last batch may be shorter than n.

Loops over the input iterable and accumulates data into tuples
up to size n.  The input is consumed lazily, just enough to
fill a batch.  The result is yielded as soon as a batch is full
or when the input iterable is exhausted.

    >>> for batch in batched('ABCDEFG', 3):
    ...     print(batch)
    ...
    ('A', 'B', 'C')
    ('D', 'E', 'F')
    ('G',)

If \"strict\" is True, raises a ValueError if the final batch is shorter
than n.";
batched!(BATCHED BATCHED_NEW OLD_BATCHED_DOC);
batched!(BATCHED_STRICT BATCHED_STRICT_NEW BATCHED_DOC);
const OLD_BATCHED_DOC: &str = "\
Batch data into tuples of length n. The last batch may be shorter than n.

Loops over the input iterable and accumulates data into tuples
up to size n.  The input is consumed lazily, just enough to
fill a batch.  The result is yielded as soon as a batch is full
or when the input iterable is exhausted.

    >>> for batch in batched('ABCDEFG', 3):
    ...     print(batch)
    ...
    ('A', 'B', 'C')
    ('D', 'E', 'F')
    ('G',)";

methods! { static BATCHED_NEW;
    "batched($type, iterable, n)" => |vm, [class, iterable, n]| { make_batched(vm, class, iterable, n, false) }
}

methods! { static BATCHED_STRICT_NEW;
    "batched($type, iterable, n, *, strict=False)" => |vm, [class, iterable, n, strict]| {
        let strict = vm.truth(strict)?;
        make_batched(vm, class, iterable, n, strict)
    }
}

fn make_batched(vm: &mut Vm, class: &Value, iterable: &Value, n: &Value, strict: bool) -> PyResult {
    let size = vm.ssize(n)?;
    if size < 1 {
        raise!(vm, ValueError, "n must be at least one");
    }
    class_arg(vm, class)?;
    let iterator = vm.iter(iterable)?;
    instance(vm, class, Batched { iterator, size, strict })
}

fn batched_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<Batched>(vm, this)?;
    let state = it.get(vm);
    let (iterator, size, strict) = (state.iterator.clone(), state.size, state.strict);
    if iterator.is_null() {
        return Ok(None);
    }
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let mut items = SmallVec::<[Value; 3]>::new();
    while items.len() < size {
        match vm.next(&iterator) {
            Ok(Some(item)) => items.push(item),
            Ok(None) => break,
            Err(e) => {
                it.get_mut(vm).iterator = Value::NULL;
                return Err(e);
            }
        }
    }
    if items.len() == size {
        return Ok(Some(Ref::new(Tuple::new(items)).into()));
    }
    drop(std::mem::replace(&mut it.get_mut(vm).iterator, Value::NULL));
    match items.len() {
        0 => Ok(None),
        _ if strict => raise!(vm, ValueError, "batched(): incomplete batch"),
        _ => Ok(Some(Ref::new(Tuple::new(items)).into())),
    }
}
