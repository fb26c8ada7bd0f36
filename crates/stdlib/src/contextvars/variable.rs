//! `ContextVar`.

use super::context;
use super::token::{self, Token};
use crate::support::{construct, instance, receiver, traced};
use taipan_vm::class::{ClassFlags, GetSet, Slots, TypeSpec};
use taipan_vm::exc::Exc;
use taipan_vm::types::generic_alias;
use taipan_vm::types::str::Str;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

/// A variable.
pub struct ContextVar {
    name: Value,
    /// [`Value::NULL`] where it has none.
    default: Value,
}
traced!(ContextVar: name, default);

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::STATIC,
    slots: Slots {
        new: Some(|vm, class, args| construct(vm, &NEW[0], class, args)),
        repr: Some(repr),
        hash: Some(hash),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: &[GetSet::member("name", |vm, this| Ok(receiver::<ContextVar>(vm, this)?.get(vm).name.clone()))],
    ..TypeSpec::foreign("_contextvars", "ContextVar")
};

methods! { static NEW;
    "ContextVar($type, name, /, *, default=<unrepresentable>)" => |vm, [class, name, default]| {
        if name.downcast::<Str>().is_none() {
            raise!(vm, TypeError, "context variable name must be a str");
        }
        instance(vm, class, ContextVar { name: name.clone(), default: default.clone() })
    }
}

/// That of the name, mixed with the variable's identity.
fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let name = receiver::<ContextVar>(vm, this)?.get(vm).name.clone();
    let all = vm.hash(&name)? ^ taipan_prim::hash::hash_pointer(this.identity() as u64);
    Ok(taipan_prim::hash::avoid_minus_one(all))
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let state = receiver::<ContextVar>(vm, this)?.get(vm);
    let (name, default) = (state.name.clone(), state.default.clone());
    let name = vm.repr_string(&name)?;
    let default = match default.present() {
        Some(default) => format!(" default={}", vm.repr_string(default)?),
        None => String::new(),
    };
    Ok(vm.new_str(&format!("<ContextVar name={name}{default} at 0x{:012x}>", this.identity())))
}

/// Undoes what gave the token.
pub fn reset(vm: &mut Vm, this: &Value, token: &Value) -> PyResult<()> {
    let Some(t) = token.foreign::<Token>() else {
        raise!(vm, TypeError, "expected an instance of Token, got {}", vm.repr_string(token)?);
    };
    let (variable, of, old, used) = t.get(vm).parts();
    if used {
        raise!(vm, RuntimeError, "{} has already been used once", vm.repr_string(token)?);
    }
    if !variable.is(this) {
        raise!(vm, ValueError, "{} was created by a different ContextVar", vm.repr_string(token)?);
    }
    let current = context::current(vm);
    if !of.is(&current) {
        raise!(vm, ValueError, "{} was created in a different Context", vm.repr_string(token)?);
    }
    t.get_mut(vm).use_up();
    drop(context::set(vm, &current, this, old.present().cloned())?);
    Ok(())
}

methods! { static METHODS;
    /// Return a value for the context variable for the current context.
    ///
    /// If there is no value for the variable in the current context, the method will:
    ///  * return the value of the default argument of the method, if provided; or
    ///  * return the default value for the context variable, if it was created
    ///    with one; or
    ///  * raise a LookupError.
    "get($self, default=<unrepresentable>, /)"
    => |vm, [this, default]| {
        let current = context::current(vm);
        if let Some(value) = context::get(vm, &current, this)? {
            return Ok(value);
        }
        let own = receiver::<ContextVar>(vm, this)?.get(vm).default.clone();
        match default.present().or(own.present()) {
            Some(default) => Ok(default.clone()),
            None => Err(vm.error_value(Exc::LookupError, this.clone())),
        }
    }
    /// Call to set a new value for the context variable in the current context.
    ///
    /// The required value argument is the new value for the context variable.
    ///
    /// Returns a Token object that can be used to restore the variable to its previous
    /// value via the `ContextVar.reset()` method.
    "set($self, value, /)"
    => |vm, [this, value]| {
        let current = context::current(vm);
        let old = context::set(vm, &current, this, Some(value.clone()))?;
        Ok(token::make(vm, this.clone(), current, old.unwrap_or(Value::NULL)))
    }
    /// Reset the context variable.
    ///
    /// The variable is reset to the value it had before the `ContextVar.set()` that
    /// created the token was used.
    "reset($self, token, /)"
    => |vm, [this, token]| {
        reset(vm, this, token)?;
        Ok(Value::NONE)
    }
    /// See PEP 585
    "__class_getitem__($type, object, /)"
    => |vm, [class, object]| { Ok(generic_alias::make(vm, class, object)) }
}
