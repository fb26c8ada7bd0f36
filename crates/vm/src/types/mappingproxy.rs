//! `mappingproxy`: a read-only view of a mapping, such as a class's namespace.

use crate::call::Args;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::protocol::number::op;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};
use taipan_prim::text::TextBuilder;

/// The mapping behind.
pub struct MappingProxy(pub Value);

impl Trace for MappingProxy {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.0);
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::MAPPING,
    doc: Some("Read-only proxy of a mapping."),
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        str: Some(|vm, this| vm.str(mapping(this))),
        hash: Some(hash),
        compare: Some(compare),
        iter: Some(|vm, this| vm.iter(mapping(this))),
        len: Some(|vm, this| vm.len(mapping(this))),
        getitem: Some(|vm, this, key| vm.getitem(mapping(this), key)),
        contains: Some(|vm, this, key| vm.contains(mapping(this), key)),
        or: Some(|vm, a, b| vm.binary_op(op::OR, false, mapping(a), mapping(b))),
        ior: Some(ior),
        ..Slots::EMPTY
    },
    methods: METHODS,
    signature: "(mapping)",
    ..TypeSpec::named("mappingproxy", MappingProxy::ID, &[MappingProxy::ID])
};

/// The mapping behind a proxy, and any other object itself.
fn mapping(v: &Value) -> &Value {
    v.exact::<MappingProxy>().map_or(v, |p| &p.0)
}

fn new(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let given = args.values().len();
    if given > 1 {
        raise!(vm, TypeError, "mappingproxy() takes at most 1 argument ({given} given)");
    }
    let Some(behind) = args.positional().first().or_else(|| args.keyword("mapping")) else {
        raise!(vm, TypeError, "mappingproxy() missing required argument 'mapping' (pos 1)")
    };
    let sequence = behind.downcast::<List>().is_some() || behind.downcast::<Tuple>().is_some();
    if sequence || vm.class_ref(behind).get(vm).slots.getitem.is_none() {
        raise!(vm, TypeError, "mappingproxy() argument must be a mapping, not {}", vm.type_name(behind));
    }
    Ok(Ref::new(MappingProxy(behind.clone())).into())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let mut text = TextBuilder::new();
    text.push_str("mappingproxy(");
    vm.push_repr(&mut text, mapping(this))?;
    text.push_str(")");
    Ok(vm.new_text(text.finish()))
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    if vm.dialect.mappingproxy_has_hash() {
        return vm.hash(mapping(this));
    }
    raise!(vm, TypeError, "unhashable type: 'mappingproxy'")
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    vm.native_call_in(" in comparison", |vm| vm.compare(mapping(a), b, op))
}

fn ior(vm: &mut Vm, this: &Value, _other: &Value) -> PyResult {
    raise!(vm, TypeError, "'|=' is not supported by {}; use '|' instead", vm.type_name(this))
}

methods! { static METHODS;
    /// Return the value for key if key is in the mapping, else default.
    "get($self, key, default=None, /)" => |vm, [this, key, default]| {
        match mapping(this).exact::<Dict>() {
            Some(d) => Ok(vm.dict_get(d, key)?.unwrap_or_else(|| default.clone())),
            None => vm.call_method(mapping(this), "get", &[key.clone(), default.clone()]),
        }
    }
    /// D.keys() -> a set-like object providing a view on D's keys
    "keys($self, /)" => |vm, [this]| { vm.call_method(mapping(this), "keys", &[]) }
    /// D.values() -> an object providing a view on D's values
    "values($self, /)" => |vm, [this]| { vm.call_method(mapping(this), "values", &[]) }
    /// D.items() -> a set-like object providing a view on D's items
    "items($self, /)" => |vm, [this]| { vm.call_method(mapping(this), "items", &[]) }
    /// D.copy() -> a shallow copy of D
    "copy($self, /)" => |vm, [this]| { vm.call_method(mapping(this), "copy", &[]) }
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, object]| {
        Ok(crate::types::generic_alias::make(vm, class, object))
    }
    /// D.__reversed__() -> reverse iterator
    "__reversed__($self, /)" => |vm, [this]| { vm.call_method(mapping(this), "__reversed__", &[]) }
}
