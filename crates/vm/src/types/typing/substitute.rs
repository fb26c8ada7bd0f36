//! Type parameters replaced by arguments, as `typing` does it for them.

use super::parameter::{Kind, Parameter, default_of};
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::Value;

/// `__typing_subst__`: what the argument becomes.
pub fn substitute(vm: &mut Vm, this: &Value, arg: &Value) -> PyResult {
    let function = match Parameter::of(this).map(|p| p.get(vm).kind) {
        Some(Kind::TypeVar) => "_typevar_subst",
        Some(Kind::ParamSpec) => "_paramspec_subst",
        _ => raise!(vm, TypeError, "Substitution of bare TypeVarTuple is not supported"),
    };
    if let Some(function) = vm.of_loaded_typing(function)? {
        return vm.call(&function, &[this.clone(), arg.clone()]);
    }
    if function == "_typevar_subst" {
        return Ok(arg.clone());
    }
    if let Some(list) = arg.downcast::<List>() {
        let items = list.get(vm).items.clone();
        return Ok(vm.new_tuple(items));
    }
    if !is_parameter_expression(vm, arg) {
        let shown = vm.repr_string(arg)?;
        raise!(
            vm,
            TypeError,
            "Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {shown}"
        );
    }
    Ok(arg.clone())
}

/// Whether it stands for parameters: `...`, several types, or a parameter specification.
fn is_parameter_expression(vm: &Vm, arg: &Value) -> bool {
    arg.is(&Value::ELLIPSIS)
        || arg.downcast::<Tuple>().is_some()
        || arg.downcast::<List>().is_some()
        || Parameter::of(arg).is_some_and(|p| p.get(vm).kind == Kind::ParamSpec)
}

/// `__typing_prepare_subst__`: the arguments for all of an alias's parameters, as far as this one changes them.
pub fn prepare(vm: &mut Vm, this: &Value, alias: &Value, args: &Value) -> PyResult {
    let Some(kind) = Parameter::of(this).map(|p| p.get(vm).kind) else { return Ok(args.clone()) };
    let function = match kind {
        Kind::TypeVar => None,
        Kind::ParamSpec => vm.of_loaded_typing("_paramspec_prepare_subst")?,
        Kind::TypeVarTuple => vm.of_loaded_typing("_typevartuple_prepare_subst")?,
    };
    if let Some(function) = function {
        return vm.call(&function, &[this.clone(), alias.clone(), args.clone()]);
    }
    let name = vm.intern("__parameters__");
    let params = vm.getattr(alias, &name)?;
    let params = vm.collect_items(&params)?;
    let Some(index) = params.iter().position(|p| p.is(this)) else {
        raise!(vm, ValueError, "sequence.index(x): x not in sequence");
    };
    let mut given = vm.collect_items(args)?;
    match kind {
        Kind::TypeVar => {
            let count = given.len();
            if index < count {
                return Ok(args.clone());
            }
            let default = if index == count { default_of(vm, this)? } else { None };
            let Some(default) = default else {
                let alias = vm.str_string(alias)?;
                let least = index + 1;
                raise!(
                    vm,
                    TypeError,
                    "Too few arguments for {alias}; actual {count}, expected at least {least}"
                );
            };
            given.push(default);
            Ok(vm.new_tuple(given))
        }
        Kind::ParamSpec => prepare_specification(vm, this, alias, (params.len(), index), given),
        Kind::TypeVarTuple => prepare_variadic(vm, this, alias, (params, index), given),
    }
}

/// One argument for the parameter at `index` of `count`: several types are one, as in `Z[int, str]` (PEP 612).
fn prepare_specification(
    vm: &mut Vm,
    this: &Value,
    alias: &Value,
    (count, index): (usize, usize),
    mut given: Vec<Value>,
) -> PyResult {
    if index == given.len() {
        given.extend(default_of(vm, this)?);
    }
    let Some(own) = given.get(index).cloned() else {
        let alias = vm.str_string(alias)?;
        raise!(vm, TypeError, "Too few arguments for {alias}");
    };
    if count == 1 && !is_parameter_expression(vm, &own) {
        let all = vm.new_tuple(given);
        return Ok(vm.new_tuple([all]));
    }
    if let Some(list) = own.downcast::<List>() {
        let items = list.get(vm).items.clone();
        let items = vm.new_tuple(items);
        if let Some(place) = given.get_mut(index) {
            *place = items;
        }
    }
    Ok(vm.new_tuple(given))
}

/// A tuple of what stands for the parameter at `index`, among the arguments for the others.
fn prepare_variadic(
    vm: &mut Vm,
    this: &Value,
    alias: &Value,
    (params, left): (Vec<Value>, usize),
    mut given: Vec<Value>,
) -> PyResult {
    let is_variadic = |p: &Value| Parameter::of(p).is_some_and(|p| p.get(vm).kind == Kind::TypeVarTuple);
    let right = params.len() - left - 1;
    if params.iter().skip(left + 1).any(is_variadic) {
        let alias = vm.str_string(alias)?;
        raise!(vm, TypeError, "More than one TypeVarTuple parameter in {alias}");
    }
    let count = given.len();
    if left + right > count {
        let (alias, least) = (vm.str_string(alias)?, params.len() - 1);
        raise!(vm, TypeError, "Too few arguments for {alias}; actual {count}, expected at least {least}");
    }
    let default = if left + right == count { default_of(vm, this)? } else { None };
    let own = match default {
        Some(default) => vm.collect_items(&default)?,
        None => given.get(left..count - right).unwrap_or_default().to_vec(),
    };
    let own = vm.new_tuple(own);
    given.splice(left..count - right, [own]);
    Ok(vm.new_tuple(given))
}
