//! What `sys` says of coroutines and asynchronous generators.

use taipan_vm::types::structseq::{StructSpec, field};
use taipan_vm::{PyResult, Value, Vm, methods, raise};

static HOOKS: StructSpec = StructSpec {
    name: "asyncgen_hooks",
    doc: "asyncgen_hooks\n\nA struct sequence providing information about asynchronous\n\
          generators hooks.  The attributes are read only.",
    fields: &[
        field::<0>("firstiter", "Hook to intercept first iteration"),
        field::<1>("finalizer", "Hook to intercept finalization"),
    ],
    callable: true,
    ..StructSpec::PLAIN
};

methods! { pub static FUNCTIONS;
    /// set_asyncgen_hooks(* [, firstiter] [, finalizer])
    ///
    /// Set a finalizer for async generators objects.
    "set_asyncgen_hooks(firstiter=<unrepresentable>, finalizer=<unrepresentable>)" as "" => |vm, [firstiter, finalizer]| {
        check(vm, "finalizer", finalizer)?;
        check(vm, "firstiter", firstiter)?;
        if let Some(f) = finalizer.present() {
            vm.async_settings.finalizer = f.clone();
        }
        if let Some(f) = firstiter.present() {
            vm.async_settings.firstiter = f.clone();
        }
        Ok(Value::NONE)
    }
    /// Return the installed asynchronous generators hooks.
    ///
    /// This returns a namedtuple of the form (firstiter, finalizer).
    "get_asyncgen_hooks($module, /)" => |vm, []| {
        let hooks = [vm.async_settings.firstiter.clone(), vm.async_settings.finalizer.clone()];
        Ok(vm.new_struct(&HOOKS, hooks))
    }
    /// Enable or disable origin tracking for coroutine objects in this thread.
    ///
    /// Coroutine objects will track 'depth' frames of traceback information
    /// about where they came from, available in their cr_origin attribute.
    ///
    /// Set a depth of 0 to disable.
    "set_coroutine_origin_tracking_depth($module, /, depth)" => |vm, [depth]| {
        let depth = super::functions::c_int(vm, depth)?;
        match usize::try_from(depth) {
            Ok(depth) => vm.async_settings.origin_depth = depth,
            Err(_) => raise!(vm, ValueError, "depth must be >= 0"),
        }
        Ok(Value::NONE)
    }
    /// Check status of origin tracking for coroutine objects in this thread.
    "get_coroutine_origin_tracking_depth($module, /)" => |vm, []| {
        Ok(Value::int(i64::try_from(vm.async_settings.origin_depth).unwrap_or(i64::MAX)))
    }
}

/// A hook is callable or None.
fn check(vm: &mut Vm, name: &str, hook: &Value) -> PyResult<()> {
    if hook.present().is_none_or(|h| h.is_none() || vm.is_callable(h)) {
        return Ok(());
    }
    raise!(vm, TypeError, "callable {name} expected, got {}", vm.type_name(hook))
}
