//! `_weakref`: what the module `weakref` is built on.

use taipan_vm::types::dict::Dict;
use taipan_vm::types::list::List;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_weakref", init };

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let doc = vm.new_str("Weak-reference support module.");
    vm.set_name(dict, "__doc__", doc);
    vm.add_functions(dict, "_weakref", FUNCTIONS);
    let classes = [
        ("ref", vm.types.reference.clone()),
        ("ReferenceType", vm.types.reference.clone()),
        ("ProxyType", vm.types.weakproxy.clone()),
        ("CallableProxyType", vm.types.weak_callable_proxy.clone()),
    ];
    for (name, class) in classes {
        vm.set_name(dict, name, class.into());
    }
    Ok(())
}

methods! { static FUNCTIONS;
    /// Return the number of weak references to 'object'.
    "getweakrefcount($module, object, /)" => |vm, [object]| {
        Ok(Value::int(vm.weak_refs(object).len() as i64))
    }
    /// Return a list of all weak reference objects pointing to 'object'.
    "getweakrefs($module, object, /)" => |vm, [object]| {
        Ok(List::new_ref(vm.weak_refs(object)).into())
    }
    /// Create a proxy object that weakly references 'object'.
    ///
    /// 'callback', if given, is called with a reference to the
    /// proxy when 'object' is about to be finalized.
    "proxy($module, object, callback=None, /)" => |vm, [object, callback]| {
        vm.new_weakproxy(object, callback)
    }
    /// Atomically remove key from dict if it points to a dead weakref.
    "_remove_dead_weakref($module, dct, key, /)" => |vm, [dict, key]| {
        let Some(dict) = dict.downcast::<Dict>() else {
            return Err(vm.bad_argument("_remove_dead_weakref", "argument 1", "dict", dict));
        };
        match vm.dict_get(dict, key)?.map(|held| vm.weak_target(&held)) {
            Some(None) => raise!(vm, TypeError, "not a weakref"),
            Some(Some(None)) => vm.dict_remove(dict, key).map(|_| Value::NONE),
            _ => Ok(Value::NONE),
        }
    }
}
