//! Iteration and containers.

use crate::methods;
use taipan_heap::Value;

methods! { pub static FUNCTIONS;
    /// Return the number of items in a container.
    "len($module, obj, /)" => |vm, [obj]| { Ok(Value::int(vm.len(obj)? as i64)) }
}
