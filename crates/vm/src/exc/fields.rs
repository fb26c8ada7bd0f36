//! The attributes that rows of the class table name: members that hold any object.

use super::Exception;
use crate::class::GetSet;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// A member (CPython's `Py_T_OBJECT`): None where unset; deleting unsets it.
pub const fn member<const N: usize>(name: &'static str, doc: &'static str) -> GetSet {
    GetSet::field(name, get::<N>, set::<N>).documented(doc)
}

/// The field with that number; None where unset.
pub fn get<const N: usize>(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(field(vm, this, N).unwrap_or(Value::NONE))
}

fn set<const N: usize>(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    put(vm, this, N, value.cloned().unwrap_or(Value::NULL));
    Ok(())
}

/// The field with that number; `None` where unset.
pub fn field(vm: &Vm, this: &Value, n: usize) -> Option<Value> {
    this.downcast::<Exception>()?.get(vm).fields.get(n)?.present().cloned()
}

/// The field as a str.
pub fn str_field(vm: &Vm, this: &Value, n: usize) -> Option<Ref<Str>> {
    field(vm, this, n)?.downcast::<Str>().cloned()
}

/// Sets a field, or unsets it by [`Value::NULL`].
pub fn put(vm: &mut Vm, this: &Value, n: usize, value: Value) {
    let Some(e) = this.downcast::<Exception>() else { return };
    let fields = &mut e.get_mut(vm).fields;
    if fields.len() <= n {
        fields.resize(n + 1, Value::NULL);
    }
    let old = std::mem::replace(&mut fields[n], value);
    drop(old);
}

/// The arguments that an exception was made with.
pub fn args(vm: &Vm, this: &Value) -> Vec<Value> {
    this.downcast::<Exception>().map_or_else(Vec::new, |e| e.get(vm).args.items().to_vec())
}
