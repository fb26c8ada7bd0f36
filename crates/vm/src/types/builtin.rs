//! Builtin functions, the methods of builtin types, and their special methods, as Python sees them.

use crate::call::{Args, Builtin, ClassMethodDescriptor, Method, MethodDescriptor};
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, MethodWrapper, SlotWrapper, Slots, TypeSpec};
use crate::methods;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

pub static BUILTIN_SPEC: TypeSpec = TypeSpec {
    slots: Slots {
        repr: Some(builtin_repr),
        hash: Some(builtin_hash),
        call: Some(call_itself),
        compare: Some(builtin_compare),
        ..Slots::EMPTY
    },
    methods: BUILTIN_METHODS,
    getset: BUILTIN_GETSET,
    flags: ClassFlags::NO_NEW,
    ..TypeSpec::named("builtin_function_or_method", Builtin::ID, &[Builtin::ID])
};

pub static DESCRIPTOR_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::METHOD_DESCRIPTOR.union(ClassFlags::NO_NEW),
    slots: Slots {
        repr: Some(|vm, this| descriptor_repr(vm, this, "method")),
        call: Some(call_itself),
        descr_get: Some(descriptor_get),
        ..Slots::EMPTY
    },
    methods: DESCRIPTOR_METHODS,
    getset: DESCRIPTOR_GETSET,
    ..TypeSpec::named("method_descriptor", MethodDescriptor::ID, &[MethodDescriptor::ID])
};

pub static CLASS_DESCRIPTOR_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots {
        repr: Some(|vm, this| descriptor_repr(vm, this, "method")),
        call: Some(call_class_descriptor),
        descr_get: Some(class_descriptor_get),
        ..Slots::EMPTY
    },
    getset: DESCRIPTOR_GETSET,
    ..TypeSpec::named("classmethod_descriptor", ClassMethodDescriptor::ID, &[ClassMethodDescriptor::ID])
};

pub static WRAPPER_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::METHOD_DESCRIPTOR.union(ClassFlags::NO_NEW),
    slots: Slots {
        repr: Some(|vm, this| descriptor_repr(vm, this, "slot wrapper")),
        call: Some(call_itself),
        descr_get: Some(wrapper_get),
        ..Slots::EMPTY
    },
    methods: DESCRIPTOR_METHODS,
    getset: DESCRIPTOR_GETSET,
    ..TypeSpec::named("wrapper_descriptor", SlotWrapper::ID, &[SlotWrapper::ID])
};

pub static METHOD_WRAPPER_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots {
        repr: Some(wrapper_repr),
        hash: Some(wrapper_hash),
        call: Some(call_itself),
        compare: Some(wrapper_compare),
        ..Slots::EMPTY
    },
    methods: WRAPPER_METHODS,
    getset: WRAPPER_GETSET,
    ..TypeSpec::named("method-wrapper", MethodWrapper::ID, &[MethodWrapper::ID])
};

fn call_itself(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    vm.call_args(this, args)
}

/// The class that a bound builtin speaks of: the object itself where that is a class.
fn receiver(vm: &Vm, this: &Value) -> Ref<Class> {
    this.downcast::<Class>().cloned().unwrap_or_else(|| vm.class_of(this))
}

fn builtin_repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(b) = this.exact::<Builtin>() else { return Ok(Value::NONE) };
    let name = b.method.name;
    let text = if b.this.is_null() {
        if b.class.is_some() {
            format!("<built-in method {name} of type object at 0x{:012x}>", owner_identity(b))
        } else {
            format!("<built-in function {name}>")
        }
    } else {
        let class = vm.type_name(&b.this);
        format!("<built-in method {name} of {class} object at 0x{:012x}>", b.this.identity())
    };
    Ok(vm.new_str(&text))
}

fn owner_identity(b: &Builtin) -> i64 {
    b.class.as_ref().map_or(0, |c| c.value().identity())
}

fn builtin_hash(_vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let Some(b) = this.exact::<Builtin>() else { return Ok(0) };
    let of = |address: u64| taipan_prim::hash::hash_pointer(address);
    let own = if b.this.is_null() { 0 } else { of(b.this.identity() as u64) };
    let all = own ^ of(std::ptr::from_ref(b.method) as u64);
    Ok(if all == -1 { -2 } else { all })
}

