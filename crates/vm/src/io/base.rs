//! The abstract classes `_IOBase`, `_RawIOBase`, `_BufferedIOBase` and `_TextIOBase`: what files have in common, said
//! in terms of the methods that the others define.

use super::{DEFAULT_BUFFER_SIZE, check_open, is_closed, size_or_all, unsupported};
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::methods;
use crate::types::bytearray::{ByteArray, new_bytearray};
use crate::types::bytes::{Bytes, new_bytes};
use crate::types::list::List;
use crate::{Args, PyResult, Trace, Vm};
use taipan_heap::{Ref, Value};

/// The payload of instances of the abstract classes: their state is in attributes.
struct Abstract;

impl Trace for Abstract {
    const CYCLIC: bool = true;
}

pub static IO_BASE: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::INHERITS_NEW),
    slots: Slots {
        new: Some(new),
        iter: Some(iter),
        next: Some(next),
        finalize: Some(finalize),
        ..Slots::EMPTY
    },
    methods: IO_METHODS,
    getset: IO_GETSET,
    has_dict: true,
    doc: Some("The abstract base class for all I/O classes."),
    ..TypeSpec::foreign("_io", "_IOBase")
};

static RAW_BASE: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::INHERITS_NEW),
    slots: Slots { new: Some(new), ..Slots::EMPTY },
    methods: RAW_METHODS,
    doc: Some("Base class for raw binary I/O."),
    ..TypeSpec::foreign("_io", "_RawIOBase")
};

static BUFFERED_BASE: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::INHERITS_NEW),
    slots: Slots { new: Some(new), ..Slots::EMPTY },
    methods: BUFFERED_METHODS,
    doc: Some("Base class for buffered IO objects."),
    ..TypeSpec::foreign("_io", "_BufferedIOBase")
};

static TEXT_BASE: TypeSpec = TypeSpec {
    flags: ClassFlags::BASETYPE.union(ClassFlags::INHERITS_NEW),
    slots: Slots { new: Some(new), ..Slots::EMPTY },
    methods: TEXT_METHODS,
    getset: TEXT_GETSET,
    doc: Some("Base class for text I/O."),
    ..TypeSpec::foreign("_io", "_TextIOBase")
};

pub fn io_base(vm: &mut Vm) -> Ref<Class> {
    vm.foreign_class::<Abstract>(&IO_BASE)
}

pub fn raw_base(vm: &mut Vm) -> Ref<Class> {
    let base = io_base(vm);
    vm.foreign_subclass::<Abstract>(&RAW_BASE, &base)
}

pub fn buffered_base(vm: &mut Vm) -> Ref<Class> {
    let base = io_base(vm);
    vm.foreign_subclass::<Abstract>(&BUFFERED_BASE, &base)
}

pub fn text_base(vm: &mut Vm) -> Ref<Class> {
    let base = io_base(vm);
    vm.foreign_subclass::<Abstract>(&TEXT_BASE, &base)
}

fn new(vm: &mut Vm, class: &Ref<Class>, args: Args<'_>) -> PyResult {
    let init = |class: &Ref<Class>| class.get(vm).slots.init.map(|f| f as usize);
    let has_own_init = init(class) != init(&vm.types.object);
    if !args.is_empty() && !has_own_init && vm.dialect.io_inherits_new() {
        let name = class.get(vm).name.to_string();
        let shown = if class.get(vm).is_heap() { name } else { vm.spec_name(class, &name) };
        raise!(vm, TypeError, "{shown}() takes no arguments");
    }
    Ok(vm.new_foreign(class, Abstract).into())
}

/// The attribute that says of an instance of a Python class that it is closed.
const CLOSED: &str = "__IOBase_closed";

/// `__del__`: what goes wrong when a file is closed because nobody needs it any more is not reported.
fn finalize(vm: &mut Vm, this: &Value) -> PyResult {
    if !is_closed(vm, this).unwrap_or(true) {
        let _ = vm.call_method(this, "close", &[]);
    }
    Ok(Value::NONE)
}

