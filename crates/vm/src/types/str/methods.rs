//! The methods of `str`.

use super::{Str, StrIter};
use crate::class::slots::CompareOp;
use crate::class::{ClassFlags, Slots, TypeSpec};
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    slots: Slots { hash: Some(hash), compare: Some(compare), iter: Some(iter), ..Slots::EMPTY },
    ..TypeSpec::named("str", Str::ID, &[Str::ID])
};

fn hash(_vm: &mut Vm, this: &Value) -> PyResult<i64> {
    Ok(this.downcast::<Str>().map_or(0, |s| s.hash()))
}

fn compare(_vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (a.downcast::<Str>(), b.downcast::<Str>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(op.matches(a.text().cmp(&b.text()))))
}

pub static ITER_SPEC: TypeSpec = TypeSpec {
    slots: Slots { iter: Some(crate::types::iter::itself), next: Some(next), ..Slots::EMPTY },
    ..TypeSpec::named("str_iterator", StrIter::ID, &[StrIter::ID])
};

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let Some(it) = this.exact::<StrIter>() else { return Ok(None) };
    let state = it.get_mut(vm);
    let Some(c) = state.text.as_ref().and_then(|t| t.text().get(state.index)) else {
        state.text = None;
        return Ok(None);
    };
    state.index += 1;
    Ok(Some(vm.char_str(c)))
}

fn iter(_vm: &mut Vm, this: &Value) -> PyResult {
    Ok(Ref::new(StrIter { text: this.downcast::<Str>().cloned(), index: 0 }).into())
}
