//! Leaving register code for the stack engine's handlers, and coming back.

use super::code::{Point, RegisterCode, Source, Unit};
use super::dispatch::Dispatch;
use super::lower;
use super::state::{Place, R};
use crate::engine::frame::Frame;
use crate::engine::instr::Instr;
use crate::engine::run::step;
use crate::engine::state::{Ctl, St};
use crate::engine::unwind;
use crate::types::code::Code;
use crate::{Raised, Vm};
use taipan_heap::{Bits, Value, account};

/// Begins with the innermost frame, which has the ENTRY flag. `LEFT` where it has ended already.
pub fn begin(vm: &mut Vm) -> Place {
    let mut st = St::new(vm);
    st.load();
    go_on(st, false)
}

/// The same, with the exception in `vm.raised` being raised where the frame stands.
pub fn begin_raising(vm: &mut Vm) -> Place {
    let mut st = St::new(vm);
    st.load();
    match unwind::unwind(&mut st, Ctl::Raise) {
        Ctl::Exit => Place::LEFT,
        _ => go_on(st, false),
    }
}

/// Lets the stack engine execute what the instruction at `pc` comes from.
///
/// # Safety
/// The frame's register code stands at `pc`.
#[inline(never)]
pub fn leave(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let st = stack_state(R { vm, pc, regs });
    if let Some(transfers) = &mut st.vm().transfers {
        // SAFETY: fact: targets. `pc` is within the code's instructions.
        transfers.left.add(unsafe { (*st.pc).op() });
    }
    go_on(st, true)
}

/// The register code of a code object, made when first asked for.
fn register_code<'a>(vm: &Vm, code: &'a Code) -> Option<&'a RegisterCode> {
    let lowered = || {
        let lowered = lower::lower(code, vm.dispatch == Dispatch::RegisterLeaving);
        // The code object's buffers grow by that.
        account::count(lowered.as_ref().map_or(0, RegisterCode::bytes));
        lowered
    };
    code.register.get_or_init(lowered).as_ref()
}

/// Puts what stands for each slot of the value stack into it.
fn stack_state(r: R) -> St {
    let code = r.frame().code;
    // SAFETY: frame: it keeps its code alive, which has register code: it is running.
    let (code_ref, register) = unsafe { (&*code, (*code).register.get().and_then(|c| c.as_ref())) };
    let mut st = St::new(r.vm);
    (st.code, st.regs) = (code, r.regs);
    let Some(register) = register else { return st };
    let unit = register.index(r.pc);
    let picture = &register.pictures[register.picture[unit] as usize];
    // SAFETY: lowering: pictures, fact: height. Slots lie behind the locals, with room for the picture.
    unsafe {
        let base = r.regs.add(code_ref.nlocalsplus as usize);
        put(&r, register, picture);
        st.sp = base.add(picture.len());
        st.pc = code_ref.instrs.as_ptr().add(register.origin[unit] as usize);
    }
    st.sync();
    st
}

/// Executes an instruction whose operands all lie in their slots: see [`super::code::Bridge`].
///
/// # Safety
/// The frame's register code stands at `pc`.
#[inline(never)]
pub unsafe fn bridge(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let bridge = (*pc.add(1)).bridge;
    let sp = r.slot(r.instr().a);
    let mut st = St { vm, pc: bridge.next, regs, sp, code: r.frame().code };
    if let Some(transfers) = &mut r.vm().transfers {
        transfers.bridged.add((*bridge.next.sub(1)).op());
    }
    let depth = r.vm().frames.list.len();
    match (bridge.handler)(&mut st, *bridge.next.sub(1)) {
        Ctl::Next if st.pc == bridge.next && r.vm().frames.list.len() == depth => {
            Place { pc: pc.add(2), regs }
        }
        Ctl::Next => go_on(st, false),
        ctl => unwound(st, ctl),
    }
}

/// Goes on after a handler that did not simply go on itself.
#[cold]
pub fn unwound(mut st: St, ctl: Ctl) -> Place {
    if ctl == Ctl::Exit || unwind::unwind(&mut st, ctl) == Ctl::Exit { Place::LEFT } else { go_on(st, false) }
}

/// Raises at the instruction, whose operands are still where they were.
#[cold]
#[inline(never)]
pub fn raise(r: R, e: Raised) -> Place {
    let mut st = stack_state(r);
    st.pc = st.pc.wrapping_add(1);
    let ctl = st.raise(e);
    unwound(st, ctl)
}

/// The instruction of the stack code that the one at `pc` comes from.
pub fn origin(r: &R) -> (Instr, *const Instr) {
    let code = r.frame().code();
    match code.register.get() {
        Some(Some(register)) => {
            let index = register.origin[register.index(r.pc)] as usize;
            (code.instrs[index], code.instrs.as_ptr().wrapping_add(index + 1))
        }
        _ => (code.instrs[0], code.instrs.as_ptr()),
    }
}

