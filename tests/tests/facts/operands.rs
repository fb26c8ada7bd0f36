//! Every opcode on operands of types that it is not made for: what the verifier takes ends the same way on every engine.

use super::{ALL, fault, module, outcome};
use taipan_isa::{Op, Version};
use taipan_marshal::{Const, kind};

/// Constants of many types.
fn constants(version: Version) -> Vec<Const> {
    let inner = module(version).assemble("RESUME 0\nLOAD_CONST 0\nRETURN_VALUE");
    vec![
        Const::None,
        Const::int(3),
        Const::str("n"),
        Const::tuple(vec![Const::str("n")]),
        Const::Code(inner),
        Const::float(1.5),
        Const::bytes(b"b"),
        Const::Ellipsis,
    ]
}

/// Stands for the local variable in place of a constant.
const VARIABLE: usize = 8;

/// The opcode on a stack of seven constants, from `first` on, or of a local; what is left is dropped. `empty`: one slot is.
fn program(op: Op, arg: u32, first: usize, empty: bool) -> Option<String> {
    let mut text = String::from("RESUME 0\nMAKE_CELL 1\nLOAD_CONST 1\nSTORE_FAST 0\n");
    let mut depth = 0;
    for n in 0..7 {
        text += &match empty && n == 4 {
            true => "PUSH_NULL\n".to_string(),
            false if first == VARIABLE => "LOAD_FAST 0\n".to_string(),
            false => format!("LOAD_CONST {}\n", (first + n * n) % 8),
        };
        depth += 1;
    }
    text += &format!("a: {} {arg}\nb:\n", op.name());
    depth += op.stack_effect(arg, false);
    (0..depth).for_each(|_| text += "POP_TOP\n");
    text += "LOAD_CONST 0\nRETURN_VALUE\n.handler a b h 0\nh: PUSH_EXC_INFO\nPOP_TOP\nPOP_EXCEPT\nLOAD_CONST 0\nRETURN_VALUE\n";
    (depth >= 0).then_some(text)
}

fn check(version: Version) {
    let mut taken = 0;
    for &op in Op::ALL {
        // Imports are of the files beside the program; a suspended module body is nothing to look at.
        let special = op.is_jump() || matches!(op, Op::ExtendedArg | Op::ImportName);
        if op.number(version).is_none() || special || op == Op::Cache {
            continue;
        }
        for arg in [0, 1, 2, 4] {
            for (first, empty) in [(0, false), (3, false), (5, true), (VARIABLE, false)] {
                let Some(text) = program(op, arg, first, empty) else { continue };
                let code = module(version)
                    .locals(&["a"])
                    .variables(kind::CELL, &["c"])
                    .consts(constants(version))
                    .stack(40);
                let code = code.assemble(&text);
                if fault(&code).is_none() {
                    taken += 1;
                    outcome(&code);
                }
            }
            if !op.has_arg() {
                break;
            }
        }
    }
    assert!(taken > 200, "{taken}");
}

#[test]
fn wrong_types_are_no_harm() {
    let threads = ALL.map_threads(check);
    threads.into_iter().for_each(|thread| thread.join().expect("no panic"));
}

trait Threads {
    fn map_threads(&self, f: fn(Version)) -> Vec<std::thread::JoinHandle<()>>;
}

impl Threads for [Version] {
    fn map_threads(&self, f: fn(Version)) -> Vec<std::thread::JoinHandle<()>> {
        self.iter().map(|&version| std::thread::spawn(move || f(version))).collect()
    }
}
