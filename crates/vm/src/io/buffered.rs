//! `BufferedReader`, `BufferedWriter` and `BufferedRandom`: bytes between a program and a raw file.

use super::base::says;
use super::{DEFAULT_BUFFER_SIZE, no_pickle, raw, size_or_all, this};
use crate::call::call_method;
use crate::class::native::GetSet;
use crate::class::{Class, ClassFlags, Slots, TypeSpec};
use crate::methods;
use crate::types::bytes::{Bytes, new_bytes};
use crate::{Args, Foreign, PyResult, Trace, Visitor, Vm};
use taipan_heap::{Ref, Value};

/// Which of the three classes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reader,
    Writer,
    Random,
}

/// A raw file, what was read ahead of it, and what waits to be written. Never are both there at a time.
pub struct Buffered {
    kind: Kind,
    /// NULL until `__init__`, and after `detach`.
    raw: Value,
    detached: bool,
    size: usize,
    ahead: Vec<u8>,
    /// How much of `ahead` was handed out.
    used: usize,
    waiting: Vec<u8>,
    finalizing: bool,
}

impl Trace for Buffered {
    const CYCLIC: bool = true;
    fn trace(&self, visit: &mut Visitor<'_>) {
        visit(&self.raw);
    }
    fn clear(&mut self) {
        self.raw = Value::NULL;
    }
}

impl Buffered {
    fn unread(&self) -> &[u8] {
        self.ahead.get(self.used..).unwrap_or_default()
    }

    /// Hands out at most `n` bytes of what was read ahead.
    fn take(&mut self, n: usize) -> Vec<u8> {
        let taken = self.unread()[..n.min(self.ahead.len() - self.used)].to_vec();
        self.used += taken.len();
        taken
    }
}

macro_rules! kind {
    ($SPEC:ident, $class:ident, $name:literal, $kind:expr, $doc:literal, $more:expr) => {
        static $SPEC: TypeSpec = TypeSpec {
            flags: ClassFlags::BASETYPE.union(ClassFlags::INHERITS_NEW),
            slots: Slots {
                new: Some(|vm, class, _args| new(vm, class, $kind)),
                init: Some(init),
                repr: Some(repr),
                next: if matches!($kind, Kind::Writer) { None } else { Some(next) },
                ..Slots::EMPTY
            },
            methods: METHODS,
            more_methods: $more,
            getset: GETSET,
            signature: "(raw, buffer_size=DEFAULT_BUFFER_SIZE)",
            doc: Some($doc),
            ..TypeSpec::foreign("_io", $name)
        };

        pub fn $class(vm: &mut Vm) -> Ref<Class> {
            let base = super::buffered_base(vm);
            vm.foreign_subclass::<Buffered>(&$SPEC, &base)
        }
    };
}

kind!(
    READER,
    reader_class,
    "BufferedReader",
    Kind::Reader,
    "Create a new buffered reader using the given readable raw IO object.",
    &[READ_METHODS]
);
kind!(
    WRITER,
    writer_class,
    "BufferedWriter",
    Kind::Writer,
    "A buffer for a writeable sequential RawIO object.\n\nThe constructor creates a BufferedWriter for the given writeable raw\nstream. If the buffer_size is not given, it defaults to\nDEFAULT_BUFFER_SIZE.",
    &[WRITE_METHODS]
);
kind!(
    RANDOM,
    random_class,
    "BufferedRandom",
    Kind::Random,
    "A buffered interface to random access streams.\n\nThe constructor creates a reader and writer for a seekable stream,\nraw, given in the first argument. If the buffer_size is omitted it\ndefaults to DEFAULT_BUFFER_SIZE.",
    &[READ_METHODS, WRITE_METHODS]
);

fn new(vm: &mut Vm, class: &Ref<Class>, kind: Kind) -> PyResult {
    let file = Buffered {
        kind,
        raw: Value::NULL,
        detached: false,
        size: DEFAULT_BUFFER_SIZE,
        ahead: Vec::new(),
        used: 0,
        waiting: Vec::new(),
        finalizing: false,
    };
    Ok(vm.new_foreign(class, file).into())
}

