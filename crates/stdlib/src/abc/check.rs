//! `__instancecheck__` and `__subclasscheck__` of abstract classes.

use super::data::{Data, Kind, data_of};
use taipan_vm::types::list::List;
use taipan_vm::{Class, PyResult, Value, Vm, raise};

/// `isinstance(instance, class)`
pub fn instance_check(vm: &mut Vm, class: &Value, instance: &Value) -> PyResult {
    let data = data_of(vm, class)?;
    let symbol = vm.names.__class__.clone();
    let subclass = vm.getattr(instance, &symbol)?;
    if data.has(vm, Kind::Cache, &subclass)? {
        return Ok(Value::TRUE);
    }
    let own: Value = vm.class_of(instance).into();
    if own.is(&subclass) {
        if data.is_current(vm) && data.has(vm, Kind::Negative, &subclass)? {
            return Ok(Value::FALSE);
        }
        return vm.call_method(class, "__subclasscheck__", &[subclass]);
    }
    let answer = vm.call_method(class, "__subclasscheck__", &[subclass])?;
    if vm.truth(&answer)? {
        return Ok(answer);
    }
    vm.call_method(class, "__subclasscheck__", &[own])
}

/// `issubclass(subclass, class)`
pub fn subclass_check(vm: &mut Vm, class: &Value, subclass: &Value) -> PyResult<bool> {
    if subclass.downcast::<Class>().is_none() {
        raise!(vm, TypeError, "issubclass() arg 1 must be a class");
    }
    let data = data_of(vm, class)?;
    if data.has(vm, Kind::Cache, subclass)? {
        return Ok(true);
    }
    if data.refresh(vm)? && data.has(vm, Kind::Negative, subclass)? {
        return Ok(false);
    }
    let answer = vm.call_method(class, "__subclasshook__", std::slice::from_ref(subclass))?;
    if answer.is(&Value::TRUE) {
        data.add(vm, Kind::Cache, subclass)?;
        return Ok(true);
    }
    if answer.is(&Value::FALSE) {
        data.add(vm, Kind::Negative, subclass)?;
        return Ok(false);
    }
    if !answer.is_not_implemented() {
        raise!(vm, AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
    }
    let found = is_direct(vm, class, subclass)
        || is_registered(vm, &data, subclass)?
        || is_below_subclass(vm, class, subclass)?;
    data.add(vm, if found { Kind::Cache } else { Kind::Negative }, subclass)?;
    Ok(found)
}

/// The class is in the method resolution order.
fn is_direct(vm: &Vm, class: &Value, subclass: &Value) -> bool {
    match (subclass.downcast::<Class>(), class.downcast::<Class>()) {
        (Some(sub), Some(class)) => vm.derives(sub, class),
        _ => false,
    }
}

/// It derives from a class that was registered.
fn is_registered(vm: &mut Vm, data: &Data, subclass: &Value) -> PyResult<bool> {
    for registered in data.classes(vm, Kind::Registry) {
        if vm.native_call(|vm| vm.is_subclass(subclass, &registered))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// It derives from a class that derives from this one.
fn is_below_subclass(vm: &mut Vm, class: &Value, subclass: &Value) -> PyResult<bool> {
    let below = vm.call_method(class, "__subclasses__", &[])?;
    let Some(below) = below.downcast::<List>().map(|l| l.get(vm).items.clone()) else {
        raise!(vm, TypeError, "__subclasses__() must return a list");
    };
    for sub in &below {
        if vm.native_call(|vm| vm.is_subclass(subclass, sub))? {
            return Ok(true);
        }
    }
    Ok(false)
}
