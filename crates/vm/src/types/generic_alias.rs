//! `types.GenericAlias`: `list[int]` and its like (PEP 585).

use crate::call::Args;
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::exc::Exc;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::union;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};
use taipan_prim::text::TextBuilder;

/// Origin and arguments.
pub struct GenericAlias {
    pub origin: Value,
    /// A tuple.
    pub args: Value,
    /// `*tuple[int, str]` among other arguments.
    pub starred: bool,
}

impl Trace for GenericAlias {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.origin);
        visit(&self.args);
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    module: "types",
    flags: ClassFlags::BASETYPE.union(ClassFlags::STATIC),
    doc: Some(
        "Represent a PEP 585 generic type\n\n\
         E.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    ),
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        call: Some(call),
        getattr: Some(getattr),
        iter: Some(iter),
        getitem: Some(getitem),
        or: Some(union::or),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    signature: "(origin, args, /)",
    ..TypeSpec::named("GenericAlias", GenericAlias::ID, &[GenericAlias::ID])
};

/// `origin[item]`, as `__class_getitem__` of the builtin types gives it.
pub fn make(vm: &mut Vm, origin: &Value, item: &Value) -> Value {
    let args = match item.exact::<Tuple>() {
        Some(_) => item.clone(),
        None => vm.new_tuple([item.clone()]),
    };
    Ref::new(GenericAlias { origin: origin.clone(), args, starred: false }).into()
}

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "GenericAlias() takes no keyword arguments");
    }
    let [origin, item] = args.positional() else {
        raise!(vm, TypeError, "GenericAlias expected 2 arguments, got {}", args.positional().len())
    };
    let args = match item.downcast::<Tuple>() {
        Some(_) => item.clone(),
        None => vm.new_tuple([item.clone()]),
    };
    let alias = GenericAlias { origin: origin.clone(), args, starred: false };
    Ok(Ref::with_shape(class.get(vm).shape, alias).into())
}

fn alias<'a>(vm: &mut Vm, this: &'a Value) -> PyResult<&'a Ref<GenericAlias>> {
    match this.downcast::<GenericAlias>() {
        Some(a) => Ok(a),
        None => raise!(vm, TypeError, "expected a GenericAlias, not '{}'", vm.type_name(this)),
    }
}

/// The items of a tuple, and nothing of anything else.
fn items(tuple: &Value) -> &[Value] {
    tuple.downcast::<Tuple>().map_or(&[], |t| t.items())
}

fn attribute(vm: &mut Vm, object: &Value, name: &str) -> PyResult<Option<Value>> {
    let name = vm.intern(name);
    vm.getattr_optional(object, &name)
}

/// A type as an argument list shows it: by qualified name, the module left out for builtins (`ga_repr_item`).
pub fn push_item(vm: &mut Vm, text: &mut TextBuilder, item: &Value) -> PyResult<()> {
    if item.is(&Value::ELLIPSIS) {
        text.push_str("...");
        return Ok(());
    }
    if let Some(list) = item.exact::<List>() {
        let inner = list.get(vm).items.clone();
        text.push_str("[");
        vm.native_call(|vm| push_items(vm, text, &inner))?;
        text.push_str("]");
        return Ok(());
    }
    let is_alias = attribute(vm, item, "__origin__")?.is_some() && attribute(vm, item, "__args__")?.is_some();
    if !is_alias
        && let Some(name) = attribute(vm, item, "__qualname__")?
        && let Some(module) = attribute(vm, item, "__module__")?
        && !module.is_none()
    {
        let (name, module) = (vm.str(&name)?, vm.str(&module)?);
        if let (Some(n), Some(m)) = (name.downcast::<Str>(), module.downcast::<Str>()) {
            if !m.eq_str("builtins") {
                text.push_text(m.text()).push_str(".");
            }
            return vm.push_text(text, n.text());
        }
    }
    vm.push_repr(text, item)
}

fn push_items(vm: &mut Vm, text: &mut TextBuilder, items: &[Value]) -> PyResult<()> {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            text.push_str(", ");
        }
        push_item(vm, text, item)?;
    }
    Ok(())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let a = alias(vm, this)?;
    let mut text = TextBuilder::new();
    if a.starred {
        text.push_str("*");
    }
    push_item(vm, &mut text, &a.origin)?;
    text.push_str("[");
    let args = items(&a.args);
    if args.is_empty() {
        text.push_str("()");
    }
    push_items(vm, &mut text, args)?;
    text.push_str("]");
    Ok(vm.new_text(text.finish()))
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let a = alias(vm, this)?;
    Ok(taipan_prim::hash::avoid_minus_one(vm.hash(&a.origin)? ^ vm.hash(&a.args)?))
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.downcast::<GenericAlias>(), b.downcast::<GenericAlias>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = x.starred == y.starred
        && vm.same_or_equal(&x.origin, &y.origin)?
        && vm.same_or_equal(&x.args, &y.args)?;
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

