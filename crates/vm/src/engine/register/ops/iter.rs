//! Iteration, and generators' frames.

use crate::Vm;
use crate::engine::frame::flag;
use crate::engine::ops::{self as stack, fast_next, keeps_iterator};
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::table::Rop;
use crate::engine::register::transfer;
use crate::engine::state::St;
use crate::engine::suspend::{self, State};
use crate::types::generator::{Generator, Kind};
use taipan_heap::{Bits, Value};
use taipan_isa::Op;

/// Slot `a` = an iterator over `b`.
#[inline(always)]
pub fn get_iter(_r: &mut R) -> Flow {
    Flow::Out(get_iter_slow)
}

unsafe fn get_iter_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let i = r.instr();
    // A local may be rebound meanwhile.
    let iterable = r.reg(i.b).to_value();
    transfer::expose(&r);
    let result = r.vm().iter(&iterable);
    drop(iterable);
    match result {
        Ok(v) => super::arith::finish_in_slot(r, v, [Some(i.b), None]),
        Err(e) => transfer::raise(r, e),
    }
}

/// Slot `a + 1` = the next item of the iterator in slot `a`.
#[inline(always)]
pub fn next_slot(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_next(r.value(i.a)) {
        Some(b) => {
            r.set(i.a + 1, b);
            Flow::Next
        }
        None => Flow::Out(next_slow::<false>),
    }
}

/// Local `b` = the next item of the iterator in slot `a`. What comes later is in slot `a + 1` when the instruction behind
/// this one moves it from there.
#[inline(always)]
pub fn next_local(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_next(r.value(i.a)) {
        Some(b) => {
            let old = r.reg(i.b);
            r.set(i.b, b);
            r.skip(2);
            r.go_without(old)
        }
        None => Flow::Out(next_slow::<true>),
    }
}

/// As [`next_slot`], with an instruction behind it that takes the item apart into two: those come into slots `a + 2` and `a + 1`
/// without having been one where that is possible.
#[inline(always)]
pub fn next_pair(_r: &mut R) -> Flow {
    Flow::Out(next_pair_slow)
}

unsafe fn next_pair_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let at = r.instr().a;
    let Some((first, second)) = stack::next_pair(r.vm(), r.value(at)) else {
        return next_slow::<false>(vm, pc, regs);
    };
    r.set(at + 1, second.into_bits());
    r.set(at + 2, first.into_bits());
    r.skip(2);
    r.place()
}

/// The next item of any iterator.
unsafe fn next_slow<const LOCAL: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let (vm, at) = (r.vm(), r.instr().a);
    let iterator = r.value(at);
    if let Some(g) = iterator.exact::<Generator>()
        && matches!(g.get(vm).frame.state, State::Created | State::Suspended)
    {
        let caller = r.frame();
        caller.resume = pc.add(1);
        caller.sp = r.slot(at + 1);
        return match suspend::push(vm, g, Value::NONE, 0) {
            Ok(()) => transfer::resume(vm),
            Err(e) => transfer::raise(r, e),
        };
    }
    if let Some(v) = stack::next_builtin(vm, iterator) {
        r.set(at + 1, v.into_bits());
        r.skip(1);
        return r.place();
    }
    transfer::expose(&r);
    match vm.next(iterator) {
        Ok(Some(v)) => {
            r.set(at + 1, v.into_bits());
            r.skip(1);
            transfer::settle(r);
            r.place()
        }
        Ok(None) => end_loop(r),
        Err(e) => transfer::raise(r, e),
    }
}

/// Goes on behind the loop at `pc`, whose iterator is exhausted.
fn end_loop(mut r: R) -> Place {
    let (instr, next) = transfer::origin(&r);
    let (at, distance) = (r.instr().a, r.instr().c as i16 as isize);
    if distance == 0 {
        let mut st = St { vm: r.vm, pc: next, regs: r.regs, sp: r.slot(at + 1), code: r.frame().code };
        if !keeps_iterator(instr.op()) {
            st.drop_top(1);
        }
        st.jump(instr.arg());
        let _ = st.settle();
        return transfer::resume_at(st);
    }
    if !keeps_iterator(instr.op()) {
        // SAFETY: the slot owns the iterator, and is free behind the loop.
        drop(unsafe { r.reg(at).into_value() });
    }
    r.skip(distance);
    transfer::settle(r);
    r.place()
}

