//! Counting instructions in register code, without doing it one by one.
//!
//! A frame in counted register code has *paid in advance* for instructions that may come: lowering says how many before
//! each of them, one less from one to the next, so that going on costs nothing. Where that cannot be, as for jumps back
//! and where ways of different lengths meet, a jump settles the difference. Whoever leaves register
//! code, or runs other code from within an instruction, gets back the rest and pays again when it goes on. A frame that
//! waits for a call by register code keeps its advance, which is called in when fuel runs out: so what is left at the
//! end is exact, to the instruction.

use super::code::RegisterCode;
use super::state::R;
use super::table::Rop;
use crate::Vm;
use crate::engine::frame::{Frame, flag};

/// What a frame has paid for the instructions behind the one of the stack code.
pub fn ahead(register: &RegisterCode, done: usize) -> i64 {
    i64::from(register.advances[done].saturating_sub(1))
}

/// Gives back what the frame has paid for instructions behind the one at `pc`.
pub fn give_back(r: &R) {
    if let Some(register) = r.register() {
        let instr = register.origin[register.index(r.pc)] as usize;
        r.vm().fuel += ahead(register, instr);
    }
}

/// What a frame has paid that waits for a call by register code.
fn advance(frame: &Frame) -> i64 {
    match frame.code().register.get() {
        Some(Some(register)) if !frame.resume.is_null() => {
            // SAFETY: lowering: units. A frame goes on at an instruction; a generator that is resumed has not paid yet.
            let has_paid = unsafe { (*frame.resume).instr.op } != Rop::Pay;
            if has_paid { ahead(register, frame.next_index() - 1) } else { 0 }
        }
        _ => 0,
    }
}

/// Lets a frame that waits go on in the stack code.
fn wait_in_stack_code(frame: &mut Frame) {
    (frame.pc, frame.resume) = (frame.next(), std::ptr::null());
}

/// Lets the innermost frame, which has waited for a call by register code, go on in the stack code.
pub fn call_in(vm: &mut Vm) {
    call_in_frame(vm, 1);
}

/// Lets the caller of the innermost frame go on in the stack code.
pub fn call_in_caller(vm: &mut Vm) {
    call_in_frame(vm, 2);
}

fn call_in_frame(vm: &mut Vm, from_end: usize) {
    let frames = &mut vm.frames.list;
    if let Some(frame) = frames.len().checked_sub(from_end).and_then(|at| frames.get_mut(at)) {
        vm.fuel += advance(frame);
        wait_in_stack_code(frame);
    }
}

impl Vm {
    /// Positions of the frames that wait for calls by register code.
    fn waiting(&self) -> impl Iterator<Item = usize> + use<> {
        let frames = &self.frames.list;
        let pairs = frames.iter().zip(frames.iter().skip(1)).enumerate();
        let is_waiting = |(at, (frame, callee)): (usize, (&Frame, &Frame))| {
            (!frame.resume.is_null() && callee.flags & flag::ENTRY == 0).then_some(at)
        };
        pairs.filter_map(is_waiting).collect::<Vec<_>>().into_iter()
    }

    /// What frames have paid in advance that wait for calls.
    pub(crate) fn advances(&self) -> i64 {
        self.waiting().map(|at| advance(&self.frames.list[at])).sum()
    }

    /// Takes all of it back: the frames go on in the stack code.
    pub(crate) fn call_in_advances(&mut self) -> i64 {
        let mut sum = 0;
        for at in self.waiting() {
            let frame = &mut self.frames.list[at];
            sum += advance(frame);
            wait_in_stack_code(frame);
        }
        sum
    }
}
