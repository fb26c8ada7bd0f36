//! `attrgetter`, `itemgetter`, `methodcaller`.

use crate::support::{class_value, instance, receiver, traced};
use smallvec::SmallVec;
use taipan_vm::call::bind;
use taipan_vm::class::{GetSet, Slots, TypeSpec};
use taipan_vm::types::str::Str;
use taipan_vm::{Args, Class, PyResult, Ref, Value, Vm, methods, raise};

/// The one argument of a call.
fn only<'a>(vm: &mut Vm, name: &str, args: Args<'a>) -> PyResult<&'a Value> {
    match bind::positional(vm, name, args, 1, 1)? {
        [one] => Ok(one),
        _ => Err(vm.wrong_arity()),
    }
}

/// `operator.name(…)`
fn repr_of(vm: &mut Vm, name: &str, items: &[Value], keywords: &[(Value, Value)]) -> PyResult {
    let mut parts = Vec::with_capacity(items.len() + keywords.len());
    for item in items {
        parts.push(vm.repr_string(item)?);
    }
    for (key, value) in keywords {
        parts.push(format!("{}={}", vm.str_string(key)?, vm.repr_string(value)?));
    }
    Ok(vm.new_str(&format!("operator.{name}({})", parts.join(", "))))
}

fn signature(vm: &mut Vm, _this: &Value) -> PyResult {
    Ok(vm.new_str("(obj, /)"))
}

static GETSET: &[GetSet] = &[GetSet::read("__text_signature__", "", signature)];

/// `attrgetter`.
pub struct AttrGetter {
    /// As given.
    names: Vec<Value>,
    /// The parts of each, between dots.
    paths: Vec<SmallVec<[Ref<Str>; 1]>>,
}
traced!(AttrGetter: names);

pub static ATTR_GETTER: TypeSpec = TypeSpec {
    doc: Some(
        "Return a callable object that fetches the given attribute(s) from its operand.
After f = attrgetter('name'), the call f(r) returns r.name.
After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).
After h = attrgetter('name.first', 'name.last'), the call h(r) returns
(r.name.first, r.name.last).",
    ),
    slots: Slots {
        new: Some(attr_new),
        call: Some(attr_call),
        repr: Some(|vm, this| {
            let names = receiver::<AttrGetter>(vm, this)?.get(vm).names.clone();
            vm.guarded_repr(this, "operator.attrgetter(...)", |vm| repr_of(vm, "attrgetter", &names, &[]))
        }),
        ..Slots::EMPTY
    },
    methods: ATTR_METHODS,
    getset: GETSET,
    signature: "(attr, /, *attrs)",
    ..TypeSpec::foreign("operator", "attrgetter")
};

fn attr_new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let names = several(vm, "attrgetter", args)?.to_vec();
    let mut paths = Vec::with_capacity(names.len());
    for name in &names {
        let Some(text) = name.downcast::<Str>() else {
            raise!(vm, TypeError, "attribute name must be a string");
        };
        let text = text.to_string();
        paths.push(text.split('.').map(|part| vm.intern(part)).collect());
    }
    instance(vm, class.value(), AttrGetter { names, paths })
}

/// At least one positional argument.
fn several<'a>(vm: &mut Vm, name: &str, args: Args<'a>) -> PyResult<&'a [Value]> {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "{name}() takes no keyword arguments");
    }
    if args.is_empty() {
        raise!(vm, TypeError, "{name} expected 1 argument, got 0");
    }
    Ok(args.positional())
}

fn attr_call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    let object = only(vm, "attrgetter", args)?;
    let getter = receiver::<AttrGetter>(vm, this)?;
    let count = getter.get(vm).paths.len();
    let mut found = SmallVec::<[Value; 4]>::with_capacity(count);
    for i in 0..count {
        let Some(path) = getter.get(vm).paths.get(i).cloned() else { break };
        let mut value = object.clone();
        for part in &path {
            value = vm.getattr(&value, part)?;
        }
        if count == 1 {
            return Ok(value);
        }
        found.push(value);
    }
    Ok(vm.new_tuple(found))
}

methods! { static ATTR_METHODS;
    /// Return state information for pickling
    "__reduce__($self, /)"
    => |vm, [this]| {
        let names = receiver::<AttrGetter>(vm, this)?.get(vm).names.clone();
        let args = vm.new_tuple(names);
        Ok(vm.new_tuple([class_value(vm, this), args]))
    }
}

/// `itemgetter`.
pub struct ItemGetter {
    items: Vec<Value>,
}

impl taipan_vm::Trace for ItemGetter {
    const CYCLIC: bool = true;
    /// Several items are a tuple in CPython.
    const DIES_BACKWARDS: bool = true;
    fn trace(&self, visit: &mut taipan_vm::Visitor<'_>) {
        self.items.iter().for_each(visit);
    }
    fn clear(&mut self) {
        self.items.clear();
    }
}

