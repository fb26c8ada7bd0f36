//! `list[i]`, `list[i:j:k]`, and assigning to and deleting them.

use super::List;
use crate::exc::Exc;
use crate::protocol::sequence::{place, subscript_index};
use crate::types::slice::{self, Indices, Slice};
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

pub fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    let list = vm.receiver::<List>(this)?;
    if let Some(s) = key.exact::<Slice>() {
        let s = slice::unpack(vm, s)?;
        let items = &list.get(vm).items;
        return Ok(List::new_ref(s.adjust(items.len()).take(items)).into());
    }
    let i = subscript_index(vm, "list", key)?;
    let items = &list.get(vm).items;
    match place(i, items.len()) {
        Some(i) => Ok(items[i].clone()),
        None => raise!(vm, IndexError, "list index out of range"),
    }
}

pub fn setitem(vm: &mut Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let list = vm.receiver::<List>(this)?;
    if let Some(s) = key.exact::<Slice>() {
        return match value {
            Some(value) => assign_slice(vm, list, s, value),
            None => delete_slice(vm, list, s),
        };
    }
    let i = subscript_index(vm, "list", key)?;
    let Some(i) = place(i, list.get(vm).items.len()) else {
        raise!(vm, IndexError, "list assignment index out of range");
    };
    let state = list.get_mut(vm);
    match value {
        Some(v) => state.items[i] = v.clone(),
        None => {
            state.items.remove(i);
            state.shrunk();
        }
    }
    Ok(())
}

fn delete_slice(vm: &mut Vm, list: &Ref<List>, s: &Ref<Slice>) -> PyResult<()> {
    let s = slice::unpack(vm, s)?;
    let state = list.get_mut(vm);
    let at = s.adjust(state.items.len());
    if at.count == 0 {
        return Ok(());
    }
    match at.range() {
        Some(range) => super::drop_backwards(state.items.drain(range).collect()),
        None => remove_positions(&mut state.items, at),
    }
    state.shrunk();
    Ok(())
}

fn remove_positions(items: &mut Vec<Value>, at: Indices) {
    let step = at.step.unsigned_abs() as usize;
    let last = at.start + at.step * (at.count as i64 - 1);
    let first = at.start.min(last) as usize;
    let end = at.start.max(last) as usize;
    let mut i = 0;
    items.retain(|_| {
        let gone = i >= first && i <= end && (i - first).is_multiple_of(step);
        i += 1;
        !gone
    });
}

fn assign_slice(vm: &mut Vm, list: &Ref<List>, s: &Ref<Slice>, value: &Value) -> PyResult<()> {
    let s = slice::unpack(vm, s)?;
    let contiguous = s.adjust(0).step == 1;
    let new = assigned_items(vm, value, contiguous)?;
    let at = s.adjust(list.get(vm).items.len());
    if let Some(range) = at.range() {
        if new.len() > range.len() {
            vm.list_fit(list, list.get(vm).items.len() - range.len() + new.len())?;
        }
        let state = list.get_mut(vm);
        let old: Vec<Value> = state.items.splice(range, new).collect();
        super::drop_backwards(old);
        state.shrunk();
        return Ok(());
    }
    if new.len() != at.count {
        raise!(
            vm,
            ValueError,
            "attempt to assign sequence of size {} to extended slice of size {}",
            new.len(),
            at.count
        );
    }
    let state = list.get_mut(vm);
    for (i, v) in at.positions().zip(new) {
        if let Some(slot) = state.items.get_mut(i) {
            *slot = v;
        }
    }
    Ok(())
}

/// `PySequence_Fast`: what is no iterable has its own message.
fn assigned_items(vm: &mut Vm, value: &Value, contiguous: bool) -> PyResult<Vec<Value>> {
    if value.exact::<List>().is_some() || value.exact::<Tuple>().is_some() {
        return vm.collect_items(value);
    }
    match vm.iter(value) {
        Ok(it) => vm.collect_items(&it),
        Err(e) => {
            vm.catch(e, Exc::TypeError)?;
            let message = vm.dialect.slice_wants_iterable(contiguous);
            Err(vm.error(Exc::TypeError, message))
        }
    }
}
