//! Iteration, and generators' frames.

use crate::Vm;
use crate::engine::frame::{flag, payload};
use crate::engine::ops::{self as stack, fast_next, keeps_iterator};
use crate::engine::register::advance;
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::switch;
use crate::engine::register::table::Rop;
use crate::engine::register::transfer::{self, Exposure};
use crate::engine::state::St;
use crate::engine::suspend::{self, State};
use crate::types::generator::{AsyncSend, Generator, Kind};
use crate::types::str::StrIter;
use taipan_heap::{Bits, Value};
use taipan_prim::text::TextRef;

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
    if iterable.exact::<Generator>().is_some() {
        return super::arith::finish_in_slot(r, Exposure::default(), iterable, [Some(i.b), None]);
    }
    let exposure = transfer::expose(&r);
    let result = r.vm().iter(&iterable);
    drop(iterable);
    match result {
        Ok(v) => super::arith::finish_in_slot(r, exposure, v, [Some(i.b), None]),
        Err(e) => exposure.fail(r, 1, e),
    }
}

/// Slot `a + 1` = the next item of the iterator in slot `a`.
#[inline(always)]
pub fn next_slot(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_next(r.value(i.a)).or_else(|| fast_char(r, i.a)) {
        Some(b) => {
            r.set(i.a + 1, b);
            Flow::Next
        }
        None => Flow::As(Rop::ForGenerator),
    }
}

/// The next character of the ASCII text that the iterator in that slot is over; `None` says nothing.
#[inline(always)]
fn fast_char(r: &R, at: u16) -> Option<Bits> {
    let it = r.value(at).exact::<StrIter<true>>()?;
    // SAFETY: token: nothing runs while the iterator advances.
    let state = unsafe { &mut *payload(it) };
    let TextRef::Ascii(text) = state.text.as_ref()?.text() else { return None };
    let c = *text.get(state.index)?;
    state.index += 1;
    let b = r.vm().shared.latin1.get(usize::from(c))?.bits();
    b.inc();
    Some(b)
}

/// Local `b` = the next item of the iterator in slot `a`. What comes later is in slot `a + 1` when the instruction behind
/// this one moves it from there.
#[inline(always)]
pub fn next_local(r: &mut R) -> Flow {
    let i = r.instr();
    match fast_next(r.value(i.a)).or_else(|| fast_char(r, i.a)) {
        Some(b) => {
            let old = r.reg(i.b);
            r.set(i.b, b);
            r.skip(2);
            r.go_without(old)
        }
        None => Flow::As(Rop::ForGenerator),
    }
}

/// Goes on with the generator in slot `a`, which yields into slot `a + 1`.
#[inline(always)]
pub fn next_of_generator(r: &mut R) -> Flow {
    let at = r.instr().a;
    match r.value(at).exact::<Generator>() {
        Some(g) if switch::resume(r, g, Bits::NONE, at + 1, 1, 0) => Flow::Go,
        _ => Flow::Out(next_slow),
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
        return next_slow(vm, pc, regs);
    };
    r.set(at + 1, second.into_bits());
    r.set(at + 2, first.into_bits());
    r.skip(2);
    r.place()
}

/// The next item of any iterator.
unsafe fn next_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let (vm, at) = (r.vm(), r.instr().a);
    let iterator = r.value(at);
    if let Some(g) = iterator.exact::<Generator>()
        && switch::resume_again(&mut r, g)
    {
        return r.place();
    }
    if let Some(g) = iterator.exact::<Generator>()
        && matches!(g.get(vm).frame.state, State::Created | State::Suspended)
    {
        let caller = r.frame();
        caller.resume = pc.add(1);
        caller.sp = r.slot(at + 1);
        return match suspend::push(vm, g, Value::NONE, 0) {
            Ok(()) => transfer::begin(vm),
            Err(e) => transfer::raise(r, e),
        };
    }
    if let Some(v) = stack::next_builtin(vm, iterator) {
        r.set(at + 1, v.into_bits());
        r.skip(1);
        return r.place();
    }
    let exposure = transfer::expose(&r);
    match vm.next(iterator) {
        Ok(Some(v)) => {
            r.set(at + 1, v.into_bits());
            r.skip(1);
            exposure.done(r)
        }
        Ok(None) => end_loop(r, exposure),
        Err(e) => exposure.raise(r, e),
    }
}

/// Goes on behind the loop at `pc`, whose iterator is exhausted.
fn end_loop(mut r: R, exposure: Exposure) -> Place {
    let (instr, next) = transfer::origin(&r);
    let (at, distance) = (r.instr().a, r.instr().c as i16 as isize);
    if distance == 0 {
        let mut st = St { vm: r.vm, pc: next, regs: r.regs, sp: r.slot(at + 1), code: r.frame().code };
        if !keeps_iterator(instr.op()) {
            st.drop_top(1);
        }
        st.jump(instr.arg());
        let _ = st.settle();
        exposure.pay(&r);
        advance::give_back(&r);
        return transfer::go_on(st, false);
    }
    if !keeps_iterator(instr.op()) {
        // SAFETY: the slot owns the iterator, and is free behind the loop.
        drop(unsafe { r.reg(at).into_value() });
    }
    r.skip(distance);
    exposure.done(r)
}

