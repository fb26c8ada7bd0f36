//! `string.templatelib.Interpolation`: a value in a template, with how it was written.

use crate::call::Args;
use crate::call::bind::{Callee, bind};
use crate::class::native::GetSet;
use crate::class::{Class, Slots, TypeSpec};
use crate::types::str::Str;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// `{expression!conversion:format_spec}`.
pub struct Interpolation {
    pub value: Value,
    pub expression: Value,
    /// `'s'`, `'r'`, `'a'` or None.
    pub conversion: Value,
    pub format_spec: Value,
}

impl Trace for Interpolation {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        for v in [&self.value, &self.expression, &self.conversion, &self.format_spec] {
            visit(v);
        }
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    module: "string.templatelib",
    flags: crate::class::ClassFlags::STATIC,
    doc: Some("Interpolation object"),
    slots: Slots { new: Some(new), repr: Some(repr), ..Slots::EMPTY },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("Interpolation", Interpolation::ID, &[Interpolation::ID])
};

methods! { static METHODS;
    ///__reduce__() -> (cls, state)
    "__reduce__($self, /)" => |vm, [this]| {
        let i = vm.receiver::<Interpolation>(this)?.clone();
        let class = vm.class_of(this).into();
        let fields = [&i.value, &i.expression, &i.conversion, &i.format_spec].map(Value::clone);
        let state = vm.new_tuple(fields);
        Ok(vm.new_tuple([class, state]))
    }
    ///See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, item]| {
        Ok(crate::types::generic_alias::make(vm, class, item))
    }
}

macro_rules! field {
    ($name:literal $field:ident $doc:literal) => {
        GetSet {
            doc: $doc,
            ..GetSet::member($name, |vm, this| Ok(vm.receiver::<Interpolation>(this)?.$field.clone()))
        }
    };
}

static GETSET: &[GetSet] = &[
    field!("value" value "Value"),
    field!("expression" expression "Expression"),
    field!("conversion" conversion "Conversion"),
    field!("format_spec" format_spec "Format specifier"),
];

methods! { static NEW;
    "Interpolation(value, expression='', conversion=None, format_spec='')" => |_vm, [value, _expression, _conversion, _format_spec]| { Ok(value.clone()) }
}

fn new(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let bound = bind(vm, &NEW[0], Callee::Plain, args)?;
    let [value, expression, conversion, format_spec] = &bound[..] else { return Err(vm.wrong_arity()) };
    let mut given = [("expression", expression), ("conversion", conversion), ("format_spec", format_spec)]
        .into_iter()
        .filter(|(name, v)| !(v.is_none() && *name == "conversion"));
    if let Some((name, v)) = given.find(|(_, v)| v.downcast::<Str>().is_none()) {
        raise!(vm, TypeError, "Interpolation() argument '{name}' must be str, not {}", vm.type_name(v));
    }
    let known = |s: &Ref<Str>| ["s", "a", "r"].iter().any(|c| s.eq_str(c));
    if conversion.downcast::<Str>().is_some_and(|s| !known(s)) {
        raise!(vm, ValueError, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
    }
    Ok(Interpolation::make(value, expression, conversion, format_spec))
}

impl Interpolation {
    /// An interpolation of parts that have been checked.
    pub fn make(value: &Value, expression: &Value, conversion: &Value, format_spec: &Value) -> Value {
        Ref::new(Interpolation {
            value: value.clone(),
            expression: expression.clone(),
            conversion: conversion.clone(),
            format_spec: format_spec.clone(),
        })
        .into()
    }
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let i = vm.receiver::<Interpolation>(this)?.clone();
    let mut shown = Vec::new();
    for v in [&i.value, &i.expression, &i.conversion, &i.format_spec] {
        shown.push(vm.native_call(|vm| vm.repr_string(v))?);
    }
    Ok(vm.new_str(&format!("Interpolation({})", shown.join(", "))))
}

/// `__match_args__` of a class whose attributes are its arguments.
pub(crate) fn fill(vm: &mut Vm) {
    let dict = vm.types.interpolation.get(vm).dict.clone();
    let names = GETSET.iter().map(|g| vm.interned_value(g.name)).collect::<Vec<_>>();
    let names = vm.new_tuple(names);
    vm.set_name(&dict, "__match_args__", names);
}