fn builtin_compare(_vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.exact::<Builtin>(), b.exact::<Builtin>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let same = std::ptr::eq(x.method, y.method) && x.this.is(&y.this);
    Ok(Value::bool(same == (op == CompareOp::Eq)))
}

/// The signature as `inspect` reads it; None where CPython's documentation has none.
fn text_signature(vm: &mut Vm, owner: &str, method: &Method) -> Value {
    match vm.dialect.shown_signature(owner, method.name, method.text_signature) {
        "" => Value::NONE,
        text => vm.new_str(text),
    }
}

fn doc(vm: &mut Vm, text: &str) -> Value {
    if text.is_empty() {
        return Value::NONE;
    }
    let lines: Vec<&str> = text.split('\n').map(|l| l.strip_prefix(' ').unwrap_or(l)).collect();
    vm.new_str(&lines.join("\n"))
}

methods! { static BUILTIN_METHODS;
    "__reduce__($self, /)" => |vm, [this]| {
        let Some(b) = this.exact::<Builtin>() else { return Ok(Value::NONE) };
        let name = vm.new_str(b.method.name);
        if b.this.is_null() { Ok(name) } else { vm.reduce_to_getattr(b.this.clone(), name) }
    }
}

static BUILTIN_GETSET: &[GetSet] = &[
    GetSet::field(
        "__module__",
        |_vm, this| Ok(this.exact::<Builtin>().map_or(Value::NONE, |b| b.module.clone())),
        |vm, _this, _value| raise!(vm, AttributeError, "readonly attribute"),
    ),
    GetSet::read("__doc__", "", |vm, this| {
        Ok(this.exact::<Builtin>().map_or(Value::NONE, |b| doc(vm, b.method.doc)))
    }),
    GetSet::read("__name__", "", |vm, this| {
        Ok(this.exact::<Builtin>().map_or(Value::NONE, |b| vm.intern(b.method.name).into()))
    }),
    GetSet::read("__qualname__", "", |vm, this| {
        let Some(b) = this.exact::<Builtin>() else { return Ok(Value::NONE) };
        let name = vm.builtin_qualname(b);
        Ok(vm.new_str(&name))
    }),
    GetSet::read("__self__", "", |vm, this| {
        let Some(b) = this.exact::<Builtin>() else { return Ok(Value::NONE) };
        if !b.this.is_null() {
            return Ok(b.this.clone());
        }
        let modules = vm.modules.clone();
        let found = b.module.downcast::<crate::types::str::Str>().and_then(|m| modules.get(vm).get_str(m));
        Ok(found.cloned().unwrap_or(Value::NONE))
    }),
    GetSet::read("__text_signature__", "", |vm, this| {
        let Some(b) = this.exact::<Builtin>() else { return Ok(Value::NONE) };
        let owner = match (&b.class, b.module.downcast::<crate::types::str::Str>()) {
            (Some(class), _) => class.get(vm).name.to_string(),
            (None, Some(module)) => module.to_string(),
            (None, None) => String::new(),
        };
        Ok(text_signature(vm, &owner, b.method))
    }),
];

impl Vm {
    /// `__qualname__` of a builtin function or bound method.
    pub fn builtin_qualname(&mut self, b: &Builtin) -> String {
        let name = b.method.name;
        match (b.this.present(), &b.class) {
            (Some(this), _) if this.downcast::<crate::types::module::Module>().is_some() => name.to_string(),
            (Some(this), _) => format!("{}.{name}", receiver(self, this).get(self).qualname),
            (None, Some(c)) => format!("{}.{name}", c.get(self).qualname),
            (None, None) => name.to_string(),
        }
    }

    /// How CPython's messages call a builtin (`_PyObject_FunctionStr` without the parentheses).
    pub fn builtin_full_name(&mut self, b: &Builtin) -> String {
        let qualname = self.builtin_qualname(b);
        match b.module.downcast::<crate::types::str::Str>() {
            Some(m) if !m.eq_str("builtins") => format!("{m}.{qualname}"),
            _ => qualname,
        }
    }
}

