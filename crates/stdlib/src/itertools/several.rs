//! The iterators over several iterables: `chain`, `zip_longest`.

use super::deprecated;
use crate::support::{class_value, instance, receiver, traced};
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::types::generic_alias;
use taipan_vm::types::iter::itself;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{Args, Class, PyResult, Ref, Value, Vm, methods, raise};

/// `chain`.
pub struct Chain {
    /// Over the iterables; [`Value::NULL`] once exhausted.
    source: Value,
    /// The one that items come from; [`Value::NULL`] between two.
    active: Value,
}
traced!(Chain: source, active);

pub static CHAIN: TypeSpec = TypeSpec {
    doc: Some(
        "Return a chain object whose .__next__() method returns elements from the
first iterable until it is exhausted, then elements from the next
iterable, until all of the iterables are exhausted.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots { new: Some(chain_new), iter: Some(itself), next: Some(chain_next), ..Slots::EMPTY },
    methods: CHAIN_METHODS,
    signature: "(*iterables)",
    ..TypeSpec::foreign("itertools", "chain")
};

fn chain_new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let own_init = class.get(vm).slots.init.map(|f| f as usize)
        != vm.types.object.get(vm).slots.init.map(|f| f as usize);
    if !args.names().is_empty() && !own_init {
        raise!(vm, TypeError, "chain() takes no keyword arguments");
    }
    let iterables = vm.new_tuple(args.positional().iter().cloned());
    let source = vm.iter(&iterables)?;
    instance(vm, class.value(), Chain { source, active: Value::NULL })
}

fn chain_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<Chain>(vm, this)?;
    loop {
        let active = it.get(vm).active.clone();
        if !active.is_null() {
            if let Some(item) = vm.next(&active)? {
                return Ok(Some(item));
            }
            drop(std::mem::replace(&mut it.get_mut(vm).active, Value::NULL));
        }
        let source = it.get(vm).source.clone();
        if source.is_null() {
            return Ok(None);
        }
        let found = match vm.next(&source) {
            Ok(Some(iterable)) => vm.iter(&iterable).map(Some),
            other => other,
        };
        match found {
            Ok(Some(active)) => it.get_mut(vm).active = active,
            ended => {
                drop(std::mem::replace(&mut it.get_mut(vm).source, Value::NULL));
                return ended;
            }
        }
    }
}

