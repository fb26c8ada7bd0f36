//! Reads CPython `.pyc` files: header, marshal objects and code objects.
//!
//! ```
//! let error = taipan_marshal::read(b"print('hello')\n").unwrap_err();
//! assert!(error.to_string().starts_with("not a .pyc file: it is text"));
//! ```

mod build;
mod code;
mod cursor;
mod edit;
mod error;
mod header;
pub mod limits;
mod read;
#[cfg(test)]
mod tests;
mod text;
mod value;
mod write;

use std::sync::Arc;

use taipan_isa::Version;

pub use code::{CodeObject, Names, Separate, kind};
pub use edit::{EditError, Replace};
pub use error::Error;
pub use header::Header;
pub use read::{read_object, read_object_at};
pub use text::PyStr;
pub use value::{Bytes, Const, Dict, Mark, Node, Str, Tuple};
pub use write::{WriteError, dumps, marshal_version, write, write_object};

/// A loaded `.pyc` file.
#[derive(Debug, Clone)]
pub struct Pyc {
    /// The CPython that wrote the file.
    pub version: Version,
    /// The header.
    pub header: Header,
    /// The module's code.
    pub code: Arc<CodeObject>,
    /// What follows the code in the file; CPython ignores it.
    pub trailing: Box<[u8]>,
    /// Whether [`write()`] gives back the bytes of the file. It does for all that CPython writes, and not where a file
    /// says something in a way that CPython reads but never writes (a reference bit on `None`, a float in decimal).
    pub exact: bool,
}

impl Pyc {
    /// A file to be written, whose header makes its CPython take it as it is.
    pub fn new(code: Arc<CodeObject>) -> Pyc {
        let version = code.version;
        Pyc { version, header: Header::unchecked(version), code, trailing: Box::from([]), exact: true }
    }
}

/// Reads a `.pyc` file.
///
/// # Errors
/// An [`Error`] that says in one line what is wrong and where. No input makes this panic, recurse deeply, or take more
/// memory than a small multiple of its length.
pub fn read(bytes: &[u8]) -> Result<Pyc, Error> {
    read_file(bytes, None)
}

/// Reads a `.pyc` file as one of `version`, whatever its magic number says.
///
/// # Errors
/// As [`read`].
pub fn read_as(version: Version, bytes: &[u8]) -> Result<Pyc, Error> {
    read_file(bytes, Some(version))
}

fn read_file(bytes: &[u8], expected: Option<Version>) -> Result<Pyc, Error> {
    let (version, header, start) = header::read_header(bytes, expected)?;
    let found = read::read_whole(version, bytes, start)?;
    let Const::Code(code) = found.value else {
        return Err(Error::Invalid { offset: start, what: "module", why: "not a code object" });
    };
    let trailing = bytes.get(found.end..).unwrap_or_default().into();
    Ok(Pyc { version, header, code, trailing, exact: found.exact })
}
