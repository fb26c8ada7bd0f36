//! The type `bytearray`: construction and the operators.

use super::edit::{Place, byte, place, position, setitem};
use super::{ByteArray, new_bytearray, resizable};
use crate::call::{Args, call_method};
use crate::class::slots::CompareOp;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::codecs;
use crate::exc::Exc;
use crate::types::bytes::work::{contains, joined};
use crate::types::bytes::zeros;
use crate::types::str::Str;
use crate::types::str::args::clinic_str;
use crate::{PyResult, Vm, methods};
use taipan_heap::{Payload, Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::MATCH_SELF),
    doc: Some(
        "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n\
         bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the \
         parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object \
         from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  \
         - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer",
    ),
    slots: Slots {
        getattr: Some(crate::protocol::attr::generic_getattr),
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        str: Some(repr),
        compare: Some(compare),
        iter: Some(super::iter::iter),
        len: Some(len),
        getitem: Some(getitem),
        setitem: Some(setitem),
        contains: Some(contains),
        concat: Some(joined),
        repeat: Some(repeat),
        iconcat: Some(iconcat),
        irepeat: Some(irepeat),
        buffer: Some(&super::BUFFER),
        rem: Some(rem),
        ..Slots::EMPTY
    },
    methods: super::methods::METHODS,
    ..TypeSpec::named("bytearray", ByteArray::ID, &[ByteArray::ID])
};

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    Ok(Ref::with_shape(class.get(vm).shape, ByteArray::default()).into())
}

methods! { static INIT;
    "bytearray($self, source=absent, encoding=absent, errors=absent)" => |vm, [this, source, encoding, errors]| {
        for (v, which) in [(encoding, "argument 'encoding'"), (errors, "argument 'errors'")] {
            if !v.is_null() {
                clinic_str(vm, v, "bytearray", which)?;
            }
        }
        let data = construct(vm, source, encoding, errors)?;
        if let Some(array) = this.downcast::<ByteArray>() {
            *resizable(vm, array)? = data;
        }
        Ok(Value::NONE)
    }
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    call_method(vm, &INIT[0], None, args.with_first(this.clone()).args()).map(drop)
}

fn construct(vm: &mut Vm, source: &Value, encoding: &Value, errors: &Value) -> PyResult<Vec<u8>> {
    let (encoding, errors) = (encoding.downcast::<Str>(), errors.downcast::<Str>());
    if source.downcast::<Str>().is_some() {
        return match encoding {
            Some(_) => codecs::encode(vm, source, encoding, errors),
            None => raise!(vm, TypeError, "string argument without an encoding"),
        };
    }
    if encoding.is_some() || errors.is_some() {
        let which = if encoding.is_some() { "encoding" } else { "errors" };
        raise!(vm, TypeError, "{which} without a string argument");
    }
    if source.is_null() {
        return Ok(Vec::new());
    }
    match zeros(vm, source, Vm::check_memory)? {
        Some(data) => Ok(data),
        None => from_object(vm, source),
    }
}

/// A bytes-like object's contents, or the ints of an iterable.
pub fn from_object(vm: &mut Vm, source: &Value) -> PyResult<Vec<u8>> {
    if let Some(b) = vm.buffer(source)? {
        return Ok(b.to_vec());
    }
    let it = match vm.iter(source) {
        Ok(it) => it,
        Err(e) if vm.is_exception(&e, Exc::TypeError) => {
            raise!(vm, TypeError, "cannot convert '{}' object to bytearray", vm.type_name(source))
        }
        Err(e) => return Err(e),
    };
    let mut data = Vec::new();
    while let Some(v) = vm.next(&it)? {
        data.push(byte(vm, &v)?);
    }
    Ok(data)
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let name = vm.type_name(this);
    let data = vm.buffer(this)?.map(|b| taipan_prim::bytes::repr_in_bytearray(&b)).unwrap_or_default();
    Ok(vm.new_str(&format!("{name}({data})")))
}

fn compare(vm: &mut Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    match (vm.buffer(a)?, vm.buffer(b)?) {
        (Some(a), Some(b)) => Ok(Value::bool(op.matches(a.cmp(&*b)))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn len(vm: &mut Vm, this: &Value) -> PyResult<usize> {
    Ok(this.downcast::<ByteArray>().map_or(0, |a| a.get(vm).data.len()))
}

fn getitem(vm: &mut Vm, this: &Value, key: &Value) -> PyResult {
    let Some(array) = this.downcast::<ByteArray>() else { return Ok(Value::NONE) };
    match place(vm, array, key)? {
        Place::At(index) => {
            let at = position(vm, array, index)?;
            Ok(Value::int(array.get(vm).data.get(at).map_or(0, |&b| i64::from(b))))
        }
        Place::Slice(at) => {
            let part = at.take(&array.get(vm).data);
            Ok(new_bytearray(part))
        }
    }
}

fn repeat(vm: &mut Vm, this: &Value, times: &Value) -> PyResult {
    repeated(vm, this, times).map(new_bytearray)
}

fn repeated(vm: &mut Vm, this: &Value, times: &Value) -> PyResult<Vec<u8>> {
    let count = vm.repeat_count(times)?;
    let size = len(vm, this)?.checked_mul(count).filter(|&n| isize::try_from(n).is_ok());
    let Some(size) = size else { return Err(vm.memory_error()) };
    vm.check_memory(size)?;
    Ok(this.downcast::<ByteArray>().map_or_else(Vec::new, |a| a.get(vm).data.repeat(count)))
}

fn iconcat(vm: &mut Vm, this: &Value, other: &Value) -> PyResult {
    let Some(more) = vm.buffer(other)? else {
        raise!(vm, TypeError, "can't concat {} to {}", vm.type_name(other), vm.type_name(this));
    };
    // The array cannot grow while it exports its own memory as what is to be added.
    if this.is(other) {
        raise!(vm, BufferError, "Existing exports of data: object cannot be re-sized");
    }
    if let Some(array) = this.downcast::<ByteArray>() {
        let size = array.get(vm).data.len().saturating_add(more.len());
        vm.check_memory(size)?;
        if !more.is_empty() {
            resizable(vm, array)?.extend_from_slice(&more);
        }
    }
    Ok(this.clone())
}

fn irepeat(vm: &mut Vm, this: &Value, times: &Value) -> PyResult {
    let data = repeated(vm, this, times)?;
    if let Some(array) = this.downcast::<ByteArray>().filter(|a| a.get(vm).data.len() != data.len()) {
        *resizable(vm, array)? = data;
    }
    Ok(this.clone())
}

fn rem(vm: &mut Vm, format: &Value, args: &Value) -> PyResult {
    match vm.buffer(format)?.filter(|_| format.downcast::<ByteArray>().is_some()) {
        Some(format) => crate::types::percent::format_bytes(vm, &format, args).map(new_bytearray),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
