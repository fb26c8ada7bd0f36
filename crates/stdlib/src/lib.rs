//! Native counterparts of the modules that CPython writes in C.

mod math;
mod sys;
mod time;

use taipan_vm::Vm;

/// Makes all modules importable.
pub fn register(vm: &mut Vm) {
    for module in [&math::MODULE, &sys::MODULE, &time::MODULE] {
        vm.add_native_module(module);
    }
}
