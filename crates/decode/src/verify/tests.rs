//! Hand-broken bytecode: each is refused at the instruction that is wrong.

use std::sync::Arc;

use taipan_isa::{Op, Version};
use taipan_marshal::{CodeObject, Const, Names, Str, kind};

use super::{Step, verify};

/// Assembles instructions, with empty caches and prefixes where the argument needs them.
pub(super) fn assemble(version: Version, instructions: &[(Op, u32)]) -> Vec<u8> {
    let number = |op: Op| op.number(version).unwrap_or_else(|| panic!("{op:?} is not in {version}"));
    let mut code = Vec::new();
    for &(op, arg) in instructions {
        for shift in [24, 16, 8] {
            if arg >> shift != 0 {
                code.extend([number(Op::ExtendedArg), (arg >> shift) as u8]);
            }
        }
        code.extend([number(op), arg as u8]);
        code.resize(code.len() + 2 * usize::from(op.caches(version)), 0);
    }
    code
}

pub(super) fn bytes(value: &[u8]) -> taipan_marshal::Bytes {
    match Const::bytes(value) {
        Const::Bytes(bytes) => bytes,
        _ => panic!("bytes"),
    }
}

/// A function `f` with the variables a (an argument's place), c (cell) and d (free); constants None, ("k",), ("k", "l").
pub(super) fn function(version: Version, instructions: &[(Op, u32)]) -> CodeObject {
    let names = |texts: &[&str]| Names::new(texts.iter().map(|text| Str::text(text)).collect());
    let consts = Const::tuple(vec![
        Const::None,
        Const::tuple(vec![Const::str("k")]),
        Const::tuple(vec![Const::str("k"), Const::str("l")]),
    ]);
    let Const::Tuple(consts) = consts else { panic!("tuple") };
    CodeObject {
        code: bytes(&assemble(version, instructions)),
        stacksize: 8,
        consts,
        names: names(&["n"]),
        localsplusnames: names(&["a", "c", "d"]),
        localspluskinds: bytes(&[kind::LOCAL, kind::CELL, kind::FREE]),
        ..CodeObject::empty(version, "f")
    }
}

/// The error without the code object's name; the empty text for sound code.
pub(super) fn fault(code: CodeObject) -> String {
    match verify(&Arc::new(code)) {
        Ok(_) => String::new(),
        Err(error) => error.to_string().replace("code object f", ""),
    }
}

fn fault_in(version: Version, instructions: &[(Op, u32)]) -> String {
    let mut all = vec![(Op::Resume, 0)];
    all.extend(instructions);
    fault(function(version, &all))
}

const V: Version = Version::V3_13;
const RETURN: [(Op, u32); 2] = [(Op::LoadConst, 0), (Op::ReturnValue, 0)];

#[test]
fn sound_code_is_taken_with_its_facts() {
    let code = [
        (Op::Resume, 0),
        (Op::LoadFast, 0),
        (Op::GetIter, 0),
        (Op::ForIter313, 3),
        (Op::PopTop, 0),
        (Op::JumpBackward, 5),
        (Op::EndFor313, 0),
        (Op::PopTop, 0),
        (Op::ReturnConst, 0),
    ];
    let verified = verify(&Arc::new(function(V, &code))).expect("sound code");
    let facts: Vec<_> = verified.steps().iter().map(|s| (s.depth, s.target)).collect();
    const N: u32 = Step::NONE;
    assert_eq!(facts, [(0, N), (0, N), (1, N), (1, 8), (2, N), (1, 3), (N, N), (N, N), (0, N)]);
    assert_eq!(verified.max_depth(), 2);
    assert_eq!(verified.index_of_offset(6), Some(3));
    assert_eq!(verified.index_of_offset(8), None);
}