/// Asks a file whether it is `readable`, `writable` or `seekable`: True, or an error that says that it is not.
pub fn says(vm: &mut Vm, object: &Value, ability: &str) -> PyResult {
    let answer = vm.call_method(object, ability, &[])?;
    match answer.is(&Value::TRUE) {
        true => Ok(Value::TRUE),
        false => Err(unsupported(vm, &format!("File or stream is not {ability}."))),
    }
}

methods! { static IO_METHODS;
    /// Change the stream position to the given byte offset.
    "seek($self, offset, whence=os.SEEK_SET, /)" => |vm, [_this, _offset, _whence]| { Err(unsupported(vm, "seek")) }
    /// Return current stream position.
    "tell($self, /)" => |vm, [this]| { vm.call_method(this, "seek", &[Value::int(0), Value::int(1)]) }
    /// Truncate file to size bytes.
    ///
    /// File pointer is left unchanged. Size defaults to the current IO position
    /// as reported by tell(). Return the new size.
    "truncate($self, size=None, /)" => |vm, [_this, _size]| { Err(unsupported(vm, "truncate")) }
    /// Flush write buffers, if applicable.
    ///
    /// This is not implemented for read-only and non-blocking streams.
    "flush($self, /)" => |vm, [this]| {
        check_open(vm, this)?;
        Ok(Value::NONE)
    }
    /// Flush and close the IO object.
    ///
    /// This method has no effect if the file is already closed.
    "close($self, /)" => |vm, [this]| {
        let name = vm.intern(CLOSED);
        if vm.getattr_optional(this, &name)?.is_some() {
            return Ok(Value::NONE);
        }
        let flushed = vm.call_method(this, "flush", &[]);
        vm.setattr(this, &name, Some(&Value::TRUE))?;
        flushed.map(|_| Value::NONE)
    }
    /// Return whether object supports random access.
    ///
    /// If False, seek(), tell() and truncate() will raise OSError.
    /// This method may need to do a test seek().
    "seekable($self, /)" => |_vm, [_this]| { Ok(Value::FALSE) }
    /// Return whether object was opened for reading.
    ///
    /// If False, read() will raise OSError.
    "readable($self, /)" => |_vm, [_this]| { Ok(Value::FALSE) }
    /// Return whether object was opened for writing.
    ///
    /// If False, write() will raise OSError.
    "writable($self, /)" => |_vm, [_this]| { Ok(Value::FALSE) }
    "_checkClosed($self, /)" => |vm, [this]| {
        check_open(vm, this)?;
        Ok(Value::NONE)
    }
    "_checkSeekable($self, /)" => |vm, [this]| { says(vm, this, "seekable") }
    "_checkReadable($self, /)" => |vm, [this]| { says(vm, this, "readable") }
    "_checkWritable($self, /)" => |vm, [this]| { says(vm, this, "writable") }
    /// Return underlying file descriptor if one exists.
    ///
    /// Raise OSError if the IO object does not use a file descriptor.
    "fileno($self, /)" => |vm, [_this]| { Err(unsupported(vm, "fileno")) }
    /// Return whether this is an 'interactive' stream.
    ///
    /// Return False if it can't be determined.
    "isatty($self, /)" => |vm, [this]| {
        check_open(vm, this)?;
        Ok(Value::FALSE)
    }
    "__enter__($self, /)" => |vm, [this]| {
        check_open(vm, this)?;
        Ok(this.clone())
    }
    "__exit__($self, /, *args)" as "" => |vm, [this, _args]| { vm.call_method(this, "close", &[]) }
    /// Read and return a line from the stream.
    ///
    /// If size is specified, at most size bytes will be read.
    ///
    /// The line terminator is always b'\n' for binary files; for text
    /// files, the newlines argument to open can be used to select the line
    /// terminator(s) recognized.
    "readline($self, size=-1, /)" => |vm, [this, size]| {
        let limit = size_or_all(vm, size)?;
        readline(vm, this, limit)
    }
    /// Return a list of lines from the stream.
    ///
    /// hint can be specified to control the number of lines read: no more
    /// lines will be read if the total size (in bytes/characters) of all
    /// lines so far exceeds hint.
    "readlines($self, hint=-1, /)" => |vm, [this, hint]| {
        let hint = size_or_all(vm, hint)?.filter(|&h| h > 0);
        let it = vm.iter(this)?;
        let (mut lines, mut total) = (Vec::new(), 0);
        while let Some(line) = vm.next(&it)? {
            total += vm.len(&line)?;
            lines.push(line);
            if hint.is_some_and(|h| total > h) {
                break;
            }
        }
        Ok(List::new_ref(lines).into())
    }
    /// Write a list of lines to stream.
    ///
    /// Line separators are not added, so it is usual for each of the
    /// lines provided to have a line separator at the end.
    "writelines($self, lines, /)" => |vm, [this, lines]| {
        check_open(vm, this)?;
        let this = this.clone();
        vm.for_each(lines, |vm, line| vm.call_method(&this, "write", &[line]).map(drop))?;
        Ok(Value::NONE)
    }
}

