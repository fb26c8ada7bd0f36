//! Objects, classes, attributes, namespaces.

use crate::methods;
use taipan_heap::Value;

methods! { pub static FUNCTIONS;
    /// Return the identity of an object.
    ///
    /// This is guaranteed to be unique among simultaneously existing objects.
    /// (CPython uses the object's memory address.)
    "id($module, obj, /)" => |_vm, [obj]| { Ok(Value::int(obj.identity())) }
}