/// What the four kinds of descriptors have in common: class, name, doc, signature.
fn described(vm: &mut Vm, this: &Value) -> Option<(Ref<Class>, &'static str, Value, Value)> {
    if let Some(d) = this.exact::<MethodDescriptor>() {
        return Some(described_method(vm, &d.class, d.method));
    }
    if let Some(d) = this.exact::<ClassMethodDescriptor>() {
        return Some(described_method(vm, &d.class, d.method));
    }
    let w = match this.exact::<MethodWrapper>() {
        Some(m) => &m.wrapper,
        None => this.exact::<SlotWrapper>()?,
    };
    let signature = match vm.dialect.shown_signature(
        &owner_name(vm, &w.class),
        w.dunder.name,
        slot_signature(w.dunder.name),
    ) {
        "" => Value::NONE,
        text => vm.new_str(text),
    };
    Some((w.class.clone(), w.dunder.name, doc(vm, w.dunder.doc), signature))
}

fn described_method(
    vm: &mut Vm,
    class: &Ref<Class>,
    method: &'static Method,
) -> (Ref<Class>, &'static str, Value, Value) {
    let signature = text_signature(vm, &owner_name(vm, class), method);
    (class.clone(), method.name, doc(vm, method.doc), signature)
}

fn owner_name(vm: &Vm, class: &Ref<Class>) -> String {
    class.get(vm).name.to_string()
}

/// Signatures of special methods (CPython's slot table in Objects/typeobject.c).
fn slot_signature(name: &str) -> &'static str {
    match name {
        "__getattribute__" | "__delattr__" => "($self, name, /)",
        "__setattr__" => "($self, name, value, /)",
        "__get__" => "($self, instance, owner=None, /)",
        "__set__" => "($self, instance, value, /)",
        "__delete__" => "($self, instance, /)",
        "__call__" | "__init__" => "($self, /, *args, **kwargs)",
        "__getitem__" | "__delitem__" | "__contains__" => "($self, key, /)",
        "__setitem__" => "($self, key, value, /)",
        "__buffer__" => "($self, flags, /)",
        "__release_buffer__" => "($self, buffer, /)",
        "__pow__" | "__rpow__" => "($self, value, mod=None, /)",
        "__repr__" | "__str__" | "__hash__" | "__iter__" | "__next__" | "__await__" | "__aiter__"
        | "__anext__" | "__neg__" | "__pos__" | "__abs__" | "__invert__" | "__bool__" | "__int__"
        | "__float__" | "__index__" | "__len__" | "__del__" => "($self, /)",
        _ => "($self, value, /)",
    }
}

macro_rules! described {
    ($name:literal, |$vm:ident, $class:pat_param, $own:pat_param, $doc:pat_param, $signature:pat_param| $body:expr) => {
        GetSet::read($name, "", |$vm, this| match described($vm, this) {
            Some(($class, $own, $doc, $signature)) => Ok($body),
            None => Ok(Value::NONE),
        })
    };
}

static DESCRIPTOR_GETSET: &[GetSet] = &[
    GetSet::member("__objclass__", |vm, this| {
        Ok(described(vm, this).map_or(Value::NONE, |(class, ..)| class.into()))
    }),
    GetSet::member("__name__", |vm, this| {
        Ok(described(vm, this).map_or(Value::NONE, |(_, name, ..)| vm.intern(name).into()))
    }),
    described!("__doc__", |vm, _, _, doc, _| doc),
    described!("__qualname__", |vm, class, name, _, _| {
        let text = format!("{}.{name}", class.get(vm).qualname);
        vm.new_str(&text)
    }),
    described!("__text_signature__", |vm, _, _, _, signature| signature),
];

static WRAPPER_GETSET: &[GetSet] = &[
    GetSet::member("__self__", |_vm, this| {
        Ok(this.exact::<MethodWrapper>().map_or(Value::NONE, |w| w.this.clone()))
    }),
    described!("__objclass__", |vm, class, _, _, _| class.into()),
    described!("__name__", |vm, _, name, _, _| vm.intern(name).into()),
    described!("__qualname__", |vm, class, name, _, _| {
        let text = format!("{}.{name}", class.get(vm).qualname);
        vm.new_str(&text)
    }),
    described!("__doc__", |vm, _, _, doc, _| doc),
    described!("__text_signature__", |vm, _, _, _, signature| signature),
];

