//! The attributes that generators, coroutines and asynchronous generators share but for their names.

use super::Generator;
use crate::class::native::{GetSet, Setter};
use crate::engine::GeneratorState as State;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// The generator that a method was called on.
pub(super) fn this(vm: &mut Vm, this: &Value) -> PyResult<Ref<Generator>> {
    match this.downcast::<Generator>() {
        Some(g) => Ok(g.clone()),
        None => raise!(vm, TypeError, "expected a generator, got '{}'", vm.type_name(this)),
    }
}

fn text(vm: &mut Vm, attribute: &str, value: Option<&Value>) -> PyResult<Ref<Str>> {
    match value.and_then(|v| v.downcast::<Str>()) {
        Some(s) => Ok(s.clone()),
        None => raise!(vm, TypeError, "{attribute} must be set to a string object"),
    }
}

/// `__name__`.
pub(super) const fn name(doc: &'static str) -> GetSet {
    const SET: Setter = |vm, object, value| {
        let text = text(vm, "__name__", value)?;
        this(vm, object)?.get_mut(vm).name = text;
        Ok(())
    };
    GetSet::write("__name__", |vm, object| Ok(this(vm, object)?.get(vm).name.value().clone()), SET)
        .documented(doc)
}

/// `__qualname__`.
pub(super) const fn qualname(doc: &'static str) -> GetSet {
    const SET: Setter = |vm, object, value| {
        let text = text(vm, "__qualname__", value)?;
        this(vm, object)?.get_mut(vm).qualname = text;
        Ok(())
    };
    GetSet::write("__qualname__", |vm, object| Ok(this(vm, object)?.get(vm).qualname.value().clone()), SET)
        .documented(doc)
}

/// What is delegated to by `yield from` or `await`, or None.
pub(super) fn delegate(vm: &mut Vm, object: &Value) -> PyResult {
    let g = this(vm, object)?;
    Ok(g.get(vm).frame.delegate().cloned().unwrap_or(Value::NONE))
}

fn has_state(vm: &mut Vm, object: &Value, wanted: State) -> PyResult {
    let g = this(vm, object)?;
    Ok(Value::bool(g.get(vm).frame.state == wanted))
}

pub(super) fn is_running(vm: &mut Vm, object: &Value) -> PyResult {
    has_state(vm, object, State::Running)
}

pub(super) fn is_suspended(vm: &mut Vm, object: &Value) -> PyResult {
    has_state(vm, object, State::Suspended)
}

/// `gi_code` and its like.
pub(super) const fn code(name: &'static str, refuse: Setter) -> GetSet {
    GetSet::write(name, |vm, object| Ok(this(vm, object)?.get(vm).code.value().clone()), refuse)
}

/// The setter of one.
pub(super) fn refuse_code(vm: &mut Vm, object: &Value, attribute: &str) -> PyResult<()> {
    let message = vm.dialect.code_of_generator_is_read_only(attribute, &vm.type_name(object));
    raise!(vm, AttributeError, "{message}")
}

/// The frame, or None once it has ended.
pub(super) fn frame(vm: &mut Vm, object: &Value) -> PyResult {
    let g = this(vm, object)?;
    Ok(vm.generator_frame(&g))
}

/// `<generator object qualname at 0x…>`.
pub(super) fn repr(vm: &mut Vm, object: &Value) -> PyResult {
    let g = this(vm, object)?;
    let class = vm.type_name(object);
    let text = format!("<{class} object {} at 0x{:012x}>", g.get(vm).qualname, object.identity());
    Ok(vm.new_str(&text))
}

/// Warns of the old signature.
pub(super) fn check_thrown(vm: &mut Vm, args: &Value, method: &str) -> PyResult<()> {
    let given = args.exact::<crate::types::tuple::Tuple>().map_or(0, |t| t.items().len());
    if given > 1 && vm.dialect.wants_single_thrown() {
        let text = format!(
            "the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead."
        );
        vm.warn(crate::exc::Exc::DeprecationWarning, &text, 1)?;
    }
    Ok(())
}

/// The arguments of `throw(type, value, traceback)`, those not given [`Value::NULL`].
pub(super) fn thrown(vm: &mut Vm, args: &Value) -> PyResult<[Value; 3]> {
    check_thrown(vm, args, "throw")?;
    let items = args.exact::<crate::types::tuple::Tuple>().map_or(&[][..], |t| t.items());
    let [kind, rest @ ..] = items else {
        raise!(vm, TypeError, "throw expected at least 1 argument, got 0");
    };
    if rest.len() > 2 {
        raise!(vm, TypeError, "throw expected at most 3 arguments, got {}", items.len());
    }
    let at = |i: usize| rest.get(i).cloned().unwrap_or(Value::NULL);
    Ok([kind.clone(), at(0), at(1)])
}
