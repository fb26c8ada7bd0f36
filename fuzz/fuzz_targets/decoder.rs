//! Any code and tables are instructions in order: version, length of the code, length of the line table (bytes each), code,
//! line table, exception table.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use taipan_decode::bytecode::{Bytecode, findlabels, findlinestarts};
use taipan_decode::lines::{co_lines, positions};
use taipan_isa::Version;
use taipan_marshal::{Bytes, CodeObject, Const};

fn bytes_of(bytes: &[u8]) -> Bytes {
    let Const::Bytes(bytes) = Const::bytes(bytes) else { unreachable!("made as bytes") };
    bytes
}

fuzz_target!(|bytes: &[u8]| {
    let [version, code_length, table_length, rest @ ..] = bytes else { return };
    let version = Version::ALL[usize::from(*version) % Version::ALL.len()];
    let (code, rest) = rest.split_at(rest.len().min(usize::from(*code_length)));
    let (linetable, exceptiontable) = rest.split_at(rest.len().min(usize::from(*table_length)));
    let decoded = taipan_decode::decode(version, code);
    let end = decoded.instructions().iter().fold(0, |end, instruction| {
        assert!(instruction.start == end && instruction.end > end);
        instruction.end
    });
    assert_eq!(end as usize, code.len());
    assert!(findlabels(version, code).len() <= decoded.instructions().len());
    let code = Arc::new(CodeObject {
        code: bytes_of(code),
        linetable: bytes_of(linetable),
        exceptiontable: bytes_of(exceptiontable),
        ..CodeObject::empty(version, "f")
    });
    let covered = co_lines(&code).last().map_or(0, |range| range.end);
    assert!(positions(&code).count() <= covered.div_ceil(2) as usize + 1);
    assert!(findlinestarts(&code).is_empty() || !code.linetable.is_empty() || version < Version::V3_10);
    let bytecode = Bytecode::new(code).show_caches(true).adaptive(true).show_offsets(true).current_offset(2);
    assert!(bytecode.instructions().is_sorted_by_key(|instruction| instruction.offset));
    let _ = bytecode.dis();
});