#[test]
fn instructions_must_exist() {
    assert_eq!(fault(function(V, &RETURN)), ": no RESUME");
    assert_eq!(fault(function(V, &[])), ": a code of 0 bytes");
    assert_eq!(fault_in(V, &[(Op::Nop, 0)]), ", offset 2, NOP: execution runs past the end of the code");
    let mut unknown = function(V, &[(Op::Resume, 0), (Op::Nop, 0)]);
    unknown.code = bytes(&[149, 0, 200, 0]);
    assert_eq!(fault(unknown.clone()), ", offset 2, <200>: an unknown opcode");
    unknown.code = bytes(&[149, 0, 30]);
    assert_eq!(fault(unknown.clone()), ": a code of 3 bytes");
    unknown.code = bytes(&[149, 0, 0, 0]);
    assert_eq!(fault(unknown.clone()), ", offset 2, CACHE: an opcode that no file may hold");
    unknown.code = bytes(&[149, 0, 91, 0, 0, 0]);
    assert_eq!(fault(unknown), ", offset 2, LOAD_GLOBAL: its inline caches reach past the end of the code");
    let fault_of = |version| fault(function(version, &[(Op::Nop, 0)]));
    assert_eq!(fault_of(Version::V3_7), ": bytecode of Python 3.7 cannot be verified");
    assert_eq!(fault_of(Version::V3_15), ": bytecode of Python 3.15 cannot be verified");
}

#[test]
fn jumps_lead_to_instructions() {
    let inside =
        |distance| fault_in(V, &[(Op::JumpForward, distance), (Op::LoadGlobal313, 0), (Op::ReturnValue, 0)]);
    assert_eq!(inside(0), "");
    assert_eq!(inside(2), ", offset 2, JUMP_FORWARD: a jump to 8, where no instruction starts");
    assert_eq!(inside(90), ", offset 2, JUMP_FORWARD: a jump to 184, where no instruction starts");
    assert_eq!(
        fault_in(V, &[(Op::JumpBackward, 9)]),
        ", offset 2, JUMP_BACKWARD: a jump to -12, where no instruction starts"
    );
    // Between EXTENDED_ARG and the opcode it belongs to.
    let split = [(Op::JumpForward, 1), (Op::PopJumpIfNone, 256), (Op::ReturnConst, 0)];
    assert!(fault_in(V, &split).contains("a jump to 6, where no instruction starts"));
    let code = [(Op::LoadFast, 0), (Op::GetIter, 0), (Op::ForIter313, 0), RETURN[0], RETURN[1]];
    assert_eq!(fault_in(V, &code), ", offset 6, FOR_ITER: a loop that ends at 10 without END_FOR");
}

#[test]
fn the_stack_neither_underflows_nor_overflows() {
    assert_eq!(fault_in(V, &[(Op::PopTop, 0)]), ", offset 2, POP_TOP: the value stack underflows");
    assert_eq!(
        fault_in(V, &[(Op::LoadFast, 0), (Op::Copy, 2)]),
        ", offset 4, COPY: the value stack underflows"
    );
    assert_eq!(fault_in(V, &[(Op::BuildMap, u32::MAX)]), ", offset 8, BUILD_MAP: the value stack underflows");
    let deep = [(Op::LoadFast, 0), (Op::JumpBackward, 3)];
    assert_eq!(fault_in(V, &deep), ", offset 2, LOAD_FAST: reached with 0 and with 1 values on the stack");
    let wide = [(Op::LoadFast, 0), (Op::UnpackSequence, 1 << 31)];
    assert_eq!(fault_in(V, &wide), ", offset 10, UNPACK_SEQUENCE: the value stack exceeds its size 8");
    let left = [(Op::LoadFast, 0), (Op::LoadFast, 0), (Op::ReturnValue, 0)];
    assert_eq!(fault_in(V, &left), ", offset 6, RETURN_VALUE: returns with 1 values left on the stack");
}

