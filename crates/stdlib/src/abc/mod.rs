//! `_abc`: what `abc.ABCMeta` is built on.

mod check;
mod data;

use crate::support::set_doc;
use check::{instance_check, subclass_check};
use data::{data_of, new_data};
use taipan_vm::class::ClassFlags;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::int::int_ref;
use taipan_vm::{Class, NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_abc", init };

const DOC: &str = "Module contains faster C implementation of abc.ABCMeta";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "_abc", FUNCTIONS);
    Ok(())
}

/// Counts registrations: negative answers of an older count are forgotten.
#[derive(Default)]
struct Invalidation(u64);

/// Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING.
const SEQUENCE: i64 = 1 << 5;
const MAPPING: i64 = 1 << 6;

fn is_abstract(vm: &mut Vm, value: &Value) -> PyResult<bool> {
    let name = vm.intern("__isabstractmethod__");
    match vm.getattr_optional(value, &name)? {
        Some(flag) => vm.truth(&flag),
        None => Ok(false),
    }
}

/// `__abstractmethods__`: the class's own, and those of its bases that it does not define.
fn compute_abstract_methods(vm: &mut Vm, class: &Value) -> PyResult<()> {
    let (dict, bases) = (vm.intern("__dict__"), vm.names.__bases__.clone());
    let namespace = vm.getattr(class, &dict)?;
    let items = vm.call_method(&namespace, "items", &[])?;
    let mut found = Vec::new();
    for pair in vm.collect_items(&items)? {
        let pair = vm.collect_items(&pair)?;
        let [name, value] = pair.as_slice() else { continue };
        if is_abstract(vm, value)? {
            found.push(name.clone());
        }
    }
    let symbol = vm.names.__abstractmethods__.clone();
    let bases = vm.getattr(class, &bases)?;
    for base in vm.collect_items(&bases)? {
        let Some(inherited) = vm.getattr_optional(&base, &symbol)? else { continue };
        for key in vm.collect_items(&inherited)? {
            let name = vm.attribute_name(&key)?;
            if let Some(value) = vm.getattr_optional(class, &name)?
                && is_abstract(vm, &value)?
            {
                found.push(key);
            }
        }
    }
    let all = vm.new_frozenset(found)?;
    vm.setattr(class, &symbol, Some(&all))
}

/// Takes `__abc_tpflags__` into the class's own flags.
fn take_flags(vm: &mut Vm, class: &Ref<Class>) -> PyResult<()> {
    let name = vm.intern("__abc_tpflags__");
    let dict = class.get(vm).dict.clone();
    let Some(flags) = dict.get(vm).get_str(&name).cloned() else { return Ok(()) };
    let Some(flags) = int_ref(&flags).and_then(|f| f.to_i64()) else { return Ok(()) };
    if flags & SEQUENCE != 0 && flags & MAPPING != 0 {
        raise!(vm, TypeError, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
    }
    let own = match () {
        () if flags & SEQUENCE != 0 => ClassFlags::SEQUENCE,
        () if flags & MAPPING != 0 => ClassFlags::MAPPING,
        () => ClassFlags::default(),
    };
    let c = class.get_mut(vm);
    c.flags = c.flags.union(own);
    let symbol = class.value().clone();
    vm.setattr(&symbol, &name, None)
}

/// Gives a class, and those derived from it, the flag of what it was registered with.
fn inherit_flags(vm: &mut Vm, from: &Ref<Class>, to: &Ref<Class>) {
    let both = ClassFlags::SEQUENCE.union(ClassFlags::MAPPING);
    let flags = from.get(vm).flags;
    let wanted = match () {
        () if flags.has(ClassFlags::SEQUENCE) => ClassFlags::SEQUENCE,
        () if flags.has(ClassFlags::MAPPING) => ClassFlags::MAPPING,
        () => return,
    };
    let mut todo = vec![to.clone()];
    while let Some(class) = todo.pop() {
        let c = class.get_mut(vm);
        if !c.is_heap() || c.flags.has(wanted) {
            continue;
        }
        c.flags = c.flags.without(both).union(wanted);
        todo.extend(vm.direct_subclasses(&class));
    }
}

fn register(vm: &mut Vm, this: &Value, subclass: &Value) -> PyResult {
    let Some(sub) = subclass.downcast::<Class>() else {
        raise!(vm, TypeError, "Can only register classes");
    };
    if vm.is_subclass(subclass, this)? {
        return Ok(subclass.clone());
    }
    if vm.is_subclass(this, subclass)? {
        raise!(vm, RuntimeError, "Refusing to create an inheritance cycle");
    }
    let data = data_of(vm, this)?;
    data.add(vm, data::Kind::Registry, subclass)?;
    vm.module_state::<Invalidation>().0 += 1;
    if let Some(class) = this.downcast::<Class>() {
        inherit_flags(vm, class, sub);
    }
    Ok(subclass.clone())
}

methods! { static FUNCTIONS;
    /// Returns the current ABC cache token.
    ///
    /// The token is an opaque object (supporting equality testing) identifying the
    /// current version of the ABC cache for virtual subclasses. The token changes
    /// with every call to register() on any ABC.
    "get_cache_token($module, /)"
    => |vm, []| { Ok(Value::int(vm.module_state::<Invalidation>().0 as i64)) }
    /// Internal ABC helper for class set-up. Should be never used outside abc module.
    "_abc_init($module, self, /)"
    => |vm, [class]| {
        compute_abstract_methods(vm, class)?;
        let data = new_data(vm)?;
        let name = vm.intern("_abc_impl");
        vm.setattr(class, &name, Some(&data))?;
        if let Some(c) = class.downcast::<Class>() {
            take_flags(vm, c)?;
        }
        Ok(Value::NONE)
    }
    /// Internal ABC helper for subclasss registration. Should be never used outside abc module.
    "_abc_register($module, self, subclass, /)"
    => |vm, [class, subclass]| { register(vm, class, subclass) }
    /// Internal ABC helper for instance checks. Should be never used outside abc module.
    "_abc_instancecheck($module, self, instance, /)"
    => |vm, [class, instance]| { instance_check(vm, class, instance) }
    /// Internal ABC helper for subclasss checks. Should be never used outside abc module.
    "_abc_subclasscheck($module, self, subclass, /)"
    => |vm, [class, subclass]| { Ok(Value::bool(subclass_check(vm, class, subclass)?)) }
    /// Internal ABC helper to reset registry of a given class.
    ///
    /// Should be only used by refleak.py
    "_reset_registry($module, self, /)"
    => |vm, [class]| {
        let data = data_of(vm, class)?;
        data.clear(vm, data::Kind::Registry)?;
        Ok(Value::NONE)
    }
    /// Internal ABC helper to reset both caches of a given class.
    ///
    /// Should be only used by refleak.py
    "_reset_caches($module, self, /)"
    => |vm, [class]| {
        let data = data_of(vm, class)?;
        data.clear(vm, data::Kind::Cache)?;
        data.clear(vm, data::Kind::Negative)?;
        Ok(Value::NONE)
    }
    /// Internal ABC helper for cache and registry debugging.
    ///
    /// Return shallow copies of registry, of both caches, and
    /// negative cache version. Don't call this function directly,
    /// instead use ABC._dump_registry() for a nice repr.
    "_get_dump($module, self, /)"
    => |vm, [class]| {
        let data = data_of(vm, class)?;
        let (sets, version) = data.shown(vm);
        let sets = sets.map(|set| set.present().cloned().unwrap_or(Value::NONE));
        Ok(vm.new_tuple(sets.into_iter().chain([Value::int(version as i64)])))
    }
}
