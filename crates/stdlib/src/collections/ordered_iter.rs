//! Views of an OrderedDict and the iterator over it.

use crate::support::{builtin, list, receiver};
use taipan_vm::class::{Slots, TypeSpec};
use taipan_vm::types::dict::{Dict, DictView, ITEMS, KEYS, VALUES};
use taipan_vm::types::iter::itself;
use taipan_vm::{PyResult, Ref, Trace, Value, Visitor, Vm, methods, raise};

/// What is given of each entry.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Keys,
    Values,
    Items,
}

/// `odict_iterator`.
pub struct OrderedIter {
    /// `None` once exhausted.
    dict: Option<Ref<Dict>>,
    part: Part,
    reversed: bool,
    /// The next position; one past it when reversed.
    position: usize,
    size: usize,
    /// What the table's keys were at the start.
    version: u64,
}

impl Trace for OrderedIter {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.dict.iter().for_each(|d| visit(d.value()));
    }
    fn clear(&mut self) {
        self.dict = None;
    }
}

static ITERATOR: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::foreign("builtins", "odict_iterator")
};

/// A new iterator over an OrderedDict.
pub fn make(vm: &mut Vm, this: &Value, part: Part, reversed: bool) -> Value {
    let dict = this.downcast::<Dict>().cloned();
    let (position, size, version) = dict.as_ref().map_or((0, 0, 0), |d| {
        let table = &d.get(vm).table;
        (if reversed { table.end() } else { 0 }, table.len(), table.keys_version())
    });
    let class = vm.foreign_class::<OrderedIter>(&ITERATOR);
    vm.new_foreign(&class, OrderedIter { dict, part, reversed, position, size, version }).into()
}

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<OrderedIter>(vm, this)?;
    let state = it.get(vm);
    let Some(dict) = &state.dict else { return Ok(None) };
    let table = &dict.get(vm).table;
    let was_cleared = table.is_untouched() && vm.dialect.ordered_dicts_are_cleared_unnoticed();
    if table.keys_version() != state.version && !was_cleared {
        raise!(vm, RuntimeError, "OrderedDict mutated during iteration");
    }
    if table.len() != state.size {
        raise!(vm, RuntimeError, "OrderedDict changed size during iteration");
    }
    let (part, reversed) = (state.part, state.reversed);
    let found = if reversed { table.prev_from(state.position) } else { table.next_from(state.position) };
    let Some((at, entry)) = found else {
        drop(it.get_mut(vm).dict.take());
        return Ok(None);
    };
    let item = match part {
        Part::Keys => entry.key.clone(),
        Part::Values => entry.value.clone(),
        Part::Items => vm.new_tuple([entry.key.clone(), entry.value.clone()]),
    };
    it.get_mut(vm).position = if reversed { at } else { at + 1 };
    Ok(Some(item))
}

methods! { static METHODS;
    /// Return state information for pickling
    "__reduce__($self, /)" => |vm, [this]| {
        let state = receiver::<OrderedIter>(vm, this)?.get(vm);
        let copy = OrderedIter { dict: state.dict.clone(), ..*state };
        let class = vm.foreign_class::<OrderedIter>(&ITERATOR);
        let copy = vm.new_foreign(&class, copy).into();
        let items = vm.collect_items(&copy)?;
        let iter = builtin(vm, "iter")?;
        let args = vm.new_tuple([list(items)]);
        Ok(vm.new_tuple([iter, args]))
    }
}

macro_rules! views {
    ($($SPEC:ident $METHODS:ident $part:ident $number:ident $name:literal)*) => { $(
        static $SPEC: TypeSpec = TypeSpec {
            slots: Slots { iter: Some(|vm, this| over::<$number>(vm, this, Part::$part, false)), ..Slots::EMPTY },
            methods: $METHODS,
            ..TypeSpec::foreign("builtins", $name)
        };
        methods! { static $METHODS;
            "__reversed__($self, /)" => |vm, [this]| { over::<$number>(vm, this, Part::$part, true) }
        }
    )* };
}
views! {
    KEYS_VIEW KEYS_METHODS Keys KEYS "odict_keys"
    VALUES_VIEW VALUES_METHODS Values VALUES "odict_values"
    ITEMS_VIEW ITEMS_METHODS Items ITEMS "odict_items"
}

fn over<const PART: u8>(vm: &mut Vm, view: &Value, part: Part, reversed: bool) -> PyResult
where
    DictView<PART>: taipan_vm::Payload<Access = taipan_vm::Frozen>,
{
    match view.downcast::<DictView<PART>>() {
        Some(v) => Ok(make(vm, &v.dict.value().clone(), part, reversed)),
        None => Err(vm.wrong_arity()),
    }
}

/// A view of an OrderedDict.
pub fn view(vm: &mut Vm, this: &Value, part: Part) -> Value {
    let Some(dict) = this.downcast::<Dict>().cloned() else { return Value::NONE };
    match part {
        Part::Keys => {
            let base = vm.types.dict_keys.clone();
            let class = vm.derived_class(&KEYS_VIEW, &base);
            vm.new_derived(&class, DictView::<KEYS> { dict }).into()
        }
        Part::Values => {
            let base = vm.types.dict_values.clone();
            let class = vm.derived_class(&VALUES_VIEW, &base);
            vm.new_derived(&class, DictView::<VALUES> { dict }).into()
        }
        Part::Items => {
            let base = vm.types.dict_items.clone();
            let class = vm.derived_class(&ITEMS_VIEW, &base);
            vm.new_derived(&class, DictView::<ITEMS> { dict }).into()
        }
    }
}
