//! Everything that shows a file.

use std::collections::HashSet;
use std::sync::Arc;

use taipan_decode::cfg::Cfg;
use taipan_decode::dis::{Addresses, Options, code_infos, dis};
use taipan_decode::stacks::Stacks;
use taipan_decode::{json, verify};
use taipan_marshal::CodeObject;

/// Shows a file in every way; whether it could be loaded.
pub fn show(bytes: &[u8]) -> bool {
    let Ok(pyc) = taipan_marshal::read(bytes) else { return false };
    let _ = verify(&pyc.code);
    let options = Options {
        show_caches: true,
        show_offsets: true,
        show_positions: true,
        adaptive: true,
        current_offset: Some(4),
        first_line: Some(i32::MAX),
        ..Options::default()
    };
    assert!(!dis(&pyc.code, &options).is_empty() || pyc.code.code.is_empty());
    assert!(code_infos(&pyc.code, Addresses::Numbered).count() > 0);
    let roots = std::slice::from_ref(&pyc.code);
    json::dis(&mut std::io::sink(), "", &pyc, roots, &options).expect("nothing to fail");
    json::info(&mut std::io::sink(), "", &pyc).expect("nothing to fail");
    analyse(&pyc.code);
    let written = taipan_marshal::write(&pyc).expect("what was loaded can be written");
    assert!(!pyc.exact || bytes.starts_with(&written), "written back otherwise");
    true
}

/// Finds depths, symbols and the control-flow graph of every code object.
fn analyse(module: &Arc<CodeObject>) {
    let (mut waiting, mut seen) = (vec![Arc::clone(module)], HashSet::new());
    while let Some(code) = waiting.pop() {
        if seen.insert(Arc::as_ptr(&code)) {
            Stacks::new(&code).for_each(|_, _| {});
            assert!(Cfg::new(&code).blocks().len() <= code.code.len());
            waiting.extend(code.nested().cloned());
        }
    }
}
