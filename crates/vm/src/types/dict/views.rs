//! `dict_keys`, `dict_values` and `dict_items`: their slots and methods.

use super::{Dict, DictView, ITEMS, KEYS, REVERSED, VALUES, iter as iters, set_like};
use crate::class::native::GetSet;
use crate::class::{Slots, TypeSpec};
use crate::types::mappingproxy::MappingProxy;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};
use taipan_prim::text::TextBuilder;

/// The dict behind a view, and what of it the view shows.
pub fn viewed(view: &Value) -> Option<(&Ref<Dict>, u8)> {
    if let Some(v) = view.downcast::<DictView<KEYS>>() {
        return Some((&v.dict, KEYS));
    }
    if let Some(v) = view.downcast::<DictView<ITEMS>>() {
        return Some((&v.dict, ITEMS));
    }
    view.downcast::<DictView<VALUES>>().map(|v| (&v.dict, VALUES))
}

fn receiver<'a>(vm: &mut Vm, this: &'a Value) -> PyResult<(&'a Ref<Dict>, u8)> {
    match viewed(this) {
        Some(v) => Ok(v),
        None => raise!(vm, TypeError, "expected a dict view, not '{}'", vm.type_name(this)),
    }
}

const COMMON: Slots = Slots { repr: Some(repr), iter: Some(iter), len: Some(len), ..Slots::EMPTY };

const SET_LIKE: Slots = Slots {
    contains: Some(contains),
    compare: Some(set_like::compare),
    sub: Some(set_like::sub),
    and: Some(set_like::and),
    xor: Some(set_like::xor),
    or: Some(set_like::or),
    ..COMMON
};

pub static KEYS_SPEC: TypeSpec = TypeSpec {
    slots: SET_LIKE,
    methods: KEYS_METHODS,
    getset: MAPPING,
    ..TypeSpec::named("dict_keys", DictView::<KEYS>::ID, &[DictView::<KEYS>::ID])
};

pub static ITEMS_SPEC: TypeSpec = TypeSpec {
    slots: SET_LIKE,
    methods: ITEMS_METHODS,
    getset: MAPPING,
    ..TypeSpec::named("dict_items", DictView::<ITEMS>::ID, &[DictView::<ITEMS>::ID])
};

pub static VALUES_SPEC: TypeSpec = TypeSpec {
    slots: COMMON,
    methods: VALUES_METHODS,
    getset: MAPPING,
    ..TypeSpec::named("dict_values", DictView::<VALUES>::ID, &[DictView::<VALUES>::ID])
};

static MAPPING: &[GetSet] = &[GetSet::read("mapping", "dictionary that this view refers to", |vm, this| {
    let (dict, _) = receiver(vm, this)?;
    Ok(Ref::new(MappingProxy(dict.value().clone())).into())
})];

methods! { static KEYS_METHODS;
    /// Return True if the view and the given iterable have a null intersection.
    "isdisjoint($self, object, /)" => |vm, [this, object]| { set_like::is_disjoint(vm, this, object) }
    /// Return a reverse iterator over the dict keys.
    "__reversed__($self, /)" => |vm, [this]| { reversed(vm, this) }
}

methods! { static ITEMS_METHODS;
    /// Return True if the view and the given iterable have a null intersection.
    "isdisjoint($self, object, /)" => |vm, [this, object]| { set_like::is_disjoint(vm, this, object) }
    /// Return a reverse iterator over the dict items.
    "__reversed__($self, /)" => |vm, [this]| { reversed(vm, this) }
}

methods! { static VALUES_METHODS;
    /// Return a reverse iterator over the dict values.
    "__reversed__($self, /)" => |vm, [this]| { reversed(vm, this) }
}

fn iter(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(match receiver(vm, this)? {
        (d, KEYS) => iters::make::<KEYS>(vm, d),
        (d, VALUES) => iters::make::<VALUES>(vm, d),
        (d, _) => iters::make::<ITEMS>(vm, d),
    })
}

fn reversed(vm: &mut Vm, this: &Value) -> PyResult {
    Ok(match receiver(vm, this)? {
        (d, KEYS) => iters::make::<{ KEYS + REVERSED }>(vm, d),
        (d, VALUES) => iters::make::<{ VALUES + REVERSED }>(vm, d),
        (d, _) => iters::make::<{ ITEMS + REVERSED }>(vm, d),
    })
}

fn len(vm: &mut Vm, this: &Value) -> PyResult<usize> {
    let (dict, _) = receiver(vm, this)?;
    Ok(dict.get(vm).len())
}

/// `in`: a key, or a pair whose key has that value.
pub fn contains(vm: &mut Vm, this: &Value, key: &Value) -> PyResult<bool> {
    let (dict, part) = receiver(vm, this)?;
    if part == KEYS {
        return vm.dict_contains(dict, key);
    }
    let Some([key, value]) = key.downcast::<Tuple>().map(|t| t.items()) else { return Ok(false) };
    match vm.dict_get(dict, key)? {
        Some(found) => vm.same_or_equal(&found, value),
        None => Ok(false),
    }
}

/// `dict_keys([…])`: the list is that of iterating.
fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    vm.guarded_repr(this, "...", |vm| {
        let items = vm.collect_items(this)?;
        let mut text = TextBuilder::new();
        text.push_str(&vm.type_name(this)).push_str("([");
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                text.push_str(", ");
            }
            vm.push_repr(&mut text, item)?;
        }
        text.push_str("])");
        Ok(vm.new_text(text.finish()))
    })
}
