//! Native slots shown as methods: `slot wrapper` objects in a class's namespace, `method-wrapper` when bound.

use crate::call::{Args, bind};
use crate::class::slots::{CompareOp, Dunder, Flavour, SlotFn};
use crate::class::{Class, is_subclass, slots, trampoline};
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Trace, Value, Visitor};

/// `wrapper_descriptor`: a special method of a builtin type.
pub struct SlotWrapper {
    pub dunder: &'static Dunder,
    pub function: SlotFn,
    /// The class that it was made for.
    pub class: Ref<Class>,
}

impl Trace for SlotWrapper {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.class.value());
    }
}

/// `method-wrapper`: a slot wrapper bound to an object.
pub struct MethodWrapper {
    pub wrapper: Ref<SlotWrapper>,
    pub this: Value,
}

impl Trace for MethodWrapper {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.wrapper.value());
        visit(&self.this);
    }
}

/// Calls a slot wrapper with the object as first argument.
pub fn call_wrapper(vm: &mut Vm, wrapper: &Ref<SlotWrapper>, args: Args<'_>) -> PyResult {
    let name = wrapper.dunder.name;
    let Some((this, rest)) = args.split_first() else {
        let class = wrapper.class.get(vm).name.to_string();
        raise!(vm, TypeError, "descriptor '{name}' of '{class}' object needs an argument");
    };
    let this_class = vm.class_of(this);
    if !is_subclass(vm, &this_class, &wrapper.class) {
        let class = wrapper.class.get(vm).name.to_string();
        raise!(
            vm,
            TypeError,
            "descriptor '{name}' requires a '{class}' object but received a '{}'",
            vm.type_name(this)
        );
    }
    call_slot(vm, wrapper, this, rest)
}

/// Calls the slot behind a wrapper on an object known to be of its class.
pub fn call_slot(vm: &mut Vm, wrapper: &Ref<SlotWrapper>, this: &Value, args: Args<'_>) -> PyResult {
    let dunder = wrapper.dunder;
    if let SlotFn::Init(f) = wrapper.function {
        return f(vm, this, args).map(|()| Value::NONE);
    }
    if let SlotFn::Call(f) = wrapper.function {
        return f(vm, this, args);
    }
    if !args.names().is_empty() {
        raise!(vm, TypeError, "wrapper {}() takes no keyword arguments", dunder.name);
    }
    let given = args.positional();
    if dunder.unpacks_argument() && given.len() != 1 {
        let named = vm.dialect.unpacking_wrapper_name(dunder.name);
        raise!(vm, TypeError, "{named}expected 1 argument, got {}", given.len());
    }
    match wrapper.function {
        SlotFn::Unary(f) => exactly::<0>(vm, given).and_then(|[]| f(vm, this)),
        SlotFn::Binary(f) => {
            let [a] = exactly(vm, given)?;
            if dunder.flavour == Flavour::Reflected { f(vm, a, this) } else { f(vm, this, a) }
        }
        SlotFn::Ternary(f) => {
            let none = Value::NONE;
            let (a, m) = match given {
                [a] => (a, &none),
                [a, m] => (a, m),
                _ if vm.dialect.counts_power_arguments() => {
                    raise!(vm, TypeError, "expected 1 or 2 arguments, got {}", given.len())
                }
                _ => return Err(wrong_count(vm, dunder.name, args, 1)),
            };
            if dunder.flavour == Flavour::Reflected { f(vm, a, this, m) } else { f(vm, this, a, m) }
        }
        SlotFn::Predicate(f) => exactly::<0>(vm, given).and_then(|[]| Ok(Value::bool(f(vm, this)?))),
        SlotFn::Length(f) => exactly::<0>(vm, given).and_then(|[]| Ok(Value::int(f(vm, this)? as i64))),
        SlotFn::Hash(f) => exactly::<0>(vm, given).and_then(|[]| Ok(Value::int(f(vm, this)?))),
        SlotFn::Compare(f) => {
            let [a] = exactly(vm, given)?;
            let Flavour::Op(op) = dunder.flavour else { return f(vm, this, a, CompareOp::Eq) };
            f(vm, this, a, op)
        }
        SlotFn::Contains(f) => {
            let [a] = exactly(vm, given)?;
            Ok(Value::bool(f(vm, this, a)?))
        }
        SlotFn::SetItem(f) => {
            if dunder.flavour == Flavour::Delete {
                let [k] = exactly(vm, given)?;
                return f(vm, this, k, None).map(|()| Value::NONE);
            }
            let [k, v] = given else { return Err(wrong_count(vm, dunder.name, args, 2)) };
            f(vm, this, k, Some(v)).map(|()| Value::NONE)
        }
        SlotFn::GetAttr(f) => {
            let [name] = exactly(vm, given)?;
            let name = vm.attribute_name(name)?;
            f(vm, this, &name)
        }
        SlotFn::SetAttr(f) => {
            check_setattr(vm, this, f, dunder.name)?;
            if dunder.flavour == Flavour::Delete {
                let [name] = exactly(vm, given)?;
                let name = vm.attribute_name(name)?;
                return f(vm, this, &name, None).map(|()| Value::NONE);
            }
            let [name, v] = given else { return Err(wrong_count(vm, dunder.name, args, 2)) };
            let name = vm.attribute_name(name)?;
            f(vm, this, &name, Some(v)).map(|()| Value::NONE)
        }
        SlotFn::DescrGet(f) => {
            let none = Value::NONE;
            let (object, class) = match given {
                [object] => (object, &none),
                [object, class] => (object, class),
                _ => return Err(wrong_count(vm, dunder.name, args, 1)),
            };
            if object.is_none() && class.is_none() {
                raise!(vm, TypeError, "__get__(None, None) is invalid");
            }
            f(vm, this, Some(object).filter(|o| !o.is_none()), class)
        }
        SlotFn::DescrSet(f) => {
            if dunder.flavour == Flavour::Delete {
                let [object] = exactly(vm, given)?;
                return f(vm, this, object, None).map(|()| Value::NONE);
            }
            let [object, v] = given else { return Err(wrong_count(vm, dunder.name, args, 2)) };
            f(vm, this, object, Some(v)).map(|()| Value::NONE)
        }
        SlotFn::Next(f) => {
            exactly::<0>(vm, given)?;
            match f(vm, this)? {
                Some(v) => Ok(v),
                None => Err(vm.stop_iteration(Value::NONE)),
            }
        }
        SlotFn::Buffer(_) if dunder.flavour == Flavour::Delete => {
            let [view] = exactly(vm, given)?;
            crate::types::memoryview::release_buffer(vm, this, view)
        }
        SlotFn::Buffer(_) => {
            let [flags] = exactly(vm, given)?;
            crate::types::memoryview::buffer_method(vm, this, flags)
        }
        SlotFn::Init(_) | SlotFn::Call(_) => Ok(Value::NONE),
    }
}

