//! The hooks of `sys` that a program may replace.

use taipan_vm::exc::{Exception, render};
use taipan_vm::io::Channel;
use taipan_vm::types::str::Str;
use taipan_vm::{PyResult, Value, Vm, methods, raise};

methods! { pub static FUNCTIONS;
    /// Print an object to sys.stdout and also save it in builtins._
    "displayhook($module, object, /)" => |vm, [object]| { display(vm, object) }
    /// Handle an unraisable exception.
    ///
    /// The unraisable argument has the following attributes:
    ///
    /// * exc_type: Exception type.
    /// * exc_value: Exception value, can be None.
    /// * exc_traceback: Exception traceback, can be None.
    /// * err_msg: Error message, can be None.
    /// * object: Object causing the exception, can be None.
    "unraisablehook($module, unraisable, /)" => |vm, [args]| {
        if vm.type_name(args) != "UnraisableHookArgs" {
            raise!(vm, TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs");
        }
        vm.show_unraisable(args);
        Ok(Value::NONE)
    }
    /// Handle an exception by displaying it with a traceback on sys.stderr.
    "excepthook($module, exctype, value, traceback, /)" => |vm, [_exctype, value, _traceback]| {
        if value.downcast::<Exception>().is_none() {
            let kind = vm.type_name(value);
            raise!(vm, TypeError, "print_exception(): Exception expected for value, {kind} found");
        }
        let text = render(vm, value);
        if let Some(file) = vm.standard_stream(Channel::Stderr)? {
            write(vm, &file, &text)?;
        }
        Ok(Value::NONE)
    }
}

fn write(vm: &mut Vm, file: &Value, text: &str) -> PyResult<()> {
    let text = vm.new_str(text);
    match text.downcast::<Str>() {
        Some(text) => vm.write_to(file, text),
        None => Ok(()),
    }
}

/// What an interactive session does with the value of an expression.
fn display(vm: &mut Vm, object: &Value) -> PyResult {
    if object.is_none() {
        return Ok(Value::NONE);
    }
    let builtins = vm.builtins.clone();
    vm.set_name(&builtins, "_", Value::NONE);
    let Some(file) = vm.standard_stream(Channel::Stdout)? else {
        raise!(vm, RuntimeError, "lost sys.stdout");
    };
    let text = vm.repr_string(object)?;
    write(vm, &file, &text)?;
    write(vm, &file, "\n")?;
    vm.set_name(&builtins, "_", object.clone());
    Ok(Value::NONE)
}
