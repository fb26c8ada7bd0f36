//! The files whose disassembly is tested hold every opcode, and every kind of operand, that their compiler emits.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use taipan_decode::bytecode::Bytecode;
use taipan_isa::{Arg, Op, Version, names};

/// Opcodes that the compiler of these versions puts into no file, or into none of a sensible size.
const NEVER: &[(&str, &[Version], &str)] = {
    use Version::*;
    &[
        ("STOP_CODE", &[V2_7], "only stops a walk over the code of an old `dis`"),
        (
            "EXTENDED_ARG",
            &[V2_7],
            "takes code or constants of more than 65,535; a unit test has one made by hand",
        ),
        ("NOP", &[V2_7, V3_6, V3_7, V3_8, V3_9], "the peephole optimiser takes out every one"),
        ("PRINT_EXPR", &[V2_7, V3_6, V3_7, V3_8, V3_9, V3_10, V3_11], "of the interactive prompt alone"),
        ("CACHE", &[V3_11, V3_12, V3_13, V3_14, V3_15], "belongs to the instruction before it"),
        ("RESERVED", &[V3_12, V3_13, V3_14, V3_15], "a number that the interpreter keeps for itself"),
        ("INTERPRETER_EXIT", &[V3_12, V3_13, V3_14, V3_15], "of the interpreter's own frames"),
        ("EXIT_INIT_CHECK", &[V3_13, V3_14, V3_15], "of the interpreter's own frames"),
        ("ENTER_EXECUTOR", &[V3_13, V3_14, V3_15], "written at run time only"),
        ("TRACE_RECORD", &[V3_15], "written at run time only"),
    ]
};

fn is_never_emitted(name: &str, version: Version) -> bool {
    NEVER.iter().any(|(never, versions, _)| *never == name && versions.contains(&version))
}

/// Names and arguments of all instructions in the sample of a version.
fn emitted(version: Version) -> BTreeSet<(String, Option<i64>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pyfixtures/dis").join(version.to_string());
    let files = fs::read_dir(folder).expect("a sample").map(|entry| entry.expect("an entry").path());
    let mut found = BTreeSet::new();
    for path in files.filter(|path| path.extension().is_some_and(|e| e == "pyc")) {
        let pyc = taipan_marshal::read(&fs::read(&path).expect("a file")).expect("a sound file");
        let mut waiting = vec![pyc.code];
        while let Some(code) = waiting.pop() {
            waiting.extend(code.nested().cloned());
            let instructions = Bytecode::new(code);
            found.extend(instructions.iter().map(|i| (i.opname.to_string(), i.arg)));
        }
    }
    found
}

/// The opcode of a name in a version.
fn op_of(version: Version, name: &str) -> Op {
    let is_it = |op: &&Op| op.name() == name && op.number(version).is_some();
    *Op::ALL.iter().find(is_it).expect("an opcode of the version")
}

#[test]
fn every_opcode_is_there() {
    for &version in Version::ALL {
        let emitted: BTreeSet<String> = emitted(version).into_iter().map(|(name, _)| name).collect();
        for op in Op::ALL.iter().filter(|op| op.number(version).is_some()) {
            let name = op.name();
            assert_ne!(
                emitted.contains(name),
                is_never_emitted(name, version),
                "{version} {name}: in the sample, and among those never emitted?"
            );
        }
    }
}

/// What tells kinds of operands apart: the part of the argument that selects a text.
fn selector(arg: Arg, value: i64) -> i64 {
    let index = |value| arg.compare_index(value).map_or(-1, i64::from);
    match arg {
        Arg::Compare | Arg::CompareShift4 | Arg::CompareShift5 => u32::try_from(value).map_or(-1, index),
        Arg::GlobalName | Arg::AttrName => value & 1,
        Arg::SuperName | Arg::Resume => value & 3,
        _ => value,
    }
}

/// The selectors that the sample of a version must have of this kind of operand.
fn required(version: Version, arg: Arg) -> Vec<i64> {
    let all = |count: usize| (0..count as i64).collect::<Vec<_>>();
    let from = |first: i64, count: usize| (first..count as i64).collect::<Vec<_>>();
    let operators = names::cmp_op(version).len();
    match arg {
        // The last operator up to 3.8 is called BAD.
        Arg::Compare => all(if operators > 6 { operators - 1 } else { operators }),
        Arg::CompareShift4 | Arg::CompareShift5 => all(operators),
        Arg::BinaryOp => all(names::nb_ops(version).len()),
        // 0 is invalid, 1 prints at the interactive prompt.
        Arg::Intrinsic1 => from(2, names::intrinsic_1(version).len()),
        Arg::Intrinsic2 => from(1, names::intrinsic_2(version).len()),
        Arg::CommonConstant => all(names::common_constants(version).len()),
        Arg::SpecialMethod => all(names::special_methods(version).len()),
        Arg::FormatFlags => all(8),
        Arg::ConvertValue => from(1, 4),
        Arg::FunctionFlags => vec![0, 1, 2, 4, 8],
        // From 3.14 on a function that makes the annotations takes the place of these.
        Arg::FunctionAttribute if version >= Version::V3_14 => vec![1, 2, 8, 16],
        Arg::FunctionAttribute => vec![1, 2, 4, 8],
        Arg::GlobalName | Arg::AttrName | Arg::Invert | Arg::CallFlags | Arg::Reraise => all(2),
        Arg::SuperName => all(4),
        Arg::Resume => all(4),
        Arg::Slice => from(2, 4),
        Arg::Awaitable => from(1, 3),
        _ => Vec::new(),
    }
}

#[test]
fn every_kind_of_operand_is_there() {
    for &version in Version::ALL {
        let emitted = emitted(version);
        for op in Op::ALL.iter().filter(|op| op.number(version).is_some()) {
            if is_never_emitted(op.name(), version) {
                continue;
            }
            let found: BTreeSet<i64> = emitted
                .iter()
                .filter(|(name, _)| op_of(version, name) == *op)
                .filter_map(|(_, value)| value.map(|value| selector(op.arg(), value)))
                .collect();
            let missing: Vec<i64> =
                required(version, op.arg()).into_iter().filter(|value| !found.contains(value)).collect();
            assert!(missing.is_empty(), "{version} {}: no operand of the kinds {missing:?}", op.name());
        }
    }
}
