//! `bool`: two ints with names, whose bitwise operators stay among themselves.

use super::{Big, bits, int_ref};
use crate::call::Args;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value, id};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::MATCH_SELF,
    doc: Some(
        "Returns True when the argument is true, False otherwise.\n\
         The builtins True and False are the only two instances of the class bool.\n\
         The class bool is a subclass of the class int, and cannot be subclassed.",
    ),
    slots: Slots {
        repr: Some(repr),
        and: Some(and),
        or: Some(or),
        xor: Some(xor),
        invert: Some(invert),
        new: Some(new),
        ..Slots::EMPTY
    },
    signature: "(object=False, /)",
    ..TypeSpec::named("bool", Big::ID, &[id::BOOL.0])
};

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let name = if this.as_bool() == Some(true) { "True" } else { "False" };
    Ok(vm.interned_value(name))
}

macro_rules! logical {
    ($($name:ident $op:tt)*) => { $(
        fn $name(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
            match (a.as_bool(), b.as_bool()) {
                (Some(x), Some(y)) => Ok(Value::bool(x $op y)),
                _ => bits::$name(vm, a, b),
            }
        }
    )* };
}
logical! {
    and &
    or |
    xor ^
}

/// `~True` is -2, which is deprecated.
fn invert(vm: &mut Vm, a: &Value) -> PyResult {
    if let Some(text) = vm.dialect.bool_inversion_warning() {
        vm.warn(crate::exc::Exc::DeprecationWarning, text, 1)?;
    }
    bits::invert(vm, a)
}

fn new(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "bool() takes no keyword arguments");
    }
    match args.positional() {
        [] => Ok(Value::FALSE),
        [x] => Ok(Value::bool(vm.truth(x)?)),
        more => raise!(vm, TypeError, "bool expected at most 1 argument, got {}", more.len()),
    }
}

/// `bool(int)`.
pub(super) fn int_truth(_vm: &mut Vm, this: &Value) -> PyResult<bool> {
    Ok(int_ref(this).is_some_and(|i| !i.is_zero()))
}
