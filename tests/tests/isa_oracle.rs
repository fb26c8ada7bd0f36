//! Holds the opcode table to what each CPython said of its own opcodes (`facts/opcodes`, one recording a version).

use serde_json::Value;
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

/// What CPython records where its compiler counts otherwise than the value stack behaves, or for arguments that do not
/// exist. The row tells what happens on the stack.
fn recorded_effect(op: Op, version: Version, arg: u32, jump: bool) -> Option<i32> {
    // Up to 3.7 the compiler counts one effect, the larger one, for the way on and the jump.
    let jump = jump || version <= Version::V3_7 && op.stack_effect(arg, true) > op.stack_effect(arg, false);
    let jump = jump && (version >= Version::V3_8 || op != Op::ForIter38);
    let effect = op.stack_effect(arg, jump);
    let arg = arg as i32;
    Some(match (op, version) {
        // 3.6 and 3.7 know no effect of what their compiler does not emit as an instruction of its own.
        (Op::Nop | Op::ExtendedArg, Version::V3_6 | Version::V3_7) => return None,
        // 3.6 counts the block's exception triple with what it enters, not with what it leaves.
        (Op::SetupWith | Op::SetupAsyncWith, Version::V3_6) => effect + 1,
        (Op::PopExcept38, Version::V3_6) => 0,
        (Op::EndFinally36 | Op::WithCleanupFinish, Version::V3_6) => -1,
        (Op::WithCleanupStart, Version::V3_6) => 1,
        // 3.11 counts the arguments as popped by PRECALL; its generic PRECALL leaves them to CALL.
        (Op::Precall, Version::V3_11) => -arg,
        (Op::Call311, Version::V3_11) => -1,
        // Up to 3.12 the value first sent is counted as the generator's depth at entry.
        (Op::ReturnGenerator, Version::V3_11 | Version::V3_12) => 0,
        // 3.14 and 3.15 count the push on the caller's stack.
        (Op::ReturnValue, Version::V3_14 | Version::V3_15) => 0,
        // 3.14 and 3.15 compute an effect for slices of other than two or three parts.
        (Op::BuildSlice, Version::V3_14 | Version::V3_15) => 1 - arg,
        _ => effect,
    })
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
                let arg = u32::try_from(arg.as_u64().expect("arg")).expect("u32");
                for (jump, effect) in [(false, &pair[0]), (true, &pair[1])] {
                    let ours = recorded_effect(op, version, arg, jump);
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