/// Sends slot `a + 1` to the iterator in slot `a`; what that yields takes its place. `b`: the receiver goes when it has
/// ended (3.11).
#[inline(always)]
pub fn send(r: &mut R) -> Flow {
    let at = r.instr().a;
    if let Some(g) = r.value(at).downcast::<Generator>()
        && g.get(r.vm()).kind != Kind::AsyncGenerator
        && switch::resume(r, g, r.reg(at + 1), at + 1, 1, 0)
    {
        return Flow::Go;
    }
    Flow::Out(send_slow)
}

unsafe fn send_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let (vm, at) = (r.vm(), r.instr().a);
    if let Some(awaitable) = r.value(at).exact::<AsyncSend>()
        && switch::resume_through(&mut r, awaitable)
    {
        return r.place();
    }
    if let Some(g) = r.value(at).downcast::<Generator>()
        && g.get(vm).kind != Kind::AsyncGenerator
        && switch::resume_again(&mut r, g)
    {
        return r.place();
    }
    if let Some(g) = r.value(at).downcast::<Generator>()
        && g.get(vm).kind != Kind::AsyncGenerator
        && matches!(g.get(vm).frame.state, State::Created | State::Suspended)
    {
        let caller = r.frame();
        caller.resume = pc.add(1);
        caller.sp = r.slot(at + 1);
        let value = r.reg(at + 1).into_value();
        return match suspend::push(vm, g, value, 0) {
            Ok(()) => transfer::begin(vm),
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
    let Some(caller) = n.checked_sub(2).map(|caller| &list[caller]) else { return Place::LEFT };
    let (resume, regs) = (caller.resume, caller.regs);
    if resume.is_null() {
        return transfer::leave(r.vm, r.pc, r.regs);
    }
    // SAFETY: lowering: units. A frame that waits in register code stands behind the instruction that it waits in.
    let waiting = unsafe { &(*resume.sub(1)).instr };
    let is_send = waiting.op == Rop::Send;
    let is_loop = matches!(waiting.op, Rop::ForSlot | Rop::ForLocal | Rop::ForPair);
    let is_driven = r.frame().flags & flag::DRIVEN != 0;
    if !is_driven && (!is_send && !is_loop || waiting.c == 0) {
        return transfer::leave(r.vm, r.pc, r.regs);
    }
    match r.instr().op {
        Rop::ReturnLocal => r.set(r.instr().a, Bits::NULL),
        Rop::ReturnConst => result.inc(),
        _ => {}
    }
    advance::give_back(&r);
    if is_driven {
        // SAFETY: the result was owned by the register that it came from, or has been counted.
        return switch::driven_returns(r, unsafe { result.into_value() });
    }
    switch::end(&r);
    let mut caller = R { vm: r.vm, pc: resume.wrapping_sub(1), regs };
    if is_loop {
        // SAFETY: the result was owned by the register that it came from, or has been counted.
        drop(unsafe { result.into_value() });
        return end_loop(caller, Exposure::default());
    }
    put_sent(&caller, result);
    caller.skip(caller.instr().c as i16 as isize);
    transfer::settled(caller)
}

/// Puts the result of a SEND where the code behind it expects that.
pub fn put_sent(r: &R, result: Bits) {
    let (at, drops_receiver) = (r.instr().a, r.instr().b != 0);
    if drops_receiver {
        // SAFETY: the slot owns the receiver, which goes with its end.
        drop(unsafe { r.reg(at).into_value() });
        r.set(at, result);
    } else {
        r.set(at + 1, result);
    }
}

/// Slot `a` = what `await` drives: a coroutine that has not begun, as it is.
#[inline(always)]
pub fn get_awaitable(r: &mut R) -> Flow {
    if let Some(g) = r.value(r.instr().a - 1).downcast::<Generator>() {
        let g = g.get(r.vm());
        if g.kind == Kind::Coroutine && g.frame.is_created() {
            r.skip(2);
            return Flow::Go;
        }
    }
    Flow::Out(transfer::bridge)
}

/// Slot `a` = the awaitable of the next item of the asynchronous iterator in the slot below.
#[inline(always)]
pub fn get_anext(_r: &mut R) -> Flow {
    Flow::Out(get_anext_slow)
}

unsafe fn get_anext_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let (vm, at) = (r.vm(), r.instr().a);
    if let Some(g) = r.value(at - 1).downcast::<Generator>()
        && g.get(vm).kind == Kind::AsyncGenerator
        && (g.get(vm).is_hooked || vm.async_settings.has_no_hooks())
    {
        g.get_mut(vm).is_hooked = true;
        r.set(at, AsyncSend::make(vm, g.clone(), Value::NONE).into_bits());
        r.skip(2);
        return transfer::settled(r);
    }
    transfer::bridge(r.vm, pc, regs)
}
