//! What the verifier takes although no compiler emits it: types are checked when it runs, and nothing else is amiss.

use super::{ALL, END, call, fault, module, outcome, outcome_on, print};
use std::sync::Arc;
use taipan_isa::Version;
use taipan_marshal::{CodeObject, Const, kind};
use taipan_tests::assemble::Assembler;
use taipan_vm::Limits;
use taipan_vm::engine::Dispatch;

const V11: Version = Version::V3_11;
const V13: Version = Version::V3_13;
const V14: Version = Version::V3_14;

/// The program's outcome on every engine, in each version.
fn check(versions: &[Version], make: impl Fn(Version) -> Arc<CodeObject>, expected: &str) {
    for &version in versions {
        assert_eq!(outcome(&make(version)), expected, "{version}");
    }
}

/// A program that calls a function of the given code object, constant 1, and prints what comes of it.
fn calling(version: Version, function: Arc<CodeObject>) -> Arc<CodeObject> {
    let make = if version < V13 { "LOAD_CONST 1\nMAKE_FUNCTION 0" } else { "LOAD_CONST 1\nMAKE_FUNCTION" };
    let called = call(version, make);
    module(version)
        .consts(vec![Const::None, Const::Code(function)])
        .assemble(&format!("RESUME 0\n{}{END}", print(version, &called)))
}

#[test]
fn the_largest_small_int_is_a_constant_of_register_code() {
    for n in [0, 255, 256] {
        let text =
            |v| module(v).assemble(&format!("RESUME 0\n{}{END}", print(v, &format!("LOAD_SMALL_INT {n}"))));
        check(&[V14], text, &format!("{n}\n"));
    }
}

#[test]
fn a_local_emptied_by_half_an_instruction_is_unbound_in_the_handler() {
    let text = |v| {
        let body = format!(
            "RESUME 0\nLOAD_CONST 0\nSTORE_FAST 0\nPUSH_NULL\na: STORE_FAST_LOAD_FAST 1\nb: POP_TOP\n{END}\
             h: POP_TOP\n{}{END}.handler a b h 0",
            print(v, "LOAD_FAST 0")
        );
        module(v).locals(&["a", "b"]).assemble(&body)
    };
    let expected =
        "UnboundLocalError: cannot access local variable 'a' where it is not associated with a value";
    check(&[V13, V14], text, expected);
}

#[test]
fn code_that_no_path_leads_to_may_be_anything() {
    let text = |v| {
        let body = "RESUME 0\na: NOP\nb: LOAD_CONST 0\nRETURN_VALUE\nh: BUILD_MAP 4294967295\nUNPACK_SEQUENCE 4294967295\n\
                    BUILD_TUPLE 4294967295\nPOP_TOP\nLOAD_CONST 0\nRETURN_VALUE\n.handler a b h 0";
        module(v).assemble(body)
    };
    check(ALL, text, "");
}

#[test]
fn a_memory_error_spares_what_never_raises() {
    // Whoever raised in the place of NOP or LOAD_CONST would enter a handler that nobody has verified.
    for &version in ALL {
        let text = "RESUME 0\nLOAD_CONST 0\nSTORE_FAST 0\n\
                    l: LOAD_FAST 0\nLOAD_FAST 0\nBUILD_LIST 2\na: NOP\nNOP\nSTORE_FAST 0\nNOP\nb: JUMP_BACKWARD ->l\n\
                    h: POP_TOP\nPOP_TOP\nPOP_TOP\nPOP_TOP\nLOAD_CONST 0\nRETURN_VALUE\n.handler a b h 0";
        let code = module(version).locals(&["a"]).assemble(text);
        let limits = Limits { memory: Some(8 << 20), ..Limits::default() };
        assert_eq!(outcome_on(Dispatch::Stack, limits, &code), "MemoryError", "{version}");
    }
}

#[test]
fn keyword_names_do_not_outlive_their_call() {
    // Whatever is raised between KW_NAMES and the call, the next call has no keywords.
    for version in [V11, Version::V3_12] {
        let precall = |n: u32| if version == V11 { format!("PRECALL {n}\n") } else { String::new() };
        let text = format!(
            "RESUME 0\nLOAD_CONST 0\nSTORE_FAST 0\n\
             l: LOAD_FAST 0\nLOAD_FAST 0\nBUILD_LIST 2\nSTORE_FAST 0\nPUSH_NULL\nLOAD_NAME 0\nLOAD_CONST 2\na: KW_NAMES 1\n{}CALL 1\nb: POP_TOP\n\
             JUMP_BACKWARD ->l\nh: POP_TOP\nLOAD_CONST 0\nSTORE_FAST 0\n{}{END}.handler a b h 0",
            precall(1),
            print(version, "LOAD_CONST 3"),
        );
        let consts =
            vec![Const::None, Const::tuple(vec![Const::str("end")]), Const::str(""), Const::str("caught")];
        let code = module(version).locals(&["a"]).consts(consts).assemble(&text);
        let limits = Limits { memory: Some(8 << 20), ..Limits::default() };
        let end = outcome_on(Dispatch::Stack, limits, &code);
        assert!(end == "caught\n" || end == "MemoryError", "{version}: {end}");
    }
}

