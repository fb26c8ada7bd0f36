//! `zlib.decompress` and decompression objects.

use super::inflate::Inflate;
use super::{Status, failed};
use crate::support::{receiver, traced};
use taipan_vm::class::{ClassFlags, GetSet, TypeSpec};
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

const DOING: &str = "while decompressing data";

/// `zlib.Decompress`; no stream once it was flushed to its end.
pub struct Decompress {
    stream: Option<Box<Inflate>>,
    dictionary: Option<Vec<u8>>,
    unused: Value,
    tail: Value,
    eof: bool,
}
traced!(Decompress: unused, tail);

static SPEC: TypeSpec = TypeSpec {
    flags: ClassFlags::NO_NEW,
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::foreign("zlib", "Decompress")
};

static GETSET: &[GetSet] = &[
    GetSet::member("unused_data", |vm, this| Ok(receiver::<Decompress>(vm, this)?.get(vm).unused.clone())),
    GetSet::member("unconsumed_tail", |vm, this| Ok(receiver::<Decompress>(vm, this)?.get(vm).tail.clone())),
    GetSet::member("eof", |vm, this| Ok(Value::bool(receiver::<Decompress>(vm, this)?.get(vm).eof))),
];

/// Decompresses up to `room` bytes, with the dictionary where it is asked for.
///
/// # Errors
/// The status of a dictionary that does not fit.
pub fn run(
    stream: &mut Inflate,
    dictionary: Option<&[u8]>,
    input: &mut &[u8],
    output: &mut Vec<u8>,
    room: usize,
    finish: bool,
) -> Result<Status, Status> {
    let status = stream.run(input, output, room, finish);
    match (status, dictionary) {
        (Status::NeedDictionary, Some(dictionary)) => match stream.set_dictionary(dictionary) {
            Status::Ok => Ok(stream.run(input, output, room.saturating_sub(output.len()), finish)),
            refused => Err(refused),
        },
        _ => Ok(status),
    }
}

/// What a function of the module takes for its dictionary.
pub fn dictionary(vm: &mut Vm, given: &Value) -> PyResult<Option<Vec<u8>>> {
    if given.is_null() {
        return Ok(None);
    }
    match vm.buffer(given)? {
        Some(bytes) => Ok(Some(bytes.to_vec())),
        None => raise!(vm, TypeError, "zdict argument must support the buffer protocol"),
    }
}

/// A stream for these window bits; raw ones take the dictionary at once.
pub fn stream(vm: &mut Vm, bits: i32, dictionary: Option<&[u8]>) -> PyResult<Box<Inflate>> {
    let Some(mut stream) = Inflate::new(bits) else {
        raise!(vm, ValueError, "Invalid initialization option");
    };
    if let Some(dictionary) = dictionary.filter(|_| bits < 0) {
        stream.set_dictionary(dictionary);
    }
    Ok(Box::new(stream))
}

fn number(vm: &mut Vm, value: &Value, absent: i64) -> PyResult<i64> {
    if value.is_null() { Ok(absent) } else { vm.ssize(value) }
}

fn decompress(vm: &mut Vm, data: &Value, bits: &Value, size: &Value) -> PyResult {
    let data = vm.bytes_like(data)?;
    let bits = if bits.is_null() { 15 } else { vm.c_int(bits)? };
    if number(vm, size, super::DEF_BUF_SIZE)? < 0 {
        raise!(vm, ValueError, "bufsize must be non-negative");
    }
    let Some(mut stream) = Inflate::new(bits) else {
        return Err(failed(vm, Status::StreamError, None, "while preparing to decompress data"));
    };
    let mut output = Vec::new();
    match stream.run(&mut &data[..], &mut output, usize::MAX, true) {
        Status::End => Ok(new_bytes(output)),
        status => Err(failed(vm, status, stream.message, DOING)),
    }
}

fn object(vm: &mut Vm, bits: &Value, given: &Value) -> PyResult {
    let bits = if bits.is_null() { 15 } else { vm.c_int(bits)? };
    let dictionary = dictionary(vm, given)?;
    let stream = stream(vm, bits, dictionary.as_deref())?;
    let nothing = new_bytes(Vec::new());
    let payload =
        Decompress { stream: Some(stream), dictionary, unused: nothing.clone(), tail: nothing, eof: false };
    let class = vm.foreign_class::<Decompress>(&SPEC);
    Ok(vm.new_foreign(&class, payload).into())
}

/// Keeps what was not taken: behind the end of the stream, or for the next call. At the end CPython leaves the rest in
/// `unconsumed_tail` too, where that held anything.
fn keep_rest(this: &mut Decompress, rest: &[u8], ended: bool) {
    if ended && !rest.is_empty() {
        let unused = [bytes_of(&this.unused), rest].concat();
        this.unused = new_bytes(unused);
    }
    if !ended || !bytes_of(&this.tail).is_empty() {
        this.tail = new_bytes(rest.to_vec());
    }
}

