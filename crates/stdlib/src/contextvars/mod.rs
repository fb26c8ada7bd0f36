//! `_contextvars`: variables whose values belong to a context.

mod context;
mod token;
mod variable;

use crate::support::{add_class, set_doc};
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Ref, Vm, methods};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_contextvars", init };

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, "Context Variables");
    vm.add_functions(dict, "_contextvars", FUNCTIONS);
    add_class::<context::Context>(vm, dict, &context::SPEC);
    add_class::<variable::ContextVar>(vm, dict, &variable::SPEC);
    let token = add_class::<token::Token>(vm, dict, &token::SPEC);
    let missing = token::missing(vm);
    let (namespace, name) = (token.get(vm).dict.clone(), vm.intern("MISSING"));
    vm.dict_set_str(&namespace, &name, missing);
    Ok(())
}

methods! { static FUNCTIONS;
    "copy_context($module, /)" => |vm, []| {
        let current = context::current(vm);
        context::copy(vm, &current)
    }
}

/// The class `ContextVar`.
pub fn variable_class(vm: &mut Vm) -> Ref<taipan_vm::Class> {
    vm.foreign_class::<variable::ContextVar>(&variable::SPEC)
}
