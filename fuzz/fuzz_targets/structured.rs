//! Bytes decide what program is generated, which is sound and does the same on every engine. The first byte is the version.

#![no_main]

use libfuzzer_sys::fuzz_target;
use taipan_fuzzing::choice::Choices;
use taipan_fuzzing::compare::{STEPS, on_engines};
use taipan_fuzzing::generate::{program, versions};
use taipan_marshal::Pyc;
use taipan_vm::engine::Dispatch;

fuzz_target!(|bytes: &[u8]| {
    let [version, rest @ ..] = bytes else { return };
    let all: Vec<_> = versions().collect();
    let code = program(all[usize::from(*version) % all.len()], &mut Choices::Bytes(rest));
    let file = taipan_marshal::write(&Pyc::new(code)).expect("what was made can be written");
    match on_engines(&file, STEPS, &[Dispatch::RegisterThreaded, Dispatch::RegisterLeaving]) {
        Ok(verdict) => assert!(verdict.is_sound, "refused"),
        Err(problem) => panic!("{problem}"),
    }
});
