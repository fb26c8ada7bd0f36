//! The iterators over dicts, in both directions.

use super::{Dict, DictIter, KEYS, VALUES};
use crate::class::{Slots, TypeSpec};
use crate::types::list::List;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Guarded, Payload, Ref, Value};

macro_rules! iterators {
    ($($part:literal $spec:ident $methods:ident $name:literal)*) => { $(
        methods! { static $methods;
            /// Private method returning an estimate of len(list(it)).
            "__length_hint__($self, /)" => |vm, [this]| { length_hint::<$part>(vm, this) }
            /// Return state information for pickling.
            "__reduce__($self, /)" => |vm, [this]| { reduce::<$part>(vm, this) }
        }
        pub static $spec: TypeSpec = TypeSpec {
            slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next::<$part>), ..Slots::EMPTY },
            methods: $methods,
            ..TypeSpec::named($name, DictIter::<$part>::ID, &[DictIter::<$part>::ID])
        };
    )* };
}
iterators! {
    0 KEY_ITER_SPEC KEY_METHODS "dict_keyiterator"
    1 VALUE_ITER_SPEC VALUE_METHODS "dict_valueiterator"
    2 ITEM_ITER_SPEC ITEM_METHODS "dict_itemiterator"
    3 REVERSE_KEY_ITER_SPEC REVERSE_KEY_METHODS "dict_reversekeyiterator"
    4 REVERSE_VALUE_ITER_SPEC REVERSE_VALUE_METHODS "dict_reversevalueiterator"
    5 REVERSE_ITEM_ITER_SPEC REVERSE_ITEM_METHODS "dict_reverseitemiterator"
}

/// A new iterator: `PART` is [`super::KEYS`] and so on, plus [`super::REVERSED`] for the other direction.
pub fn make<const PART: u8>(vm: &Vm, dict: &Ref<Dict>) -> Value
where
    DictIter<PART>: Payload<Access = Guarded>,
{
    let table = &dict.get(vm).table;
    let position = if PART >= super::REVERSED { table.end() } else { 0 };
    Ref::new(DictIter::<PART> { dict: Some(dict.clone()), position, used: table.len(), left: table.len() })
        .into()
}

fn next<const PART: u8>(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>>
where
    DictIter<PART>: Payload<Access = Guarded>,
{
    let Some(it) = this.exact::<DictIter<PART>>() else { return Ok(None) };
    let state = it.get(vm);
    let Some(dict) = &state.dict else { return Ok(None) };
    let table = &dict.get(vm).table;
    if table.len() != state.used {
        it.get_mut(vm).used = usize::MAX;
        raise!(vm, RuntimeError, "dictionary changed size during iteration");
    }
    let reversed = PART >= super::REVERSED;
    let found = if reversed { table.prev_from(state.position) } else { table.next_from(state.position) };
    let exhausted = found.is_none();
    if exhausted || (state.left == 0 && !reversed) {
        let dict = it.get_mut(vm).dict.take();
        drop(dict);
        if exhausted {
            return Ok(None);
        }
        raise!(vm, RuntimeError, "dictionary keys changed during iteration");
    }
    let Some((at, e)) = found else { return Ok(None) };
    let item = match PART % super::REVERSED {
        KEYS => e.key.clone(),
        VALUES => e.value.clone(),
        _ => vm.new_tuple([e.key.clone(), e.value.clone()]),
    };
    let state = it.get_mut(vm);
    state.position = if reversed { at } else { at + 1 };
    state.left = state.left.saturating_sub(1);
    Ok(Some(item))
}

fn length_hint<const PART: u8>(vm: &mut Vm, this: &Value) -> PyResult
where
    DictIter<PART>: Payload<Access = Guarded>,
{
    let Some(it) = this.exact::<DictIter<PART>>() else { return Ok(Value::int(0)) };
    let state = it.get(vm);
    let unchanged = state.dict.as_ref().is_some_and(|d| d.get(vm).len() == state.used);
    Ok(Value::int(if unchanged { state.left as i64 } else { 0 }))
}

/// `(iter, ([what is still to come],))`.
fn reduce<const PART: u8>(vm: &mut Vm, this: &Value) -> PyResult
where
    DictIter<PART>: Payload<Access = Guarded>,
{
    let Some(it) = this.exact::<DictIter<PART>>() else { return Ok(Value::NONE) };
    let state = it.get(vm);
    let copy = DictIter::<PART> {
        dict: state.dict.clone(),
        position: state.position,
        used: state.used,
        left: state.left,
    };
    let copy: Value = Ref::new(copy).into();
    let mut rest = Vec::new();
    while let Some(item) = next::<PART>(vm, &copy)? {
        rest.push(item);
    }
    crate::types::iter::pickle::reduced(vm, "iter", &[List::new_ref(rest).into()], None)
}