static IO_GETSET: &[GetSet] = &[GetSet::read("closed", "", |vm, this| {
    let name = vm.intern(CLOSED);
    Ok(Value::bool(vm.getattr_optional(this, &name)?.is_some()))
})];

fn iter(vm: &mut Vm, this: &Value) -> PyResult {
    check_open(vm, this)?;
    Ok(this.clone())
}

pub(super) fn next(vm: &mut Vm, this: &Value) -> PyResult<Option<Value>> {
    let line = vm.call_method(this, "readline", &[])?;
    Ok(if vm.len(&line)? == 0 { None } else { Some(line) })
}

/// The bytes that a method returned, which must be bytes.
fn bytes_of(vm: &mut Vm, object: &Value, method: &str, n: usize) -> PyResult<Vec<u8>> {
    let result = vm.call_method(object, method, &[Value::int(n as i64)])?;
    match result.downcast::<Bytes>() {
        Some(b) => Ok(b.data().to_vec()),
        None => raise!(
            vm,
            OSError,
            "{method}() should have returned a bytes object, not '{}'",
            vm.type_name(&result)
        ),
    }
}

fn readline(vm: &mut Vm, this: &Value, limit: Option<usize>) -> PyResult {
    let peek = vm.intern("peek");
    let peeks = vm.getattr_optional(this, &peek)?.is_some();
    let mut line = Vec::new();
    while limit.is_none_or(|l| line.len() < l) {
        let room = limit.map_or(usize::MAX, |l| l - line.len());
        let mut ahead = 1;
        if peeks {
            let seen = bytes_of(vm, this, "peek", 1)?;
            let seen = &seen[..seen.len().min(room)];
            ahead = memchr::memchr(b'\n', seen).map_or(seen.len(), |at| at + 1).max(1);
        }
        let part = bytes_of(vm, this, "read", ahead)?;
        line.extend_from_slice(&part);
        if part.is_empty() || part.ends_with(b"\n") {
            break;
        }
    }
    Ok(new_bytes(line))
}

methods! { static RAW_METHODS;
    "read($self, size=-1, /)" => |vm, [this, size]| {
        let size = vm.index_i64(size)?;
        let Ok(size) = usize::try_from(size) else { return vm.call_method(this, "readall", &[]) };
        vm.check_memory(size)?;
        let buffer = new_bytearray(vec![0; size]);
        let n = vm.call_method(this, "readinto", std::slice::from_ref(&buffer))?;
        if n.is_none() {
            return Ok(n);
        }
        let n = vm.index_i64(&n)?;
        let Some(array) = buffer.downcast::<ByteArray>() else { return Ok(buffer) };
        match usize::try_from(n).ok().and_then(|n| array.get(vm).data.get(..n).map(<[u8]>::to_vec)) {
            Some(bytes) => Ok(new_bytes(bytes)),
            None => raise!(vm, ValueError, "readinto returned {n} outside buffer size {size}"),
        }
    }
    "readinto($self, buffer, /)" as "" => |vm, [_this, _buffer]| {
        Err(vm.error(crate::exc::Exc::NotImplementedError, ""))
    }
    "write($self, b, /)" as "" => |vm, [_this, _bytes]| {
        Err(vm.error(crate::exc::Exc::NotImplementedError, ""))
    }
    /// Read until EOF, using multiple read() call.
    "readall($self, /)" => |vm, [this]| {
        let mut all = Vec::new();
        loop {
            let part = vm.call_method(this, "read", &[Value::int(DEFAULT_BUFFER_SIZE as i64)])?;
            if part.is_none() && all.is_empty() {
                return Ok(part);
            }
            match part.downcast::<Bytes>() {
                Some(b) if b.data().is_empty() => return Ok(new_bytes(all)),
                Some(b) => all.extend_from_slice(b.data()),
                None if part.is_none() => return Ok(new_bytes(all)),
                None => raise!(vm, TypeError, "read() should return bytes"),
            }
        }
    }
}

