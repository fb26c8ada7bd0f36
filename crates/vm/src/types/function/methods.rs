//! The attributes of functions.

use super::Function;
use crate::audit::{Event, How};
use crate::call::Args;
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::exc::Exc;
use crate::protocol::attr::DICT_ENTRY;
use crate::types::cell::Cell;
use crate::types::code::{Code, flags};
use crate::types::dict::Dict;
use crate::types::method::BoundMethod;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "Create a function object.\n\n  code\n    a code object\n  globals\n    the globals dictionary\n  name\n    \
         a string that overrides the name from the code object\n  argdefs\n    a tuple that specifies the default \
         argument values\n  closure\n    a tuple that supplies the bindings for free variables\n  kwdefaults\n    \
         a dictionary that specifies the default keyword argument values",
    ),
    flags: ClassFlags::METHOD_DESCRIPTOR,
    slots: Slots { repr: Some(repr), call: Some(call), descr_get: Some(get), new: Some(new), ..Slots::EMPTY },
    getset: GETSET,
    signature: "(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)",
    ..TypeSpec::named("function", Function::ID, &[Function::ID])
};

fn get(_vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    match object {
        Some(o) => Ok(Ref::new(BoundMethod { function: this.clone(), this: o.clone() }).into()),
        None => Ok(this.clone()),
    }
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(f) = this.exact::<Function>() else { return Ok(Value::NONE) };
    let text = format!("<function {} at 0x{:012x}>", f.get(vm).qualname, this.identity());
    Ok(vm.new_str(&text))
}

fn call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    vm.call_args(this, args)
}

fn function(this: &Value) -> Option<&Ref<Function>> {
    this.exact::<Function>()
}

macro_rules! read {
    (|$vm:ident, $f:ident| $body:expr) => {
        |$vm, this| match function(this) {
            Some($f) => {
                let $f = $f.get($vm);
                Ok($body)
            }
            None => Ok(Value::NONE),
        }
    };
}

fn or_none<T: Payload>(v: &Option<Ref<T>>) -> Value {
    v.as_ref().map_or(Value::NONE, |r| r.value().clone())
}

static GETSET: &[GetSet] = &[
    GetSet::member("__closure__", read!(|vm, f| or_none(&f.closure))),
    GetSet::write("__doc__", read!(|vm, f| f.doc.clone()), |vm, this, value| {
        if let Some(f) = function(this) {
            f.get_mut(vm).doc = value.cloned().unwrap_or(Value::NONE);
        }
        Ok(())
    }),
    GetSet::member("__globals__", read!(|vm, f| f.globals.value().clone())),
    GetSet::field("__module__", read!(|vm, f| f.module.clone()), |vm, this, value| {
        if let Some(f) = function(this) {
            f.get_mut(vm).module = value.cloned().unwrap_or(Value::NONE);
        }
        Ok(())
    }),
    GetSet::member("__builtins__", read!(|vm, f| f.builtins.value().clone())),
    GetSet::write("__code__", read!(|vm, f| f.code.value().clone()), set_code),
    GetSet::write("__defaults__", read!(|vm, f| or_none(&f.defaults)), |vm, this, value| {
        let value = value.filter(|v| !v.is_none());
        let tuple = value.and_then(|v| v.downcast::<Tuple>()).cloned();
        if value.is_some() && tuple.is_none() {
            raise!(vm, TypeError, "__defaults__ must be set to a tuple object");
        }
        if let Some(f) = function(this) {
            f.get_mut(vm).defaults = tuple;
        }
        Ok(())
    }),
    GetSet::write("__kwdefaults__", read!(|vm, f| or_none(&f.kwdefaults)), |vm, this, value| {
        let value = value.filter(|v| !v.is_none());
        let dict = value.and_then(|v| v.downcast::<Dict>()).cloned();
        if value.is_some() && dict.is_none() {
            raise!(vm, TypeError, "__kwdefaults__ must be set to a dict object");
        }
        if let Some(f) = function(this) {
            f.get_mut(vm).kwdefaults = dict;
        }
        Ok(())
    }),
    GetSet::write("__annotations__", annotations, set_annotations),
    GetSet::write(
        "__annotate__",
        read!(|vm, f| f.annotate.present().cloned().unwrap_or(Value::NONE)),
        set_annotate,
    ),
    GetSet { doc: "", ..DICT_ENTRY },
    GetSet::write("__name__", read!(|vm, f| f.name.value().clone()), |vm, this, value| {
        let name = expect_str(vm, value, "__name__")?;
        if let Some(f) = function(this) {
            f.get_mut(vm).name = name;
        }
        Ok(())
    }),
    GetSet::write("__qualname__", read!(|vm, f| f.qualname.value().clone()), |vm, this, value| {
        let name = expect_str(vm, value, "__qualname__")?;
        if let Some(f) = function(this) {
            f.get_mut(vm).qualname = name;
        }
        Ok(())
    }),
    GetSet::write(
        "__type_params__",
        |vm, this| {
            let Some(f) = function(this) else { return Ok(Value::NONE) };
            match f.get(vm).type_params.present() {
                Some(v) => Ok(v.clone()),
                None => Ok(vm.new_tuple([])),
            }
        },
        |vm, this, value| {
            let Some(v) = value.filter(|v| v.downcast::<Tuple>().is_some()) else {
                raise!(vm, TypeError, "__type_params__ must be set to a tuple");
            };
            if let Some(f) = function(this) {
                f.get_mut(vm).type_params = v.clone();
            }
            Ok(())
        },
    ),
];

fn expect_str(vm: &mut Vm, value: Option<&Value>, attribute: &str) -> PyResult<Ref<Str>> {
    match value.and_then(|v| v.downcast::<Str>()) {
        Some(s) => Ok(s.clone()),
        None => raise!(vm, TypeError, "{attribute} must be set to a string object"),
    }
}