fn set_up(vm: &mut Vm, object: &Value, raw: &Value, size: &Value) -> PyResult {
    let file = this::<Buffered>(vm, object)?;
    let kind = file.get(vm).kind;
    let size = vm.ssize(size)?;
    if kind == Kind::Random {
        says(vm, raw, "seekable")?;
    }
    if kind != Kind::Writer {
        says(vm, raw, "readable")?;
    }
    if kind != Kind::Reader {
        says(vm, raw, "writable")?;
    }
    let Some(size) = usize::try_from(size).ok().filter(|&s| s > 0) else {
        raise!(vm, ValueError, "buffer size must be strictly positive");
    };
    vm.check_memory(size)?;
    let contents = file.get_mut(vm);
    (contents.raw, contents.size, contents.detached) = (raw.clone(), size, false);
    (contents.ahead, contents.used, contents.waiting) = (Vec::new(), 0, Vec::new());
    Ok(Value::NONE)
}

// An entry for each class: messages name it.
methods! { static INIT;
    "BufferedReader($self, /, raw, buffer_size=8192)" => |vm, [object, raw, size]| { set_up(vm, object, raw, size) }
    "BufferedWriter($self, /, raw, buffer_size=8192)" => |vm, [object, raw, size]| { set_up(vm, object, raw, size) }
    "BufferedRandom($self, /, raw, buffer_size=8192)" => |vm, [object, raw, size]| { set_up(vm, object, raw, size) }
}

fn init(vm: &mut Vm, object: &Value, args: Args<'_>) -> PyResult<()> {
    let [reader, writer, random] = INIT else { return Err(vm.wrong_arity()) };
    let own = match this::<Buffered>(vm, object)?.get(vm).kind {
        Kind::Reader => reader,
        Kind::Writer => writer,
        Kind::Random => random,
    };
    call_method(vm, own, None, args.with_first(object.clone()).args()).map(drop)
}

/// The buffer and its raw file.
fn attached(vm: &mut Vm, object: &Value) -> PyResult<(Foreign<Buffered>, Value)> {
    let file = this::<Buffered>(vm, object)?;
    let contents = file.get(vm);
    if contents.raw.is_null() {
        if contents.detached {
            raise!(vm, ValueError, "raw stream has been detached");
        }
        raise!(vm, ValueError, "I/O operation on uninitialized object");
    }
    let raw = contents.raw.clone();
    Ok((file, raw))
}

/// The same, where the raw file must be open.
fn open(vm: &mut Vm, object: &Value, doing: &str) -> PyResult<(Foreign<Buffered>, Value)> {
    let (file, raw) = attached(vm, object)?;
    if super::is_closed(vm, &raw)? && file.get(vm).unread().is_empty() {
        raise!(vm, ValueError, "{doing} closed file");
    }
    Ok((file, raw))
}

/// Writes what waits.
fn flush_waiting(vm: &mut Vm, file: &Foreign<Buffered>, raw: &Value) -> PyResult<()> {
    while !file.get(vm).waiting.is_empty() {
        let waiting = file.get(vm).waiting.clone();
        match raw::write(vm, raw, &waiting)? {
            Some(n) => drop(file.get_mut(vm).waiting.drain(..n)),
            None => {
                return Err(blocking(vm, "write could not complete without blocking", 0));
            }
        }
    }
    Ok(())
}

fn blocking(vm: &mut Vm, message: &str, written: usize) -> crate::Raised {
    const EAGAIN: i64 = 11;
    let args = [Value::int(EAGAIN), vm.new_str(message), Value::int(written as i64)];
    vm.error_by_call(crate::exc::Exc::BlockingIOError, &args)
}

/// Moves the raw file back to where the program is, and forgets what was read ahead.
fn rewind(vm: &mut Vm, file: &Foreign<Buffered>, raw: &Value) -> PyResult<()> {
    let unread = file.get(vm).unread().len();
    let contents = file.get_mut(vm);
    (contents.ahead, contents.used) = (Vec::new(), 0);
    if unread > 0 {
        vm.call_method(raw, "seek", &[Value::int(-(unread as i64)), Value::int(1)])?;
    }
    Ok(())
}

/// Reads ahead once; false at the end of the file, `None` where it would block.
fn fill(vm: &mut Vm, file: &Foreign<Buffered>, raw: &Value) -> PyResult<Option<bool>> {
    flush_waiting(vm, file, raw)?;
    let size = file.get(vm).size;
    let Some(bytes) = raw::read(vm, raw, size)? else { return Ok(None) };
    let more = !bytes.is_empty();
    let contents = file.get_mut(vm);
    let unread = contents.unread().to_vec();
    contents.ahead = if unread.is_empty() { bytes } else { [unread, bytes].concat() };
    contents.used = 0;
    Ok(Some(more))
}

