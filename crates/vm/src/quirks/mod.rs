//! What the dialect changes: the version of `__main__` fixes it for a whole run. Everything that differs between
//! versions beyond the meaning of opcodes is asked here.

mod attributes;
mod bootstrap;
mod calls;
mod classes;
mod containers;
mod exceptions;
mod generators;
mod maps;
mod memory;
mod modules;
mod natives;
mod numbers;
pub mod opcodes;
mod protocols;
mod sequences;
mod signatures;
mod stdlib_names;
mod text;

pub use bootstrap::{BootstrapCall, BootstrapPlace, ImportLapse};
use taipan_isa::Version;

/// The Python whose behaviour a VM shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dialect(Version);

impl Dialect {
    pub fn new(version: Version) -> Dialect {
        Dialect(version)
    }

    /// The CPython version that the dialect is of.
    pub fn version(self) -> Version {
        self.0
    }

    /// `sys.version_info[:3]` of the release that behaviour was compared with.
    pub fn release(self) -> (u8, u8, u8) {
        match self.0 {
            Version::V3_11 => (3, 11, 7),
            Version::V3_12 => (3, 12, 1),
            Version::V3_14 => (3, 14, 2),
            _ => (3, 13, 0),
        }
    }
}
