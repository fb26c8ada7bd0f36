//! The type `memoryview`: construction, comparison, attributes.

use super::{MemoryView, View, access, iter, new_view, view_of};
use crate::call::{Args, call_method};
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::methods;
use crate::protocol::attr::generic_getattr;
use crate::protocol::buffer::BufferSlot;
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::SEQUENCE,
    doc: Some("Create a new memoryview object which references the given object."),
    slots: Slots {
        getattr: Some(generic_getattr),
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        iter: Some(iter::iter),
        len: Some(len),
        getitem: Some(access::getitem),
        setitem: Some(access::setitem),
        buffer: Some(&BUFFER),
        ..Slots::EMPTY
    },
    methods: super::methods::METHODS,
    getset: GETSET,
    signature: "(object)",
    ..TypeSpec::named("memoryview", MemoryView::ID, &[MemoryView::ID])
};

/// Declares that memoryviews export; what they show is asked of their own exporter.
pub static BUFFER: BufferSlot =
    BufferSlot { item: |_, _| ('B', 1), read: |_, _| &[], write: None, exports: |_, _| None };

macro_rules! of_view {
    ($name:literal, $doc:literal, |$vm:ident, $view:ident| $body:expr) => {
        GetSet::read($name, $doc, |$vm, this| {
            let $view = view_of($vm, this)?;
            Ok($body)
        })
    };
}

fn numbers(vm: &mut Vm, items: impl IntoIterator<Item = i64>) -> Value {
    let items: Vec<Value> = items.into_iter().map(Value::int).collect();
    vm.new_tuple(items)
}

static GETSET: &[GetSet] = &[
    of_view!("obj", "The underlying object of the memoryview.", |vm, view| view.object.clone()),
    of_view!(
        "nbytes",
        "The amount of space in bytes that the array would use in\n a contiguous representation.",
        |vm, view| Value::int(view.nbytes() as i64)
    ),
    of_view!("itemsize", "The size in bytes of each element of the memoryview.", |vm, view| Value::int(
        view.item_size as i64
    )),
    of_view!(
        "format",
        "A string containing the format (in struct module style)\n for each element in the view.",
        |vm, view| vm.new_str(&view.format_text())
    ),
    of_view!(
        "ndim",
        "An integer indicating how many dimensions of a multi-dimensional\n array the memory represents.",
        |vm, view| Value::int(view.ndim() as i64)
    ),
    of_view!(
        "shape",
        "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.",
        |vm, view| numbers(vm, view.shape.iter().map(|&d| d as i64))
    ),
    of_view!(
        "strides",
        "A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array.",
        |vm, view| numbers(vm, view.strides.iter().copied())
    ),
    of_view!("suboffsets", "A tuple of integers used internally for PIL-style arrays.", |vm, _view| vm
        .new_tuple([])),
    of_view!("readonly", "A bool indicating whether the memory is read only.", |vm, view| Value::bool(
        view.read_only
    )),
    of_view!("c_contiguous", "A bool indicating whether the memory is C contiguous.", |vm, view| {
        Value::bool(view.contiguous(false))
    }),
    of_view!("f_contiguous", "A bool indicating whether the memory is Fortran contiguous.", |vm, view| {
        Value::bool(view.contiguous(true))
    }),
    of_view!("contiguous", "A bool indicating whether the memory is contiguous.", |vm, view| {
        Value::bool(view.contiguous(false) || view.contiguous(true))
    }),
];

methods! { static NEW;
    "memoryview($type, object)" => |vm, [_class, object]| {
        match vm.view(object)? {
            Some(view) => Ok(new_view(view)),
            None => {
                let given = vm.type_name(object);
                raise!(vm, TypeError, "memoryview: a bytes-like object is required, not '{given}'")
            }
        }
    }
}

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    call_method(vm, &NEW[0], None, args.with_first(class.value().clone()).args())
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let released = this.downcast::<MemoryView>().is_none_or(|m| m.get(vm).view.is_none());
    let kind = if released { "released memory" } else { "memory" };
    Ok(vm.new_str(&format!("<{kind} at 0x{:012x}>", this.identity())))
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let m = vm.receiver::<MemoryView>(this)?.clone();
    if let Some(hash) = m.get(vm).hash {
        return Ok(hash);
    }
    let view = view_of(vm, this)?;
    if !view.read_only {
        raise!(vm, ValueError, "cannot hash writable memoryview object");
    }
    if !super::item::is_byte(view.format) {
        raise!(vm, ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    // The exporter must be hashable itself.
    vm.hash(&view.object)?;
    let hash = taipan_prim::hash::hash_bytes(&view.to_vec(vm, false));
    m.get_mut(vm).hash = Some(hash);
    Ok(hash)
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let is_released = |v: &Value| v.downcast::<MemoryView>().is_some_and(|m| m.get(vm).view.is_none());
    let equal = if is_released(a) || is_released(b) {
        a.is(b)
    } else {
        let (Some(x), Some(y)) = (vm.view(a)?, vm.view(b)?) else { return Ok(Value::NOT_IMPLEMENTED) };
        equal_views(vm, &x, &y)?
    };
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

/// Same shape and equal items; formats without native meaning are never equal.
fn equal_views(vm: &mut Vm, x: &View, y: &View) -> PyResult<bool> {
    if x.shape != y.shape {
        return Ok(false);
    }
    if x.format == y.format && super::item::is_byte(x.format) {
        return Ok(x.to_vec(vm, false) == y.to_vec(vm, false));
    }
    for (i, j) in x.offsets(false).into_iter().zip(y.offsets(false)) {
        let (a, b) = (x.unpack_at(vm, i)?, y.unpack_at(vm, j)?);
        if !vm.equal(&a, &b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn len(vm: &mut Vm, this: &Value) -> PyResult<usize> {
    let view = view_of(vm, this)?;
    match view.shape.first() {
        Some(&len) => Ok(len),
        None if vm.dialect.has_no_length_without_dimensions() => {
            raise!(vm, TypeError, "0-dim memory has no length")
        }
        None => Ok(1),
    }
}
