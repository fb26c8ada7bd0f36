//! What PEP 695's syntax makes: type variables, parameter specifications, type aliases, and `typing.Generic`.

use crate::class::native::GetSet;
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::protocol::attr::generic_getattr;
use crate::types::function::Function;
use crate::types::generic_alias;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Instance, Payload, Ref, Trace, Value, Visitor};

/// A value that a function makes when it is first asked for; NULL where there is none.
#[derive(Default)]
pub struct Lazy {
    function: Option<Ref<Function>>,
    value: Option<Value>,
}

impl Lazy {
    /// What the function will give.
    pub fn of(function: &Value) -> Lazy {
        Lazy { function: function.exact::<Function>().cloned(), value: None }
    }

    fn trace(&self, visit: &mut Visitor<'_>) {
        self.function.iter().for_each(|f| visit(f.value()));
        self.value.iter().for_each(visit);
    }
}

macro_rules! parameter {
    ($(#[$doc:meta])* $name:ident $spec:ident $text:literal) => {
        $(#[$doc])*
        pub struct $name {
            pub name: Ref<Str>,
            pub module: Value,
            pub bound: Lazy,
            pub constraints: Lazy,
            pub default: Lazy,
        }

        impl Trace for $name {
            const CYCLIC: bool = true;
            fn trace(&self, visit: &mut Visitor<'_>) {
                visit(&self.module);
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

        impl $name {
            /// A parameter of that name, made by the syntax for it.
            pub fn make(vm: &mut Vm, name: &Value, bound: Lazy, constraints: Lazy) -> PyResult {
                let Some(name) = name.downcast::<Str>().cloned() else {
                    raise!(vm, SystemError, "a type parameter's name must be a str");
                };
                // Only calls of the class from Python code say where they come from.
                let module = vm.interned_value("typing");
                Ok(Ref::new($name { name, module, bound, constraints, default: Lazy::default() }).into())
            }
        }

        pub static $spec: TypeSpec = TypeSpec {
            module: "typing",
            doc: Some($text),
            flags: ClassFlags::NO_NEW,
            slots: Slots { repr: Some(repr), or: Some(crate::types::union::or), ..Slots::EMPTY },
            methods: METHODS,
            getset: GETSET,
            ..TypeSpec::named(stringify!($name), $name::ID, &[$name::ID])
        };
    };
}
parameter! {
    /// `T` of `def f[T]`.
    TypeVar TYPE_VAR_SPEC "Type variable."
}
parameter! {
    /// `P` of `def f[**P]`.
    ParamSpec PARAM_SPEC_SPEC "Parameter specification variable."
}
parameter! {
    /// `Ts` of `def f[*Ts]`.
    TypeVarTuple TYPE_VAR_TUPLE_SPEC "Type variable tuple.  A specialized form of type variable that enables\nvariadic generics."
}

/// Which part of a parameter is asked for.
#[derive(Clone, Copy)]
enum Part {
    Bound,
    Constraints,
    Default,
}

macro_rules! with_parameter {
    ($vm:ident, $this:ident, |$p:ident| $body:expr) => {
        if let Some(p) = $this.exact::<TypeVar>() {
            let $p = p.get_mut($vm);
            Some($body)
        } else if let Some(p) = $this.exact::<ParamSpec>() {
            let $p = p.get_mut($vm);
            Some($body)
        } else if let Some(p) = $this.exact::<TypeVarTuple>() {
            let $p = p.get_mut($vm);
            Some($body)
        } else {
            None
        }
    };
}

impl Vm {
    /// Calls what makes a bound or an alias's value: from 3.14 on it is told the format.
    fn evaluate(&mut self, f: &Ref<Function>) -> PyResult {
        let takes_format = f.get(self).code.argcount > 0;
        let args: &[Value] = if takes_format { &[Value::int(1)] } else { &[] };
        self.call(f.value(), args)
    }

    /// Gives a parameter its default, made when it is asked for.
    pub fn set_parameter_default(&mut self, this: &Value, function: &Value) -> Value {
        let _ = with_parameter!(self, this, |p| p.default = Lazy::of(function));
        this.clone()
    }

    /// `class[params]` as a base: `Generic[T]`.
    pub fn subscript_generic(&mut self, params: &Value) -> PyResult {
        let generic = self.types.generic.clone();
        Ok(generic_alias::make(self, generic.value(), params))
    }
}

fn part(vm: &mut Vm, this: &Value, which: Part) -> PyResult<Option<Value>> {
    let found = with_parameter!(vm, this, |p| {
        let lazy = match which {
            Part::Bound => &p.bound,
            Part::Constraints => &p.constraints,
            Part::Default => &p.default,
        };
        (lazy.value.clone(), lazy.function.clone())
    });
    let (value, function) = found.unwrap_or((None, None));
    let (None, Some(function)) = (&value, &function) else { return Ok(value) };
    let made = vm.evaluate(function)?;
    let kept = made.clone();
    let _ = with_parameter!(vm, this, |p| {
        let lazy = match which {
            Part::Bound => &mut p.bound,
            Part::Constraints => &mut p.constraints,
            Part::Default => &mut p.default,
        };
        lazy.value = Some(kept);
    });
    Ok(Some(made))
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let name = with_parameter!(vm, this, |p| p.name.clone());
    Ok(name.map_or(Value::NONE, Value::from))
}

methods! { static METHODS;
    "__typing_subst__($self, arg, /)" => |_vm, [_this, arg]| { Ok(arg.clone()) }
    "has_default($self, /)" => |vm, [this]| {
        let has = with_parameter!(vm, this, |p| p.default.function.is_some());
        Ok(Value::bool(has.unwrap_or(false)))
    }
}

static GETSET: &[GetSet] = &[
    GetSet::member("__name__", repr),
    GetSet::read("__module__", "", |vm, this| {
        Ok(with_parameter!(vm, this, |p| p.module.clone()).unwrap_or(Value::NONE))
    }),
    GetSet::read("__bound__", "", |vm, this| Ok(part(vm, this, Part::Bound)?.unwrap_or(Value::NONE))),
    GetSet::read("__constraints__", "", |vm, this| match part(vm, this, Part::Constraints)? {
        Some(v) => Ok(v),
        None => Ok(vm.new_tuple([])),
    }),
    GetSet::read("__default__", "", |vm, this| Ok(part(vm, this, Part::Default)?.unwrap_or(Value::NONE))),
    GetSet::member("__covariant__", |_vm, _this| Ok(Value::FALSE)),
    GetSet::member("__contravariant__", |_vm, _this| Ok(Value::FALSE)),
    GetSet::member("__infer_variance__", |_vm, _this| Ok(Value::TRUE)),
];

/// `type X = …`.
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
    flags: ClassFlags::NO_NEW,
    slots: Slots {
        repr: Some(|vm, this| {
            Ok(this.exact::<TypeAlias>().map_or(Value::NONE, |a| a.get(vm).name.value().clone()))
        }),
        getattr: Some(alias_attribute),
        getitem: Some(alias_item),
        or: Some(crate::types::union::or),
        ..Slots::EMPTY
    },
    getset: ALIAS_GETSET,
    ..TypeSpec::named("TypeAliasType", TypeAlias::ID, &[TypeAlias::ID])
};

static ALIAS_GETSET: &[GetSet] = &[
    GetSet::member("__name__", |vm, this| {
        Ok(this.exact::<TypeAlias>().map_or(Value::NONE, |a| a.get(vm).name.value().clone()))
    }),
    GetSet::read("__type_params__", "", params),
    GetSet::read("__parameters__", "", params),
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
];

/// `__module__` of the class is that of the type.
fn alias_attribute(vm: &mut Vm, this: &Value, name: &Ref<Str>) -> PyResult {
    match this.exact::<TypeAlias>().filter(|_| name.eq_str("__module__")) {
        Some(alias) => Ok(alias.get(vm).module.clone()),
        None => generic_getattr(vm, this, name),
    }
}

fn params(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(a) = this.exact::<TypeAlias>() else { return Ok(Value::NONE) };
    let held = a.get(vm).params.clone();
    Ok(if held.is_none() { vm.new_tuple([]) } else { held })
}

fn alias_item(vm: &mut Vm, this: &Value, item: &Value) -> PyResult {
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

pub static GENERIC_SPEC: TypeSpec = TypeSpec {
    module: "typing",
    doc: Some("Abstract base class for generic types."),
    flags: ClassFlags::BASETYPE,
    methods: GENERIC_METHODS,
    ..TypeSpec::named("Generic", Instance::ID, &[])
};

methods! { static GENERIC_METHODS;
    /// Parameterizes a generic class.
    "__class_getitem__($type, params, /)" => |vm, [class, params]| { class_getitem(vm, class, params) }
    /// Notes the type parameters of a generic class.
    "__init_subclass__($type, /, *args, **kwargs)" => |vm, [class, _args, _kwargs]| {
        let name = vm.names.__orig_bases__.clone();
        let bases = match vm.getattr_optional(class, &name)? {
            Some(b) => vm.collect_items(&b)?,
            None => Vec::new(),
        };
        let found = generic_alias::parameters(vm, &bases)?;
        let (found, name) = (vm.new_tuple(found), vm.intern("__parameters__"));
        vm.setattr(class, &name, Some(&found))?;
        Ok(Value::NONE)
    }
}

fn class_getitem(vm: &mut Vm, class: &Value, params: &Value) -> PyResult {
    if !class.is(vm.types.generic.value()) {
        let name = vm.intern("__parameters__");
        let wanted = match vm.getattr_optional(class, &name)? {
            Some(t) => vm.collect_items(&t)?,
            None => Vec::new(),
        };
        let shown = vm.repr_string(class)?;
        if wanted.is_empty() {
            raise!(vm, TypeError, "{shown} is not a generic class");
        }
        let (given, expected) = (params.exact::<Tuple>().map_or(1, |t| t.items().len()), wanted.len());
        let variadic = wanted.iter().any(|w| w.exact::<TypeVar>().is_none());
        if given != expected && !variadic {
            let few = if given > expected { "many" } else { "few" };
            raise!(vm, TypeError, "Too {few} arguments for {shown}; actual {given}, expected {expected}");
        }
    }
    Ok(generic_alias::make(vm, class, params))
}
