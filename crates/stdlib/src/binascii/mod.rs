//! `binascii`: bytes as text, and back.

mod base64;
pub mod checksum;
mod quoted;
mod uu;

use crate::support::set_doc;
use taipan_vm::exc::Exc;
use taipan_vm::types::bytes::{new_bytes, work};
use taipan_vm::types::dict::Dict;
use taipan_vm::types::str::Str;
use taipan_vm::{NativeModule, PyResult, Raised, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "binascii", init };

const DOC: &str = "Conversion between binary data and ASCII";

/// `binascii.Error`
#[derive(Default)]
struct State(Option<Value>);

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    for family in [FUNCTIONS, base64::FUNCTIONS, checksum::FUNCTIONS, quoted::FUNCTIONS, uu::FUNCTIONS] {
        vm.add_functions(dict, "binascii", family);
    }
    let error: Value = vm.new_exception_class("binascii", "Error", Exc::ValueError)?.into();
    vm.module_state::<State>().0 = Some(error.clone());
    vm.set_name(dict, "Error", error);
    let incomplete = vm.new_exception_class("binascii", "Incomplete", Exc::Exception)?;
    vm.set_name(dict, "Incomplete", incomplete.into());
    Ok(())
}

fn error(vm: &mut Vm, text: &str) -> Raised {
    match vm.module_state::<State>().0.clone() {
        Some(class) => vm.error_of_class(&class, text),
        None => taipan_vm::error!(vm, ValueError, "{text}"),
    }
}

/// Bytes, or a str of ASCII characters.
fn ascii_or_bytes(vm: &mut Vm, v: &Value) -> PyResult<Vec<u8>> {
    if let Some(s) = v.downcast::<Str>() {
        if !s.text().is_ascii() {
            raise!(vm, ValueError, "string argument should contain only ASCII characters");
        }
        return Ok(s.text().to_wtf8().into_owned());
    }
    match vm.buffer(v)? {
        Some(buffer) => Ok(buffer.to_vec()),
        None => {
            let kind = vm.type_name(v);
            raise!(vm, TypeError, "argument should be bytes, buffer or ASCII string, not '{kind}'")
        }
    }
}

/// The separator may be any byte here, ASCII or not.
fn hexlify(vm: &mut Vm, data: &Value, sep: &Value, group: &Value) -> PyResult {
    let bytes = vm.bytes_like(data)?.to_vec();
    let group = if group.is_null() { 1 } else { vm.c_int(group)? };
    let sep = match sep.present() {
        Some(sep) => Some((work::hex_separator(vm, sep, u8::MAX)?, group as isize)),
        None => None,
    };
    vm.check_memory(bytes.len().saturating_mul(3))?;
    // A character of the text is a byte.
    let text: Vec<u8> =
        taipan_prim::bytes::hex(&bytes, sep).chars().map(|c| u8::try_from(c).unwrap_or_default()).collect();
    Ok(new_bytes(text))
}

fn unhexlify(vm: &mut Vm, text: &Value) -> PyResult {
    let digits = ascii_or_bytes(vm, text)?;
    if !digits.len().is_multiple_of(2) {
        return Err(error(vm, "Odd-length string"));
    }
    let value = |b: u8| (b as char).to_digit(16);
    let bytes: Option<Vec<u8>> =
        digits.chunks_exact(2).map(|d| Some((value(d[0])? * 16 + value(d[1])?) as u8)).collect();
    match bytes {
        Some(bytes) => Ok(new_bytes(bytes)),
        None => Err(error(vm, "Non-hexadecimal digit found")),
    }
}

methods! { static FUNCTIONS;
    /// Hexadecimal representation of binary data.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// The return value is a bytes object.  This function is also
    /// available as "hexlify()".
    ///
    /// Example:
    /// >>> binascii.b2a_hex(b'\xb9\x01\xef')
    /// b'b901ef'
    /// >>> binascii.hexlify(b'\xb9\x01\xef', ':')
    /// b'b9:01:ef'
    /// >>> binascii.b2a_hex(b'\xb9\x01\xef', b'_', 2)
    /// b'b9_01ef'
    "b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)"
    => |vm, [data, sep, group]| { hexlify(vm, data, sep, group) }
    /// Hexadecimal representation of binary data.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// The return value is a bytes object.  This function is also
    /// available as "b2a_hex()".
    "hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)"
    => |vm, [data, sep, group]| { hexlify(vm, data, sep, group) }
    /// Binary data of hexadecimal representation.
    ///
    /// hexstr must contain an even number of hex digits (upper or lower case).
    /// This function is also available as "unhexlify()".
    "a2b_hex($module, hexstr, /)"
    => |vm, [text]| { unhexlify(vm, text) }
    /// Binary data of hexadecimal representation.
    ///
    /// hexstr must contain an even number of hex digits (upper or lower case).
    "unhexlify($module, hexstr, /)"
    => |vm, [text]| { unhexlify(vm, text) }
}
