//! `BytesIO`: a binary file in memory.

use super::{size_or_all, this};
use crate::call::call_method;
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::methods;
use crate::protocol::buffer::{BufferSlot, Exports};
use crate::types::bytes::new_bytes;
use crate::types::int::int_ref;
use crate::types::list::List;
use crate::types::memoryview::{View, new_view};
use crate::types::tuple::Tuple;
use crate::{Args, Foreign, PyResult, Trace, Vm};
use taipan_heap::account::Growing;
use taipan_heap::{Ref, Value};

/// The contents, `None` once closed, and the position.
#[derive(Default)]
pub struct BytesIo {
    data: Option<Vec<u8>>,
    position: usize,
    exports: Exports,
}

impl Trace for BytesIo {
    const CYCLIC: bool = true;
    const BUFFERED: bool = true;
    fn buffer(&self) -> usize {
        self.data.as_ref().map_or(0, Vec::capacity)
    }
}

static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE,
    slots: Slots { new: Some(new), init: Some(init), iter: Some(iter), next: Some(next), ..Slots::EMPTY },
    methods: METHODS,
    getset: GETSET,
    signature: "(initial_bytes=b'')",
    doc: Some("Buffered I/O implementation using an in-memory bytes buffer."),
    ..TypeSpec::foreign("_io", "BytesIO")
};

pub fn class(vm: &mut Vm) -> Ref<Class> {
    let base = super::buffered_base(vm);
    vm.foreign_subclass::<BytesIo>(&SPEC, &base)
}

fn new(vm: &mut Vm, class: &Ref<Class>, _args: Args<'_>) -> PyResult {
    let file = BytesIo { data: Some(Vec::new()), ..BytesIo::default() };
    Ok(vm.new_foreign(class, file).into())
}

methods! { static INIT;
    "BytesIO($self, /, initial_bytes=b'')" => |vm, [file, initial]| {
        let file = this::<BytesIo>(vm, file)?;
        check_exports(vm, &file)?;
        let data = if initial.is_null() || initial.is_none() { Vec::new() } else { vm.bytes_like(initial)?.to_vec() };
        let contents = file.get_mut(vm);
        (contents.data, contents.position) = (Some(data), 0);
        Ok(Value::NONE)
    }
}

fn init(vm: &mut Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    call_method(vm, &INIT[0], None, args.with_first(this.clone()).args()).map(drop)
}

fn open(vm: &mut Vm, object: &Value) -> PyResult<Foreign<BytesIo>> {
    let file = this::<BytesIo>(vm, object)?;
    if file.get(vm).data.is_none() {
        raise!(vm, ValueError, "I/O operation on closed file.");
    }
    Ok(file)
}

fn check_exports(vm: &mut Vm, file: &Foreign<BytesIo>) -> PyResult<()> {
    if file.get(vm).exports.any() {
        raise!(vm, BufferError, "Existing exports of data: object cannot be re-sized");
    }
    Ok(())
}

impl BytesIo {
    /// The bytes from the position on, at most that many; the position moves behind them.
    fn take(&mut self, size: Option<usize>) -> Vec<u8> {
        let data = self.data.as_deref().unwrap_or_default();
        let rest = data.get(self.position..).unwrap_or_default();
        let taken = rest[..size.unwrap_or(rest.len()).min(rest.len())].to_vec();
        self.position += taken.len();
        taken
    }

    /// How long the line at the position is, its end included.
    fn line(&self, size: Option<usize>) -> usize {
        let data = self.data.as_deref().unwrap_or_default();
        let rest = data.get(self.position..).unwrap_or_default();
        let line = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        line.min(size.unwrap_or(line))
    }
}

fn write(vm: &mut Vm, object: &Value, bytes: &Value) -> PyResult<usize> {
    let file = open(vm, object)?;
    check_exports(vm, &file)?;
    let bytes = vm.bytes_like(bytes)?;
    let file = open(vm, object)?;
    if bytes.is_empty() {
        return Ok(0);
    }
    let end = file.get(vm).position.saturating_add(bytes.len());
    vm.check_memory(end)?;
    let contents = file.get_mut(vm);
    let start = contents.position;
    let mut data = Growing::new(contents.data.get_or_insert_default());
    if data.len() < end {
        data.resize(end, 0);
    }
    data[start..end].copy_from_slice(&bytes);
    drop(data);
    contents.position = end;
    Ok(bytes.len())
}

fn iter(vm: &mut Vm, object: &Value) -> PyResult {
    open(vm, object)?;
    Ok(object.clone())
}

fn next(vm: &mut Vm, object: &Value) -> PyResult<Option<Value>> {
    let file = open(vm, object)?;
    let contents = file.get_mut(vm);
    let n = contents.line(None);
    Ok(if n == 0 { None } else { Some(new_bytes(contents.take(Some(n)))) })
}

