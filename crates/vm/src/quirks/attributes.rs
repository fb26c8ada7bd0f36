//! Attributes and variables.

use super::Dialect;
use taipan_isa::Version;

impl Dialect {
    /// Setting an attribute on an object that has no `__dict__`; `hooked` where its class sets attributes in its own way.
    pub fn no_such_settable(self, class: &str, name: &str, found_on_class: bool, hooked: bool) -> String {
        if found_on_class {
            return format!("'{class}' object attribute '{name}' is read-only");
        }
        if self.0 >= Version::V3_13 && !hooked {
            format!("'{class}' object has no attribute '{name}' and no __dict__ for setting new attributes")
        } else {
            format!("'{class}' object has no attribute '{name}'")
        }
    }

    /// A local variable without a value.
    pub fn unbound_local(self, name: &str) -> String {
        format!("cannot access local variable '{name}' where it is not associated with a value")
    }

    /// A captured variable without a value.
    pub fn unbound_free(self, name: &str) -> String {
        format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        )
    }

    /// An exception in `__set_name__` becomes the cause of a RuntimeError.
    pub fn wraps_set_name_errors(self) -> bool {
        self.0 < Version::V3_12
    }
}