#[test]
fn operands_name_what_exists() {
    assert_eq!(fault_in(V, &[(Op::LoadConst, 3)]), ", offset 2, LOAD_CONST: constant 3 of 3");
    assert_eq!(fault_in(V, &[(Op::LoadName, 1)]), ", offset 2, LOAD_NAME: name 1 of 1");
    assert_eq!(fault_in(V, &[(Op::LoadGlobal313, 2)]), ", offset 2, LOAD_GLOBAL: name 1 of 1");
    assert_eq!(fault_in(V, &[(Op::StoreFast, 3)]), ", offset 2, STORE_FAST: local variable 3 of 3");
    assert_eq!(
        fault_in(V, &[(Op::LoadFastLoadFast, 0x13)]),
        ", offset 2, LOAD_FAST_LOAD_FAST: local variable 3 of 3"
    );
    assert_eq!(fault_in(V, &[(Op::BinaryOp, 26)]), ", offset 2, BINARY_OP: binary operator 26 of 26");
    assert_eq!(
        fault_in(V, &[(Op::CompareOp313, 6 << 5)]),
        ", offset 2, COMPARE_OP: comparison operator 6 of 6"
    );
    assert_eq!(
        fault_in(V, &[(Op::CallIntrinsic1, 0)]),
        ", offset 2, CALL_INTRINSIC_1: argument 0 is out of range"
    );
    assert_eq!(fault_in(V, &[(Op::BuildSlice, 4)]), ", offset 2, BUILD_SLICE: argument 4 is out of range");
    assert_eq!(
        fault_in(V, &[(Op::RaiseVarargs, 3)]),
        ", offset 2, RAISE_VARARGS: argument 3 is out of range"
    );
}

#[test]
fn cells_are_made_before_use() {
    assert_eq!(
        fault_in(V, &[(Op::LoadDeref311, 0)]),
        ", offset 2, LOAD_DEREF: variable 0 is neither a cell nor free"
    );
    assert_eq!(
        fault_in(V, &[(Op::LoadDeref311, 1)]),
        ", offset 2, LOAD_DEREF: variable 1 may not hold its cell here"
    );
    let overwritten = [
        (Op::MakeCell, 1),
        (Op::LoadFast, 0),
        (Op::StoreFast, 1),
        (Op::LoadDeref311, 1),
        (Op::ReturnValue, 0),
    ];
    assert_eq!(fault_in(V, &overwritten), ", offset 8, LOAD_DEREF: variable 1 may not hold its cell here");
    let restored = [
        (Op::MakeCell, 1),
        (Op::LoadFastAndClear, 1),
        (Op::StoreFast, 1),
        (Op::LoadDeref311, 1),
        (Op::ReturnValue, 0),
    ];
    assert_eq!(fault_in(V, &restored), "");
    let on_one_path = [
        (Op::LoadFast, 0),
        (Op::PopJumpIfNone, 1),
        (Op::MakeCell, 1),
        (Op::LoadDeref311, 1),
        (Op::ReturnValue, 0),
    ];
    assert_eq!(fault_in(V, &on_one_path), ", offset 10, LOAD_DEREF: variable 1 may not hold its cell here");
    assert_eq!(fault_in(V, &[(Op::CopyFreeVars, 2)]), ", offset 2, COPY_FREE_VARS: 2 free variables of 1");
    assert_eq!(fault_in(V, &[(Op::CopyFreeVars, 1), (Op::LoadDeref311, 2), (Op::ReturnValue, 0)]), "");
}

#[test]
fn null_goes_only_where_a_call_expects_it() {
    let add = [(Op::LoadFast, 0), (Op::PushNull, 0), (Op::BinaryOp, 0)];
    assert_eq!(fault_in(V, &add), ", offset 6, BINARY_OP: an operand 1 from the top may be NULL");
    let order = [(Op::PushNull, 0), (Op::LoadFast, 0), (Op::Call313, 0)];
    assert_eq!(fault_in(V, &order), ", offset 6, CALL: an operand 1 from the top may be NULL");
    let older =
        [(Op::PushNull, 0), (Op::LoadFast, 0), (Op::Precall, 0), (Op::Call311, 0), (Op::ReturnValue, 0)];
    assert_eq!(fault_in(Version::V3_11, &older), "");
    let method = [(Op::LoadFast, 0), (Op::LoadAttr313, 1), (Op::ReturnValue, 0)];
    assert_eq!(fault_in(V, &method), ", offset 24, RETURN_VALUE: an operand 1 from the top may be NULL");
    let cleared = [(Op::LoadFastAndClear, 0), (Op::ReturnValue, 0)];
    assert_eq!(fault_in(V, &cleared), ", offset 4, RETURN_VALUE: an operand 1 from the top may be NULL");
    let no_null = [(Op::LoadFast, 0), (Op::LoadFast, 0), (Op::LoadFast, 0), (Op::CallFunctionEx313, 0)];
    assert_eq!(
        fault_in(V, &no_null),
        ", offset 8, CALL_FUNCTION_EX: the operand 1 from the top must be NULL"
    );
}

