//! Generators: frames that leave the stack and come back. A generator owns its registers; while it runs, its frame
//! points at them.

use super::awaited;
use super::enter::{add_frame, drop_frame};
use super::frame::{Frame, flag, payload};
use super::instr::Instr;
use super::register::{Unit, next_in};
use super::run::{run, run_raising};
use super::special;
use super::state::{Ctl, St};
use crate::exc::{Exc, Exception};
use crate::quirks::Dialect;
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::generator::{Generator, Kind};
use crate::{PyResult, Raised, Vm};
use std::cell::RefCell;
use taipan_decode::verify::Handler;
use taipan_heap::{Bits, Ref, Value, Visitor};
use taipan_isa::Op;

/// The operand of CALL_INTRINSIC_1 that converts StopIteration (PEP 479).
const STOPITERATION_ERROR: u32 = 3;

/// Where a generator is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Created,
    Suspended,
    Running,
    Finished,
}

/// A generator's registers: in the generator itself where they are few. Memory for more is kept for the next generator.
pub(super) struct Registers {
    /// Empty where `narrow` is enough.
    wide: Box<[Bits]>,
    narrow: [Bits; NARROW],
}

/// As many as small functions need.
const NARROW: usize = 10;

/// Sizes that are kept are multiples of so many slots.
const STEP: usize = 8;
/// How many sizes are kept, and how many of each.
const SIZES: usize = 4;
const KEPT: usize = 64;

thread_local! {
    static SPARE: RefCell<[Vec<Box<[Bits]>>; SIZES]> = const { RefCell::new([const { Vec::new() }; SIZES]) };
}

impl Registers {
    pub(super) fn new(slots: usize) -> Registers {
        let wide = if slots <= NARROW { Box::default() } else { Registers::spare(slots) };
        Registers { wide, narrow: [Bits::NULL; NARROW] }
    }

    /// Writes registers into their place, and says where they lie.
    ///
    /// # Safety
    /// `to` is written without a look at what was there.
    #[inline(always)]
    pub(super) unsafe fn write(to: *mut Registers, slots: usize) -> *mut Bits {
        let wide = if slots <= NARROW { Box::default() } else { Registers::spare(slots) };
        (&raw mut (*to).wide).write(wide);
        (&raw mut (*to).narrow).write([Bits::NULL; NARROW]);
        (*to).as_mut_ptr()
    }

    #[inline(never)]
    fn spare(slots: usize) -> Box<[Bits]> {
        let size = slots.div_ceil(STEP);
        let spare = SPARE.with_borrow_mut(|spare| spare.get_mut(size - 1)?.pop());
        spare.unwrap_or_else(|| vec![Bits::NULL; size * STEP].into_boxed_slice())
    }
}

impl Drop for Registers {
    fn drop(&mut self) {
        if self.wide.is_empty() {
            return;
        }
        let registers = std::mem::take(&mut self.wide);
        // The thread may be ending, and the spare ones gone with it.
        let _ = SPARE.try_with(|spare| {
            let mut spare = spare.borrow_mut();
            let kept = (registers.len() / STEP).checked_sub(1).and_then(|size| spare.get_mut(size));
            if let Some(kept) = kept.filter(|kept| kept.len() < KEPT) {
                kept.push(registers);
            }
        });
    }
}

impl std::ops::Deref for Registers {
    type Target = [Bits];
    #[inline(always)]
    fn deref(&self) -> &[Bits] {
        if self.wide.is_empty() { &self.narrow } else { &self.wide }
    }
}

impl std::ops::DerefMut for Registers {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [Bits] {
        if self.wide.is_empty() { &mut self.narrow } else { &mut self.wide }
    }
}

/// A frame that is not on the stack.
pub struct Suspended {
    pub state: State,
    /// While the generator runs, its frame has it.
    pub(super) function: Option<Ref<Function>>,
    pub(super) regs: Registers,
    /// Slots in use, while not running.
    pub(super) live: usize,
    /// The next instruction, where `resume` is null.
    pub(super) pc: *const Instr,
    /// Where register code goes on; null after the stack engine has had it.
    pub(super) resume: *const Unit,
    /// The exception that the generator was handling.
    pub(super) handled: Value,
    /// The frame as an object; NULL while nobody has asked for it.
    pub(super) object: Value,
}

impl Suspended {
    /// The generator's function, unless it runs or has finished.
    pub fn function(&self) -> Option<&Ref<Function>> {
        self.function.as_ref()
    }

    /// Goes on with another function object, which has the same code.
    pub fn replace_function(&mut self, function: Ref<Function>) {
        self.function = Some(function);
    }

