//! `Context`: a mapping from variables to values.

use super::variable::ContextVar;
use crate::support::{receiver, traced};
use taipan_vm::class::{ClassFlags, CompareOp, Slots, TypeSpec};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::iter::itself;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{Args, PyResult, Value, Visitor, Vm, methods, raise};

/// `Context`.
#[derive(Default)]
pub struct Context {
    /// Variables with their values, by identity.
    entries: Vec<(Value, Value)>,
    /// It is the current one of some caller.
    entered: bool,
}

impl taipan_vm::Trace for Context {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        for (variable, value) in &self.entries {
            visit(variable);
            visit(value);
        }
    }
    fn clear(&mut self) {
        self.entries.clear();
    }
}

/// The context that code runs in.
#[derive(Default)]
struct Current(Option<Value>);

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::MAPPING.union(ClassFlags::STATIC),
    slots: Slots {
        new: Some(|vm, _class, args| {
            if !args.is_empty() {
                raise!(vm, TypeError, "Context() does not accept any arguments");
            }
            Ok(make(vm, Context::default()))
        }),
        compare: Some(compare),
        iter: Some(|vm, this| iterate(vm, this, &KEYS)),
        len: Some(|vm, this| Ok(receiver::<Context>(vm, this)?.get(vm).entries.len())),
        contains: Some(|vm, this, key| Ok(find(vm, this, key)?.is_some())),
        getitem: Some(|vm, this, key| match find(vm, this, key)? {
            Some(value) => Ok(value),
            None => Err(vm.key_error(key)),
        }),
        ..Slots::EMPTY
    },
    methods: METHODS,
    ..TypeSpec::foreign("_contextvars", "Context")
};

fn make(vm: &mut Vm, context: Context) -> Value {
    let class = vm.foreign_class::<Context>(&SPEC);
    vm.new_foreign(&class, context).into()
}

/// The current context: an empty one at the start.
pub fn current(vm: &mut Vm) -> Value {
    if let Some(context) = &vm.module_state::<Current>().0 {
        return context.clone();
    }
    let context = make(vm, Context::default());
    vm.module_state::<Current>().0 = Some(context.clone());
    context
}

/// A context with the same values.
pub fn copy(vm: &mut Vm, context: &Value) -> PyResult {
    let entries = receiver::<Context>(vm, context)?.get(vm).entries.clone();
    Ok(make(vm, Context { entries, entered: false }))
}

/// A variable's value in a context.
pub fn get(vm: &mut Vm, context: &Value, variable: &Value) -> PyResult<Option<Value>> {
    let entries = &receiver::<Context>(vm, context)?.get(vm).entries;
    Ok(entries.iter().find(|(k, _)| k.is(variable)).map(|(_, v)| v.clone()))
}

/// Sets a variable in a context, or takes it away; what it was.
pub fn set(vm: &mut Vm, context: &Value, variable: &Value, value: Option<Value>) -> PyResult<Option<Value>> {
    let entries = &mut receiver::<Context>(vm, context)?.get_mut(vm).entries;
    let at = entries.iter().position(|(k, _)| k.is(variable));
    Ok(match (at, value) {
        (Some(at), Some(value)) => entries.get_mut(at).map(|e| std::mem::replace(&mut e.1, value)),
        (Some(at), None) => Some(entries.remove(at).1),
        (None, Some(value)) => {
            entries.push((variable.clone(), value));
            None
        }
        (None, None) => None,
    })
}