/// Fills a buffer from what a method returns.
fn read_into(vm: &mut Vm, this: &Value, buffer: &Value, method: &str) -> PyResult {
    let room = super::raw::writable_len(vm, buffer)?;
    let data = vm.call_method(this, method, &[Value::int(room as i64)])?;
    let Some(bytes) = data.downcast::<Bytes>() else {
        raise!(vm, TypeError, "read() should return bytes");
    };
    if bytes.data().len() > room {
        let given = bytes.data().len();
        raise!(vm, ValueError, "read() returned too much data: {room} bytes requested, {given} returned");
    }
    vm.write_buffer(buffer, 0, bytes.data())?;
    Ok(Value::int(bytes.data().len() as i64))
}

methods! { static BUFFERED_METHODS;
    /// Disconnect this buffer from its underlying raw stream and return it.
    ///
    /// After the raw stream has been detached, the buffer is in an unusable
    /// state.
    "detach($self, /)" => |vm, [_this]| { Err(unsupported(vm, "detach")) }
    /// Read and return up to n bytes.
    ///
    /// If the size argument is omitted, None, or negative, read and
    /// return all data until EOF.
    "read($self, size=-1, /)" => |vm, [_this, _size]| { Err(unsupported(vm, "read")) }
    /// Read and return up to size bytes, with at most one read() call to the underlying raw stream.
    ///
    /// Return an empty bytes object on EOF.
    /// A short result does not imply that EOF is imminent.
    "read1($self, size=-1, /)" => |vm, [_this, _size]| { Err(unsupported(vm, "read1")) }
    "readinto($self, buffer, /)" => |vm, [this, buffer]| { read_into(vm, this, buffer, "read") }
    "readinto1($self, buffer, /)" => |vm, [this, buffer]| { read_into(vm, this, buffer, "read1") }
    /// Write buffer b to the IO stream.
    ///
    /// Return the number of bytes written, which is always
    /// the length of b in bytes.
    "write($self, b, /)" => |vm, [_this, _b]| { Err(unsupported(vm, "write")) }
}

methods! { static TEXT_METHODS;
    /// Separate the underlying buffer from the TextIOBase and return it.
    ///
    /// After the underlying buffer has been detached, the TextIO is in an unusable state.
    "detach($self, /)" => |vm, [_this]| { Err(unsupported(vm, "detach")) }
    /// Read at most size characters from stream.
    ///
    /// Read from underlying buffer until we have size characters or we hit EOF.
    /// If size is negative or omitted, read until EOF.
    "read($self, size=-1, /)" => |vm, [_this, _size]| { Err(unsupported(vm, "read")) }
    /// Read until newline or EOF.
    ///
    /// Return an empty string if EOF is hit immediately.
    /// If size is specified, at most size characters will be read.
    "readline($self, size=-1, /)" => |vm, [_this, _size]| { Err(unsupported(vm, "readline")) }
    /// Write string s to stream.
    ///
    /// Return the number of characters written
    /// (which is always equal to the length of the string).
    "write($self, s, /)" => |vm, [_this, _s]| { Err(unsupported(vm, "write")) }
}

static TEXT_GETSET: &[GetSet] = &[
    GetSet::read(
        "encoding",
        "Encoding of the text stream.\n\nSubclasses should override.\n",
        |_vm, _this| Ok(Value::NONE),
    ),
    GetSet::read(
        "newlines",
        "Line endings translated so far.\n\nOnly line endings translated during reading are considered.\n\nSubclasses should override.\n",
        |_vm, _this| Ok(Value::NONE),
    ),
    GetSet::read(
        "errors",
        "The error setting of the decoder or encoder.\n\nSubclasses should override.\n",
        |_vm, _this| Ok(Value::NONE),
    ),
];
