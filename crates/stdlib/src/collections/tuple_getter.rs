//! `_tuplegetter`: the descriptor of a named tuple's field.

use crate::support::{class_value, construct, instance, receiver, traced};
use taipan_vm::class::{GetSet, Slots, TypeSpec};
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// `_tuplegetter`.
pub struct TupleGetter {
    index: i64,
    doc: Value,
}
traced!(TupleGetter: doc);

const fn make(module: &'static str) -> TypeSpec {
    TypeSpec {
        slots: Slots {
            new: Some(|vm, class, args| construct(vm, &NEW[0], class, args)),
            repr: Some(repr),
            descr_get: Some(get),
            descr_set: Some(set),
            ..Slots::EMPTY
        },
        methods: METHODS,
        getset: GETSET,
        ..TypeSpec::foreign(module, "_tuplegetter")
    }
}
static SPEC: TypeSpec = make("collections");
static OLD_SPEC: TypeSpec = make("_collections");

/// The type, which an older version names after the module that it really is in.
pub fn spec(vm: &Vm) -> &'static TypeSpec {
    if vm.dialect.collections_hides_its_module() { &SPEC } else { &OLD_SPEC }
}

methods! { static NEW;
    "_tuplegetter($type, index, doc, /)" => |vm, [class, index, doc]| {
        let index = vm.ssize(index)?;
        instance(vm, class, TupleGetter { index, doc: doc.clone() })
    }
}

static GETSET: &[GetSet] = &[GetSet::write(
    "__doc__",
    |vm, this| Ok(receiver::<TupleGetter>(vm, this)?.get(vm).doc.clone()),
    |vm, this, value| {
        let value = value.cloned().unwrap_or(Value::NONE);
        receiver::<TupleGetter>(vm, this)?.get_mut(vm).doc = value;
        Ok(())
    },
)];

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let state = receiver::<TupleGetter>(vm, this)?.get(vm);
    let (index, doc) = (state.index, state.doc.clone());
    let (name, doc) = (vm.class_of(this).get(vm).name.to_string(), vm.repr_string(&doc)?);
    Ok(vm.new_str(&format!("{name}({index}, {doc})")))
}

fn get(vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    let Some(object) = object else { return Ok(this.clone()) };
    let index = receiver::<TupleGetter>(vm, this)?.get(vm).index;
    let Some(items) = object.downcast::<Tuple>() else {
        if object.is_none() {
            return Ok(this.clone());
        }
        let kind = vm.type_name(object);
        raise!(
            vm,
            TypeError,
            "descriptor for index '{index}' for tuple subclasses doesn't apply to '{kind}' object"
        );
    };
    match usize::try_from(index).ok().and_then(|i| items.items().get(i)) {
        Some(item) => Ok(item.clone()),
        None => raise!(vm, IndexError, "tuple index out of range"),
    }
}

fn set(vm: &mut Vm, _this: &Value, _object: &Value, value: Option<&Value>) -> PyResult<()> {
    match value {
        Some(_) => raise!(vm, AttributeError, "can't set attribute"),
        None => raise!(vm, AttributeError, "can't delete attribute"),
    }
}

methods! { static METHODS;
    "__reduce__($self, /)"
    => |vm, [this]| {
        let state = receiver::<TupleGetter>(vm, this)?.get(vm);
        let args = vm.new_tuple([Value::int(state.index), state.doc.clone()]);
        Ok(vm.new_tuple([class_value(vm, this), args]))
    }
}
