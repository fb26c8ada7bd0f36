//! Generators.

use super::Dialect;
use taipan_isa::Version;

impl Dialect {
    /// `close()` gives what the generator returns: from 3.13 on.
    pub fn close_gives_result(self) -> bool {
        self.0 >= Version::V3_13
    }
}
