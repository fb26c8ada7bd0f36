//! Exception instances: construction, attributes, text.

use super::{Exc, Exception, TABLE};
use crate::PyResult;
use crate::Vm;
use crate::call::Args;
use crate::class::{Class, Slots};
use crate::types::tuple::Tuple;
use smallvec::SmallVec;
use taipan_heap::{Ref, Value};

/// A new instance of an exception class, `__init__` not run.
pub fn make(vm: &mut Vm, class: &Ref<Class>, args: &[Value]) -> Value {
    let shape = class.get(vm).shape;
    let args = Tuple::from_iter(vm, args.iter().cloned());
    let exception = Exception {
        args,
        cause: Value::NONE,
        context: Value::NONE,
        traceback: Value::NONE,
        suppress_context: false,
        fields: SmallVec::new(),
    };
    Ref::with_shape(shape, exception).into()
}

/// The native slots of exception classes.
pub const SLOTS: Slots = Slots { new: Some(new), init: Some(init), ..Slots::EMPTY };

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    Ok(make(vm, class, args.positional()))
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let Some(e) = this.downcast::<Exception>() else { return Ok(()) };
    let args = Tuple::from_iter(vm, args.positional().iter().cloned());
    e.get_mut(vm).args = args;
    Ok(())
}

/// Makes the classes of the table's rows.
pub fn fill_classes(vm: &mut Vm) -> Vec<Ref<Class>> {
    let mut classes: Vec<Ref<Class>> = Vec::with_capacity(TABLE.len());
    for row in TABLE {
        let base = TABLE.iter().position(|r| r.name == row.base).and_then(|i| classes.get(i).cloned());
        let base = base.unwrap_or_else(|| vm.types.object.clone());
        let slots = if row.exc == Exc::BaseException { SLOTS } else { Slots::EMPTY };
        classes.push(vm.exception_class(row, base, slots));
    }
    classes
}
