//! The iterators of combinatorics: `product`, `combinations`, `combinations_with_replacement`, `permutations`.

use super::deprecated;
use crate::support::{class_value, construct, instance, receiver, traced};
use smallvec::SmallVec;
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::types::int::int_ref;
use taipan_vm::types::iter::itself;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{Args, Class, PyResult, Ref, Value, Vm, methods, raise};

/// Sizes of the objects in CPython, without the collector's header.
const PRODUCT_SIZE: i64 = 48;
const COMBINATIONS_SIZE: i64 = 56;
const PERMUTATIONS_SIZE: i64 = 64;

type Items = SmallVec<[Value; 3]>;

fn tuple(items: Items) -> PyResult<Option<Value>> {
    Ok(Some(Ref::new(Tuple::new(items)).into()))
}

fn empty(vm: &Vm) -> Option<Value> {
    Some(vm.shared.empty_tuple.clone().into())
}

/// The indices as Python ints.
fn numbers(vm: &Vm, indices: &[usize]) -> Value {
    vm.new_tuple(indices.iter().map(|&i| Value::int(i as i64)))
}

/// Indices of a state that a program gives, brought into range as CPython does.
fn read_indices(
    vm: &mut Vm,
    state: &Value,
    expected: usize,
    most: impl Fn(usize) -> i64,
) -> PyResult<Vec<usize>> {
    let Some(state) = state.downcast::<Tuple>().filter(|t| t.items().len() == expected) else {
        raise!(vm, ValueError, "invalid arguments");
    };
    let mut indices = Vec::with_capacity(expected);
    for (i, v) in state.items().iter().enumerate() {
        let index = match int_ref(v) {
            Some(_) => vm.ssize(v)?,
            None => raise!(vm, TypeError, "an integer is required"),
        };
        indices.push(usize::try_from(index.min(most(i)).max(0)).unwrap_or(0));
    }
    Ok(indices)
}

/// `product`.
pub struct Product {
    pools: Vec<Ref<Tuple>>,
    indices: Vec<usize>,
    started: bool,
    stopped: bool,
}

impl taipan_vm::Trace for Product {
    const CYCLIC: bool = true;
    /// The pools are a tuple in CPython.
    const DIES_BACKWARDS: bool = true;
    fn trace(&self, visit: &mut taipan_vm::Visitor<'_>) {
        self.pools.iter().for_each(|p| visit(p.value()));
    }
    fn clear(&mut self) {
        self.pools.clear();
    }
}