/// Keys of any other kind are an error.
fn find(vm: &mut Vm, this: &Value, key: &Value) -> PyResult<Option<Value>> {
    if key.foreign::<ContextVar>().is_none() {
        raise!(vm, TypeError, "a ContextVar key was expected, got {}", vm.repr_string(key)?);
    }
    get(vm, this, key)
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.foreign::<Context>(), b.foreign::<Context>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (entries, len) = (x.get(vm).entries.clone(), y.get(vm).entries.len());
    let mut equal = entries.len() == len;
    for (variable, value) in entries {
        if !equal {
            break;
        }
        equal = match get(vm, b, &variable)? {
            Some(other) => vm.same_or_equal(&value, &other)?,
            None => false,
        };
    }
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

/// Calls a function with the context as the current one.
fn run(vm: &mut Vm, this: &Value, callable: &Value, args: Args<'_>) -> PyResult {
    let context = receiver::<Context>(vm, this)?;
    if std::mem::replace(&mut context.get_mut(vm).entered, true) {
        let shown = vm.repr_string(this)?;
        raise!(vm, RuntimeError, "cannot enter context: {shown} is already entered");
    }
    let before = current(vm);
    vm.module_state::<Current>().0 = Some(this.clone());
    let result = vm.call_args(callable, args);
    vm.module_state::<Current>().0 = Some(before);
    context.get_mut(vm).entered = false;
    result
}

/// The items that an iterator over a context gives.
struct ContextIter {
    items: Vec<Value>,
    given: usize,
}
traced!(ContextIter: items);

macro_rules! iterator {
    ($SPEC:ident $name:literal) => {
        static $SPEC: TypeSpec = TypeSpec {
            flags: ClassFlags::NO_NEW,
            slots: Slots { iter: Some(itself), next: Some(next), len: Some(len), ..Slots::EMPTY },
            ..TypeSpec::foreign("builtins", $name)
        };
    };
}
iterator!(KEYS "keys");
iterator!(VALUES "values");
iterator!(ITEMS "items");

/// How many items there are in all, given or not.
fn len(vm: &mut Vm, this: &Value) -> PyResult<usize> {
    Ok(receiver::<ContextIter>(vm, this)?.get(vm).items.len())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<ContextIter>(vm, this)?.get_mut(vm);
    let item = it.items.get(it.given).cloned();
    it.given += usize::from(item.is_some());
    Ok(item)
}

fn iterate(vm: &mut Vm, this: &Value, spec: &'static TypeSpec) -> PyResult {
    let entries = receiver::<Context>(vm, this)?.get(vm).entries.clone();
    let items = entries.into_iter().map(|(variable, value)| match spec.name {
        "keys" => variable,
        "values" => value,
        _ => vm.new_tuple([variable, value]),
    });
    let items = items.collect();
    let class = vm.foreign_class::<ContextIter>(spec);
    Ok(vm.new_foreign(&class, ContextIter { items, given: 0 }).into())
}

methods! { static METHODS;
    /// Return the value for `key` if `key` has the value in the context object.
    ///
    /// If `key` does not exist, return `default`. If `default` is not given,
    /// return None.
    "get($self, key, default=None, /)"
    => |vm, [this, key, default]| { Ok(find(vm, this, key)?.unwrap_or_else(|| default.clone())) }
    /// Return all variables and their values in the context object.
    ///
    /// The result is returned as a list of 2-tuples (variable, value).
    "items($self, /)"
    => |vm, [this]| { iterate(vm, this, &ITEMS) }
    /// Return a list of all variables in the context object.
    "keys($self, /)"
    => |vm, [this]| { iterate(vm, this, &KEYS) }
    /// Return a list of all variables' values in the context object.
    "values($self, /)"
    => |vm, [this]| { iterate(vm, this, &VALUES) }
    /// Return a shallow copy of the context object.
    "copy($self, /)"
    => |vm, [this]| { copy(vm, this) }
    "run($self, /, *args, **kwargs)" as "" => |vm, [this, args, kwargs]| {
        let given = args.downcast::<Tuple>().map_or(&[][..], |t| t.items());
        let Some((callable, rest)) = given.split_first() else {
            raise!(vm, TypeError, "run() missing 1 required positional argument");
        };
        let (mut values, mut names) = (rest.to_vec(), Vec::new());
        if let Some(kwargs) = kwargs.downcast::<Dict>() {
            for (name, value) in kwargs.get(vm).iter() {
                names.push(name.clone());
                values.push(value.clone());
            }
        }
        run(vm, this, callable, Args::new(&values, &names))
    }
}
