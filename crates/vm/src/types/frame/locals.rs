//! `FrameLocalsProxy` (PEP 667): a frame's variables as a mapping that writes through.

use crate::call::Args;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::engine::FrameObject;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// The variables of a frame.
pub struct FrameLocals {
    pub frame: Ref<FrameObject>,
}

impl Trace for FrameLocals {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(self.frame.value());
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::MAPPING,
    slots: Slots {
        new: Some(new),
        repr: Some(|vm, this| {
            let dict = copy(vm, this)?;
            vm.guarded_repr(this, "{...}", |vm| vm.repr(dict.value()))
        }),
        compare: Some(compare),
        iter: Some(|vm, this| {
            let keys = keys(vm, this)?;
            vm.iter(List::new_ref(keys).value())
        }),
        len: Some(|vm, this| Ok(entries(vm, this)?.len())),
        getitem: Some(getitem),
        setitem: Some(setitem),
        contains: Some(|vm, this, key| Ok(get(vm, this, key)?.is_some())),
        or: Some(or),
        ior: Some(|vm, this, other| {
            update(vm, this, other)?;
            Ok(this.clone())
        }),
        ..Slots::EMPTY
    },
    methods: METHODS,
    ..TypeSpec::named("FrameLocalsProxy", FrameLocals::ID, &[FrameLocals::ID])
};

methods! { static METHODS;
    "__contains__($self, object, /)" => |vm, [this, key]| { Ok(Value::bool(get(vm, this, key)?.is_some())) }
    "__getitem__($self, object, /)" => |vm, [this, key]| { getitem(vm, this, key) }
    "update($self, object, /)" => |vm, [this, other]| { update(vm, this, other).map(|()| Value::NONE) }
    "__reversed__($self, /)" => |vm, [this]| {
        let mut keys = keys(vm, this)?;
        keys.reverse();
        vm.iter(List::new_ref(keys).value())
    }
    "copy($self, /)" => |vm, [this]| { Ok(copy(vm, this)?.into()) }
    "keys($self, /)" => |vm, [this]| { Ok(List::new_ref(keys(vm, this)?).into()) }
    "values($self, /)" => |vm, [this]| {
        let values = entries(vm, this)?.into_iter().map(|(_, v)| v).collect();
        Ok(List::new_ref(values).into())
    }
    "items($self, /)" => |vm, [this]| {
        let items = entries(vm, this)?.into_iter().map(|(k, v)| vm.new_tuple([k, v])).collect();
        Ok(List::new_ref(items).into())
    }
    "get($self, key, default=None, /)" as "" => |vm, [this, key, default]| {
        Ok(get(vm, this, key)?.unwrap_or_else(|| default.clone()))
    }
    "pop($self, key, default=<unrepresentable>, /)" as "" => |vm, [this, key, default]| {
        match remove(vm, this, key)? {
            Some(v) => Ok(v),
            None if default.is_null() => Err(vm.key_error(key)),
            None => Ok(default.clone()),
        }
    }
    "setdefault($self, key, default=None, /)" as "" => |vm, [this, key, default]| {
        if let Some(v) = get(vm, this, key)? {
            return Ok(v);
        }
        setitem(vm, this, key, Some(default))?;
        Ok(default.clone())
    }
}

fn new(vm: &mut Vm, _class: &Ref<Class>, args: Args<'_>) -> PyResult {
    if !args.names().is_empty() {
        raise!(vm, TypeError, "FrameLocalsProxy takes no keyword arguments");
    }
    let [frame] = args.positional() else {
        raise!(vm, TypeError, "FrameLocalsProxy expected 1 argument, got {}", args.positional().len());
    };
    match frame.exact::<FrameObject>() {
        Some(f) => Ok(Ref::new(FrameLocals { frame: f.clone() }).into()),
        None => raise!(vm, TypeError, "expect frame, not {}", vm.type_name(frame)),
    }
}

fn frame(vm: &mut Vm, this: &Value) -> PyResult<Ref<FrameObject>> {
    Ok(vm.receiver::<FrameLocals>(this)?.frame.clone())
}

/// Names that were set and are no variables of the code.
fn extra(vm: &Vm, frame: &Ref<FrameObject>) -> Option<Ref<Dict>> {
    frame.get(vm).extra.exact::<Dict>().cloned()
}

