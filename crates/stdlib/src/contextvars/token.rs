//! `Token`: what undoes the setting of a variable.

use super::variable;
use crate::support::{receiver, traced};
use taipan_vm::class::{ClassFlags, GetSet, Slots, TypeSpec};
use taipan_vm::types::generic_alias;
use taipan_vm::{PyResult, Trace, Value, Vm, methods, raise};

/// A token.
pub struct Token {
    variable: Value,
    context: Value,
    /// [`Value::NULL`] where the variable was not set.
    old: Value,
    used: bool,
}
traced!(Token: variable, context, old);

impl Token {
    /// Variable, context, old value, and whether it was used.
    pub fn parts(&self) -> (Value, Value, Value, bool) {
        (self.variable.clone(), self.context.clone(), self.old.clone(), self.used)
    }

    pub fn use_up(&mut self) {
        self.used = true;
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::STATIC.union(ClassFlags::UNHASHABLE),
    slots: Slots {
        new: Some(|vm, _class, _args| raise!(vm, RuntimeError, "Tokens can only be created by ContextVars")),
        repr: Some(repr),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: &[
        GetSet::read("var", "", |vm, this| Ok(receiver::<Token>(vm, this)?.get(vm).variable.clone())),
        GetSet::read("old_value", "", |vm, this| {
            match receiver::<Token>(vm, this)?.get(vm).old.present().cloned() {
                Some(old) => Ok(old),
                None => Ok(missing(vm)),
            }
        }),
    ],
    ..TypeSpec::foreign("_contextvars", "Token")
};

/// A new token.
pub fn make(vm: &mut Vm, variable: Value, context: Value, old: Value) -> Value {
    let class = vm.foreign_class::<Token>(&SPEC);
    vm.new_foreign(&class, Token { variable, context, old, used: false }).into()
}

/// The payload of `Token.MISSING`.
struct Missing;
impl Trace for Missing {}

static MISSING: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW.union(ClassFlags::STATIC),
    slots: Slots { repr: Some(|vm, _this| Ok(vm.new_str("<Token.MISSING>"))), ..Slots::EMPTY },
    ..TypeSpec::foreign("Token", "MISSING")
};

/// `Token.MISSING`
pub fn missing(vm: &mut Vm) -> Value {
    let class = vm.foreign_class::<Missing>(&MISSING);
    vm.singleton(&class, |vm, class| vm.new_foreign(class, Missing).into())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let (variable, _, _, used) = receiver::<Token>(vm, this)?.get(vm).parts();
    let (used, variable) = (if used { " used" } else { "" }, vm.repr_string(&variable)?);
    Ok(vm.new_str(&format!("<Token{used} var={variable} at 0x{:012x}>", this.identity())))
}

methods! { static METHODS;
    /// See PEP 585
    "__class_getitem__($type, object, /)"
    => |vm, [class, object]| { Ok(generic_alias::make(vm, class, object)) }
    /// Enter into Token context manager.
    "__enter__($self, /)" => |_vm, [this]| { Ok(this.clone()) }
    /// Exit from Token context manager, restore the linked ContextVar.
    "__exit__($self, type, value, traceback, /)" => |vm, [this, _kind, _value, _traceback]| {
        let (variable, ..) = receiver::<Token>(vm, this)?.get(vm).parts();
        variable::reset(vm, &variable, this)?;
        Ok(Value::NONE)
    }
}