methods! { static CHAIN_METHODS;
    /// See PEP 585
    "__class_getitem__($type, object, /)"
    => |vm, [class, object]| { Ok(generic_alias::make(vm, class, object)) }
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<Chain>(vm, this)?.get(vm);
        let (source, active) = (state.source.clone(), state.active.clone());
        let (class, none) = (class_value(vm, this), vm.new_tuple([]));
        if source.is_null() {
            return Ok(vm.new_tuple([class, none]));
        }
        let state = if active.is_null() { vec![source] } else { vec![source, active] };
        let state = vm.new_tuple(state);
        Ok(vm.new_tuple([class, none, state]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        let Some(state) = state.downcast::<Tuple>() else { raise!(vm, TypeError, "state is not a tuple") };
        let (source, active) = match state.items() {
            [source] => (source.clone(), Value::NULL),
            [source, active] => (source.clone(), active.clone()),
            [] => raise!(vm, TypeError, "function takes at least 1 argument (0 given)"),
            more => raise!(vm, TypeError, "function takes at most 2 arguments ({} given)", more.len()),
        };
        for it in [&source, &active].into_iter().filter(|it| !it.is_null()) {
            if vm.class_ref(it).get(vm).slots.next.is_none() {
                raise!(vm, TypeError, "Arguments must be iterators.");
            }
        }
        *receiver::<Chain>(vm, this)?.get_mut(vm) = Chain { source, active };
        Ok(Value::NONE)
    }
    /// Alternative chain() constructor taking a single iterable argument that evaluates lazily.
    "from_iterable($type, iterable, /)"
    => |vm, [class, iterable]| {
        let source = vm.iter(iterable)?;
        instance(vm, class, Chain { source, active: Value::NULL })
    }
}

/// `zip_longest`.
pub struct ZipLongest {
    fill: Value,
    /// [`Value::NULL`] where one is exhausted.
    iterators: Vec<Value>,
    active: usize,
}

impl taipan_vm::Trace for ZipLongest {
    const CYCLIC: bool = true;
    /// The iterators are a tuple in CPython, and the value to fill up with dies after it.
    const DIES_BACKWARDS: bool = true;
    fn trace(&self, visit: &mut taipan_vm::Visitor<'_>) {
        self.iterators.iter().for_each(&mut *visit);
        visit(&self.fill);
    }
    fn clear(&mut self) {
        self.iterators.clear();
        self.fill = Value::NULL;
    }
}

pub static ZIP_LONGEST: TypeSpec = TypeSpec {
    doc: Some(
        "Return a zip_longest object whose .__next__() method returns a tuple where
the i-th element comes from the i-th iterable argument.  The .__next__()
method continues until the longest iterable in the argument sequence
is exhausted and then it raises StopIteration.  When the shorter iterables
are exhausted, the fillvalue is substituted in their place.  The fillvalue
defaults to None or can be specified by a keyword argument.
",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots { new: Some(zip_new), iter: Some(itself), next: Some(zip_next), ..Slots::EMPTY },
    methods: ZIP_METHODS,
    signature: "(*iterables, fillvalue=None)",
    ..TypeSpec::foreign("itertools", "zip_longest")
};

fn zip_new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let fill = match args.keywords().next() {
        None => Value::NONE,
        Some((name, value)) if name.eq_str("fillvalue") && args.names().len() == 1 => value.clone(),
        Some(_) => raise!(vm, TypeError, "zip_longest() got an unexpected keyword argument"),
    };
    let mut iterators = Vec::with_capacity(args.positional().len());
    for iterable in args.positional() {
        iterators.push(vm.iter(iterable)?);
    }
    let active = iterators.len();
    instance(vm, class.value(), ZipLongest { iterators, active, fill })
}

fn zip_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<ZipLongest>(vm, this)?;
    let state = it.get(vm);
    let (count, fill) = (state.iterators.len(), state.fill.clone());
    if count == 0 || state.active == 0 {
        return Ok(None);
    }
    let mut items = smallvec::SmallVec::<[Value; 3]>::with_capacity(count);
    for i in 0..count {
        let iterator = it.get(vm).iterators.get(i).cloned().unwrap_or(Value::NULL);
        if iterator.is_null() {
            items.push(fill.clone());
            continue;
        }
        match vm.next(&iterator) {
            Ok(Some(item)) => items.push(item),
            Ok(None) => {
                let state = it.get_mut(vm);
                state.active = state.active.saturating_sub(1);
                if state.active == 0 {
                    return Ok(None);
                }
                items.push(fill.clone());
                if let Some(slot) = state.iterators.get_mut(i) {
                    drop(std::mem::replace(slot, Value::NULL));
                }
            }
            Err(e) => {
                it.get_mut(vm).active = 0;
                return Err(e);
            }
        }
    }
    Ok(Some(Ref::new(Tuple::new(items)).into()))
}

methods! { static ZIP_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<ZipLongest>(vm, this)?.get(vm);
        let (iterators, fill) = (state.iterators.clone(), state.fill.clone());
        let empty = vm.new_tuple([]);
        let args = iterators.into_iter().map(|it| if it.is_null() { empty.clone() } else { it });
        let args = vm.new_tuple(args);
        Ok(vm.new_tuple([class_value(vm, this), args, fill]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        receiver::<ZipLongest>(vm, this)?.get_mut(vm).fill = state.clone();
        Ok(Value::NONE)
    }
}