/// Reads `n` bytes, or all; fewer only at the end.
fn read(vm: &mut Vm, object: &Value, n: Option<usize>) -> PyResult<Option<Vec<u8>>> {
    let (file, raw) = open(vm, object, "read of")?;
    let mut out = file.get_mut(vm).take(n.unwrap_or(usize::MAX));
    flush_waiting(vm, &file, &raw)?;
    if n.is_none() {
        return read_all(vm, &raw, out);
    }
    let n = n.unwrap_or_default();
    while out.len() < n {
        let (wanted, size) = (n - out.len(), file.get(vm).size);
        // What is larger than the buffer goes past it.
        let bytes = raw::read(vm, &raw, if wanted >= size { wanted } else { size })?;
        let Some(mut bytes) = bytes else {
            return Ok(if out.is_empty() { None } else { Some(out) });
        };
        if bytes.is_empty() {
            break;
        }
        if bytes.len() > wanted {
            let rest = bytes.split_off(wanted);
            let contents = file.get_mut(vm);
            (contents.ahead, contents.used) = (rest, 0);
        }
        vm.check_memory(out.len().saturating_add(bytes.len()))?;
        out.extend(bytes);
    }
    Ok(Some(out))
}

fn read_all(vm: &mut Vm, raw: &Value, mut out: Vec<u8>) -> PyResult<Option<Vec<u8>>> {
    let name = vm.intern("readall");
    if vm.getattr_optional(raw, &name)?.is_some() {
        let rest = vm.call_method(raw, "readall", &[])?;
        if rest.is_none() {
            return Ok(if out.is_empty() { None } else { Some(out) });
        }
        let Some(bytes) = rest.downcast::<Bytes>() else {
            raise!(vm, TypeError, "readall() should return bytes");
        };
        out.extend_from_slice(bytes.data());
        return Ok(Some(out));
    }
    loop {
        let part = vm.call_method(raw, "read", &[])?;
        match part.downcast::<Bytes>() {
            Some(b) if b.data().is_empty() => return Ok(Some(out)),
            Some(b) => out.extend_from_slice(b.data()),
            None if part.is_none() => return Ok(if out.is_empty() { None } else { Some(out) }),
            None => raise!(vm, TypeError, "read() should return bytes"),
        }
    }
}

/// At most one read of the raw file.
fn read_once(vm: &mut Vm, object: &Value, n: Option<usize>, doing: &str) -> PyResult<Vec<u8>> {
    let (file, raw) = open(vm, object, doing)?;
    let n = n.unwrap_or(file.get(vm).size);
    if n == 0 {
        return Ok(Vec::new());
    }
    if file.get(vm).unread().is_empty() {
        flush_waiting(vm, &file, &raw)?;
        let bytes = raw::read(vm, &raw, n)?.unwrap_or_default();
        let contents = file.get_mut(vm);
        (contents.ahead, contents.used) = (bytes, 0);
    }
    Ok(file.get_mut(vm).take(n))
}

fn read_line(vm: &mut Vm, object: &Value, limit: Option<usize>) -> PyResult<Vec<u8>> {
    let (file, raw) = open(vm, object, "readline of")?;
    let mut line = Vec::new();
    loop {
        let room = limit.map_or(usize::MAX, |l| l - line.len());
        let contents = file.get_mut(vm);
        let unread = contents.unread();
        let end = memchr::memchr(b'\n', unread).map(|at| at + 1);
        let n = end.unwrap_or(unread.len()).min(room);
        line.extend(contents.take(n));
        if line.ends_with(b"\n") || limit == Some(line.len()) || fill(vm, &file, &raw)? != Some(true) {
            return Ok(line);
        }
    }
}

fn next(vm: &mut Vm, object: &Value) -> PyResult<Option<Value>> {
    let line = read_line(vm, object, None)?;
    Ok(if line.is_empty() { None } else { Some(new_bytes(line)) })
}

fn read_into(vm: &mut Vm, object: &Value, buffer: &Value, once: bool) -> PyResult {
    let room = raw::writable_len(vm, buffer)?;
    let bytes = if once {
        Some(read_once(vm, object, Some(room), "readinto of")?)
    } else {
        open(vm, object, "readinto of")?;
        read(vm, object, Some(room))?
    };
    let Some(bytes) = bytes else { return Ok(Value::NONE) };
    vm.write_buffer(buffer, 0, &bytes)?;
    Ok(Value::int(bytes.len() as i64))
}