    /// Bytes that the registers take.
    pub fn buffer(&self) -> usize {
        std::mem::size_of_val(&self.regs[..])
    }

    /// Whether the frame has not run yet.
    pub fn is_created(&self) -> bool {
        self.state == State::Created
    }

    /// Whether the frame is gone.
    pub fn is_finished(&self) -> bool {
        self.state == State::Finished
    }

    /// The registers in use, while it does not run.
    pub(super) fn slots(&self) -> &[Bits] {
        &self.regs[..self.live]
    }

    pub(super) fn registers(&mut self) -> *mut Bits {
        self.regs.as_mut_ptr()
    }

    /// The code while there is a frame, and the index of its next instruction.
    pub(super) fn place(&self) -> Option<(&Code, usize)> {
        let function = self.function.as_ref()?;
        // SAFETY: frame: the function keeps its code alive, whose instructions `pc` points into; neither ever changes.
        let code: &Code = unsafe { &(*payload(function)).code };
        let next =
            if self.resume.is_null() { self.pc } else { next_in(code, self.resume).unwrap_or(self.pc) };
        // SAFETY: as above.
        Some((code, unsafe { next.offset_from(code.instrs.as_ptr()) } as usize))
    }

    /// What a suspended generator delegates to by `yield from`.
    pub fn delegate(&self) -> Option<&Value> {
        let (code, next) = self.place()?;
        let instr = code.instrs.get(next)?;
        // The low bits of RESUME's argument say where it stands: 2 is behind `yield from`, 3 behind `await`.
        let waits = instr.op() == Op::Resume && instr.arg() & 3 >= 2;
        // Types are not verified: there may be nothing on the stack, or an empty slot.
        self.top().filter(|v| waits && self.live > code.nlocalsplus as usize && !v.is_null())
    }

    /// Where a SEND that drops its receiver goes on when that is exhausted; the generator delegates.
    pub fn behind_send(&self) -> Option<u32> {
        let (code, next) = self.place()?;
        let send = code.instrs.get(next.checked_sub(2)?)?;
        (send.op() == Op::Send311).then_some(send.arg())
    }

    /// The handler that an exception raised at the `yield` would enter.
    fn handler(&self) -> Option<(&Code, Handler)> {
        let (code, next) = self.place()?;
        let index = next.checked_sub(1)? as u32;
        let at = code.handlers.partition_point(|h| h.end <= index);
        code.handlers.get(at).filter(|h| h.start <= index).map(|h| (code, *h))
    }

    /// Whether the only handler at the `yield` is the one that the compiler puts around every generator (3.12). From
    /// 3.13 on `close()` does not run it; 3.12 does while it is traced.
    pub fn ignores_exceptions(&self) -> bool {
        self.place().is_some_and(|(code, next)| {
            let yielding = next.checked_sub(1).and_then(|i| code.instrs.get(i));
            yielding.is_some_and(|i| i.op() == Op::YieldValue313)
        }) && self.handler().is_some_and(|(code, h)| {
            let first = code.instrs.get(h.target as usize);
            first.is_some_and(|i| i.op() == Op::CallIntrinsic1 && i.arg() == STOPITERATION_ERROR)
        })
    }

    /// Whether the generator is suspended where it could handle an exception.
    pub fn would_notice_exception(&self) -> bool {
        self.state == State::Suspended
            && (self.delegate().is_some() || self.handler().is_some() && !self.ignores_exceptions())
    }

    /// Closes a generator that would not notice it, as its finaliser would.
    pub fn close_unnoticed(&mut self) {
        if self.state == State::Suspended && !self.would_notice_exception() {
            self.clear();
        }
    }

    /// The top of the value stack, while suspended.
    pub fn top(&self) -> Option<&Value> {
        if self.state != State::Suspended {
            return None;
        }
        // SAFETY: frame: live slots own their references.
        self.regs[..self.live].last().map(|b| unsafe { b.as_value() })
    }

    pub fn trace(&self, visit: &mut Visitor<'_>) {
        self.function.iter().for_each(|f| visit(f.value()));
        visit(&self.handled);
        visit(&self.object);
        if self.state != State::Running {
            // SAFETY: frame: live slots own their references.
            self.regs[..self.live].iter().for_each(|b| visit(unsafe { b.as_value() }));
        }
    }

