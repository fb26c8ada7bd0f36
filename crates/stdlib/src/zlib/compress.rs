//! `zlib.compress` and compression objects.

use super::deflate::{Deflate, Settings, flush};
use super::{Status, error, failed};
use crate::support::receiver;
use taipan_vm::class::{ClassFlags, TypeSpec};
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::{PyResult, Trace, Value, Vm, methods, raise};

/// Sizes in which CPython gives room for output: where stored blocks end depends on them.
const ROOMS: [usize; 7] = [1 << 15, 1 << 16, 1 << 18, 1 << 20, 1 << 22, 1 << 23, 1 << 24];

/// `zlib.Compress`; `None` once it has ended.
pub struct Compress(Option<Box<Deflate>>);
impl Trace for Compress {}

static SPEC: TypeSpec =
    TypeSpec { flags: ClassFlags::NO_NEW, methods: METHODS, ..TypeSpec::foreign("zlib", "Compress") };

/// Compresses all of the input.
fn run(deflate: &mut Deflate, mut input: &[u8], flush: i32) -> (Status, Vec<u8>) {
    let mut output = Vec::new();
    let mut rooms = ROOMS.iter().copied().chain(std::iter::repeat(1 << 24));
    loop {
        let room = rooms.next().unwrap_or(1 << 24);
        let before = output.len();
        let status = deflate.run(&mut input, &mut output, room, flush);
        if status == Status::StreamError || output.len() - before < room {
            return (status, output);
        }
    }
}

fn number(vm: &mut Vm, value: &Value, absent: i32) -> PyResult<i32> {
    if value.is_null() { Ok(absent) } else { vm.c_int(value) }
}

fn compress(vm: &mut Vm, data: &Value, level: &Value, bits: &Value) -> PyResult {
    let data = vm.bytes_like(data)?;
    let (level, window_bits) = (number(vm, level, -1)?, number(vm, bits, 15)?);
    let Some(mut deflate) = Deflate::new(Settings { level, method: 8, window_bits, memory: 8, strategy: 0 })
    else {
        return Err(error(vm, "Bad compression level"));
    };
    match run(&mut deflate, &data, flush::FINISH) {
        (Status::End, output) => Ok(new_bytes(output)),
        (status, _) => Err(failed(vm, status, None, "while compressing data")),
    }
}

fn object(vm: &mut Vm, settings: [&Value; 5], dictionary: &Value) -> PyResult {
    let mut numbers = [-1, 8, 15, 8, 0];
    for (number, given) in numbers.iter_mut().zip(settings) {
        if !given.is_null() {
            *number = vm.c_int(given)?;
        }
    }
    let [level, method, window_bits, memory, strategy] = numbers;
    let dictionary = match dictionary {
        d if d.is_none() || d.is_null() => None,
        d => Some(vm.bytes_like(d)?),
    };
    let Some(mut deflate) = Deflate::new(Settings { level, method, window_bits, memory, strategy }) else {
        raise!(vm, ValueError, "Invalid initialization option");
    };
    if let Some(dictionary) = dictionary
        && !deflate.set_dictionary(&dictionary)
    {
        raise!(vm, ValueError, "Invalid dictionary");
    }
    let class = vm.foreign_class::<Compress>(&SPEC);
    Ok(vm.new_foreign(&class, Compress(Some(Box::new(deflate)))).into())
}

fn step(vm: &mut Vm, this: &Value, data: &[u8], flush: i32, doing: &str) -> PyResult {
    let compress = receiver::<Compress>(vm, this)?.get_mut(vm);
    let Some(deflate) = &mut compress.0 else {
        return Err(failed(vm, Status::StreamError, None, doing));
    };
    let (status, output) = run(deflate, data, flush);
    match status {
        Status::End => compress.0 = None,
        Status::Ok | Status::BufferError => {}
        _ => return Err(failed(vm, status, None, doing)),
    }
    Ok(new_bytes(output))
}

fn copy(vm: &mut Vm, this: &Value) -> PyResult {
    let Some(deflate) = receiver::<Compress>(vm, this)?.get(vm).0.clone() else {
        raise!(vm, ValueError, "Inconsistent stream state");
    };
    let class = vm.foreign_class::<Compress>(&SPEC);
    Ok(vm.new_foreign(&class, Compress(Some(deflate))).into())
}

methods! { pub static FUNCTIONS;
    /// Returns a bytes object containing compressed data.
    ///
    ///   data
    ///     Binary data to be compressed.
    ///   level
    ///     Compression level, in 0-9 or -1.
    ///   wbits
    ///     The window buffer size and container format.
    "compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)"
    => |vm, [data, level, bits]| { compress(vm, data, level, bits) }
    /// Return a compressor object.
    ///
    ///   level
    ///     The compression level (an integer in the range 0-9 or -1; default is
    ///     currently equivalent to 6).  Higher compression levels are slower,
    ///     but produce smaller results.
    ///   method
    ///     The compression algorithm.  If given, this must be DEFLATED.
    ///   wbits
    ///     +9 to +15: The base-two logarithm of the window size.  Include a zlib
    ///         container.
    ///     -9 to -15: Generate a raw stream.
    ///     +25 to +31: Include a gzip container.
    ///   memLevel
    ///     Controls the amount of memory used for internal compression state.
    ///     Valid values range from 1 to 9.  Higher values result in higher memory
    ///     usage, faster compression, and smaller output.
    ///   strategy
    ///     Used to tune the compression algorithm.  Possible values are
    ///     Z_DEFAULT_STRATEGY, Z_FILTERED, and Z_HUFFMAN_ONLY.
    ///   zdict
    ///     The predefined compression dictionary - a sequence of bytes
    ///     containing subsequences that are likely to occur in the input data.
    "compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,
            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,
            strategy=Z_DEFAULT_STRATEGY, zdict=None)"
    => |vm, [level, method, bits, memory, strategy, dictionary]| {
        object(vm, [level, method, bits, memory, strategy], dictionary)
    }
}

methods! { static METHODS;
    /// Returns a bytes object containing compressed data.
    ///
    ///   data
    ///     Binary data to be compressed.
    ///
    /// After calling this function, some of the input data may still
    /// be stored in internal buffers for later processing.
    /// Call the flush() method to clear these buffers.
    "compress($self, data, /)"
    => |vm, [this, data]| {
        let data = vm.bytes_like(data)?;
        step(vm, this, &data, flush::NONE, "while compressing data")
    }
    /// Return a bytes object containing any remaining compressed data.
    ///
    ///   mode
    ///     One of the constants Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH.
    ///     If mode == Z_FINISH, the compressor object can no longer be
    ///     used after calling the flush() method.  Otherwise, more data
    ///     can still be compressed.
    "flush($self, mode=zlib.Z_FINISH, /)"
    => |vm, [this, mode]| {
        let mode = number(vm, mode, flush::FINISH)?;
        if mode == flush::NONE {
            return Ok(new_bytes(Vec::new()));
        }
        step(vm, this, &[], mode, "while flushing")
    }
    /// Return a copy of the compression object.
    "copy($self, /)"
    => |vm, [this]| { copy(vm, this) }
    "__copy__($self, /)"
    => |vm, [this]| { copy(vm, this) }
    "__deepcopy__($self, memo, /)"
    => |vm, [this, _memo]| { copy(vm, this) }
}
