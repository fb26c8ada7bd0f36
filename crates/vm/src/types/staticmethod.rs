//! `staticmethod` and `classmethod`.

use crate::call::Args;
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::methods;
use crate::names::Names;
use crate::protocol::attr::DICT_ENTRY;
use crate::types::dict::Dict;
use crate::types::method::BoundMethod;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// What makes something else of a function in a class.
pub trait Wrapper {
    /// The function, or whatever was given for one.
    fn function(&self) -> &Value;
}

macro_rules! wrapping {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub struct $name {
            pub function: Value,
            pub dict: Option<Ref<Dict>>,
        }

        impl $name {
            pub fn new(function: Value) -> $name {
                $name { function, dict: None }
            }
        }

        impl Wrapper for $name {
            fn function(&self) -> &Value {
                &self.function
            }
        }

        impl Trace for $name {
            const CYCLIC: bool = true;
            fn trace(&self, visit: &mut Visitor<'_>) {
                visit(&self.function);
                self.dict.iter().for_each(|d| visit(d.value()));
            }
            fn clear(&mut self) {
                self.function = Value::NONE;
                self.dict = None;
            }
        }
    };
}
wrapping! {
    /// A function that does not bind.
    StaticMethod
}
wrapping! {
    /// A function that binds to the class.
    ClassMethod
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    doc: Some(
        "Convert a function to be a static method.\n\nA static method does not receive an implicit first argument.\nTo declare a static method, use this idiom:\n\n     class C:\n         @staticmethod\n         def f(arg1, arg2, argN):\n             ...\n\nIt can be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()). Both the class and the instance are ignored, and\nneither is passed implicitly as the first argument to the method.\n\nStatic methods in Python are similar to those found in Java or C++.\nFor a more advanced concept, see the classmethod builtin.",
    ),
    slots: Slots {
        repr: Some(repr),
        call: Some(static_call),
        descr_get: Some(static_get),
        init: Some(init),
        new: Some(static_new),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    signature: "(function, /)",
    ..TypeSpec::named("staticmethod", StaticMethod::ID, &[StaticMethod::ID])
};

pub static CLASS_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    doc: Some(
        "Convert a function to be a class method.\n\nA class method receives the class as implicit first argument,\njust like an instance method receives the instance.\nTo declare a class method, use this idiom:\n\n  class C:\n      @classmethod\n      def f(cls, arg1, arg2, argN):\n          ...\n\nIt can be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()).  The instance is ignored except for its class.\nIf a class method is called for a derived class, the derived class\nobject is passed as the implied first argument.\n\nClass methods are different than C++ or Java static methods.\nIf you want those, see the staticmethod builtin.",
    ),
    slots: Slots {
        repr: Some(repr),
        descr_get: Some(class_get),
        init: Some(init),
        new: Some(class_new),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    signature: "(function, /)",
    ..TypeSpec::named("classmethod", ClassMethod::ID, &[ClassMethod::ID])
};

methods! { static METHODS;
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, item]| {
        Ok(crate::types::generic_alias::make(vm, class, item))
    }
}

static GETSET: &[GetSet] = &[
    GetSet::member("__func__", |vm, this| Ok(wrapped(vm, this))),
    GetSet::member("__wrapped__", |vm, this| Ok(wrapped(vm, this))),
    GetSet::read("__isabstractmethod__", "", |vm, this| {
        let f = wrapped(vm, this);
        Ok(Value::bool(vm.is_abstract(&f)?))
    }),
    GetSet { doc: "", ..DICT_ENTRY },
    GetSet::write(
        "__annotations__",
        |vm, this| forwarded(vm, this, |n| &n.__annotations__),
        |vm, this, value| keep(vm, this, |n| &n.__annotations__, value),
    ),
    GetSet::write(
        "__annotate__",
        |vm, this| forwarded(vm, this, |n| &n.__annotate__),
        |vm, this, value| keep(vm, this, |n| &n.__annotate__, value),
    ),
];

