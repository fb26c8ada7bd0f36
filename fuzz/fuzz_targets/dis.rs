//! Any file can be listed, in bounded text.

#![no_main]

use std::io::sink;

use libfuzzer_sys::fuzz_target;
use taipan_decode::dis::{Addresses, Options, code_infos, dis};
use taipan_decode::json;

fuzz_target!(|bytes: &[u8]| {
    let Ok(pyc) = taipan_marshal::read(bytes) else { return };
    let options = Options {
        show_caches: true,
        show_offsets: true,
        show_positions: true,
        adaptive: true,
        current_offset: Some(4),
        first_line: Some(-1),
        ..Options::default()
    };
    assert!(dis(&pyc.code, &options).len() < 64 << 20);
    assert!(code_infos(&pyc.code, Addresses::Numbered).map(|info| info.len()).sum::<usize>() < 64 << 20);
    json::dis(&mut sink(), "", &pyc, std::slice::from_ref(&pyc.code), &options).expect("nothing to fail");
    json::info(&mut sink(), "", &pyc).expect("nothing to fail");
});
