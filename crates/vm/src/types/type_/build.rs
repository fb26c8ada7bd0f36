//! How classes are made: `__build_class__`, `type.__new__`, and the `__new__` of builtin types.

use crate::call::{Args, Builtin, Method};
use crate::class::{Class, ClassFlags, NewClass, is_subclass};
use crate::methods;
use crate::types::cell::Cell;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// `type.__new__(metaclass, name, bases, namespace, **kwargs)`.
pub fn new(vm: &mut Vm, metaclass: &Ref<Class>, args: Args<'_>) -> PyResult {
    let [name, bases, namespace] = args.positional() else {
        raise!(vm, TypeError, "type.__new__() takes exactly 3 arguments ({} given)", args.positional().len());
    };
    let Some(name) = name.downcast::<Str>().cloned() else {
        return Err(vm.bad_argument("type.__new__", "argument 1", "str", name));
    };
    let Some(bases) = bases.downcast::<Tuple>() else {
        return Err(vm.bad_argument("type.__new__", "argument 2", "tuple", bases));
    };
    let Some(namespace) = namespace.downcast::<Dict>() else {
        return Err(vm.bad_argument("type.__new__", "argument 3", "dict", namespace));
    };
    for b in bases.items().iter().filter(|b| b.downcast::<Class>().is_none()) {
        let symbol = vm.names.__mro_entries__.clone();
        if vm.getattr_optional(b, &symbol)?.is_some() {
            raise!(vm, TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
        }
    }
    let winner = calculate_metaclass(vm, metaclass, bases.items())?;
    if !winner.value().is(metaclass.value()) {
        let own = winner.get(vm).slots.new;
        if let Some(f) = own.filter(|f| *f as usize != new as *const () as usize) {
            return f(vm, &winner, args);
        }
    }
    let mut classes = Vec::new();
    for b in bases.items() {
        let Some(c) = b.downcast::<Class>() else { raise!(vm, TypeError, "bases must be types") };
        classes.push(c.clone());
    }
    super::check_name(vm, &name)?;
    vm.make_class(NewClass { name, bases: classes, namespace: namespace.clone(), metaclass: winner, args })
}

pub fn init(vm: &mut Vm, _this: &Value, args: Args<'_>) -> PyResult<()> {
    if !matches!(args.positional().len(), 1 | 3) {
        raise!(vm, TypeError, "type.__init__() takes 1 or 3 arguments");
    }
    Ok(())
}

/// The most derived metaclass.
fn calculate_metaclass(vm: &mut Vm, start: &Ref<Class>, bases: &[Value]) -> PyResult<Ref<Class>> {
    let mut winner = start.clone();
    for b in bases {
        let meta = vm.class_of(b);
        if is_subclass(vm, &winner, &meta) {
            continue;
        }
        if is_subclass(vm, &meta, &winner) {
            winner = meta;
            continue;
        }
        raise!(
            vm,
            TypeError,
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
        );
    }
    Ok(winner)
}

/// `__build_class__(function, name, *bases, metaclass=None, **kwargs)`.
pub fn build_class(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let [function, name, original @ ..] = args.positional() else {
        raise!(vm, TypeError, "__build_class__: not enough arguments");
    };
    let Some(f) = function.exact::<Function>() else {
        raise!(vm, TypeError, "__build_class__: func must be a function");
    };
    let Some(name_str) = name.downcast::<Str>().cloned() else {
        raise!(vm, TypeError, "__build_class__: name is not a string");
    };
    let bases = resolve_bases(vm, original)?;
    let changed = bases.len() != original.len() || bases.iter().zip(original).any(|(a, b)| !a.is(b));
    let mut metaclass = args.keyword("metaclass").cloned();
    if metaclass.is_none() {
        metaclass = Some(match bases.first() {
            Some(b) => vm.class_of(b).value().clone(),
            None => vm.types.r#type.value().clone(),
        });
    }
    let mut metaclass = metaclass.unwrap_or(Value::NONE);
    if let Some(m) = metaclass.downcast::<Class>().cloned() {
        metaclass = calculate_metaclass(vm, &m, &bases)?.into();
    }
    let bases_tuple = vm.new_tuple(bases);
    let mut keywords = crate::call::OwnedArgs::default();
    keywords.push(name.clone());
    keywords.push(bases_tuple.clone());
    for (k, v) in args.keywords().filter(|(k, _)| !k.eq_str("metaclass")) {
        keywords.push_keyword(k.clone(), v.clone());
    }
    let prepare = vm.names.__prepare__.clone();
    let namespace = match vm.getattr_optional(&metaclass, &prepare)? {
        Some(p) => vm.call_args(&p, keywords.args())?,
        None => Dict::new_ref(vm).into(),
    };
    let has_getitem = vm.class_ref(&namespace).get(vm).slots.getitem.is_some();
    if !has_getitem {
        let owner = match metaclass.downcast::<Class>() {
            Some(c) => c.get(vm).name.to_string(),
            None => "<metaclass>".to_string(),
        };
        raise!(
            vm,
            TypeError,
            "{owner}.__prepare__() must return a mapping, not {}",
            vm.type_name(&namespace)
        );
    }
    let cell = crate::engine::run_class_body(vm, f, &namespace)?;
    if changed {
        let (key, value) = (vm.names.__orig_bases__.clone(), vm.new_tuple(original.iter().cloned()));
        vm.setitem(&namespace, key.value(), Some(&value))?;
    }
    keywords.push(namespace.clone());
    let class = vm.call_args(&metaclass, keywords.args())?;
    if let (Some(cell), Some(c)) = (cell.downcast::<Cell>(), class.downcast::<Class>()) {
        let held = cell.get(vm).0.clone();
        if held.is_null() {
            raise!(
                vm,
                RuntimeError,
                "__class__ not set defining '{name_str}' as {}. Was __classcell__ propagated to type.__new__?",
                vm.repr_string(c.value())?
            );
        }
        if !held.is(&class) {
            raise!(
                vm,
                TypeError,
                "__class__ set to {} defining '{name_str}' as {}",
                vm.repr_string(&held)?,
                vm.repr_string(&class)?
            );
        }
    }
    Ok(class)
}

/// Replaces bases that are no classes by what their `__mro_entries__` gives.
fn resolve_bases(vm: &mut Vm, original: &[Value]) -> PyResult<Vec<Value>> {
    let mut bases = Vec::new();
    for b in original {
        if b.downcast::<Class>().is_some() {
            bases.push(b.clone());
            continue;
        }
        let name = vm.names.__mro_entries__.clone();
        let Some(entries) = vm.getattr_optional(b, &name)? else {
            bases.push(b.clone());
            continue;
        };
        let all = vm.new_tuple(original.iter().cloned());
        let new = vm.call(&entries, &[all])?;
        match new.downcast::<Tuple>() {
            Some(t) => bases.extend(t.items().iter().cloned()),
            None => raise!(vm, TypeError, "__mro_entries__ must return a tuple"),
        }
    }
    Ok(bases)
}

methods! { static NEW;
    /// Create and return a new object.  See help(type) for accurate signature.
    "__new__($type, *args, **kwargs)" => |vm, [class, args, kwargs]| {
        let _ = (args, kwargs);
        raise!(vm, TypeError, "{} is called through its class", vm.type_name(class))
    }
}

/// `Class.__new__` of a builtin type: a builtin function bound to the class.
pub fn new_function(_vm: &mut Vm, class: &Ref<Class>) -> Value {
    let method: &'static Method = &NEW[0];
    Ref::new(Builtin { method, this: class.value().clone(), module: Value::NONE, class: Some(class.clone()) })
        .into()
}

/// Calls what [`new_function`] made: `Base.__new__(cls, …)` (CPython's `tp_new_wrapper`).
pub fn call_new(vm: &mut Vm, base: &Ref<Class>, args: Args<'_>) -> PyResult {
    let name = base.get(vm).name.to_string();
    let Some((first, rest)) = args.split_first() else {
        raise!(vm, TypeError, "{name}.__new__(): not enough arguments");
    };
    let Some(class) = first.downcast::<Class>() else {
        raise!(vm, TypeError, "{name}.__new__(X): X is not a type object ({})", vm.type_name(first));
    };
    if !is_subclass(vm, class, base) {
        let sub = class.get(vm).name.to_string();
        raise!(vm, TypeError, "{name}.__new__({sub}): {sub} is not a subtype of {name}");
    }
    // The builtin type that the class is laid out as must make it.
    let mut native = class.clone();
    while native.get(vm).is_heap() {
        let Some(above) = native.get(vm).base.clone() else { break };
        native = above;
    }
    let made_by = |class: &Ref<Class>| {
        let mut class = class;
        while let (true, Some(above)) =
            (class.get(vm).flags.has(ClassFlags::INHERITS_NEW), class.get(vm).base.as_ref())
        {
            class = above;
        }
        class.get(vm).slots.new.map(|f| f as usize)
    };
    if made_by(&native) != made_by(base) {
        let (sub, native) = (class.get(vm).name.to_string(), native.get(vm).name.to_string());
        raise!(vm, TypeError, "{name}.__new__({sub}) is not safe, use {native}.__new__()");
    }
    match native.get(vm).slots.new {
        Some(new) => new(vm, class, rest),
        None => raise!(vm, TypeError, "cannot create '{name}' instances"),
    }
}

/// Whether a builtin function is the `__new__` of a builtin type.
pub fn is_new(b: &Builtin) -> bool {
    std::ptr::eq(b.method, &NEW[0])
}
