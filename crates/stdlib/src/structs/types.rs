//! The functions of the module, `Struct` and `unpack_iterator`.

use super::error;
use super::format::{self, Layout};
use super::pack::pack;
use super::unpack::unpack;
use crate::support::{construct, instance, receiver, traced};
use std::rc::Rc;
use taipan_vm::class::{ClassFlags, GetSet, Slots, TypeSpec};
use taipan_vm::types::bytes::{Bytes, new_bytes};
use taipan_vm::types::dict::Role;
use taipan_vm::types::iter::itself;
use taipan_vm::types::str::Str;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{PyResult, Trace, Value, Vm, methods, raise};

/// `Struct`.
pub struct Struct {
    format: Vec<u8>,
    layout: Rc<Layout>,
}
impl Trace for Struct {}

/// Sizes in CPython: of the object, and of one code.
const STRUCT_SIZE: i64 = 56;
const CODE_SIZE: i64 = 32;

static GETSET: &[GetSet] = &[
    GetSet::read("format", "struct format string", |vm, this| {
        let format = receiver::<Struct>(vm, this)?.get(vm).format.clone();
        Ok(vm.new_str(&String::from_utf8_lossy(&format)))
    }),
    GetSet::read("size", "struct size in bytes", |vm, this| {
        Ok(Value::int(receiver::<Struct>(vm, this)?.get(vm).layout.size as i64))
    }),
];

const fn make() -> TypeSpec {
    TypeSpec {
        doc: Some(
            "Struct(fmt) --> compiled struct object

",
        ),
        flags: ClassFlags::BASETYPE,
        slots: Slots {
            new: Some(|vm, class, args| construct(vm, &NEW[0], class, args)),
            repr: Some(repr),
            ..Slots::EMPTY
        },
        methods: METHODS,
        getset: GETSET,
        ..TypeSpec::foreign("_struct", "Struct")
    }
}
static SPEC: TypeSpec = make();
static WITHOUT_REPR: TypeSpec = {
    let spec = make();
    TypeSpec { slots: Slots { repr: None, ..spec.slots }, ..spec }
};

/// The type, which shows its format in newer versions.
pub fn spec(vm: &Vm) -> &'static TypeSpec {
    if vm.dialect.has_class_attribute("_struct", "Struct", "__repr__") { &SPEC } else { &WITHOUT_REPR }
}

fn repr(vm: &mut Vm, this: &Value) -> PyResult {
    let format = receiver::<Struct>(vm, this)?.get(vm).format.clone();
    let format = vm.new_str(&String::from_utf8_lossy(&format));
    let (name, shown) = (vm.class_of(this).get(vm).name.to_string(), vm.repr_string(&format)?);
    Ok(vm.new_str(&format!("{name}({shown})")))
}

/// A format's characters.
fn format_bytes(vm: &mut Vm, format: &Value) -> PyResult<Vec<u8>> {
    if let Some(s) = format.downcast::<Str>() {
        if !s.text().is_ascii() {
            let name = vm.new_str("ascii");
            vm.call_method(format, "encode", &[name])?;
        }
        return Ok(s.text().to_wtf8().into_owned());
    }
    match format.downcast::<Bytes>() {
        Some(b) => Ok(b.data().to_vec()),
        None => {
            let kind = vm.type_name(format);
            raise!(vm, TypeError, "Struct() argument 1 must be a str or bytes object, not {kind}")
        }
    }
}

fn compiled(vm: &mut Vm, format: &Value) -> PyResult<(Vec<u8>, Rc<Layout>)> {
    let bytes = format_bytes(vm, format)?;
    match format::parse(&bytes) {
        Ok(layout) => Ok((bytes, Rc::new(layout))),
        Err(bad) => Err(error(vm, bad.text())),
    }
}

methods! { static NEW;
    "Struct($type, /, format)" => |vm, [class, format]| {
        let (format, layout) = compiled(vm, format)?;
        instance(vm, class, Struct { format, layout })
    }
}

