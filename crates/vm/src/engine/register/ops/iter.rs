//! Iteration, and generators' frames.

use crate::Vm;
use crate::engine::frame::flag;
use crate::engine::ops::{fast_next, keeps_iterator};
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::transfer;
use crate::engine::state::St;
use crate::engine::suspend::{self, State};
use crate::types::generator::Generator;
use taipan_heap::{Bits, Value};

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
    transfer::expose(&r);
    match vm.next(iterator) {
        Ok(Some(v)) => {
            r.set(at + 1, v.into_bits());
            r.skip(1);
            transfer::settle(r);
            r.place()
        }
        Ok(None) => {
            let (instr, next) = transfer::origin(&r);
            let mut st = St { vm: r.vm, pc: next, regs, sp: r.slot(at + 1), code: r.frame().code };
            if !keeps_iterator(instr.op()) {
                st.drop_top(1);
            }
            st.jump(instr.arg());
            let _ = st.settle();
            transfer::resume_at(st)
        }
        Err(e) => transfer::raise(r, e),
    }
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
