//! Text.

use crate::methods;

methods! { pub static FUNCTIONS;
    /// Return the canonical string representation of the object.
    "repr($module, obj, /)" => |vm, [obj]| { vm.repr(obj) }
}
