//! Calls Python functions with Rust values, which call Rust functions.

use std::error::Error;
use taipan_vm::{FromPython, IntoPython, NativeModule, Options, Output, Value, Vm, embed::load, methods};

const RULES: &[u8] = include_bytes!("../pyfixtures/embed/rules.pyc");

/// The module that `rules.py` imports.
static SHOP: NativeModule = NativeModule {
    name: "shop",
    init: |vm, namespace| {
        vm.add_functions(namespace, "shop", FUNCTIONS);
        let currency = vm.new_str("EUR");
        vm.set_name(namespace, "currency", currency);
        Ok(())
    },
};

methods! { static FUNCTIONS;
    /// The discount of a customer.
    ///
    /// Signature, keywords and messages follow from the text above the function, in Argument Clinic's form.
    "discount($module, customer, /)" => |vm, [customer]| {
        let customer = String::from_python(vm, customer)?;
        Ok(Value::float(if customer == "Ada" { 0.5 } else { 0.0 }))
    }
}

pub fn main() -> Result<(), Box<dyn Error>> {
    let before = taipan_heap::live_objects();
    let program = load(RULES)?;
    let (output, stdout, _) = Output::captured();
    let mut vm = Vm::new(Options { output, ..Options::new(program.version) })?;
    taipan_stdlib::register(&mut vm);
    vm.add_native_module(&SHOP);

    // The module stays, unlike a main program.
    let module = vm.load_module("rules", &program).map_err(|e| vm.error_text(&e))?;
    assert_eq!(stdout.take_text(), "rules loaded\n");

    let total = vm.module_global(&module, "total").ok_or("no total")?;
    let args = ["Ada".into_python(&mut vm), vec![1.5, 2.5].into_python(&mut vm)];
    let result = vm.call(&total, &args).and_then(|v| f64::from_python(&mut vm, &v));
    assert_eq!(result.map_err(|e| vm.error_text(&e))?, 2.0);
    assert_eq!(stdout.take_text(), "order of Ada\n");

    let report = vm.module_global(&module, "report").ok_or("no report")?;
    let items = vec![("nuts", 3i64), ("bolts", 5)].into_python(&mut vm);
    let text = vm.call(&report, &[items]).and_then(|v| String::from_python(&mut vm, &v));
    assert_eq!(text.map_err(|e| vm.error_text(&e))?, "nuts: 3, bolts: 5");

    // An exception is an error value: with its traceback as text, or place by place.
    let broken = vm.module_global(&module, "broken").ok_or("no broken")?;
    let prices = vec![("some", 1i64)].into_python(&mut vm);
    let error = vm.call(&broken, &[prices]).err().ok_or("it worked")?;
    assert!(vm.error_text(&error).ends_with("KeyError: 'none'\n"));
    let places = vm.error_places(&error);
    println!("{} at offset {}", places[0].code.qualname.to_lossy(), places[0].lasti);
    assert_eq!(places[0].code.qualname.to_lossy(), "broken");

    drop((error, broken, report, total, module, args));
    drop(vm);
    assert_eq!(taipan_heap::live_objects(), before, "the machine has left nothing behind");
    Ok(())
}
