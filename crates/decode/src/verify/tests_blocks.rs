//! Hand-broken bytecode of 3.8 to 3.10: block stack, handlers, and the `finally` bodies of 3.8 that are called.

use std::sync::Arc;

use taipan_isa::{Op, Version};
use taipan_marshal::{CodeObject, Const};

use super::tests::{bytes, fault, function};
use super::{BlockKind, Step, verify};

fn fault_in(version: Version, instructions: &[(Op, u32)]) -> String {
    fault(function(version, instructions))
}

/// `with` the jumps of SETUP_FINALLY counted in bytes up to 3.9.
const OLD: Version = Version::V3_8;
const V: Version = Version::V3_9;
const RETURN: [(Op, u32); 2] = [(Op::LoadConst, 0), (Op::ReturnValue, 0)];

/// `try: g() except: pass`.
fn try_except() -> Vec<(Op, u32)> {
    vec![
        (Op::SetupFinally, 10), // 0 to 12
        (Op::LoadGlobal38, 0),  // 2
        (Op::CallFunction, 0),  // 4
        (Op::PopTop, 0),        // 6
        (Op::PopBlock, 0),      // 8
        (Op::JumpForward, 10),  // 10 to 22
        (Op::PopTop, 0),        // 12
        (Op::PopTop, 0),        // 14
        (Op::PopTop, 0),        // 16
        (Op::PopExcept38, 0),   // 18
        (Op::JumpForward, 0),   // 20 to 22
        RETURN[0],
        RETURN[1],
    ]
}

fn with(mut code: Vec<(Op, u32)>, index: usize, instruction: (Op, u32)) -> Vec<(Op, u32)> {
    code[index] = instruction;
    code
}

#[test]
fn handlers_have_their_depths_and_blocks() {
    let verified = verify(&Arc::new(function(V, &try_except()))).expect("sound code");
    let depths: Vec<_> = verified.steps().iter().map(|step| step.depth).collect();
    assert_eq!(depths, [0, 0, 1, 1, 0, 0, 6, 5, 4, 3, 0, 0, 1]);
    assert_eq!(verified.max_depth(), 6);
    let kinds = |index| verified.blocks_at(index).map(|b| (b.kind, b.target, b.level)).collect::<Vec<_>>();
    assert_eq!(kinds(0), []);
    assert_eq!(kinds(3), [(BlockKind::Setup, 6, 0)]);
    assert_eq!(kinds(5), []);
    assert_eq!(kinds(9), [(BlockKind::Handler, 6, 0)]);
    assert_eq!(kinds(10), []);
    let small = CodeObject { stacksize: 5, ..function(V, &try_except()) };
    assert_eq!(fault(small), ", offset 0, SETUP_FINALLY: the value stack exceeds its size 5");
}

#[test]
fn the_block_stack_is_balanced() {
    let nothing = "no block to leave";
    assert_eq!(fault_in(V, &[(Op::PopBlock, 0)]), format!(", offset 0, POP_BLOCK: {nothing}"));
    assert_eq!(
        fault_in(V, &with(try_except(), 9, (Op::PopBlock, 0))),
        format!(", offset 18, POP_BLOCK: {nothing}")
    );
    assert_eq!(
        fault_in(V, &with(try_except(), 4, (Op::PopExcept38, 0))),
        ", offset 8, POP_EXCEPT: no exception handler to leave"
    );
    assert_eq!(
        fault_in(V, &with(try_except(), 4, (Op::Nop, 0))),
        ", offset 24, RETURN_VALUE: returns inside a block"
    );
    let returns = [(Op::SetupFinally, 4), RETURN[0], RETURN[1], (Op::Reraise39, 0)];
    assert_eq!(fault_in(V, &returns), ", offset 4, RETURN_VALUE: returns inside a block");
    // Each has a handler of its own behind them.
    let many = [vec![(Op::SetupFinally, 40); 21], vec![(Op::Reraise39, 0); 21]].concat();
    let many = CodeObject { stacksize: 900, ..function(V, &many) };
    assert_eq!(fault(many), ", offset 40, SETUP_FINALLY: the block stack overflows");
    let endless = [(Op::SetupFinally, 2), (Op::JumpAbsolute, 0), (Op::Reraise39, 0)];
    assert_eq!(fault_in(V, &endless), ", offset 0, SETUP_FINALLY: reached with different block stacks");
}

