//! Moves between registers, and leaving.

use crate::Vm;
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::transfer;
use taipan_heap::Bits;

#[inline(always)]
pub fn leave(_r: &mut R) -> Flow {
    Flow::Leave
}

/// The stack engine's handler executes an instruction whose operands all lie in their slots, the top under register
/// `a`.
#[inline(always)]
pub fn stack(_r: &mut R) -> Flow {
    Flow::Out(transfer::bridge)
}

/// Slot `a` gets another reference to what register `b` holds.
#[inline(always)]
pub fn copy(r: &mut R) -> Flow {
    let i = r.instr();
    let b = r.reg(i.b);
    b.inc();
    r.set(i.a, b);
    Flow::Next
}

/// The constant that lies `far` words back.
#[inline(always)]
fn far_constant(r: &R) -> Bits {
    // SAFETY: lowering: units. The distance leads to a word of the constants.
    unsafe { *(r.pc as *const Bits).offset(-r.instr().far()) }
}

/// Slot `a` gets a constant.
#[inline(always)]
pub fn constant(r: &mut R) -> Flow {
    let b = far_constant(r);
    b.inc();
    r.set(r.instr().a, b);
    Flow::Next
}

/// Local `a` gets another reference to what local `b` holds.
#[inline(always)]
pub fn store_local(r: &mut R) -> Flow {
    let i = r.instr();
    let (b, old) = (r.reg(i.b), r.reg(i.a));
    b.inc();
    r.set(i.a, b);
    r.next_without(old)
}

/// Local `a` takes over what slot `b` holds.
#[inline(always)]
pub fn store_slot(r: &mut R) -> Flow {
    let i = r.instr();
    let (b, old) = (r.reg(i.b), r.reg(i.a));
    r.set(i.a, b);
    r.next_without(old)
}

/// Local `a` takes over what slot `c + 1` holds, then local `b` what slot `c` holds.
#[inline(always)]
pub fn store_two(r: &mut R) -> Flow {
    let i = r.instr();
    if r.reg(i.a).is_ptr() || r.reg(i.b).is_ptr() {
        return Flow::Out(store_two_slow);
    }
    r.set(i.a, r.reg(i.c + 1));
    if i.a == i.b {
        return Flow::Out(store_second);
    }
    r.set(i.b, r.reg(i.c));
    Flow::Next
}

unsafe fn store_two_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let i = r.instr();
    let old = r.reg(i.a);
    r.set(i.a, r.reg(i.c + 1));
    give_up(old);
    store_second(vm, pc, regs)
}

unsafe fn store_second(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let old = r.reg(i.b);
    r.set(i.b, r.reg(i.c));
    give_up(old);
    r.skip(1);
    transfer::settled(r)
}

/// Gives up a reference; finalisers wait.
pub fn give_up(b: Bits) {
    // SAFETY: the caller owned the reference; the count is down where it is released.
    unsafe {
        if b.dec_inline() {
            taipan_heap::raw::release(b.ptr());
        }
    }
}

/// Local `a` gets a constant.
#[inline(always)]
pub fn store_constant(r: &mut R) -> Flow {
    let (b, a) = (far_constant(r), r.instr().a);
    b.inc();
    let old = r.reg(a);
    r.set(a, b);
    r.next_without(old)
}

/// Gives up what slot `a` holds.
#[inline(always)]
pub fn drop_slot(r: &mut R) -> Flow {
    let b = r.reg(r.instr().a);
    r.next_without(b)
}

/// Slot `a` takes over what slot `b` holds.
#[inline(always)]
pub fn steal(r: &mut R) -> Flow {
    let i = r.instr();
    r.set(i.a, r.reg(i.b));
    Flow::Next
}

/// Exchanges two slots.
#[inline(always)]
pub fn swap(r: &mut R) -> Flow {
    let i = r.instr();
    let (a, b) = (r.reg(i.a), r.reg(i.b));
    r.set(i.a, b);
    r.set(i.b, a);
    Flow::Next
}

/// Leaves where local `a` is unbound.
#[inline(always)]
pub fn check(r: &mut R) -> Flow {
    if r.reg(r.instr().a).is_null() { Flow::Leave } else { Flow::Next }
}
