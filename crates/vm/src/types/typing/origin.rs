//! `P.args` and `P.kwargs`: what refers to a parameter specification.

use super::parameter::{Kind, Parameter};
use crate::call::call_method;
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::{PyResult, Vm, methods};
use taipan_heap::{Ref, Trace, Value, Visitor};

struct Origin {
    origin: Value,
}

impl Trace for Origin {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.origin);
    }
    fn clear(&mut self) {
        self.origin = Value::NULL;
    }
}

macro_rules! origin {
    ($SPEC:ident $NEW:ident $METHODS:ident $name:literal $new:literal $suffix:literal $kind:literal) => {
        static $SPEC: TypeSpec = TypeSpec {
            doc: Some(concat!(
                "The ", $kind, " for a ParamSpec object.\n\nGiven a ParamSpec object P, P.", $kind,
                " is an instance of ", $name, ".\n\n", $name,
                " objects have a reference back to their ParamSpec::\n\n    >>> P = ParamSpec(\"P\")\n    >>> P.",
                $kind, ".__origin__ is P\n    True\n\nThis type is meant for runtime introspection and has no \
                 special meaning\nto static type checkers.\n"
            )),
            flags: ClassFlags::WEAKREF,
            slots: Slots {
                new: Some(|vm, class, args| {
                    call_method(vm, &$NEW[0], None, args.with_first(class.value().clone()).args())
                }),
                repr: Some(|vm, this| repr(vm, this, $suffix)),
                compare: Some(compare),
                ..Slots::EMPTY
            },
            methods: $METHODS,
            getset: GETSET,
            ..TypeSpec::foreign("typing", $name)
        };

        methods! { static $NEW;
            $new => |vm, [class, origin]| {
                match class.downcast::<Class>() {
                    Some(class) => Ok(vm.new_foreign(class, Origin { origin: origin.clone() }).into()),
                    None => raise!(vm, SystemError, "not a class"),
                }
            }
        }

        methods! { static $METHODS;
            "__mro_entries__($self, object, /)" => |vm, [_this, _bases]| {
                raise!(vm, TypeError, concat!("Cannot subclass an instance of ", $name))
            }
        }
    };
}
origin!(ARGS NEW_ARGS ARGS_METHODS "ParamSpecArgs" "paramspecargs($type, origin)" ".args" "args");
origin!(KWARGS NEW_KWARGS KWARGS_METHODS "ParamSpecKwargs" "paramspeckwargs($type, origin)" ".kwargs" "kwargs");

/// `ParamSpecArgs`
pub fn args_class(vm: &mut Vm) -> Ref<Class> {
    vm.foreign_class::<Origin>(&ARGS)
}

/// `ParamSpecKwargs`
pub fn kwargs_class(vm: &mut Vm) -> Ref<Class> {
    vm.foreign_class::<Origin>(&KWARGS)
}

/// A new instance of one of the two.
pub fn make(vm: &mut Vm, class: &Ref<Class>, origin: &Value) -> Value {
    vm.new_foreign(class, Origin { origin: origin.clone() }).into()
}

fn origin(vm: &Vm, this: &Value) -> Value {
    this.foreign::<Origin>().map_or(Value::NONE, |o| o.get(vm).origin.clone())
}

static GETSET: &[GetSet] = &[GetSet::member("__origin__", |vm, this| Ok(origin(vm, this)))];

fn repr(vm: &mut Vm, this: &Value, suffix: &str) -> PyResult {
    let origin = origin(vm, this);
    let text = match Parameter::of(&origin) {
        Some(p) if p.get(vm).kind == Kind::ParamSpec => p.get(vm).name.to_string(),
        _ => vm.repr_string(&origin)?,
    };
    Ok(vm.new_str(&(text + suffix)))
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let same_class = vm.class_ref(a).value().is(vm.class_ref(b).value());
    if !same_class || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (origin(vm, a), origin(vm, b));
    vm.compare(&a, &b, op)
}
