//! `_functools`: functions made of functions.

mod cmp_key;
mod lru_cache;
mod partial;
mod placeholder;
mod reduce;

use crate::support::{add_class, set_doc};
use taipan_vm::types::dict::Dict;
use taipan_vm::{NativeModule, PyResult, Ref, Vm};

/// The module.
pub static MODULE: NativeModule = NativeModule { name: "_functools", init };

const DOC: &str = "Tools that operate on functions.";

fn init(vm: &mut Vm, dict: &Ref<Dict>) -> PyResult<()> {
    set_doc(vm, dict, DOC);
    vm.add_functions(dict, "_functools", cmp_key::FUNCTIONS);
    vm.add_functions(dict, "_functools", reduce::functions(vm));
    add_class::<partial::Partial>(vm, dict, &partial::SPEC);
    add_class::<lru_cache::LruCache>(vm, dict, &lru_cache::SPEC);
    if vm.dialect.has_name("_functools", "Placeholder") {
        add_class::<placeholder::Placeholder>(vm, dict, &placeholder::SPEC);
        let placeholder = placeholder::value(vm);
        vm.set_name(dict, "Placeholder", placeholder);
    }
    Ok(())
}
