//! Any file is sound or is not.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(pyc) = taipan_marshal::read(bytes)
        && let Err(error) = taipan_decode::verify(&pyc.code)
    {
        assert!(!error.to_string().contains('\n'), "one line");
    }
});