/// Any format as a layout: a Struct object has one already.
fn layout(vm: &mut Vm, format: &Value) -> PyResult<Rc<Layout>> {
    match format.foreign::<Struct>() {
        Some(s) => Ok(s.get(vm).layout.clone()),
        None => {
            // CPython looks for it among the formats that it has compiled.
            vm.hash_as(format, Role::DictKey)?;
            Ok(compiled(vm, format)?.1)
        }
    }
}

fn pack_values(vm: &mut Vm, layout: &Layout, values: &[Value], function: &str) -> PyResult<Vec<u8>> {
    if values.len() != layout.values {
        let text = format!("{function} expected {} items for packing (got {})", layout.values, values.len());
        return Err(error(vm, &text));
    }
    pack(vm, layout, values)
}

/// Where in a buffer of `len` bytes the struct begins.
fn place(vm: &mut Vm, layout: &Layout, len: usize, offset: &Value, packing: bool) -> PyResult<usize> {
    let offset = vm.index_i64(offset)?;
    let (size, count) = (layout.size as i64, len as i64);
    let mut at = offset;
    if offset < 0 {
        if offset.saturating_add(size) > 0 {
            let text = if packing {
                format!("no space to pack {size} bytes at offset {offset}")
            } else {
                format!("not enough data to unpack {size} bytes at offset {offset}")
            };
            return Err(error(vm, &text));
        }
        if offset.saturating_add(count) < 0 {
            return Err(error(vm, &format!("offset {offset} out of range for {count}-byte buffer")));
        }
        at = offset + count;
    }
    if count - at < size {
        let least = (size as u64).saturating_add(at as u64);
        let (function, verb) = if packing { ("pack_into", "packing") } else { ("unpack_from", "unpacking") };
        return Err(error(
            vm,
            &format!(
                "{function} requires a buffer of at least {least} bytes for {verb} {size} bytes at offset {at} \
             (actual buffer size is {count})"
            ),
        ));
    }
    Ok(at as usize)
}

fn pack_into(vm: &mut Vm, layout: &Layout, args: &[Value]) -> PyResult {
    let [buffer, offset, values @ ..] = args else {
        let which = if args.is_empty() { "buffer" } else { "offset" };
        return Err(error(vm, &format!("pack_into expected {which} argument")));
    };
    if values.len() != layout.values {
        let text = format!("pack_into expected {} items for packing (got {})", layout.values, values.len());
        return Err(error(vm, &text));
    }
    let len = match vm.view(buffer)? {
        Some(view) => match view.writable(vm) {
            Some(target) => target.len(),
            None => {
                let kind = vm.type_name(buffer);
                raise!(vm, TypeError, "argument must be read-write bytes-like object, not {kind}")
            }
        },
        None => {
            let kind = vm.type_name(buffer);
            raise!(vm, TypeError, "argument must be read-write bytes-like object, not {kind}")
        }
    };
    let at = place(vm, layout, len, offset, true)?;
    let packed = pack(vm, layout, values)?;
    vm.write_buffer(buffer, at, &packed)?;
    Ok(Value::NONE)
}

fn unpack_all(vm: &mut Vm, layout: &Layout, buffer: &Value) -> PyResult {
    let data = vm.bytes_like(buffer)?;
    if data.len() != layout.size {
        return Err(error(vm, &format!("unpack requires a buffer of {} bytes", layout.size)));
    }
    Ok(unpack(vm, layout, &data))
}

fn unpack_from(vm: &mut Vm, layout: &Layout, buffer: &Value, offset: &Value) -> PyResult {
    let data = vm.bytes_like(buffer)?;
    let at = place(vm, layout, data.len(), offset, false)?;
    Ok(unpack(vm, layout, &data[at..at + layout.size]))
}