fn bytes_of(value: &Value) -> &[u8] {
    value.exact::<taipan_vm::types::bytes::Bytes>().map_or(&[], |b| b.data())
}

/// Decompresses; the status, and what came out of it.
fn step(
    this: &mut Decompress,
    mut input: &[u8],
    room: usize,
    finish: bool,
) -> (Status, Vec<u8>, Option<&'static str>) {
    let mut output = Vec::new();
    let Some(stream) = &mut this.stream else {
        keep_rest(this, input, false);
        return (Status::StreamError, output, None);
    };
    let status = run(stream, this.dictionary.as_deref(), &mut input, &mut output, room, finish);
    let message = stream.message;
    match status {
        Ok(status) => {
            this.eof |= status == Status::End;
            keep_rest(this, input, status == Status::End);
            (status, output, message)
        }
        Err(_) => (Status::NeedDictionary, output, None),
    }
}

fn more(vm: &mut Vm, this: &Value, data: &Value, most: &Value) -> PyResult {
    let data = vm.bytes_like(data)?;
    let most = number(vm, most, 0)?;
    let Ok(most) = usize::try_from(most) else {
        raise!(vm, ValueError, "max_length must be non-negative");
    };
    let room = if most == 0 { usize::MAX } else { most };
    let own = receiver::<Decompress>(vm, this)?.get_mut(vm);
    let has_dictionary = own.dictionary.is_some();
    match step(own, &data, room, false) {
        (Status::Ok | Status::BufferError | Status::End, output, _) => Ok(new_bytes(output)),
        (Status::NeedDictionary, ..) if has_dictionary => {
            Err(failed(vm, Status::DataError, None, "while setting zdict"))
        }
        (status, _, message) => Err(failed(vm, status, message, DOING)),
    }
}

fn flush(vm: &mut Vm, this: &Value, length: &Value) -> PyResult {
    if number(vm, length, super::DEF_BUF_SIZE)? <= 0 {
        raise!(vm, ValueError, "length must be greater than zero");
    }
    let own = receiver::<Decompress>(vm, this)?.get_mut(vm);
    let tail = own.tail.clone();
    let has_dictionary = own.dictionary.is_some();
    let (status, output, _) = step(own, bytes_of(&tail), usize::MAX, true);
    match status {
        Status::End => own.stream = None,
        Status::NeedDictionary if has_dictionary => {
            return Err(failed(vm, Status::DataError, None, "while setting zdict"));
        }
        _ => {}
    }
    Ok(new_bytes(output))
}

fn copy(vm: &mut Vm, this: &Value) -> PyResult {
    let own = receiver::<Decompress>(vm, this)?.get(vm);
    let Some(stream) = own.stream.clone() else {
        raise!(vm, ValueError, "Inconsistent stream state");
    };
    let payload = Decompress {
        stream: Some(stream),
        dictionary: own.dictionary.clone(),
        unused: own.unused.clone(),
        tail: own.tail.clone(),
        eof: own.eof,
    };
    let class = vm.foreign_class::<Decompress>(&SPEC);
    Ok(vm.new_foreign(&class, payload).into())
}

methods! { pub static FUNCTIONS;
    /// Returns a bytes object containing the uncompressed data.
    ///
    ///   data
    ///     Compressed data.
    ///   wbits
    ///     The window buffer size and container format.
    ///   bufsize
    ///     The initial output buffer size.
    "decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)"
    => |vm, [data, bits, size]| { decompress(vm, data, bits, size) }
    /// Return a decompressor object.
    ///
    ///   wbits
    ///     The window buffer size and container format.
    ///   zdict
    ///     The predefined compression dictionary.  This must be the same
    ///     dictionary as used by the compressor that produced the input data.
    "decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')"
    => |vm, [bits, dictionary]| { object(vm, bits, dictionary) }
}

methods! { static METHODS;
    /// Return a bytes object containing the decompressed version of the data.
    ///
    ///   data
    ///     The binary data to decompress.
    ///   max_length
    ///     The maximum allowable length of the decompressed data.
    ///     Unconsumed input data will be stored in
    ///     the unconsumed_tail attribute.
    ///
    /// After calling this function, some of the input data may still be stored in
    /// internal buffers for later processing.
    /// Call the flush() method to clear these buffers.
    "decompress($self, data, /, max_length=0)"
    => |vm, [this, data, most]| { more(vm, this, data, most) }
    /// Return a bytes object containing any remaining decompressed data.
    ///
    ///   length
    ///     the initial size of the output buffer.
    "flush($self, length=zlib.DEF_BUF_SIZE, /)"
    => |vm, [this, length]| { flush(vm, this, length) }
    /// Return a copy of the decompression object.
    "copy($self, /)"
    => |vm, [this]| { copy(vm, this) }
    "__copy__($self, /)"
    => |vm, [this]| { copy(vm, this) }
    "__deepcopy__($self, memo, /)"
    => |vm, [this, _memo]| { copy(vm, this) }
}
