//! Type variables, parameter specifications and type variable tuples.

use super::{Lazy, origin, parameter_new, substitute};
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::types::str::Str;
use crate::types::union;
use crate::{Foreign, PyResult, Vm, methods};
use taipan_heap::{Ref, Trace, Value, Visitor};

/// Which of the three.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// `T` of `def f[T]`.
    TypeVar,
    /// `P` of `def f[**P]`.
    ParamSpec,
    /// `Ts` of `def f[*Ts]`.
    TypeVarTuple,
}

/// How subtypes relate; checkers find it out themselves for what the syntax makes.
#[derive(Clone, Copy)]
pub struct Variance {
    pub covariant: bool,
    pub contravariant: bool,
    pub inferred: bool,
}

/// A type parameter.
pub struct Parameter {
    pub kind: Kind,
    pub name: Ref<Str>,
    pub variance: Variance,
    pub bound: Lazy,
    pub constraints: Lazy,
    pub default: Lazy,
}

impl Trace for Parameter {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.bound.trace(visit);
        self.constraints.trace(visit);
        self.default.trace(visit);
    }
    fn clear(&mut self) {
        self.bound = Lazy::default();
        self.constraints = Lazy::default();
        self.default = Lazy::default();
    }
}

const FLAGS: ClassFlags = ClassFlags::WEAKREF.union(ClassFlags::HIDDEN_DICT);

