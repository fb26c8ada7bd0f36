//! Encodings by name: the registry of codecs and error handlers, and the codecs that need no registry.

mod builtin;
mod errors;
mod handlers;
mod registry;
mod text;

pub use builtin::Codec;
pub use errors::{DecodeErrors, EncodeErrors};
pub use registry::Purpose;
pub use text::{decode, encode};

use crate::types::str::Str;
use crate::{PyResult, Vm};
use taipan_heap::Ref;

/// A name or an error handler as CPython's C functions take it: UTF-8 without a null character.
///
/// # Errors
/// ValueError for a null character, UnicodeEncodeError for a surrogate.
pub fn c_string(vm: &mut Vm, s: &Ref<Str>) -> PyResult<String> {
    let text = match s.text().to_utf8() {
        Ok(text) => text.into_owned(),
        Err(_) => {
            encode(vm, s.value(), None, None)?;
            String::new()
        }
    };
    if text.contains('\0') {
        raise!(vm, ValueError, "embedded null character");
    }
    Ok(text)
}
