//! The slots and methods of `dict`.

use super::{Dict, DictView, ITEMS, KEYS, REVERSED, Role, VALUES, access, iter as iters, lookup, update};
use crate::call::Args;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::protocol::compare::plain_hash;
use crate::types::set::access as set_access;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};
use taipan_prim::probe::DictTable;
use taipan_prim::text::TextBuilder;

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MAPPING).union(ClassFlags::MATCH_SELF),
    doc: Some(
        "dict() -> new empty dictionary\n\
         dict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\n\
         dict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        \
         d[k] = v\n\
         dict(**kwargs) -> new dictionary initialized with the name=value pairs\n    \
         in the keyword argument list.  For example:  dict(one=1, two=2)",
    ),
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(iter),
        len: Some(len),
        getitem: Some(getitem),
        setitem: Some(setitem),
        contains: Some(contains),
        or: Some(or),
        ior: Some(ior),
        ..Slots::EMPTY
    },
    methods: METHODS,
    ..TypeSpec::named("dict", Dict::ID, &[Dict::ID])
};

/// The dict that a slot or method is called on: callers have checked the class.
pub fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> PyResult<&'a Ref<Dict>> {
    match this.downcast::<Dict>() {
        Some(d) => Ok(d),
        None => raise!(vm, TypeError, "expected a dict, not '{}'", vm.type_name(this)),
    }
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    let shape = class.get(vm).shape;
    Ok(Ref::with_shape(shape, Dict { table: DictTable::new() }).into())
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let dict = receiver(vm, this)?;
    update::from_args(vm, dict, "dict", args)
}

pub fn iter(vm: &mut Vm, this: &Value) -> PyResult {
    let dict = receiver(vm, this)?;
    Ok(iters::make::<KEYS>(vm, dict))
}

fn len(vm: &mut Vm, this: &Value) -> PyResult<usize> {
    Ok(receiver(vm, this)?.get(vm).len())
}

fn contains(vm: &mut Vm, this: &Value, key: &Value) -> PyResult<bool> {
    let dict = receiver(vm, this)?;
    vm.dict_contains(dict, key)
}

fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    let dict = receiver(vm, this)?;
    match vm.dict_get(dict, key)? {
        Some(v) => Ok(v),
        None => missing(vm, this, key),
    }
}

/// A subclass's `__missing__`, or the KeyError.
fn missing(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    if this.exact::<Dict>().is_none() {
        let name = vm.names.__missing__.clone();
        if let Some(hook) = vm.type_lookup(this, &name) {
            let bound = vm.bind_special(&hook, this)?;
            return vm.call(&bound, std::slice::from_ref(key));
        }
    }
    Err(vm.key_error(key))
}

