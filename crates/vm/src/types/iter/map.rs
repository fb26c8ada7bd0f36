//! `map`.

use super::{itself, next_of_each, own_args, pickle::reduced_as, strict_keyword};
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::types::tuple::Tuple;
use crate::{Args, PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// `map`.
pub struct Map {
    /// A tuple of iterators. They die before the function.
    pub iterators: Ref<Tuple>,
    pub function: Value,
    pub strict: bool,
}

impl Trace for Map {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.function);
        visit(self.iterators.value());
    }
}

pub static MAP_SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "Make an iterator that computes the function using arguments from\n\
         each of the iterables.  Stops when the shortest iterable is exhausted.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        new: Some(new),
        iter: Some(itself),
        next: Some(next),
        ..Slots::EMPTY
    },
    methods: METHODS,
    signature: "(function, iterable, /, *iterables)",
    ..TypeSpec::named("map", Map::ID, &[Map::ID])
};

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let args = own_args(vm, class, args);
    let strict = if vm.dialect.map_can_be_strict() {
        strict_keyword(vm, "map", args)?
    } else if !args.names().is_empty() {
        raise!(vm, TypeError, "map() takes no keyword arguments");
    } else {
        false
    };
    let [function, iterables @ ..] = args.positional() else {
        raise!(vm, TypeError, "map() must have at least two arguments.");
    };
    if iterables.is_empty() {
        raise!(vm, TypeError, "map() must have at least two arguments.");
    }
    let mut iterators = Vec::with_capacity(iterables.len());
    for iterable in iterables {
        iterators.push(vm.iter(iterable)?);
    }
    let iterators = Tuple::from_iter(vm, iterators);
    let map = Map { function: function.clone(), iterators, strict };
    Ok(Ref::with_shape(class.get(vm).shape, map).into())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let state = vm.receiver::<Map>(this)?.get(vm);
    let (function, iterators, strict) = (state.function.clone(), state.iterators.clone(), state.strict);
    let items = match iterators.items() {
        [one] => match vm.next(one)? {
            Some(item) => return vm.call(&function, &[item]).map(Some),
            None => return Ok(None),
        },
        several => next_of_each::<4>(vm, "map", several, strict)?,
    };
    match items {
        Some(items) => vm.call(&function, &items).map(Some),
        None => Ok(None),
    }
}

methods! { static METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<Map>(this)?.get(vm);
        let (iterators, strict) = (it.iterators.clone(), it.strict);
        let args: Vec<Value> = [it.function.clone()].into_iter().chain(iterators.items().iter().cloned()).collect();
        reduced_as(vm, this, &args, strict.then_some(Value::TRUE))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        let strict = vm.truth(state)?;
        vm.receiver::<Map>(this)?.get_mut(vm).strict = strict;
        Ok(Value::NONE)
    }
}