/// Calls the origin, and tells the object what it was made as, where it takes attributes.
fn call(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult {
    let a = alias(vm, this)?;
    let object = vm.call_args(&a.origin, args)?;
    let name = vm.intern("__orig_class__");
    match vm.setattr(&object, &name, Some(this)) {
        Err(e) if !vm.is_exception(&e, Exc::AttributeError) && !vm.is_exception(&e, Exc::TypeError) => Err(e),
        _ => Ok(object),
    }
}

/// What an alias answers itself; everything else is the origin's.
const OWN: [&str; 12] = [
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
    "__bases__",
];

fn getattr(vm: &mut Vm, this: &Value, name: &Ref<Str>) -> PyResult {
    let a = alias(vm, this)?;
    let is_own = OWN.iter().any(|own| name.eq_str(own));
    if is_own && (vm.dialect.alias_tells_bases() || !name.eq_str("__bases__")) {
        return crate::protocol::attr::generic_getattr(vm, this, name);
    }
    vm.getattr(&a.origin, name)
}

/// `generic_alias_iterator`: gives the starred alias and nothing else; NULL once it has.
pub struct AliasIter(Value);

impl Trace for AliasIter {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.0);
    }
}

pub static ITER_SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next), ..Slots::EMPTY },
    methods: ITER_METHODS,
    ..TypeSpec::named("generic_alias_iterator", AliasIter::ID, &[AliasIter::ID])
};

methods! { static ITER_METHODS;
    "__reduce__($self, /)" => |vm, [this]| {
        let held = vm.receiver::<AliasIter>(this)?.get(vm).0.clone();
        let iterated = if held.is_null() { vm.new_tuple([]) } else { held };
        crate::types::iter::pickle::reduced(vm, "iter", &[iterated], None)
    }
}

/// `*alias`
fn iter(_vm: &mut Vm, this: &Value) -> PyResult {
    Ok(Ref::new(AliasIter(this.clone())).into())
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = vm.receiver::<AliasIter>(this)?.get_mut(vm);
    let held = std::mem::replace(&mut it.0, Value::NULL);
    let Some(a) = held.downcast::<GenericAlias>() else { return Ok(None) };
    let starred = GenericAlias { origin: a.origin.clone(), args: a.args.clone(), starred: true };
    Ok(Some(Ref::new(starred).into()))
}

/// The type variables among arguments, each once (`_Py_make_parameters`).
pub fn parameters(vm: &mut Vm, args: &[Value]) -> PyResult<Vec<Value>> {
    let mut found: Vec<Value> = Vec::new();
    for arg in args.iter().filter(|a| a.downcast::<Class>().is_none()) {
        let more = match attribute(vm, arg, "__typing_subst__")? {
            Some(_) => vec![arg.clone()],
            None => attribute(vm, arg, "__parameters__")?.map_or_else(Vec::new, |p| items(&p).to_vec()),
        };
        for p in more {
            if !found.iter().any(|f| f.is(&p)) {
                found.push(p);
            }
        }
    }
    Ok(found)
}

/// Puts arguments in the place of the type variables of a generic object (`_Py_subs_parameters`).
pub fn substitute(vm: &mut Vm, this: &Value, args: &[Value], item: &Value) -> PyResult<Vec<Value>> {
    let variables = parameters(vm, args)?;
    if variables.is_empty() {
        let shown = vm.repr_string(this)?;
        raise!(vm, TypeError, "{shown} is not a generic class");
    }
    let mut given = unpacked(vm, item)?;
    for variable in &variables {
        let Some(prepare) = attribute(vm, variable, "__typing_prepare_subst__")?.filter(|p| !p.is_none())
        else {
            continue;
        };
        let all = vm.new_tuple(given);
        let all = vm.call(&prepare, &[this.clone(), all])?;
        given = all.downcast::<Tuple>().map_or_else(|| vec![all.clone()], |t| t.items().to_vec());
    }
    if given.len() != variables.len() {
        let shown = vm.repr_string(this)?;
        let many = if given.len() > variables.len() { "many" } else { "few" };
        let (got, expected) = (given.len(), variables.len());
        raise!(vm, TypeError, "Too {many} arguments for {shown}; actual {got}, expected {expected}");
    }
    let mut result = Vec::new();
    for arg in args {
        if arg.downcast::<Class>().is_some() {
            result.push(arg.clone());
            continue;
        }
        let variadic = attribute(vm, arg, "__typing_is_unpacked_typevartuple__")?;
        let is_variadic = variadic.map_or(Ok(false), |v| vm.truth(&v))?;
        let filled = match attribute(vm, arg, "__typing_subst__")? {
            Some(subst) => {
                let place = variables.iter().zip(&given).find(|(p, _)| p.is(arg));
                let value = place.map_or(Value::NONE, |(_, value)| value.clone());
                vm.call(&subst, &[value])?
            }
            None => fill_in(vm, arg, &variables, &given)?,
        };
        match filled.downcast::<Tuple>().filter(|_| is_variadic) {
            Some(several) => result.extend(several.items().iter().cloned()),
            None => result.push(filled),
        }
    }
    Ok(result)
}

