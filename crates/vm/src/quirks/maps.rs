//! Dicts, sets and what stands on them.

use super::Dialect;
use taipan_isa::Version;

impl Dialect {
    /// The TypeError for an unhashable key tells what it was to be used as.
    pub fn explains_unhashable(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// An update element that is no pair: the message, and the note on the exception where the dialect adds one.
    pub fn bad_update_element(self, index: usize) -> (String, Option<String>) {
        if self.0 >= Version::V3_14 {
            let note = format!("Cannot convert dictionary update sequence element #{index} to a sequence");
            ("object is not iterable".to_string(), Some(note))
        } else {
            (format!("cannot convert dictionary update sequence element #{index} to a sequence"), None)
        }
    }

    /// `hash(mappingproxy)` is that of the mapping.
    pub fn mappingproxy_has_hash(self) -> bool {
        self.0 >= Version::V3_12
    }
}
