//! Leaving register code for the stack engine's handlers, and coming back.

use super::advance::{self, ahead};
use super::code::{Picture, Point, RegisterCode, Source, Unit};
use super::dispatch::Dispatch;
use super::lower;
use super::state::{Place, R};
use crate::engine::frame::Frame;
use crate::engine::instr::Instr;
use crate::engine::run::{refuel, step};
use crate::engine::state::{Ctl, St};
use crate::engine::unwind;
use crate::limits::Refuel;
use crate::types::code::Code;
use crate::{Raised, Vm};
use taipan_heap::{Bits, Value, account};

/// Goes on in the innermost frame as the stack engine left it. `LEFT` where the entry frame has ended already.
pub fn begin(vm: &mut Vm) -> Place {
    if let Some(place) = waiting(vm) {
        return place;
    }
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

/// Where the innermost frame goes on, which has been resumed.
fn waiting(vm: &Vm) -> Option<Place> {
    let frame = vm.frames.list.last()?;
    (!frame.resume.is_null()).then_some(Place { pc: frame.resume, regs: frame.regs })
}

/// Lets the stack engine execute what the instruction at `pc` comes from.
///
/// # Safety
/// The frame's register code stands at `pc`.
#[inline(never)]
pub fn leave(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    if let Some(register) = r.register() {
        r.vm().fuel += i64::from(register.advances[register.origin[register.index(pc)] as usize]);
    }
    leave_unpaid(r)
}

/// The same of a frame that has not paid for the instruction.
pub fn leave_unpaid(r: R) -> Place {
    let st = stack_state(&r);
    if let Some(transfers) = &mut st.vm().transfers {
        // SAFETY: fact: targets. `pc` is within the code's instructions.
        transfers.left.add(unsafe { (*st.pc).op() });
    }
    go_on(st, true)
}

/// The register code of a code object, made when first asked for.
fn register_code<'a>(vm: &mut Vm, code: &'a Code) -> Option<&'a RegisterCode> {
    let make = || {
        let counted = *vm.counted.get_or_insert(vm.meter.counts());
        let lowered = lower::lower(code, vm.dispatch == Dispatch::RegisterLeaving, counted);
        // The code object's buffers grow by that.
        account::count(lowered.as_ref().map_or(0, RegisterCode::bytes));
        lowered
    };
    code.register.get_or_init(make).as_ref()
}

/// The register code that runs, and what the value stack is before the instruction at `pc`.
fn picture<'a>(r: &R) -> Option<(&'a RegisterCode, &'a Picture)> {
    let register = r.register()?;
    Some((register, &register.pictures[register.picture[register.index(r.pc)] as usize]))
}

/// The stack engine's registers before the instruction at `pc`, with what stands for each slot of the value stack in it.
fn stack_state(r: &R) -> St {
    match picture(r) {
        Some((register, picture)) => {
            stack_state_at(r, register, picture, register.origin[register.index(r.pc)] as usize)
        }
        None => St::new(r.vm),
    }
}

