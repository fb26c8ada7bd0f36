//! What the verifier refuses, by the fact that would not hold.

use super::{ALL, END, fault, module};
use taipan_isa::Version;
use taipan_marshal::{Const, kind};
use taipan_tests::assemble::{Assembler, octets};

const V11: Version = Version::V3_11;
const V12: Version = Version::V3_12;
const V13: Version = Version::V3_13;
const V14: Version = Version::V3_14;
const SINCE_12: &[Version] = &[V12, V13, V14];
const SINCE_13: &[Version] = &[V13, V14];
const UP_TO_12: &[Version] = &[V11, V12];

/// The instructions, behind RESUME and before the end, are refused for that reason.
fn check(versions: &[Version], make: impl Fn(Version) -> Assembler, text: &str, reason: &str) {
    for &version in versions {
        let found = fault(&make(version).assemble(&format!("RESUME 0\n{text}\n{END}")));
        let found = found.unwrap_or_else(|| panic!("{version} takes:\n{text}"));
        assert!(found.contains(reason), "{version}: {found}\nand not {reason}, in:\n{text}");
    }
}

fn with_variables(version: Version) -> Assembler {
    let code = module(version).locals(&["a"]).variables(kind::CELL, &["c"]).variables(kind::FREE, &["d"]);
    let names = Const::tuple(vec![Const::str("k")]);
    code.consts(vec![Const::None, names, Const::tuple(vec![Const::int(1)]), Const::str("text")])
}

#[test]
fn operands_name_what_exists() {
    check(ALL, with_variables, "LOAD_FAST 3", "local variable 3 of 3");
    check(ALL, with_variables, "STORE_FAST 255", "local variable 255 of 3");
    check(ALL, with_variables, "LOAD_FAST 70000", "local variable 70000 of 3");
    check(ALL, with_variables, "LOAD_CONST 4", "constant 4 of 4");
    check(ALL, with_variables, "LOAD_NAME 3", "name 3 of 3");
    check(SINCE_13, with_variables, "LOAD_CONST 0\nSTORE_FAST_LOAD_FAST 3", "local variable 3 of 3");
    check(&[V14], with_variables, "LOAD_SMALL_INT 257", "argument 257 is out of range");
    check(SINCE_12, with_variables, "LOAD_CONST 0\nCALL_INTRINSIC_1 12", "intrinsic function 12 of 12");
    check(&[V14], with_variables, "LOAD_CONST 0\nLOAD_SPECIAL 4", "special method 4 of 4");
    // Where no path leads, too.
    check(ALL, with_variables, "JUMP_FORWARD ->end\nLOAD_FAST 9\nend:", "local variable 9 of 3");
}

#[test]
fn targets_are_instructions() {
    // Into inline caches, between a prefix and its opcode, out of the code on both sides.
    for version in ALL {
        let text = "RESUME 0\nJUMP_FORWARD 2\nLOAD_GLOBAL 0\nRETURN_VALUE";
        let found = fault(&module(*version).assemble(text)).unwrap_or_default();
        assert!(found.contains("where no instruction starts"), "{version}: {found}");
    }
    let many = |v: Version| module(v).consts(vec![Const::None; 300]);
    check(ALL, many, "JUMP_FORWARD 1\nLOAD_CONST 256\nPOP_TOP", "a jump to 6, where no instruction starts");
    check(ALL, with_variables, "JUMP_FORWARD 200", "where no instruction starts");
    check(ALL, with_variables, "JUMP_BACKWARD 200", "where no instruction starts");
    let past = |version| fault(&module(version).assemble("RESUME 0\nNOP"));
    assert!(ALL.iter().all(|v| past(*v).is_some_and(|f| f.contains("past the end of the code"))));
    check(
        SINCE_12,
        with_variables,
        "LOAD_CONST 0\nGET_ITER\nFOR_ITER ->x\nPOP_TOP\nx: NOP",
        "without END_FOR",
    );
}

#[test]
fn depth_and_height_are_known() {
    check(ALL, module, "POP_TOP", "underflows");
    check(ALL, module, "LOAD_CONST 0\nSWAP 2", "underflows");
    check(ALL, module, "LOAD_CONST 0\nBUILD_TUPLE 2", "underflows");
    check(ALL, module, "LOAD_CONST 0\nRAISE_VARARGS 2", "underflows");
    check(ALL, |v| module(v).stack(0), "LOAD_CONST 0\nPOP_TOP", "exceeds its size 0");
    check(ALL, |v| module(v).stack(4), "LOAD_CONST 0\nUNPACK_SEQUENCE 5", "exceeds its size 4");
    check(ALL, |v| module(v).stack(u32::MAX), "LOAD_CONST 0\nUNPACK_SEQUENCE 2000000", "exceeds its size");
    let two_ways = "LOAD_CONST 0\nPOP_JUMP_IF_NONE ->b\nLOAD_CONST 0\nb: NOP";
    let before_12 = two_ways.replace("POP_JUMP", "POP_JUMP_FORWARD");
    check(SINCE_12, module, two_ways, "reached with 0 and with 1 values");
    check(&[V11], module, &before_12, "reached with 0 and with 1 values");
    check(ALL, module, "a: LOAD_CONST 0\nJUMP_BACKWARD ->a", "reached with 0 and with 1 values");
    check(ALL, module, "LOAD_CONST 0\nLOAD_CONST 0\nRETURN_VALUE", "1 values left on the stack");
}