#[test]
fn calls_know_their_keyword_names() {
    let call = |names, args| {
        let mut code = vec![(Op::LoadFast, 0), (Op::PushNull, 0)];
        code.extend((0..args).map(|_| (Op::LoadFast, 0)));
        code.extend([names, (Op::CallKw, args), (Op::ReturnValue, 0)]);
        fault_in(V, &code)
    };
    assert_eq!(call((Op::LoadConst, 1), 1), "");
    assert_eq!(call((Op::LoadConst, 2), 1), ", offset 10, CALL_KW: 2 keyword names for 1 arguments");
    assert_eq!(
        call((Op::LoadConst, 0), 1),
        ", offset 10, CALL_KW: keyword names that are not a tuple of strings"
    );
    assert_eq!(call((Op::LoadFast, 0), 1), ", offset 10, CALL_KW: keyword names that are not a constant");
    let stray = [(Op::KwNames, 1), (Op::Nop, 0)];
    assert_eq!(fault_in(Version::V3_12, &stray), ", offset 4, NOP: keyword names that no call takes");
    let not_code = [(Op::LoadConst, 0), (Op::MakeFunction313, 0)];
    assert_eq!(
        fault_in(V, &not_code),
        ", offset 4, MAKE_FUNCTION: a function of something that is not a constant code object"
    );
}

#[test]
fn exception_tables_are_sound() {
    let code = [
        (Op::Resume, 0),
        (Op::SetupAnnotations, 0),
        (Op::ReturnConst, 0),
        (Op::PushExcInfo, 0),
        (Op::PopTop, 0),
        (Op::PopExcept311, 0),
        (Op::ReturnConst, 0),
    ];
    let with = |table: &[u8]| fault(CodeObject { exceptiontable: bytes(table), ..function(V, &code) });
    assert_eq!(with(&[0x81, 1, 3, 0]), "");
    assert_eq!(with(&[0x81, 1, 3]), ": exception table: the end inside an entry at byte 3");
    let broken = |table: &[u8]| with(table).split(')').nth(1).unwrap_or("none").to_owned();
    assert_eq!(broken(&[0x81, 9, 3, 0]), " does not cover whole instructions");
    assert_eq!(broken(&[0x81, 0, 3, 0]), " covers nothing");
    assert_eq!(broken(&[0x81, 1, 30, 0]), " leads to no instruction");
    assert_eq!(broken(&[0x81, 1, 3, 0, 0x81, 1, 3, 0]), " overlaps the one before");
    assert_eq!(
        with(&[0x81, 1, 3, 2]),
        ", offset 2, SETUP_ANNOTATIONS: takes values from the stack that its exception handler keeps"
    );
    assert_eq!(
        with(&[0x81, 1, 2, 0]),
        ", offset 4, RETURN_CONST: reached with 1 and with 0 values on the stack"
    );
    let reraise = [(Op::LoadFast, 0), (Op::LoadFast, 0), (Op::Reraise311, 1)];
    assert_eq!(
        fault_in(V, &reraise),
        ", offset 6, RERAISE: no instruction offset stands where it is told to look"
    );
}

#[test]
fn generators_start_once() {
    let yields = [(Op::LoadFast, 0), (Op::YieldValue313, 0)];
    assert_eq!(fault_in(V, &yields), ", offset 4, YIELD_VALUE: outside a running generator");
    assert_eq!(
        fault_in(V, &[(Op::ReturnGenerator, 0)]),
        ", offset 2, RETURN_GENERATOR: outside a generator or coroutine"
    );
    let generator =
        |instructions: &[(Op, u32)]| fault(CodeObject { flags: 0x20, ..function(V, instructions) });
    let start = [(Op::ReturnGenerator, 0), (Op::PopTop, 0), (Op::Resume, 0)];
    assert_eq!(generator(&[start[0], start[1], start[2], RETURN[0], RETURN[1]]), "");
    assert_eq!(
        generator(&[start[2], RETURN[0], RETURN[1]]),
        ", offset 4, RETURN_VALUE: before the generator was made"
    );
    assert_eq!(
        generator(&[start[0], start[1], start[2], start[0]]),
        ", offset 6, RETURN_GENERATOR: not at the start of the generator"
    );
}

