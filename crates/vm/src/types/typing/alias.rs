//! `type X = …`.

use super::parameter::{Parameter, has_default};
use super::{Lazy, name_arg};
use crate::call::call_method;
use crate::class::native::GetSet;
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::types::generic_alias;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// A type alias.
pub struct TypeAlias {
    pub name: Ref<Str>,
    pub module: Value,
    /// A tuple, or None.
    pub params: Value,
    pub value: Lazy,
}

impl Trace for TypeAlias {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.module);
        visit(&self.params);
        self.value.trace(visit);
    }
    fn clear(&mut self) {
        self.value = Lazy::default();
    }
}

pub static ALIAS_SPEC: TypeSpec = TypeSpec {
    module: "typing",
    doc: Some("Type alias."),
    flags: ClassFlags::STATIC,
    slots: Slots {
        new: Some(|vm, class, args| {
            call_method(vm, &NEW[0], None, args.with_first(class.value().clone()).args())
        }),
        repr: Some(name),
        getitem: Some(item),
        or: Some(crate::types::union::or),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("TypeAliasType", TypeAlias::ID, &[TypeAlias::ID])
};

static GETSET: &[GetSet] = &[
    GetSet::member("__name__", name),
    GetSet::read("__module__", "", |vm, this| {
        Ok(this.exact::<TypeAlias>().map_or(Value::NONE, |a| a.get(vm).module.clone()))
    }),
    GetSet::read("__type_params__", "", params),
    GetSet::read("__parameters__", "", parameters),
    GetSet::read("__value__", "", |vm, this| {
        let Some(a) = this.exact::<TypeAlias>() else { return Ok(Value::NONE) };
        if let Some(v) = &a.get(vm).value.value {
            return Ok(v.clone());
        }
        let Some(f) = a.get(vm).value.function.clone() else { return Ok(Value::NONE) };
        let made = vm.evaluate(&f)?;
        a.get_mut(vm).value.value = Some(made.clone());
        Ok(made)
    }),
    GetSet::read("evaluate_value", "", |vm, this| {
        let Some(a) = this.exact::<TypeAlias>() else { return Ok(Value::NONE) };
        let evaluator = a.get(vm).value.evaluator();
        Ok(evaluator.into_value(vm))
    }),
];

methods! { static METHODS;
    "__reduce__($self, /)" => |vm, [this]| { name(vm, this) }
}

methods! { static NEW;
    "typealias($type, name, value, *, type_params=<unrepresentable>)" => |vm, [_class, name, value, type_params]| {
        let name = name_arg(vm, "typealias", name)?;
        let params = match type_params.present() {
            None => Value::NONE,
            Some(params) => match params.downcast::<Tuple>() {
                Some(items) if items.items().is_empty() && vm.dialect.alias_of_no_params_is_plain() => Value::NONE,
                Some(_) => params.clone(),
                None => raise!(vm, TypeError, "type_params must be a tuple"),
            },
        };
        check_order(vm, &params)?;
        let module = vm.current_global(|n| &n.__name__).unwrap_or(Value::NONE);
        Ok(Ref::new(TypeAlias { name, module, params, value: Lazy::known(Some(value.clone())) }).into())
    }
}

/// Parameters of an alias that a call makes: those with a default come last.
fn check_order(vm: &mut Vm, params: &Value) -> PyResult<()> {
    let items = params.downcast::<Tuple>().map_or(&[][..], |t| t.items());
    if !vm.dialect.alias_checks_its_params() {
        return Ok(());
    }
    let mut seen_default = false;
    for item in items {
        if Parameter::of(item).is_none() {
            let shown = vm.repr_string(item)?;
            raise!(vm, TypeError, "Expected a type param, got {shown}");
        }
        let has_default = has_default(vm, item);
        if seen_default && !has_default {
            let shown = vm.repr_string(item)?;
            raise!(vm, TypeError, "non-default type parameter '{shown}' follows default type parameter");
        }
        seen_default |= has_default;
    }
    Ok(())
}

fn name(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(this.exact::<TypeAlias>().map_or(Value::NONE, |a| a.get(vm).name.value().clone()))
}

fn params(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(a) = this.exact::<TypeAlias>() else { return Ok(Value::NONE) };
    let held = a.get(vm).params.clone();
    Ok(if held.is_none() { vm.new_tuple([]) } else { held })
}

/// The type parameters, with `typing.Unpack` around those that stand for several.
fn parameters(vm: &mut Vm, this: &Value) -> PyResult {
    let held = params(vm, this)?;
    vm.unpack_those_of_several(&held)
}

fn item(vm: &mut Vm, this: &Value, item: &Value) -> PyResult {
    let is_generic = this.exact::<TypeAlias>().is_some_and(|a| !a.get(vm).params.is_none());
    if !is_generic {
        raise!(vm, TypeError, "Only generic type aliases are subscriptable");
    }
    Ok(generic_alias::make(vm, this, item))
}

impl TypeAlias {
    /// An alias of `(name, type parameters or None, function that gives the value)`.
    pub fn make(vm: &mut Vm, parts: &Value) -> PyResult {
        let parts = parts.exact::<Tuple>().map_or(&[][..], |t| t.items());
        let [name, params, function] = parts else {
            raise!(vm, SystemError, "a type alias needs a name, parameters and a value");
        };
        let Some(name) = name.downcast::<Str>().cloned() else {
            raise!(vm, SystemError, "a type alias's name must be a str");
        };
        let module = vm.current_global(|n| &n.__name__).unwrap_or(Value::NONE);
        Ok(Ref::new(TypeAlias { name, module, params: params.clone(), value: Lazy::of(function) }).into())
    }
}
