//! `reversed`.

use super::{itself, own_args, pickle::reduced_as, traced};
use crate::call::bind;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::exc::Exc;
use crate::{Args, PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};

/// `reversed`: by `__getitem__` from the end.
pub struct Reversed {
    /// [`Value::NULL`] once exhausted.
    pub sequence: Value,
    /// The next position; -1 once exhausted.
    pub index: i64,
}
traced!(Reversed: sequence);

pub static REVERSED_SPEC: TypeSpec = TypeSpec {
    doc: Some("Return a reverse iterator over the values of the given sequence."),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        new: Some(new),
        iter: Some(itself),
        next: Some(next),
        ..Slots::EMPTY
    },
    methods: METHODS,
    signature: "(sequence, /)",
    ..TypeSpec::named("reversed", Reversed::ID, &[Reversed::ID])
};

/// Gives what the object's `__reversed__` gives, where it has one.
fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let args = own_args(vm, class, args);
    let [sequence, ..] = bind::positional(vm, "reversed", args, 1, 1)? else {
        return Err(vm.wrong_arity());
    };
    let name = vm.names.__reversed__.clone();
    match vm.type_lookup(sequence, &name) {
        Some(method) if !method.is_none() => {
            let bound = vm.bind_special(&method, sequence)?;
            return vm.call(&bound, &[]);
        }
        None if is_sequence(vm, sequence) => {}
        _ => raise!(vm, TypeError, "'{}' object is not reversible", vm.type_name(sequence)),
    }
    let index = vm.len(sequence)? as i64 - 1;
    Ok(Ref::with_shape(class.get(vm).shape, Reversed { sequence: sequence.clone(), index }).into())
}

/// `PySequence_Check`: anything with subscripts but dicts.
fn is_sequence(vm: &Vm, v: &Value) -> bool {
    super::sequence::takes_positions(vm, v) && v.downcast::<crate::types::dict::Dict>().is_none()
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = vm.receiver::<Reversed>(this)?;
    let state = it.get(vm);
    let (sequence, index) = (state.sequence.clone(), state.index);
    if index >= 0 && !sequence.is_null() {
        match vm.getitem(&sequence, &Value::int(index)) {
            Ok(item) => {
                it.get_mut(vm).index = index - 1;
                return Ok(Some(item));
            }
            Err(e) if vm.is_exception(&e, Exc::IndexError) || vm.is_exception(&e, Exc::StopIteration) => {}
            Err(e) => return Err(e),
        }
    }
    *it.get_mut(vm) = Reversed { sequence: Value::NULL, index: -1 };
    Ok(None)
}

methods! { static METHODS;
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm, [this]| {
        let state = vm.receiver::<Reversed>(this)?.get(vm);
        let (sequence, left) = (state.sequence.clone(), state.index + 1);
        if sequence.is_null() {
            return Ok(Value::int(0));
        }
        let len = vm.len(&sequence)? as i64;
        Ok(Value::int(if len < left { 0 } else { left }))
    }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<Reversed>(this)?.get(vm);
        let (sequence, index) = (it.sequence.clone(), it.index);
        if sequence.is_null() || (index < 0 && vm.dialect.negative_state_exhausts_all()) {
            let empty = vm.new_tuple([]);
            return reduced_as(vm, this, &[empty], None);
        }
        reduced_as(vm, this, &[sequence], Some(Value::int(index)))
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        let index = vm.exact_ssize(state)?;
        let it = vm.receiver::<Reversed>(this)?;
        let sequence = it.get(vm).sequence.clone();
        if sequence.is_null() {
            return Ok(Value::NONE);
        }
        let last = vm.len(&sequence)? as i64 - 1;
        let is_over = index < 0 && vm.dialect.negative_state_exhausts_all();
        *it.get_mut(vm) = match is_over {
            true => Reversed { sequence: Value::NULL, index: -1 },
            false => Reversed { sequence, index: index.max(-1).min(last) },
        };
        Ok(Value::NONE)
    }
}
