//! The methods of `dict`, its views and iterators.

use super::{Dict, DictIter, DictView, ITEMS, KEYS, VALUES};
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MAPPING).union(ClassFlags::MATCH_SELF),
    slots: Slots { iter: Some(iter), ..Slots::EMPTY },
    ..TypeSpec::named("dict", Dict::ID, &[Dict::ID])
};

macro_rules! parts {
    ($($part:ident $iter:ident $iter_name:literal $view:ident $view_name:literal)*) => { $(
        pub static $iter: TypeSpec = TypeSpec {
            slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next::<$part>), ..Slots::EMPTY },
            ..TypeSpec::named($iter_name, DictIter::<$part>::ID, &[DictIter::<$part>::ID])
        };
        pub static $view: TypeSpec = TypeSpec {
            slots: Slots { iter: Some(view_iter::<$part>), ..Slots::EMPTY },
            ..TypeSpec::named($view_name, DictView::<$part>::ID, &[DictView::<$part>::ID])
        };
    )* };
}
parts! {
    KEYS KEY_ITER_SPEC "dict_keyiterator" KEYS_SPEC "dict_keys"
    VALUES VALUE_ITER_SPEC "dict_valueiterator" VALUES_SPEC "dict_values"
    ITEMS ITEM_ITER_SPEC "dict_itemiterator" ITEMS_SPEC "dict_items"
}

fn make_iter<const PART: u8>(vm: &Vm, dict: &Ref<Dict>) -> Value
where
    DictIter<PART>: Payload<Access = taipan_heap::Guarded>,
{
    let used = dict.get(vm).len();
    Ref::new(DictIter::<PART> { dict: Some(dict.clone()), position: 0, used, reversed: false }).into()
}

fn iter(vm: &mut Vm, this: &Value) -> PyResult {
    match this.downcast::<Dict>() {
        Some(d) => Ok(make_iter::<KEYS>(vm, d)),
        None => Ok(Value::NONE),
    }
}

fn view_iter<const PART: u8>(vm: &mut Vm, this: &Value) -> PyResult
where
    DictView<PART>: Payload<Access = taipan_heap::Frozen>,
    DictIter<PART>: Payload<Access = taipan_heap::Guarded>,
{
    match this.exact::<DictView<PART>>() {
        Some(v) => Ok(make_iter::<PART>(vm, &v.dict)),
        None => Ok(Value::NONE),
    }
}

fn next<const PART: u8>(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>>
where
    DictIter<PART>: Payload<Access = taipan_heap::Guarded>,
{
    let Some(it) = this.exact::<DictIter<PART>>() else { return Ok(None) };
    let state = it.get(vm);
    let Some(dict) = state.dict.clone() else { return Ok(None) };
    let table = &dict.get(vm).table;
    if table.len() != state.used {
        it.get_mut(vm).used = usize::MAX;
        raise!(vm, RuntimeError, "dictionary changed size during iteration");
    }
    let found =
        if state.reversed { table.prev_from(state.position) } else { table.next_from(state.position) };
    let Some((at, e)) = found else {
        it.get_mut(vm).dict = None;
        return Ok(None);
    };
    let item = match PART {
        KEYS => e.key.clone(),
        VALUES => e.value.clone(),
        _ => vm.new_tuple([e.key.clone(), e.value.clone()]),
    };
    let state = it.get_mut(vm);
    state.position = if state.reversed { at } else { at + 1 };
    Ok(Some(item))
}
