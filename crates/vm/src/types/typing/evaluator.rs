//! `_ConstEvaluator`: what gives a bound, default or value that was not written as an annotation (3.14).

use crate::call::Args;
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::generic_alias;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Trace, Value, Visitor};
use taipan_prim::text::TextBuilder;

struct Evaluator {
    value: Value,
}

impl Trace for Evaluator {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.value);
    }
    fn clear(&mut self) {
        self.value = Value::NULL;
    }
}

static SPEC: TypeSpec = TypeSpec {
    doc: Some("Internal type for implementing evaluation functions."),
    flags: ClassFlags::NO_NEW,
    slots: Slots { repr: Some(repr), call: Some(call), ..Slots::EMPTY },
    signature: "()",
    ..TypeSpec::foreign("_typing", "_ConstEvaluator")
};

/// `annotationlib.Format.STRING`
const STRING: i32 = 4;

/// A function that gives that value.
pub fn make(vm: &mut Vm, value: Value) -> Value {
    let class = vm.foreign_class::<Evaluator>(&SPEC);
    vm.new_foreign(&class, Evaluator { value }).into()
}

fn value(vm: &Vm, this: &Value) -> Value {
    this.foreign::<Evaluator>().map_or(Value::NONE, |e| e.get(vm).value.clone())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let value = value(vm, this);
    let shown = vm.repr_string(&value)?;
    Ok(vm.new_str(&format!("<constevaluator {shown}>")))
}

fn call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    const NAME: &str = "constevaluator.__call__";
    if !args.names().is_empty() {
        raise!(vm, TypeError, "{NAME}() takes no keyword arguments");
    }
    let [format] = args.positional() else {
        raise!(vm, TypeError, "{NAME}() takes exactly 1 argument ({} given)", args.positional().len());
    };
    let (format, value) = (vm.c_int(format)?, value(vm, this));
    if format != STRING {
        return Ok(value);
    }
    let mut text = TextBuilder::new();
    match value.downcast::<Tuple>() {
        Some(items) => {
            text.push_str("(");
            for (i, item) in items.items().iter().enumerate() {
                text.push_str(if i > 0 { ", " } else { "" });
                push_type(vm, &mut text, item)?;
            }
            text.push_str(")");
        }
        None => push_type(vm, &mut text, &value)?,
    }
    Ok(vm.new_text(text.finish()))
}

fn push_type(vm: &mut Vm, text: &mut TextBuilder, item: &Value) -> PyResult<()> {
    if item.is(vm.types.none.value()) {
        text.push_str("None");
        return Ok(());
    }
    generic_alias::push_item(vm, text, item)
}
