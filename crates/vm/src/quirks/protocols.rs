//! Special methods and protocols.

use super::Dialect;
use taipan_isa::Version;

impl Dialect {
    /// `bool(NotImplemented)` is deprecated, and an error from 3.14.
    pub fn not_implemented_has_truth(self) -> bool {
        self.0 < Version::V3_14
    }

    /// `print >> file` is told how Python 3 spells it.
    pub fn explains_print_shift(self) -> bool {
        self.0 < Version::V3_14
    }

    /// What the name of a class pattern must stand for, in the message that it does not.
    pub fn word_for_pattern_class(self) -> &'static str {
        if self.0 >= Version::V3_12 { "class" } else { "type" }
    }

    /// `with` over what is no context manager. 3.14 names the method that is missing, whichever it is.
    pub fn no_context_manager(self, class: &str, method: &str) -> String {
        let says_which = method.ends_with("exit__") || self.0 >= Version::V3_14;
        let missing = if says_which { format!(" (missed {method} method)") } else { String::new() };
        let protocol =
            if method.starts_with("__a") { "asynchronous context manager" } else { "context manager" };
        format!("'{class}' object does not support the {protocol} protocol{missing}")
    }
}
