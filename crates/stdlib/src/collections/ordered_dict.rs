//! `OrderedDict`: a dict whose order can be changed, and counts in comparisons.

use super::ordered_iter::{self, Part};
use crate::support::class_value;
use taipan_vm::class::{ClassFlags, CompareOp, Slots, TypeSpec};
use taipan_vm::types::dict::Dict;
use taipan_vm::{Args, PyResult, Ref, Value, Vm, methods, raise};

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some("Dictionary that remembers insertion order"),
    flags: ClassFlags::BASETYPE.union(ClassFlags::STATIC),
    has_dict: true,
    slots: Slots {
        init: Some(init),
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(|vm, this| Ok(ordered_iter::make(vm, this, Part::Keys, false))),
        setitem: Some(setitem),
        or: Some(or),
        ior: Some(|vm, a, b| {
            update(vm, a, Some(b))?;
            Ok(a.clone())
        }),
        ..Slots::EMPTY
    },
    methods: METHODS,
    ..TypeSpec::foreign("collections", "OrderedDict")
};

fn is_exact(vm: &Vm, this: &Value) -> bool {
    !vm.class_ref(this).get(vm).is_heap()
}

/// Whether a value is an OrderedDict.
pub fn is_ordered(vm: &Vm, v: &Value) -> bool {
    vm.module_class(&SPEC).is_some_and(|class| vm.derives(vm.class_ref(v), &class))
}

fn setitem(vm: &mut Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let dict = vm.receiver::<Dict>(this)?.clone();
    let hash = vm.hash(key)?;
    match value {
        Some(v) => vm.dict_set_hashed(&dict, key, hash, v.clone()),
        None => match vm.dict_remove_hashed(&dict, key, hash)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        },
    }
}

/// `mutablemapping_update`: a mapping's keys, or pairs, each set as the object sets items.
fn update(vm: &mut Vm, this: &Value, other: Option<&Value>) -> PyResult<()> {
    let Some(other) = other else { return Ok(()) };
    if other.exact::<Dict>().is_some() {
        let items = vm.call_method(other, "items", &[])?;
        return update_pairs(vm, this, &items);
    }
    let keys = vm.names.keys.clone();
    if let Some(keys) = vm.getattr_optional(other, &keys)? {
        let keys = vm.call(&keys, &[])?;
        let it = vm.iter(&keys)?;
        while let Some(key) = vm.next(&it)? {
            let value = vm.getitem(other, &key)?;
            vm.setitem(this, &key, Some(&value))?;
        }
        return Ok(());
    }
    let items = vm.names.items.clone();
    if let Some(items) = vm.getattr_optional(other, &items)? {
        let items = vm.call(&items, &[])?;
        return update_pairs(vm, this, &items);
    }
    update_pairs(vm, this, other)
}

fn update_pairs(vm: &mut Vm, this: &Value, pairs: &Value) -> PyResult<()> {
    let it = vm.iter(pairs)?;
    while let Some(pair) = vm.next(&it)? {
        let pair_it = vm.iter(&pair)?;
        let Some(key) = vm.next(&pair_it)? else {
            raise!(vm, ValueError, "need more than 0 values to unpack");
        };
        let Some(value) = vm.next(&pair_it)? else {
            raise!(vm, ValueError, "need more than 1 value to unpack");
        };
        if vm.next(&pair_it)?.is_some() {
            raise!(vm, ValueError, "too many values to unpack (expected 2)");
        }
        vm.setitem(this, &key, Some(&value))?;
    }
    Ok(())
}

/// What `__init__` and `update` take.
fn update_args(vm: &mut Vm, this: &Value, args: Args<'_>, function: &str) -> PyResult<()> {
    let given = args.positional();
    if given.len() > 1 {
        let count = given.len();
        raise!(vm, TypeError, "{}", vm.dialect.ordered_dict_takes_one(function, count));
    }
    update(vm, this, given.first())?;
    for (name, value) in args.keywords() {
        vm.setitem(this, name.value(), Some(value))?;
    }
    Ok(())
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    update_args(vm, this, args, "")
}

