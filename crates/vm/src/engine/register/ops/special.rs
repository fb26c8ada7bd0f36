//! Special methods written in Python, called as frames by the instructions that need them. The operands stay in their
//! slots of the value stack meanwhile, copies above them are the arguments, and `returned` ends the instruction.

use super::call;
use super::give_up;
use crate::Vm;
use crate::class::slots::CompareOp;
use crate::engine::frame::flag;
use crate::engine::register::advance;
use crate::engine::register::state::{Place, R};
use crate::engine::register::table::Rop;
use crate::engine::register::transfer;
use crate::engine::special;
use crate::engine::state::{Ctl, St};
use taipan_heap::{Bits, Value};

/// Calls the method that `a <operator> b` begins with.
pub fn binary(r: &R, operator: usize, inplace: bool, [a, b]: [Bits; 2]) -> Option<Place> {
    // SAFETY: registers or constants keep both alive while nothing runs.
    let (x, y) = unsafe { (a.as_value(), b.as_value()) };
    let name = r.vm().operator_method(operator, inplace, x, y)?;
    enter(r, x, name, [a, b])
}

/// Calls the method that a comparison begins with.
pub fn compare(r: &R, op: CompareOp, [a, b]: [Bits; 2]) -> Option<Place> {
    // SAFETY: as in `binary`.
    let (x, y) = unsafe { (a.as_value(), b.as_value()) };
    let name = r.vm().comparison_method(op, x, y)?;
    enter(r, x, name, [a, b])
}

/// Calls `__contains__`.
pub fn contains(r: &R, container: Bits, value: Bits) -> Option<Place> {
    // SAFETY: as in `binary`.
    enter(r, unsafe { container.as_value() }, |n| &n.__contains__, [container, value])
}

/// Calls `__getitem__`.
pub fn item(r: &R, container: Bits, key: Bits) -> Option<Place> {
    // SAFETY: as in `binary`.
    enter(r, unsafe { container.as_value() }, |n| &n.__getitem__, [container, key])
}

/// Calls `__call__` with these arguments.
pub fn call(r: &R, callable: &Value, values: &[Value]) -> Option<Place> {
    let f = special::function(r.vm(), callable, |n| &n.__call__)?;
    let given = std::iter::once(callable).chain(values).map(Value::bits);
    enter_with(r, f, given, values.len() as u16 + 1)
}

fn enter(r: &R, object: &Value, name: special::Name, args: [Bits; 2]) -> Option<Place> {
    let f = special::function(r.vm(), object, name)?;
    enter_with(r, f, args.into_iter(), 2)
}

/// Enters the method, an owned reference, with so many arguments, all of which are operands.
fn enter_with(r: &R, f: Bits, args: impl Iterator<Item = Bits>, given: u16) -> Option<Place> {
    let at = transfer::depth(r);
    if !call::can_enter(r, f, at, given.into()) {
        give_up(f);
        return None;
    }
    transfer::settle_below(r, 0);
    for (slot, b) in (at..).zip(args) {
        b.inc();
        r.set(slot, b);
    }
    let mut r = *r;
    let entered = call::enter::<true>(&mut r, f, at, 0, given, 1, flag::SPECIAL);
    debug_assert!(entered);
    Some(r.place())
}

/// Goes on with the instruction that the innermost frame waits in, whose special method has returned.
pub fn returned(vm: &mut Vm, result: Bits) -> Place {
    let Some(frame) = vm.frames.list.last() else { return Place::LEFT };
    let (resume, regs) = (frame.resume, frame.regs);
    if !resume.is_null() {
        let r = R { vm, pc: resume.wrapping_sub(1), regs };
        if let Some(result) = at_once(r.instr().op, result).filter(|_| transfer::holds(&r)) {
            return finish(r, result);
        }
    }
    advance::call_in(vm);
    let mut st = St::new(vm);
    st.load();
    // SAFETY: the result was owned by the frame that has ended.
    let result = unsafe { result.into_value() };
    match special::finish(&mut st, result) {
        Ctl::Next => transfer::go_on(st, false),
        ctl => transfer::unwound(st, ctl),
    }
}

/// The value that the instruction makes of a method's result, where that asks for nothing.
fn at_once(op: Rop, result: Bits) -> Option<Bits> {
    use Rop::*;
    match op {
        LtR | LtK | LeR | LeK | EqR | EqK | NeR | NeK | GtR | GtK | GeR | GeK | In => {
            result.as_bool().map(|_| result)
        }
        NotIn => result.as_bool().map(|found| Bits::from_bool(!found)),
        JumpLtR | JumpLtK | JumpLeR | JumpLeK | JumpEqR | JumpEqK | JumpNeR | JumpNeK | JumpGtR | JumpGtK
        | JumpGeR | JumpGeK | JumpNotLtR | JumpNotLtK | JumpNotLeR | JumpNotLeK | JumpNotEqR | JumpNotEqK
        | JumpNotNeR | JumpNotNeK | JumpNotGtR | JumpNotGtK | JumpNotGeR | JumpNotGeK | JumpIn
        | JumpNotIn => None,
        _ if result == Bits::NOT_IMPLEMENTED && !is_call(op) => None,
        _ => Some(result),
    }
}

fn is_call(op: Rop) -> bool {
    matches!(op, Rop::Call311 | Rop::Call313)
}

/// Whether the operands die from the lowest up in every version.
fn dies_forwards(op: Rop) -> bool {
    use Rop::*;
    let by_dialect =
        matches!(op, LtR | LtK | LeR | LeK | EqR | EqK | NeR | NeK | GtR | GtK | GeR | GeK | In | NotIn);
    !by_dialect && !is_call(op)
}

/// Gives up the operands, and puts the result where it goes.
fn finish(mut r: R, result: Bits) -> Place {
    let (at, i) = (transfer::depth(&r), r.instr());
    let (to, n) = (i.a, if is_call(i.op) { i.b + 2 } else { 2 });
    transfer::release_below(&r, usize::from(n));
    let forwards = dies_forwards(i.op) || r.vm().dialect.inputs_die_forwards();
    for k in 0..n {
        let slot = if forwards { at - n + k } else { at - 1 - k };
        // SAFETY: the slots own their references, and are free behind the instruction.
        drop(unsafe { r.reg(slot).into_value() });
    }
    let old = r.reg(to);
    r.set(to, result);
    if to < r.frame().code().nlocalsplus as u16 {
        // SAFETY: the local owned its reference.
        drop(unsafe { old.into_value() });
    }
    r.skip(1);
    transfer::settled(r)
}