methods! { static READ_METHODS;
    "readable($self, /)" => |vm, [object]| { ask(vm, object, "readable") }
    /// Read and return up to n bytes.
    ///
    /// If the size argument is omitted, None, or negative, read and
    /// return all data until EOF.
    "read($self, size=-1, /)" => |vm, [object, size]| {
        let size = match size.as_i64() {
            Some(n) if n < -1 => raise!(vm, ValueError, "read length must be non-negative or -1"),
            _ => size_or_all(vm, size)?,
        };
        Ok(read(vm, object, size)?.map_or(Value::NONE, new_bytes))
    }
    /// Read and return up to size bytes, with at most one read() call to the underlying raw stream.
    ///
    /// Return an empty bytes object on EOF.
    /// A short result does not imply that EOF is imminent.
    "read1($self, size=-1, /)" => |vm, [object, size]| {
        let size = usize::try_from(vm.ssize(size)?).ok();
        Ok(new_bytes(read_once(vm, object, size, "read of")?))
    }
    "peek($self, size=0, /)" => |vm, [object, _size]| {
        let (file, raw) = open(vm, object, "peek of")?;
        if file.get(vm).unread().is_empty() {
            fill(vm, &file, &raw)?;
        }
        Ok(new_bytes(file.get(vm).unread()))
    }
    "readinto($self, buffer, /)" => |vm, [object, buffer]| { read_into(vm, object, buffer, false) }
    "readinto1($self, buffer, /)" => |vm, [object, buffer]| { read_into(vm, object, buffer, true) }
    "readline($self, size=-1, /)" => |vm, [object, size]| {
        let limit = size_or_all(vm, size)?;
        Ok(new_bytes(read_line(vm, object, limit)?))
    }
}

methods! { static WRITE_METHODS;
    "writable($self, /)" => |vm, [object]| { ask(vm, object, "writable") }
    /// Write buffer b to the IO stream.
    ///
    /// Return the number of bytes written, which is always
    /// the length of b in bytes.
    "write($self, buffer, /)" => |vm, [object, buffer]| {
        let bytes = vm.bytes_like(buffer)?;
        let (file, raw) = attached(vm, object)?;
        if super::is_closed(vm, &raw)? {
            raise!(vm, ValueError, "write to closed file");
        }
        rewind(vm, &file, &raw)?;
        let size = file.get(vm).size;
        if file.get(vm).waiting.len() + bytes.len() > size {
            flush_waiting(vm, &file, &raw)?;
        }
        file.get_mut(vm).waiting.extend_from_slice(&bytes);
        if bytes.len() > size {
            flush_waiting(vm, &file, &raw)?;
        }
        Ok(Value::int(bytes.len() as i64))
    }
}

fn flush(vm: &mut Vm, object: &Value) -> PyResult {
    let (file, raw) = attached(vm, object)?;
    if super::is_closed(vm, &raw)? {
        raise!(vm, ValueError, "flush of closed file");
    }
    flush_waiting(vm, &file, &raw)?;
    if file.get(vm).kind == Kind::Random {
        rewind(vm, &file, &raw)?;
    }
    let flushed = vm.call_method(&raw, "flush", &[])?;
    vm.flush();
    Ok(flushed)
}

fn close(vm: &mut Vm, object: &Value) -> PyResult {
    let (file, raw) = attached(vm, object)?;
    if super::is_closed(vm, &raw)? {
        return Ok(Value::NONE);
    }
    let flushed = vm.call_method(object, "flush", &[]);
    let closed = vm.call_method(&raw, "close", &[]);
    let contents = file.get_mut(vm);
    (contents.ahead, contents.used, contents.waiting) = (Vec::new(), 0, Vec::new());
    flushed?;
    closed
}

fn tell(vm: &mut Vm, object: &Value) -> PyResult<i64> {
    let (file, raw) = attached(vm, object)?;
    let at = vm.call_method(&raw, "tell", &[])?;
    let at = vm.index_i64(&at)?;
    if at < 0 {
        raise!(vm, OSError, "Raw stream returned invalid position {at}");
    }
    let contents = file.get(vm);
    Ok(at - contents.unread().len() as i64 + contents.waiting.len() as i64)
}