    /// Gives up everything; the generator is finished.
    pub fn clear(&mut self) {
        if matches!(self.state, State::Running | State::Finished) {
            return;
        }
        let backwards =
            self.place().is_some_and(|(code, _)| Dialect::new(code.version).frames_die_backwards());
        self.end_object();
        self.state = State::Finished;
        let give_up = |b: &mut Bits| {
            let b = std::mem::replace(b, Bits::NULL);
            // SAFETY: the slot owned its reference and is NULL now.
            unsafe { b.dec() };
        };
        let live = &mut self.regs[..std::mem::take(&mut self.live)];
        if backwards {
            live.iter_mut().rev().for_each(give_up);
        } else {
            live.iter_mut().for_each(give_up);
        }
        self.function = None;
        self.handled = Value::NONE;
    }
}

impl Drop for Suspended {
    fn drop(&mut self) {
        self.clear();
    }
}

/// What a resumed generator did.
pub enum Resumed {
    Yielded(Value),
    Returned(Value),
}

/// RETURN_GENERATOR: moves the innermost frame into a new generator; its caller gets the generator.
pub fn make_generator(st: &mut St) -> Ctl {
    let vm = st.vm();
    st.sync();
    let Some(mut frame) = vm.frames.list.pop() else { return Ctl::Exit };
    let code = frame.code();
    let mut regs = Registers::new(code.frame_slots as usize);
    let live = frame.slots().len();
    regs[..live].copy_from_slice(frame.slots());
    frame.sp = frame.regs;
    let suspended = Suspended {
        state: State::Created,
        function: Some(frame.function.clone()),
        regs,
        live,
        pc: frame.pc,
        resume: std::ptr::null(),
        handled: Value::NONE,
        object: Value::NULL,
    };
    let generator = Generator::new_value(vm, suspended, &frame.function);
    leave_frame(st, frame, generator)
}

/// After a frame is popped: gives its result to whoever called it.
#[inline(always)]
pub fn leave_frame(st: &mut St, frame: Frame, result: Value) -> Ctl {
    let vm = st.vm();
    if frame.flags & flag::NEW_CHUNK != 0 {
        vm.frames.leave_chunk();
    }
    if frame.flags & flag::ENTRY != 0 {
        vm.result = result;
        return Ctl::Exit;
    }
    st.load();
    if frame.flags & flag::INIT != 0 {
        return leave_init(st, frame, result);
    }
    if frame.flags & flag::SPECIAL != 0 {
        drop(frame);
        return special::finish(st, result);
    }
    if frame.flags & flag::DISCARD != 0 {
        drop(result);
    } else {
        st.push(result);
    }
    drop(frame);
    Ctl::Next
}

#[inline(always)]
fn leave_init(st: &mut St, mut frame: Frame, result: Value) -> Ctl {
    if !result.is_none() {
        let e = st.vm().check_init_result(&result);
        if let Err(e) = e {
            return st.raise(e);
        }
    }
    st.push(std::mem::replace(&mut frame.locals, Value::NULL));
    Ctl::Next
}

/// Pushes a generator's frame with the value sent on its stack. The generator is neither running nor finished.
pub fn push(vm: &mut Vm, generator: &Ref<Generator>, sent: Value, flags: u16) -> Result<(), Raised> {
    let (top, index) = (vm.frames.top(), vm.frames.list.len());
    let suspended = &mut generator.get_mut(vm).frame;
    let Some(function) = suspended.function.take() else { return Ok(()) };
    suspended.state = State::Running;
    suspended.object_runs(index);
    let (regs, live, pc) = (suspended.regs.as_mut_ptr(), suspended.live, suspended.pc);
    let resume = suspended.resume;
    let handled = std::mem::replace(&mut suspended.handled, Value::NONE);
    vm.handled.push(handled);
    // SAFETY: fact: generators, height. YIELD_VALUE and RETURN_GENERATOR leave room for the value sent; `live` slots are in use.
    unsafe {
        regs.add(live).write(sent.into_bits());
        let frame = add_frame(vm, function, regs, regs.add(live + 1), flag::GENERATOR | flags);
        (*frame).pc = pc;
        (*frame).resume = resume;
        (*frame).top = top;
        (*frame).owner = generator.value().clone();
    }
    if vm.frames.list.len() > vm.frame_limit {
        drop_frame(vm);
        return Err(vm.recursion_error(""));
    }
    Ok(())
}

/// The generator of the innermost frame.
fn owner(vm: &mut Vm, frame: &Frame) -> Option<&'static mut Suspended> {
    let g = frame.generator()?;
    // SAFETY: frame: it keeps the generator alive, and nobody else looks at its state while it is running.
    let _ = vm;
    Some(unsafe { &mut (*payload(g)).frame })
}