#[test]
fn handlers_fit_where_they_stand() {
    let raises = "a: LOAD_NAME 1\nb: POP_TOP\nLOAD_CONST 0\nRETURN_VALUE\nh: POP_TOP\n";
    check(ALL, module, &format!("{raises}.handler a b h 1"), "that its exception handler keeps");
    check(ALL, module, &format!("{raises}.handler a b h 1000000"), "that its exception handler keeps");
    // One that covers only what never raises must fit too.
    let quiet = "a: NOP\nb: LOAD_CONST 0\nRETURN_VALUE\nh: POP_TOP\n.handler a b h 5";
    check(ALL, module, quiet, "that its exception handler keeps");
    // The handler wants more than what the raise pushes.
    check(ALL, module, &format!("{raises}POP_TOP\n.handler a b h 0"), "underflows");
    check(ALL, module, &format!("{raises}POP_TOP\nPOP_TOP\n.handler a b h 0 lasti"), "underflows");
    check(
        ALL,
        |v| module(v).stack(1),
        &format!("{raises}POP_TOP\n.handler a b h 0 lasti"),
        "exceeds its size 1",
    );
    check(ALL, module, &format!("{raises}.handler a a h 0"), "covers nothing");
    check(ALL, module, &format!("{raises}.handler a b h 0\n.handler a b h 0"), "overlaps the one before");
    // Entered with different stacks from two places.
    let two = "a: LOAD_NAME 1\nb: LOAD_CONST 0\nc: LOAD_NAME 1\nd: POP_TOP\nPOP_TOP\nh: POP_TOP\n";
    check(ALL, module, &format!("{two}.handler a b h 0\n.handler c d h 1"), "values on the stack");
    let reraise = "a: LOAD_NAME 1\nb: POP_TOP\nLOAD_CONST 0\nRETURN_VALUE\nh: RERAISE 1\n.handler a b h 1";
    check(
        ALL,
        module,
        &reraise.replacen("a:", "LOAD_CONST 0\na:", 1).replace("b: POP_TOP", "b: POP_TOP\nPOP_TOP"),
        "no instruction offset",
    );
}

#[test]
fn only_calls_meet_an_empty_slot() {
    check(ALL, module, "PUSH_NULL\nRETURN_VALUE", "may be NULL");
    check(ALL, module, "PUSH_NULL\nGET_ITER\nPOP_TOP", "may be NULL");
    check(ALL, module, "PUSH_NULL\nPUSH_NULL\nBUILD_TUPLE 2\nPOP_TOP", "may be NULL");
    check(ALL, module, "LOAD_CONST 0\nPUSH_NULL\nSWAP 2\nPOP_TOP\nRAISE_VARARGS 1", "may be NULL");
    check(ALL, module, "PUSH_NULL\nCOPY 1\nPOP_TOP\nSTORE_NAME 1", "may be NULL");
    check(SINCE_13, module, "PUSH_NULL\nLOAD_CONST 0\nCALL 0\nPOP_TOP", "may be NULL");
    check(&[V12], module, "LOAD_CONST 0\nPUSH_NULL\nCALL 0\nPOP_TOP", "may be NULL");
    check(&[V11], module, "LOAD_CONST 0\nPUSH_NULL\nPRECALL 0\nCALL 0\nPOP_TOP", "may be NULL");
    check(SINCE_13, module, "LOAD_CONST 0\nPUSH_NULL\nPUSH_NULL\nCALL 1\nPOP_TOP", "may be NULL");
    // Empty on one of two ways.
    let join =
        "LOAD_CONST 0\nPOP_JUMP_IF_NONE ->b\nPUSH_NULL\nJUMP_FORWARD ->c\nb: LOAD_CONST 0\nc: STORE_NAME 1";
    check(SINCE_12, module, join, "may be NULL");
    check(SINCE_12, with_variables, "LOAD_FAST_AND_CLEAR 0\nSTORE_NAME 1", "may be NULL");
    let ex = "LOAD_CONST 0\nLOAD_CONST 0\nLOAD_CONST 0\nCALL_FUNCTION_EX 0\nPOP_TOP";
    check(&[V11, V12, V13], module, ex, "must be NULL");
    check(&[V14], module, &ex.replacen("LOAD_CONST 0", "LOAD_CONST 0\nLOAD_CONST 0", 1), "must be NULL");
}