#[test]
fn handlers_leave_what_was_saved_alone() {
    let drops = with(try_except(), 9, (Op::PopTop, 0));
    assert_eq!(
        fault_in(V, &drops),
        ", offset 18, POP_TOP: takes off the stack what a handler was entered with"
    );
    assert_eq!(
        fault_in(V, &with(try_except(), 8, (Op::Nop, 0))),
        ", offset 18, POP_EXCEPT: what is restored is not what the exception handler saved"
    );
    // Three values more than were there on entry.
    let early = with(try_except(), 6, (Op::PopExcept38, 0));
    assert_eq!(
        fault_in(V, &early),
        ", offset 12, POP_EXCEPT: a handler left at another depth than it was entered"
    );
    // The value under the block is taken off by an instruction that may raise.
    let below = [
        (Op::LoadFast, 0),
        (Op::SetupFinally, 4),
        (Op::StoreGlobal, 0),
        (Op::PopBlock, 0),
        (Op::Reraise39, 0),
    ];
    assert_eq!(
        fault_in(V, &below),
        ", offset 4, STORE_GLOBAL: takes values from the stack that its exception handler keeps"
    );
    let raise_nothing = [(Op::LoadFast, 0), (Op::DupTop, 0), (Op::DupTop, 0), (Op::Reraise39, 0)];
    assert_eq!(fault_in(V, &raise_nothing), ", offset 6, RERAISE: no handled exception to raise again");
    let other = with(try_except(), 9, (Op::Reraise39, 0));
    assert!(fault_in(V, &other).contains("the three values of the handled exception are not on top"));
    let reraised = with(try_except(), 6, (Op::Reraise39, 0));
    assert_eq!(fault_in(V, &reraised), "");
}

/// `try: return a finally: g()` of 3.8; the body is entered by an exception, by the call, and from above.
fn called_finally() -> Vec<(Op, u32)> {
    vec![
        (Op::SetupFinally, 14), // 0 to 16
        (Op::LoadFast, 0),      // 2
        (Op::PopJumpIfFalse38, 12),
        (Op::LoadFast, 0),     // 6
        (Op::PopBlock, 0),     // 8
        (Op::CallFinally, 4),  // 10 to 16; 12 is the other way
        (Op::PopBlock, 0),     // 12
        (Op::BeginFinally, 0), // 14
        (Op::LoadGlobal38, 0), // 16
        (Op::PopTop, 0),       // 18
        (Op::EndFinally, 0),   // 20
        RETURN[0],
        RETURN[1],
    ]
}

/// The same with a return behind the call, and the body's inner part as given.
fn finally_with(body: &[(Op, u32)]) -> String {
    let mut code = called_finally();
    code[2] = (Op::PopJumpIfFalse38, 14);
    code[0] = (Op::SetupFinally, 16);
    code[5] = (Op::CallFinally, 6);
    code.insert(6, (Op::ReturnValue, 0));
    code.splice(9..11, body.iter().copied());
    fault_in(OLD, &code)
}

#[test]
fn finally_bodies_are_subroutines() {
    assert_eq!(finally_with(&[(Op::LoadGlobal38, 0), (Op::PopTop, 0)]), "");
    // What the body was entered with may be one value or six; below it lies what differs from call to call.
    assert_eq!(
        finally_with(&[(Op::PopTop, 0)]),
        ", offset 18, POP_TOP: takes off the stack what a handler was entered with"
    );
    assert_eq!(finally_with(&[(Op::RotTwo, 0)]), ", offset 18, ROT_TWO: the value stack underflows");
    assert_eq!(
        finally_with(&[(Op::LoadFast, 0), (Op::RotTwo, 0)]),
        ", offset 20, ROT_TWO: takes off the stack what a handler was entered with"
    );
    assert_eq!(
        finally_with(&[(Op::LoadFast, 0)]),
        ", offset 20, END_FINALLY: what the finally body was entered with is not on top of the stack"
    );
    assert_eq!(
        finally_with(&[(Op::PopFinally, 0), RETURN[0], RETURN[1]]),
        ", offset 18, POP_FINALLY: leaves a finally body that is called with different stacks"
    );
    assert_eq!(
        finally_with(&[(Op::PopExcept38, 0)]),
        ", offset 18, POP_EXCEPT: no exception handler to leave"
    );
    let code = [(Op::LoadFast, 0), (Op::CallFinally, 0), (Op::EndFinally, 0), RETURN[0], RETURN[1]];
    assert_eq!(fault_in(OLD, &code), ", offset 4, END_FINALLY: a finally body entered without BEGIN_FINALLY");
}

#[test]
fn finally_bodies_have_facts() {
    let mut code = called_finally();
    code[3] = (Op::LoadConst, 0);
    code[5] = (Op::JumpForward, 0);
    code[3] = (Op::Nop, 0);
    code[4] = (Op::Nop, 0);
    let verified = verify(&Arc::new(function(OLD, &code))).expect("sound code");
    let depths: Vec<_> = verified.steps().iter().map(|step| step.depth).collect();
    assert_eq!(depths, [0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 1, 0, 1]);
    // The body with six values and the global.
    assert_eq!(verified.max_depth(), 7);
    assert_eq!(verified.blocks_at(9).map(|b| b.kind).collect::<Vec<_>>(), [BlockKind::Finally]);
    assert_eq!(verified.steps()[12].block, Step::NONE);
}

