//! Native counterparts of the modules that CPython writes in C.

mod abc;
mod array;
mod atexit;
mod binascii;
mod bisect;
mod cmath;
mod codecs;
mod collections;
mod contextvars;
mod errno;
mod functools;
mod gc;
mod hashes;
mod heapq;
mod imp;
mod io;
mod itertools;
mod locale;
mod marshal;
mod math;
mod net;
mod opcode;
mod operator;
mod posix;
mod posixsubprocess;
mod random;
mod signal;
mod stat;
mod string;
mod structs;
mod support;
mod sys;
mod thread;
mod time;
mod typing;
mod unicodedata;
mod warnings;
mod weakref;
mod zipimport;
mod zlib;

use taipan_vm::{NativeModule, Vm};

static MODULES: &[&NativeModule] = &[
    &abc::MODULE,
    &array::MODULE,
    &atexit::MODULE,
    &binascii::MODULE,
    &bisect::MODULE,
    &codecs::MODULE,
    &cmath::MODULE,
    &collections::MODULE,
    &contextvars::MODULE,
    &errno::MODULE,
    &functools::MODULE,
    &gc::MODULE,
    &heapq::MODULE,
    &imp::MODULE,
    &io::MODULE,
    &itertools::MODULE,
    &locale::MODULE,
    &marshal::MODULE,
    &math::MODULE,
    &opcode::MODULE,
    &net::SOCKET,
    &net::SELECT,
    &operator::MODULE,
    &posix::MODULE,
    &posixsubprocess::MODULE,
    &random::MODULE,
    &signal::MODULE,
    &stat::MODULE,
    &string::MODULE,
    &structs::MODULE,
    &sys::MODULE,
    &thread::MODULE,
    &time::MODULE,
    &typing::MODULE,
    &unicodedata::MODULE,
    &warnings::MODULE,
    &weakref::MODULE,
    &zipimport::MODULE,
    &zlib::MODULE,
];

/// Makes all modules importable.
pub fn register(vm: &mut Vm) {
    for module in MODULES.iter().copied().chain(hashes::modules(vm)) {
        vm.add_native_module(module);
    }
}

/// A file of a zip archive, and what is wrong with it; `None` where there is none of that path.
pub fn zip_contents(archive: &[u8], path: &str) -> Option<Result<Vec<u8>, &'static str>> {
    match zipimport::archive::Archive::read(archive) {
        Ok(archive) => archive.contents(path),
        Err(reason) => Some(Err(reason)),
    }
}
