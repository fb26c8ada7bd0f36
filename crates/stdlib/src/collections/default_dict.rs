//! `defaultdict`: a dict that makes the values it has not got.

use crate::support::class_value;
use taipan_vm::class::{ClassFlags, GetSet, Slots, TypeSpec};
use taipan_vm::types::dict::{self, Dict};
use taipan_vm::types::generic_alias;
use taipan_vm::{Args, PyResult, Ref, Value, Vm, methods, raise};

/// The number of the field that holds the factory.
const FACTORY: usize = 0;

pub static SPEC: TypeSpec = TypeSpec {
    doc: Some(
        "defaultdict(default_factory=None, /, [...]) --> dict with default factory

The default factory is called without arguments to produce
a new value when a key is not present, in __getitem__ only.
A defaultdict compares equal to a dict with the same items.
All remaining arguments are treated the same as if they were
passed to the dict constructor, including keyword arguments.
",
    ),
    flags: ClassFlags::BASETYPE,
    fields: &["default_factory"],
    slots: Slots {
        init: Some(init),
        repr: Some(repr),
        or: Some(or),
        getattr: Some(taipan_vm::protocol::attr::generic_getattr),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: &[GetSet::field(
        "default_factory",
        |vm, this| Ok(factory(vm, this)),
        |vm, this, value| vm.set_field(this, FACTORY, value.cloned().unwrap_or(Value::NULL)),
    )
    .documented("Factory for default value called by __missing__().")],
    ..TypeSpec::foreign("collections", "defaultdict")
};

fn factory(vm: &Vm, this: &Value) -> Value {
    vm.field(this, FACTORY).present().cloned().unwrap_or(Value::NONE)
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let (factory, rest) = match args.split_first() {
        Some((factory, rest)) => (factory.clone(), rest),
        None => (Value::NONE, args),
    };
    if !factory.is_none() && !vm.is_callable(&factory) {
        raise!(vm, TypeError, "first argument must be callable or None");
    }
    vm.set_field(this, FACTORY, factory)?;
    let dict = vm.receiver::<Dict>(this)?.clone();
    dict::from_args(vm, &dict, "dict", rest)
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let factory = factory(vm, this);
    let base = match vm.types.dict.get(vm).slots.repr {
        Some(base) => base(vm, this)?,
        None => Value::NONE,
    };
    let base = vm.str_string(&base)?;
    let name = vm.class_of(this).get(vm).name.to_string();
    let factory = vm.guarded_repr(&factory.clone(), "...", |vm| vm.repr(&factory))?;
    let factory = vm.str_string(&factory)?;
    Ok(vm.new_str(&format!("{name}({factory}, {base})")))
}

/// A copy of the same class, made by calling that.
fn copy(vm: &mut Vm, this: &Value) -> PyResult {
    let (class, factory) = (class_value(vm, this), factory(vm, this));
    vm.call(&class, &[factory, this.clone()])
}

fn or(vm: &mut Vm, a: &Value, b: &Value) -> PyResult {
    let own = vm.module_class(&SPEC);
    let is_own = |vm: &Vm, v: &Value| own.as_ref().is_some_and(|c| vm.derives(vm.class_ref(v), c));
    let (this, other) = if is_own(vm, a) { (a, b) } else { (b, a) };
    if other.downcast::<Dict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if is_own(vm, a) {
        let new = copy(vm, this)?;
        let dict: Ref<Dict> = vm.receiver::<Dict>(&new)?.clone();
        vm.dict_update(&dict, b)?;
        return Ok(new);
    }
    let (class, factory) = (class_value(vm, this), factory(vm, this));
    let new = vm.call(&class, &[factory, other.clone()])?;
    let dict: Ref<Dict> = vm.receiver::<Dict>(&new)?.clone();
    vm.dict_update(&dict, this)?;
    Ok(new)
}

methods! { static METHODS;
    /// __missing__(key) # Called by __getitem__ for missing key; pseudo-code:
    ///   if self.default_factory is None: raise KeyError((key,))
    ///   self[key] = value = self.default_factory()
    ///   return value
    ///
    "__missing__($self, key, /)" as "($self, object, /)"
    => |vm, [this, key]| {
        let factory = factory(vm, this);
        if factory.is_none() {
            return Err(vm.key_error(key));
        }
        let value = vm.call(&factory, &[])?;
        vm.setitem(this, key, Some(&value))?;
        Ok(value)
    }
    /// D.copy() -> a shallow copy of D.
    "copy($self, /)"
    => |vm, [this]| { copy(vm, this) }
    /// D.copy() -> a shallow copy of D.
    "__copy__($self, /)"
    => |vm, [this]| { copy(vm, this) }
    /// Return state information for pickling.
    "__reduce__($self, /)"
    => |vm, [this]| {
        let (class, factory) = (class_value(vm, this), factory(vm, this));
        let args = if factory.is_none() { vm.new_tuple([]) } else { vm.new_tuple([factory]) };
        let items = vm.call_method(this, "items", &[])?;
        let items = vm.iter(&items)?;
        Ok(vm.new_tuple([class, args, Value::NONE, Value::NONE, items]))
    }
    /// See PEP 585
    "__class_getitem__($type, object, /)"
    => |vm, [class, object]| { Ok(generic_alias::make(vm, class, object)) }
}
