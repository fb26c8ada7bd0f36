//! Names of files between Python and the system: bytes that are not UTF-8 travel as lone surrogates (PEP 383).

use crate::types::bytes::Bytes;
use crate::types::str::Str;
use crate::{PyResult, Vm};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use taipan_heap::Value;
use taipan_prim::codec::{Encoding, ErrorPolicy};
use taipan_prim::text::Text;

/// A system string as text.
pub fn from_os(name: &OsStr) -> Text {
    let decoded = Encoding::Utf8.decode_with(name.as_encoded_bytes(), ErrorPolicy::SurrogateEscape);
    decoded.unwrap_or_else(|_| Text::from(&*name.to_string_lossy()))
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes)
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// The system string of text; `None` where it holds a surrogate that stands for no byte.
fn to_os(text: &Str) -> Option<OsString> {
    match text.text().as_str() {
        Some(plain) => Some(plain.into()),
        None => Encoding::Utf8.encode_with(text.text(), ErrorPolicy::SurrogateEscape).ok().map(os_string),
    }
}

/// The path that a str or bytes object names.
///
/// # Errors
/// TypeError for another object, ValueError for a null character.
pub fn to_path(vm: &mut Vm, function: &str, value: &Value) -> PyResult<PathBuf> {
    let name = match (value.downcast::<Str>(), value.downcast::<Bytes>()) {
        (Some(s), _) => to_os(s),
        (_, Some(b)) => Some(os_string(b.data().to_vec())),
        _ => {
            let kind = vm.type_name(value);
            raise!(vm, TypeError, "{function}: path should be string, bytes or os.PathLike, not {kind}")
        }
    };
    match name {
        Some(name) if name.as_encoded_bytes().contains(&0) => {
            let what = if value.downcast::<Str>().is_some() { "character in path" } else { "byte" };
            raise!(vm, ValueError, "{function}: embedded null {what}")
        }
        Some(name) => Ok(name.into()),
        None => raise!(vm, ValueError, "{function}: the path has a surrogate that stands for no byte"),
    }
}

impl Vm {
    /// A str object of a system string.
    pub fn os_str(&mut self, name: &OsStr) -> Value {
        self.new_text(from_os(name))
    }
}