/// Marks the generator of a frame that ends.
pub fn finish(vm: &mut Vm, frame: &Frame) {
    drop(vm.handled.pop());
    if let Some(s) = owner(vm, frame) {
        s.state = State::Finished;
        s.live = 0;
        s.function = None;
    }
    let kind = frame.generator().map_or(Kind::Generator, |g| g.get(vm).kind);
    if vm.dialect_of(frame.code()).frames_convert_stop()
        && let Some(raised) = vm.raised.take()
    {
        vm.raised = Some(match raised.exception().cloned().and_then(|e| vm.stop_error(kind, &e)) {
            Some(error) => error,
            None => raised,
        });
    }
    if frame.flags & flag::DRIVEN != 0 {
        awaited::ended(vm, frame);
    }
}

impl Vm {
    /// PEP 479 and PEP 525: what leaves a generator in place of an exception that would look like its end.
    pub(in crate::engine) fn stop_error(&mut self, kind: Kind, e: &Value) -> Option<Raised> {
        let ends = [Exc::StopIteration, Exc::StopAsyncIteration];
        let ends = if kind == Kind::AsyncGenerator { &ends[..] } else { &ends[..1] };
        let end = ends.iter().find(|exc| self.is_instance_of_exc(e, **exc))?;
        let name = if *end == Exc::StopIteration { "StopIteration" } else { "StopAsyncIteration" };
        Some(self.error_from(Exc::RuntimeError, &format!("{} raised {name}", kind.noun()), e.clone()))
    }

    /// An exception with a cause, which is its context too (`_PyErr_FormatFromCause`).
    pub fn error_from(&mut self, exc: Exc, message: &str, cause: Value) -> Raised {
        let raised = self.error(exc, message);
        if let Some(e) = raised.exception().and_then(|e| e.downcast::<Exception>()) {
            let e = e.get_mut(self);
            e.cause = cause.clone();
            e.context = cause;
            e.suppress_context = true;
        }
        raised
    }
}

/// YIELD_VALUE: takes the innermost frame off the stack again.
pub fn yield_value(st: &mut St) -> Ctl {
    let value = st.pop();
    st.sync();
    let vm = st.vm();
    let Some(frame) = take_off(vm) else { return Ctl::Exit };
    if frame.flags & flag::ENTRY != 0 {
        vm.result = value;
        vm.yielded = true;
        return Ctl::Exit;
    }
    st.load();
    if frame.flags & flag::DRIVEN != 0 {
        return awaited::deliver(st, &frame, value);
    }
    st.push(value);
    Ctl::Next
}

/// Takes the innermost frame, a generator's that shows where it is, off the stack.
#[inline]
pub fn take_off(vm: &mut Vm) -> Option<Frame> {
    let frame = vm.frames.list.pop()?;
    let handled = vm.handled.pop().unwrap_or(Value::NONE);
    let live = frame.slots().len();
    if let Some(s) = owner(vm, &frame) {
        s.state = State::Suspended;
        s.function = Some(frame.function.clone());
        s.live = live;
        (s.pc, s.resume) = (frame.pc, frame.resume);
        s.handled = handled;
        s.object_waits(frame.owner.bits());
    }
    Some(frame)
}

/// A generator's frame has returned to the FOR_ITER or SEND that resumed it.
pub fn deliver_return(st: &mut St, frame: Frame, value: Value) -> Ctl {
    let vm = st.vm();
    finish(vm, &frame);
    if frame.flags & flag::ENTRY != 0 {
        vm.result = value;
        vm.yielded = false;
        return Ctl::Exit;
    }
    st.load();
    if frame.flags & flag::DRIVEN != 0 {
        return awaited::returned(st, &frame, value);
    }
    drop(frame);
    let instrs = &st.code().instrs;
    let i = instrs[st.index()];
    match i.op() {
        Op::Send311 => {
            st.drop_top(1);
            st.push(value);
        }
        Op::Send312 => st.push(value),
        Op::ForIter314 => {}
        _ => st.drop_top(1),
    }
    st.jump(i.arg());
    Ctl::Next
}

/// Resumes from FOR_ITER or SEND, whose operand `receiver` is a generator ready to run; `sent` is off the stack.
pub fn resume_in_place(st: &mut St, generator: &Ref<Generator>, sent: Value) -> Ctl {
    st.sync();
    match push(st.vm(), generator, sent, 0) {
        Ok(()) => {
            st.load();
            Ctl::Next
        }
        Err(e) => st.raise(e),
    }
}

