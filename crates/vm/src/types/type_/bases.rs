//! Assignment to `__bases__`.

use crate::class::{Class, ClassFlags};
use crate::{PyResult, Vm};
use taipan_heap::{Instance, Payload, Ref, ShapeId, Value};

/// `class.__bases__ = value` (CPython's `type_set_bases`).
pub fn set(vm: &mut Vm, class: &Ref<Class>, value: Option<&Value>) -> PyResult<()> {
    let name = class.get(vm).name.to_string();
    if !class.get(vm).is_heap() {
        raise!(vm, TypeError, "cannot set '__bases__' attribute of immutable type '{name}'");
    }
    let Some(value) = value else {
        raise!(vm, TypeError, "cannot delete '__bases__' attribute of immutable type '{name}'");
    };
    let bases = vm.bases_of(class, value)?;
    let base = vm.best_base(&bases)?;
    let old_base = class.get(vm).base.clone();
    if let Some(old) = &old_base {
        let (a, b) = (old.get(vm), base.get(vm));
        if is_collected(vm, old) != is_collected(vm, &base) {
            let (a, b) = (a.name.to_string(), b.name.to_string());
            raise!(vm, TypeError, "__bases__ assignment: '{b}' deallocator differs from '{a}'");
        }
        if !vm.is_laid_out_alike(old, &base) {
            let (a, b) = (old.get(vm).name.to_string(), base.get(vm).name.to_string());
            raise!(vm, TypeError, "__bases__ assignment: '{b}' object layout differs from '{a}'");
        }
    }
    vm.rebase(class, bases, base)
}

/// Whether CPython's instances of the class take part in garbage collection, which decides on how they are freed.
fn is_collected(vm: &Vm, class: &Ref<Class>) -> bool {
    let c = class.get(vm);
    let grown = c.is_heap() || c.has_dict || !c.slot_names.is_empty() || c.flags.has(ClassFlags::WEAKREF);
    grown || c.layout != Instance::ID && vm.heap.shape(ShapeId(c.layout)).is_cyclic()
}