methods! { static METHODS;
    /// Read at most size bytes, returned as a bytes object.
    ///
    /// If the size argument is negative, read until EOF is reached.
    /// Return an empty bytes object at EOF.
    "read($self, size=-1, /)" => |vm, [object, size]| { read(vm, object, size) }
    /// Read at most size bytes, returned as a bytes object.
    ///
    /// If the size argument is negative or omitted, read until EOF is reached.
    /// Return an empty bytes object at EOF.
    "read1($self, size=-1, /)" => |vm, [object, size]| { read(vm, object, size) }
    /// Next line from the file, as a bytes object.
    ///
    /// Retain newline.  A non-negative size argument limits the maximum
    /// number of bytes to return (an incomplete line may be returned then).
    /// Return an empty bytes object at EOF.
    "readline($self, size=-1, /)" => |vm, [object, size]| {
        let size = size_or_all(vm, size)?;
        let file = open(vm, object)?;
        let contents = file.get_mut(vm);
        let n = contents.line(size);
        Ok(new_bytes(contents.take(Some(n))))
    }
    /// List of bytes objects, each a line from the file.
    ///
    /// Call readline() repeatedly and return a list of the lines so read.
    /// The optional size argument, if given, is an approximate bound on the
    /// total number of bytes in the lines returned.
    "readlines($self, size=None, /)" => |vm, [object, size]| {
        let size = size_or_all(vm, size)?.filter(|&s| s > 0);
        let file = open(vm, object)?;
        let (mut lines, mut total) = (Vec::new(), 0);
        loop {
            let contents = file.get_mut(vm);
            let n = contents.line(None);
            if n == 0 {
                break;
            }
            let line = new_bytes(contents.take(Some(n)));
            lines.push(line);
            total += n;
            if size.is_some_and(|s| total >= s) {
                break;
            }
        }
        Ok(List::new_ref(lines).into())
    }
    /// Read bytes into buffer.
    ///
    /// Returns number of bytes read (0 for EOF), or None if the object
    /// is set not to block and has no data to read.
    "readinto($self, buffer, /)" => |vm, [object, buffer]| {
        let file = open(vm, object)?;
        let room = super::raw::writable_len(vm, buffer)?;
        let bytes = file.get_mut(vm).take(Some(room));
        vm.write_buffer(buffer, 0, &bytes)?;
        Ok(Value::int(bytes.len() as i64))
    }
    /// Write bytes to file.
    ///
    /// Return the number of bytes written.
    "write($self, b, /)" => |vm, [object, b]| { Ok(Value::int(write(vm, object, b)? as i64)) }
    /// Write lines to the file.
    ///
    /// Note that newlines are not added.  lines can be any iterable object
    /// producing bytes-like objects. This is equivalent to calling write() for
    /// each element.
    "writelines($self, lines, /)" => |vm, [object, lines]| {
        let object = object.clone();
        open(vm, &object)?;
        vm.for_each(lines, |vm, line| write(vm, &object, &line).map(drop))?;
        Ok(Value::NONE)
    }
    /// Change stream position.
    ///
    /// Seek to byte offset pos relative to position indicated by whence:
    ///      0  Start of stream (the default).  pos should be >= 0;
    ///      1  Current position - pos may be negative;
    ///      2  End of stream - pos usually negative.
    /// Returns the new absolute position.
    "seek($self, pos, whence=0, /)" => |vm, [object, pos, whence]| {
        let file = open(vm, object)?;
        let pos = vm.ssize(pos)?;
        let base = match vm.index_i64(whence)? {
            0 if pos < 0 => raise!(vm, ValueError, "negative seek value {pos}"),
            0 => 0,
            1 => file.get(vm).position as i64,
            2 => file.get(vm).data.as_ref().map_or(0, Vec::len) as i64,
            other => raise!(vm, ValueError, "invalid whence ({other}, should be 0, 1 or 2)"),
        };
        let Some(to) = base.checked_add(pos) else {
            raise!(vm, OverflowError, "new position too large");
        };
        let to = to.max(0);
        file.get_mut(vm).position = to as usize;
        Ok(Value::int(to))
    }
    /// Current file position, an integer.
    "tell($self, /)" => |vm, [object]| { Ok(Value::int(open(vm, object)?.get(vm).position as i64)) }
    /// Truncate the file to at most size bytes.
    ///
    /// Size defaults to the current file position, as returned by tell().
    /// The current file position is unchanged.  Returns the new size.
    "truncate($self, size=None, /)" => |vm, [object, size]| {
        let file = open(vm, object)?;
        check_exports(vm, &file)?;
        let size = if size.is_none() { file.get(vm).position as i64 } else { vm.ssize(size)? };
        let Ok(length) = usize::try_from(size) else { raise!(vm, ValueError, "negative size value {size}") };
        if let Some(data) = &mut file.get_mut(vm).data {
            data.truncate(length);
        }
        Ok(Value::int(size))
    }
    /// Retrieve the entire contents of the BytesIO object.
    "getvalue($self, /)" => |vm, [object]| {
        let data = open(vm, object)?.get(vm).data.clone().unwrap_or_default();
        Ok(new_bytes(data))
    }
    /// Get a read-write view over the contents of the BytesIO object.
    "getbuffer($self, /)" => |vm, [object]| {
        open(vm, object)?;
        let view = View::of(vm, object, &BUFFER);
        Ok(new_view(view))
    }
    /// Does nothing.
    "flush($self, /)" => |vm, [object]| {
        open(vm, object)?;
        Ok(Value::NONE)
    }
    /// Disable all I/O operations.
    "close($self, /)" => |vm, [object]| {
        let file = this::<BytesIo>(vm, object)?;
        check_exports(vm, &file)?;
        file.get_mut(vm).data = None;
        Ok(Value::NONE)
    }
    /// Always returns False.
    ///
    /// BytesIO objects are not connected to a TTY-like device.
    "isatty($self, /)" => |vm, [object]| { open(vm, object).map(|_| Value::FALSE) }
    /// Returns True if the IO object can be read.
    "readable($self, /)" => |vm, [object]| { open(vm, object).map(|_| Value::TRUE) }
    /// Returns True if the IO object can be written.
    "writable($self, /)" => |vm, [object]| { open(vm, object).map(|_| Value::TRUE) }
    /// Returns True if the IO object can be seeked.
    "seekable($self, /)" => |vm, [object]| { open(vm, object).map(|_| Value::TRUE) }
    "__getstate__($self, /)" => |vm, [object]| {
        let file = open(vm, object)?;
        let (data, position) = (file.get(vm).data.clone().unwrap_or_default(), file.get(vm).position);
        let dict = super::stringio::attributes(vm, object)?;
        Ok(vm.new_tuple([new_bytes(data), Value::int(position as i64), dict]))
    }
    "__setstate__($self, object, /)" => |vm, [object, state]| { set_state(vm, object, state) }
    "__sizeof__($self, /)" => |vm, [object]| {
        let file = this::<BytesIo>(vm, object)?;
        let room = file.get(vm).data.as_ref().map_or(0, Vec::capacity);
        Ok(Value::int(80 + room as i64))
    }
}