pub static ITEM_GETTER: TypeSpec = TypeSpec {
    doc: Some(
        "Return a callable object that fetches the given item(s) from its operand.
After f = itemgetter(2), the call f(r) returns r[2].
After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
    ),
    slots: Slots {
        new: Some(|vm, class, args| {
            let items = several(vm, "itemgetter", args)?.to_vec();
            instance(vm, class.value(), ItemGetter { items })
        }),
        call: Some(item_call),
        repr: Some(|vm, this| {
            let items = receiver::<ItemGetter>(vm, this)?.get(vm).items.clone();
            vm.guarded_repr(this, "operator.itemgetter(...)", |vm| repr_of(vm, "itemgetter", &items, &[]))
        }),
        ..Slots::EMPTY
    },
    methods: ITEM_METHODS,
    getset: GETSET,
    signature: "(item, /, *items)",
    ..TypeSpec::foreign("operator", "itemgetter")
};

fn item_call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    let object = only(vm, "itemgetter", args)?;
    let getter = receiver::<ItemGetter>(vm, this)?;
    if let [item] = getter.get(vm).items.as_slice() {
        let item = item.clone();
        return vm.getitem(object, &item);
    }
    let items = getter.get(vm).items.clone();
    let mut found = SmallVec::<[Value; 4]>::with_capacity(items.len());
    for item in &items {
        found.push(vm.getitem(object, item)?);
    }
    Ok(vm.new_tuple(found))
}

methods! { static ITEM_METHODS;
    /// Return state information for pickling
    "__reduce__($self, /)"
    => |vm, [this]| {
        let items = receiver::<ItemGetter>(vm, this)?.get(vm).items.clone();
        let args = vm.new_tuple(items);
        Ok(vm.new_tuple([class_value(vm, this), args]))
    }
}

/// `methodcaller`.
pub struct MethodCaller {
    name: Value,
    /// Positional ones, then those of keywords.
    args: Vec<Value>,
    keywords: Vec<Value>,
}
traced!(MethodCaller: name, args, keywords);

impl MethodCaller {
    /// Positional arguments, and keywords with their values.
    fn parts(&self) -> (Vec<Value>, Vec<(Value, Value)>) {
        let mut positional = self.args.clone();
        let values = positional.split_off(self.args.len().saturating_sub(self.keywords.len()));
        (positional, self.keywords.iter().cloned().zip(values).collect())
    }
}

pub static METHOD_CALLER: TypeSpec = TypeSpec {
    doc: Some(
        "Return a callable object that calls the given method on its operand.
After f = methodcaller('name'), the call f(r) returns r.name().
After g = methodcaller('name', 'date', foo=1), the call g(r) returns
r.name('date', foo=1).",
    ),
    slots: Slots { new: Some(method_new), call: Some(method_call), repr: Some(method_repr), ..Slots::EMPTY },
    methods: METHOD_METHODS,
    getset: GETSET,
    signature: "(name, /, *args, **kwargs)",
    ..TypeSpec::foreign("operator", "methodcaller")
};

fn method_new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let Some((name, rest)) = args.split_first() else {
        raise!(vm, TypeError, "methodcaller needs at least one argument, the method name");
    };
    let Some(name) = name.downcast::<Str>() else {
        raise!(vm, TypeError, "method name must be a string");
    };
    let name = vm.intern_ref(name).into();
    instance(
        vm,
        class.value(),
        MethodCaller { name, args: rest.values().to_vec(), keywords: rest.names().to_vec() },
    )
}

fn method_call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    let object = only(vm, "methodcaller", args)?;
    let caller = receiver::<MethodCaller>(vm, this)?.get(vm);
    let (name, args, keywords) = (caller.name.clone(), caller.args.clone(), caller.keywords.clone());
    let Some(name) = name.downcast::<Str>() else { return Err(vm.wrong_arity()) };
    let (method, unbound) = vm.get_method(object, name)?;
    let given = Args::new(&args, &keywords);
    if unbound {
        let all = given.with_first(object.clone());
        return vm.call_args(&method, all.args());
    }
    vm.call_args(&method, given)
}

fn method_repr(vm: &mut Vm, this: &Value) -> PyResult {
    let caller = receiver::<MethodCaller>(vm, this)?.get(vm);
    let (name, (mut items, keywords)) = (caller.name.clone(), caller.parts());
    items.insert(0, name);
    vm.guarded_repr(this, "operator.methodcaller(...)", |vm| repr_of(vm, "methodcaller", &items, &keywords))
}

methods! { static METHOD_METHODS;
    /// Return state information for pickling
    "__reduce__($self, /)"
    => |vm, [this]| {
        let class = class_value(vm, this);
        let caller = receiver::<MethodCaller>(vm, this)?.get(vm);
        let (name, (mut items, keywords)) = (caller.name.clone(), caller.parts());
        if keywords.is_empty() {
            items.insert(0, name);
            let args = vm.new_tuple(items);
            return Ok(vm.new_tuple([class, args]));
        }
        let module = vm.intern("functools");
        let module = vm.import_module(&module)?;
        let partial = vm.intern("partial");
        let partial = vm.getattr(&module, &partial)?;
        let (names, values): (Vec<Value>, Vec<Value>) = keywords.into_iter().unzip();
        let given: Vec<Value> = [class, name].into_iter().chain(values).collect();
        let partial = vm.call_args(&partial, Args::new(&given, &names))?;
        let args = vm.new_tuple(items);
        Ok(vm.new_tuple([partial, args]))
    }
}
