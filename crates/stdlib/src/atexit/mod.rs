//! `atexit`: functions to be called when the program ends.

use crate::support::set_doc;
use taipan_vm::exc::Ignored;
use taipan_vm::types::dict::Dict;
use taipan_vm::types::tuple::Tuple;
use taipan_vm::{Args, NativeModule, PyResult, Ref, Value, Vm, methods, raise};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "atexit", init };

const DOC: &str = "allow programmer to define multiple exit functions to be executed
upon normal program termination.

Two public functions, register and unregister, are defined.
";

/// Function, arguments, and the names of the last of them.
struct Callback {
    function: Value,
    values: Vec<Value>,
    names: Vec<Value>,
}

#[derive(Default)]
struct Callbacks(Vec<Option<Callback>>);

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "atexit", FUNCTIONS);
    vm.at_exit(run_all);
    Ok(())
}

/// Calls the functions, last one first; what they raise is shown and forgotten.
fn run_all(vm: &mut Vm) {
    let count = vm.module_state::<Callbacks>().0.len();
    for index in (0..count).rev() {
        let callback = vm.module_state::<Callbacks>().0.get_mut(index).and_then(Option::take);
        let Some(callback) = callback else { continue };
        let args = Args::new(&callback.values, &callback.names);
        if let Err(e) = vm.call_args(&callback.function, args) {
            vm.unraisable(e, Ignored::ExitCallback, &callback.function);
        }
    }
    // What was registered meanwhile is not called.
    drop(std::mem::take(&mut vm.module_state::<Callbacks>().0));
}

methods! { static FUNCTIONS;
    /// Register a function to be executed upon normal program termination
    ///
    ///     func - function to be called at exit
    ///     args - optional arguments to pass to func
    ///     kwargs - optional keyword arguments to pass to func
    ///
    ///     func is returned to facilitate usage as a decorator.
    "register($module, /, *args, **kwargs)" as "($module, func, /, *args, **kwargs)"
    => |vm, [args, kwargs]| {
        let given = args.downcast::<Tuple>().map_or(&[][..], |t| t.items());
        let Some((function, rest)) = given.split_first() else {
            raise!(vm, TypeError, "register() takes at least 1 argument (0 given)");
        };
        if !vm.is_callable(function) {
            raise!(vm, TypeError, "the first argument must be callable");
        }
        let (mut values, mut names) = (rest.to_vec(), Vec::new());
        if let Some(kwargs) = kwargs.downcast::<Dict>() {
            for (name, value) in kwargs.get(vm).iter() {
                names.push(name.clone());
                values.push(value.clone());
            }
        }
        let callback = Callback { function: function.clone(), values, names };
        vm.module_state::<Callbacks>().0.push(Some(callback));
        Ok(function.clone())
    }
    /// Clear the list of previously registered exit functions.
    "_clear($module, /)"
    => |vm, []| {
        drop(std::mem::take(&mut vm.module_state::<Callbacks>().0));
        Ok(Value::NONE)
    }
    /// Unregister an exit function which was previously registered using
    /// atexit.register
    ///
    ///     func - function to be unregistered
    "unregister($module, func, /)"
    => |vm, [function]| {
        let count = vm.module_state::<Callbacks>().0.len();
        for index in 0..count {
            let slot = vm.module_state::<Callbacks>().0.get(index).and_then(Option::as_ref);
            let Some(own) = slot.map(|c| c.function.clone()) else { continue };
            if vm.same_or_equal(&own, function)? {
                let slot = vm.module_state::<Callbacks>().0.get_mut(index).and_then(Option::take);
                drop(slot);
            }
        }
        Ok(Value::NONE)
    }
    /// Run all registered exit functions.
    ///
    /// If a callback raises an exception, it is logged with sys.unraisablehook.
    "_run_exitfuncs($module, /)"
    => |vm, []| {
        run_all(vm);
        Ok(Value::NONE)
    }
    /// Return the number of registered exit functions.
    "_ncallbacks($module, /)"
    => |vm, []| {
        let all = vm.dialect.atexit_counts_unregistered();
        let callbacks = &vm.module_state::<Callbacks>().0;
        Ok(Value::int(callbacks.iter().filter(|c| all || c.is_some()).count() as i64))
    }
}
