//! `_compare_digest`: equality in a time that does not tell where two secrets differ.

use taipan_vm::types::str::Str;
use taipan_vm::{Value, methods, raise};

/// Whether two byte strings are equal, every byte of the second being looked at.
fn equal(a: &[u8], b: &[u8]) -> bool {
    let padded = if a.len() == b.len() { a } else { b };
    let mut difference = u8::from(a.len() != b.len());
    for (x, y) in padded.iter().zip(b) {
        difference |= std::hint::black_box(x ^ y);
    }
    difference == 0
}

methods! { pub static FUNCTIONS;
    /// Return 'a == b'.
    ///
    /// This function uses an approach designed to prevent
    /// timing analysis, making it appropriate for cryptography.
    ///
    /// a and b must both be of the same type: either str (ASCII only),
    /// or any bytes-like object.
    ///
    /// Note: If a and b are of different lengths, or if an error occurs,
    /// a timing attack could theoretically reveal information about the
    /// types and lengths of a and b--but not their values.
    "_compare_digest($module, a, b, /)"
    => |vm, [a, b]| {
        if let (Some(x), Some(y)) = (a.downcast::<Str>(), b.downcast::<Str>()) {
            if !x.text().is_ascii() || !y.text().is_ascii() {
                raise!(vm, TypeError, "comparing strings with non-ASCII characters is not supported");
            }
            return Ok(Value::bool(equal(&x.text().to_wtf8(), &y.text().to_wtf8())));
        }
        if vm.buffer(a)?.is_none() && vm.buffer(b)?.is_none() {
            let (a, b) = (vm.type_name(a), vm.type_name(b));
            raise!(vm, TypeError, "unsupported operand types(s) or combination of types: '{a}' and '{b}'");
        }
        let (x, y) = (vm.bytes_like(a)?, vm.bytes_like(b)?);
        Ok(Value::bool(equal(&x, &y)))
    }
}