#[test]
fn frames_and_constants_are_sound() {
    let sound = || function(V, &[(Op::Resume, 0), RETURN[0], RETURN[1]]);
    assert_eq!(fault(CodeObject { argcount: 2, ..sound() }), ": 2 arguments do not fit 1 local variables");
    assert_eq!(
        fault(CodeObject { argcount: u32::MAX, kwonlyargcount: u32::MAX, ..sound() }),
        ": 8589934590 arguments do not fit 1 local variables"
    );
    assert_eq!(fault(CodeObject { flags: 0xa0, ..sound() }), ": flags 0xa0 contradict each other");
    assert_eq!(
        fault(CodeObject { localspluskinds: bytes(&[kind::FREE, kind::LOCAL, 0]), ..sound() }),
        ": local variable 0 is of an unsound kind"
    );
    assert_eq!(
        fault(CodeObject { localspluskinds: bytes(&[kind::LOCAL]), ..sound() }),
        ": local variable 1 is of an unsound kind"
    );
    let Const::Tuple(consts) = Const::tuple(vec![Const::tuple(vec![Const::Code(Arc::new(sound()))])]) else {
        panic!("tuple")
    };
    assert_eq!(fault(CodeObject { consts, ..sound() }), ": constant 0 holds a code object inside a tuple");
    let Const::Tuple(consts) = Const::tuple(vec![Const::Code(Arc::new(function(V, &[(Op::Nop, 0)])))]) else {
        panic!("tuple")
    };
    let outer = CodeObject { consts, ..CodeObject { name: Str::text("g"), ..sound() } };
    assert_eq!(fault(outer), ": no RESUME");
}

/// A generator with a loop, a call, a closure and an exception handler.
fn varied() -> CodeObject {
    let code = [
        (Op::CopyFreeVars, 1),
        (Op::MakeCell, 1),
        (Op::ReturnGenerator, 0),
        (Op::PopTop, 0),
        (Op::Resume, 0),
        (Op::LoadFast, 0),
        (Op::GetIter, 0),
        (Op::ForIter313, 14),
        (Op::StoreDeref311, 1),
        (Op::LoadGlobal313, 1),
        (Op::LoadDeref311, 1),
        (Op::LoadConst, 1),
        (Op::CallKw, 1),
        (Op::YieldValue313, 0),
        (Op::Resume, 1),
        (Op::PopTop, 0),
        (Op::JumpBackward, 16),
        (Op::EndFor313, 0),
        (Op::PopTop, 0),
        (Op::ReturnConst, 0),
        (Op::PushExcInfo, 0),
        (Op::PopTop, 0),
        (Op::PopExcept311, 0),
        (Op::ReturnConst, 0),
    ];
    let table = bytes(&[0x84, 22, 26, 0]);
    CodeObject { flags: 0x20, exceptiontable: table, ..function(V, &code) }
}

proptest::proptest! {
    #[test]
    fn damaged_code_is_refused_or_keeps_the_promises(
        damage in proptest::collection::vec((0_usize..80, proptest::num::u8::ANY), 1..4),
        table in proptest::collection::vec((0_usize..4, proptest::num::u8::ANY), 0..2),
    ) {
        let mut code = varied();
        let (mut instructions, mut entries) = (code.code.to_vec(), code.exceptiontable.to_vec());
        for (place, value) in damage {
            let length = instructions.len();
            instructions[place % length] = value;
        }
        for (place, value) in table {
            entries[place] = value;
        }
        code.code = bytes(&instructions);
        code.exceptiontable = bytes(&entries);
        if let Ok(verified) = verify(&Arc::new(code)) {
            for (index, step) in verified.steps().iter().enumerate().filter(|(_, step)| step.is_reachable()) {
                if step.op.falls_through() {
                    let grown = i64::from(verified.steps()[index + 1].depth) - i64::from(step.depth);
                    proptest::prop_assert_eq!(grown, i64::from(step.op.stack_effect(step.arg, false)));
                }
                proptest::prop_assert!(step.depth <= verified.max_depth());
            }
        }
    }
}

#[test]
fn the_damaged_code_was_sound() {
    assert_eq!(fault(varied()), "");
}
