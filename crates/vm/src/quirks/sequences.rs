//! Sequences and iterators.

use super::Dialect;
use taipan_isa::Version;
use taipan_prim::sort::SortPolicy;

impl Dialect {
    /// The comparisons that `list.sort` makes.
    pub fn sort_policy(self) -> SortPolicy {
        SortPolicy { powersort: true, equal_in_descending: self.0 >= Version::V3_13 }
    }

    /// `reverse=` of `list.sort` must be an int, else anything with a truth value.
    pub fn sort_reverse_is_an_int(self) -> bool {
        self.0 < Version::V3_12
    }

    /// Assigning what is no iterable to a slice.
    pub fn slice_wants_iterable(self, contiguous: bool) -> &'static str {
        if contiguous && self.0 < Version::V3_13 {
            "can only assign an iterable"
        } else {
            "must assign iterable to extended slice"
        }
    }

    /// `index` of `list` and `range` shows the value that it did not find.
    pub fn index_shows_value(self) -> bool {
        self.0 < Version::V3_14
    }

    /// `max()` or `min()` of nothing.
    pub fn empty_extreme(self, function: &str) -> String {
        if self.0 < Version::V3_12 {
            format!("{function}() arg is an empty sequence")
        } else {
            format!("{function}() iterable argument is empty")
        }
    }

    /// `iter(object, sentinel)` of what can not be called.
    pub fn sentinel_wants_callable(self) -> &'static str {
        if self.0 == Version::V3_12 {
            "iter(object, sentinel): object must be callable"
        } else {
            "iter(v, w): v must be callable"
        }
    }

    /// `map(…, strict=True)` is known.
    pub fn map_can_be_strict(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `tuple(iterable)` asks the iterable for its length first.
    pub fn tuple_asks_for_length(self) -> bool {
        self.0 < Version::V3_14
    }
}
