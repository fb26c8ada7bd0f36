//! `deque`.

use super::deque_iter;
use crate::support::{class_value, instance, list, receiver, traced};
use std::collections::VecDeque;
use taipan_vm::call::call_method;
use taipan_vm::class::{ClassFlags, CompareOp, GetSet, Slots, TypeSpec};
use taipan_vm::protocol::attr::generic_getattr;
use taipan_vm::types::generic_alias;
use taipan_vm::types::int::int_ref;
use taipan_vm::{Args, Class, Foreign, PyResult, Ref, Value, Vm, account, methods, raise};

/// A deque.
pub struct Deque {
    pub items: VecDeque<Value>,
    /// None for no bound.
    max_len: Option<usize>,
    /// Counts changes, which iterators and searches notice.
    pub state: u64,
    /// Where in a block of CPython's the first item lies: `__sizeof__` tells.
    left: usize,
}
traced!(Deque: items; buffer |d| d.items.capacity() * size_of::<Value>());

/// Items in a block of CPython's, where the first one goes into an empty deque, and sizes in bytes.
const BLOCK: usize = 64;
const CENTER: usize = (BLOCK - 1) / 2;
const BASE_SIZE: usize = 216;
const BLOCK_SIZE: usize = 528;

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some("A list-like sequence optimized for data accesses near its endpoints."),
    flags: ClassFlags::BASETYPE.union(ClassFlags::SEQUENCE),
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        getattr: Some(generic_getattr),
        compare: Some(compare),
        iter: Some(|vm, this| Ok(deque_iter::forward(vm, this))),
        len: Some(|vm, this| Ok(receiver::<Deque>(vm, this)?.get(vm).items.len())),
        bool: None,
        getitem: Some(getitem),
        setitem: Some(setitem),
        contains: Some(contains),
        concat: Some(concat),
        iconcat: Some(iconcat),
        repeat: Some(repeat),
        irepeat: Some(irepeat),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: &[GetSet::read("maxlen", "maximum size of a deque or None if unbounded", |vm, this| {
        Ok(max_len(receiver::<Deque>(vm, this)?.get(vm)))
    })],
    signature: "([iterable[, maxlen]])",
    ..TypeSpec::foreign("collections", "deque")
};

fn max_len(deque: &Deque) -> Value {
    deque.max_len.map_or(Value::NONE, |n| Value::int(n as i64))
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    instance(vm, class.value(), Deque { items: VecDeque::new(), max_len: None, state: 0, left: CENTER + 1 })
}

impl Deque {
    fn push_back(&mut self, item: Value) -> Option<Value> {
        self.state += 1;
        self.items.push_back(item);
        self.max_len.filter(|&max| self.items.len() > max).and_then(|_| self.pop_front())
    }

    fn push_front(&mut self, item: Value) -> Option<Value> {
        self.state += 1;
        self.left = (self.left + BLOCK - 1) % BLOCK;
        self.items.push_front(item);
        self.max_len.filter(|&max| self.items.len() > max).and_then(|_| self.pop_back())
    }

    fn pop_back(&mut self) -> Option<Value> {
        let item = self.items.pop_back()?;
        self.state += 1;
        self.recentre();
        Some(item)
    }

    fn pop_front(&mut self) -> Option<Value> {
        let item = self.items.pop_front()?;
        self.state += 1;
        self.left = (self.left + 1) % BLOCK;
        self.recentre();
        Some(item)
    }

    fn recentre(&mut self) {
        if self.items.is_empty() {
            self.left = CENTER + 1;
        }
    }

    fn rotate(&mut self, n: i64) {
        let len = self.items.len();
        if len < 2 {
            return;
        }
        self.state += 1;
        let by = n.rem_euclid(len as i64) as usize;
        self.items.rotate_right(by);
    }
}

type This = Foreign<Deque>;

