//! The type `bytes`: construction and the operators.

use super::construct::construct;
use super::work::{contains, itself, joined};
use super::{Bytes, new_bytes};
use crate::call::{Args, call_method};
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::protocol::buffer::Buffer;
use crate::types::int::int_ref;
use crate::types::slice::{Slice, adjust};
use crate::types::str::args::clinic_str;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    doc: Some(
        "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable \
         copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null \
         bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding \
         integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the \
         buffer API.\n  - an integer",
    ),
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        new: Some(new),
        repr: Some(repr),
        str: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        iter: Some(super::iter::iter),
        len: Some(len),
        getitem: Some(getitem),
        contains: Some(contains),
        concat: Some(joined),
        repeat: Some(repeat),
        rem: Some(rem),
        buffer: Some(&super::BUFFER),
        ..Slots::EMPTY
    },
    methods: super::methods::METHODS,
    ..TypeSpec::named("bytes", Bytes::ID, &[Bytes::ID])
};

methods! { static NEW;
    "bytes($type, source=absent, encoding=absent, errors=absent)" => |vm, [_class, source, encoding, errors]| {
        for (v, which) in [(encoding, "argument 'encoding'"), (errors, "argument 'errors'")] {
            if !v.is_null() {
                clinic_str(vm, v, "bytes", which)?;
            }
        }
        Ok(match construct(vm, source, encoding, errors)? {
            Buffer::Bytes(b) => b.into(),
            Buffer::Copy(data) => new_bytes(data),
        })
    }
}

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let made = call_method(vm, &NEW[0], None, args.with_first(class.value().clone()).args())?;
    if class.value().is(vm.types.bytes.value()) {
        return Ok(itself(&made));
    }
    let shape = class.get(vm).shape;
    Ok(Ref::with_shape(shape, Bytes::new(data(&made))).into())
}

/// The data of a value that is a bytes object by the caller's knowledge.
pub fn data(v: &Value) -> &[u8] {
    v.downcast::<Bytes>().map_or(&[], |b| b.data())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let text = taipan_prim::bytes::repr(data(this));
    Ok(vm.new_str(&text))
}

fn hash(_vm: &mut Vm, this: &Value) -> PyResult<i64> {
    Ok(this.downcast::<Bytes>().map_or(0, |b| b.hash()))
}

fn compare(_vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    match (a.downcast::<Bytes>(), b.downcast::<Bytes>()) {
        (Some(a), Some(b)) => Ok(Value::bool(op.matches(a.data().cmp(b.data())))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn len(_vm: &mut Vm, this: &Value) -> PyResult<usize> {
    Ok(data(this).len())
}

fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    let bytes = data(this);
    if let Some(slice) = key.downcast::<Slice>() {
        let at = adjust(vm, slice, bytes.len())?;
        if at.step == 1 && at.count == bytes.len() {
            return Ok(itself(this));
        }
        return Ok(new_bytes(at.take(bytes)));
    }
    if int_ref(key).is_none() && vm.class_ref(key).get(vm).slots.index.is_none() {
        raise!(vm, TypeError, "byte indices must be integers or slices, not {}", vm.type_name(key));
    }
    let index = vm.index_i64(key)?;
    let at = if index < 0 { index.saturating_add(bytes.len() as i64) } else { index };
    match usize::try_from(at).ok().and_then(|at| bytes.get(at)) {
        Some(&b) => Ok(Value::int(i64::from(b))),
        None => raise!(vm, IndexError, "index out of range"),
    }
}

fn repeat(vm: &mut Vm, this: &Value, times: &Value) -> PyResult {
    let count = vm.repeat_count(times)?;
    if count == 1 && this.exact::<Bytes>().is_some() {
        return Ok(this.clone());
    }
    let bytes = data(this);
    match bytes.len().checked_mul(count).filter(|&n| isize::try_from(n).is_ok()) {
        Some(n) => vm.check_memory(n)?,
        None => raise!(vm, OverflowError, "repeated bytes are too long"),
    }
    Ok(new_bytes(bytes.repeat(count)))
}

fn rem(vm: &mut Vm, format: &Value, args: &Value) -> PyResult {
    match vm.buffer(format)?.filter(|_| format.downcast::<Bytes>().is_some()) {
        Some(format) => crate::types::percent::format_bytes(vm, &format, args).map(new_bytes),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
