//! Any file is refused, or executed within limits; what ends by itself ends alike on the engines.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taipan_fuzzing::compare::{FEW_STEPS, on_engines};
use taipan_vm::engine::Dispatch;

fuzz_target!(|bytes: &[u8]| {
    if let Err(problem) = on_engines(bytes, FEW_STEPS, &[Dispatch::RegisterThreaded]) {
        panic!("{problem}");
    }
});
