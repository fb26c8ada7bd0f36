//! `memoryview`: a one-dimensional view of the bytes of a bytes or bytearray object.

use crate::call::{Args, call_method};
use crate::class::native::GetSet;
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::methods;
use crate::types::bytearray::{ByteArray, byte};
use crate::types::bytes::{Bytes, buffer, new_bytes, work};
use crate::types::int::int_ref;
use crate::types::list::List;
use crate::types::slice::{Slice, adjust};
use crate::{PyResult, Vm};
use taipan_heap::{Payload, Ref, Trace, Value, Visitor};

/// Which bytes of which object; positions that the object no longer has are left out.
pub struct MemoryView {
    object: Value,
    start: i64,
    step: i64,
    count: usize,
}

impl Trace for MemoryView {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.object);
    }
}

impl MemoryView {
    fn position(&self, index: usize) -> usize {
        (self.start + index as i64 * self.step) as usize
    }

    /// A copy of the bytes.
    pub fn to_vec(&self, vm: &Vm) -> Vec<u8> {
        let Some(all) = buffer(vm, &self.object) else { return Vec::new() };
        (0..self.count).filter_map(|i| all.get(self.position(i)).copied()).collect()
    }

    fn read_only(&self) -> bool {
        self.object.downcast::<Bytes>().is_some()
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::SEQUENCE,
    doc: Some("Create a new memoryview object which references the given object."),
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        len: Some(len),
        getitem: Some(getitem),
        setitem: Some(setitem),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::named("memoryview", MemoryView::ID, &[MemoryView::ID])
};

static GETSET: &[GetSet] = &[
    GetSet { name: "obj", doc: "The underlying object of the memoryview.", get: object, set: None },
    GetSet {
        name: "nbytes",
        doc: "The amount of space in bytes that the array would use in\n a contiguous representation.",
        get: size,
        set: None,
    },
    GetSet {
        name: "itemsize",
        doc: "The size in bytes of each element of the memoryview.",
        get: |_, _| Ok(Value::int(1)),
        set: None,
    },
    GetSet {
        name: "ndim",
        doc: "An integer indicating how many dimensions of a multi-dimensional\n array the memory represents.",
        get: |_, _| Ok(Value::int(1)),
        set: None,
    },
    GetSet {
        name: "format",
        doc: "A string containing the format (in struct module style)\n for each element in the view.",
        get: |vm, _| Ok(vm.new_str("B")),
        set: None,
    },
    GetSet {
        name: "readonly",
        doc: "A bool indicating whether the memory is read only.",
        get: |vm, v| Ok(Value::bool(view(vm, v)?.read_only())),
        set: None,
    },
    GetSet {
        name: "shape",
        doc: "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.",
        get: shape,
        set: None,
    },
    GetSet {
        name: "strides",
        doc: "A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array.",
        get: strides,
        set: None,
    },
];

fn view<'a>(vm: &mut Vm, v: &'a Value) -> PyResult<&'a Ref<MemoryView>> {
    vm.receiver::<MemoryView>(v)
}

fn object(vm: &mut Vm, v: &Value) -> PyResult {
    Ok(view(vm, v)?.object.clone())
}

fn size(vm: &mut Vm, v: &Value) -> PyResult {
    Ok(Value::int(view(vm, v)?.count as i64))
}

fn shape(vm: &mut Vm, v: &Value) -> PyResult {
    let size = size(vm, v)?;
    Ok(vm.new_tuple([size]))
}

fn strides(vm: &mut Vm, v: &Value) -> PyResult {
    let step = Value::int(view(vm, v)?.step);
    Ok(vm.new_tuple([step]))
}

