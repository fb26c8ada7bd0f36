//! Exceptions: classes, messages, and how an uncaught one is shown.

use super::Dialect;
use crate::exc::Exc;
use taipan_isa::Version;

impl Dialect {
    /// The group that `except*` makes of an exception begins with a traceback of the place.
    pub fn notes_where_groups_are_made(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// `__notes__` that are no sequence are a line of their own in a traceback.
    pub fn odd_notes_end_their_line(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// The AttributeError of deleting what is not there, or setting what cannot be set, has its `name` and `obj`.
    pub fn missing_deletes_are_named(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// Whether `builtins` has the class.
    pub fn has_exception(self, exc: Exc) -> bool {
        match exc {
            Exc::PythonFinalizationError | Exc::IncompleteInputError => self.0 >= Version::V3_13,
            _ => true,
        }
    }

    /// `split` and `subgroup` take any callable but classes.
    pub fn groups_split_by_callables(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// What `split` and `subgroup` do not take.
    pub fn no_group_matcher(self) -> &'static str {
        if self.groups_split_by_callables() {
            "expected an exception type, a tuple of exception types, or a callable (other than a class)"
        } else {
            "expected a function, exception type or tuple of exception types"
        }
    }

    /// SyntaxError takes a seventh detail.
    pub fn syntax_errors_have_metadata(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// A note that is no str.
    pub fn note_must_be_str(self, class: &str) -> String {
        if self.0 >= Version::V3_14 {
            format!("add_note() argument must be str, not {class}")
        } else {
            format!("note must be a str, not '{class}'")
        }
    }

    /// The cause that a class gives when it is called must be an exception.
    pub fn checks_made_causes(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// Uncaught exceptions are shown by the `traceback` module instead of C code: multi-line ranges, calls marked.
    pub fn tracebacks_by_module(self) -> bool {
        self.0 >= Version::V3_13
    }

    /// A missing name may be that of a module, or an attribute of `self`.
    pub fn suggests_imports(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// `__notes__` that is a str or bytes is shown by its repr; before, as a sequence of notes.
    pub fn text_is_no_notes(self) -> bool {
        self.0 >= Version::V3_12
    }

    /// Entries of class namespaces that came later or are gone.
    pub fn absent_members(self, exc: Exc) -> &'static [&'static str] {
        match exc {
            Exc::ImportError if self.0 < Version::V3_12 => &["name_from"],
            Exc::AttributeError if self.0 < Version::V3_12 => &["__getstate__", "__reduce__"],
            Exc::BaseException if self.0 >= Version::V3_13 => &["__setattr__", "__delattr__"],
            _ => &[],
        }
    }

    /// A slot that is the base's has no wrapper of its own in an exception class.
    pub fn inherited_slots_have_no_wrappers(self) -> bool {
        self.0 >= Version::V3_14
    }

    /// Errors of the constructor of tracebacks name it `TracebackType`: up to 3.12.
    pub fn tracebacks_have_a_type_name(self) -> bool {
        self.0 < Version::V3_13
    }
}