fn pairs(vm: &mut Vm, this: &Value) -> PyResult {
    if is_exact(vm, this) {
        let dict = vm.receiver::<Dict>(this)?;
        let items: Vec<Value> =
            dict.get(vm).iter().map(|(k, v)| vm.new_tuple([k.clone(), v.clone()])).collect();
        return Ok(crate::support::list(items));
    }
    let items = vm.call_method(this, "items", &[])?;
    let items = vm.collect_items(&items)?;
    Ok(crate::support::list(items))
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let name = vm.class_of(this).get(vm).name.to_string();
    if vm.receiver::<Dict>(this)?.get(vm).is_empty() {
        return Ok(vm.new_str(&format!("{name}()")));
    }
    vm.guarded_repr(this, "...", |vm| {
        let shown = if vm.dialect.ordered_dict_shows_pairs() {
            pairs(vm, this)?
        } else {
            let copy = Dict::new_ref(vm);
            let all = pairs(vm, this)?;
            vm.dict_update(&copy, &all)?;
            copy.into()
        };
        let shown = vm.repr_string(&shown)?;
        Ok(vm.new_str(&format!("{name}({shown})")))
    })
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    if a.downcast::<Dict>().is_none()
        || b.downcast::<Dict>().is_none()
        || !matches!(op, CompareOp::Eq | CompareOp::Ne)
    {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let Some(plain) = vm.types.dict.get(vm).slots.compare else { return Ok(Value::NOT_IMPLEMENTED) };
    let mut equal = plain(vm, a, b, CompareOp::Eq)?;
    if equal.is_not_implemented() {
        return Ok(equal);
    }
    if equal.is(&Value::TRUE) && is_ordered(vm, b) {
        let keys = |vm: &Vm, v: &Value| -> Vec<Value> {
            v.downcast::<Dict>().map_or_else(Vec::new, |d| d.get(vm).iter().map(|(k, _)| k.clone()).collect())
        };
        let (x, y) = (keys(vm, a), keys(vm, b));
        for (x, y) in x.iter().zip(&y) {
            if !vm.same_or_equal(x, y)? {
                equal = Value::FALSE;
                break;
            }
        }
    }
    Ok(Value::bool(equal.is(&Value::TRUE) == (op == CompareOp::Eq)))
}

fn or(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let class = if is_ordered(vm, a) { class_value(vm, a) } else { class_value(vm, b) };
    if a.downcast::<Dict>().is_none() || b.downcast::<Dict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let new = vm.call(&class, std::slice::from_ref(a))?;
    update(vm, &new, Some(b))?;
    Ok(new)
}

/// Takes the first or last entry out.
fn pop_end(vm: &mut Vm, this: &Value, last: bool) -> PyResult<(Value, Value)> {
    let dict = vm.receiver::<Dict>(this)?.clone();
    let table = &dict.get(vm).table;
    let found = if last { table.prev_from(table.end()) } else { table.next_from(0) };
    let Some((key, hash)) = found.map(|(_, e)| (e.key.clone(), e.hash)) else {
        let text = vm.new_str("dictionary is empty");
        return Err(vm.key_error(&text));
    };
    match vm.dict_remove_hashed(&dict, &key, hash)? {
        Some(value) => Ok((key, value)),
        None => Err(vm.key_error(&key)),
    }
}

fn move_to_end(vm: &mut Vm, this: &Value, key: &Value, last: bool) -> PyResult<()> {
    let dict = vm.receiver::<Dict>(this)?.clone();
    let hash = vm.hash(key)?;
    let Some(at) = taipan_vm::types::dict::lookup(vm, &dict, key, hash)? else {
        return Err(vm.key_error(key));
    };
    let table = &mut dict.get_mut(vm).table;
    if last && at + 1 == table.end() {
        return Ok(());
    }
    let Some(entry) = table.remove_at(at) else { return Ok(()) };
    if last {
        table.insert_new(entry.hash, entry.key, entry.value);
        return Ok(());
    }
    let old = table.take();
    let rest: Vec<_> = old.iter().map(|e| (e.hash, e.key.clone(), e.value.clone())).collect();
    table.insert_new(entry.hash, entry.key, entry.value);
    for (hash, key, value) in rest {
        table.insert_new(hash, key, value);
    }
    Ok(())
}

fn pop(vm: &mut Vm, this: &Value, key: &Value, default: &Value) -> PyResult {
    let dict: Ref<Dict> = vm.receiver::<Dict>(this)?.clone();
    match vm.dict_remove(&dict, key)? {
        Some(value) => Ok(value),
        None if default.is_null() => Err(vm.key_error(key)),
        None => Ok(default.clone()),
    }
}

fn copy(vm: &mut Vm, this: &Value) -> PyResult {
    let class = class_value(vm, this);
    let new = vm.call(&class, &[])?;
    let keys: Vec<Value> = vm.receiver::<Dict>(this)?.get(vm).iter().map(|(k, _)| k.clone()).collect();
    for key in keys {
        let value = vm.getitem(this, &key)?;
        vm.setitem(&new, &key, Some(&value))?;
    }
    Ok(new)
}

methods! { static METHODS;
    /// Create a new ordered dictionary with keys from iterable and values set to value.
    "fromkeys($type, /, iterable, value=None)"
    => |vm, [class, iterable, value]| {
        let new = vm.call(class, &[])?;
        let it = vm.iter(iterable)?;
        while let Some(key) = vm.next(&it)? {
            vm.setitem(&new, &key, Some(value))?;
        }
        Ok(new)
    }
    "__sizeof__($self, /)"
    => |vm, [this]| {
        let dict = vm.types.dict.clone();
        let name = vm.intern("__sizeof__");
        let size = vm.getattr(dict.value(), &name)?;
        let size = vm.call(&size, std::slice::from_ref(this))?;
        let (used, slots) = {
            let table = &vm.receiver::<Dict>(this)?.get(vm).table;
            (table.len() as i64, table.slot_count() as i64)
        };
        // A pointer for every slot of the table, and a node for every key.
        const NODE: i64 = 32;
        Ok(Value::int(vm.index_i64(&size)? + 8 * slots + NODE * used))
    }
    /// Return state information for pickling
    "__reduce__($self, /)"
    => |vm, [this]| {
        let class = class_value(vm, this);
        let state = match vm.has_own_attributes(this) {
            true => vm.instance_dict(this).map_or(Value::NONE, Value::from),
            false => Value::NONE,
        };
        let items = vm.call_method(this, "items", &[])?;
        let items = vm.iter(&items)?;
        let args = vm.new_tuple([]);
        Ok(vm.new_tuple([class, args, state, Value::NONE, items]))
    }
    /// Insert key with a value of default if key is not in the dictionary.
    ///
    /// Return the value for key if key is in the dictionary, else default.
    "setdefault($self, /, key, default=None)"
    => |vm, [this, key, default]| {
        let dict = vm.receiver::<Dict>(this)?.clone();
        if is_exact(vm, this) {
            if let Some(value) = vm.dict_get(&dict, key)? {
                return Ok(value);
            }
            vm.dict_set(&dict, key, default.clone())?;
            return Ok(default.clone());
        }
        if vm.contains(this, key)? {
            return vm.getitem(this, key);
        }
        vm.setitem(this, key, Some(default))?;
        Ok(default.clone())
    }
    /// od.pop(key[,default]) -> v, remove specified key and return the corresponding value.
    ///
    /// If the key is not found, return the default if given; otherwise,
    /// raise a KeyError.
    "pop($self, /, key, default=<unrepresentable>)"
    => |vm, [this, key, default]| { pop(vm, this, key, default) }
    /// Remove and return a (key, value) pair from the dictionary.
    ///
    /// Pairs are returned in LIFO order if last is true or FIFO order if false.
    "popitem($self, /, last=True)"
    => |vm, [this, last]| {
        let last = vm.truth(last)?;
        let (key, value) = pop_end(vm, this, last)?;
        Ok(vm.new_tuple([key, value]))
    }
    "keys($self, /)"
    => |vm, [this]| { Ok(ordered_iter::view(vm, this, Part::Keys)) }
    "values($self, /)"
    => |vm, [this]| { Ok(ordered_iter::view(vm, this, Part::Values)) }
    "items($self, /)"
    => |vm, [this]| { Ok(ordered_iter::view(vm, this, Part::Items)) }
    "update($self, /, *args, **kwargs)" as ""
    => |vm, [this, args, kwargs]| {
        let given = args.downcast::<taipan_vm::types::tuple::Tuple>().map_or_else(Vec::new, |t| t.items().to_vec());
        update_args(vm, this, Args::positional_only(&given), "update")?;
        if let Some(kwargs) = kwargs.downcast::<Dict>() {
            let named: Vec<(Value, Value)> =
                kwargs.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())).collect();
            for (name, value) in named {
                vm.setitem(this, &name, Some(&value))?;
            }
        }
        Ok(Value::NONE)
    }
    /// od.clear() -> None.  Remove all items from od.
    "clear($self, /)"
    => |vm, [this]| {
        let dict = vm.receiver::<Dict>(this)?.clone();
        drop(dict.get_mut(vm).table.take());
        Ok(Value::NONE)
    }
    /// od.copy() -> a shallow copy of od
    "copy($self, /)"
    => |vm, [this]| { copy(vm, this) }
    /// od.__reversed__() <==> reversed(od)
    "__reversed__($self, /)"
    => |vm, [this]| { Ok(ordered_iter::make(vm, this, Part::Keys, true)) }
    /// Move an existing element to the end (or beginning if last is false).
    ///
    /// Raise KeyError if the element does not exist.
    "move_to_end($self, /, key, last=True)"
    => |vm, [this, key, last]| {
        let last = vm.truth(last)?;
        move_to_end(vm, this, key, last)?;
        Ok(Value::NONE)
    }
}
