//! Native counterparts of the modules that CPython writes in C.

mod bisect;
mod collections;
mod functools;
mod gc;
mod heapq;
mod io;
mod itertools;
mod math;
mod operator;
mod support;
mod sys;
mod time;
mod weakref;

use taipan_vm::{NativeModule, Vm};

static MODULES: &[&NativeModule] = &[
    &bisect::MODULE,
    &collections::MODULE,
    &functools::MODULE,
    &gc::MODULE,
    &heapq::MODULE,
    &io::MODULE,
    &itertools::MODULE,
    &math::MODULE,
    &operator::MODULE,
    &sys::MODULE,
    &time::MODULE,
    &weakref::MODULE,
];

/// Makes all modules importable.
pub fn register(vm: &mut Vm) {
    for module in MODULES {
        vm.add_native_module(module);
    }
}
