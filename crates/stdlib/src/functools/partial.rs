//! `partial`.

use super::placeholder::is_placeholder;
use crate::support::{class_value, instance, receiver, traced};
use smallvec::SmallVec;
use taipan_vm::class::{ClassFlags, GetSet, Slots, TypeSpec};
use taipan_vm::exc::Exc;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::generic_alias;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{Args, Class, PyResult, Raised, Ref, Value, Vm, methods, raise};

/// `partial`.
pub struct Partial {
    function: Value,
    args: Option<Ref<Tuple>>,
    keywords: Option<Ref<Dict>>,
    /// How many of the arguments are placeholders.
    places: usize,
}
traced!(Partial: function, args, keywords);

/// What a call needs of it.
type Parts = (Value, Ref<Tuple>, Ref<Dict>, usize);

fn parts(vm: &mut Vm, this: &Value) -> PyResult<Parts> {
    let p = receiver::<Partial>(vm, this)?.get(vm);
    match (&p.args, &p.keywords) {
        (Some(args), Some(keywords)) => Ok((p.function.clone(), args.clone(), keywords.clone(), p.places)),
        _ => raise!(vm, SystemError, "a partial object without its parts"),
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "Create a new function with partial application of the given arguments
and keywords.",
    ),
    flags: ClassFlags::BASETYPE,
    slots: Slots {
        new: Some(new),
        call: Some(call),
        repr: Some(repr),
        descr_get: Some(descr_get),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    has_dict: true,
    signature: "(func, /, *args, **keywords)",
    ..TypeSpec::foreign("functools", "partial")
};

static GETSET: &[GetSet] = &[
    GetSet::member("func", |vm, this| Ok(parts(vm, this)?.0)),
    GetSet::member("args", |vm, this| Ok(parts(vm, this)?.1.into())),
    GetSet::member("keywords", |vm, this| Ok(parts(vm, this)?.2.into())),
];

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let Some((function, rest)) = args.split_first() else {
        raise!(vm, TypeError, "type 'partial' takes at least one argument");
    };
    if !vm.is_callable(function) {
        raise!(vm, TypeError, "the first argument must be callable");
    }
    check_placeholders(vm, rest)?;
    let keywords = Dict::new_ref(vm);
    let (function, given) = match flattened(vm, function)? {
        Some((inner, own, own_keywords, places)) => {
            for (k, v) in entries(vm, &own_keywords) {
                vm.dict_set(&keywords, &k, v)?;
            }
            (inner, fill_places(own.items(), places, rest.positional()))
        }
        None => (function.clone(), rest.positional().to_vec()),
    };
    for (name, value) in rest.keywords() {
        vm.dict_set(&keywords, name.value(), value.clone())?;
    }
    let places = given.iter().filter(|v| is_placeholder(v)).count();
    let args = Some(Tuple::from_iter(vm, given));
    instance(vm, class.value(), Partial { function, args, keywords: Some(keywords), places })
}

/// A trailing placeholder has nothing to hold open, and a keyword never one.
fn check_placeholders(vm: &mut Vm, rest: Args<'_>) -> PyResult<()> {
    if rest.positional().last().is_some_and(is_placeholder) {
        raise!(vm, TypeError, "trailing Placeholders are not allowed");
    }
    if rest.keyword_values().iter().any(is_placeholder) {
        raise!(vm, TypeError, "Placeholder cannot be passed as a keyword argument");
    }
    Ok(())
}

/// The parts of a function that is a partial itself, without attributes of its own.
fn flattened(vm: &mut Vm, function: &Value) -> PyResult<Option<Parts>> {
    let partial = vm.foreign_class::<Partial>(&SPEC);
    let native = |vm: &Vm, v: &Value| {
        let call = |c: &Ref<Class>| c.get(vm).slots.call.map(|f| f as usize);
        call(vm.class_ref(v)) == call(&partial)
    };
    if function.foreign::<Partial>().is_none() || !native(vm, function) || vm.has_own_attributes(function) {
        return Ok(None);
    }
    parts(vm, function).map(Some)
}

/// Arguments with placeholders replaced, in order, and the rest behind.
fn fill_places(own: &[Value], places: usize, given: &[Value]) -> Vec<Value> {
    let mut given = given.iter();
    let mut all = Vec::with_capacity(own.len() + given.len());
    for v in own {
        let replacement = if places > 0 && is_placeholder(v) { given.next() } else { None };
        all.push(replacement.unwrap_or(v).clone());
    }
    all.extend(given.cloned());
    all
}

fn entries(vm: &Vm, dict: &Ref<Dict>) -> SmallVec<[(Value, Value); 4]> {
    dict.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())).collect()
}

