//! `zip`.

use super::{itself, next_of_each, pickle::reduced_as, strict_keyword};
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::types::tuple::Tuple;
use crate::{Args, PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// `zip`.
pub struct Zip {
    /// A tuple of iterators.
    pub iterators: Ref<Tuple>,
    /// What was given last.
    pub result: Option<Ref<Tuple>>,
    pub strict: bool,
}

impl Trace for Zip {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.iterators.value());
        self.result.iter().for_each(|r| visit(r.value()));
    }
    fn clear(&mut self) {
        self.result = None;
    }
}

pub static ZIP_SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "The zip object yields n-length tuples, where n is the number of iterables\n\
         passed as positional arguments to zip().  The i-th element in every tuple\n\
         comes from the i-th iterable argument to zip().  This continues until the\n\
         shortest argument is exhausted.\n\n\
         If strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   \
         >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
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
    signature: "(*iterables, strict=False)",
    ..TypeSpec::named("zip", Zip::ID, &[Zip::ID])
};

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let strict = strict_keyword(vm, "zip", args)?;
    let mut iterators = Vec::with_capacity(args.positional().len());
    for iterable in args.positional() {
        iterators.push(vm.iter(iterable)?);
    }
    let iterators = Tuple::from_iter(vm, iterators);
    Ok(Ref::with_shape(class.get(vm).shape, Zip { iterators, result: None, strict }).into())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let state = vm.receiver::<Zip>(this)?.get(vm);
    let (iterators, strict) = (state.iterators.clone(), state.strict);
    if iterators.items().is_empty() {
        return Ok(None);
    }
    let items = next_of_each::<3>(vm, "zip", iterators.items(), strict)?;
    let kept = &mut vm.receiver::<Zip>(this)?.get_mut(vm).result;
    Ok(items.map(|items| Tuple::renewed(kept, items).into()))
}

methods! { static METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<Zip>(this)?.get(vm);
        let (iterators, strict) = (it.iterators.clone(), it.strict);
        reduced_as(vm, this, iterators.items(), strict.then_some(Value::TRUE))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        let strict = vm.truth(state)?;
        vm.receiver::<Zip>(this)?.get_mut(vm).strict = strict;
        Ok(Value::NONE)
    }
}
