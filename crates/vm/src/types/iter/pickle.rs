//! What pickles iterators: the builtin that makes them again, with its arguments.

use crate::{PyResult, Vm};
use taipan_heap::Value;

/// `(builtins.function, args)`, with a state behind where there is one.
pub fn reduced(vm: &mut Vm, function: &str, args: &[Value], state: Option<Value>) -> PyResult {
    let name = vm.intern(function);
    let function = vm.builtins.get(vm).get_str(&name).cloned().unwrap_or(Value::NONE);
    let args = vm.new_tuple(args.iter().cloned());
    Ok(vm.new_tuple([function, args].into_iter().chain(state)))
}

/// `(function, (sequence,), index)`, or `(function, (empty,))` once exhausted.
pub fn over_sequence(
    vm: &mut Vm,
    function: &str,
    sequence: Option<Value>,
    index: i64,
    empty: Value,
) -> PyResult {
    match sequence {
        Some(sequence) => reduced(vm, function, &[sequence], Some(Value::int(index))),
        None => reduced(vm, function, &[empty], None),
    }
}

/// The index that a state stands for, within a sequence of that length.
pub fn index_of(vm: &mut Vm, state: &Value, len: usize) -> PyResult<usize> {
    Ok(usize::try_from(vm.exact_ssize(state)?).unwrap_or(0).min(len))
}

/// `(type(object), args)`, with a state behind where there is one.
pub fn reduced_as(vm: &mut Vm, object: &Value, args: &[Value], state: Option<Value>) -> PyResult {
    let class = vm.class_of(object).into();
    let args = vm.new_tuple(args.iter().cloned());
    Ok(vm.new_tuple([class, args].into_iter().chain(state)))
}
