//! Containers and unpacking.

use super::Dialect;
use taipan_isa::Version;

impl Dialect {
    /// Slices are hashable from 3.12 on.
    pub fn hashes_slices(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// `set.issubset` makes a set of what is none; from 3.12 on it intersects instead.
    pub fn subset_test_makes_a_set(self) -> bool {
        self.0 < Version::V3_12
    }

    /// `in` on what cannot be iterated.
    pub fn not_a_container(self, class: &str) -> String {
        if self.0 >= Version::V3_14 {
            format!("argument of type '{class}' is not a container or iterable")
        } else {
            format!("argument of type '{class}' is not iterable")
        }
    }

    /// More items than names; 3.14 tells how many where that is known.
    pub fn too_many_to_unpack(self, expected: usize, got: Option<usize>) -> String {
        match got {
            Some(got) if self.0 >= Version::V3_14 => {
                format!("too many values to unpack (expected {expected}, got {got})")
            }
            _ => format!("too many values to unpack (expected {expected})"),
        }
    }
}
