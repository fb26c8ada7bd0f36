//! Why a file cannot be loaded: one clear line with the place in the file.

use taipan_isa::{MagicError, Version};

/// Why bytes are not a `.pyc` file, or not sound marshal data. Offsets count bytes from the start of the input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input does not start with the magic number of any CPython.
    #[error("not a .pyc file: {what}")]
    NotPyc {
        /// What the input looks like instead.
        what: String,
    },
    /// A magic number of a CPython that is not supported, of a pre-release, or of none.
    #[error(transparent)]
    Magic(#[from] MagicError),
    /// The header's flags have a bit that PEP 552 does not define.
    #[error("invalid flags {flags:#x} in the header at byte {offset}")]
    HeaderFlags {
        /// Where the flags stand.
        offset: usize,
        /// The flags found.
        flags: u32,
    },
    /// The input ends too early.
    #[error("truncated at byte {offset}: expected {expected}, found the end of the data")]
    Truncated {
        /// Where the missing piece should have started.
        offset: usize,
        /// What should have stood there.
        expected: &'static str,
    },
    /// A byte that is no type code.
    #[error("unknown type code {code:#04x} at byte {offset}")]
    UnknownType {
        /// Where the byte stands.
        offset: usize,
        /// The byte without its reference bit.
        code: u8,
    },
    /// A type code that the file's version does not have.
    #[error("type code {:?} at byte {offset} does not exist in Python {version}", char::from(*code))]
    ForeignType {
        /// Where the code stands.
        offset: usize,
        /// The type code.
        code: u8,
        /// The version of the file.
        version: Version,
    },
    /// A length or count that is negative or more than the rest of the input can hold.
    #[error("{what} {size} at byte {offset} is {}", if *size < 0 { "out of range" } else { "more than the rest of the data can hold" })]
    Size {
        /// Where the count stands.
        offset: usize,
        /// What is counted.
        what: &'static str,
        /// The count found.
        size: i64,
    },
    /// Objects are nested too deeply.
    #[error("objects nested more than {} deep at byte {offset}", crate::limits::MAX_DEPTH)]
    TooDeep {
        /// Where the object that is one too many starts.
        offset: usize,
    },
    /// References multiply an object beyond every bound.
    #[error("the object at byte {offset} is too large with its references written out")]
    TooLarge {
        /// Where the object starts.
        offset: usize,
    },
    /// A back reference to nothing, or to an object that is not complete yet.
    #[error("invalid reference {index} at byte {offset}: {why}")]
    Reference {
        /// Where the reference stands.
        offset: usize,
        /// The index it holds.
        index: i64,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The object terminator where an object is required.
    #[error("NULL object at byte {offset} in {container}")]
    Null {
        /// Where the terminator stands.
        offset: usize,
        /// What it was found in.
        container: &'static str,
    },
    /// Contents that the type does not allow.
    #[error("invalid {what} at byte {offset}: {why}")]
    Invalid {
        /// Where the object or field starts.
        offset: usize,
        /// The type or field.
        what: &'static str,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A field of a code object has the wrong type or an impossible value.
    #[error("code object at byte {offset}: {field} {why}")]
    Code {
        /// Where the code object starts.
        offset: usize,
        /// The field, as Python names it.
        field: &'static str,
        /// What is wrong with it.
        why: &'static str,
    },
}
