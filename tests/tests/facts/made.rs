//! However a code object comes to life, it goes through the verifier: unmarshalled, by `code.replace`, by
//! `types.CodeType`.

use super::{ALL, END, fault, module};
use std::sync::Arc;
use taipan_isa::Version;
use taipan_marshal::{CodeObject, Const, dumps, kind};
use taipan_vm::{Options, Output, Vm, load};

/// The fields in the order of the constructor, as a tuple.
fn fields(code: &CodeObject) -> Const {
    let names = |of: u8| {
        let named = code.localsplusnames.iter().zip(code.localspluskinds.iter());
        Const::tuple(named.filter(|(_, k)| **k & of != 0).map(|(name, _)| Const::Str(name.clone())).collect())
    };
    let int = |n: u32| Const::int(i64::from(n));
    Const::tuple(vec![
        int(code.argcount),
        int(code.posonlyargcount),
        int(code.kwonlyargcount),
        int(code.nlocals() as u32),
        int(code.stacksize),
        int(code.flags),
        Const::Bytes(code.code.clone()),
        Const::Tuple(code.consts.clone()),
        Const::Tuple(code.names.tuple().clone()),
        names(kind::LOCAL),
        Const::Str(code.filename.clone()),
        Const::Str(code.name.clone()),
        Const::Str(code.qualname.clone()),
        Const::int(1),
        Const::Bytes(code.linetable.clone()),
        Const::Bytes(code.exceptiontable.clone()),
        names(kind::FREE),
        names(kind::CELL),
    ])
}

/// What the three functions of `pyfixtures/run/code/remade.py` say of the code object.
fn remade(version: Version, code: &Arc<CodeObject>) -> Vec<String> {
    let path = format!("{}/../pyfixtures/pyc/{version}/code/remade.pyc", env!("CARGO_MANIFEST_DIR"));
    let program = load(&std::fs::read(path).expect("the program")).expect("a program");
    let (output, ..) = Output::captured();
    let mut vm = Vm::new(Options { output, ..Options::new(version) }).expect("a machine");
    taipan_stdlib::register(&mut vm);
    let remade = vm.load_module("remade", &program).unwrap_or_else(|e| panic!("{}", vm.error_text(&e)));
    let whole = dumps(version, &Const::Code(code.clone()), 4).expect("marshal data");
    let parts = dumps(version, &fields(code), 4).expect("marshal data");
    [("loaded", &whole), ("replaced", &parts), ("constructed", &parts)]
        .map(|(name, data)| {
            let function = vm.module_global(&remade, name).expect("a function");
            let data = taipan_vm::embed::IntoPython::into_python(&data[..], &mut vm);
            let result = vm.call(&function, &[data]);
            let result = result.and_then(|v| vm.str_string(&v));
            result.unwrap_or_else(|e| vm.error_text(&e))
        })
        .into()
}

#[test]
fn all_ways_lead_through_the_verifier() {
    let broken = [
        "POP_TOP",
        "LOAD_FAST 9",
        "LOAD_CONST 9",
        "LOAD_DEREF 1\nPOP_TOP",
        "PUSH_NULL\nRETURN_VALUE",
        "a: LOAD_NAME 1\nb: POP_TOP\nLOAD_CONST 0\nRETURN_VALUE\nh: POP_TOP\n.handler a b h 1",
        "JUMP_FORWARD 200",
        "LOAD_CONST 0\nYIELD_VALUE 0\nPOP_TOP",
        "LOAD_CONST 0\nMAKE_FUNCTION 0\nPOP_TOP",
    ];
    for &version in ALL {
        let make = |text: &str| {
            let code = module(version).locals(&["a"]).variables(kind::CELL, &["c"]);
            code.assemble(&format!("RESUME 0\n{text}\n{END}"))
        };
        for text in broken {
            let code = make(text);
            let reason = fault(&code).unwrap_or_else(|| panic!("{version} takes {text}"));
            for (said, way) in remade(version, &code).iter().zip(["loaded", "replaced", "constructed"]) {
                assert!(
                    said.starts_with("ValueError: ") && said.contains(&reason),
                    "{version} {way}: {said}, not {reason}"
                );
            }
        }
        let sound = remade(version, &make("NOP"));
        assert!(sound.iter().all(|said| said.starts_with("<code object f at ")), "{version}: {sound:?}");
    }
}