/// Sends slot `a + 1` to the iterator in slot `a`; what that yields takes its place.
#[inline(always)]
pub fn send(_r: &mut R) -> Flow {
    Flow::Out(send_slow)
}

unsafe fn send_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let (vm, at) = (r.vm(), r.instr().a);
    if let Some(g) = r.value(at).downcast::<Generator>()
        && g.get(vm).kind != Kind::AsyncGenerator
        && matches!(g.get(vm).frame.state, State::Created | State::Suspended)
    {
        let caller = r.frame();
        caller.resume = pc.add(1);
        caller.sp = r.slot(at + 1);
        let value = r.reg(at + 1).into_value();
        return match suspend::push(vm, g, value, 0) {
            Ok(()) => transfer::resume(vm),
            Err(e) => {
                r.set(at + 1, Bits::NONE);
                transfer::raise(r, e)
            }
        };
    }
    transfer::leave(r.vm, pc, regs)
}

/// A generator returns to the loop or SEND that has resumed it.
pub fn generator_returns(r: R, result: Bits) -> Place {
    let vm = r.vm();
    let (list, n) = (&vm.frames.list, vm.frames.list.len());
    let resume = n.checked_sub(2).map_or(std::ptr::null(), |caller| list[caller].resume);
    if resume.is_null() {
        return transfer::leave(r.vm, r.pc, r.regs);
    }
    // SAFETY: a frame that waits in register code stands behind the instruction that it waits in.
    let waiting = unsafe { &(*resume.sub(1)).instr };
    let is_send = waiting.op == Rop::Send;
    let is_loop = matches!(waiting.op, Rop::ForSlot | Rop::ForLocal | Rop::ForPair);
    if !is_send && !is_loop || waiting.c == 0 {
        return transfer::leave(r.vm, r.pc, r.regs);
    }
    match r.instr().op {
        Rop::ReturnLocal => r.set(r.instr().a, Bits::NULL),
        Rop::ReturnConst => result.inc(),
        _ => {}
    }
    // SAFETY: the result was owned by the register that it came from, or has been counted.
    let result = unsafe { result.into_value() };
    let Some(mut frame) = vm.frames.list.pop() else { return Place::LEFT };
    vm.end_frame_object(&mut frame, None);
    let locals = frame.code().nlocalsplus as usize;
    transfer::drop_range(vm, r.regs, r.regs.wrapping_add(locals));
    suspend::finish(vm, &frame);
    drop(frame);
    let Some(regs) = vm.frames.list.last().map(|caller| caller.regs) else { return Place::LEFT };
    let caller = R { vm, pc: resume.wrapping_sub(1), regs };
    if is_loop {
        drop(result);
        return end_loop(caller);
    }
    let at = caller.instr().a;
    if transfer::origin(&caller).0.op() == Op::Send311 {
        // SAFETY: the slot owns the receiver, which goes with its end.
        drop(unsafe { caller.reg(at).into_value() });
        caller.set(at, result.into_bits());
    } else {
        caller.set(at + 1, result.into_bits());
    }
    let mut caller = caller;
    caller.skip(caller.instr().c as i16 as isize);
    transfer::settle(caller);
    caller.place()
}

/// Gives what slot `a` holds to whoever resumed the generator.
#[inline(always)]
pub fn suspend(r: &mut R) -> Flow {
    match r.frame().flags & !flag::ENTRY {
        flag::GENERATOR => Flow::Out(suspend_slow),
        _ => Flow::Leave,
    }
}

unsafe fn suspend_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let (vm, frame, at) = (r.vm(), r.frame(), r.instr().a);
    let value = r.reg(at);
    frame.pc = transfer::origin(&r).1;
    frame.resume = std::ptr::null();
    frame.sp = r.slot(at);
    let is_entry = frame.flags & flag::ENTRY != 0;
    drop(suspend::take_off(vm));
    if is_entry {
        vm.result = value.into_value();
        vm.yielded = true;
        return Place::LEFT;
    }
    transfer::give(vm, value)
}
