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
    let path = format!("../../pyfixtures/marshal/{version}/control.pyc");
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let module = taipan_marshal::read(&bytes).unwrap().code;
    let function = module.nested().next().unwrap();
    CodeObject::clone(function)
}

fn table() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..60)
}

/// A function that loads a constant.
fn loading(constant: Const) -> Arc<CodeObject> {
    let Const::Tuple(consts) = Const::tuple(vec![constant]) else { unreachable!("made as a tuple") };
    Arc::new(CodeObject { consts, code: bytes_of(&[100, 0]), ..CodeObject::empty(Version::V3_11, "f") })
}

#[test]
fn deep_constants_need_little_native_stack() {
    let deep = |code: u8| [[code, 1, 0, 0, 0].repeat(1900), b"N".to_vec()].concat();
    let test = move || {
        for code in *b"(>" {
            let constant = taipan_marshal::read_object(Version::V3_11, &deep(code)).unwrap();
            assert!(dis(&loading(constant), &Options::default()).len() > 3000);
        }
    };
    std::thread::Builder::new().stack_size(1 << 20).spawn(test).unwrap().join().unwrap();
}

#[test]
fn nested_references_are_hashed_once() {
    // Frozensets 1,000 deep over a pair of pairs of … that is one small tuple, many times over.
    let mut bytes = [&[b'(', 0xf3, 3, 0, 0][..], &[0xa9, 0]].concat();
    let mut push = |code: u8, copies: u8, index: i32| {
        bytes.extend([code | 0x80, copies, 0, 0, 0]);
        (0..copies).for_each(|_| bytes.extend([b"r", &index.to_le_bytes()[..]].concat()));
    };
    (0..10).for_each(|index| push(b'(', 2, index));
    (10..1010).for_each(|index| push(b'>', 1, index));
    let constant = taipan_marshal::read_object(Version::V3_11, &bytes).unwrap();
    assert!(dis(&loading(constant), &Options::default()).len() > 1 << 20);
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