fn iterate(vm: &mut Vm, layout: Rc<Layout>, buffer: &Value) -> PyResult {
    if layout.size == 0 {
        return Err(error(vm, "cannot iteratively unpack with a struct of length 0"));
    }
    let data = vm.bytes_like(buffer)?;
    if !data.len().is_multiple_of(layout.size) {
        let text = format!("iterative unpacking requires a buffer of a multiple of {} bytes", layout.size);
        return Err(error(vm, &text));
    }
    let class = vm.foreign_class::<UnpackIterator>(&ITERATOR);
    Ok(vm.new_foreign(&class, UnpackIterator { layout, buffer: buffer.clone(), at: 0 }).into())
}

/// `unpack_iterator`.
pub struct UnpackIterator {
    layout: Rc<Layout>,
    /// [`Value::NULL`] once exhausted.
    buffer: Value,
    at: usize,
}
traced!(UnpackIterator: buffer);

pub static ITERATOR: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    slots: Slots { iter: Some(itself), next: Some(next), ..Slots::EMPTY },
    methods: ITERATOR_METHODS,
    ..TypeSpec::foreign("_struct", "unpack_iterator")
};

fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let it = receiver::<UnpackIterator>(vm, this)?;
    let state = it.get(vm);
    let (layout, buffer, at) = (state.layout.clone(), state.buffer.clone(), state.at);
    if buffer.is_null() {
        return Ok(None);
    }
    let data = vm.bytes_like(&buffer)?;
    match data.get(at..at + layout.size) {
        Some(part) => {
            let values = unpack(vm, &layout, part);
            it.get_mut(vm).at = at + layout.size;
            Ok(Some(values))
        }
        None => {
            it.get_mut(vm).buffer = Value::NULL;
            Ok(None)
        }
    }
}

methods! { static ITERATOR_METHODS;
    "__length_hint__($self, /)" => |vm, [this]| {
        let state = receiver::<UnpackIterator>(vm, this)?.get(vm);
        let (layout, buffer, at) = (state.layout.clone(), state.buffer.clone(), state.at);
        if buffer.is_null() {
            return Ok(Value::int(0));
        }
        let len = vm.bytes_like(&buffer)?.len();
        Ok(Value::int((len.saturating_sub(at) / layout.size.max(1)) as i64))
    }
}

/// The arguments of a `*args` tuple.
fn given(args: &Value) -> &[Value] {
    args.downcast::<Tuple>().map_or(&[], |t| t.items())
}

methods! { static METHODS;
    /// S.pack(v1, v2, ...) -> bytes
    ///
    /// Return a bytes object containing values v1, v2, ... packed according
    /// to the format string S.format.  See help(struct) for more on format
    /// strings.
    "pack($self, /, *values)" as ""
    => |vm, [this, values]| {
        let layout = receiver::<Struct>(vm, this)?.get(vm).layout.clone();
        Ok(new_bytes(pack_values(vm, &layout, given(values), "pack")?))
    }
    /// S.pack_into(buffer, offset, v1, v2, ...)
    ///
    /// Pack the values v1, v2, ... according to the format string S.format
    /// and write the packed bytes into the writable buffer buf starting at
    /// offset.  Note that the offset is a required argument.  See
    /// help(struct) for more on format strings.
    "pack_into($self, /, *args)" as ""
    => |vm, [this, args]| {
        let layout = receiver::<Struct>(vm, this)?.get(vm).layout.clone();
        pack_into(vm, &layout, given(args))
    }
    /// Return a tuple containing unpacked values.
    ///
    /// Unpack according to the format string Struct.format. The buffer's size
    /// in bytes must be Struct.size.
    ///
    /// See help(struct) for more on format strings.
    "unpack($self, buffer, /)"
    => |vm, [this, buffer]| {
        let layout = receiver::<Struct>(vm, this)?.get(vm).layout.clone();
        unpack_all(vm, &layout, buffer)
    }
    /// Return a tuple containing unpacked values.
    ///
    /// Values are unpacked according to the format string Struct.format.
    ///
    /// The buffer's size in bytes, starting at position offset, must be
    /// at least Struct.size.
    ///
    /// See help(struct) for more on format strings.
    "unpack_from($self, /, buffer, offset=0)"
    => |vm, [this, buffer, offset]| {
        let layout = receiver::<Struct>(vm, this)?.get(vm).layout.clone();
        unpack_from(vm, &layout, buffer, offset)
    }
    /// Return an iterator yielding tuples.
    ///
    /// Tuples are unpacked from the given bytes source, like a repeated
    /// invocation of unpack_from().
    ///
    /// Requires that the bytes length be a multiple of the struct size.
    "iter_unpack($self, buffer, /)"
    => |vm, [this, buffer]| {
        let layout = receiver::<Struct>(vm, this)?.get(vm).layout.clone();
        iterate(vm, layout, buffer)
    }
    /// S.__sizeof__() -> size of S in memory, in bytes
    "__sizeof__($self, /)"
    => |vm, [this]| {
        let codes = receiver::<Struct>(vm, this)?.get(vm).layout.items.len() as i64;
        Ok(Value::int(STRUCT_SIZE + CODE_SIZE * (codes + 1)))
    }
}