/// Shows others that the frame executes the instruction at `pc`: before anything that may run Python code.
#[inline]
pub fn expose(r: &R) {
    sync(&R { pc: r.pc.wrapping_add(1), ..*r });
}

/// Goes on in the innermost frame as the stack engine left it.
pub fn resume(vm: *mut Vm) -> Place {
    let mut st = St::new(vm);
    st.load();
    go_on(st, false)
}

/// Gives the innermost frame the value that it waits for.
pub fn give(vm: &mut Vm, value: Bits) -> Place {
    let mut st = St::new(vm);
    let frame = st.frame();
    if frame.resume.is_null() {
        st.load();
        st.push_bits(value);
        let _ = st.settle();
        return go_on(st, false);
    }
    // SAFETY: fact: height. The frame waits for the value in the slot at its `sp`.
    unsafe { frame.sp.write(value) };
    let r = R { vm, pc: frame.resume, regs: frame.regs };
    settle(r);
    r.place()
}

/// Goes on in the innermost frame, which waits for a call without a result.
pub fn go_on_without(vm: &mut Vm, result: Bits) -> Place {
    // SAFETY: the result was owned by the frame that has ended.
    drop(unsafe { result.into_value() });
    let mut st = St::new(vm);
    let frame = st.frame();
    if frame.resume.is_null() {
        st.load();
        let _ = st.settle();
        return go_on(st, false);
    }
    let r = R { vm, pc: frame.resume, regs: frame.regs };
    settle(r);
    r.place()
}

/// Goes on behind the stack instruction with its result in the place of its `n` operands.
pub fn resume_behind(r: R, n: usize, result: Value) -> Place {
    let mut st = stack_state(r);
    st.pc = st.pc.wrapping_add(1);
    let _ = st.replace(n, Ok(result));
    go_on(st, false)
}

/// Goes on as the stack engine's registers say.
pub fn resume_at(st: St) -> Place {
    go_on(st, false)
}

/// Executes instructions of the stack code until register code can go on. `LEFT` when the entry frame is done.
fn go_on(mut st: St, mut is_due: bool) -> Place {
    loop {
        if !is_due && let Some(r) = enter(&mut st) {
            return r;
        }
        is_due = false;
        // SAFETY: fact: targets. `pc` is within the code's instructions, which do not run off their end.
        let i = unsafe { *st.pc };
        st.pc = st.pc.wrapping_add(1);
        if let Some(transfers) = &mut st.vm().transfers {
            transfers.step(st.code(), i.op());
        }
        match step(&mut st, i) {
            Ctl::Next => {}
            Ctl::Exit => return Place::LEFT,
            raised => {
                if unwind::unwind(&mut st, raised) == Ctl::Exit {
                    return Place::LEFT;
                }
            }
        }
    }
}

/// Comes back to register code, where it can be entered at `pc`.
fn enter(st: &mut St) -> Option<Place> {
    let code = st.code();
    let register = register_code(st.vm(), code)?;
    // SAFETY: fact: targets. `pc` is within the code's instructions.
    let index = unsafe { st.pc.offset_from(code.instrs.as_ptr()) } as usize;
    let point = *register.points.get(index)?;
    if point.unit == Point::NONE {
        return None;
    }
    for (position, source) in register.pictures[point.picture as usize].iter().enumerate() {
        if *source != Source::Slot {
            // SAFETY: lowering: pictures. The slot owns a copy, which register code does without; it is below `sp`.
            let b = unsafe { *st.regs.add(code.nlocalsplus as usize + position) };
            st.release(b);
        }
    }
    // SAFETY: lowering: units. The point is an instruction of the code.
    let pc = unsafe { register.units.as_ptr().add(point.unit as usize) };
    Some(Place { pc, regs: st.regs })
}

/// The stack instruction that a frame with a place in register code goes on with.
pub fn next_of(frame: &Frame) -> *const Instr {
    let code = frame.code();
    let Some(Some(register)) = code.register.get() else { return frame.pc };
    let unit = register.index(frame.resume);
    let done = register.origin[unit - 1] as usize;
    // SAFETY: lowering: units, fact: targets. The origin is one of the code's instructions, with another behind it.
    unsafe { code.instrs.as_ptr().add(done + 1) }
}

/// Shows others where the frame is, with all its slots in use: before finalisers run.
fn sync(r: &R) {
    let frame = r.frame();
    frame.resume = r.pc;
    // SAFETY: frame: the registers reach that far; only those of variables are read meanwhile.
    frame.sp = unsafe { r.regs.add(frame.code().frame_slots as usize) };
}