methods! { static DESCRIPTOR_METHODS;
    "__reduce__($self, /)" => |vm, [this]| {
        let Some((class, name, ..)) = described(vm, this) else { return Ok(Value::NONE) };
        let name = vm.new_str(name);
        vm.reduce_to_getattr(class.into(), name)
    }
}

methods! { static WRAPPER_METHODS;
    "__reduce__($self, /)" => |vm, [this]| {
        let Some(w) = this.exact::<MethodWrapper>() else { return Ok(Value::NONE) };
        let name = vm.new_str(w.wrapper.dunder.name);
        vm.reduce_to_getattr(w.this.clone(), name)
    }
}

fn descriptor_repr(vm: &mut Vm, this: &Value, kind: &str) -> PyResult {
    let Some((class, name, ..)) = described(vm, this) else { return Ok(Value::NONE) };
    let class = vm.native_name(&class);
    Ok(vm.new_str(&format!("<{kind} '{name}' of '{class}' objects>")))
}

fn wrapper_repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(w) = this.exact::<MethodWrapper>() else { return Ok(Value::NONE) };
    let (name, class) = (w.wrapper.dunder.name, vm.type_name(&w.this));
    Ok(vm.new_str(&format!("<method-wrapper '{name}' of {class} object at 0x{:012x}>", w.this.identity())))
}

fn wrapper_hash(_vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let Some(w) = this.exact::<MethodWrapper>() else { return Ok(0) };
    let of = |v: &Value| taipan_prim::hash::hash_pointer(v.identity() as u64);
    let all = of(&w.this) ^ of(w.wrapper.value());
    Ok(if all == -1 { -2 } else { all })
}

fn wrapper_compare(_vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.exact::<MethodWrapper>(), b.exact::<MethodWrapper>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let same = x.wrapper.value().is(y.wrapper.value()) && x.this.is(&y.this);
    Ok(Value::bool(same == (op == CompareOp::Eq)))
}

fn call_class_descriptor(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    let Some(d) = this.exact::<ClassMethodDescriptor>() else { return Ok(Value::NONE) };
    let (owner, name) = (vm.native_name(&d.class), d.method.name);
    let Some((first, rest)) = args.split_first() else {
        raise!(vm, TypeError, "descriptor '{name}' of '{owner}' object needs an argument");
    };
    let bound = class_descriptor_get(vm, this, None, first)?;
    vm.call_args(&bound, rest)
}

fn descriptor_get(vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    let (Some(d), Some(object)) = (this.exact::<MethodDescriptor>(), object) else { return Ok(this.clone()) };
    crate::types::getset::check(vm, object, &d.class, d.method.name)?;
    let bound =
        Builtin { method: d.method, this: object.clone(), module: Value::NONE, class: Some(d.class.clone()) };
    Ok(Ref::new(bound).into())
}

fn class_descriptor_get(vm: &mut Vm, this: &Value, object: Option<&Value>, class: &Value) -> PyResult {
    let Some(d) = this.exact::<ClassMethodDescriptor>() else { return Ok(this.clone()) };
    let class = match object {
        Some(o) if class.is_none() || class.is_null() => vm.class_of(o).value().clone(),
        _ => class.clone(),
    };
    let (owner, name) = (vm.native_name(&d.class), d.method.name);
    let Some(c) = class.downcast::<Class>() else {
        raise!(
            vm,
            TypeError,
            "descriptor '{name}' for type '{owner}' needs a type, not a '{}' as arg 2",
            vm.type_name(&class)
        );
    };
    if !crate::class::is_subclass(vm, c, &d.class) {
        let got = c.get(vm).name.to_string();
        raise!(vm, TypeError, "descriptor '{name}' requires a subtype of '{owner}' but received '{got}'");
    }
    let bound = Builtin { method: d.method, this: class, module: Value::NONE, class: Some(d.class.clone()) };
    Ok(Ref::new(bound).into())
}

fn wrapper_get(vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    match (this.exact::<SlotWrapper>(), object) {
        (Some(w), Some(o)) => {
            crate::types::getset::check(vm, o, &w.class, w.dunder.name)?;
            Ok(Ref::new(MethodWrapper { wrapper: w.clone(), this: o.clone() }).into())
        }
        _ => Ok(this.clone()),
    }
}
