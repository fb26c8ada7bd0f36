//! Comparing and searching lists: a comparison may run Python code that changes the list, so every step looks anew.

use super::List;
use crate::class::slots::CompareOp;
use crate::protocol::compare::plain_equal;
use crate::{PyResult, Vm};
use taipan_heap::{Ref, Value};

/// `list_richcompare`
pub fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(x), Some(y)) = (a.downcast::<List>(), b.downcast::<List>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    if equality && x.get(vm).items.len() != y.get(vm).items.len() {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    let mut i = 0;
    loop {
        let (items, others) = (&x.get(vm).items, &y.get(vm).items);
        let (Some(p), Some(q)) = (items.get(i), others.get(i)) else {
            return Ok(Value::bool(op.matches(items.len().cmp(&others.len()))));
        };
        let same = if p.is(q) { Some(true) } else { plain_equal(p, q) };
        if same == Some(true) {
            i += 1;
            continue;
        }
        let (p, q) = (p.clone(), q.clone());
        if same.is_none() && vm.equal(&p, &q)? {
            i += 1;
            continue;
        }
        if equality {
            return Ok(Value::bool(op == CompareOp::Ne));
        }
        return vm.native_call_in(" in comparison", |vm| vm.compare(&p, &q, op));
    }
}

/// The first position from `from` and before `to` whose item is or equals the value.
pub fn find(vm: &mut Vm, list: &Ref<List>, value: &Value, from: usize, to: usize) -> PyResult<Option<usize>> {
    let mut i = from;
    loop {
        let Some(item) = list.get(vm).items.get(i).filter(|_| i < to) else { return Ok(None) };
        if item.is(value) {
            return Ok(Some(i));
        }
        let equal = match plain_equal(item, value) {
            Some(equal) => equal,
            None => {
                let item = item.clone();
                vm.equal(&item, value)?
            }
        };
        if equal {
            return Ok(Some(i));
        }
        i += 1;
    }
}
