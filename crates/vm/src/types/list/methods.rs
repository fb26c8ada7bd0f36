//! The methods of `list`.

use super::{List, ListReverseIter, order, sort};
use crate::protocol::compare::plain_equal;
use crate::protocol::sequence::{clamp, place, search_bound};
use crate::types::generic_alias;
use crate::{Vm, methods};
use taipan_heap::{Ref, Value};

/// `sizeof(PyListObject)` without the collector's header.
const SIZE: i64 = 40;

/// `list.append` where there is memory for it.
fn append(vm: &mut Vm, args: &[Value]) -> Value {
    let [this, object] = args else { return Value::NULL };
    match this.exact::<List>() {
        Some(l) if vm.list_push_unasked(l, object.clone()).is_ok() => Value::NONE,
        _ => Value::NULL,
    }
}

/// `list.pop` of the last item.
fn pop(vm: &mut Vm, args: &[Value]) -> Value {
    let [this] = args else { return Value::NULL };
    let Some(l) = this.exact::<List>() else { return Value::NULL };
    let state = l.get_mut(vm);
    let Some(item) = state.items.pop() else { return Value::NULL };
    state.shrunk();
    item
}

/// `list.index(value)` where comparing calls nothing.
fn index(vm: &mut Vm, args: &[Value]) -> Value {
    let [this, value] = args else { return Value::NULL };
    let Some(l) = this.exact::<List>() else { return Value::NULL };
    for (at, item) in l.get(vm).items.iter().enumerate() {
        match item.is(value).then_some(true).or_else(|| plain_equal(item, value)) {
            Some(false) => {}
            Some(true) => return Value::int(at as i64),
            None => return Value::NULL,
        }
    }
    Value::NULL
}

methods! { pub static METHODS;
    /// Append object to the end of the list.
    "append($self, object, /)" quick append => |vm, [this, object]| {
        let list = vm.receiver::<List>(this)?;
        vm.list_push(list, object.clone())?;
        Ok(Value::NONE)
    }
    /// Remove all items from list.
    "clear($self, /)" => |vm, [this]| {
        let list = vm.receiver::<List>(this)?;
        super::drop_backwards(std::mem::take(&mut list.get_mut(vm).items));
        Ok(Value::NONE)
    }
    /// Return a shallow copy of the list.
    "copy($self, /)" => |vm, [this]| {
        Ok(List::new_ref(vm.receiver::<List>(this)?.get(vm).items.clone()).into())
    }
    /// Return number of occurrences of value.
    "count($self, value, /)" => |vm, [this, value]| {
        let list = vm.receiver::<List>(this)?;
        let (mut n, mut from) = (0, 0);
        while let Some(at) = order::find(vm, list, value, from, usize::MAX)? {
            n += 1;
            from = at + 1;
        }
        Ok(Value::int(n))
    }
    /// Extend list by appending elements from the iterable.
    "extend($self, iterable, /)" => |vm, [this, iterable]| {
        let list = vm.receiver::<List>(this)?;
        vm.list_extend(list, iterable)?;
        Ok(Value::NONE)
    }
    /// Return first index of value.
    ///
    /// Raises ValueError if the value is not present.
    "index($self, value, start=0, stop=sys.maxsize, /)" quick index => |vm, [this, value, start, stop]| {
        let list = vm.receiver::<List>(this)?;
        let (start, stop) = (search_bound(vm, start, 0)?, search_bound(vm, stop, i64::MAX)?);
        let len = list.get(vm).items.len();
        // The end is not cut to the length: comparing may make the list longer.
        let end = if stop < 0 { clamp(stop, len) } else { stop as usize };
        match order::find(vm, list, value, clamp(start, len), end)? {
            Some(at) => Ok(Value::int(at as i64)),
            None => Err(vm.not_in("list", value)?),
        }
    }
    /// Insert object before index.
    "insert($self, index, object, /)" => |vm, [this, index, object]| {
        let list = vm.receiver::<List>(this)?;
        let index = vm.ssize(index)?;
        let len = list.get(vm).items.len();
        vm.list_fit(list, len + 1)?;
        list.get_mut(vm).items.insert(clamp(index, len), object.clone());
        Ok(Value::NONE)
    }
    /// Remove and return item at index (default last).
    ///
    /// Raises IndexError if list is empty or index is out of range.
    "pop($self, index=-1, /)" quick pop => |vm, [this, index]| {
        let list = vm.receiver::<List>(this)?;
        let index = vm.ssize(index)?;
        let len = list.get(vm).items.len();
        if len == 0 {
            raise!(vm, IndexError, "pop from empty list");
        }
        let Some(at) = place(index, len) else { raise!(vm, IndexError, "pop index out of range") };
        let state = list.get_mut(vm);
        let item = state.items.remove(at);
        state.shrunk();
        Ok(item)
    }
    /// Remove first occurrence of value.
    ///
    /// Raises ValueError if the value is not present.
    "remove($self, value, /)" => |vm, [this, value]| {
        let list = vm.receiver::<List>(this)?;
        let Some(at) = order::find(vm, list, value, 0, usize::MAX)? else {
            raise!(vm, ValueError, "list.remove(x): x not in list");
        };
        let state = list.get_mut(vm);
        if at < state.items.len() {
            state.items.remove(at);
            state.shrunk();
        }
        Ok(Value::NONE)
    }
    /// Reverse *IN PLACE*.
    "reverse($self, /)" => |vm, [this]| {
        vm.receiver::<List>(this)?.get_mut(vm).items.reverse();
        Ok(Value::NONE)
    }
    /// Sort the list in ascending order and return None.
    ///
    /// The sort is in-place (i.e. the list itself is modified) and stable (i.e. the
    /// order of two equal elements is maintained).
    ///
    /// If a key function is given, apply it once to each list item and sort them,
    /// ascending or descending, according to their function values.
    ///
    /// The reverse flag can be set to sort in descending order.
    "sort($self, /, *, key=None, reverse=False)" => |vm, [this, key, reverse]| {
        let list = vm.receiver::<List>(this)?;
        let reverse = match reverse.as_bool() {
            Some(b) => b,
            None if vm.dialect.sort_reverse_is_an_int() => vm.ssize(reverse)? != 0,
            None => vm.truth(reverse)?,
        };
        sort(vm, list, key, reverse)?;
        Ok(Value::NONE)
    }
    /// Return self[index].
    "__getitem__($self, index, /)" => |vm, [this, index]| {
        super::subscript::getitem(vm, this, index)
    }
    /// Return a reverse iterator over the list.
    "__reversed__($self, /)" => |vm, [this]| {
        let list = vm.receiver::<List>(this)?;
        let left = list.get(vm).items.len();
        Ok(Ref::new(ListReverseIter { list: Some(list.clone()), left }).into())
    }
    /// Return the size of the list in memory, in bytes.
    "__sizeof__($self, /)" => |vm, [this]| {
        let room = vm.receiver::<List>(this)?.get(vm).items.capacity();
        Ok(Value::int(SIZE + 8 * room as i64))
    }
    /// See PEP 585
    "__class_getitem__($type, object, /)" => |vm, [class, object]| { Ok(generic_alias::make(vm, class, object)) }
}
