//! The iterators that choose by a predicate, and `starmap`.

use super::deprecated;
use crate::support::{class_value, construct, instance, receiver, traced};
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::types::iter::itself;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Value, Vm, methods};

/// `compress`.
pub struct Compress {
    data: Value,
    selectors: Value,
}
traced!(Compress: data, selectors);

pub static COMPRESS: TypeSpec = TypeSpec {
    doc: Some(
        "Return data elements corresponding to true selector elements.

Forms a shorter iterator from selected data elements using the selectors to
choose the data elements.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &COMPRESS_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(compress_next),
        ..Slots::EMPTY
    },
    methods: COMPRESS_METHODS,
    signature: "(data, selectors)",
    ..TypeSpec::foreign("itertools", "compress")
};

methods! { static COMPRESS_NEW;
    "compress($type, data, selectors)" => |vm, [class, data, selectors]| {
        let (data, selectors) = (vm.iter(data)?, vm.iter(selectors)?);
        instance(vm, class, Compress { data, selectors })
    }
}

fn compress_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let state = receiver::<Compress>(vm, this)?.get(vm);
    let (data, selectors) = (state.data.clone(), state.selectors.clone());
    loop {
        let Some(item) = vm.next(&data)? else { return Ok(None) };
        let Some(selector) = vm.next(&selectors)? else { return Ok(None) };
        if vm.truth(&selector)? {
            return Ok(Some(item));
        }
    }
}

methods! { static COMPRESS_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<Compress>(vm, this)?.get(vm);
        let args = vm.new_tuple([state.data.clone(), state.selectors.clone()]);
        Ok(vm.new_tuple([class_value(vm, this), args]))
    }
}

/// What the four have in common.
struct Pair {
    function: Value,
    iterator: Value,
    /// The predicate has decided once and for all.
    decided: bool,
}
traced!(Pair: function, iterator);

impl Pair {
    fn new(vm: &mut Vm, function: &Value, iterable: &Value) -> PyResult<Pair> {
        Ok(Pair { iterator: vm.iter(iterable)?, function: function.clone(), decided: false })
    }

    fn get(&self) -> (Value, Value) {
        (self.function.clone(), self.iterator.clone())
    }

    /// Whether the function holds of an item.
    fn holds(vm: &mut Vm, function: &Value, item: &Value) -> PyResult<bool> {
        let answer = vm.call(function, std::slice::from_ref(item))?;
        vm.truth(&answer)
    }
}