/// The same before the stack instruction at `index`, where the value stack is as the picture says.
fn stack_state_at(r: &R, register: &RegisterCode, picture: &[Source], index: usize) -> St {
    put(r, register, picture);
    let code = r.frame().code();
    // SAFETY: lowering: pictures, fact: height. Slots lie behind the locals, with room for the picture; the index is of an
    // instruction.
    let (sp, pc) =
        unsafe { (r.regs.add(code.nlocalsplus as usize + picture.len()), code.instrs.as_ptr().add(index)) };
    let st = St { vm: r.vm, pc, regs: r.regs, sp, code };
    st.sync();
    if r.vm().frames.pending > 0 {
        r.vm().write_pending();
    }
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
    let ahead = i64::from(r.instr().c);
    r.vm().fuel += ahead;
    match (bridge.handler)(&mut st, *bridge.next.sub(1)) {
        Ctl::Next if st.pc == bridge.next && r.vm().frames.list.len() == depth => {
            r.vm().fuel -= ahead;
            if_paid(R { pc: pc.add(2), ..r })
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
    advance::give_back(&r);
    let mut st = stack_state(&r);
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

/// An instruction that others see the frame in, so that it may run Python code.
#[derive(Clone, Copy, Default)]
#[must_use]
pub struct Exposure {
    /// What the frame has paid for the instructions behind it, which has been given back meanwhile.
    ahead: i64,
}

/// Shows others that the frame executes the instruction at `pc`: before anything that may run Python code.
#[inline(always)]
pub fn expose(r: &R) -> Exposure {
    let frame = r.frame();
    frame.resume = r.pc.wrapping_add(1);
    // SAFETY: frame: the registers reach that far; only those of variables are read meanwhile.
    frame.sp = unsafe { r.regs.add(frame.code().frame_slots as usize) };
    if r.vm().counted == Some(true) { give_back(r.vm, r.pc, r.regs) } else { Exposure::default() }
}

/// Gives back what the frame has paid for the instructions behind the one at `pc`, until [`Exposure::pay`].
#[inline(never)]
fn give_back(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Exposure {
    let r = R { vm, pc, regs };
    let ahead =
        r.register().map_or(0, |register| ahead(register, register.origin[register.index(r.pc)] as usize));
    r.vm().fuel += ahead;
    Exposure { ahead }
}

impl Exposure {
    /// Goes on at `pc`, the instruction done.
    #[inline]
    pub fn done(self, r: R) -> Place {
        self.pay(&r);
        settled(r)
    }

    /// Pays for what comes behind the instruction.
    pub fn pay(self, r: &R) {
        r.vm().fuel -= self.ahead;
    }

    /// Raises at the instruction, whose operands are still where they were.
    #[cold]
    pub fn raise(self, r: R, e: Raised) -> Place {
        self.pay(&r);
        raise(r, e)
    }

    /// The same at an instruction that took the `inputs` top values.
    #[cold]
    pub fn fail(self, r: R, inputs: usize, e: Raised) -> Place {
        let mut st = stack_state(&r);
        st.pc = st.pc.wrapping_add(1);
        let ctl = st.fail(inputs, e);
        unwound(st, ctl)
    }

    /// Goes on behind the stack instruction with its result in the place of its `n` operands.
    pub fn resume_behind(self, r: R, n: usize, result: Value) -> Place {
        let mut st = stack_state(&r);
        st.pc = st.pc.wrapping_add(1);
        let _ = st.replace(n, Ok(result));
        go_on(st, false)
    }
}

/// Goes on at `pc`, after finalisers that became due.
#[inline]
pub fn settled(r: R) -> Place {
    if taipan_heap::finalisers_due()
        && let Some(place) = run_finalisers(r)
    {
        return place;
    }
    if_paid(r)
}

/// Goes on at `pc`, if that is paid for.
#[inline]
fn if_paid(r: R) -> Place {
    if r.vm().fuel < 0 { overdrawn(r) } else { r.place() }
}

/// The way from `pc` on cannot be paid: the stack engine goes it, instruction by instruction.
#[cold]
#[inline(never)]
fn overdrawn(r: R) -> Place {
    let Some(register) = r.register() else { return r.place() };
    let unit = register.index(r.pc);
    if unit >= register.stubs as usize {
        // The jump settles what is left.
        return r.place();
    }
    let Standing { index, picture, paid } = standing(register, unit);
    r.vm().fuel += paid;
    go_on(stack_state_at(&r, register, picture, index), false)
}

/// What a frame stands before.
struct Standing<'a> {
    /// The stack instruction that it comes to.
    index: usize,
    /// What the value stack is there.
    picture: &'a [Source],
    /// For how many instructions it has paid.
    paid: i64,
}

/// What a frame stands before that stands before a unit, where a stack instruction is done.
fn standing(register: &RegisterCode, unit: usize) -> Standing<'_> {
    if unit >= register.stubs as usize {
        // SAFETY: lowering: units. Jumps behind the code are instructions, and lead to units of it.
        let distance = unsafe { register.units[unit].instr.far() };
        let paid = ahead(register, register.behind[unit] as usize - 1);
        return Standing { paid, ..standing(register, unit.wrapping_add_signed(distance)) };
    }
    let leads_to = |index: usize| {
        register.leaders[index] && register.points.get(index).is_some_and(|point| point.unit as usize == unit)
    };
    let origin = register.origin[unit] as usize;
    // The first instructions of a block may have no units.
    let index = if leads_to(origin) { origin } else { register.behind[unit - 1] as usize };
    let (picture, paid) = match leads_to(index) {
        true => (register.points[index].picture, i64::from(register.advances[index])),
        false => (register.after[index - 1], ahead(register, index - 1)),
    };
    Standing { index, picture: &register.pictures[picture as usize], paid }
}

/// Gives the innermost frame the value that it waits for.
pub fn give(vm: &mut Vm, value: Bits) -> Place {
    go_on_with(vm, |sp| {
        // SAFETY: fact: height. The frame waits for the value in the slot at its `sp`.
        unsafe { sp.write(value) };
        1
    })
}

/// Goes on in the innermost frame, which waits for a call without a result.
pub fn go_on_without(vm: &mut Vm, result: Bits) -> Place {
    // SAFETY: the result was owned by the frame that has ended.
    drop(unsafe { result.into_value() });
    go_on_with(vm, |_| 0)
}

/// Goes on in the innermost frame, which waits. `put` puts values from its `sp` on, and says how many.
fn go_on_with(vm: &mut Vm, put: impl FnOnce(*mut Bits) -> usize) -> Place {
    let mut st = St::new(vm);
    let frame = st.frame();
    let (pc, regs) = (frame.resume, frame.regs);
    let values = put(frame.sp);
    if !pc.is_null() {
        return settled(R { vm, pc, regs });
    }
    st.load();
    st.sp = st.sp.wrapping_add(values);
    let _ = st.settle();
    go_on(st, false)
}

/// Begins with a frame just pushed, whose caller goes on in register code, `behind` units from `pc`.
pub fn begin_callee(st: St, behind: usize, pc: *const Unit) -> Place {
    let frames = &mut st.vm().frames.list;
    if let Some(caller) = frames.len().checked_sub(2).and_then(|at| frames.get_mut(at)) {
        caller.resume = pc.wrapping_add(behind);
    }
    match register_code(st.vm(), st.code()) {
        Some(register) => Place { pc: register.first(), regs: st.regs },
        None => go_on(st, false),
    }
}

/// Executes instructions of the stack code until register code can go on. `LEFT` when the entry frame is done.
pub fn go_on(mut st: St, mut is_due: bool) -> Place {
    loop {
        if !is_due && let Some(r) = enter(&mut st) {
            return r;
        }
        is_due = false;
        if st.vm().meter.counts() && st.vm().out_of_fuel() {
            match refuel(&mut st) {
                Refuel::Go => {}
                Refuel::Pause => {
                    st.vm().raised = Some(Raised::limit());
                    return Place::LEFT;
                }
                Refuel::Raise => match unwind::unwind(&mut st, Ctl::Raise) {
                    Ctl::Exit => return Place::LEFT,
                    _ => continue,
                },
            }
        }
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
    let ahead = i64::from(register.advances[index]);
    if point.unit == Point::NONE || ahead > 0 && st.vm().fuel < ahead {
        return None;
    }
    let picture = &register.pictures[point.picture as usize];
    if st.vm().frames.rewritten && !copies_hold(st.regs, st.code(), picture) {
        return None;
    }
    st.vm().fuel -= ahead;
    release_copies(st, picture);
    // SAFETY: lowering: units. The point is an instruction of the code.
    let pc = unsafe { register.units.as_ptr().add(point.unit as usize) };
    Some(Place { pc, regs: st.regs })
}

/// Whether a frame executes an instruction of register code while something else runs, not waiting for a call.
pub fn is_exposed(frame: &Frame) -> bool {
    !frame.resume.is_null() && frame.sp == frame.regs.wrapping_add(frame.code().frame_slots as usize)
}

/// What the value stack is of a frame that executes an instruction of register code while something else runs.
pub fn exposed_stack(frame: &Frame) -> Option<Vec<Value>> {
    let code = frame.code();
    let register = code.register.get()?.as_ref().filter(|_| is_exposed(frame))?;
    // SAFETY: lowering: pictures, fact: height. The frame's registers reach that far; those that a picture names are
    // initialised, and own their references.
    unsafe {
        let base = frame.regs.add(code.nlocalsplus as usize);
        let picture = register.picture[register.index(frame.resume) - 1];
        let value = |(position, source): (usize, &Source)| match *source {
            Source::Slot => (*base.add(position)).to_value(),
            Source::Local(local) => (*frame.regs.add(usize::from(local))).to_value(),
            Source::Const(word) => register.constant(word).to_value(),
        };
        Some(register.pictures[picture as usize].iter().enumerate().map(value).collect())
    }
}

/// The stack instruction that a frame with a place in register code goes on with.
pub fn next_of(frame: &Frame) -> *const Instr {
    next_in(frame.code(), frame.resume).unwrap_or(frame.pc)
}

/// The stack instruction that the place in a code object's register code stands for.
pub fn next_in(code: &Code, resume: *const Unit) -> Option<*const Instr> {
    let register = code.register.get()?.as_ref()?;
    let done = register.origin[register.index(resume) - 1] as usize;
    // SAFETY: lowering: units, fact: targets. The origin is one of the code's instructions, with another behind it.
    Some(unsafe { code.instrs.as_ptr().add(done + 1) })
}

/// An object has lost its last reference, or is immortal.
#[cold]
#[inline(never)]
pub fn release(vm: *mut Vm, pc: *const Unit, regs: *mut Bits, b: Bits) -> Place {
    // SAFETY: the count has just been decremented to where `dec_inline` says so.
    unsafe { taipan_heap::raw::release(b.ptr()) };
    settled(R { vm, pc, regs })
}

/// Runs finalisers while the frame stands before `pc`, for everyone to see. The place that it has come to where it cannot
/// go on there.
#[cold]
#[inline(never)]
fn run_finalisers(r: R) -> Option<Place> {
    let register = r.register()?;
    let unit = register.index(r.pc);
    let Standing { index, picture, paid } = standing(register, unit);
    let st = stack_state_at(&r, register, picture, index);
    r.vm().fuel += paid;
    r.vm().run_finalisers();
    if r.vm().frames.rewritten && !copies_hold(st.regs, st.code(), picture) {
        return Some(go_on(st, false));
    }
    r.vm().fuel -= paid;
    release_copies(&st, picture);
    None
}

/// Whether what the value stack is before the instruction at `pc` still says what lies in its slots.
pub fn holds(r: &R) -> bool {
    !r.vm().frames.rewritten
        || picture(r).is_none_or(|(_, picture)| copies_hold(r.regs, r.frame().code(), picture))
}

/// Whether what stands for slots still has the value of the copies in them: a local may have been set meanwhile
/// (`frame.f_locals`).
#[cold]
fn copies_hold(regs: *mut Bits, code: &Code, picture: &[Source]) -> bool {
    let base = regs.wrapping_add(code.nlocalsplus as usize);
    picture.iter().enumerate().all(|(position, source)| match *source {
        // SAFETY: lowering: registers, pictures. Both are initialised: the slot owns a copy of what the local was.
        Source::Local(local) => unsafe { *base.add(position) == *regs.add(usize::from(local)) },
        Source::Slot | Source::Const(_) => true,
    })
}

/// Gives up the copies of what stands for slots.
fn release_copies(st: &St, picture: &[Source]) {
    release_range(st.regs, st.code(), picture);
}

fn release_range(regs: *mut Bits, code: &Code, picture: &[Source]) {
    let base = regs.wrapping_add(code.nlocalsplus as usize);
    for (position, _) in picture.iter().enumerate().filter(|(_, source)| **source != Source::Slot) {
        // SAFETY: lowering: pictures. The slot owns a copy, which register code does without.
        drop(unsafe { base.add(position).read().into_value() });
    }
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
    picture(r).map_or(0, |(_, picture)| r.frame().code().nlocalsplus as u16 + picture.len() as u16)
}

/// Whether all slots of the value stack but the `n` top ones are in their registers.
pub fn is_settled_below(r: &R, n: usize) -> bool {
    picture(r).is_some_and(|(_, picture)| picture.is_settled_below(n))
}

/// Puts what stands for the slots of the value stack into them, but for the `n` top ones.
pub fn settle_below(r: &R, n: usize) {
    if let Some((register, picture)) = picture(r) {
        put(r, register, &picture[..picture.len() - n]);
    }
}

/// Gives up the copies of what stands for slots, but for the `n` top ones.
pub fn release_below(r: &R, n: usize) {
    if let Some((_, picture)) = picture(r).filter(|(_, picture)| !picture.is_settled_below(n)) {
        release_range(r.regs, r.frame().code(), &picture[..picture.len() - n]);
    }
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
    // SAFETY: the frame owned its function, and is gone.
    drop(unsafe { vm.frames.pop_plain().into_value() });
    give(vm, result)
}

/// Whether that is an instruction of the innermost frame's code, and these its registers.
pub fn is_consistent(vm: &mut Vm, pc: *const Unit, regs: *mut Bits) -> bool {
    let Some(frame) = vm.frames.list.last() else { return false };
    let Some(Some(register)) = frame.code().register.get() else { return false };
    frame.regs == regs && register.units.as_ptr_range().contains(&pc)
}
