//! Reads CPython `.pyc` files: header, marshal objects and code objects.
//!
//! ```
//! let error = taipan_marshal::read(b"print('hello')\n").unwrap_err();
//! assert!(error.to_string().starts_with("not a .pyc file: it is text"));
//! ```

mod build;
mod code;
mod cursor;
mod error;
mod header;
pub mod limits;
mod read;
#[cfg(test)]
mod tests;
mod text;
mod value;

use std::sync::Arc;

use taipan_isa::Version;

pub use code::{CodeObject, Names, kind};
pub use error::Error;
pub use header::Header;
pub use read::{read_object, read_object_at};
pub use text::PyStr;
pub use value::{Bytes, Const, Dict, Mark, Node, Str, Tuple};

/// A loaded `.pyc` file.
#[derive(Debug, Clone)]
pub struct Pyc {
    /// The CPython that wrote the file.
    pub version: Version,
    /// The header.
    pub header: Header,
    /// The module's code.
    pub code: Arc<CodeObject>,
}

/// Reads a `.pyc` file.
///
/// # Errors
/// An [`Error`] that says in one line what is wrong and where. No input makes this panic, recurse deeply, or take more
/// memory than a small multiple of its length.
pub fn read(bytes: &[u8]) -> Result<Pyc, Error> {
    let (version, header, start) = header::read_header(bytes)?;
    match read_object_at(version, bytes, start)? {
        (Const::Code(code), _) => Ok(Pyc { version, header, code }),
        _ => Err(Error::Invalid { offset: start, what: "module", why: "not a code object" }),
    }
}