fn call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    let (function, own, keywords, places) = parts(vm, this)?;
    let given = args.positional();
    if given.len() < places {
        raise!(
            vm,
            TypeError,
            "missing positional arguments in 'partial' call; expected at least {places}, got {}",
            given.len()
        );
    }
    let mut values: SmallVec<[Value; 8]> = SmallVec::with_capacity(own.items().len() + args.values().len());
    if places == 0 {
        values.extend(own.items().iter().cloned());
        values.extend(given.iter().cloned());
    } else {
        values.extend(fill_places(own.items(), places, given));
    }
    if keywords.get(vm).is_empty() {
        values.extend(args.keyword_values().iter().cloned());
        return vm.call_args(&function, Args::new(&values, args.names()));
    }
    let mut named = entries(vm, &keywords);
    for (name, value) in args.keywords() {
        match named.iter_mut().find(|(k, _)| same_name(k, name.value())) {
            Some(entry) => entry.1 = value.clone(),
            None => named.push((name.value().clone(), value.clone())),
        }
    }
    let names: SmallVec<[Value; 4]> = named.iter().map(|(k, _)| k.clone()).collect();
    values.extend(named.into_iter().map(|(_, v)| v));
    vm.call_args(&function, Args::new(&values, &names))
}

fn same_name(a: &Value, b: &Value) -> bool {
    use taipan_vm::types::str::Str;
    match (a.downcast::<Str>(), b.downcast::<Str>()) {
        (Some(a), Some(b)) => a.same_text(b),
        _ => false,
    }
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let (function, args, keywords, _) = parts(vm, this)?;
    let class = vm.class_of(this);
    let name = if class.get(vm).is_heap() && !vm.dialect.partial_repr_is_full() {
        class.get(vm).name.to_string()
    } else {
        vm.full_class_name(&class)
    };
    vm.guarded_repr(this, "...", |vm| {
        let mut text = format!("{name}({}", vm.repr_string(&function)?);
        for v in args.items() {
            text.push_str(&format!(", {}", vm.repr_string(v)?));
        }
        for (k, v) in entries(vm, &keywords) {
            text.push_str(&format!(", {}={}", vm.str_string(&k)?, vm.repr_string(&v)?));
        }
        text.push(')');
        Ok(vm.new_str(&text))
    })
}

/// A method descriptor from 3.14 on; 3.13 warns of that.
fn descr_get(vm: &mut Vm, this: &Value, object: Option<&Value>, _class: &Value) -> PyResult {
    let Some(object) = object.filter(|o| !o.is_none()) else { return Ok(this.clone()) };
    if vm.dialect.partial_binds() {
        return Ok(vm.bound_method(this, object));
    }
    if vm.dialect.partial_warns_when_bound() {
        let text = "functools.partial will be a method descriptor in future Python versions; \
                    wrap it in staticmethod() if you want to preserve the old behavior";
        vm.warn(Exc::FutureWarning, text, 1)?;
    }
    Ok(this.clone())
}

fn invalid_state(vm: &mut Vm) -> Raised {
    taipan_vm::error!(vm, TypeError, "invalid partial state")
}

fn set_state(vm: &mut Vm, this: &Value, state: &Value) -> PyResult {
    let items = state.downcast::<Tuple>().map(|t| t.items().to_vec());
    let Some([function, args, keywords, dict]) = items.and_then(|i| <[Value; 4]>::try_from(i).ok()) else {
        return Err(invalid_state(vm));
    };
    let Some(args) = args.downcast::<Tuple>().filter(|_| vm.is_callable(&function)) else {
        return Err(invalid_state(vm));
    };
    if !keywords.is_none() && keywords.downcast::<Dict>().is_none() {
        return Err(invalid_state(vm));
    }
    check_placeholders(vm, Args::positional_only(args.items()))?;
    let copy = Dict::new_ref(vm);
    if !keywords.is_none() {
        vm.dict_merge(&copy, &keywords)?;
    }
    let places = args.items().iter().filter(|v| is_placeholder(v)).count();
    let args = Tuple::from_iter(vm, args.items().iter().cloned());
    *receiver::<Partial>(vm, this)?.get_mut(vm) =
        Partial { function, args: Some(args), keywords: Some(copy), places };
    if !dict.is_none() {
        let name = vm.names.__dict__.clone();
        vm.setattr(this, &name, Some(&dict))?;
    }
    Ok(Value::NONE)
}

methods! { static METHODS;
    /// See PEP 585
    "__class_getitem__($type, object, /)"
    => |vm, [class, object]| { Ok(generic_alias::make(vm, class, object)) }
    "__reduce__($self, /)"
    => |vm, [this]| {
        let (function, args, keywords, _) = parts(vm, this)?;
        let dict = match vm.has_own_attributes(this) {
            true => vm.instance_dict(this).map_or(Value::NONE, Value::from),
            false => Value::NONE,
        };
        let made = vm.new_tuple([function.clone()]);
        let state = vm.new_tuple([function, args.into(), keywords.into(), dict]);
        Ok(vm.new_tuple([class_value(vm, this), made, state]))
    }
    "__setstate__($self, object, /)"
    => |vm, [this, state]| { set_state(vm, this, state) }
}
