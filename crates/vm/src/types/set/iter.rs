//! `set_iterator`.

use super::{SetIter, access::table};
use crate::class::{Slots, TypeSpec};
use crate::types::iter::pickle;
use crate::types::list::List;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};

pub static ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::named("set_iterator", SetIter::ID, &[SetIter::ID])
};

methods! { static METHODS;
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm, [this]| {
        let Some(it) = this.exact::<SetIter>() else { return Ok(Value::int(0)) };
        let state = it.get(vm);
        let unchanged = table(vm, &state.set).is_some_and(|t| t.len() == state.used);
        Ok(Value::int(if unchanged { state.left as i64 } else { 0 }))
    }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<SetIter>(this)?.get(vm);
        let (set, mut at) = (it.set.clone(), it.position);
        let mut rest = Vec::new();
        if let Some(t) = table(vm, &set) {
            while let Some((found, e)) = t.next_from(at) {
                rest.push(e.key.clone());
                at = found + 1;
            }
        }
        pickle::reduced(vm, "iter", &[List::new_ref(rest).into()], None)
    }
}

/// `iter(set)`.
pub fn iter(vm: &mut Vm, this: &Value) -> PyResult {
    let used = table(vm, this).map_or(0, |t| t.len());
    Ok(Ref::new(SetIter { set: this.clone(), position: 0, used, left: used }).into())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<SetIter>() else { return Ok(None) };
    let state = it.get(vm);
    let Some(t) = table(vm, &state.set) else { return Ok(None) };
    if t.len() != state.used {
        it.get_mut(vm).used = usize::MAX;
        raise!(vm, RuntimeError, "Set changed size during iteration");
    }
    let Some((at, e)) = t.next_from(state.position) else {
        let set = std::mem::replace(&mut it.get_mut(vm).set, Value::NULL);
        drop(set);
        return Ok(None);
    };
    let item = e.key.clone();
    let state = it.get_mut(vm);
    state.position = at + 1;
    state.left = state.left.saturating_sub(1);
    Ok(Some(item))
}