#[test]
fn cells_are_where_they_are_looked_for() {
    check(ALL, with_variables, "LOAD_DEREF 0\nPOP_TOP", "neither a cell nor free");
    check(ALL, with_variables, "MAKE_CELL 0", "neither a cell nor free");
    check(ALL, with_variables, "LOAD_DEREF 1\nPOP_TOP", "may not hold its cell");
    check(ALL, with_variables, "LOAD_DEREF 2\nPOP_TOP", "may not hold its cell");
    check(ALL, with_variables, "LOAD_CONST 0\nSTORE_DEREF 1", "may not hold its cell");
    check(
        ALL,
        with_variables,
        "MAKE_CELL 1\nLOAD_CONST 0\nSTORE_FAST 1\nLOAD_DEREF 1",
        "may not hold its cell",
    );
    check(ALL, with_variables, "MAKE_CELL 1\nDELETE_FAST 1\nDELETE_DEREF 1", "may not hold its cell");
    check(ALL, with_variables, "COPY_FREE_VARS 0", "0 free variables of 1");
    check(ALL, with_variables, "COPY_FREE_VARS 2", "2 free variables of 1");
    check(UP_TO_12, with_variables, "LOAD_CLOSURE 1\nPOP_TOP", "may not hold its cell");
    // Overwritten by the half of an instruction whose other half raises.
    let half = "MAKE_CELL 1\nLOAD_CONST 0\na: STORE_FAST_LOAD_FAST 16\nb: POP_TOP\nLOAD_CONST 0\nRETURN_VALUE\n\
                h: POP_TOP\nLOAD_DEREF 1\nPOP_TOP\n.handler a b h 0";
    check(SINCE_13, with_variables, half, "may not hold its cell");
}

#[test]
fn frames_are_sound() {
    let kinds = |version, kinds: &[u8]| {
        let mut code = (*with_variables(version).assemble(&format!("RESUME 0\n{END}"))).clone();
        code.localspluskinds = octets(kinds);
        fault(&code.into()).unwrap_or_default()
    };
    for &version in ALL {
        assert!(kinds(version, &[kind::LOCAL, kind::CELL]).contains("unsound kind"));
        assert!(kinds(version, &[kind::LOCAL, 0, kind::FREE]).contains("unsound kind"));
        assert!(kinds(version, &[kind::FREE, kind::CELL, kind::LOCAL]).contains("unsound kind"));
        assert!(kinds(version, &[kind::LOCAL | kind::FREE; 3]).is_empty());
    }
    check(ALL, |v| with_variables(v).arguments(2), "NOP", "2 arguments do not fit 1 local variables");
    check(ALL, |v| with_variables(v).arguments(1).flags(0x4), "NOP", "2 arguments do not fit");
    check(ALL, |v| with_variables(v).arguments(u32::MAX).flags(0xc), "NOP", "arguments do not fit");
    check(ALL, |v| module(v).flags(0xa0), "NOP", "contradict each other");
    let without = |v: &Version| fault(&module(*v).assemble(END)).is_some_and(|f| f.contains("no RESUME"));
    assert!(ALL.iter().all(without));
}

