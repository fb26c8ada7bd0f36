//! The exceptions of failed lookups, which know what was looked for: names, attributes, keys, modules.

use super::fields::{args, field, member, put};
use super::table::Parts;
use super::{Exception, instance};
use crate::call::Args;
use crate::class::{GetSet, Slots};
use crate::methods;
use crate::types::dict::Dict;
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm};
use taipan_heap::{Ref, Value};

const NONE: Slots = Slots::EMPTY;

pub const KEY_ERROR: Parts = Parts {
    slots: Slots { str: Some(key_str), init: Some(instance::init), ..NONE },
    methods: &[],
    getset: &[],
};

pub const NAME_ERROR: Parts = Parts {
    slots: Slots { init: Some(init_name), str: Some(instance::str), ..NONE },
    methods: &[],
    getset: &[member::<0>("name", "name")],
};

pub const UNBOUND_LOCAL: Parts =
    Parts { slots: Slots { init: Some(init_name), ..NONE }, methods: &[], getset: &[] };

pub const ATTRIBUTE_ERROR: Parts = Parts {
    slots: Slots { init: Some(init_attribute), str: Some(instance::str), ..NONE },
    methods: ATTRIBUTE_METHODS,
    getset: &[member::<0>("name", "attribute name"), member::<1>("obj", "object")],
};

pub const IMPORT_ERROR: Parts = Parts {
    slots: Slots { init: Some(init_import), str: Some(import_str), ..NONE },
    methods: IMPORT_METHODS,
    getset: IMPORT_GETSET,
};

pub const MODULE_NOT_FOUND: Parts =
    Parts { slots: Slots { init: Some(init_import), ..NONE }, methods: &[], getset: &[] };

static IMPORT_GETSET: &[GetSet] = &[
    member::<0>("msg", "exception message"),
    member::<1>("name", "module name"),
    member::<2>("path", "module path"),
    member::<3>("name_from", "name imported from module"),
];

fn key_str(vm: &mut Vm, this: &Value) -> PyResult {
    match args(vm, this).as_slice() {
        [one] => vm.repr(one),
        _ => instance::str(vm, this),
    }
}

/// Positional arguments go to `args`, the keywords that are named to fields from `first` on.
fn init_with(
    vm: &mut Vm,
    this: &Value,
    given: Args<'_>,
    function: &str,
    names: &[&str],
    first: usize,
) -> PyResult<()> {
    instance::set_args(vm, this, given.positional());
    let count = given.names().len();
    if count > names.len() {
        let s = if names.len() == 1 { "" } else { "s" };
        let most = names.len();
        raise!(vm, TypeError, "{function}() takes at most {most} keyword argument{s} ({count} given)");
    }
    if let Some((unknown, _)) = given.keywords().find(|(k, _)| !names.iter().any(|n| k.eq_str(n))) {
        return Err(vm.unexpected_keyword_among(function, &unknown.to_string(), names));
    }
    for (i, name) in names.iter().enumerate() {
        put(vm, this, first + i, given.keyword(name).cloned().unwrap_or(Value::NULL));
    }
    Ok(())
}

fn init_name(vm: &mut Vm, this: &Value, given: Args<'_>) -> PyResult<()> {
    init_with(vm, this, given, "NameError", &["name"], 0)
}

fn init_attribute(vm: &mut Vm, this: &Value, given: Args<'_>) -> PyResult<()> {
    init_with(vm, this, given, "AttributeError", &["name", "obj"], 0)
}

fn init_import(vm: &mut Vm, this: &Value, given: Args<'_>) -> PyResult<()> {
    let names: &[&str] =
        if vm.dialect.import_error_names_what() { &["name", "path", "name_from"] } else { &["name", "path"] };
    init_with(vm, this, given, "ImportError", names, 1)?;
    let message = match given.positional() {
        [one] => one.clone(),
        _ => Value::NULL,
    };
    put(vm, this, 0, message);
    Ok(())
}

fn import_str(vm: &mut Vm, this: &Value) -> PyResult {
    match field(vm, this, 0).filter(|m| m.exact::<Str>().is_some()) {
        Some(message) => Ok(message),
        None => instance::str(vm, this),
    }
}

/// The state for pickling: own attributes and what is set beside them.
fn state(vm: &mut Vm, this: &Value, set: Vec<(Ref<Str>, Value)>) -> Option<Ref<Dict>> {
    let own = instance::own_state(vm, this);
    if set.is_empty() {
        return own;
    }
    let dict = Dict::new_ref(vm);
    let entries =
        own.map_or_else(Vec::new, |d| d.get(vm).iter().map(|(k, v)| (k.clone(), v.clone())).collect());
    let entries =
        entries.into_iter().filter_map(|(k, v): (Value, Value)| Some((k.downcast::<Str>()?.clone(), v)));
    for (name, value) in entries.chain(set) {
        vm.dict_set_str(&dict, &name, value);
    }
    Some(dict)
}

/// The fields that are set, by name.
fn set_fields(vm: &mut Vm, this: &Value, fields: &[(usize, &str)]) -> Vec<(Ref<Str>, Value)> {
    fields.iter().filter_map(|(n, name)| Some((vm.intern(name), field(vm, this, *n)?))).collect()
}

fn args_tuple(vm: &Vm, this: &Value) -> Value {
    this.downcast::<Exception>().map_or(Value::NONE, |e| e.get(vm).args.value().clone())
}

/// The state of an AttributeError: its name and arguments; the object is not kept.
fn attribute_state(vm: &mut Vm, this: &Value) -> Value {
    let mut set = set_fields(vm, this, &[(0, "name")]);
    set.push((vm.names.args.clone(), args_tuple(vm, this)));
    state(vm, this, set).map_or(Value::NONE, Into::into)
}

methods! { static ATTRIBUTE_METHODS;
    ///
    "__getstate__($self, /)" => |vm, [this]| { Ok(attribute_state(vm, this)) }
    ///
    "__reduce__($self, /)" => |vm, [this]| {
        let (class, args, state) = (vm.class_of(this), args_tuple(vm, this), attribute_state(vm, this));
        Ok(vm.new_tuple([class.into(), args, state]))
    }
}

methods! { static IMPORT_METHODS;
    ///
    "__reduce__($self, /)" => |vm, [this]| {
        let args = args_tuple(vm, this);
        let set = set_fields(vm, this, &[(1, "name"), (2, "path"), (3, "name_from")]);
        let state = state(vm, this, set);
        Ok(instance::reduced(vm, this, args, state))
    }
}

impl Vm {
    /// CPython's `set_attribute_error_context`: what failed, in an AttributeError that does not know.
    #[cold]
    pub(crate) fn note_attribute(&mut self, raised: Raised, object: &Value, name: &Ref<Str>) -> Raised {
        if let Some(e) = raised.exception().cloned()
            && self.is_exception(&raised, super::Exc::AttributeError)
            && field(self, &e, 0).is_none()
            && field(self, &e, 1).is_none()
        {
            put(self, &e, 0, name.value().clone());
            put(self, &e, 1, object.clone());
        }
        raised
    }
}
