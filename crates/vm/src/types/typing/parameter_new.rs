//! Type parameters made by calls: `TypeVar("T", bound=int)`.

use super::parameter::{Kind, Parameter, Variance};
use super::{Lazy, name_arg, no_default};
use crate::call::{Args, Method, call_method};
use crate::class::Class;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Ref, Value};

/// What a call may give, all but the name.
#[derive(Default)]
struct Given<'a> {
    constraints: &'a [Value],
    bound: Option<&'a Value>,
    default: Option<&'a Value>,
    flags: [Option<&'a Value>; 3],
}

/// `__new__` of the three.
pub fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>, kind: Kind) -> PyResult {
    let with_defaults = vm.dialect.type_parameters_have_defaults();
    let method: Option<&'static Method> = match (kind, with_defaults) {
        (Kind::TypeVar, true) => TYPE_VAR.first(),
        (Kind::TypeVar, false) => TYPE_VAR.last(),
        (Kind::ParamSpec, true) => PARAM_SPEC.first(),
        (Kind::ParamSpec, false) => PARAM_SPEC.last(),
        (Kind::TypeVarTuple, true) => TYPE_VAR_TUPLE.first(),
        (Kind::TypeVarTuple, false) => TYPE_VAR_TUPLE.last(),
    };
    let Some(method) = method else { raise!(vm, SystemError, "no constructor") };
    call_method(vm, method, None, args.with_first(class.value().clone()).args())
}

methods! { static TYPE_VAR;
    "typevar($type, name, *constraints, bound=None, default=<unrepresentable>, covariant=False, contravariant=False, infer_variance=False)"
    => |vm, [_class, name, constraints, bound, default, covariant, contravariant, infer_variance]| {
        let constraints = constraints.downcast::<Tuple>().map_or(&[][..], |t| t.items());
        let flags = [Some(covariant), Some(contravariant), Some(infer_variance)];
        make(vm, Kind::TypeVar, name, Given { constraints, bound: Some(bound), default: default.present(), flags })
    }
    "typevar($type, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False)"
    => |vm, [_class, name, constraints, bound, covariant, contravariant, infer_variance]| {
        let constraints = constraints.downcast::<Tuple>().map_or(&[][..], |t| t.items());
        let flags = [Some(covariant), Some(contravariant), Some(infer_variance)];
        make(vm, Kind::TypeVar, name, Given { constraints, bound: Some(bound), default: None, flags })
    }
}

methods! { static PARAM_SPEC;
    "paramspec($type, name, *, bound=None, default=<unrepresentable>, covariant=False, contravariant=False, infer_variance=False)"
    => |vm, [_class, name, bound, default, covariant, contravariant, infer_variance]| {
        let flags = [Some(covariant), Some(contravariant), Some(infer_variance)];
        let given = Given { constraints: &[], bound: Some(bound), default: default.present(), flags };
        make(vm, Kind::ParamSpec, name, given)
    }
    "paramspec($type, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False)"
    => |vm, [_class, name, bound, covariant, contravariant, infer_variance]| {
        let flags = [Some(covariant), Some(contravariant), Some(infer_variance)];
        make(vm, Kind::ParamSpec, name, Given { constraints: &[], bound: Some(bound), default: None, flags })
    }
}

methods! { static TYPE_VAR_TUPLE;
    "typevartuple($type, name, *, default=<unrepresentable>)" => |vm, [_class, name, default]| {
        make(vm, Kind::TypeVarTuple, name, Given { default: default.present(), ..Given::default() })
    }
    "typevartuple($type, name)" => |vm, [_class, name]| { make(vm, Kind::TypeVarTuple, name, Given::default()) }
}

fn make(vm: &mut Vm, kind: Kind, name: &Value, given: Given<'_>) -> PyResult {
    let function = match kind {
        Kind::TypeVar => "typevar",
        Kind::ParamSpec => "paramspec",
        Kind::TypeVarTuple => "typevartuple",
    };
    let name = name_arg(vm, function, name)?;
    let mut flags = [false; 3];
    for (flag, value) in flags.iter_mut().zip(given.flags) {
        *flag = value.map_or(Ok(false), |value| vm.truth(value))?;
    }
    let [covariant, contravariant, inferred] = flags;
    if covariant && contravariant {
        raise!(vm, ValueError, "Bivariant types are not supported.");
    }
    if inferred && (covariant || contravariant) {
        raise!(vm, ValueError, "Variance cannot be specified with infer_variance.");
    }
    let bound = bound(vm, kind, given.bound)?;
    let constraints = match given.constraints {
        [] => None,
        [_] => raise!(vm, TypeError, "A single constraint is not allowed"),
        _ if bound.is_some() => raise!(vm, TypeError, "Constraints cannot be combined with bound=..."),
        several => Some(vm.new_tuple(several.iter().cloned())),
    };
    let default = match given.default {
        Some(default) => default.clone(),
        None => no_default(vm),
    };
    let made = Parameter {
        kind,
        name,
        variance: Variance { covariant, contravariant, inferred },
        bound: Lazy::known(bound),
        constraints: Lazy::known(constraints),
        default: Lazy::known(Some(default)),
    };
    let class = kind.class(vm);
    let made = vm.new_foreign(&class, made).into();
    let module = vm.current_global(|n| &n.__name__).unwrap_or(Value::NONE);
    let symbol = vm.names.__module__.clone();
    vm.setattr(&made, &symbol, Some(&module))?;
    Ok(made)
}

/// What is given as a bound, as `typing._type_check` converts it: None is the type of None for a ParamSpec, no bound for
/// a TypeVar.
fn bound(vm: &mut Vm, kind: Kind, given: Option<&Value>) -> PyResult<Option<Value>> {
    match given {
        None => Ok(None),
        Some(bound) if bound.is_none() => {
            let is_type = kind == Kind::ParamSpec;
            Ok(is_type.then(|| vm.types.none.value().clone()))
        }
        Some(bound) => match vm.of_loaded_typing("_type_check")? {
            Some(check) => {
                let message = vm.new_str("Bound must be a type.");
                vm.call(&check, &[bound.clone(), message]).map(Some)
            }
            None => Ok(Some(bound.clone())),
        },
    }
}