#[test]
fn constants_have_their_form() {
    let names = "keyword names that are not";
    check(SINCE_13, with_variables, "LOAD_NAME 1\nPUSH_NULL\nLOAD_NAME 1\nLOAD_CONST 2\nCALL_KW 1", names);
    check(SINCE_13, with_variables, "LOAD_NAME 1\nPUSH_NULL\nLOAD_NAME 1\nLOAD_CONST 3\nCALL_KW 1", names);
    check(SINCE_13, with_variables, "LOAD_NAME 1\nPUSH_NULL\nLOAD_NAME 1\nLOAD_NAME 1\nCALL_KW 1", names);
    check(
        SINCE_13,
        with_variables,
        "LOAD_NAME 1\nPUSH_NULL\nLOAD_CONST 1\nCALL_KW 0",
        "1 keyword names for 0",
    );
    check(UP_TO_12, with_variables, "KW_NAMES 0", names);
    check(UP_TO_12, with_variables, "KW_NAMES 2", names);
    check(UP_TO_12, with_variables, "KW_NAMES 1\nNOP", "keyword names that no call takes");
    check(UP_TO_12, with_variables, "PUSH_NULL\nLOAD_NAME 1\nKW_NAMES 1\nCALL 0", "1 keyword names for 0");
    let function = "a function of something that is not a constant code object";
    check(ALL, with_variables, "LOAD_CONST 3\nMAKE_FUNCTION 0\nPOP_TOP", function);
    check(ALL, with_variables, "LOAD_NAME 1\nMAKE_FUNCTION 0\nPOP_TOP", function);
    let map = "LOAD_NAME 1\nLOAD_CONST 1\nSTORE_NAME 1\nLOAD_NAME 1\nBUILD_CONST_KEY_MAP 1\nPOP_TOP";
    check(&[V11, V12, V13], with_variables, map, "keys that are not a constant tuple");
    check(
        ALL,
        with_variables,
        "LOAD_NAME 1\nLOAD_NAME 1\nLOAD_CONST 2\nMATCH_CLASS 0\nPOP_TOP",
        "attribute names",
    );
    // A slice among the constants is no tuple of names, and holds no code.
    let slice = |inside: Const| {
        let slice = Const::slice([inside, Const::None, Const::None]);
        move |v| module(v).consts(vec![Const::None, slice.clone()])
    };
    check(&[V14], slice(Const::str("k")), "LOAD_NAME 1\nPUSH_NULL\nLOAD_CONST 1\nCALL_KW 0", names);
    let inner = Assembler::new(V14).assemble(&format!("RESUME 0\n{END}"));
    check(&[V14], slice(Const::Code(inner.clone())), "NOP", "holds a code object inside a slice");
    check(
        &[V14],
        |v| {
            module(v).consts(vec![
                Const::None,
                Const::Code(inner.clone()),
                Const::tuple(vec![Const::Code(inner.clone())]),
            ])
        },
        "NOP",
        "inside a tuple",
    );
}

#[test]
fn nested_code_is_checked_with_its_version() {
    let broken = |v| Assembler::new(v).assemble("RESUME 0\nPOP_TOP");
    for &version in ALL {
        let consts = vec![Const::None, Const::Code(broken(version))];
        let found = fault(&module(version).consts(consts).assemble(&format!("RESUME 0\n{END}")));
        assert!(found.is_some_and(|f| f.contains("underflows")));
        let other = if version == V11 { V12 } else { V11 };
        let sound = Assembler::new(other).assemble(&format!("RESUME 0\n{END}"));
        let found = fault(
            &module(version)
                .consts(vec![Const::None, Const::Code(sound)])
                .assemble(&format!("RESUME 0\n{END}")),
        );
        assert!(found.is_some_and(|f| f.contains("another version")));
    }
}

#[test]
fn generators_begin_once_and_are_what_their_flags_say() {
    let generator = |v: Version| module(v).flags(0x20);
    check(ALL, module, "LOAD_CONST 0\nYIELD_VALUE 0\nPOP_TOP", "outside a running generator");
    check(ALL, module, "RETURN_GENERATOR\nPOP_TOP", "outside a generator or coroutine");
    check(ALL, generator, "LOAD_CONST 0\nYIELD_VALUE 0\nPOP_TOP", "outside a running generator");
    check(ALL, generator, "NOP", "before the generator was made");
    check(ALL, generator, "RETURN_GENERATOR\nPOP_TOP\nRETURN_GENERATOR\nPOP_TOP", "not at the start");
    check(ALL, generator, "LOAD_CONST 0\nRETURN_GENERATOR\nPOP_TOP\nPOP_TOP", "not at the start");
    let loops = "a: RETURN_GENERATOR\nPOP_TOP\nJUMP_BACKWARD ->a";
    check(ALL, generator, loops, "reached in different states");
    check(ALL, |v| module(v).flags(0x80), "NOP", "before the generator was made");
    check(ALL, |v| module(v).flags(0x200), "NOP", "before the generator was made");
}

#[test]
fn a_delegation_ends_where_the_send_says() {
    // Reached past the SEND with an empty slot where its target wants a value.
    let past = "RETURN_GENERATOR\nPOP_TOP\nLOAD_NAME 1\nPOP_JUMP_FORWARD_IF_NONE ->b\nLOAD_CONST 0\nLOAD_NAME 1\nLOAD_CONST 0\n\
                s: SEND ->t\ny: YIELD_VALUE\nRESUME 3\nJUMP_BACKWARD_NO_INTERRUPT ->s\n\
                t: POP_TOP\nSTORE_NAME 1\nLOAD_CONST 0\nRETURN_VALUE\n\
                b: PUSH_NULL\nLOAD_NAME 1\nLOAD_CONST 0\nJUMP_BACKWARD ->y";
    check(&[V11], |v| module(v).flags(0x20), past, "may be NULL");
}