fn set_code(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(f) = function(this) else { return Ok(()) };
    let Some(code) = value.and_then(|v| v.exact::<Code>()) else {
        raise!(vm, TypeError, "__code__ must be set to a code object");
    };
    let held = f.get(vm).closure.as_ref().map_or(0, |c| c.items().len());
    if code.nfree as usize != held {
        let name = f.get(vm).name.to_string();
        raise!(vm, ValueError, "{name}() requires a code object with {held} free vars, not {}", code.nfree);
    }
    vm.audit(Event::Code(How::SetCode, code), true)?;
    let kind = |flags: u32| flags & (flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR);
    if vm.dialect.warns_of_code_of_another_kind() && kind(f.get(vm).code.flags) != kind(code.flags) {
        let text = "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)";
        vm.warn(Exc::DeprecationWarning, text, 1)?;
    }
    vm.detach_frames(f);
    f.get_mut(vm).code = code.clone();
    Ok(())
}

/// A dict, made of the tuple of names and values that MAKE_FUNCTION got, or by `__annotate__` of 3.14.
fn annotations(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(f) = function(this) else { return Ok(Value::NONE) };
    let held = f.get(vm).annotations.clone();
    if held.downcast::<Dict>().is_some() {
        return Ok(held);
    }
    let dict = match (held.exact::<Tuple>(), f.get(vm).annotate.clone().present()) {
        (Some(t), _) => {
            let dict = Dict::new_ref(vm);
            for pair in t.items().chunks_exact(2) {
                vm.dict_set(&dict, &pair[0], pair[1].clone())?;
            }
            dict.into()
        }
        (None, Some(annotate)) => vm.call_annotate(annotate)?,
        (None, None) => Dict::new_ref(vm).into(),
    };
    f.get_mut(vm).annotations = dict.clone();
    Ok(dict)
}

fn set_annotations(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(f) = function(this) else { return Ok(()) };
    let value = value.filter(|v| !v.is_none());
    if value.is_some_and(|v| v.downcast::<Dict>().is_none()) {
        raise!(vm, TypeError, "__annotations__ must be set to a dict object");
    }
    let f = f.get_mut(vm);
    f.annotations = value.cloned().unwrap_or(Value::NULL);
    f.annotate = Value::NULL;
    Ok(())
}

fn set_annotate(vm: &mut Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(f) = function(this) else { return Ok(()) };
    let Some(v) = value else { raise!(vm, TypeError, "__annotate__ cannot be deleted") };
    if v.is_none() {
        f.get_mut(vm).annotate = Value::NULL;
        return Ok(());
    }
    if !vm.is_callable(v) {
        raise!(vm, TypeError, "__annotate__ must be callable or None");
    }
    let f = f.get_mut(vm);
    f.annotate = v.clone();
    f.annotations = Value::NULL;
    Ok(())
}

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`.
fn new(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let own = &NEW[usize::from(!vm.dialect.functions_take_kwdefaults())];
    let bound = crate::call::bind::bind(vm, own, crate::call::bind::Callee::Plain, args)?;
    let [code, globals, name, defaults, closure, rest @ ..] = &bound[..] else {
        return Err(vm.wrong_arity());
    };
    let kwdefaults = rest.first().cloned().unwrap_or(Value::NONE);
    let Some(code) = code.exact::<Code>() else {
        return Err(vm.bad_argument("function", "argument 'code'", "code", code));
    };
    let Some(globals) = globals.downcast::<Dict>() else {
        return Err(vm.bad_argument("function", "argument 'globals'", "dict", globals));
    };
    vm.audit(Event::Code(How::NewFunction, code), true)?;
    if !name.is_none() && name.downcast::<Str>().is_none() {
        raise!(vm, TypeError, "arg 3 (name) must be None or string");
    }
    if !defaults.is_none() && defaults.downcast::<Tuple>().is_none() {
        raise!(vm, TypeError, "arg 4 (defaults) must be None or tuple");
    }
    let cells = closure.downcast::<Tuple>();
    if cells.is_none() {
        if code.nfree > 0 && closure.is_none() {
            raise!(vm, TypeError, "arg 5 (closure) must be tuple");
        }
        if !closure.is_none() {
            raise!(vm, TypeError, "arg 5 (closure) must be None or tuple");
        }
    }
    if !kwdefaults.is_none() && kwdefaults.downcast::<Dict>().is_none() {
        raise!(vm, TypeError, "arg 6 (kwdefaults) must be None or dict");
    }
    let given = cells.map_or(0, |c| c.items().len());
    if given != code.nfree as usize {
        raise!(vm, ValueError, "{} requires closure of length {}, not {given}", code.name, code.nfree);
    }
    if let Some(bad) = cells.and_then(|c| c.items().iter().find(|v| v.exact::<Cell>().is_none())) {
        raise!(vm, TypeError, "arg 5 (closure) expected cell, found {}", vm.type_name(bad));
    }
    let f = vm.make_function(code, globals);
    let made = f.get_mut(vm);
    if let Some(name) = name.downcast::<Str>() {
        made.name = name.clone();
    }
    made.defaults = defaults.downcast::<Tuple>().cloned();
    made.closure = cells.cloned();
    made.kwdefaults = kwdefaults.downcast::<Dict>().cloned();
    Ok(f.into())
}

crate::methods! { static NEW;
    /// Create a function object.
    "function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)" => |_vm, [code, _globals, _name, _defaults, _closure, _kwdefaults]| { Ok(code.clone()) }
    /// Create a function object.
    "function(code, globals, name=None, argdefs=None, closure=None)" => |_vm, [code, _globals, _name, _defaults, _closure]| { Ok(code.clone()) }
}
