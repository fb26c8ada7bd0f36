//! `_imp`: what `importlib` asks of the interpreter.

use taipan_vm::import::FROZEN_NAMES;
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::list::List;
use taipan_vm::types::str::Str;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_imp", init };

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let doc = vm.new_str("(Extremely) low-level import machinery bits as used by importlib.");
    vm.set_name(dict, "__doc__", doc);
    vm.add_functions(dict, "_imp", FUNCTIONS);
    let policy = vm.new_str("default");
    vm.set_name(dict, "check_hash_based_pycs", policy);
    Ok(())
}

fn name(vm: &mut Vm, value: &Value) -> PyResult<String> {
    match value.downcast::<Str>() {
        Some(s) => Ok(s.to_string()),
        None => raise!(vm, TypeError, "argument must be str, not {}", vm.type_name(value)),
    }
}

fn not_frozen(vm: &mut Vm, value: &Value) -> PyResult {
    let shown = vm.repr_string(value)?;
    let message = format!("No such frozen object named {}", shown.trim_matches('\''));
    let about = [value.clone(), Value::NONE, Value::NONE];
    Err(vm.import_error(taipan_vm::exc::Exc::ImportError, &message, about))
}

methods! { static FUNCTIONS;
    /// Return True if the import lock is currently held, else False.
    ///
    /// On platforms without threads, return False.
    "lock_held($module, /)" => |_vm, []| { Ok(Value::FALSE) }
    /// Acquires the interpreter's import lock for the current thread.
    "acquire_lock($module, /)" => |_vm, []| { Ok(Value::NONE) }
    /// Release the interpreter's import lock.
    "release_lock($module, /)" => |_vm, []| { Ok(Value::NONE) }
    /// Returns True if the module name corresponds to a built-in module.
    "is_builtin($module, name, /)" => |vm, [module]| {
        let module = name(vm, module)?;
        Ok(Value::int(i64::from(vm.is_builtin_module(&module))))
    }
    /// Returns True if the module name corresponds to a frozen module.
    "is_frozen($module, name, /)" => |vm, [module]| {
        let module = name(vm, module)?;
        Ok(Value::bool(FROZEN_NAMES.contains(&module.as_str())))
    }
    /// Returns True if the module name is of a frozen package.
    "is_frozen_package($module, name, /)" => |vm, [module]| {
        let text = name(vm, module)?;
        if FROZEN_NAMES.contains(&text.as_str()) { Ok(Value::FALSE) } else { not_frozen(vm, module) }
    }
    /// Return info about the corresponding frozen module (if there is one) or None.
    "find_frozen($module, name, /, *, withdata=False)" => |_vm, [_name, _withdata]| { Ok(Value::NONE) }
    /// Create a code object for a frozen module.
    "get_frozen_object($module, name, data=None, /)" => |vm, [module, _data]| { not_frozen(vm, module) }
    /// Initializes a frozen module.
    "init_frozen($module, name, /)" => |_vm, [_name]| { Ok(Value::NONE) }
    /// Returns the list of available frozen modules.
    "_frozen_module_names($module, /)" => |vm, []| {
        let names = FROZEN_NAMES.map(|n| vm.interned_value(n));
        Ok(List::new_ref(names.to_vec()).into())
    }
    /// (internal-only) Override PyConfig.use_frozen_modules.
    "_override_frozen_modules_for_tests($module, override, /)" => |_vm, [_override]| { Ok(Value::NONE) }
    /// (internal-only) Override PyInterpreterConfig.check_multi_interp_extensions.
    "_override_multi_interp_extensions_check($module, override, /)" => |_vm, [_override]| { Ok(Value::int(0)) }
    /// Create an extension module.
    "create_builtin($module, spec, /)" => |vm, [spec]| {
        let loader = vm.required(spec, "loader")?;
        vm.call_method(&loader, "create_module", std::slice::from_ref(spec))
    }
    /// Initialize a built-in module.
    "exec_builtin($module, mod, /)" => |_vm, [_mod]| { Ok(Value::int(0)) }
    /// Create an extension module.
    "create_dynamic($module, spec, file=<unrepresentable>, /)" => |vm, [spec, _file]| {
        let (name, path) = (vm.required(spec, "name")?, vm.attribute_or_none(spec, "origin")?);
        let message = format!("{}: extension modules cannot be loaded", vm.str_string(&path)?);
        Err(vm.import_error(taipan_vm::exc::Exc::ImportError, &message, [name, path, Value::NONE]))
    }
    /// Initialize an extension module.
    "exec_dynamic($module, mod, /)" => |_vm, [_mod]| { Ok(Value::int(0)) }
    /// Returns the list of file suffixes used to identify extension modules.
    "extension_suffixes($module, /)" => |vm, []| {
        let own = format!(".{}-x86_64-linux-gnu.so", vm.dialect.cache_tag());
        let all = [own.as_str(), ".abi3.so", ".so"].map(|s| vm.new_str(s));
        Ok(List::new_ref(all.to_vec()).into())
    }
    /// Changes code.co_filename to specify the passed-in path.
    "_fix_co_filename($module, code, path, /)" => |_vm, [_code, _path]| { Ok(Value::NONE) }
    "source_hash($module, /, key, source)" => |vm, [key, source]| {
        let key = vm.index_i64(key)?;
        let source = vm.bytes_like(source)?.to_vec();
        Ok(new_bytes(taipan_prim::hash::source_hash(key as u64, &source)))
    }
}