/// The arguments between brackets, with those of unpacked tuples in their place, but for `*tuple[int, ...]`.
fn unpacked(vm: &mut Vm, item: &Value) -> PyResult<Vec<Value>> {
    let mut given = Vec::new();
    let single = std::slice::from_ref(item);
    for one in item.downcast::<Tuple>().map_or(single, |t| t.items()) {
        let inner = match one.downcast::<Class>() {
            Some(_) => None,
            None => attribute(vm, one, "__typing_unpacked_tuple_args__")?,
        };
        match inner.as_ref().and_then(|i| i.downcast::<Tuple>()) {
            Some(inner) if inner.items().last().is_none_or(|last| !last.is(&Value::ELLIPSIS)) => {
                given.extend(inner.items().iter().cloned());
            }
            _ => given.push(one.clone()),
        }
    }
    Ok(given)
}

/// An argument that is generic itself, with its own parameters replaced (`subs_tvars`).
fn fill_in(vm: &mut Vm, arg: &Value, variables: &[Value], given: &[Value]) -> PyResult {
    let inner = attribute(vm, arg, "__parameters__")?;
    let inner = inner.as_ref().map_or(&[][..], items);
    if inner.is_empty() {
        return Ok(arg.clone());
    }
    let mut values = Vec::new();
    for parameter in inner {
        match variables.iter().zip(given).find(|(v, _)| v.is(parameter)) {
            None => values.push(parameter.clone()),
            Some((_, value)) => {
                let is_variadic = vm.class_ref(parameter).get(vm).slots.iter.is_some();
                match value.downcast::<Tuple>().filter(|_| is_variadic) {
                    Some(several) => values.extend(several.items().iter().cloned()),
                    None => values.push(value.clone()),
                }
            }
        }
    }
    let key = vm.new_tuple(values);
    vm.getitem(arg, &key)
}

fn getitem(vm: &mut Vm, this: &Value, item: &Value) -> PyResult {
    let a = alias(vm, this)?;
    let args = substitute(vm, this, items(&a.args), item)?;
    let args = vm.new_tuple(args);
    Ok(Ref::new(GenericAlias { origin: a.origin.clone(), args, starred: a.starred }).into())
}

static GETSET: &[GetSet] = &[
    GetSet::member("__origin__", |vm, this| Ok(alias(vm, this)?.origin.clone())),
    GetSet::member("__args__", |vm, this| Ok(alias(vm, this)?.args.clone())),
    GetSet::member("__unpacked__", |vm, this| Ok(Value::bool(alias(vm, this)?.starred))),
    GetSet::read("__parameters__", "Type variables in the GenericAlias.", |vm, this| {
        let found = alias(vm, this)?.args.clone();
        let found = parameters(vm, items(&found))?;
        Ok(vm.new_tuple(found))
    }),
    GetSet::read("__typing_unpacked_tuple_args__", "", |vm, this| {
        let a = alias(vm, this)?;
        let is_tuple = a.origin.is(vm.types.tuple.value());
        Ok(if a.starred && is_tuple { a.args.clone() } else { Value::NONE })
    }),
];

methods! { static METHODS;
    "__dir__($self, /)" => |vm, [this]| {
        let origin = alias(vm, this)?.origin.clone();
        let mut names = crate::builtins::objects::directory(vm, &origin)?;
        let tells_bases = vm.dialect.alias_tells_bases();
        for own in OWN.into_iter().filter(|n| tells_bases || *n != "__bases__") {
            let own = vm.interned_value(own);
            if !names.iter().any(|n| n.is(&own)) {
                names.push(own);
            }
        }
        Ok(List::new_ref(names).into())
    }
    "__mro_entries__($self, object, /)" => |vm, [this, object]| {
        let _ = object;
        let origin = alias(vm, this)?.origin.clone();
        Ok(vm.new_tuple([origin]))
    }
    "__instancecheck__($self, object, /)" => |vm, [this, object]| {
        let _ = (this, object);
        raise!(vm, TypeError, "isinstance() argument 2 cannot be a parameterized generic")
    }
    "__subclasscheck__($self, object, /)" => |vm, [this, object]| {
        let _ = (this, object);
        raise!(vm, TypeError, "issubclass() argument 2 cannot be a parameterized generic")
    }
    "__reduce__($self, /)" => |vm, [this]| {
        let a = alias(vm, this)?;
        let class = vm.types.generic_alias.clone();
        let made_of = vm.new_tuple([a.origin.clone(), a.args.clone()]);
        Ok(vm.new_tuple([class.into(), made_of]))
    }
}