pub static PRODUCT: TypeSpec = TypeSpec {
    doc: Some(
        "Cartesian product of input iterables.  Equivalent to nested for-loops.

For example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).
The leftmost iterators are in the outermost for-loop, so the output tuples
cycle in a manner similar to an odometer (with the rightmost element changing
on every iteration).

To compute the product of an iterable with itself, specify the number
of repetitions with the optional repeat keyword argument. For example,
product(A, repeat=4) means the same as product(A, A, A, A).

product('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)
product((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots { new: Some(product_new), iter: Some(itself), next: Some(product_next), ..Slots::EMPTY },
    methods: PRODUCT_METHODS,
    signature: "(*iterables, repeat=1)",
    ..TypeSpec::foreign("itertools", "product")
};

methods! { static PRODUCT_KEYWORDS;
    "product(*, repeat=1)" => |_vm, [repeat]| { Ok(repeat.clone()) }
}

fn product_new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let keywords = Args::new(args.keyword_values(), args.names());
    let repeat = taipan_vm::call::call_method(vm, &PRODUCT_KEYWORDS[0], None, keywords)?;
    let repeat = vm.ssize(&repeat)?;
    let Ok(repeat) = usize::try_from(repeat) else {
        raise!(vm, ValueError, "repeat argument cannot be negative");
    };
    let count = if repeat == 0 { 0 } else { args.positional().len() };
    if count.checked_mul(repeat).is_none_or(|n| n > isize::MAX as usize / 8) {
        raise!(vm, OverflowError, "repeat argument too large");
    }
    if count * repeat > 1 << 24 {
        return Err(vm.memory_error());
    }
    let mut pools = Vec::with_capacity(count);
    for iterable in &args.positional()[..count] {
        pools.push(pool(vm, iterable)?);
    }
    let length = pools.len() * repeat;
    let all: Vec<_> = pools.iter().cycle().take(length).cloned().collect();
    let indices = vec![0; all.len()];
    instance(vm, class.value(), Product { pools: all, indices, started: false, stopped: false })
}

/// The items of an iterable as a tuple.
fn pool(vm: &mut Vm, iterable: &Value) -> PyResult<Ref<Tuple>> {
    if let Some(t) = iterable.exact::<Tuple>() {
        return Ok(t.clone());
    }
    let items = vm.collect_items(iterable)?;
    Ok(Tuple::from_iter(vm, items))
}

fn product_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let state = receiver::<Product>(vm, this)?.get_mut(vm);
    if state.stopped {
        return Ok(None);
    }
    if state.started {
        let mut at = state.indices.len();
        loop {
            let Some(i) = at.checked_sub(1) else {
                state.stopped = true;
                return Ok(None);
            };
            at = i;
            state.indices[i] += 1;
            if state.indices[i] < state.pools[i].items().len() {
                break;
            }
            state.indices[i] = 0;
        }
    } else {
        state.started = true;
        if state.pools.is_empty() {
            return Ok(empty(vm));
        }
    }
    let items: Option<Items> =
        state.pools.iter().zip(&state.indices).map(|(p, &i)| p.items().get(i).cloned()).collect();
    match items {
        Some(items) if items.is_empty() => Ok(empty(vm)),
        Some(items) => tuple(items),
        None => {
            state.stopped = true;
            Ok(None)
        }
    }
}

methods! { static PRODUCT_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let class = class_value(vm, this);
        let state = receiver::<Product>(vm, this)?.get(vm);
        if state.stopped {
            let none = vm.new_tuple([]);
            let args = vm.new_tuple([none]);
            return Ok(vm.new_tuple([class, args]));
        }
        let pools = vm.new_tuple(state.pools.iter().map(|p| p.value().clone()));
        if !state.started {
            return Ok(vm.new_tuple([class, pools]));
        }
        let indices = numbers(vm, &state.indices);
        Ok(vm.new_tuple([class, pools, indices]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        let it = receiver::<Product>(vm, this)?;
        let sizes: Vec<usize> = it.get(vm).pools.iter().map(|p| p.items().len()).collect();
        if sizes.contains(&0) {
            it.get_mut(vm).stopped = true;
            return Ok(Value::NONE);
        }
        let indices = read_indices(vm, state, sizes.len(), |i| sizes[i] as i64 - 1)?;
        let state = it.get_mut(vm);
        (state.indices, state.started) = (indices, true);
        Ok(Value::NONE)
    }
    /// Returns size in memory, in bytes.
    "__sizeof__($self, /)"
    => |vm, [this]| {
        let count = receiver::<Product>(vm, this)?.get(vm).pools.len() as i64;
        Ok(Value::int(PRODUCT_SIZE + 8 * count))
    }
}

/// What `combinations` and `combinations_with_replacement` share.
struct Chosen {
    pool: Option<Ref<Tuple>>,
    indices: Vec<usize>,
    started: bool,
    stopped: bool,
}
traced!(Chosen: pool);

impl Chosen {
    fn items(&self) -> &[Value] {
        self.pool.as_ref().map_or(&[], |p| p.items())
    }

    fn tuple(&self, vm: &Vm) -> PyResult<Option<Value>> {
        let items: Items = self.indices.iter().filter_map(|&i| self.items().get(i).cloned()).collect();
        if items.is_empty() { Ok(empty(vm)) } else { tuple(items) }
    }

    /// `(class, (pool, r)[, state])`
    fn reduce(&self, vm: &Vm, class: Value) -> Value {
        let r = Value::int(self.indices.len() as i64);
        if self.stopped && self.started {
            let none = vm.new_tuple([]);
            let args = vm.new_tuple([none, r]);
            return vm.new_tuple([class, args]);
        }
        let pool = self.pool.as_ref().map_or(Value::NONE, |p| p.value().clone());
        let args = vm.new_tuple([pool, r]);
        if !self.started {
            return vm.new_tuple([class, args]);
        }
        let indices = numbers(vm, &self.indices);
        vm.new_tuple([class, args, indices])
    }
}

/// `r` as a length.
fn length(vm: &mut Vm, r: &Value) -> PyResult<usize> {
    let Ok(r) = usize::try_from(vm.ssize(r)?) else { raise!(vm, ValueError, "r must be non-negative") };
    Ok(r)
}

/// Room for indices: far beyond the pool there is nothing to give.
fn room(vm: &mut Vm, r: usize) -> PyResult<Vec<usize>> {
    let mut indices = Vec::new();
    if r > isize::MAX as usize / 8 || indices.try_reserve_exact(r).is_err() {
        return Err(vm.memory_error());
    }
    Ok(indices)
}

macro_rules! chosen {
    ($(#[$doc:meta])* $Name:ident $next:ident $step:ident) => {
        $(#[$doc])*
        pub struct $Name(Chosen);

        impl taipan_vm::Trace for $Name {
            const CYCLIC: bool = true;
            fn trace(&self, visit: &mut taipan_vm::Visitor<'_>) {
                self.0.trace(visit);
            }
            fn clear(&mut self) {
                self.0.clear();
            }
        }

        fn $next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
            let it = receiver::<$Name>(vm, this)?;
            let state = &mut it.get_mut(vm).0;
            if state.stopped {
                return Ok(None);
            }
            if state.started {
                if !$step(state) {
                    state.stopped = true;
                    return Ok(None);
                }
            } else {
                state.started = true;
            }
            it.get(vm).0.tuple(vm)
        }
    };
}
chosen! { /// `combinations`.
Combinations combinations_next next_combination }
chosen! { /// `combinations_with_replacement`.
WithReplacement replacement_next next_with_replacement }

fn next_combination(state: &mut Chosen) -> bool {
    let (n, r) = (state.items().len(), state.indices.len());
    let Some(i) = (0..r).rev().find(|&i| state.indices[i] != i + n - r) else { return false };
    state.indices[i] += 1;
    for j in i + 1..r {
        state.indices[j] = state.indices[j - 1] + 1;
    }
    true
}

fn next_with_replacement(state: &mut Chosen) -> bool {
    let n = state.items().len();
    let Some(i) = state.indices.iter().rposition(|&at| at + 1 != n) else { return false };
    let next = state.indices[i] + 1;
    state.indices[i..].fill(next);
    true
}

pub static COMBINATIONS: TypeSpec = TypeSpec {
    doc: Some(
        "Return successive r-length combinations of elements in the iterable.

combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &COMBINATIONS_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(combinations_next),
        ..Slots::EMPTY
    },
    methods: COMBINATIONS_METHODS,
    signature: "(iterable, r)",
    ..TypeSpec::foreign("itertools", "combinations")
};

methods! { static COMBINATIONS_NEW;
    "combinations($type, iterable, r)" => |vm, [class, iterable, r]| {
        let r = vm.ssize(r)?;
        let pool = pool(vm, iterable)?;
        let r = length(vm, &Value::int(r))?;
        let mut indices = room(vm, r)?;
        indices.extend(0..r);
        let stopped = r > pool.items().len();
        instance(vm, class, Combinations(Chosen { pool: Some(pool), indices, started: false, stopped }))
    }
}

methods! { static COMBINATIONS_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let class = class_value(vm, this);
        Ok(receiver::<Combinations>(vm, this)?.get(vm).0.reduce(vm, class))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        let it = receiver::<Combinations>(vm, this)?;
        let (n, r) = (it.get(vm).0.items().len() as i64, it.get(vm).0.indices.len());
        let indices = read_indices(vm, state, r, |i| i as i64 + n - r as i64)?;
        let state = &mut it.get_mut(vm).0;
        (state.indices, state.started) = (indices, true);
        Ok(Value::NONE)
    }
    /// Returns size in memory, in bytes.
    "__sizeof__($self, /)"
    => |vm, [this]| {
        let r = receiver::<Combinations>(vm, this)?.get(vm).0.indices.len() as i64;
        Ok(Value::int(COMBINATIONS_SIZE + 8 * r))
    }
}

pub static WITH_REPLACEMENT: TypeSpec = TypeSpec {
    doc: Some("Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.

combinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')"),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &WITH_REPLACEMENT_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(replacement_next),
        ..Slots::EMPTY
    },
    methods: WITH_REPLACEMENT_METHODS,
    signature: "(iterable, r)",    ..TypeSpec::foreign("itertools", "combinations_with_replacement")
};

methods! { static WITH_REPLACEMENT_NEW;
    "combinations_with_replacement($type, iterable, r)" => |vm, [class, iterable, r]| {
        let r = vm.ssize(r)?;
        let pool = pool(vm, iterable)?;
        let r = length(vm, &Value::int(r))?;
        let mut indices = room(vm, r)?;
        indices.resize(r, 0);
        let stopped = r > 0 && pool.items().is_empty();
        instance(vm, class, WithReplacement(Chosen { pool: Some(pool), indices, started: false, stopped }))
    }
}

methods! { static WITH_REPLACEMENT_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let class = class_value(vm, this);
        Ok(receiver::<WithReplacement>(vm, this)?.get(vm).0.reduce(vm, class))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        let it = receiver::<WithReplacement>(vm, this)?;
        let (n, r) = (it.get(vm).0.items().len() as i64, it.get(vm).0.indices.len());
        let indices = read_indices(vm, state, r, |_| n - 1)?;
        let state = &mut it.get_mut(vm).0;
        (state.indices, state.started) = (indices, true);
        Ok(Value::NONE)
    }
    /// Returns size in memory, in bytes.
    "__sizeof__($self, /)"
    => |vm, [this]| {
        let r = receiver::<WithReplacement>(vm, this)?.get(vm).0.indices.len() as i64;
        Ok(Value::int(COMBINATIONS_SIZE + 8 * r))
    }
}

/// `permutations`.
pub struct Permutations {
    chosen: Vec<usize>,
    cycles: Vec<usize>,
    pool: Option<Ref<Tuple>>,
    r: usize,
    started: bool,
    stopped: bool,
}
traced!(Permutations: pool);

pub static PERMUTATIONS: TypeSpec = TypeSpec {
    doc: Some(
        "Return successive r-length permutations of elements in the iterable.

permutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &PERMUTATIONS_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(permutations_next),
        ..Slots::EMPTY
    },
    methods: PERMUTATIONS_METHODS,
    signature: "(iterable, r=None)",
    ..TypeSpec::foreign("itertools", "permutations")
};

methods! { static PERMUTATIONS_NEW;
    "permutations($type, iterable, r=None)" => |vm, [class, iterable, r]| {
        let pool = pool(vm, iterable)?;
        let n = pool.items().len();
        let r = match int_ref(r) {
            Some(_) => length(vm, r)?,
            None if r.is_none() => n,
            None => raise!(vm, TypeError, "Expected int as r"),
        };
        let stopped = r > n;
        let cycles = if stopped { vec![0; r.min(n)] } else { (0..r).map(|i| n - i).collect() };
        let chosen = (0..n).collect();
        instance(vm, class, Permutations { chosen, cycles, pool: Some(pool), r, started: false, stopped })
    }
}

fn permutations_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<Permutations>(vm, this)?;
    let state = it.get_mut(vm);
    if state.stopped {
        return Ok(None);
    }
    if state.started {
        if !next_permutation(state) {
            state.stopped = true;
            return Ok(None);
        }
    } else {
        state.started = true;
    }
    let state = it.get(vm);
    let Some(pool) = &state.pool else { return Ok(None) };
    let items: Items =
        state.chosen.iter().take(state.r).filter_map(|&i| pool.items().get(i).cloned()).collect();
    if items.is_empty() { Ok(empty(vm)) } else { tuple(items) }
}

