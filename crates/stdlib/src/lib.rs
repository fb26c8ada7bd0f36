//! Native counterparts of the modules that CPython writes in C.

mod gc;
mod math;
mod sys;
mod time;
mod weakref;

use taipan_vm::Vm;

/// Makes all modules importable.
pub fn register(vm: &mut Vm) {
    for module in [&gc::MODULE, &math::MODULE, &sys::MODULE, &time::MODULE, &weakref::MODULE] {
        vm.add_native_module(module);
    }
}