/// What the function says, asked when it is first needed, and what was set since.
fn forwarded(vm: &mut Vm, this: &Value, name: fn(&Names) -> &Ref<Str>) -> PyResult {
    let name = name(&vm.names).clone();
    if let Some(v) = vm.own_attribute(this, &name) {
        return Ok(v);
    }
    let f = wrapped(vm, this);
    let v = vm.getattr(&f, &name)?;
    vm.set_own_attribute(this, &name, v.clone());
    Ok(v)
}

fn keep(vm: &mut Vm, this: &Value, name: fn(&Names) -> &Ref<Str>, value: Option<&Value>) -> PyResult<()> {
    let name = name(&vm.names).clone();
    match value {
        Some(v) => {
            vm.set_own_attribute(this, &name, v.clone());
            Ok(())
        }
        None if vm.delete_own_attribute(this, &name) => Ok(()),
        None => Err(vm.attribute_error(this, &name)),
    }
}

fn wrapped(vm: &Vm, this: &Value) -> Value {
    if let Some(s) = this.downcast::<StaticMethod>() {
        return s.get(vm).function.clone();
    }
    this.downcast::<ClassMethod>().map_or(Value::NONE, |c| c.get(vm).function.clone())
}

fn static_new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    Ok(vm.instance_of(class, StaticMethod::new(Value::NONE)))
}

fn class_new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    Ok(vm.instance_of(class, ClassMethod::new(Value::NONE)))
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let kind = if this.downcast::<StaticMethod>().is_some() { "staticmethod" } else { "classmethod" };
    if !args.names().is_empty() {
        raise!(vm, TypeError, "{kind}() takes no keyword arguments");
    }
    let [f] = args.positional() else {
        raise!(vm, TypeError, "{kind} expected 1 argument, got {}", args.positional().len());
    };
    if let Some(s) = this.downcast::<StaticMethod>() {
        s.get_mut(vm).function = f.clone();
    } else if let Some(c) = this.downcast::<ClassMethod>() {
        c.get_mut(vm).function = f.clone();
    }
    copy_attributes(vm, this, f)
}

/// CPython's `functools_wraps` in C: takes over how the function is named and documented.
fn copy_attributes(vm: &mut Vm, this: &Value, function: &Value) -> PyResult<()> {
    let n = &vm.names;
    let mut names = vec![n.__module__.clone(), n.__name__.clone(), n.__qualname__.clone(), n.__doc__.clone()];
    if !vm.dialect.has_lazy_annotations() {
        names.push(n.__annotations__.clone());
    }
    for name in names {
        if let Some(v) = vm.getattr_optional(function, &name)? {
            vm.set_own_attribute(this, &name, v);
        }
    }
    Ok(())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let kind = if this.downcast::<StaticMethod>().is_some() { "staticmethod" } else { "classmethod" };
    let f = wrapped(vm, this);
    let text = format!("<{kind}({})>", vm.repr_string(&f)?);
    Ok(vm.new_str(&text))
}

fn static_call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    let f = wrapped(vm, this);
    vm.call_args(&f, args)
}

fn static_get(vm: &mut Vm, this: &Value, _object: Option<&Value>, _class: &Value) -> PyResult {
    Ok(wrapped(vm, this))
}

/// Up to 3.12 what is wrapped may be a descriptor itself, such as a property.
fn class_get(vm: &mut Vm, this: &Value, object: Option<&Value>, class: &Value) -> PyResult {
    let function = wrapped(vm, this);
    let class = match object {
        Some(o) if class.is_none() || class.is_null() => vm.class_of(o).value().clone(),
        _ => class.clone(),
    };
    if vm.dialect.classmethod_chains()
        && let Some(get) = vm.class_ref(&function).get(vm).slots.descr_get
    {
        let meta = vm.class_of(&class);
        return vm.nested("", |vm| get(vm, &function, Some(&class), meta.value()));
    }
    Ok(Ref::new(BoundMethod { function, this: class }).into())
}
