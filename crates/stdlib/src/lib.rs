//! Native counterparts of the modules that CPython writes in C.

mod sys;

use taipan_vm::Vm;

/// Makes all modules importable.
pub fn register(vm: &mut Vm) {
    vm.add_native_module(&sys::MODULE);
}