static TYPE_VAR: TypeSpec = TypeSpec {
    doc: Some("Type variable."),
    flags: FLAGS,
    has_dict: true,
    slots: Slots {
        new: Some(|vm, class, args| parameter_new::new(vm, class, args, Kind::TypeVar)),
        repr: Some(repr),
        or: Some(or),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: TYPE_VAR_GETSET,
    ..TypeSpec::foreign("typing", "TypeVar")
};

static PARAM_SPEC: TypeSpec = TypeSpec {
    doc: Some("Parameter specification variable."),
    flags: FLAGS,
    has_dict: true,
    slots: Slots {
        new: Some(|vm, class, args| parameter_new::new(vm, class, args, Kind::ParamSpec)),
        repr: Some(repr),
        or: Some(or),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: PARAM_SPEC_GETSET,
    ..TypeSpec::foreign("typing", "ParamSpec")
};

static TYPE_VAR_TUPLE: TypeSpec = TypeSpec {
    doc: Some("Type variable tuple.  A specialized form of type variable that enables\nvariadic generics."),
    flags: FLAGS,
    has_dict: true,
    slots: Slots {
        new: Some(|vm, class, args| parameter_new::new(vm, class, args, Kind::TypeVarTuple)),
        repr: Some(repr),
        iter: Some(|vm, this| {
            let unpacked = vm.unpacked(this)?;
            let items = vm.new_tuple([unpacked]);
            vm.iter(&items)
        }),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: TYPE_VAR_TUPLE_GETSET,
    ..TypeSpec::foreign("typing", "TypeVarTuple")
};

impl Kind {
    /// The class of such parameters.
    pub fn class(self, vm: &mut Vm) -> Ref<Class> {
        let spec = match self {
            Kind::TypeVar => &TYPE_VAR,
            Kind::ParamSpec => &PARAM_SPEC,
            Kind::TypeVarTuple => &TYPE_VAR_TUPLE,
        };
        vm.foreign_class::<Parameter>(spec)
    }

    pub fn class_name(self) -> &'static str {
        match self {
            Kind::TypeVar => TYPE_VAR.name,
            Kind::ParamSpec => PARAM_SPEC.name,
            Kind::TypeVarTuple => TYPE_VAR_TUPLE.name,
        }
    }
}

impl Parameter {
    /// A parameter that the syntax for it makes.
    pub fn make(vm: &mut Vm, kind: Kind, name: &Value, bound: Lazy, constraints: Lazy) -> PyResult {
        let Some(name) = name.downcast::<Str>().cloned() else {
            raise!(vm, SystemError, "a type parameter's name must be a str");
        };
        let variance = Variance { covariant: false, contravariant: false, inferred: true };
        let class = kind.class(vm);
        let made = Parameter { kind, name, variance, bound, constraints, default: Lazy::default() };
        Ok(vm.new_foreign(&class, made).into())
    }

    /// The parameter that a value is.
    pub fn of(value: &Value) -> Option<&Foreign<Parameter>> {
        value.foreign::<Parameter>()
    }
}

impl Vm {
    /// Gives a parameter its default, made when it is asked for.
    pub fn set_parameter_default(&mut self, this: &Value, function: &Value) -> Value {
        if let Some(p) = Parameter::of(this) {
            p.get_mut(self).default = Lazy::of(function);
        }
        this.clone()
    }
}

/// The payload of `typing.NoDefault`.
struct NoDefault;
impl Trace for NoDefault {}

static NO_DEFAULT: TypeSpec = TypeSpec {
    doc: Some("The type of the NoDefault singleton."),
    slots: Slots {
        new: Some(|vm, _class, args| {
            if !args.is_empty() {
                raise!(vm, TypeError, "NoDefaultType takes no arguments");
            }
            Ok(no_default(vm))
        }),
        repr: Some(|vm, _this| Ok(vm.new_str("typing.NoDefault"))),
        ..Slots::EMPTY
    },
    methods: NO_DEFAULT_METHODS,
    signature: "()",
    ..TypeSpec::foreign("builtins", "NoDefaultType")
};

methods! { static NO_DEFAULT_METHODS;
    "__reduce__($self, /)" => |vm, [_this]| { Ok(vm.new_str("NoDefault")) }
}

/// `typing.NoDefault`
pub fn no_default(vm: &mut Vm) -> Value {
    let class = vm.foreign_class::<NoDefault>(&NO_DEFAULT);
    vm.singleton(&class, |vm, class| vm.new_foreign(class, NoDefault).into())
}

/// Which part of a parameter is asked for.
type Part = fn(&mut Parameter) -> &mut Lazy;

const BOUND: Part = |p| &mut p.bound;
const CONSTRAINTS: Part = |p| &mut p.constraints;
const DEFAULT: Part = |p| &mut p.default;

fn part(vm: &mut Vm, this: &Value, which: Part) -> PyResult<Option<Value>> {
    let Some(p) = Parameter::of(this) else { return Ok(None) };
    let lazy = which(p.get_mut(vm));
    let (value, function) = (lazy.value.clone(), lazy.function.clone());
    let (None, Some(function)) = (&value, &function) else { return Ok(value) };
    let made = vm.evaluate(function)?;
    which(p.get_mut(vm)).value = Some(made.clone());
    Ok(Some(made))
}

fn evaluator(vm: &mut Vm, this: &Value, which: Part) -> PyResult {
    let Some(p) = Parameter::of(this) else { return Ok(Value::NONE) };
    let evaluator = which(p.get_mut(vm)).evaluator();
    Ok(evaluator.into_value(vm))
}

/// `__default__`, where there is one.
pub fn default_of(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let none = no_default(vm);
    Ok(part(vm, this, DEFAULT)?.filter(|value| !value.is(&none)))
}

/// Whether there is a `__default__`.
pub fn has_default(vm: &mut Vm, this: &Value) -> bool {
    let none = no_default(vm);
    Parameter::of(this).is_some_and(|p| {
        let lazy = &p.get(vm).default;
        lazy.function.is_some() || lazy.value.as_ref().is_some_and(|value| !value.is(&none))
    })
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(p) = Parameter::of(this) else { return Ok(Value::NONE) };
    let (name, variance, kind) = (p.get(vm).name.clone(), p.get(vm).variance, p.get(vm).kind);
    let sign = match variance {
        Variance { inferred: true, .. } => return Ok(name.into()),
        _ if kind == Kind::TypeVarTuple => return Ok(name.into()),
        Variance { covariant: true, .. } => "+",
        Variance { contravariant: true, .. } => "-",
        Variance { .. } => "~",
    };
    let mut text = taipan_prim::text::TextBuilder::new();
    text.push_str(sign).push_text(name.text());
    Ok(vm.new_text(text.finish()))
}

/// `T | other`: what `typing.Union` makes of the two, once that is loaded, since other things than types are allowed there.
pub fn or(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    if vm.dialect.unions_are_one() {
        let both = vm.new_tuple([a.clone(), b.clone()]);
        return union::of_items(vm, &both);
    }
    match vm.of_loaded_typing("Union")? {
        Some(union) => {
            let both = vm.new_tuple([a.clone(), b.clone()]);
            vm.getitem(&union, &both)
        }
        None => union::or(vm, a, b),
    }
}

methods! { static METHODS;
    "__typing_subst__($self, arg, /)" => |vm, [this, arg]| { substitute::substitute(vm, this, arg) }
    "__typing_prepare_subst__($self, alias, args, /)"
    => |vm, [this, alias, args]| { substitute::prepare(vm, this, alias, args) }
    "has_default($self, /)" => |vm, [this]| { Ok(Value::bool(has_default(vm, this))) }
    "__reduce__($self, /)" => |vm, [this]| { name(vm, this) }
    "__mro_entries__($self, object, /)" => |vm, [this, _bases]| {
        let kind = Parameter::of(this).map_or("", |p| p.get(vm).kind.class_name());
        raise!(vm, TypeError, "Cannot subclass an instance of {kind}")
    }
}

fn name(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(Parameter::of(this).map_or(Value::NONE, |p| p.get(vm).name.value().clone()))
}

fn variance(vm: &Vm, this: &Value, which: fn(&Variance) -> bool) -> PyResult {
    Ok(Value::bool(Parameter::of(this).is_some_and(|p| which(&p.get(vm).variance))))
}

const NAME: GetSet = GetSet::member("__name__", name);
const COVARIANT: GetSet = GetSet::member("__covariant__", |vm, this| variance(vm, this, |v| v.covariant));
const CONTRAVARIANT: GetSet =
    GetSet::member("__contravariant__", |vm, this| variance(vm, this, |v| v.contravariant));
const INFERRED: GetSet = GetSet::member("__infer_variance__", |vm, this| variance(vm, this, |v| v.inferred));
const EVALUATE_DEFAULT: GetSet =
    GetSet::read("evaluate_default", "", |vm, this| evaluator(vm, this, DEFAULT));

fn bound(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(part(vm, this, BOUND)?.unwrap_or(Value::NONE))
}

fn default(vm: &mut Vm, this: &Value) -> PyResult {
    match part(vm, this, DEFAULT)? {
        Some(value) => Ok(value),
        None => Ok(no_default(vm)),
    }
}

static TYPE_VAR_GETSET: &[GetSet] = &[
    NAME,
    COVARIANT,
    CONTRAVARIANT,
    INFERRED,
    GetSet::read("__bound__", "", bound),
    GetSet::read("__constraints__", "", |vm, this| match part(vm, this, CONSTRAINTS)? {
        Some(v) => Ok(v),
        None => Ok(vm.new_tuple([])),
    }),
    GetSet::read("__default__", "", default),
    GetSet::read("evaluate_bound", "", |vm, this| evaluator(vm, this, BOUND)),
    GetSet::read("evaluate_constraints", "", |vm, this| evaluator(vm, this, CONSTRAINTS)),
    EVALUATE_DEFAULT,
];

static PARAM_SPEC_GETSET: &[GetSet] = &[
    NAME,
    GetSet::member("__bound__", bound),
    COVARIANT,
    CONTRAVARIANT,
    INFERRED,
    GetSet::read("args", "Represents positional arguments.", |vm, this| {
        let class = origin::args_class(vm);
        Ok(origin::make(vm, &class, this))
    }),
    GetSet::read("kwargs", "Represents keyword arguments.", |vm, this| {
        let class = origin::kwargs_class(vm);
        Ok(origin::make(vm, &class, this))
    }),
    GetSet::read("__default__", "The default value for this ParamSpec.", default),
    EVALUATE_DEFAULT,
];

static TYPE_VAR_TUPLE_GETSET: &[GetSet] = &[
    NAME,
    GetSet::read("__default__", "The default value for this TypeVarTuple.", default),
    EVALUATE_DEFAULT,
];
