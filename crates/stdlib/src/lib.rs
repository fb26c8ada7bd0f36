//! Native counterparts of the modules that CPython writes in C.

mod abc;
mod array;
mod atexit;
mod bisect;
mod collections;
mod contextvars;
mod functools;
mod gc;
mod heapq;
mod io;
mod itertools;
mod math;
mod operator;
mod random;
mod string;
mod structs;
mod support;
mod sys;
mod thread;
mod time;
mod typing;
mod warnings;
mod weakref;

use taipan_vm::{NativeModule, Vm};

static MODULES: &[&NativeModule] = &[
    &abc::MODULE,
    &array::MODULE,
    &atexit::MODULE,
    &bisect::MODULE,
    &collections::MODULE,
    &contextvars::MODULE,
    &functools::MODULE,
    &gc::MODULE,
    &heapq::MODULE,
    &io::MODULE,
    &itertools::MODULE,
    &math::MODULE,
    &operator::MODULE,
    &random::MODULE,
    &string::MODULE,
    &structs::MODULE,
    &sys::MODULE,
    &thread::MODULE,
    &time::MODULE,
    &typing::MODULE,
    &warnings::MODULE,
    &weakref::MODULE,
];

/// Makes all modules importable.
pub fn register(vm: &mut Vm) {
    for module in MODULES {
        vm.add_native_module(module);
    }
}
