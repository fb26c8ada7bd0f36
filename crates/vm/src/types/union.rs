//! Unions of types: `int | str` (PEP 604).

use super::generic_alias::{self, GenericAlias};
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::protocol::number::op;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::types::typing::{Kind, Parameter, TypeAlias};
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};
use taipan_prim::text::TextBuilder;

/// The alternatives: a tuple in which none stands twice.
pub struct Union {
    pub args: Value,
}

impl Trace for Union {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.args);
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    module: "types",
    flags: ClassFlags::STATIC,
    doc: Some("Represent a PEP 604 union type\n\nE.g. for int | str"),
    slots: Slots {
        getattr: Some(getattr),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        getitem: Some(getitem),
        or: Some(or),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("UnionType", Union::ID, &[Union::ID])
};

impl Union {
    /// The alternatives.
    pub fn members(&self) -> &[Value] {
        self.args.exact::<Tuple>().map_or(&[], |t| t.items())
    }
}

fn members(v: &Value) -> &[Value] {
    v.exact::<Union>().map_or(&[], |u| u.members())
}

/// `__module__` is that of the type.
fn getattr(vm: &mut Vm, this: &Value, name: &Ref<Str>) -> PyResult {
    if name.eq_str("__module__") {
        let class = vm.types.union.clone();
        return vm.getattr(class.value(), name);
    }
    crate::protocol::attr::generic_getattr(vm, this, name)
}

/// Whether `|` makes a union of it: a class, an alias, a union, or None.
fn is_unionable(vm: &Vm, v: &Value) -> bool {
    v.is_none()
        || v.downcast::<Class>().is_some()
        || v.downcast::<GenericAlias>().is_some()
        || v.exact::<Union>().is_some()
        || Parameter::of(v).is_some_and(|p| p.get(vm).kind != Kind::TypeVarTuple)
        || v.exact::<TypeAlias>().is_some()
}

/// `a | b` of types (`_Py_union_type_or`).
pub fn or(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    if !is_unionable(vm, a) || !is_unionable(vm, b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    make(vm, &[a.clone(), b.clone()])
}

/// The union of those types, or the only one.
fn make(vm: &mut Vm, types: &[Value]) -> PyResult {
    // In a union none stands twice.
    let known = types.first().map_or(&[][..], members);
    let mut unique: Vec<Value> = known.to_vec();
    for t in types.iter().skip(usize::from(!known.is_empty())) {
        let parts = if t.exact::<Union>().is_some() { members(t) } else { std::slice::from_ref(t) };
        for part in parts {
            let part = if part.is_none() { vm.types.none.value().clone() } else { part.clone() };
            let mut known = false;
            for other in &unique {
                let alias = other.exact::<GenericAlias>().is_some() && part.exact::<GenericAlias>().is_some();
                known |= other.is(&part) || (alias && vm.equal(other, &part)?);
            }
            if !known {
                unique.push(part);
            }
        }
    }
    if let [one] = unique.as_slice() {
        return Ok(one.clone());
    }
    let args = vm.new_tuple(unique);
    Ok(Ref::new(Union { args }).into())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let mut text = TextBuilder::new();
    for (i, item) in members(this).iter().enumerate() {
        if i > 0 {
            text.push_str(" | ");
        }
        if item.is(vm.types.none.value()) {
            text.push_str("None");
        } else {
            generic_alias::push_item(vm, &mut text, item)?;
        }
    }
    Ok(vm.new_text(text.finish()))
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let set = vm.new_frozenset(members(this).to_vec())?;
    vm.hash(&set)
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    if a.exact::<Union>().is_none()
        || b.exact::<Union>().is_none()
        || !matches!(op, CompareOp::Eq | CompareOp::Ne)
    {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (x, y) = (vm.new_set(members(a).to_vec())?, vm.new_set(members(b).to_vec())?);
    vm.compare(&x, &y, op)
}

/// Fills in type variables: the union of what the arguments become.
fn getitem(vm: &mut Vm, this: &Value, item: &Value) -> PyResult {
    let parts = generic_alias::substitute(vm, this, members(this), item)?;
    let mut parts = parts.into_iter();
    let Some(mut result) = parts.next() else { return Ok(this.clone()) };
    for part in parts {
        result = vm.binary_op(op::OR, false, &result, &part)?;
    }
    Ok(result)
}

impl Vm {
    /// Gives the type of unions the name that it has in this version.
    pub(crate) fn name_union_type(&mut self) {
        let (name, module) = self.dialect.union_type_names();
        let (class, name) = (self.types.union.clone(), self.intern(name));
        let class = class.get_mut(self);
        (class.name, class.qualname, class.module) = (name.clone(), name, module);
    }
}

/// `typing.Union[…]` of 3.14: unlike `|` it takes anything, strings as forward references.
pub fn of_items(vm: &mut Vm, items: &Value) -> PyResult {
    let mut items = match items.downcast::<Tuple>() {
        Some(items) => items.items().to_vec(),
        None => vec![items.clone()],
    };
    if items.is_empty() {
        raise!(vm, TypeError, "Cannot take a Union of no types.");
    }
    for item in &mut items {
        if item.downcast::<Str>().is_some() {
            let (module, name) = (vm.intern("annotationlib"), vm.intern("ForwardRef"));
            let module = vm.import_module(&module)?;
            let class = vm.getattr(&module, &name)?;
            *item = vm.call(&class, std::slice::from_ref(item))?;
        }
    }
    if let [one] = items.as_slice() {
        return Ok(if one.is_none() { vm.types.none.value().clone() } else { one.clone() });
    }
    make(vm, &items)
}

methods! { static METHODS;
    "__mro_entries__($self, object, /)" => |vm, [this, _bases]| {
        let shown = vm.repr_string(this)?;
        raise!(vm, TypeError, "Cannot subclass {shown}")
    }
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [_class, items]| { of_items(vm, items) }
}

fn own_name(vm: &mut Vm, _this: &Value) -> PyResult {
    let (name, _) = vm.dialect.union_type_names();
    Ok(vm.interned_value(name))
}

static GETSET: &[GetSet] = &[
    GetSet::member("__args__", |vm, this| Ok(vm.new_tuple(members(this).iter().cloned()))),
    GetSet::read("__name__", "Name of the type", own_name),
    GetSet::read("__qualname__", "Qualified name of the type", own_name),
    GetSet::read("__origin__", "Always returns the type", |vm, _this| Ok(vm.types.union.value().clone())),
    GetSet::read("__parameters__", "Type variables in the types.UnionType.", |vm, this| {
        let found = generic_alias::parameters(vm, members(this))?;
        Ok(vm.new_tuple(found))
    }),
];