macro_rules! over_pair {
    ($(#[$doc:meta])* $Name:ident) => {
        $(#[$doc])*
        pub struct $Name(Pair);

        impl taipan_vm::Trace for $Name {
            const CYCLIC: bool = true;
            fn trace(&self, visit: &mut taipan_vm::Visitor<'_>) {
                self.0.trace(visit);
            }
            fn clear(&mut self) {
                self.0.clear();
            }
        }
    };
}
over_pair! { /// `dropwhile`: decided once an item was kept.
DropWhile }
over_pair! { /// `takewhile`: decided once an item was refused.
TakeWhile }
over_pair! { /// `filterfalse`.
FilterFalse }
over_pair! { /// `starmap`.
StarMap }

pub static DROP_WHILE: TypeSpec = TypeSpec {
    doc: Some(
        "Drop items from the iterable while predicate(item) is true.

Afterwards, return every element until the iterable is exhausted.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &DROP_WHILE_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(dropwhile_next),
        ..Slots::EMPTY
    },
    methods: DROP_WHILE_METHODS,
    signature: "(predicate, iterable, /)",
    ..TypeSpec::foreign("itertools", "dropwhile")
};

methods! { static DROP_WHILE_NEW;
    "dropwhile($type, predicate, iterable, /)" => |vm, [class, predicate, iterable]| {
        let pair = Pair::new(vm, predicate, iterable)?;
        instance(vm, class, DropWhile(pair))
    }
}

methods! { static DROP_WHILE_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<DropWhile>(vm, this)?.get(vm);
        let decided = Value::int(state.0.decided.into());
        let (function, iterator) = state.0.get();
        let args = vm.new_tuple([function, iterator]);
        Ok(vm.new_tuple([class_value(vm, this), args, decided]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        let decided = vm.truth(state)?;
        receiver::<DropWhile>(vm, this)?.get_mut(vm).0.decided = decided;
        Ok(Value::NONE)
    }
}

pub static TAKE_WHILE: TypeSpec = TypeSpec {
    doc: Some(
        "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &TAKE_WHILE_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(takewhile_next),
        ..Slots::EMPTY
    },
    methods: TAKE_WHILE_METHODS,
    signature: "(predicate, iterable, /)",
    ..TypeSpec::foreign("itertools", "takewhile")
};

methods! { static TAKE_WHILE_NEW;
    "takewhile($type, predicate, iterable, /)" => |vm, [class, predicate, iterable]| {
        let pair = Pair::new(vm, predicate, iterable)?;
        instance(vm, class, TakeWhile(pair))
    }
}

methods! { static TAKE_WHILE_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<TakeWhile>(vm, this)?.get(vm);
        let decided = Value::int(state.0.decided.into());
        let (function, iterator) = state.0.get();
        let args = vm.new_tuple([function, iterator]);
        Ok(vm.new_tuple([class_value(vm, this), args, decided]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)"
    => |vm, [this, state]| {
        deprecated(vm)?;
        let decided = vm.truth(state)?;
        receiver::<TakeWhile>(vm, this)?.get_mut(vm).0.decided = decided;
        Ok(Value::NONE)
    }
}

pub static FILTER_FALSE: TypeSpec = TypeSpec {
    doc: Some(
        "Return those items of iterable for which function(item) is false.

If function is None, return the items that are false.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &FILTER_FALSE_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(filterfalse_next),
        ..Slots::EMPTY
    },
    methods: FILTER_FALSE_METHODS,
    signature: "(function, iterable, /)",
    ..TypeSpec::foreign("itertools", "filterfalse")
};

methods! { static FILTER_FALSE_NEW;
    "filterfalse($type, function, iterable, /)" => |vm, [class, function, iterable]| {
        let pair = Pair::new(vm, function, iterable)?;
        instance(vm, class, FilterFalse(pair))
    }
}

methods! { static FILTER_FALSE_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<FilterFalse>(vm, this)?.get(vm);

        let (function, iterator) = state.0.get();
        let args = vm.new_tuple([function, iterator]);
        Ok(vm.new_tuple([class_value(vm, this), args]))
    }
}

pub static STAR_MAP: TypeSpec = TypeSpec {
    doc: Some(
        "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &STAR_MAP_NEW[0], class, args)),
        iter: Some(itself),
        next: Some(starmap_next),
        ..Slots::EMPTY
    },
    methods: STAR_MAP_METHODS,
    signature: "(function, iterable, /)",
    ..TypeSpec::foreign("itertools", "starmap")
};

methods! { static STAR_MAP_NEW;
    "starmap($type, function, iterable, /)" => |vm, [class, function, iterable]| {
        let pair = Pair::new(vm, function, iterable)?;
        instance(vm, class, StarMap(pair))
    }
}

methods! { static STAR_MAP_METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        deprecated(vm)?;
        let state = receiver::<StarMap>(vm, this)?.get(vm);

        let (function, iterator) = state.0.get();
        let args = vm.new_tuple([function, iterator]);
        Ok(vm.new_tuple([class_value(vm, this), args]))
    }
}

fn dropwhile_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<DropWhile>(vm, this)?;
    let state = it.get(vm);
    let ((function, iterator), decided) = (state.0.get(), state.0.decided);
    while let Some(item) = vm.next(&iterator)? {
        if decided {
            return Ok(Some(item));
        }
        if !Pair::holds(vm, &function, &item)? {
            it.get_mut(vm).0.decided = true;
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn takewhile_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<TakeWhile>(vm, this)?;
    let state = it.get(vm);
    if state.0.decided {
        return Ok(None);
    }
    let (function, iterator) = state.0.get();
    let Some(item) = vm.next(&iterator)? else { return Ok(None) };
    if Pair::holds(vm, &function, &item)? {
        return Ok(Some(item));
    }
    it.get_mut(vm).0.decided = true;
    Ok(None)
}

fn filterfalse_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let (function, iterator) = receiver::<FilterFalse>(vm, this)?.get(vm).0.get();
    let by_itself = function.is_none() || function.is(vm.types.bool.value());
    while let Some(item) = vm.next(&iterator)? {
        let kept = if by_itself { vm.truth(&item)? } else { Pair::holds(vm, &function, &item)? };
        if !kept {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn starmap_next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let (function, iterator) = receiver::<StarMap>(vm, this)?.get(vm).0.get();
    let Some(args) = vm.next(&iterator)? else { return Ok(None) };
    if let Some(args) = args.exact::<Tuple>() {
        return vm.call(&function, args.items()).map(Some);
    }
    let args = vm.collect_items(&args)?;
    vm.call(&function, &args).map(Some)
}