methods! { static NEW;
    "memoryview($type, object)" => |vm, [_class, object]| {
        if let Some(m) = object.downcast::<MemoryView>() {
            let (object, start, step, count) = (m.object.clone(), m.start, m.step, m.count);
            return Ok(Ref::new(MemoryView { object, start, step, count }).into());
        }
        match buffer(vm, object) {
            Some(b) => {
                let count = b.len();
                Ok(Ref::new(MemoryView { object: object.clone(), start: 0, step: 1, count }).into())
            }
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
    Ok(vm.new_str(&format!("<memory at 0x{:012x}>", this.identity())))
}

fn hash(vm: &mut Vm, this: &Value) -> PyResult<i64> {
    let m = view(vm, this)?;
    if !m.read_only() {
        raise!(vm, ValueError, "cannot hash writable memoryview object");
    }
    Ok(taipan_prim::hash::hash_bytes(&m.to_vec(vm)))
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    match (op, buffer(vm, a), buffer(vm, b)) {
        (CompareOp::Eq | CompareOp::Ne, Some(a), Some(b)) => Ok(Value::bool(op.matches(a.cmp(&*b)))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn len(vm: &mut Vm, this: &Value) -> PyResult<usize> {
    Ok(view(vm, this)?.count)
}

/// The position in the object that an index of the view means.
fn position(vm: &mut Vm, m: &MemoryView, key: &Value) -> PyResult<usize> {
    if int_ref(key).is_none() && vm.class_ref(key).get(vm).slots.index.is_none() {
        raise!(vm, TypeError, "memoryview: invalid slice key");
    }
    let index = vm.index_i64(key)?;
    let at = if index < 0 { index.saturating_add(m.count as i64) } else { index };
    match usize::try_from(at).ok().filter(|&at| at < m.count) {
        Some(at) => Ok(m.position(at)),
        None => raise!(vm, IndexError, "index out of bounds on dimension 1"),
    }
}

fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    let m = view(vm, this)?;
    if let Some(slice) = key.downcast::<Slice>() {
        let at = adjust(vm, slice, m.count)?;
        let start = m.start.saturating_add(at.start.saturating_mul(m.step));
        let step = m.step.saturating_mul(at.step);
        return Ok(Ref::new(MemoryView { object: m.object.clone(), start, step, count: at.count }).into());
    }
    let at = position(vm, m, key)?;
    match buffer(vm, &m.object).and_then(|b| b.get(at).copied()) {
        Some(b) => Ok(Value::int(i64::from(b))),
        None => raise!(vm, IndexError, "index out of bounds on dimension 1"),
    }
}

fn setitem(vm: &mut Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
    let m = view(vm, this)?;
    let Some(array) = m.object.downcast::<ByteArray>() else {
        raise!(vm, TypeError, "cannot modify read-only memory");
    };
    let Some(value) = value else { raise!(vm, TypeError, "cannot delete memory") };
    let (places, new) = if let Some(slice) = key.downcast::<Slice>() {
        let at = adjust(vm, slice, m.count)?;
        let new = crate::types::bytes::bytes_like(vm, value)?.to_vec();
        if new.len() != at.count {
            raise!(vm, ValueError, "memoryview assignment: lvalue and rvalue have different structures");
        }
        (at.positions().map(|i| m.position(i)).collect(), new)
    } else {
        let at = position(vm, m, key)?;
        (vec![at], vec![byte(vm, value)?])
    };
    let data = &mut array.get_mut(vm).data;
    for (at, b) in places.into_iter().zip(new) {
        if let Some(place) = data.get_mut(at) {
            *place = b;
        }
    }
    Ok(())
}

methods! { static METHODS;
    /// Return the data in the buffer as a byte string.
    "tobytes($self, /, order='C')" => |vm, [this, _order]| {
        let data = view(vm, this)?.to_vec(vm);
        Ok(new_bytes(data))
    }
    /// Return the data in the buffer as a list of elements.
    "tolist($self, /)" => |vm, [this]| {
        let data = view(vm, this)?.to_vec(vm);
        Ok(List::new_ref(data.into_iter().map(|b| Value::int(i64::from(b))).collect()).into())
    }
    /// Return the data in the buffer as a str of hexadecimal numbers.
    "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)" => |vm, [this, sep, bytes_per_sep]| {
        work::hex(vm, this, sep, bytes_per_sep)
    }
}
