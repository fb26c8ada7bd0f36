//! `_warnings`: the functions over the VM's own machinery of warnings.

use crate::support::set_doc;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::str::Str;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::warnings::Warning;
use taipan_vm::{NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_warnings", init };

const DOC: &str = "_warnings provides basic warning filtering support.
It is a helper module to speed up interpreter start-up.";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "_warnings", FUNCTIONS);
    vm.add_functions(dict, "_warnings", warn_functions(vm));
    let state = vm.warnings_state();
    vm.set_name(dict, "filters", state.filters.into());
    vm.set_name(dict, "_onceregistry", state.once.into());
    vm.set_name(dict, "_defaultaction", state.default_action);
    if vm.dialect.has_name("_warnings", "_warnings_context") {
        let class = crate::contextvars::variable_class(vm);
        let name = vm.new_str("_warnings_context");
        let variable = vm.call(class.value(), &[name])?;
        vm.set_name(dict, "_warnings_context", variable);
    }
    Ok(())
}

/// `warn`, which can skip files in newer versions.
fn warn_functions(vm: &Vm) -> &'static [taipan_vm::call::Method] {
    if vm.dialect.warn_skips_files() { WARN } else { OLD_WARN }
}

fn warn(vm: &mut Vm, args: [&Value; 4], prefixes: &[Value]) -> PyResult {
    let [message, category, level, source] = args;
    let category = vm.warning_category(message, category)?;
    let level = vm.ssize(level)?;
    let level = if prefixes.is_empty() { level } else { level.max(2) };
    let source = if source.is_none() { Value::NULL } else { source.clone() };
    vm.warn_value(message.clone(), category, level, prefixes, source)?;
    Ok(Value::NONE)
}

/// The source line that a module's loader knows (`warnings_get_source_line`).
fn loader_line(vm: &mut Vm, globals: &Value, line: i64) -> PyResult {
    if globals.is_null() || globals.is_none() {
        return Ok(Value::NULL);
    }
    let Some(globals) = globals.downcast::<Dict>().cloned() else {
        let kind = vm.type_name(globals);
        raise!(vm, TypeError, "module_globals must be a dict, not '{kind}'");
    };
    let (loader, name) = (vm.names.__loader__.clone(), vm.names.__name__.clone());
    let found = |vm: &Vm, n: &Ref<Str>| globals.get(vm).get_str(n).cloned();
    let (Some(loader), Some(name)) = (found(vm, &loader), found(vm, &name)) else { return Ok(Value::NULL) };
    let get = vm.intern("get_source");
    let Some(get) = vm.getattr_optional(&loader, &get)? else { return Ok(Value::NULL) };
    let source = vm.call(&get, &[name])?;
    let Some(source) = source.downcast::<Str>() else { return Ok(Value::NULL) };
    let text = source.to_string();
    let index = usize::try_from(line - 1).unwrap_or(usize::MAX);
    Ok(text.lines().nth(index).map_or(Value::NULL, |l| vm.new_str(l)))
}

methods! { static WARN;
    /// Issue a warning, or maybe ignore it or raise an exception.
    ///
    ///   message
    ///     Text of the warning message.
    ///   category
    ///     The Warning category subclass. Defaults to UserWarning.
    ///   stacklevel
    ///     How far up the call stack to make this warning appear. A value of 2 for
    ///     example attributes the warning to the caller of the code calling warn().
    ///   source
    ///     If supplied, the destroyed object which emitted a ResourceWarning
    ///   skip_file_prefixes
    ///     An optional tuple of module filename prefixes indicating frames to skip
    ///     during stacklevel computations for stack frame attribution.
    "warn($module, /, message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=<unrepresentable>)" as "($module, /, message, category=None, stacklevel=1, source=None, *,\n     skip_file_prefixes=<unrepresentable>)"
    => |vm, [message, category, level, source, prefixes]| {
        let skipped = match prefixes.downcast::<Tuple>() {
            Some(t) => t.items(),
            None if prefixes.is_null() => &[],
            None => {
                let kind = vm.type_name(prefixes);
                raise!(vm, TypeError, "warn() argument 'skip_file_prefixes' must be tuple, not {kind}")
            }
        };
        for prefix in skipped {
            if prefix.downcast::<Str>().is_none() {
                let kind = vm.type_name(prefix);
                raise!(vm, TypeError, "Found non-str '{kind}' in skip_file_prefixes.");
            }
        }
        warn(vm, [message, category, level, source], skipped)
    }
}

methods! { static OLD_WARN;
    /// Issue a warning, or maybe ignore it or raise an exception.
    "warn($module, /, message, category=None, stacklevel=1, source=None)" => |vm, [message, category, level, source]| {
        warn(vm, [message, category, level, source], &[])
    }
}

methods! { static FUNCTIONS;
    /// Issue a warning, or maybe ignore it or raise an exception.
    "warn_explicit($module, /, message, category, filename, lineno, module=<unrepresentable>, registry=None, module_globals=None, source=None)" as "($module, /, message, category, filename, lineno,\n              module=<unrepresentable>, registry=None,\n              module_globals=None, source=None)"
    => |vm, [message, category, filename, line, module, registry, globals, source]| {
        if filename.downcast::<Str>().is_none() {
            let by_clinic = vm.dialect.warn_explicit_is_clinical();
            let which = if by_clinic { "argument 'filename'" } else { "argument 3" };
            return Err(vm.bad_argument("warn_explicit", which, "str", filename));
        }
        let by_clinic = vm.dialect.warn_explicit_is_clinical();
        let line = i64::from(if by_clinic { vm.c_int(line)? } else { vm.parsed_int(line)? });
        let source_line = loader_line(vm, globals, line)?;
        let source = if source.is_none() { Value::NULL } else { source.clone() };
        let warning = Warning {
            message: message.clone(),
            category: category.clone(),
            filename: filename.clone(),
            line,
            module: module.clone(),
            registry: registry.clone(),
            source_line,
            source,
        };
        vm.warn_explicit(warning)?;
        Ok(Value::NONE)
    }
    "_filters_mutated($module, /)"
    => |vm, []| {
        vm.warnings.filters_mutated();
        Ok(Value::NONE)
    }
    "_filters_mutated_lock_held($module, /)" => |vm, []| {
        if vm.module_state::<Lock>().0 == 0 {
            raise!(vm, RuntimeError, "warnings lock is not held");
        }
        vm.warnings.filters_mutated();
        Ok(Value::NONE)
    }
    "_acquire_lock($module, /)" => |vm, []| {
        vm.module_state::<Lock>().0 += 1;
        Ok(Value::NONE)
    }
    "_release_lock($module, /)" => |vm, []| {
        let held = &mut vm.module_state::<Lock>().0;
        match held.checked_sub(1) {
            Some(less) => *held = less,
            None => raise!(vm, RuntimeError, "cannot release un-acquired lock"),
        }
        Ok(Value::NONE)
    }
}

/// How often the one thread holds the lock of the filters.
#[derive(Default)]
struct Lock(u64);