methods! { pub static FUNCTIONS;
    /// Clear the internal cache.
    "_clearcache($module, /)"
    => |_vm, []| { Ok(Value::NONE) }
    /// Return size in bytes of the struct described by the format string.
    "calcsize($module, format, /)"
    => |vm, [format]| { Ok(Value::int(layout(vm, format)?.size as i64)) }
    /// pack(format, v1, v2, ...) -> bytes
    ///
    /// Return a bytes object containing the values v1, v2, ... packed according
    /// to the format string.  See help(struct) for more on format strings.
    "pack(*args)" as ""
    => |vm, [args]| {
        let [format, values @ ..] = given(args) else { raise!(vm, TypeError, "missing format argument") };
        let layout = layout(vm, format)?;
        Ok(new_bytes(pack_values(vm, &layout, values, "pack")?))
    }
    /// pack_into(format, buffer, offset, v1, v2, ...)
    ///
    /// Pack the values v1, v2, ... according to the format string and write
    /// the packed bytes into the writable buffer buf starting at offset.  Note
    /// that the offset is a required argument.  See help(struct) for more
    /// on format strings.
    "pack_into(*args)" as ""
    => |vm, [args]| {
        let [format, rest @ ..] = given(args) else { raise!(vm, TypeError, "missing format argument") };
        let layout = layout(vm, format)?;
        pack_into(vm, &layout, rest)
    }
    /// Return a tuple containing values unpacked according to the format string.
    ///
    /// The buffer's size in bytes must be calcsize(format).
    ///
    /// See help(struct) for more on format strings.
    "unpack($module, format, buffer, /)"
    => |vm, [format, buffer]| {
        let layout = layout(vm, format)?;
        unpack_all(vm, &layout, buffer)
    }
    /// Return a tuple containing values unpacked according to the format string.
    ///
    /// The buffer's size, minus offset, must be at least calcsize(format).
    ///
    /// See help(struct) for more on format strings.
    "unpack_from($module, format, /, buffer, offset=0)"
    => |vm, [format, buffer, offset]| {
        let layout = layout(vm, format)?;
        unpack_from(vm, &layout, buffer, offset)
    }
    /// Return an iterator yielding tuples unpacked from the given bytes.
    ///
    /// The bytes are unpacked according to the format string, like
    /// a repeated invocation of unpack_from().
    ///
    /// Requires that the bytes length be a multiple of the format struct size.
    "iter_unpack($module, format, buffer, /)"
    => |vm, [format, buffer]| {
        let layout = layout(vm, format)?;
        iterate(vm, layout, buffer)
    }
}
