//! From one register instruction to the next: handlers that end in a tail call to the next one, or a loop with `match`.
//!
//! Threading rests on LLVM's sibling-call optimisation, which it does from level 1 on; the build script sets
//! `threaded` where the optimisation level is another than 0.

use super::code::Unit;
use super::state::{Flow, Place, R, Slow};
use super::table::{self, Rop};
use super::transfer;
use crate::{PyResult, Vm};
use taipan_heap::Bits;

/// A threaded handler.
pub type Handler = unsafe fn(*mut Vm, *const Unit, *mut Bits);

/// How a VM gets from one instruction to the next.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Dispatch {
    /// The stack engine.
    Stack,
    /// Register code in a loop with `match`.
    RegisterMatch,
    /// Register code in handlers that call one another.
    #[default]
    RegisterThreaded,
    /// Register code that leaves for the stack engine wherever it can: for tests of the transfer.
    RegisterLeaving,
}

impl Dispatch {
    /// Whether handlers call one another: where that was chosen, and the build turns such calls into jumps.
    fn is_threaded(self, is_possible: bool) -> bool {
        is_possible && self != Dispatch::RegisterMatch
    }
}

/// Executes the innermost frame, which has the ENTRY flag, until it returns or yields.
pub fn run(vm: &mut Vm) -> PyResult {
    let start = transfer::begin(vm);
    drive(vm, start)
}

/// The same, beginning with the exception in `vm.raised` being raised where the frame stands.
pub fn run_raising(vm: &mut Vm) -> PyResult {
    let start = transfer::begin_raising(vm);
    drive(vm, start)
}

fn drive(vm: &mut Vm, start: Place) -> PyResult {
    if !start.pc.is_null() {
        if vm.dispatch.is_threaded(cfg!(threaded)) {
            // SAFETY: the transfer gives a point of code that the innermost frame runs.
            unsafe { go(vm, start.pc, start.regs) };
        } else {
            run_match(R { vm, pc: start.pc, regs: start.regs });
        }
    }
    crate::engine::run::leave(vm)
}

#[inline(always)]
unsafe fn go(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) {
    debug_assert!(transfer::is_consistent(&mut *vm, pc, regs));
    ((*pc).instr.handler)(vm, pc, regs)
}

#[inline(always)]
unsafe fn go_on(vm: *mut Vm, place: Place) {
    if !place.pc.is_null() {
        go(vm, place.pc, place.regs)
    }
}

#[inline(never)]
unsafe fn leave(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) {
    go_on(vm, transfer::leave(vm, pc, regs))
}

#[inline(never)]
unsafe fn returned(vm: *mut Vm, pc: *const Unit, regs: *mut Bits, result: Bits) {
    go_on(vm, transfer::finish_return(vm, pc, regs, result))
}

#[inline(never)]
unsafe fn drop_and_go(vm: *mut Vm, pc: *const Unit, regs: *mut Bits, b: Bits) {
    go_on(vm, transfer::release(vm, pc, regs, b))
}

#[inline(never)]
unsafe fn out(vm: *mut Vm, pc: *const Unit, regs: *mut Bits, f: Slow) {
    go_on(vm, f(vm, pc, regs))
}

macro_rules! dispatchers {
    ($($Op:ident => $body:expr;)*) => {
        #[allow(non_snake_case)]
        mod threaded {
            use super::*;
            use super::table::bodies::*;
            $(
                pub unsafe fn $Op(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) {
                    let mut r = R { vm, pc, regs };
                    match $body(&mut r) {
                        Flow::Next => go(r.vm, r.pc.add(1), r.regs),
                        Flow::Go => go(r.vm, r.pc, r.regs),
                        Flow::NextDrop(b) => drop_and_go(r.vm, r.pc.add(1), r.regs, b),
                        Flow::GoDrop(b) => drop_and_go(r.vm, r.pc, r.regs, b),
                        Flow::As(op) => op.handler()(r.vm, r.pc, r.regs),
                        Flow::Leave => leave(r.vm, r.pc, r.regs),
                        Flow::Return(result) => returned(r.vm, r.pc, r.regs, result),
                        Flow::Out(f) => out(r.vm, r.pc, r.regs, f),
                    }
                }
            )*
        }

        static HANDLERS: &[Handler] = &[$(threaded::$Op),*];

        impl Rop {
            /// The function that executes the instruction and goes on with the next.
            #[inline(always)]
            pub fn handler(self) -> Handler {
                HANDLERS[self as usize]
            }
        }

        fn run_match(mut r: R) {
            use table::bodies::*;
            let mut other = None;
            loop {
                let flow = match other.take().unwrap_or(r.instr().op) {
                    $(Rop::$Op => {
                        let mut copy = r;
                        let flow = $body(&mut copy);
                        r = copy;
                        flow
                    })*
                };
                let next = match flow {
                    Flow::Next => {
                        r.skip(1);
                        continue;
                    }
                    Flow::Go => continue,
                    Flow::NextDrop(b) => transfer::release(r.vm, r.pc.wrapping_add(1), r.regs, b),
                    Flow::GoDrop(b) => transfer::release(r.vm, r.pc, r.regs, b),
                    Flow::As(op) => {
                        other = Some(op);
                        continue;
                    }
                    Flow::Leave => transfer::leave(r.vm, r.pc, r.regs),
                    Flow::Return(result) => transfer::finish_return(r.vm, r.pc, r.regs, result),
                    // SAFETY: the function belongs to the instruction at `pc`.
                    Flow::Out(f) => unsafe { f(r.vm, r.pc, r.regs) },
                };
                if next.pc.is_null() {
                    return;
                }
                (r.pc, r.regs) = (next.pc, next.regs);
            }
        }
    };
}
table::for_each_register_op!(dispatchers);

#[cfg(test)]
mod tests {
    use super::Dispatch;

    #[test]
    fn builds_without_sibling_calls_match() {
        let default = Dispatch::default();
        assert!(default.is_threaded(true));
        assert!(!default.is_threaded(false));
        assert!(!Dispatch::RegisterMatch.is_threaded(true));
    }
}