impl Vm {
    /// Whether a generator can be resumed.
    ///
    /// # Errors
    /// ValueError while it runs, RuntimeError for a coroutine that has finished. `Ok(false)` for another that has.
    fn check_resumable(&mut self, generator: &Ref<Generator>) -> PyResult<bool> {
        let g = generator.get(self);
        let kind = g.kind;
        match g.frame.state {
            State::Running => raise!(self, ValueError, "{} already executing", kind.noun()),
            State::Finished if kind == Kind::Coroutine => {
                raise!(self, RuntimeError, "cannot reuse already awaited coroutine")
            }
            State::Finished => Ok(false),
            _ => Ok(true),
        }
    }

    /// The same as [`Vm::resume`], which refuses to send something to what has not started.
    pub(crate) fn resume_checked(&mut self, generator: &Ref<Generator>, sent: Value) -> PyResult<Resumed> {
        if generator.get(self).frame.state == State::Created && !sent.is_none() {
            let noun = generator.get(self).kind.noun();
            raise!(self, TypeError, "can't send non-None value to a just-started {noun}");
        }
        self.resume(generator, sent)
    }

    /// Resumes a generator from native code with a value for its `yield`.
    pub fn resume(&mut self, generator: &Ref<Generator>, sent: Value) -> PyResult<Resumed> {
        if !self.check_resumable(generator)? {
            return Ok(Resumed::Returned(Value::NONE));
        }
        let value = self.native_call(|vm| {
            push(vm, generator, sent, flag::ENTRY)?;
            run(vm)
        })?;
        Ok(self.resumed(value))
    }

    /// Raises an exception at the place where a generator waits.
    pub fn resume_raising(&mut self, generator: &Ref<Generator>, raised: Raised) -> PyResult<Resumed> {
        if !self.check_resumable(generator)? {
            return Err(raised);
        }
        let value = self.native_call(|vm| {
            push(vm, generator, Value::NONE, flag::ENTRY)?;
            if let Some(e) = raised.exception()
                && vm.handled.last().is_some_and(|h| !h.is_none())
            {
                vm.set_context(&e.clone());
            }
            vm.raised = Some(raised);
            run_raising(vm)
        })?;
        Ok(self.resumed(value))
    }

    /// Takes the exhausted receiver off the stack and goes on behind the SEND (3.11's `throw` through `yield from`).
    /// `behind` comes from [`Suspended::behind_send`].
    pub fn leave_delegation(&mut self, generator: &Ref<Generator>, behind: u32) {
        let s = &mut generator.get_mut(self).frame;
        let start = match s.place() {
            Some((code, _)) => code.instrs.as_ptr(),
            None => return,
        };
        // SAFETY: fact: delegation. The SEND's jump leads there, and the stack fits.
        s.pc = unsafe { start.add(behind as usize) };
        s.resume = std::ptr::null();
        s.live = s.live.saturating_sub(1);
        let receiver = s.regs.get_mut(s.live).map(|slot| std::mem::replace(slot, Bits::NULL));
        // SAFETY: the slot owned its reference and is NULL now.
        drop(receiver.map(|b| unsafe { b.into_value() }));
    }

    /// Marks a suspended generator as running while `f` deals with the iterator that it delegates to.
    pub fn while_running<T>(&mut self, generator: &Ref<Generator>, f: impl FnOnce(&mut Vm) -> T) -> T {
        let state = std::mem::replace(&mut generator.get_mut(self).frame.state, State::Running);
        let result = f(self);
        generator.get_mut(self).frame.state = state;
        result
    }

    /// The same, with the generator's frame on the stack as if it had called `f`.
    pub fn as_caller<T>(&mut self, generator: &Ref<Generator>, f: impl FnOnce(&mut Vm) -> T) -> T {
        let top = self.frames.top();
        let s = &mut generator.get_mut(self).frame;
        let Some(function) = s.function.clone() else { return f(self) };
        let (regs, live, pc, resume) = (s.regs.as_mut_ptr(), s.live, s.pc, s.resume);
        // SAFETY: frame: `live` slots are in use; the generator keeps owning them, since the frame is only taken off again.
        unsafe {
            let frame = add_frame(self, function, regs, regs.add(live), flag::GENERATOR | flag::ENTRY);
            (*frame).pc = pc;
            (*frame).resume = resume;
            (*frame).top = top;
            (*frame).owner = generator.value().clone();
        }
        let index = self.frames.list.len() - 1;
        generator.get_mut(self).frame.object_runs(index);
        let result = self.while_running(generator, f);
        drop(self.frames.list.pop());
        generator.get_mut(self).frame.object_waits(generator.value().bits());
        result
    }

    fn resumed(&mut self, value: Value) -> Resumed {
        if std::mem::take(&mut self.yielded) { Resumed::Yielded(value) } else { Resumed::Returned(value) }
    }
}
