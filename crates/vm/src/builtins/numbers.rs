//! Numbers.

use crate::methods;

methods! { pub static FUNCTIONS;
    /// Return the hash value for the given object.
    "hash($module, obj, /)" => |vm, [obj]| { Ok(taipan_heap::Value::int(vm.hash(obj)?)) }
}
