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

    /// The doc string of a builtin type, where it differs from that of 3.13.
    pub fn type_doc(self, name: &str) -> Option<&'static str> {
        match name {
            "UnionType" if self.0 >= Version::V3_14 => Some("Represent a union type\n\nE.g. for int | str"),
            "traceback" if self.0 < Version::V3_13 => Some(
                "TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)\n--\n\nCreate a new traceback object.",
            ),
            "function" if self.0 < Version::V3_13 => Some(
                "Create a function object.\n\n  code\n    a code object\n  globals\n    the globals dictionary\n  name\n    \
                 a string that overrides the name from the code object\n  argdefs\n    a tuple that specifies the default \
                 argument values\n  closure\n    a tuple that supplies the bindings for free variables",
            ),
            "zip" if self.0 < Version::V3_13 => Some(
                "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n   \
                 >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\n\
                 The zip object yields n-length tuples, where n is the number of iterables\n\
                 passed as positional arguments to zip().  The i-th element in every tuple\n\
                 comes from the i-th iterable argument to zip().  This continues until the\n\
                 shortest argument is exhausted.\n\n\
                 If strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
            ),
            "map" if self.0 < Version::V3_13 => Some(
                "map(func, *iterables) --> map object\n\n\
                 Make an iterator that computes the function using arguments from\n\
                 each of the iterables.  Stops when the shortest iterable is exhausted.",
            ),
            "map" if self.0 >= Version::V3_14 => Some(
                "Make an iterator that computes the function using arguments from\n\
                 each of the iterables.  Stops when the shortest iterable is exhausted.\n\n\
                 If strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
            ),
            "filter" if self.0 < Version::V3_13 => Some(
                "filter(function or None, iterable) --> filter object\n\n\
                 Return an iterator yielding those items of iterable for which function(item)\n\
                 is true. If function is None, return the items that are true.",
            ),
            _ => None,
        }
    }

    /// What a slot wrapper that unpacks its arguments calls itself when they are too few or too many.
    pub fn slot_wrapper_name(self, name: &str) -> &str {
        if self.0 < Version::V3_14 { "" } else { name }
    }

    /// `__pow__` says how many arguments it takes in one message.
    pub fn counts_power_arguments(self) -> bool {
        self.0 >= Version::V3_14
    }
}