/// Makes room for `more` items.
fn reserve(vm: &mut Vm, this: &This, more: usize) -> PyResult<()> {
    let (len, before) = (this.get(vm).items.len(), this.get(vm).items.capacity());
    let needed = len.saturating_add(more);
    if needed <= before {
        return Ok(());
    }
    // Its buffer doubles, at least.
    vm.check_items(needed.max(before.saturating_mul(2)).max(4) - before)?;
    if this.get_mut(vm).items.try_reserve(more).is_err() {
        return Err(vm.memory_error());
    }
    let after = this.get(vm).items.capacity();
    account::resized(before * size_of::<Value>(), after * size_of::<Value>());
    Ok(())
}

fn push(vm: &mut Vm, this: &This, item: Value, front: bool) -> PyResult<()> {
    reserve(vm, this, 1)?;
    let deque = this.get_mut(vm);
    let out = if front { deque.push_front(item) } else { deque.push_back(item) };
    drop(out);
    Ok(())
}

fn extend(vm: &mut Vm, this: &This, iterable: &Value, front: bool) -> PyResult<()> {
    if iterable.is(this.value()) {
        let items: Vec<Value> = this.get(vm).items.iter().cloned().collect();
        for item in items {
            push(vm, this, item, front)?;
        }
        return Ok(());
    }
    let it = vm.iter(iterable)?;
    if this.get(vm).max_len == Some(0) {
        while vm.next(&it)?.is_some() {}
        return Ok(());
    }
    let deque = this.get_mut(vm);
    if deque.items.is_empty() {
        deque.left = if front { BLOCK - 1 } else { 1 };
    }
    while let Some(item) = vm.next(&it)? {
        push(vm, this, item, front)?;
    }
    Ok(())
}

methods! { static INIT;
    "deque($self, iterable=<unrepresentable>, maxlen=None)" => |vm, [this, iterable, max]| {
        let max_len = match () {
            () if max.is_none() => None,
            () => match usize::try_from(vm.exact_ssize(max)?) {
                Ok(n) => Some(n),
                Err(_) => raise!(vm, ValueError, "maxlen must be non-negative"),
            },
        };
        let this = receiver::<Deque>(vm, this)?;
        this.get_mut(vm).max_len = max_len;
        clear(vm, this);
        if !iterable.is_null() {
            extend(vm, this, iterable, false)?;
        }
        Ok(Value::NONE)
    }
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let all = args.with_first(this.clone());
    call_method(vm, &INIT[0], None, all.args()).map(drop)
}

fn clear(vm: &mut Vm, this: &This) {
    let deque = this.get_mut(vm);
    deque.state += 1;
    deque.left = CENTER + 1;
    drop(std::mem::take(&mut deque.items));
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let deque = receiver::<Deque>(vm, this)?;
    vm.guarded_repr(this, "[...]", |vm| {
        let items = list(deque.get(vm).items.iter().cloned().collect());
        let shown = vm.repr_string(&items)?;
        let name = vm.class_of(this).get(vm).name.to_string();
        Ok(match deque.get(vm).max_len {
            Some(n) => vm.new_str(&format!("{name}({shown}, maxlen={n})")),
            None => vm.new_str(&format!("{name}({shown})")),
        })
    })
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.foreign::<Deque>(), b.foreign::<Deque>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (len_x, len_y) = (x.get(vm).items.len(), y.get(vm).items.len());
    if a.is(b) && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Eq));
    }
    if len_x != len_y && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    let (it_x, it_y) = (vm.iter(a)?, vm.iter(b)?);
    loop {
        let (p, q) = (vm.next(&it_x)?, vm.next(&it_y)?);
        match (p, q) {
            (Some(p), Some(q)) => {
                if !vm.same_or_equal(&p, &q)? {
                    return match op {
                        CompareOp::Eq => Ok(Value::FALSE),
                        CompareOp::Ne => Ok(Value::TRUE),
                        _ => Ok(Value::bool(vm.compare_bool(&p, &q, op)?)),
                    };
                }
            }
            (p, q) => return Ok(Value::bool(op.matches(p.is_some().cmp(&q.is_some())))),
        }
    }
}

