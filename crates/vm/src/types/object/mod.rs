//! `object`: what every class inherits.

mod methods;
mod pickle;

pub use methods::{class_directory, size_in_memory};
pub use pickle::state_of as state;

use crate::call::Args;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::protocol::attr;
use crate::{PyResult, Vm};
use taipan_heap::{Instance, Payload, Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    doc: Some(
        "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n\
         instance that has no instance attributes and cannot be given any.\n",
    ),
    slots: Slots {
        repr: Some(default_repr),
        str: Some(str_by_repr),
        hash: Some(hash),
        compare: Some(compare),
        getattr: Some(attr::generic_getattr),
        setattr: Some(attr::generic_setattr),
        init: Some(init),
        new: Some(new),
        ..Slots::EMPTY
    },
    methods: methods::METHODS,
    getset: methods::GETSET,
    signature: "()",
    ..TypeSpec::named("object", Instance::ID, &[Instance::ID])
};

/// `<module.Class object at 0x…>`.
pub fn default_repr(vm: &mut Vm, this: &Value) -> PyResult {
    let class = vm.class_of(this);
    let name = vm.full_class_name(&class);
    let text = format!("<{name} object at 0x{:012x}>", this.identity());
    Ok(vm.new_str(&text))
}

/// What `__repr__` gives, whatever that is (`object_str`).
fn str_by_repr(vm: &mut Vm, this: &Value) -> PyResult {
    match vm.class_ref(this).get(vm).slots.repr {
        Some(repr) => repr(vm, this),
        None => default_repr(vm, this),
    }
}

/// The hash of an address, rotated as CPython's `_Py_HashPointer`.
pub fn hash(_vm: &mut Vm, this: &Value) -> PyResult<i64> {
    Ok(taipan_prim::hash::hash_pointer(this.identity() as u64))
}

pub fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    match op {
        CompareOp::Eq if a.is(b) => Ok(Value::TRUE),
        CompareOp::Ne => {
            let Some(eq) = vm.class_ref(a).get(vm).slots.compare else { return Ok(Value::NOT_IMPLEMENTED) };
            let r = eq(vm, a, b, CompareOp::Eq)?;
            if r.is_not_implemented() { Ok(r) } else { Ok(Value::bool(!vm.truth(&r)?)) }
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Whether the class has another `__new__` or `__init__` than `object`.
fn overridden(vm: &mut Vm, class: &Ref<Class>) -> (bool, bool) {
    let slots = &class.get(vm).slots;
    let new_is_own = slots.new.is_some_and(|f| f as usize != new as *const () as usize);
    let init_is_own = slots.init.is_some_and(|f| f as usize != init as *const () as usize);
    (new_is_own, init_is_own)
}

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    if !args.is_empty() {
        let (own_new, own_init) = overridden(vm, class);
        if own_new {
            raise!(vm, TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if !own_init {
            let name = class.get(vm).name.to_string();
            let shown = if class.get(vm).is_heap() { name } else { vm.spec_name(class, &name) };
            raise!(vm, TypeError, "{shown}() takes no arguments");
        }
    }
    if class.get(vm).flags.has(ClassFlags::ABSTRACT) {
        return crate::types::type_::refuse_abstract(vm, class);
    }
    let shape = class.get(vm).shape;
    if class.get(vm).layout != Instance::ID {
        let name = class.get(vm).name.to_string();
        raise!(vm, TypeError, "object.__new__({name}) is not safe, use {name}.__new__()");
    }
    Ok(Ref::with_shape(shape, Instance).into())
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    if !args.is_empty() {
        let class = vm.class_of(this);
        let (own_new, own_init) = overridden(vm, &class);
        if own_init {
            raise!(
                vm,
                TypeError,
                "object.__init__() takes exactly one argument (the instance to initialize)"
            );
        }
        if !own_new && class.get(vm).slots.new.is_some() {
            let name = class.get(vm).name.to_string();
            raise!(
                vm,
                TypeError,
                "{name}.__init__() takes exactly one argument (the instance to initialize)"
            );
        }
    }
    Ok(())
}
