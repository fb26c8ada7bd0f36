//! `arrayiterator`.

use super::{Array, kind};
use crate::support::{builtin, receiver, traced};
use taipan_vm::class::{ClassFlags, Slots, TypeSpec};
use taipan_vm::types::iter::itself;
use taipan_vm::{PyResult, Value, Vm, methods};

/// The iterator.
pub struct ArrayIter {
    /// [`Value::NULL`] once exhausted.
    array: Value,
    index: usize,
}
traced!(ArrayIter: array);

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::foreign("array", "arrayiterator")
};

/// `iter(array)`
pub fn make(vm: &mut Vm, this: &Value) -> PyResult {
    let class = vm.foreign_class::<ArrayIter>(&SPEC);
    Ok(vm.new_foreign(&class, ArrayIter { array: this.clone(), index: 0 }).into())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<ArrayIter>(vm, this)?;
    let state = it.get(vm);
    let index = state.index;
    let Some(array) = state.array.foreign::<Array>().map(|a| a.get(vm)) else { return Ok(None) };
    if index >= array.len() {
        it.get_mut(vm).array = Value::NULL;
        return Ok(None);
    }
    let mut word = [0; 8];
    let (code, item) = (array.code, array.item(index));
    let size = item.len();
    word[..size].copy_from_slice(item);
    it.get_mut(vm).index = index + 1;
    kind::load(vm, code, &word[..size]).map(Some)
}

methods! { static METHODS;
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let iter = builtin(vm, "iter")?;
        let state = receiver::<ArrayIter>(vm, this)?.get(vm);
        if state.array.is_null() {
            let empty = vm.new_tuple([]);
            let args = vm.new_tuple([empty]);
            return Ok(vm.new_tuple([iter, args]));
        }
        let (array, index) = (state.array.clone(), state.index as i64);
        let args = vm.new_tuple([array]);
        Ok(vm.new_tuple([iter, args, Value::int(index)]))
    }
    /// Set state information for unpickling.
    "__setstate__($self, state, /)" => |vm, [this, state]| {
        let index = vm.ssize(state)?;
        let it = receiver::<ArrayIter>(vm, this)?;
        let len = it.get(vm).array.foreign::<Array>().map_or(0, |a| a.get(vm).len());
        it.get_mut(vm).index = usize::try_from(index).unwrap_or(0).min(len);
        Ok(Value::NONE)
    }
}
