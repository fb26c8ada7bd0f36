//! `list_iterator` and `list_reverseiterator`.

use super::List;
use crate::class::{Slots, TypeSpec};
use crate::types::iter::itself;
use crate::types::iter::pickle;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// `list_iterator`.
pub struct ListIter {
    /// `None` once exhausted.
    pub list: Option<Ref<List>>,
    pub index: usize,
}

impl Trace for ListIter {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.list.iter().for_each(|l| visit(l.value()));
    }
    fn clear(&mut self) {
        self.list = None;
    }
}

/// The index of an iterator that a negative state has exhausted, until another is set.
const OVER: usize = usize::MAX >> 1;

/// `list_reverseiterator`.
pub struct ListReverseIter {
    /// `None` once exhausted.
    pub list: Option<Ref<List>>,
    /// How many items are left, if none go away.
    pub left: usize,
}

impl Trace for ListReverseIter {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.list.iter().for_each(|l| visit(l.value()));
    }
    fn clear(&mut self) {
        self.list = None;
    }
}

pub static ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    ..TypeSpec::named("list_iterator", ListIter::ID, &[ListIter::ID])
};

pub static REVERSE_ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(itself), next: Some(next_back), ..Slots::EMPTY },
    methods: REVERSE_METHODS,
    ..TypeSpec::named("list_reverseiterator", ListReverseIter::ID, &[ListReverseIter::ID])
};

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<ListIter>() else { return Ok(None) };
    let state = it.get(vm);
    let Some(item) = state.list.as_ref().and_then(|l| l.get(vm).items.get(state.index)).cloned() else {
        it.get_mut(vm).list = None;
        return Ok(None);
    };
    it.get_mut(vm).index += 1;
    Ok(Some(item))
}

fn next_back(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<ListReverseIter>() else { return Ok(None) };
    let state = it.get(vm);
    let found = state.left.checked_sub(1).and_then(|i| {
        let item = state.list.as_ref()?.get(vm).items.get(i)?;
        Some((i, item.clone()))
    });
    let state = it.get_mut(vm);
    match found {
        Some((i, item)) => {
            state.left = i;
            Ok(Some(item))
        }
        // A state that is set afterwards counts where only the index tells the end.
        None if state.left == 0 && vm.dialect.list_iterators_end_by_index() => Ok(None),
        None => {
            *it.get_mut(vm) = ListReverseIter { list: None, left: 0 };
            Ok(None)
        }
    }
}

methods! { static METHODS;
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<ListIter>(this)?.get(vm);
        let len = it.list.as_ref().map_or(0, |l| l.get(vm).items.len());
        Ok(Value::int(len.saturating_sub(it.index) as i64))
    }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<ListIter>(this)?.get(vm);
        let list = it.list.clone().filter(|_| it.index != OVER).map(Value::from);
        let index = it.index as i64;
        pickle::over_sequence(vm, "iter", list, index, List::new_ref(Vec::new()).into())
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        let it = vm.receiver::<ListIter>(this)?;
        let len = it.get(vm).list.as_ref().map_or(0, |l| l.get(vm).items.len());
        let index = vm.exact_ssize(state)?;
        let is_over = index < 0 && vm.dialect.list_iterators_end_by_index();
        it.get_mut(vm).index = if is_over { OVER } else { usize::try_from(index).unwrap_or(0).min(len) };
        Ok(Value::NONE)
    }
}

methods! { static REVERSE_METHODS;
    /// Private method returning an estimate of len(list(it)).
    "__length_hint__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<ListReverseIter>(this)?.get(vm);
        let len = it.list.as_ref().map_or(0, |l| l.get(vm).items.len());
        Ok(Value::int(if len < it.left { 0 } else { it.left as i64 }))
    }
    /// Return state information for pickling.
    "__reduce__($self, /)" => |vm, [this]| {
        let it = vm.receiver::<ListReverseIter>(this)?.get(vm);
        let (list, index) = (it.list.clone().map(Value::from), it.left as i64 - 1);
        let list = list.filter(|_| index >= 0 || vm.dialect.reversed_keeps_list());
        let function = vm.dialect.pickled_reversed(list.is_some());
        pickle::over_sequence(vm, function, list, index, List::new_ref(Vec::new()).into())
    }
    /// Set state information for unpickling.
    "__setstate__($self, object, /)" => |vm, [this, state]| {
        let it = vm.receiver::<ListReverseIter>(this)?;
        let len = it.get(vm).list.as_ref().map_or(0, |l| l.get(vm).items.len());
        let index = vm.exact_ssize(state)?;
        it.get_mut(vm).left = usize::try_from(index.saturating_add(1)).unwrap_or(0).min(len);
        Ok(Value::NONE)
    }
}