#[test]
fn operands_are_those_of_the_version() {
    assert_eq!(fault_in(V, &[(Op::LoadFast, 1)]), ", offset 0, LOAD_FAST: local variable 1 of 1");
    assert_eq!(fault_in(V, &[(Op::LoadDeref38, 2)]), ", offset 0, LOAD_DEREF: cell or free variable 2 of 2");
    assert_eq!(
        fault_in(OLD, &[(Op::CompareOp38, 11)]),
        ", offset 0, COMPARE_OP: argument 11 is out of range"
    );
    assert_eq!(fault_in(V, &[(Op::CompareOp39, 6)]), ", offset 0, COMPARE_OP: comparison operator 6 of 6");
    assert_eq!(
        fault_in(V, &[(Op::JumpAbsolute, 1)]),
        ", offset 0, JUMP_ABSOLUTE: a jump to 1, where no instruction starts"
    );
    assert_eq!(
        fault_in(V, &[(Op::SetupFinally, 8), RETURN[0], RETURN[1]]),
        ", offset 0, SETUP_FINALLY: a jump to 10, where no instruction starts"
    );
    assert_eq!(
        fault_in(V, &[(Op::LoadConst, 0), (Op::LoadConst, 0), (Op::MakeFunction38, 0)]),
        ", offset 4, MAKE_FUNCTION: a qualified name that is not a constant string"
    );
    let method = [(Op::LoadFast, 0), (Op::LoadMethod, 0), (Op::PopTop, 0), (Op::ReturnValue, 0)];
    assert_eq!(fault_in(V, &method), ", offset 6, RETURN_VALUE: an operand 1 from the top may be NULL");
    let mut prefix = function(V, &[]);
    prefix.code = bytes(&[144, 1]);
    assert_eq!(fault(prefix), ", offset 0, EXTENDED_ARG: an opcode that no file may hold");
}

#[test]
fn generators_are_started_by_what_their_version_has() {
    let of = |version, flags, code: &[(Op, u32)]| fault(CodeObject { flags, ..function(version, code) });
    let yields = [(Op::LoadFast, 0), (Op::YieldValue38, 0), (Op::PopTop, 0), RETURN[0], RETURN[1]];
    assert_eq!(of(V, 0x20, &yields), "");
    assert_eq!(of(V, 0, &yields), ", offset 2, YIELD_VALUE: outside a running generator");
    let started: Vec<_> = [(Op::GenStart, 0)].into_iter().chain(yields).collect();
    let newest = Version::V3_10;
    assert_eq!(of(newest, 0x20, &started), "");
    assert_eq!(
        of(newest, 0x20, &yields),
        ", offset 0, LOAD_FAST: a generator that does not start with GEN_START"
    );
    assert_eq!(of(newest, 0, &started), ", offset 0, GEN_START: not at the start of the generator");
}

#[test]
fn faults_name_the_way_to_the_code_object() {
    let named = |name: &str, consts: Vec<Const>, code: &[(Op, u32)]| {
        let Const::Tuple(consts) = Const::tuple(consts) else { panic!("tuple") };
        let name = taipan_marshal::Str::text(name);
        Arc::new(CodeObject { consts, qualname: name.clone(), name, ..function(V, code) })
    };
    let method = named("m", vec![], &[(Op::PopTop, 0)]);
    let class = named("C", vec![Const::None, Const::Code(method)], &RETURN);
    let module = named("<module>", vec![Const::None, Const::Code(class)], &RETURN);
    let error = verify(&module).expect_err("an unsound method");
    assert_eq!(error.to_string(), "code object C.m, offset 0, POP_TOP: the value stack underflows");
}

proptest::proptest! {
    #[test]
    fn damaged_code_is_refused_or_keeps_the_promises(
        old in proptest::bool::ANY,
        damage in proptest::collection::vec((0_usize..80, proptest::num::u8::ANY), 1..4),
    ) {
        let mut code = if old { function(OLD, &called_finally()) } else { function(V, &try_except()) };
        let mut instructions = code.code.to_vec();
        for (place, value) in damage {
            let length = instructions.len();
            instructions[place % length] = value;
        }
        code.code = bytes(&instructions);
        if let Ok(verified) = verify(&Arc::new(code)) {
            for (index, step) in verified.steps().iter().enumerate().filter(|(_, step)| step.is_reachable()) {
                proptest::prop_assert!(step.depth <= verified.max_depth());
                for block in verified.blocks_at(index as u32) {
                    proptest::prop_assert!(block.level <= step.depth);
                    proptest::prop_assert!((block.target as usize) < verified.steps().len());
                }
            }
        }
    }
}
