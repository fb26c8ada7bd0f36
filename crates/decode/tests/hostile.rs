//! Damaged code objects: what loads can also be shown, whatever its tables claim.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use taipan_decode::bytecode::{Bytecode, findlabels};
use taipan_decode::dis::{Options, dis};
use taipan_decode::lines::{co_lines, line_at, positions};
use taipan_isa::Version;
use taipan_marshal::{Bytes, CodeObject, Const};

fn bytes_of(bytes: &[u8]) -> Bytes {
    let Const::Bytes(bytes) = Const::bytes(bytes) else { unreachable!("made as bytes") };
    bytes
}

/// A function with constants and names, to have its code and tables replaced.
fn template(version: Version) -> CodeObject {
    let path = format!("../../pyfixtures/dis/{version}/displays.pyc");
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let module = taipan_marshal::read(&bytes).unwrap().code;
    let function = module.nested().next().unwrap();
    CodeObject::clone(function)
}

fn table() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_code_and_tables_can_be_shown(
        version in prop::sample::select(Version::ALL),
        code in table(),
        linetable in table(),
        exceptiontable in table(),
        firstlineno in any::<i32>(),
        first_line in any::<Option<i32>>(),
        adaptive in any::<bool>(),
    ) {
        let code = CodeObject {
            code: bytes_of(&code),
            linetable: bytes_of(&linetable),
            exceptiontable: bytes_of(&exceptiontable),
            firstlineno,
            ..template(version)
        };
        let code = Arc::new(code);
        let options = Options {
            show_caches: true, show_offsets: true, show_positions: true, current_offset: Some(4), adaptive, first_line,
            ..Options::default()
        };
        let text = dis(&code, &options);
        let bytecode = Bytecode::with_options(Arc::clone(&code), options);
        let instructions = bytecode.instructions();
        prop_assert!(text.lines().count() >= instructions.len());
        prop_assert!(instructions.is_sorted_by_key(|instruction| instruction.offset));
        prop_assert!(findlabels(version, &code.code).len() <= instructions.len());
        // Spans and runs of lines cover the same bytes.
        let end = co_lines(&code).last().map_or(0, |range| range.end);
        prop_assert!(positions(&code).count() <= end.div_ceil(2) as usize);
        for range in co_lines(&code) {
            if version >= Version::V3_12 {
                prop_assert_eq!(line_at(&code, range.start), range.line);
            }
        }
    }
}