/// The position that an index means.
fn place(vm: &mut Vm, this: &This, key: &Value) -> PyResult<usize> {
    if int_ref(key).is_none() && vm.class_ref(key).get(vm).slots.index.is_none() {
        raise!(vm, TypeError, "sequence index must be integer, not '{}'", vm.type_name(key));
    }
    let index = vm.index_i64(key)?;
    let len = this.get(vm).items.len() as i64;
    let index = if index < 0 { index + len } else { index };
    match usize::try_from(index) {
        Ok(i) if index < len => Ok(i),
        _ => raise!(vm, IndexError, "deque index out of range"),
    }
}

fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    let this = receiver::<Deque>(vm, this)?;
    let at = place(vm, this, key)?;
    Ok(this.get(vm).items.get(at).cloned().unwrap_or(Value::NONE))
}

fn setitem(vm: &mut Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let this = receiver::<Deque>(vm, this)?;
    let at = place(vm, this, key)?;
    let deque = this.get_mut(vm);
    let old = match value {
        Some(v) => deque.items.get_mut(at).map(|slot| std::mem::replace(slot, v.clone())),
        None => {
            deque.state += 1;
            let old = deque.items.remove(at);
            deque.recentre();
            old
        }
    };
    drop(old);
    Ok(())
}

/// Where an item is; a change meanwhile is an error.
fn find(
    vm: &mut Vm,
    this: &This,
    value: &Value,
    from: usize,
    to: usize,
    kind: Mutated,
) -> PyResult<Option<usize>> {
    let state = this.get(vm).state;
    for at in from..to {
        let Some(item) = this.get(vm).items.get(at).cloned() else { break };
        let equal = vm.same_or_equal(&item, value)?;
        if this.get(vm).state != state {
            return Err(match kind {
                Mutated::Iteration => taipan_vm::error!(vm, RuntimeError, "deque mutated during iteration"),
                Mutated::Remove => taipan_vm::error!(vm, IndexError, "deque mutated during iteration"),
            });
        }
        if equal {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

/// How a change during a search is told.
#[derive(Clone, Copy)]
enum Mutated {
    Iteration,
    Remove,
}

fn contains(vm: &mut Vm, this: &Value, value: &Value) -> PyResult<bool> {
    let this = receiver::<Deque>(vm, this)?;
    Ok(find(vm, this, value, 0, usize::MAX, Mutated::Iteration)?.is_some())
}

/// A new deque of the same class and bound.
fn copy(vm: &mut Vm, this: &Value) -> PyResult {
    let deque = receiver::<Deque>(vm, this)?;
    let class = vm.class_of(this);
    if !class.get(vm).is_heap() {
        let state = deque.get(vm);
        let left = if state.items.is_empty() { CENTER + 1 } else { 1 };
        let new = Deque { items: state.items.clone(), max_len: state.max_len, state: 0, left };
        return Ok(vm.new_foreign(&class, new).into());
    }
    let max = max_len(deque.get(vm));
    let args: &[Value] = if max.is_none() { std::slice::from_ref(this) } else { &[this.clone(), max] };
    let new = vm.call(class.value(), args)?;
    if new.foreign::<Deque>().is_none() {
        let (class, kind) = (class.get(vm).name.to_string(), vm.type_name(&new));
        raise!(vm, TypeError, "{class}() must return a deque, not {kind}");
    }
    Ok(new)
}

fn concat(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    if b.foreign::<Deque>().is_none() {
        raise!(vm, TypeError, "can only concatenate deque (not \"{}\") to deque", vm.type_name(b));
    }
    let new = copy(vm, a)?;
    let copied = receiver::<Deque>(vm, &new)?;
    extend(vm, copied, b, false)?;
    Ok(new)
}

fn iconcat(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let this = receiver::<Deque>(vm, a)?;
    extend(vm, this, b, false)?;
    Ok(a.clone())
}

fn irepeat(vm: &mut Vm, a: &Value, times: &Value) -> PyResult {
    let this = receiver::<Deque>(vm, a)?;
    let times = vm.repeat_count(times)?;
    let len = this.get(vm).items.len();
    if times == 0 || len == 0 {
        clear(vm, this);
        return Ok(a.clone());
    }
    let mut times = times;
    if let Some(max) = this.get(vm).max_len {
        // No more is repeated than the bound keeps.
        times = times.min(max.div_ceil(len) + 1);
    }
    let total = len.checked_mul(times).filter(|&n| n <= taipan_vm::protocol::sequence::MAX_ITEMS);
    let Some(total) = total else { return Err(vm.memory_error()) };
    reserve(vm, this, total - len)?;
    let items: Vec<Value> = this.get(vm).items.iter().cloned().collect();
    for _ in 1..times {
        for item in &items {
            drop(this.get_mut(vm).push_back(item.clone()));
        }
    }
    Ok(a.clone())
}

fn repeat(vm: &mut Vm, a: &Value, times: &Value) -> PyResult {
    let new = copy(vm, a)?;
    irepeat(vm, &new, times)
}

fn insert(vm: &mut Vm, this: &This, index: i64, item: &Value) -> PyResult {
    let len = this.get(vm).items.len();
    if this.get(vm).max_len == Some(len) {
        raise!(vm, IndexError, "deque already at its maximum size");
    }
    let len = len as i64;
    if index >= len {
        push(vm, this, item.clone(), false)?;
    } else if index <= -len || index == 0 {
        push(vm, this, item.clone(), true)?;
    } else {
        let at = if index < 0 { index + len } else { index };
        reserve(vm, this, 1)?;
        let deque = this.get_mut(vm);
        deque.state += 1;
        deque.items.insert(at as usize, item.clone());
    }
    Ok(Value::NONE)
}

/// A bound of `index`, in range.
fn bound(vm: &mut Vm, v: &Value, default: usize, len: usize) -> PyResult<usize> {
    if v.is_null() {
        return Ok(default);
    }
    let i = taipan_vm::protocol::sequence::search_bound(vm, v, 0)?;
    let i = if i < 0 { i.saturating_add(len as i64).max(0) } else { i };
    Ok(usize::try_from(i).unwrap_or(0).min(len))
}

methods! { static METHODS;
    /// Add an element to the right side of the deque.
    "append($self, item, /)"
    => |vm, [this, item]| {
        let this = receiver::<Deque>(vm, this)?;
        push(vm, this, item.clone(), false)?;
        Ok(Value::NONE)
    }
    /// Add an element to the left side of the deque.
    "appendleft($self, item, /)"
    => |vm, [this, item]| {
        let this = receiver::<Deque>(vm, this)?;
        push(vm, this, item.clone(), true)?;
        Ok(Value::NONE)
    }
    /// Remove all elements from the deque.
    "clear($self, /)"
    => |vm, [this]| {
        let this = receiver::<Deque>(vm, this)?;
        clear(vm, this);
        Ok(Value::NONE)
    }
    /// Return a shallow copy of a deque.
    "copy($self, /)"
    => |vm, [this]| { copy(vm, this) }
    /// Return a shallow copy of a deque.
    "__copy__($self, /)"
    => |vm, [this]| { copy(vm, this) }
    /// Return number of occurrences of value.
    "count($self, value, /)"
    => |vm, [this, value]| {
        let this = receiver::<Deque>(vm, this)?;
        let (mut count, mut from) = (0, 0);
        while let Some(at) = find(vm, this, value, from, usize::MAX, Mutated::Iteration)? {
            (count, from) = (count + 1, at + 1);
        }
        Ok(Value::int(count))
    }
    /// Extend the right side of the deque with elements from the iterable.
    "extend($self, iterable, /)"
    => |vm, [this, iterable]| {
        let this = receiver::<Deque>(vm, this)?;
        extend(vm, this, iterable, false)?;
        Ok(Value::NONE)
    }
    /// Extend the left side of the deque with elements from the iterable.
    "extendleft($self, iterable, /)"
    => |vm, [this, iterable]| {
        let this = receiver::<Deque>(vm, this)?;
        extend(vm, this, iterable, true)?;
        Ok(Value::NONE)
    }
    /// Return first index of value.
    ///
    /// Raises ValueError if the value is not present.
    "index($self, value, [start, [stop]])"
    => |vm, [this, value, start, stop]| {
        let this = receiver::<Deque>(vm, this)?;
        let len = this.get(vm).items.len();
        let (start, stop) = (bound(vm, start, 0, len)?, bound(vm, stop, len, len)?);
        match find(vm, this, value, start, stop, Mutated::Iteration)? {
            Some(at) => Ok(Value::int(at as i64)),
            None if vm.dialect.deque_tells_what_is_missing() => {
                raise!(vm, ValueError, "{} is not in deque", vm.repr_string(value)?)
            }
            None => raise!(vm, ValueError, "deque.index(x): x not in deque"),
        }
    }
    /// Insert value before index.
    "insert($self, index, value, /)"
    => |vm, [this, index, value]| {
        let index = vm.index_i64(index)?;
        let this = receiver::<Deque>(vm, this)?;
        insert(vm, this, index, value)
    }
    /// Remove and return the rightmost element.
    "pop($self, /)"
    => |vm, [this]| {
        match receiver::<Deque>(vm, this)?.get_mut(vm).pop_back() {
            Some(item) => Ok(item),
            None => raise!(vm, IndexError, "pop from an empty deque"),
        }
    }
    /// Remove and return the leftmost element.
    "popleft($self, /)"
    => |vm, [this]| {
        match receiver::<Deque>(vm, this)?.get_mut(vm).pop_front() {
            Some(item) => Ok(item),
            None => raise!(vm, IndexError, "pop from an empty deque"),
        }
    }
    /// Remove first occurrence of value.
    "remove($self, value, /)"
    => |vm, [this, value]| {
        let this = receiver::<Deque>(vm, this)?;
        match find(vm, this, value, 0, usize::MAX, Mutated::Remove)? {
            Some(at) => {
                let deque = this.get_mut(vm);
                deque.state += 1;
                let old = deque.items.remove(at);
                deque.recentre();
                drop(old);
                Ok(Value::NONE)
            }
            None if vm.dialect.deque_tells_what_is_missing() => {
                raise!(vm, ValueError, "{} is not in deque", vm.repr_string(value)?)
            }
            None => raise!(vm, ValueError, "deque.remove(x): x not in deque"),
        }
    }
    /// Reverse *IN PLACE*.
    "reverse($self, /)"
    => |vm, [this]| {
        receiver::<Deque>(vm, this)?.get_mut(vm).items.make_contiguous().reverse();
        Ok(Value::NONE)
    }
    /// Rotate the deque n steps to the right.  If n is negative, rotates left.
    "rotate($self, n=1, /)"
    => |vm, [this, n]| {
        let n = vm.index_i64(n)?;
        receiver::<Deque>(vm, this)?.get_mut(vm).rotate(n);
        Ok(Value::NONE)
    }
    /// Return a reverse iterator over the deque.
    "__reversed__($self, /)"
    => |vm, [this]| { Ok(deque_iter::backward(vm, this)) }
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        let class = class_value(vm, this);
        let state = match vm.has_own_attributes(this) {
            true => vm.instance_dict(this).map_or(Value::NONE, Value::from),
            false => Value::NONE,
        };
        let it = vm.iter(this)?;
        let max = max_len(receiver::<Deque>(vm, this)?.get(vm));
        let empty = vm.new_tuple([]);
        let args = if max.is_none() { empty } else { vm.new_tuple([empty, max]) };
        Ok(vm.new_tuple([class, args, state, it]))
    }
    /// Return the size of the deque in memory, in bytes.
    "__sizeof__($self, /)"
    => |vm, [this]| {
        let deque = receiver::<Deque>(vm, this)?.get(vm);
        let blocks = (deque.left + deque.items.len()).div_ceil(BLOCK).max(1);
        Ok(Value::int((BASE_SIZE + blocks * BLOCK_SIZE) as i64))
    }
    /// See PEP 585
    "__class_getitem__($type, object, /)"
    => |vm, [class, object]| { Ok(generic_alias::make(vm, class, object)) }
}
