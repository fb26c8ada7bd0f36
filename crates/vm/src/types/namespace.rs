//! `types.SimpleNamespace`: attributes in a dict; `sys.implementation` is one.

use crate::call::Args;
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};
use taipan_prim::text::TextBuilder;

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
    flags: ClassFlags::BASETYPE.union(ClassFlags::STATIC),
    doc: Some("A simple attribute-based namespace."),
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        compare: Some(compare),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    signature: "(mapping_or_iterable=(), /, **kwargs)",
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

static GETSET: &[GetSet] = &[GetSet::member("__dict__", |vm, this| match this.downcast::<Namespace>() {
    Some(n) => Ok(n.get(vm).dict.clone().into()),
    None => Ok(Value::NONE),
})];

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    let (shape, dict) = (class.get(vm).shape, Dict::new_ref(vm));
    Ok(Ref::with_shape(shape, Namespace { dict }).into())
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let Some(n) = this.downcast::<Namespace>() else { return Ok(()) };
    let dict = n.get(vm).dict.clone();
    if !vm.dialect.namespaces_take_mappings() && !args.positional().is_empty() {
        raise!(vm, TypeError, "no positional arguments expected");
    }
    match args.positional() {
        [] => {}
        [other] => {
            let given = Dict::new_ref(vm);
            vm.dict_update(&given, other)?;
            if !given.get(vm).iter().all(|(k, _)| k.downcast::<Str>().is_some()) {
                raise!(vm, TypeError, "keywords must be strings");
            }
            vm.dict_merge(&dict, given.value())?;
        }
        more => {
            let name = vm.class_ref(this).get(vm).name.to_string();
            raise!(vm, TypeError, "{name} expected at most 1 argument, got {}", more.len())
        }
    }
    for (name, value) in args.keywords() {
        vm.dict_set_str(&dict, name, value.clone());
    }
    Ok(())
}

/// `namespace(a=1)`: only what looks like an attribute is shown.
fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(n) = this.downcast::<Namespace>() else { return Ok(Value::NONE) };
    let name =
        if n.is_exact() { "namespace".to_string() } else { vm.class_ref(this).get(vm).name.to_string() };
    vm.guarded_repr(this, &format!("{name}(...)"), |vm| {
        let entries: Vec<(Value, Value)> =
            n.get(vm).dict.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        let mut text = TextBuilder::new();
        text.push_str(&name).push_str("(");
        let mut separator = "";
        for (key, value) in entries {
            let Some(key) = key.downcast::<Str>().filter(|k| !k.is_empty()) else { continue };
            text.push_str(separator).push_text(key.text()).push_str("=");
            separator = ", ";
            vm.push_repr(&mut text, &value)?;
        }
        text.push_str(")");
        Ok(vm.new_text(text.finish()))
    })
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    match (a.downcast::<Namespace>(), b.downcast::<Namespace>()) {
        (Some(x), Some(y)) => {
            let (x, y) = (x.get(vm).dict.clone(), y.get(vm).dict.clone());
            vm.native_call_in(" in comparison", |vm| vm.compare(x.value(), y.value(), op))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

methods! { static METHODS;
    /// Return state information for pickling
    "__reduce__($self, /)" => |vm, [this]| {
        let Some(n) = this.downcast::<Namespace>() else { return Ok(Value::NONE) };
        let dict = n.get(vm).dict.clone();
        let (class, none) = (vm.class_of(this), vm.new_tuple([]));
        Ok(vm.new_tuple([class.into(), none, dict.into()]))
    }
    /// Return a copy of the namespace object with new values for the specified attributes.
    "__replace__($self, /, **changes)" => |vm, [this, changes]| {
        let Some(n) = this.downcast::<Namespace>() else { return Ok(Value::NONE) };
        let class = vm.class_of(this);
        let copy = vm.call(class.value(), &[])?;
        if let Some(c) = copy.downcast::<Namespace>() {
            let (own, to) = (n.get(vm).dict.clone(), c.get(vm).dict.clone());
            vm.dict_merge(&to, own.value())?;
            vm.dict_merge(&to, changes)?;
        }
        Ok(copy)
    }
}
