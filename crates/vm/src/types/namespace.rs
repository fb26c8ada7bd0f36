//! `types.SimpleNamespace`: attributes in a dict; `sys.implementation` is one.

use crate::call::Args;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, GetSet, Slots, TypeSpec};
use crate::types::dict::Dict;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// The attributes.
pub struct Namespace {
    pub dict: Ref<Dict>,
}

impl Trace for Namespace {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.dict.value());
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    module: "types",
    doc: Some("A simple attribute-based namespace."),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        new: Some(new),
        init: Some(init),
        ..Slots::EMPTY
    },
    getset: &[GetSet { name: "__dict__", doc: "", get: dict, set: None }],
    ..TypeSpec::named("SimpleNamespace", Namespace::ID, &[Namespace::ID])
};

impl Vm {
    /// A `SimpleNamespace` with those attributes.
    pub fn new_namespace(&mut self, attributes: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
        let dict = Dict::new_ref(self);
        for (name, value) in attributes {
            self.set_name(&dict, name, value);
        }
        Ref::new(Namespace { dict }).into()
    }
}

fn attributes(vm: &Vm, this: &Value) -> Option<Ref<Dict>> {
    this.downcast::<Namespace>().map(|n| n.get(vm).dict.clone())
}

fn dict(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(attributes(vm, this).map_or(Value::NONE, Value::from))
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    let namespace = Namespace { dict: Dict::new_ref(vm) };
    Ok(Ref::with_shape(class.get(vm).shape, namespace).into())
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let Some(dict) = attributes(vm, this) else { return Ok(()) };
    match args.positional() {
        [] => {}
        [mapping] if vm.dialect.namespaces_take_mappings() => {
            let copy = Dict::new_ref(vm);
            vm.dict_update(&copy, mapping)?;
            if copy.get(vm).iter().any(|(k, _)| k.downcast::<crate::types::str::Str>().is_none()) {
                raise!(vm, TypeError, "keywords must be strings");
            }
            vm.dict_update(&dict, copy.value())?;
        }
        _ if vm.dialect.namespaces_take_mappings() => {
            let (name, n) = (vm.type_name(this), args.positional().len());
            raise!(vm, TypeError, "{name} expected at most 1 argument, got {n}");
        }
        _ => raise!(vm, TypeError, "no positional arguments expected"),
    }
    for (name, value) in args.keywords() {
        vm.dict_set_str(&dict, name, value.clone());
    }
    Ok(())
}

/// `namespace(name='cpython', …)`; a subclass is called by its name.
fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(dict) = attributes(vm, this) else { return Ok(Value::NONE) };
    let own = vm.class_ref(this).value().is(vm.types.namespace.value());
    let name = if own { "namespace".to_string() } else { vm.type_name(this) };
    if vm.in_repr.iter().any(|v| v.is(this)) {
        return Ok(vm.new_str(&format!("{name}(...)")));
    }
    vm.in_repr.push(this.clone());
    let parts = repr_parts(vm, &dict);
    vm.in_repr.pop();
    let text = format!("{name}({})", parts?.join(", "));
    Ok(vm.new_str(&text))
}

fn repr_parts(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<Vec<String>> {
    let entries: Vec<(Value, Value)> = dict.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
    let mut parts = Vec::with_capacity(entries.len());
    for (k, v) in entries {
        parts.push(format!("{}={}", vm.str_string(&k)?, vm.repr_string(&v)?));
    }
    Ok(parts)
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    match (attributes(vm, a), attributes(vm, b)) {
        (Some(a), Some(b)) => vm.compare(a.value(), b.value(), op),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}
