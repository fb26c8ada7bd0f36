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

fn enter(r: &R, object: &Value, name: special::Name, args: [Bits; 2]) -> Option<Place> {
    if !args[0].is_ptr() && !args[1].is_ptr() {
        return None;
    }
    let f = special::function(r.vm(), object, name)?;
    let at = transfer::depth(r);
    if !call::can_enter(r, f, at, 2) {
        give_up(f);
        return None;
    }
    transfer::settle_below(r, 0);
    for (slot, b) in (at..).zip(args) {
        b.inc();
        r.set(slot, b);
    }
    let mut r = *r;
    let entered = call::enter::<true>(&mut r, f, at, 0, 2, 1, flag::SPECIAL);
    debug_assert!(entered);
    Some(r.place())
}

/// Goes on with the instruction that the innermost frame waits in, whose special method has returned.
pub fn returned(vm: &mut Vm, result: Bits) -> Place {
    let Some(frame) = vm.frames.list.last() else { return Place::LEFT };
    let (resume, regs) = (frame.resume, frame.regs);
    if !resume.is_null() {
        let r = R { vm, pc: resume.wrapping_sub(1), regs };
        if let Some(result) = at_once(r.instr().op, result) {
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
        _ if result == Bits::NOT_IMPLEMENTED => None,
        _ => Some(result),
    }
}

/// Gives up the operands, and puts the result where it goes.
fn finish(mut r: R, result: Bits) -> Place {
    let (at, to) = (transfer::depth(&r), r.instr().a);
    transfer::release_below(&r, 2);
    for slot in [at - 2, at - 1] {
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
