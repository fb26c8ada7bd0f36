//! `zlib`: compression to the bytes of zlib 1.2.13 (levels, strategies, flushes, dictionaries, containers), decompression
//! that takes as much input as zlib takes, checksums.
//!
//! Both directions are written here because what programs see depends on zlib's own decisions: which matches, where
//! blocks end, what `unconsumed_tail` is left with. Crates in Rust decide otherwise.

mod checksum;
mod compress;
mod decompress;
mod decompressor;
mod deflate;
mod inflate;

use crate::binascii::checksum::low_bits;
use crate::support::set_doc;
use taipan_vm::exc::Exc;
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Raised, Ref, Value, Vm, methods};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "zlib", init };

const DOC: &str = "The functions in this module allow compression and decompression using the
zlib library, which is based on GNU zip.

adler32(string[, start]) -- Compute an Adler-32 checksum.
compress(data[, level]) -- Compress data, with compression level 0-9 or -1.
compressobj([level[, ...]]) -- Return a compressor object.
crc32(string[, start]) -- Compute a CRC-32 checksum.
decompress(string,[wbits],[bufsize]) -- Decompresses a compressed string.
decompressobj([wbits[, zdict]]) -- Return a decompressor object.

'wbits' is window buffer size and container format.
Compressor objects support compress() and flush() methods; decompressor
objects support decompress() and flush().";
const DEF_BUF_SIZE: i64 = 16384;

/// The container around the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrap {
    Raw,
    Zlib,
    Gzip,
}

/// What one call of compression or decompression came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Ok,
    End,
    NeedDictionary,
    StreamError,
    DataError,
    BufferError,
}

impl Status {
    /// zlib's number, and what it says of it.
    fn parts(self) -> (i32, Option<&'static str>) {
        match self {
            Status::Ok => (0, None),
            Status::End => (1, None),
            Status::NeedDictionary => (2, None),
            Status::StreamError => (-2, Some("inconsistent stream state")),
            Status::DataError => (-3, Some("invalid input data")),
            Status::BufferError => (-5, Some("incomplete or truncated stream")),
        }
    }
}

/// The exception class of this VM.
#[derive(Default)]
struct State {
    error: Option<Value>,
}

/// `zlib.error` with a text.
#[cold]
fn error(vm: &mut Vm, text: &str) -> Raised {
    match vm.module_state::<State>().error.clone() {
        Some(class) => vm.error_of_class(&class, text),
        None => taipan_vm::error!(vm, SystemError, "zlib is not loaded"),
    }
}

/// `zlib.error` for a status; `message` is what the stream itself says.
#[cold]
fn failed(vm: &mut Vm, status: Status, message: Option<&str>, doing: &str) -> Raised {
    let (number, general) = status.parts();
    match message.or(general) {
        Some(reason) => error(vm, &format!("Error {number} {doing}: {reason}")),
        None => error(vm, &format!("Error {number} {doing}")),
    }
}

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "zlib", FUNCTIONS);
    vm.add_functions(dict, "zlib", compress::FUNCTIONS);
    vm.add_functions(dict, "zlib", decompress::FUNCTIONS);
    let constants = [
        ("MAX_WBITS", 15),
        ("DEFLATED", 8),
        ("DEF_MEM_LEVEL", 8),
        ("DEF_BUF_SIZE", DEF_BUF_SIZE),
        ("Z_NO_COMPRESSION", 0),
        ("Z_BEST_SPEED", 1),
        ("Z_BEST_COMPRESSION", 9),
        ("Z_DEFAULT_COMPRESSION", -1),
        ("Z_FILTERED", 1),
        ("Z_HUFFMAN_ONLY", 2),
        ("Z_RLE", 3),
        ("Z_FIXED", 4),
        ("Z_DEFAULT_STRATEGY", 0),
        ("Z_NO_FLUSH", 0),
        ("Z_PARTIAL_FLUSH", 1),
        ("Z_SYNC_FLUSH", 2),
        ("Z_FULL_FLUSH", 3),
        ("Z_FINISH", 4),
        ("Z_BLOCK", 5),
        ("Z_TREES", 6),
    ];
    for (name, value) in constants {
        vm.set_name(dict, name, Value::int(value));
    }
    for (name, text) in
        [("ZLIB_VERSION", "1.2.13"), ("ZLIB_RUNTIME_VERSION", "1.2.13"), ("__version__", "1.0")]
    {
        let text = vm.new_str(text);
        vm.set_name(dict, name, text);
    }
    let class = vm.new_exception_class("zlib", "error", Exc::Exception)?;
    vm.module_state::<State>().error = Some(class.value().clone());
    vm.set_name(dict, "error", class.into());
    decompressor::fill(vm, dict);
    Ok(())
}

methods! { static FUNCTIONS;
    /// Compute an Adler-32 checksum of data.
    ///
    ///   value
    ///     Starting value of the checksum.
    ///
    /// The returned checksum is an integer.
    "adler32($module, data, value=1, /)"
    => |vm, [data, value]| {
        let data = vm.bytes_like(data)?;
        let start = low_bits(vm, value)?;
        Ok(Value::int(checksum::adler32(start, &data).into()))
    }
    /// Compute a CRC-32 checksum of data.
    ///
    ///   value
    ///     Starting value of the checksum.
    ///
    /// The returned checksum is an integer.
    "crc32($module, data, value=0, /)"
    => |vm, [data, value]| {
        let data = vm.bytes_like(data)?;
        let start = low_bits(vm, value)?;
        Ok(Value::int(checksum::crc32(start, &data).into()))
    }
}