methods! { static METHODS;
    /// Disconnect this buffer from its underlying raw stream and return it.
    ///
    /// After the raw stream has been detached, the buffer is in an unusable
    /// state.
    "detach($self, /)" => |vm, [object]| {
        let (file, raw) = attached(vm, object)?;
        vm.call_method(object, "flush", &[])?;
        let contents = file.get_mut(vm);
        (contents.raw, contents.detached) = (Value::NULL, true);
        Ok(raw)
    }
    "flush($self, /)" => |vm, [object]| { flush(vm, object) }
    "close($self, /)" => |vm, [object]| { close(vm, object) }
    "seekable($self, /)" => |vm, [object]| { ask(vm, object, "seekable") }
    "fileno($self, /)" => |vm, [object]| { ask(vm, object, "fileno") }
    "isatty($self, /)" => |vm, [object]| { ask(vm, object, "isatty") }
    "tell($self, /)" => |vm, [object]| { Ok(Value::int(tell(vm, object)?)) }
    "seek($self, target, whence=0, /)" => |vm, [object, target, whence]| {
        let whence = vm.index_i64(whence)?;
        if !(0..=2).contains(&whence) {
            raise!(vm, ValueError, "whence value {whence} unsupported");
        }
        let (file, raw) = open(vm, object, "seek of")?;
        vm.call_method(&raw, "_checkSeekable", &[])?;
        let target = vm.index_i64(target)?;
        flush_waiting(vm, &file, &raw)?;
        if whence == 1 {
            rewind(vm, &file, &raw)?;
        }
        let contents = file.get_mut(vm);
        (contents.ahead, contents.used) = (Vec::new(), 0);
        vm.call_method(&raw, "seek", &[Value::int(target), Value::int(whence)])
    }
    "truncate($self, pos=None, /)" => |vm, [object, pos]| {
        let (file, raw) = open(vm, object, "truncate of")?;
        if file.get(vm).kind == Kind::Reader {
            return Err(super::unsupported(vm, "truncate"));
        }
        flush_waiting(vm, &file, &raw)?;
        rewind(vm, &file, &raw)?;
        vm.call_method(&raw, "truncate", std::slice::from_ref(pos))
    }
    "_dealloc_warn($self, source, /)" => |_vm, [_this, _source]| { Ok(Value::NONE) }
    "__reduce__($self, /)" => |vm, [object]| { no_pickle(vm, object) }
    "__reduce_ex__($self, object, /)" => |vm, [object, _protocol]| { no_pickle(vm, object) }
    "__sizeof__($self, /)" => |vm, [object]| {
        let size = this::<Buffered>(vm, object)?.get(vm).size;
        Ok(Value::int(168 + size as i64))
    }
}

fn ask(vm: &mut Vm, object: &Value, question: &str) -> PyResult {
    let (_, raw) = attached(vm, object)?;
    vm.call_method(&raw, question, &[])
}

fn of_raw(vm: &mut Vm, object: &Value, name: &str) -> PyResult {
    let (_, raw) = attached(vm, object)?;
    let name = vm.intern(name);
    vm.getattr(&raw, &name)
}

static GETSET: &[GetSet] = &[
    GetSet::read("closed", "", |vm, object| of_raw(vm, object, "closed")),
    GetSet::read("name", "", |vm, object| of_raw(vm, object, "name")),
    GetSet::read("mode", "", |vm, object| of_raw(vm, object, "mode")),
    GetSet::member("raw", |vm, object| {
        let raw = this::<Buffered>(vm, object)?.get(vm).raw.clone();
        Ok(if raw.is_null() { Value::NONE } else { raw })
    }),
    GetSet::field(
        "_finalizing",
        |vm, object| Ok(Value::bool(this::<Buffered>(vm, object)?.get(vm).finalizing)),
        |vm, object, value| {
            let on = value.map_or(Ok(false), |v| vm.truth(v))?;
            this::<Buffered>(vm, object)?.get_mut(vm).finalizing = on;
            Ok(())
        },
    ),
];

fn repr(vm: &mut Vm, object: &Value) -> PyResult {
    let class = vm.class_of(object);
    let class = class.get(vm).name.to_string();
    let name = of_raw(vm, object, "name");
    let text = match name {
        Ok(name) => format!("<_io.{class} name={}>", vm.repr_string(&name)?),
        Err(e)
            if vm.is_exception(&e, crate::exc::Exc::AttributeError)
                || vm.is_exception(&e, crate::exc::Exc::ValueError) =>
        {
            format!("<_io.{class}>")
        }
        Err(e) => return Err(e),
    };
    Ok(vm.new_str(&text))
}
