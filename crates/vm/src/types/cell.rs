//! `cell`: a variable shared with inner functions.

use crate::call::Args;
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, Slots, TypeSpec};
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// The contents; [`Value::NULL`] when empty.
pub struct Cell(pub Value);

impl Trace for Cell {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.0);
    }
    fn clear(&mut self) {
        self.0 = Value::NULL;
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \nfurther attempts to access its cell_contents attribute will\n    raise a ValueError.",
    ),
    slots: Slots { repr: Some(repr), compare: Some(compare), new: Some(new), ..Slots::EMPTY },
    getset: GETSET,
    signature: "([contents])",
    ..TypeSpec::named("cell", Cell::ID, &[Cell::ID])
};

static GETSET: &[GetSet] = &[GetSet::write(
    "cell_contents",
    |vm, this| match this.exact::<Cell>().and_then(|c| c.get(vm).0.present()) {
        Some(v) => Ok(v.clone()),
        None => raise!(vm, ValueError, "Cell is empty"),
    },
    |vm, this, value| {
        if let Some(c) = this.exact::<Cell>() {
            let old = std::mem::replace(&mut c.get_mut(vm).0, value.cloned().unwrap_or(Value::NULL));
            drop(old);
        }
        Ok(())
    },
)];

fn new(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "cell() takes no keyword arguments");
    }
    match args.positional() {
        [] => Ok(Ref::new(Cell(Value::NULL)).into()),
        [v] => Ok(Ref::new(Cell(v.clone())).into()),
        more => raise!(vm, TypeError, "cell expected at most 1 argument, got {}", more.len()),
    }
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(c) = this.exact::<Cell>() else { return Ok(Value::NONE) };
    let at = this.identity();
    let text = match c.get(vm).0.clone().present() {
        Some(v) => format!("<cell at 0x{at:012x}: {} object at 0x{:012x}>", vm.type_name(v), v.identity()),
        None => format!("<cell at 0x{at:012x}: empty>"),
    };
    Ok(vm.new_str(&text))
}

/// By contents; an empty cell comes before all others.
fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.exact::<Cell>(), b.exact::<Cell>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (x, y) = (x.get(vm).0.clone(), y.get(vm).0.clone());
    match (x.present(), y.present()) {
        (Some(x), Some(y)) => vm.compare(x, y, op),
        (x, y) => Ok(Value::bool(op.matches(x.is_some().cmp(&y.is_some())))),
    }
}