/// Refuses to go past the setter of a native class between the wrapper's and the object's (CPython's `hackcheck`).
fn check_setattr(vm: &mut Vm, this: &Value, function: slots::SetAttr, name: &str) -> PyResult<()> {
    let python = trampoline::setattr as slots::SetAttr as usize;
    let setter = |class: &Ref<Class>| class.get(vm).slots.setattr.map_or(0, |f| f as usize);
    let class = vm.class_of(this);
    let own = setter(&class);
    let mut order = std::iter::once(&class).chain(&class.get(vm).mro_tail);
    let defining = order.rfind(|c| setter(c) != python && setter(c) == own);
    let mut next = Some(defining.unwrap_or(&class).clone());
    while let Some(c) = next {
        match setter(&c) {
            f if f == function as usize => return Ok(()),
            f if f != python => {
                raise!(vm, TypeError, "can't apply this {name} to {} object", vm.type_name(this))
            }
            _ => next = c.get(vm).base.clone(),
        }
    }
    Ok(())
}

fn exactly<'a, const N: usize>(vm: &mut Vm, given: &'a [Value]) -> PyResult<&'a [Value; N]> {
    match given.try_into() {
        Ok(a) => Ok(a),
        Err(_) => raise!(
            vm,
            TypeError,
            "expected {N} argument{}, got {}",
            if N == 1 { "" } else { "s" },
            given.len()
        ),
    }
}

/// More than two arguments, or less than `least` (`PyArg_UnpackTuple`).
#[cold]
fn wrong_count(vm: &mut Vm, name: &str, args: Args<'_>, least: usize) -> crate::Raised {
    let name = vm.dialect.slot_wrapper_name(name);
    match bind::positional(vm, name, args, least, 2) {
        Err(e) => e,
        Ok(_) => vm.wrong_arity(),
    }
}
