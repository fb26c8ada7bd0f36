//! The symbols' depths against the opcode table and against the verifier.

use std::sync::Arc;

use taipan_isa::{Arg, Op, Version};
use taipan_marshal::CodeObject;

use super::rules::{Rules, Slots};
use super::symbol::Symbol;

/// Opcodes whose effect depends on the block stack, or is counted otherwise in the table: as six slots what is one here.
const OF_BLOCKS: &[&str] = &[
    "BEGIN_FINALLY",
    "END_FINALLY",
    "POP_FINALLY",
    "WITH_CLEANUP_START",
    "WITH_CLEANUP_FINISH",
    "WITH_CLEANUP",
    "CALL_FINALLY",
    "SETUP_EXCEPT",
    "SETUP_FINALLY",
    "SETUP_WITH",
    "SETUP_ASYNC_WITH",
    "RERAISE",
];

#[test]
fn rules_have_the_effects_of_the_table() {
    for &version in Version::ALL {
        let code = Arc::new(CodeObject::empty(version, "f"));
        let rules = Rules::new(&code);
        for &op in Op::ALL.iter().filter(|op| op.number(version).is_some()) {
            if OF_BLOCKS.contains(&op.name()) {
                continue;
            }
            for (arg, jump) in [0, 1, 2, 3, 5, 7].into_iter().flat_map(|arg| [(arg, false), (arg, true)]) {
                let makes_no_sense = op.arg() == Arg::Slice && !(2..=3).contains(&arg)
                    || op.arg() == Arg::Depth && arg == 0
                    || jump && !op.is_jump();
                if makes_no_sense {
                    continue;
                }
                let mut slots = Slots(vec![Symbol::new("x"); 40]);
                assert!(rules.apply(op, arg, jump, &mut slots).is_ok(), "{version} {op:?} {arg}");
                let effect = slots.0.len() as i64 - 40;
                assert_eq!(effect, i64::from(op.stack_effect(arg, jump)), "{version} {op:?} {arg} {jump}");
            }
        }
    }
}

#[test]
fn any_argument_is_taken() {
    for &version in Version::ALL {
        let code = Arc::new(CodeObject::empty(version, "f"));
        let rules = Rules::new(&code);
        for &op in Op::ALL.iter().filter(|op| op.number(version).is_some()) {
            for arg in [u32::MAX, i32::MAX as u32, 1 << 31, 65535] {
                for depth in [0, 1, 7] {
                    let mut slots = Slots(vec![Symbol::new("x"); depth]);
                    // Any outcome but a panic or much memory.
                    let _ = rules.apply(op, arg, false, &mut slots);
                    assert!(slots.0.len() <= 1 << 16, "{version} {op:?} {arg}");
                }
            }
        }
    }
}
