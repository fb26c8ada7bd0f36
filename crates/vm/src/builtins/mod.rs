//! The `builtins` module: one file a family of functions.

mod exec;
mod gathering;
mod io;
mod iteration;
mod numbers;
pub mod objects;
mod quick;
mod text;

pub use gathering::Gathering;
pub(crate) use gathering::Taken;
pub(crate) use iteration::is_next;

use crate::Vm;
use crate::call::Builtin;
use crate::methods;
use crate::types::dict::Dict;
use taipan_heap::{Ref, Value};

methods! { static BUILD_CLASS;
    /// Internal helper function used by the class statement.
    "__build_class__(*args, **kwargs)" as "" => |vm, [args, kwargs]| {
        let all = crate::call::OwnedArgs::collected(vm, args, kwargs);
        crate::types::type_::build_class(vm, all.args())
    }
}

/// Fills `builtins` and registers it.
pub(crate) fn init(vm: &mut Vm) {
    let dict = vm.builtins.clone();
    fill(vm, &dict);
    let module = vm.new_module("builtins", dict.clone());
    // No class can be in the way of the first two.
    drop(vm.describe_native(&dict, "builtins"));
    let (modules, name) = (vm.modules.clone(), vm.intern("builtins"));
    vm.dict_set_str(&modules, &name, module);
}

/// Puts functions, exception classes and constants into the namespace.
fn fill(vm: &mut Vm, dict: &Ref<Dict>) {
    crate::exc::add_to_builtins(vm, dict);
    let constants = [
        ("None", Value::NONE),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("__debug__", Value::TRUE),
    ];
    for (name, value) in constants {
        let name = vm.intern(name);
        vm.dict_set_str(dict, &name, value);
    }
    for family in [
        exec::FUNCTIONS,
        exec::runners(vm),
        io::FUNCTIONS,
        iteration::FUNCTIONS,
        iteration::SORTED,
        numbers::FUNCTIONS,
        objects::FUNCTIONS,
        text::FUNCTIONS,
        crate::import::FUNCTIONS,
    ] {
        vm.add_functions(dict, "builtins", family);
    }
    vm.add_functions(dict, vm.dialect.io_module_name(), crate::io::OPEN);
    let name = vm.names.__build_class__.clone();
    let module = vm.interned_value("builtins");
    let f = Builtin { method: &BUILD_CLASS[0], this: Value::NULL, module, class: None };
    vm.dict_set_str(dict, &name, Ref::new(f).into());
}

impl Vm {
    /// Puts the functions of a native module into its namespace.
    pub fn add_functions(
        &mut self,
        dict: &Ref<Dict>,
        module: &str,
        functions: &'static [crate::call::Method],
    ) {
        let dialect = self.dialect;
        let present = functions.iter().filter(|m| dialect.has_name(module, m.name));
        let module = self.interned_value(module);
        for method in present {
            let name = self.intern(method.name);
            let f = Builtin { method, this: Value::NULL, module: module.clone(), class: None };
            self.dict_set_str(dict, &name, Ref::new(f).into());
        }
    }
}