fn setitem(vm: &mut Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let dict = receiver(vm, this)?;
    match value {
        Some(v) => vm.dict_set(dict, key, v.clone()),
        None => match vm.dict_remove(dict, key)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        },
    }
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let dict = receiver(vm, this)?;
    if dict.get(vm).is_empty() {
        return Ok(vm.new_str("{}"));
    }
    vm.guarded_repr(this, "{...}", |vm| {
        let mut text = TextBuilder::new();
        let mut position = 0;
        while let Some((at, e)) = dict.get(vm).table.next_from(position) {
            let (key, value) = (e.key.clone(), e.value.clone());
            text.push_str(if position == 0 { "{" } else { ", " });
            position = at + 1;
            vm.push_repr(&mut text, &key)?;
            text.push_str(": ");
            vm.push_repr(&mut text, &value)?;
        }
        text.push_str("}");
        Ok(vm.new_text(text.finish()))
    })
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    match (a.downcast::<Dict>(), b.downcast::<Dict>(), op) {
        (Some(x), Some(y), CompareOp::Eq) => Ok(Value::bool(equal(vm, x, y)?)),
        (Some(x), Some(y), CompareOp::Ne) => Ok(Value::bool(!equal(vm, x, y)?)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn equal(vm: &mut Vm, a: &Ref<Dict>, b: &Ref<Dict>) -> PyResult<bool> {
    if a.get(vm).len() != b.get(vm).len() {
        return Ok(false);
    }
    let mut position = 0;
    while let Some((at, e)) = a.get(vm).table.next_from(position) {
        position = at + 1;
        let (hash, key, value) = (e.hash, e.key.clone(), e.value.clone());
        match vm.dict_get_hashed(b, &key, hash)? {
            Some(other) if vm.same_or_equal(&value, &other)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// A copy that is an exact dict, whatever the class (`PyDict_Copy`).
pub fn copy(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<Ref<Dict>> {
    if update::plain_dict(vm, dict.value()).is_some() {
        return Ok(Ref::new(Dict { table: dict.get(vm).table.clone() }));
    }
    let result = Dict::new_ref(vm);
    vm.dict_merge(&result, dict.value())?;
    Ok(result)
}

fn or(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let (Some(x), Some(_)) = (a.downcast::<Dict>(), b.downcast::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = copy(vm, x)?;
    vm.dict_update(&result, b)?;
    Ok(result.into())
}

fn ior(vm: &mut Vm, this: &Value, other: &Value) -> PyResult {
    let dict = receiver(vm, this)?;
    vm.dict_update(dict, other)?;
    Ok(this.clone())
}

/// `dict.fromkeys`: any class may make the mapping.
fn from_keys(vm: &mut Vm, class: &Value, keys: &Value, value: &Value) -> PyResult {
    let made = vm.call(class, &[])?;
    let Some(dict) = made.exact::<Dict>() else {
        vm.for_each(keys, |vm, key| vm.setitem(&made, &key, Some(value)))?;
        return Ok(made);
    };
    if let Some(d) = keys.exact::<Dict>() {
        let entries: Vec<(i64, Value)> = d.get(vm).table.iter().map(|e| (e.hash, e.key.clone())).collect();
        dict.get_mut(vm).table.reserve_for_merge(entries.len());
        for (hash, key) in entries {
            vm.dict_set_hashed(dict, &key, hash, value.clone())?;
        }
        return Ok(made);
    }
    let set = set_access::table(vm, keys).map(|t| t.len()).filter(|_| !vm.class_ref(keys).get(vm).is_heap());
    match set {
        Some(len) => {
            dict.get_mut(vm).table.reserve_for_merge(len);
            let mut at = 0;
            while let Some((hash, key)) = set_access::next_entry(vm, keys, &mut at) {
                vm.dict_set_hashed(dict, &key, hash, value.clone())?;
            }
        }
        None => vm.for_each(keys, |vm, key| vm.dict_set(dict, &key, value.clone()))?,
    }
    Ok(made)
}

fn set_default(vm: &mut Vm, dict: &Ref<Dict>, key: &Value, default: &Value) -> PyResult {
    let hash = vm.hash_as(key, Role::DictKey)?;
    let at = lookup(vm, dict, key, hash)?;
    match at.and_then(|at| dict.get(vm).table.get_at(at)) {
        Some(e) => Ok(e.value.clone()),
        None => {
            dict.get_mut(vm).insert_new(hash, key.clone(), default.clone());
            Ok(default.clone())
        }
    }
}

fn pop(vm: &mut Vm, dict: &Ref<Dict>, key: &Value, default: &Value) -> PyResult {
    // An empty dict does not even hash the key.
    let found = if dict.get(vm).is_empty() { None } else { vm.dict_remove(dict, key)? };
    match found.or_else(|| default.present().cloned()) {
        Some(v) => Ok(v),
        None => Err(vm.key_error(key)),
    }
}

/// `sys.getsizeof` without the collector's header: the object, its index, and entries that are smaller where all keys are
/// strs.
fn size_of(vm: &Vm, dict: &Ref<Dict>) -> i64 {
    let table = &dict.get(vm).table;
    if table.is_empty() && table.slot_count() == 8 && table.end() == 0 {
        return 48;
    }
    let slots = table.slot_count() as i64;
    let index = match slots {
        ..=0xff => slots,
        0x100..=0xffff => slots * 2,
        _ => slots * 4,
    };
    let entry = if table.iter().all(|e| e.key.exact::<Str>().is_some()) { 16 } else { 24 };
    48 + 32 + index + slots * 2 / 3 * entry
}

fn view<const PART: u8>(vm: &mut Vm, this: &Value) -> PyResult
where
    DictView<PART>: Payload,
{
    let dict = receiver(vm, this)?.clone();
    Ok(Ref::new(DictView::<PART> { dict }).into())
}

/// `dict.get` of a key that finding calls nothing.
fn get(vm: &mut Vm, args: &[Value]) -> Value {
    let (this, key, default) = match args {
        [this, key] => (this, key, &Value::NONE),
        [this, key, default] => (this, key, default),
        _ => return Value::NULL,
    };
    let (Some(dict), Some(hash)) = (this.exact::<Dict>(), plain_hash(key)) else { return Value::NULL };
    let table = &dict.get(vm).table;
    match access::find_plain(table, key, hash) {
        Ok(Some(at)) => table.get_at(at).map_or(Value::NULL, |e| e.value.clone()),
        Ok(None) => default.clone(),
        Err(_) => Value::NULL,
    }
}

methods! { static METHODS;
    /// True if the dictionary has the specified key, else False.
    "__contains__($self, key, /)" => |vm, [this, key]| { contains(vm, this, key).map(Value::bool) }
    /// Return self[key].
    "__getitem__($self, key, /)" => |vm, [this, key]| { getitem(vm, this, key) }
    /// Return the size of the dict in memory, in bytes.
    "__sizeof__($self, /)" => |vm, [this]| {
        let dict = receiver(vm, this)?;
        Ok(Value::int(size_of(vm, dict)))
    }
    /// Return the value for key if key is in the dictionary, else default.
    "get($self, key, default=None, /)" quick get => |vm, [this, key, default]| {
        let dict = receiver(vm, this)?;
        Ok(vm.dict_get(dict, key)?.unwrap_or_else(|| default.clone()))
    }
    /// Insert key with a value of default if key is not in the dictionary.
    ///
    /// Return the value for key if key is in the dictionary, else default.
    "setdefault($self, key, default=None, /)" => |vm, [this, key, default]| {
        let dict = receiver(vm, this)?;
        set_default(vm, dict, key, default)
    }
    /// D.pop(k[,d]) -> v, remove specified key and return the corresponding value.
    ///
    /// If the key is not found, return the default if given; otherwise,
    /// raise a KeyError.
    "pop($self, key, default=<unrepresentable>, /)" => |vm, [this, key, default]| {
        let dict = receiver(vm, this)?;
        pop(vm, dict, key, default)
    }
    /// Remove and return a (key, value) pair as a 2-tuple.
    ///
    /// Pairs are returned in LIFO (last-in, first-out) order.
    /// Raises KeyError if the dict is empty.
    "popitem($self, /)" => |vm, [this]| {
        let dict = receiver(vm, this)?;
        match dict.get_mut(vm).table.pop_last() {
            Some(e) => Ok(vm.new_tuple([e.key, e.value])),
            None => raise!(vm, KeyError, "popitem(): dictionary is empty"),
        }
    }
    /// Return a set-like object providing a view on the dict's keys.
    "keys($self, /)" => |vm, [this]| { view::<KEYS>(vm, this) }
    /// Return a set-like object providing a view on the dict's items.
    "items($self, /)" => |vm, [this]| { view::<ITEMS>(vm, this) }
    /// Return an object providing a view on the dict's values.
    "values($self, /)" => |vm, [this]| { view::<VALUES>(vm, this) }
    /// D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.
    /// If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]
    /// If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v
    /// In either case, this is followed by: for k in F:  D[k] = F[k]
    "update($self, *args, **kwargs)" as "" => |vm, [this, args, kwargs]| {
        let dict = receiver(vm, this)?;
        let args = args.exact::<Tuple>().map_or(&[][..], |t| t.items());
        update::from_args(vm, dict, "update", Args::positional_only(args))?;
        vm.dict_merge(dict, kwargs)?;
        Ok(Value::NONE)
    }
    /// Create a new dictionary with keys from iterable and values set to value.
    "fromkeys($type, iterable, value=None, /)" => |vm, [class, iterable, value]| {
        from_keys(vm, class, iterable, value)
    }
    /// Remove all items from the dict.
    "clear($self, /)" => |vm, [this]| {
        let dict = receiver(vm, this)?;
        let old = dict.get_mut(vm).table.take();
        drop(old);
        Ok(Value::NONE)
    }
    /// Return a shallow copy of the dict.
    "copy($self, /)" => |vm, [this]| {
        let dict = receiver(vm, this)?;
        Ok(copy(vm, dict)?.into())
    }
    /// Return a reverse iterator over the dict keys.
    "__reversed__($self, /)" => |vm, [this]| {
        let dict = receiver(vm, this)?;
        Ok(iters::make::<{ KEYS + REVERSED }>(vm, dict))
    }
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, object]| {
        Ok(crate::types::generic_alias::make(vm, class, object))
    }
}