/// All variables that have a value, then what was added.
fn entries(vm: &mut Vm, this: &Value) -> PyResult<Vec<(Value, Value)>> {
    let f = frame(vm, this)?;
    let variables = vm.frame_variables(&f);
    let mut all: Vec<(Value, Value)> =
        variables.into_iter().filter_map(|v| Some((v.name.into(), v.value?))).collect();
    if let Some(extra) = extra(vm, &f) {
        all.extend(extra.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())));
    }
    Ok(all)
}

fn keys(vm: &mut Vm, this: &Value) -> PyResult<Vec<Value>> {
    Ok(entries(vm, this)?.into_iter().map(|(k, _)| k).collect())
}

fn copy(vm: &mut Vm, this: &Value) -> PyResult<Ref<Dict>> {
    let dict = Dict::new_ref(vm);
    for (k, v) in entries(vm, this)? {
        vm.dict_set(&dict, &k, v)?;
    }
    Ok(dict)
}

/// The place of the variable with that name.
fn place(vm: &mut Vm, f: &Ref<FrameObject>, key: &Value) -> PyResult<Option<usize>> {
    let code = f.get(vm).code.clone();
    if let Some(name) = key.exact::<Str>() {
        return Ok(code.localsplus.iter().position(|n| n.same_text(name)));
    }
    vm.hash(key)?;
    for (i, name) in code.localsplus.iter().enumerate() {
        if vm.equal(name.value(), key)? {
            return Ok(Some(i));
        }
    }
    Ok(None)
}

fn get(vm: &mut Vm, this: &Value, key: &Value) -> PyResult<Option<Value>> {
    let f = frame(vm, this)?;
    if let Some(at) = place(vm, &f, key)?
        && let Some(value) = vm.frame_variables(&f).into_iter().nth(at).and_then(|v| v.value)
    {
        return Ok(Some(value));
    }
    match extra(vm, &f) {
        Some(extra) => vm.dict_get(&extra, key),
        None => Ok(None),
    }
}

fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    match get(vm, this, key)? {
        Some(v) => Ok(v),
        None => {
            let shown = vm.repr_string(key)?;
            raise!(vm, KeyError, "local variable '{shown}' is not defined")
        }
    }
}

fn setitem(vm: &mut Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else {
        return match remove(vm, this, key)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        };
    };
    let f = frame(vm, this)?;
    if let Some(at) = place(vm, &f, key)? {
        vm.set_frame_variable(&f, at, value.clone());
        return Ok(());
    }
    let dict = match extra(vm, &f) {
        Some(dict) => dict,
        None => {
            let dict = Dict::new_ref(vm);
            f.get_mut(vm).extra = dict.value().clone();
            dict
        }
    };
    vm.dict_set(&dict, key, value.clone())
}

/// Takes an added name away; variables of the code stay.
fn remove(vm: &mut Vm, this: &Value, key: &Value) -> PyResult<Option<Value>> {
    if !vm.dialect.frame_locals_can_shrink() {
        raise!(vm, TypeError, "cannot remove variables from FrameLocalsProxy");
    }
    let f = frame(vm, this)?;
    if place(vm, &f, key)?.is_some() {
        raise!(vm, ValueError, "cannot remove local variables from FrameLocalsProxy");
    }
    match extra(vm, &f) {
        Some(extra) => vm.dict_remove(&extra, key),
        None => Ok(None),
    }
}

fn update(vm: &mut Vm, this: &Value, other: &Value) -> PyResult<()> {
    let pairs = if other.exact::<FrameLocals>().is_some() {
        entries(vm, other)?
    } else if let Some(d) = other.downcast::<Dict>() {
        d.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())).collect()
    } else {
        raise!(vm, TypeError, "update() argument must be dict or another FrameLocalsProxy");
    };
    for (k, v) in pairs {
        setitem(vm, this, &k, Some(&v))?;
    }
    Ok(())
}

/// `proxy | mapping` and `mapping | proxy`.
fn or(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let is_mapping = |v: &Value| v.exact::<FrameLocals>().is_some() || v.downcast::<Dict>().is_some();
    if !is_mapping(a) || !is_mapping(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let dict = Dict::new_ref(vm);
    for v in [a, b] {
        let source = if v.exact::<FrameLocals>().is_some() { copy(vm, v)?.into() } else { v.clone() };
        vm.dict_update(&dict, &source)?;
    }
    Ok(dict.into())
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = match b.exact::<FrameLocals>() {
        Some(other) => frame(vm, a)?.value().is(other.frame.value()),
        None if b.downcast::<Dict>().is_some() => {
            let own = copy(vm, a)?;
            vm.equal(own.value(), b)?
        }
        None => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}
