//! Arguments that are one character.

use taipan_vm::types::str::Str;
use taipan_vm::{PyResult, Value, Vm, raise};

/// The code point of a str of one character; `which` is `argument` or `argument 1`.
///
/// # Errors
/// TypeError for anything else.
pub fn character(vm: &mut Vm, value: &Value, function: &str, which: &str) -> PyResult<u32> {
    let Some(text) = value.downcast::<Str>() else {
        return Err(vm.bad_argument(function, which, "a unicode character", value));
    };
    match text.text().get(0).filter(|_| text.len() == 1) {
        Some(c) => Ok(c),
        None => {
            let message = vm.dialect.no_character(function, which, text.len());
            raise!(vm, TypeError, "{message}")
        }
    }
}
