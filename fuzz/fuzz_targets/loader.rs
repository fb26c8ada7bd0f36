//! Any bytes are a file or an error, and a file is written back as it was.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(pyc) = taipan_marshal::read(bytes) {
        let written = taipan_marshal::write(&pyc).expect("what was loaded can be written");
        assert!(!pyc.exact || bytes == written, "written back otherwise");
    }
});
