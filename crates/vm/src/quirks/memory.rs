//! Garbage collection, weak references, and exceptions that nobody can handle.

use super::Dialect;
use crate::exc::Ignored;
use taipan_isa::Version;

impl Dialect {
    /// `gc.get_threshold()` at the start.
    pub fn gc_thresholds(self) -> [i64; 3] {
        let first = if self.0 >= Version::V3_13 { 2000 } else { 700 };
        [first, 10, if self.keeps_third_threshold() { 10 } else { 0 }]
    }

    /// The oldest generation that a collection of that number looks at, and the one that its survivors belong to. From
    /// 3.14 there are the young and the old; a collection of 1 is an increment, which has nothing to do as long as
    /// programs are small (`gc_collect_increment`).
    pub fn gc_generations(self, number: usize) -> Option<(u32, u32)> {
        match number {
            0 if self.0 >= Version::V3_14 => Some((0, 2)),
            1 if self.0 >= Version::V3_14 => None,
            0 => Some((0, 1)),
            1 => Some((1, 2)),
            _ => Some((2, 2)),
        }
    }

    /// A collection comes to a tuple before it comes to the tuples in it that nothing else refers to.
    pub fn gc_meets_owners_first(self) -> bool {
        self.0 < Version::V3_14
    }

    /// The third threshold means something.
    pub fn keeps_third_threshold(self) -> bool {
        self.0 < Version::V3_14
    }

    /// Dicts are tracked from the start, and tuples only if an item is; before, both were found out by collecting.
    pub fn gc_tracks_dicts_always(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// The `__dict__` that an instance makes of its inline values is not tracked.
    pub fn gc_misses_instance_dicts(self) -> bool {
        self.0 == Version::V3_13
    }

    /// `gc.get_referrers` and `gc.get_referents` are made by Argument Clinic.
    pub fn gc_is_clinical(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// `gc.set_threshold()` with so many arguments.
    pub fn gc_threshold_arguments(self, given: usize) -> String {
        match given {
            _ if self.0 >= Version::V3_13 => "gc.set_threshold requires 1 to 3 arguments".to_string(),
            0 => "set_threshold() takes at least 1 argument (0 given)".to_string(),
            n => format!("set_threshold() takes at most 3 arguments ({n} given)"),
        }
    }

    /// How an exception is announced that nobody can handle: the text before the object's repr, which is the whole
    /// message then. `None`: "Exception ignored in".
    pub fn ignored_exception(self, place: Ignored) -> Option<&'static str> {
        let exits = self.0 >= Version::V3_13 && place == Ignored::ExitCallback;
        if self.0 < Version::V3_14 && !exits {
            return None;
        }
        match place {
            Ignored::ExitCallback => Some("Exception ignored in atexit callback "),
            Ignored::Deallocator => Some("Exception ignored while calling deallocator "),
            Ignored::WeakrefCallback => Some("Exception ignored while calling weakref callback "),
            Ignored::ClosingGenerator => Some("Exception ignored while closing generator "),
            Ignored::AsyncGeneratorHook => Some("Exception ignored while finalizing generator "),
            Ignored::GcCallback => Some("Exception ignored while calling GC callback "),
            Ignored::Elsewhere => None,
        }
    }

    /// The same where the object is told apart from the text.
    pub fn ignored_place(self, place: Ignored) -> Option<&'static str> {
        (place == Ignored::ExitCallback).then_some("Exception ignored in atexit callback")
    }

    /// What an instruction took off the stack dies from the lowest up, and where it raises, before the exception is
    /// handled.
    pub fn inputs_die_forwards(self) -> bool {
        self.0 < Version::V3_14
    }

    /// A frame's variables die from the last to the first.
    pub fn frames_die_backwards(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `__weakrefoffset__` of generators and coroutines.
    pub fn generator_weakref_offset(self) -> i64 {
        if self.0 >= Version::V3_12 { 16 } else { 24 }
    }

    /// Weak references can be made to `X | Y`.
    pub fn unions_take_weakrefs(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// The repr of a weak proxy at that address: what it refers to, of what type and where.
    pub fn weakproxy_repr(self, at: i64, target: Option<(String, i64)>) -> String {
        match target {
            Some((kind, to)) if self.0 >= Version::V3_13 => {
                format!("<weakproxy at {at:#x}; to '{kind}' at {to:#x}>")
            }
            None if self.0 >= Version::V3_13 => format!("<weakproxy at {at:#x}; dead>"),
            Some((kind, to)) => format!("<weakproxy at {at:#x} to {kind} at {to:#x}>"),
            None => {
                let none = taipan_heap::Value::NONE.identity();
                format!("<weakproxy at {at:#x} to NoneType at {none:#x}>")
            }
        }
    }

    /// `tp_basicsize` and `tp_itemsize` of a builtin type where they are not those of 3.13.
    pub fn builtin_size(self, name: &str) -> Option<(i64, i64)> {
        let (older, old): ((i64, i64), (i64, i64)) = match name {
            "type" => ((904, 40), (920, 40)),
            "async_generator" | "coroutine" | "generator" => ((152, 8), (144, 8)),
            "code" => ((184, 2), (192, 2)),
            "frame" => ((120, 8), (120, 8)),
            "function" => ((136, 0), (144, 0)),
            "range_iterator" | "longrange_iterator" => ((48, 0), (40, 0)),
            "bool" => ((32, 4), (24, 4)),
            "str" => ((80, 0), (64, 0)),
            "ImportError" | "ModuleNotFoundError" => ((96, 0), (104, 0)),
            _ => return None,
        };
        match self.0 {
            Version::V3_11 => Some(older),
            Version::V3_12 => Some(old),
            _ => None,
        }
    }

    /// A list's reverse iterator that stands before the first item is pickled with its list.
    pub fn reversed_keeps_list(self) -> bool {
        self.0 < Version::V3_13
    }

    /// A list's iterator is exhausted while its index is negative, however that came about.
    pub fn list_iterators_end_by_index(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// A negative `__setstate__` exhausts the iterators of bytearrays and of `reversed` for good.
    pub fn negative_state_exhausts_all(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `bool()` says of `__bool__ = None` what that means.
    pub fn explains_no_bool(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// The builtin that pickles a list's reverse iterator, which may be exhausted.
    pub fn pickled_reversed(self, alive: bool) -> &'static str {
        if alive || self.0 >= Version::V3_13 { "reversed" } else { "iter" }
    }

    /// Iterators over ranges are pickled with their whole range and the place reached in it.
    pub fn range_iterators_keep_index(self) -> bool {
        self.0 < Version::V3_12
    }

    /// The state of an iterator over a range beyond 64 bits must be an int.
    pub fn long_range_states_are_ints(self) -> bool {
        self.0 >= Version::V3_14
    }
}
