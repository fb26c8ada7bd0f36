//! `callable_iterator`: calls until the sentinel comes.

use super::{itself, traced};
use crate::class::{Slots, TypeSpec};
use crate::exc::Exc;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Value};

/// `iter(callable, sentinel)`.
pub struct CallableIter {
    /// [`Value::NULL`] once exhausted.
    pub callable: Value,
    pub sentinel: Value,
}
traced!(CallableIter: callable, sentinel);

pub static CALLABLE_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::named("callable_iterator", CallableIter::ID, &[CallableIter::ID])
};

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<CallableIter>() else { return Ok(None) };
    let state = it.get(vm);
    let (callable, sentinel) = (state.callable.clone(), state.sentinel.clone());
    if callable.is_null() {
        return Ok(None);
    }
    let result = match vm.call(&callable, &[]) {
        Ok(v) if !vm.same_or_equal(&sentinel, &v)? => return Ok(Some(v)),
        Ok(_) => Ok(None),
        Err(e) => vm.catch(e, Exc::StopIteration).map(|_| None),
    };
    if result.is_ok() {
        *it.get_mut(vm) = CallableIter { callable: Value::NULL, sentinel: Value::NULL };
    }
    result
}

methods! { static METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<CallableIter>(this)?.get(vm);
        let (callable, sentinel) = (it.callable.clone(), it.sentinel.clone());
        if callable.is_null() {
            let empty = vm.new_tuple([]);
            return super::pickle::reduced(vm, "iter", &[empty], None);
        }
        super::pickle::reduced(vm, "iter", &[callable, sentinel], None)
    }
}
