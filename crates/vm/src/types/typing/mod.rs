//! What PEP 695's syntax makes and `_typing` shows: type parameters, type aliases, and `typing.Generic`.

mod alias;
mod evaluator;
mod generic;
mod origin;
mod parameter;
mod parameter_new;
mod special_form;
mod substitute;

pub use alias::{ALIAS_SPEC, TypeAlias};
pub use generic::GENERIC_SPEC;
pub use origin::{args_class, kwargs_class};
pub use parameter::{Kind, Parameter, no_default, or};

use crate::types::function::Function;
use crate::types::generic_alias;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value, Visitor};

/// A value, or the function that makes it when it is first asked for.
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

    /// A value that is there already.
    fn known(value: Option<Value>) -> Lazy {
        Lazy { function: None, value }
    }

    fn trace(&self, visit: &mut Visitor<'_>) {
        self.function.iter().for_each(|f| visit(f.value()));
        self.value.iter().for_each(visit);
    }

    /// What `evaluate_…` of 3.14 gives: the function, else one that gives the value, else None.
    fn evaluator(&self) -> Evaluator {
        match (&self.function, &self.value) {
            (Some(function), _) => Evaluator::Function(function.value().clone()),
            (None, Some(value)) => Evaluator::Constant(value.clone()),
            (None, None) => Evaluator::Nothing,
        }
    }
}

enum Evaluator {
    Function(Value),
    Constant(Value),
    Nothing,
}

impl Evaluator {
    fn into_value(self, vm: &mut Vm) -> Value {
        match self {
            Evaluator::Function(function) => function,
            Evaluator::Constant(value) => evaluator::make(vm, value),
            Evaluator::Nothing => Value::NONE,
        }
    }
}

impl Vm {
    /// Calls what makes a bound or an alias's value: from 3.14 on it is told the format.
    fn evaluate(&mut self, f: &Ref<Function>) -> PyResult {
        let takes_format = f.get(self).code.argcount > 0;
        let args: &[Value] = if takes_format { &[Value::int(1)] } else { &[] };
        self.call(f.value(), args)
    }

    /// Something of `typing`, once a program has imported that. Type parameters have it check and convert what they are
    /// given; importing it is left to programs, which need it for anything else that shows the difference.
    fn of_loaded_typing(&mut self, name: &str) -> PyResult<Option<Value>> {
        let (modules, symbol) = (self.modules.clone(), self.intern("typing"));
        let Some(typing) = modules.get(self).get_str(&symbol).cloned() else { return Ok(None) };
        let name = self.intern(name);
        self.getattr_optional(&typing, &name)
    }

    /// `typing.Unpack[parameter]`, or what looks like it where no program has imported `typing`.
    fn unpacked(&mut self, parameter: &Value) -> PyResult {
        match self.of_loaded_typing("Unpack")? {
            Some(unpack) => self.getitem(&unpack, parameter),
            None => {
                let unpack = special_form::unpack(self);
                Ok(generic_alias::make(self, &unpack, parameter))
            }
        }
    }

    /// Arguments with `typing.Unpack` around those that stand for several (`unpack_typevartuples`).
    fn unpack_those_of_several(&mut self, params: &Value) -> PyResult {
        let mut items = params.exact::<Tuple>().map_or_else(|| vec![params.clone()], |t| t.items().to_vec());
        for item in &mut items {
            if Parameter::of(item).is_some_and(|p| p.get(self).kind == Kind::TypeVarTuple) {
                *item = self.unpacked(item)?;
            }
        }
        Ok(self.new_tuple(items))
    }
}

/// The name that a type parameter or alias is given.
fn name_arg(vm: &mut Vm, function: &str, name: &Value) -> PyResult<Ref<Str>> {
    match name.downcast::<Str>() {
        Some(name) => Ok(name.clone()),
        None => Err(vm.bad_argument(function, "argument 'name'", "str", name)),
    }
}
