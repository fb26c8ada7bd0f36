//! `enumerate`.

use super::{itself, pickle::reduced_as};
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::types::generic_alias;
use crate::types::int::{IntRef, from_big, int_ref};
use crate::types::tuple::Tuple;
use crate::{Args, PyResult, Vm, methods};
use smallvec::smallvec;
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// `enumerate`.
pub struct Enumerate {
    pub iterator: Value,
    /// The next index, an int.
    pub count: Value,
    /// What was given last.
    pub result: Option<Ref<Tuple>>,
}

impl Trace for Enumerate {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.iterator);
        visit(&self.count);
        self.result.iter().for_each(|r| visit(r.value()));
    }
    fn clear(&mut self) {
        self.iterator = Value::NULL;
        self.result = None;
    }
}

pub static ENUMERATE_SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\n\
         The enumerate object yields pairs containing a count (from start, which\n\
         defaults to zero) and a value yielded by the iterable argument.\n\n\
         enumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
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
    signature: "(iterable, start=0)",
    ..TypeSpec::named("enumerate", Enumerate::ID, &[Enumerate::ID])
};

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let (iterable, start) = bind(vm, args)?;
    let count = match start {
        Some(v) => match int_ref(&*vm.index(v)?) {
            Some(IntRef::Big(b)) => from_big(b.clone()),
            Some(IntRef::Small(i)) => Value::int(i),
            None => Value::int(0),
        },
        None => Value::int(0),
    };
    let iterator = vm.iter(iterable)?;
    Ok(Ref::with_shape(class.get(vm).shape, Enumerate { iterator, count, result: None }).into())
}

/// `enumerate_vectorcall` parses by hand, with messages of its own.
fn bind<'a>(vm: &mut Vm, args: Args<'a>) -> PyResult<(&'a Value, Option<&'a Value>)> {
    let given = args.positional();
    let expected: &[&str] = match (given.len(), args.names().len()) {
        (1 | 2, 0) | (0, 2) => &["iterable", "start"],
        (1, 1) => &["start"],
        (0, 1) => &["iterable"],
        (0, 0) => raise!(vm, TypeError, "enumerate() missing required argument 'iterable'"),
        (n, m) => raise!(vm, TypeError, "enumerate() takes at most 2 arguments ({} given)", n + m),
    };
    if let Some((odd, _)) = args.keywords().find(|(k, _)| !expected.iter().any(|e| k.eq_str(e))) {
        raise!(vm, TypeError, "'{odd}' is an invalid keyword argument for enumerate()");
    }
    let iterable = given.first().or_else(|| args.keyword("iterable"));
    let start = given.get(1).or_else(|| args.keyword("start"));
    match iterable {
        Some(iterable) => Ok((iterable, start)),
        None => raise!(vm, TypeError, "enumerate() missing required argument 'iterable'"),
    }
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = vm.receiver::<Enumerate>(this)?;
    let iterator = it.get(vm).iterator.clone();
    let Some(item) = vm.next(&iterator)? else { return Ok(None) };
    let count = &it.get(vm).count;
    let after = match int_ref(count) {
        Some(IntRef::Small(i)) if i < i64::MAX => Value::int(i + 1),
        Some(big) => from_big(big.to_big() + 1),
        None => Value::int(0),
    };
    let this = it.get_mut(vm);
    let count = std::mem::replace(&mut this.count, after);
    Ok(Some(Tuple::renewed(&mut this.result, smallvec![count, item]).into()))
}

methods! { static METHODS;
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, object]| { Ok(generic_alias::make(vm, class, object)) }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<Enumerate>(this)?.get(vm);
        let args = [it.iterator.clone(), it.count.clone()];
        reduced_as(vm, this, &args, None)
    }
}
