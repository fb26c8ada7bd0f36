//! `getset_descriptor` and `member_descriptor`: computed attributes of builtin types, and `__slots__`.

use crate::class::native::GetSet;
use crate::class::{Class, Slots, TypeSpec, is_subclass};
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// A computed attribute of a builtin type.
pub struct GetSetDescriptor {
    pub entry: &'static GetSet,
    pub class: Ref<Class>,
}

impl Trace for GetSetDescriptor {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.class.value());
    }
}

/// One name of `__slots__`.
pub struct MemberDescriptor {
    pub name: Ref<Str>,
    pub class: Ref<Class>,
    pub slot: usize,
}

impl Trace for MemberDescriptor {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.class.value());
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    slots: Slots { descr_get: Some(get), descr_set: Some(set), ..Slots::EMPTY },
    ..TypeSpec::named("getset_descriptor", GetSetDescriptor::ID, &[GetSetDescriptor::ID])
};

pub static MEMBER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { descr_get: Some(member_get), descr_set: Some(member_set), ..Slots::EMPTY },
    ..TypeSpec::named("member_descriptor", MemberDescriptor::ID, &[MemberDescriptor::ID])
};

/// The object must be an instance of the descriptor's class.
fn check(vm: &mut Vm, object: &Value, class: &Ref<Class>, name: &str) -> PyResult<()> {
    let of = vm.class_of(object);
    if is_subclass(vm, &of, class) {
        return Ok(());
    }
    let class = class.get(vm).name.to_string();
    raise!(
        vm,
        TypeError,
        "descriptor '{name}' for '{class}' objects doesn't apply to a '{}' object",
        vm.type_name(object)
    )
}

fn get(vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    let (Some(d), Some(object)) = (this.exact::<GetSetDescriptor>(), object) else { return Ok(this.clone()) };
    check(vm, object, &d.class, d.entry.name)?;
    (d.entry.get)(vm, object)
}

fn set(vm: &mut Vm, this: &Value, object: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(d) = this.exact::<GetSetDescriptor>() else { return Ok(()) };
    check(vm, object, &d.class, d.entry.name)?;
    match d.entry.set {
        Some(set) => set(vm, object, value),
        None => {
            let class = d.class.get(vm).name.to_string();
            raise!(vm, AttributeError, "attribute '{}' of '{class}' objects is not writable", d.entry.name)
        }
    }
}

fn member_get(vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    let (Some(d), Some(object)) = (this.exact::<MemberDescriptor>(), object) else { return Ok(this.clone()) };
    check(vm, object, &d.class, &d.name.to_string())?;
    match vm.heap.slot(object, d.slot) {
        Some(v) => Ok(v.clone()),
        None => Err(vm.attribute_error(object, &d.name)),
    }
}

fn member_set(vm: &mut Vm, this: &Value, object: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(d) = this.exact::<MemberDescriptor>() else { return Ok(()) };
    check(vm, object, &d.class, &d.name.to_string())?;
    if value.is_none() && vm.heap.slot(object, d.slot).is_none() {
        return Err(vm.attribute_error(object, &d.name));
    }
    let old = vm.heap.set_slot(object, d.slot, value.cloned().unwrap_or(Value::NULL));
    drop(old);
    Ok(())
}