#[test]
fn functions_have_no_namespace() {
    let function = |v: Version, text: &str| {
        let code = Assembler::new(v).names(&["n"]).flags(0x3).assemble(&format!("RESUME 0\n{text}\n{END}"));
        calling(v, code)
    };
    let expect = |text: &str, message: &str| {
        check(ALL, |v| function(v, text), &format!("SystemError: no locals {message}"));
    };
    expect("LOAD_NAME 0\nPOP_TOP", "when loading 'n'");
    expect("LOAD_CONST 0\nSTORE_NAME 0", "found when storing 'n'");
    expect("DELETE_NAME 0", "when deleting 'n'");
    expect("SETUP_ANNOTATIONS", "found when setting up annotations");
    check(&[V13, V14], |v| function(v, "LOAD_LOCALS\nPOP_TOP"), "SystemError: no locals");
    check(
        &[V11],
        |v| function(v, "LOAD_CONST 0\nIMPORT_STAR"),
        "SystemError: no locals found during 'import *'",
    );
    check(
        &[V13],
        |v| function(v, "LOAD_CONST 0\nCALL_INTRINSIC_1 2\nPOP_TOP"),
        "SystemError: no locals found during 'import *'",
    );
}

#[test]
fn anything_can_be_handled_as_an_exception() {
    let text = |v, text: &str| {
        module(v).consts(vec![Const::None, Const::int(7)]).assemble(&format!("RESUME 0\n{text}"))
    };
    check(
        ALL,
        |v| text(v, "LOAD_CONST 1\nPUSH_EXC_INFO\nRAISE_VARARGS 0"),
        "RuntimeError: No active exception to reraise",
    );
    check(
        ALL,
        |v| text(v, "LOAD_CONST 1\nPUSH_EXC_INFO\nLOAD_NAME 2\nRAISE_VARARGS 1"),
        "NameError: name 'nowhere' is not defined",
    );
    check(
        ALL,
        |v| text(v, "LOAD_CONST 1\nPOP_EXCEPT\nRAISE_VARARGS 0"),
        "RuntimeError: No active exception to reraise",
    );
    check(ALL, |v| text(v, "LOAD_CONST 1\nRERAISE 0"), "SystemError: RERAISE needs an exception");
    check(
        ALL,
        |v| text(v, "LOAD_CONST 1\nLOAD_CONST 1\nEND_ASYNC_FOR 0\nLOAD_CONST 0\nRETURN_VALUE"),
        "SystemError: END_ASYNC_FOR needs an exception",
    );
    let throw = "LOAD_CONST 1\nLOAD_CONST 1\nLOAD_CONST 1\nCLEANUP_THROW\nPOP_TOP\nRETURN_VALUE";
    check(&[Version::V3_12, V13, V14], |v| text(v, throw), "SystemError: CLEANUP_THROW needs an exception");
}

#[test]
fn closures_that_do_not_fit_are_refused_when_called() {
    let code = |v: Version| {
        let code = Assembler::new(v).flags(0x3).variables(kind::FREE, &["d"]);
        code.assemble(&format!("COPY_FREE_VARS 1\nRESUME 0\nLOAD_DEREF 0\nPOP_TOP\n{END}"))
    };
    check(ALL, |v| calling(v, code(v)), "SystemError: the function's closure does not fit its code");
    // A tuple of no cells, and no tuple.
    for closure in [Const::tuple(vec![Const::int(1)]), Const::int(1)] {
        let text = |v: Version| {
            let make = match v {
                V13 | V14 => "LOAD_CONST 2\nLOAD_CONST 1\nMAKE_FUNCTION\nSET_FUNCTION_ATTRIBUTE 8",
                _ => "LOAD_CONST 2\nLOAD_CONST 1\nMAKE_FUNCTION 8",
            };
            let consts = vec![Const::None, Const::Code(code(v)), closure.clone()];
            module(v).consts(consts).assemble(&format!("RESUME 0\n{}{END}", print(v, &call(v, make))))
        };
        let expected = match closure {
            Const::Tuple(_) => "SystemError: the function's closure does not fit its code",
            _ => "SystemError: a function attribute has the wrong type",
        };
        check(ALL, text, expected);
    }
}

#[test]
fn what_waits_without_delegating_has_no_delegate() {
    // RESUME says that the generator delegates, and nothing, a variable or an empty slot lies where that would be.
    for below in ["", "PUSH_NULL\n", "LOAD_CONST 0\n"] {
        let drop = if below.is_empty() { "" } else { "POP_TOP\n" };
        let generator = |v: Version| {
            let text = format!(
                "RETURN_GENERATOR\nPOP_TOP\nRESUME 0\n{below}LOAD_CONST 0\nYIELD_VALUE 0\nRESUME 3\nPOP_TOP\n{drop}{END}"
            );
            Assembler::new(v).flags(0x23).locals(&["a"]).assemble(&text)
        };
        for &version in ALL {
            let (driver, made) = driver(version, generator(version));
            assert!(fault(&made).is_none());
            let end = outcome(&driver);
            assert!(end.starts_with("None None ") && end.ends_with("closed\n"), "{version} {below:?}: {end}");
        }
    }
}

/// A program that has a generator delegate, be thrown into and closed.
fn driver(version: Version, generator: Arc<CodeObject>) -> (Arc<CodeObject>, Arc<CodeObject>) {
    let folder = format!("pyfixtures/pyc/{}/code/generator_driver.pyc", version);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let file = taipan_marshal::read(&std::fs::read(path).expect("the driver")).expect("a program");
    let mut code = (*file.code).clone();
    let consts = code.consts.iter().map(|c| match c {
        Const::Code(c) if &*c.name.to_lossy() == "generator" => Const::Code(generator.clone()),
        other => other.clone(),
    });
    let Const::Tuple(consts) = Const::tuple(consts.collect()) else { unreachable!("a tuple") };
    code.consts = consts;
    (Arc::new(code), generator)
}