/// An object has lost its last reference, or is immortal.
#[cold]
#[inline(never)]
pub fn release(vm: *mut Vm, pc: *const Unit, regs: *mut Bits, b: Bits) {
    // SAFETY: the count has just been decremented to where `dec_inline` says so.
    unsafe { taipan_heap::raw::release(b.ptr()) };
    settle(R { vm, pc, regs });
}

/// Runs finalisers that became due.
#[inline(always)]
pub fn settle(r: R) {
    if taipan_heap::finalisers_due() {
        run_finalisers(r);
    }
}

#[cold]
#[inline(never)]
fn run_finalisers(r: R) {
    sync(&r);
    r.vm().run_finalisers();
}

/// Gives up the innermost frame's locals from there on.
pub fn drop_locals(r: &R, first: *mut Bits) {
    drop_range(r.vm(), first, r.regs.wrapping_add(r.frame().code().nlocalsplus as usize));
}

/// Gives up what registers of a frame hold that ends.
pub fn drop_range(vm: &Vm, first: *mut Bits, end: *mut Bits) {
    let mut p = first;
    while p < end {
        // SAFETY: frame: locals own their references, and are not looked at again.
        unsafe {
            if (*p).dec_inline() {
                taipan_heap::raw::postpone((*p).ptr());
            }
        }
        p = p.wrapping_add(1);
    }
    taipan_heap::raw::release_postponed(vm.dialect.frames_die_backwards());
}

/// The register above the value stack as it is before the instruction.
pub fn depth(r: &R) -> u16 {
    let code = r.frame().code();
    let Some(Some(register)) = code.register.get() else { return 0 };
    let picture = &register.pictures[register.picture[register.index(r.pc)] as usize];
    (code.nlocalsplus as usize + picture.len()) as u16
}

/// Whether all slots of the value stack but the `n` top ones are in their registers.
pub fn is_settled_below(r: &R, n: usize) -> bool {
    let code = r.frame().code();
    let Some(Some(register)) = code.register.get() else { return false };
    let picture = &register.pictures[register.picture[register.index(r.pc)] as usize];
    picture.iter().rev().skip(n).all(|source| *source == Source::Slot)
}

/// Puts what stands for the slots of the value stack into them, but for the `n` top ones.
pub fn settle_below(r: &R, n: usize) {
    let code = r.frame().code();
    let Some(Some(register)) = code.register.get() else { return };
    let picture = &register.pictures[register.picture[register.index(r.pc)] as usize];
    put(r, register, &picture[..picture.len() - n]);
}

/// Puts copies of what stands for slots into them.
fn put(r: &R, register: &RegisterCode, picture: &[Source]) {
    let base = r.regs.wrapping_add(r.frame().code().nlocalsplus as usize);
    for (position, source) in picture.iter().enumerate() {
        // SAFETY: lowering: registers, pictures; fact: height. Slots lie behind the locals.
        unsafe {
            let b = match *source {
                Source::Slot => continue,
                Source::Local(local) => *r.regs.add(usize::from(local)),
                Source::Const(word) => register.constant(word),
            };
            b.inc();
            base.add(position).write(b);
        }
    }
}

/// The caller of the innermost frame goes on in the stack code, at that instruction.
pub fn wait_in_stack_code(vm: &mut Vm, next: *const Instr) {
    let frames = &mut vm.frames.list;
    if let Some(caller) = frames.len().checked_sub(2).and_then(|at| frames.get_mut(at)) {
        (caller.pc, caller.resume) = (next, std::ptr::null());
    }
}

/// Ends the innermost frame, which has no flags, with a result. `pc` is where a local lies that has died, or null.
#[inline(never)]
pub fn finish_return(vm: *mut Vm, pc: *const Unit, regs: *mut Bits, result: Bits) -> Place {
    let r = R { vm, pc, regs };
    let vm = r.vm();
    let died = r.pc as *mut Bits;
    if !died.is_null() {
        // SAFETY: the count of the one that died is down already.
        unsafe { taipan_heap::raw::postpone((*died).ptr()) };
        drop_locals(&r, died.wrapping_add(1));
    }
    let function = vm.frames.pop_plain();
    let mut st = St::new(vm);
    st.load();
    st.push_bits(result);
    st.release(function);
    st.settle();
    go_on(st, false)
}

/// Whether that is an instruction of the innermost frame's code, and these its registers.
pub fn is_consistent(vm: &mut Vm, pc: *const Unit, regs: *mut Bits) -> bool {
    let Some(frame) = vm.frames.list.last() else { return false };
    let Some(Some(register)) = frame.code().register.get() else { return false };
    frame.regs == regs && register.units.as_ptr_range().contains(&pc)
}