fn read(vm: &mut Vm, object: &Value, size: &Value) -> PyResult {
    let size = size_or_all(vm, size)?;
    let file = open(vm, object)?;
    Ok(new_bytes(file.get_mut(vm).take(size)))
}

fn set_state(vm: &mut Vm, object: &Value, state: &Value) -> PyResult {
    let class = vm.class_of(object);
    let name = class.get(vm).name.to_string();
    let items = state.downcast::<Tuple>().map(|t| t.items().to_vec()).unwrap_or_default();
    let [initial, position, dict] = &items[..] else {
        raise!(vm, TypeError, "{name}.__setstate__ argument should be 3-tuple, got {}", vm.type_name(state));
    };
    init(vm, object, Args::positional_only(std::slice::from_ref(initial)))?;
    if int_ref(position).is_none() {
        raise!(vm, TypeError, "second item of state must be an integer, not {}", vm.type_name(position));
    }
    let Ok(position) = usize::try_from(vm.index_i64(position)?) else {
        raise!(vm, ValueError, "position value cannot be negative");
    };
    this::<BytesIo>(vm, object)?.get_mut(vm).position = position;
    super::stringio::update_attributes(vm, object, dict, "third")
}

/// The memory of a `BytesIO`, for `getbuffer`.
static BUFFER: BufferSlot = BufferSlot {
    item: |_, _| ('B', 1),
    read: |vm, v| v.foreign::<BytesIo>().and_then(|f| f.get(vm).data.as_deref()).unwrap_or_default(),
    write: Some(|vm, v| {
        v.foreign::<BytesIo>().and_then(|f| f.get_mut(vm).data.as_deref_mut()).unwrap_or_default()
    }),
    exports: |vm, v| v.foreign::<BytesIo>().map(|f| f.get(vm).exports.clone()),
};

static GETSET: &[GetSet] = &[GetSet::read("closed", "True if the file is closed.", |vm, object| {
    Ok(Value::bool(this::<BytesIo>(vm, object)?.get(vm).data.is_none()))
})];