fn next_permutation(state: &mut Permutations) -> bool {
    let n = state.chosen.len();
    for i in (0..state.r).rev() {
        state.cycles[i] = state.cycles[i].saturating_sub(1);
        if state.cycles[i] == 0 {
            state.chosen[i..].rotate_left(1);
            state.cycles[i] = n - i;
        } else {
            let j = state.cycles[i];
            state.chosen.swap(i, n - j);
            return true;
        }
    }
    false
}

methods! { static PERMUTATIONS_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let class = class_value(vm, this);
        let state = receiver::<Permutations>(vm, this)?.get(vm);
        let r = Value::int(state.r as i64);
        let pool = match &state.pool {
            Some(pool) if !(state.stopped && state.started) => pool.value().clone(),
            _ => vm.new_tuple([]),
        };
        let args = vm.new_tuple([pool, r]);
        if !state.started || state.stopped {
            return Ok(vm.new_tuple([class, args]));
        }
        let (chosen, cycles) = (numbers(vm, &state.chosen), numbers(vm, &state.cycles));
        let state = vm.new_tuple([chosen, cycles]);
        Ok(vm.new_tuple([class, args, state]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        let parts = state.downcast::<Tuple>().map(|t| t.items().to_vec());
        let Some([chosen, cycles]) = parts.and_then(|p| <[Value; 2]>::try_from(p).ok()) else {
            raise!(vm, TypeError, "function takes exactly 2 arguments");
        };
        let it = receiver::<Permutations>(vm, this)?;
        let (n, r) = (it.get(vm).chosen.len(), it.get(vm).r);
        let chosen = read_indices(vm, &chosen, n, |_| n as i64 - 1)?;
        let cycles = read_indices(vm, &cycles, r, |i| n as i64 - i as i64)?;
        let cycles = cycles.into_iter().map(|c| c.max(1)).collect();
        let state = it.get_mut(vm);
        (state.chosen, state.cycles, state.started) = (chosen, cycles, true);
        Ok(Value::NONE)
    }
    /// Returns size in memory, in bytes.
    "__sizeof__($self, /)"
    => |vm, [this]| {
        let state = receiver::<Permutations>(vm, this)?.get(vm);
        Ok(Value::int(PERMUTATIONS_SIZE + 8 * (state.chosen.len() + state.r) as i64))
    }
}
