//! Holds the opcode table to what each CPython said of its own opcodes (`facts/opcodes`, one recording a version).

use serde_json::Value;
use taipan_decode::bytecode::stack_effect;
use taipan_isa::{Arg, Op, Version, names};

fn facts(version: Version) -> Value {
    let path = format!("{}/facts/opcodes/{version}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The lists of CPython's `opcode` module that an opcode of this operand kind stands in.
fn kinds(op: Op, version: Version) -> Vec<&'static str> {
    let list = match op.arg() {
        Arg::Const | Arg::KwNames => "hasconst",
        Arg::Name | Arg::GlobalName | Arg::AttrName | Arg::SuperName | Arg::ImportName => "hasname",
        Arg::JumpForward | Arg::JumpBackward | Arg::BranchOrigin => "hasjrel",
        Arg::JumpAbsolute => "hasjabs",
        Arg::Local | Arg::LocalPair => "haslocal",
        // 3.14 derives its lists from the C source, where LOAD_DEREF alone names the slot as the locals do.
        Arg::Cell if op == Op::LoadDeref311 && version >= Version::V3_14 => "haslocal",
        Arg::Cell | Arg::Free => "hasfree",
        Arg::Compare | Arg::CompareShift4 | Arg::CompareShift5 => "hascompare",
        _ => return Vec::new(),
    };
    vec![list]
}

#[test]
fn every_opcode_is_as_cpython_says() {
    for &version in Version::ALL {
        let facts = facts(version);
        let opcodes = facts["opcodes"].as_object().expect("opcodes");
        let known = Op::ALL.iter().filter(|op| op.number(version).is_some()).count();
        assert_eq!(known, opcodes.len(), "{version}: number of opcodes");
        for (name, fact) in opcodes {
            let number = u8::try_from(fact["code"].as_u64().expect("code")).expect("a byte");
            let op = Op::decode(version, number).unwrap_or_else(|| panic!("{version}: no {name}"));
            assert_eq!(op.name(), name, "{version}: name of {number}");
            assert_eq!(
                u64::from(op.caches(version)),
                fact["caches"].as_u64().expect("caches"),
                "{version}: {name}"
            );
            assert_eq!(op.has_arg(), fact["hasarg"].as_bool().expect("hasarg"), "{version}: {name}");
            let recorded: Vec<&str> =
                fact["kinds"].as_array().expect("kinds").iter().filter_map(Value::as_str).collect();
            assert_eq!(kinds(op, version), recorded, "{version}: {name}");
            // 2.7 cannot be asked for stack effects.
            if version == Version::V2_7 {
                continue;
            }
            let args = if op.has_arg() {
                facts["effect_args"].as_array().expect("args").clone()
            } else {
                vec![0.into()]
            };
            let effects = fact["effect"].as_array().expect("effect");
            assert_eq!(args.len(), effects.len(), "{version}: {name}");
            for (arg, pair) in args.iter().zip(effects) {
                let arg = i32::try_from(arg.as_i64().expect("arg")).expect("i32");
                for (jump, effect) in [(false, &pair[0]), (true, &pair[1])] {
                    let ours = stack_effect(version, number, op.has_arg().then_some(arg), Some(jump)).ok();
                    assert_eq!(ours.map(i64::from), effect.as_i64(), "{version}: {name} {arg} jump={jump}");
                }
            }
        }
    }
}

#[test]
fn magic_numbers_and_names_are_as_cpython_says() {
    for &version in Version::ALL {
        let facts = facts(version);
        assert_eq!(facts["magic"], version.magic(), "{version}");
        assert_eq!(facts["cmp_op"], Value::from(names::cmp_op(version)), "{version}");
        assert_eq!(facts["intrinsic_1"], Value::from(names::intrinsic_1(version)), "{version}");
        assert_eq!(facts["intrinsic_2"], Value::from(names::intrinsic_2(version)), "{version}");
        assert_eq!(facts["common_constants"], Value::from(names::common_constants(version)), "{version}");
        assert_eq!(facts["special_method_names"], Value::from(names::special_methods(version)), "{version}");
        let operators: Vec<Value> =
            names::nb_ops(version).iter().map(|&(n, s)| Value::from(vec![n, s])).collect();
        assert_eq!(facts["nb_ops"], Value::from(operators), "{version}");
    }
}
