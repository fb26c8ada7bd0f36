//! Text.

use crate::methods;
use crate::types::int::{IntRef, int_ref};
use crate::types::memoryview::MemoryView;
use crate::types::str::Str;
use crate::types::str::args::clinic_str;
use crate::{PyResult, Vm};
use taipan_heap::Value;

methods! { pub static FUNCTIONS;
    /// Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.
    "chr($module, i, /)" quick super::quick::chr => |vm, [i]| { chr(vm, i) }
    /// Return the Unicode code point for a one-character string.
    "ord($module, c, /)" quick super::quick::ord => |vm, [c]| { ord(vm, c) }
    /// Return the canonical string representation of the object.
    ///
    /// For many object types, including most builtins, eval(repr(obj)) == obj.
    "repr($module, obj, /)" => |vm, [obj]| { vm.repr(obj) }
    /// Return an ASCII-only representation of an object.
    ///
    /// As repr(), return a string containing a printable representation of an
    /// object, but escape the non-ASCII characters in the string returned by
    /// repr() using \\x, \\u or \\U escapes. This generates a string similar
    /// to that returned by repr() in Python 2.
    "ascii($module, obj, /)" => |vm, [obj]| { vm.ascii(obj) }
    /// Return type(value).__format__(value, format_spec)
    ///
    /// Many built-in types implement format_spec according to the
    /// Format Specification Mini-language. See help('FORMATTING').
    ///
    /// If type(value) does not supply a method named __format__
    /// and format_spec is empty, then str(value) is returned.
    /// See also help('SPECIALMETHODS').
    "format($module, value, format_spec='', /)" => |vm, [value, spec]| {
        let spec = clinic_str(vm, spec, "format", "argument 2")?;
        vm.format(value, spec)
    }
}

fn chr(vm: &mut Vm, i: &Value) -> PyResult {
    let index = vm.index(i)?;
    let n = int_ref(&index).and_then(IntRef::to_i64);
    match n.and_then(|n| u32::try_from(n).ok()).filter(|&c| c <= 0x10_FFFF) {
        Some(c) => Ok(vm.char_str(c)),
        None => {
            if vm.dialect.chr_overflows() {
                vm.c_int(&index)?;
            }
            raise!(vm, ValueError, "chr() arg not in range(0x110000)")
        }
    }
}

fn ord(vm: &mut Vm, c: &Value) -> PyResult {
    let length = if let Some(s) = c.downcast::<Str>() {
        match s.text().get(0).filter(|_| s.len() == 1) {
            Some(c) => return Ok(Value::int(i64::from(c))),
            None => s.len(),
        }
    } else if let Some(b) = vm.buffer(c)?.filter(|_| c.downcast::<MemoryView>().is_none()) {
        match *b {
            [one] => return Ok(Value::int(i64::from(one))),
            _ => b.len(),
        }
    } else {
        raise!(vm, TypeError, "ord() expected string of length 1, but {} found", vm.type_name(c));
    };
    raise!(vm, TypeError, "ord() expected a character, but string of length {length} found")
}
