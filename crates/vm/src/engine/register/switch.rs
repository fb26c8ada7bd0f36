//! Generators' frames in register code: made by a call, put on the stack by whoever resumes them, taken off by `yield`.
//!
//! What is done here is what `engine::suspend` does, for the common case: both sides are in register code, and nobody
//! has asked for the frame as an object.

use super::code::{RegisterCode, Unit};
use super::gather;
use super::state::{Flow, Place, R};
use super::table::Rop;
use super::transfer;
use crate::Vm;
use crate::builtins::{Gathering, is_next};
use crate::call::{Builtin, MethodDescriptor};
use crate::engine::awaited;
use crate::engine::enter::add_frame;
use crate::engine::frame::{Frame, flag, payload};
use crate::engine::state::St;
use crate::engine::suspend::{self, Registers, State, Suspended};
use crate::types::cell::Cell;
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::generator::{AsyncSend, AsyncWrapped, Generator, Kind, is_send};
use taipan_heap::{Bits, Ref, Value};

impl Suspended {
    /// Whether it waits in register code, and only it and its generator know its frame.
    #[inline(always)]
    fn is_ready(&self) -> bool {
        matches!(self.state, State::Created | State::Suspended)
            && !self.resume.is_null()
            && self.object.is_null()
    }
}

/// The state of a generator, which only one part of the machine looks at at a time.
#[inline(always)]
fn state_of<'a>(generator: &Ref<Generator>) -> &'a mut Generator {
    // SAFETY: the handle keeps the generator alive; borrows end before anything else can look at it.
    unsafe { &mut *payload(generator) }
}

/// Goes on with a generator that is ready, whose `yield` gives `sent`. What it yields comes to slot `at` of this frame,
/// which goes on `behind` units later. False, with nothing changed, where it is not ready or too deep.
#[inline(always)]
pub fn resume(r: &mut R, generator: &Ref<Generator>, sent: Bits, at: u16, behind: usize, flags: u16) -> bool {
    let (vm, caller) = (r.vm(), r.frame());
    let s = &mut state_of(generator).frame;
    if !s.is_ready() || vm.frames.list.len() >= vm.frame_limit {
        return false;
    }
    let Some(function) = s.function.take() else { return false };
    caller.resume = r.pc.wrapping_add(behind);
    caller.sp = r.slot(at);
    let top = if caller.flags & flag::GENERATOR != 0 { caller.top } else { caller.sp };
    s.state = State::Running;
    vm.handled.push(std::mem::replace(&mut s.handled, Value::NONE));
    let (regs, live, resume) = (s.regs.as_mut_ptr(), s.live, s.resume);
    // SAFETY: the verified depth has room for the value sent, and `live` slots are in use.
    unsafe {
        regs.add(live).write(sent);
        let frame = add_frame(vm, function, regs, regs.add(live + 1), flag::GENERATOR | flags);
        (*frame).top = top;
        (*frame).owner = generator.value().clone();
    }
    (r.regs, r.pc) = (regs, resume);
    true
}

/// Takes the innermost frame, whose generator nobody looks into, off the stack: it waits behind the instruction at
/// `pc`, with the stack below slot `at` in use. The frame's reference to the generator.
#[inline(always)]
fn take_off(r: &R, at: u16) -> Bits {
    let vm = r.vm();
    let handled = vm.handled.pop().unwrap_or(Value::NONE);
    // SAFETY: there is a frame, a generator's, which is read out before it goes; its other owning field is NULL.
    unsafe {
        let n = vm.frames.list.len() - 1;
        let frame: *const Frame = vm.frames.list.as_ptr().add(n);
        let s = owner(&*frame);
        s.state = State::Suspended;
        s.live = usize::from(at);
        s.resume = r.pc.add(1);
        (&raw mut s.function).write(Some(std::ptr::read(&(*frame).function)));
        (&raw mut s.handled).write(handled);
        let owner = (*frame).owner.bits();
        vm.frames.list.set_len(n);
        owner
    }
}

/// The generator of a generator's frame.
#[inline(always)]
unsafe fn owner<'a>(frame: &Frame) -> &'a mut Suspended {
    // SAFETY: frames with the flag GENERATOR are owned by one.
    &mut (*((frame.owner.bits().ptr() as *mut u8).add(8) as *mut Generator)).frame
}

/// Gives what slot `a` holds to whoever resumed the generator, and back what was paid for `c` instructions.
#[inline(always)]
pub fn suspend(r: &mut R) -> Flow {
    let (vm, frame, at) = (r.vm(), r.frame(), r.instr().a);
    // SAFETY: generators' frames have an owner; those without other flags have a caller below them.
    unsafe {
        let is_plain = frame.flags & !flag::DRIVEN == flag::GENERATOR && !frame.locals.bits().is_ptr();
        if !is_plain || !owner(frame).object.is_null() {
            return Flow::Out(suspend_slow);
        }
        let caller = vm.frames.list.as_ptr().add(vm.frames.list.len() - 2);
        if (*caller).resume.is_null() {
            return Flow::Out(suspend_slow);
        }
        let value = r.reg(at);
        vm.fuel += i64::from(r.instr().c);
        let owner = take_off(r, at);
        (r.pc, r.regs) = ((*caller).resume, (*caller).regs);
        (*caller).sp.write(value);
        r.go_without(owner)
    }
}

/// The same for any other frame.
unsafe fn suspend_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let (frame, at) = (r.frame(), r.instr().a);
    let flags = frame.flags;
    if flags & flag::GENERATOR == 0 || frame.generator().is_none() {
        return transfer::leave(vm, pc, regs);
    }
    let value = r.reg(at);
    if let Some(gathering) = frame.locals.exact::<Gathering>() {
        return gather::take(r, gathering, value.into_value());
    }
    r.vm().fuel += i64::from(r.instr().c);
    frame.resume = pc.add(1);
    frame.sp = r.slot(at);
    let vm = r.vm();
    owner(frame).forget_object();
    if flags == flag::GENERATOR | flag::ENTRY && owner(frame).object.is_null() {
        drop(take_off(&r, at).into_value());
        vm.result = value.into_value();
        vm.yielded = true;
        return Place::LEFT;
    }
    let frame = suspend::take_off(vm);
    if let Some(frame) = frame.filter(|_| flags & flag::DRIVEN != 0) {
        let mut st = St::new(vm);
        st.load();
        awaited::deliver(&mut st, &frame, value.into_value());
        drop(frame);
        return transfer::go_on(st, false);
    }
    if flags & flag::ENTRY != 0 {
        vm.result = value.into_value();
        vm.yielded = true;
        return Place::LEFT;
    }
    transfer::give(vm, value)
}

/// Takes the innermost frame, a generator's that has given away what it yields at `pc`, off the stack; the generator.
pub fn put_aside(r: &R) -> Value {
    let (frame, at) = (r.frame(), r.instr().a);
    frame.resume = r.pc.wrapping_add(1);
    frame.sp = r.slot(at);
    // SAFETY: a generator's frame has an owner.
    unsafe { owner(frame) }.forget_object();
    match suspend::take_off(r.vm()) {
        Some(frame) => frame.owner.clone(),
        None => Value::NULL,
    }
}

/// Lets go of the frame's object, if nobody else holds it.
pub fn forget_object(generator: &Ref<Generator>) {
    state_of(generator).frame.forget_object();
}

/// The same for the SEND or loop at `pc`, after a look whether anybody still holds the frame as an object.
pub fn resume_again(r: &mut R, generator: &Ref<Generator>) -> bool {
    let s = &mut state_of(generator).frame;
    if s.object.is_null() {
        return false;
    }
    s.forget_object();
    let at = r.instr().a;
    let sent = if r.instr().op == Rop::Send { r.reg(at + 1) } else { Bits::NONE };
    resume(r, generator, sent, at + 1, 1, 0)
}

/// Goes on with the asynchronous generator of the awaitable that the SEND at `pc` sends to.
pub fn resume_through(r: &mut R, awaitable: &Ref<AsyncSend>) -> bool {
    let (vm, at) = (r.vm(), r.instr().a);
    let s = awaitable.get(vm);
    let Some(value) = s.value_for(s.generator.get(vm), r.value(at + 1)) else { return false };
    let (generator, sent) = (s.generator.clone(), r.reg(at + 1));
    let value = value.into_bits();
    state_of(&generator).frame.forget_object();
    if !resume(r, &generator, value, at + 1, 1, flag::DRIVEN) {
        // SAFETY: the value has been counted, and has not been given away.
        drop(unsafe { value.into_value() });
        return false;
    }
    // SAFETY: what was sent was owned by the slot, which holds what is yielded now.
    drop(unsafe { sent.into_value() });
    r.frame().locals = awaitable.value().clone();
    awaited::begin(awaitable);
    true
}

/// Goes on with the generator that the call at `pc` of `next` or `send` is about, whose slot `a` gets what it yields, or
/// of a builtin that takes all its items. False, with nothing changed, where it is not ready, or another function is called.
pub fn resume_by_call(r: &mut R, callable: &Value, values: &[Value]) -> bool {
    if gather::begin(r, callable, values) {
        return true;
    }
    let Some(g) = values.first().and_then(|v| v.downcast::<Generator>()).cloned() else { return false };
    let (sent, default) = match (callable.exact::<Builtin>(), callable.exact::<MethodDescriptor>()) {
        (Some(b), _) if is_next(b.method) && g.is_exact() => match &values[1..] {
            [] => (Value::NONE, Value::NULL),
            [default] if default.is_none() => (Value::NONE, Value::NONE),
            _ => return false,
        },
        (_, Some(d)) if is_send(d.method) && r.vm().class_ref(g.value()).value().is(d.class.value()) => {
            match &values[1..] {
                [v] if v.is_none() || !state_of(&g).frame.is_created() => (v.clone(), Value::NULL),
                _ => return false,
            }
        }
        _ => return false,
    };
    let i = r.instr();
    let (slots, count, sent) = (r.slot(i.a), usize::from(i.b) + 2, sent.into_bits());
    state_of(&g).frame.forget_object();
    if !resume(r, &g, sent, i.a, 1, flag::DRIVEN) {
        // SAFETY: the value has been counted, and has not been given away.
        drop(unsafe { sent.into_value() });
        return false;
    }
    r.frame().locals = default;
    for n in (0..count).rev() {
        // SAFETY: the slots of the call owned their references, and are free while it waits.
        drop(unsafe { slots.add(n).read().into_value() });
    }
    true
}

/// A generator that its caller drives through something else returns.
pub fn driven_returns(r: R, result: Value) -> Place {
    let list = &r.vm().frames.list;
    let Some(caller) = list.len().checked_sub(2).map(|caller| &list[caller]) else { return Place::LEFT };
    let mut caller = R { vm: r.vm, pc: caller.resume.wrapping_sub(1), regs: caller.regs };
    let through = std::mem::replace(&mut r.frame().locals, Value::NULL);
    end(&r);
    let (vm, i) = (r.vm(), caller.instr());
    if let Some(gathering) = through.exact::<Gathering>() {
        drop(result);
        (i.a..i.a + i.b + 2).for_each(|slot| caller.set(slot, Bits::NULL));
        let exposure = transfer::expose(&caller);
        let result = vm.work(1).and_then(|()| Gathering::result(vm, gathering));
        return super::ops::builtin::finish(caller, exposure, result);
    }
    let raised = if let Some(awaitable) = through.exact::<AsyncSend>() {
        awaited::settle(awaitable);
        state_of(&awaitable.get(vm).generator).is_closed = true;
        caller.set(i.a + 1, Bits::NONE);
        drop(result);
        vm.stop_async_iteration()
    } else if through.is_none() {
        drop(result);
        caller.set(i.a, Bits::NONE);
        caller.skip(1);
        return transfer::settled(caller);
    } else {
        (i.a..i.a + i.b + 2).for_each(|slot| caller.set(slot, Bits::NULL));
        vm.stop_iteration(result)
    };
    drop(through);
    transfer::raise(caller, raised)
}

/// Wraps what slot `a` holds, and gives it to whoever resumed the asynchronous generator.
#[inline(always)]
pub fn suspend_wrapped(_r: &mut R) -> Flow {
    Flow::Out(suspend_wrapped_slow)
}

unsafe fn suspend_wrapped_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let (frame, at) = (r.frame(), r.instr().a);
    let value = r.reg(at);
    let list = &r.vm().frames.list;
    if frame.flags == flag::GENERATOR | flag::DRIVEN
        && owner(frame).object.is_null()
        && let Some(caller) = list.len().checked_sub(2).map(|caller| &list[caller])
        && !caller.resume.is_null()
        && (*caller.resume.sub(1)).instr.c != 0
    {
        // The SEND is over: nobody sees the wrapper.
        let mut caller = R { vm, pc: caller.resume.sub(1), regs: caller.regs };
        let through = std::mem::replace(&mut frame.locals, Value::NULL);
        r.vm().fuel += i64::from(r.instr().c);
        drop(take_off(&r, at).into_value());
        if let Some(awaitable) = through.exact::<AsyncSend>() {
            awaited::settle(awaitable);
        }
        super::ops::iter::put_sent(&caller, value);
        drop(through);
        caller.skip(caller.instr().c as i16 as isize);
        return transfer::settled(caller);
    }
    let wrapped = Ref::new(AsyncWrapped { value: value.into_value() });
    r.set(at, Value::from(wrapped).into_bits());
    suspend_slow(vm, pc, regs)
}

/// Ends the innermost frame, a generator's: its caller goes on.
pub fn end(r: &R) {
    let vm = r.vm();
    let n = vm.frames.list.len() - 1;
    // SAFETY: a generator's frame has an owner.
    let s = unsafe { owner(&vm.frames.list[n]) };
    if !s.object.is_null() {
        s.forget_object();
    }
    if !s.object.is_null() {
        let Some(mut frame) = vm.frames.list.pop() else { return };
        vm.end_frame_object(&mut frame, None);
        end_locals(r, frame.code().nlocalsplus as usize);
        finish(vm, s);
        return;
    }
    // SAFETY: the frame is read out before it goes; it keeps its code alive until its function is given up.
    let (function, locals, owner) = unsafe {
        let frame = &mut *vm.frames.list.as_mut_ptr().add(n);
        vm.frames.list.set_len(n);
        end_locals(r, (*frame.code).nlocalsplus as usize);
        (std::ptr::read(&frame.function), std::ptr::read(&frame.locals), std::ptr::read(&frame.owner))
    };
    finish(vm, s);
    drop((locals, function, owner));
}

/// Marks a generator whose frame has ended.
fn finish(vm: &mut Vm, s: &mut Suspended) {
    drop(vm.handled.pop());
    s.state = State::Finished;
    s.live = 0;
}

/// Gives up the locals of a frame that has ended.
#[inline(always)]
fn end_locals(r: &R, count: usize) {
    let mut p = r.regs;
    let end = p.wrapping_add(count);
    let mut is_clean = true;
    while p < end {
        // SAFETY: locals own their references, and are not looked at again.
        unsafe {
            if (*p).dec_inline() {
                is_clean = false;
                taipan_heap::raw::postpone((*p).ptr());
            }
        }
        p = p.wrapping_add(1);
    }
    if !is_clean {
        taipan_heap::raw::release_postponed(r.vm().dialect.frames_die_backwards());
    }
}

/// The generator that a call of the function with these arguments gives: see [`make`].
pub fn make_generator(vm: &mut Vm, function: &Ref<Function>, args: &[Value]) -> Option<Value> {
    let generator = make(vm, function, args.as_ptr() as *const Bits, args.len())?;
    args.iter().for_each(|v| v.bits().inc());
    Some(generator)
}

/// The generator that a call of the function gives, made without a frame: its `given` arguments lie at `args`, from
/// where they move into it, as the reference to the function does. `None`, with nothing changed, where the code does
/// more than that before it becomes a generator, or has not been lowered.
pub fn make(vm: &mut Vm, function: &Ref<Function>, args: *const Bits, given: usize) -> Option<Value> {
    // SAFETY: the function is alive, and nothing runs while it is looked at.
    let f = unsafe { &*payload(function) };
    let code: &Code = &f.code;
    let register = code.register.get()?.as_ref()?;
    if register.generator == RegisterCode::NO_GENERATOR
        || !code.simple
        || code.argcount as usize != given
        || vm.frames.list.len() >= vm.frame_limit
    {
        return None;
    }
    let cells: &[Value] = match &f.closure {
        Some(cells) if code.nfree != 0 => cells.items(),
        _ => &[],
    };
    if cells.len() != code.nfree as usize || cells.iter().any(|c| c.exact::<Cell>().is_none()) {
        return None;
    }
    // What is not executed counts all the same.
    let steps = if register.counted { i64::from(register.origin[register.generator as usize]) } else { 0 };
    if steps > vm.fuel {
        return None;
    }
    vm.fuel -= steps;
    let (kind, origin) = (Kind::of(code), Generator::origin_for(vm, code));
    let resume = &raw const register.units[register.generator as usize];
    let write = |g: *mut Generator| {
        // SAFETY: every field is written; so many arguments lie at `args`, and fewer than there are locals.
        unsafe {
            write_frame(&raw mut (*g).frame, function, resume, args, given, cells);
            (&raw mut (*g).kind).write(kind);
            (&raw mut (*g).code).write(f.code.clone());
            (&raw mut (*g).name).write(f.name.clone());
            (&raw mut (*g).qualname).write(f.qualname.clone());
            (&raw mut (*g).origin_or_finalizer).write(origin);
            (&raw mut (*g).is_hooked).write(false);
            (&raw mut (*g).is_closed).write(false);
            (&raw mut (*g).is_running).write(false);
        }
    };
    // SAFETY: the payload is written as a whole, and no object is made meanwhile.
    Some(unsafe { Ref::<Generator>::written(Generator::shape_of(vm, kind), write) }.into())
}

/// Writes the frame of a new generator of the function.
///
/// # Safety
/// `given` arguments lie at `args`, which move; `to` is written without a look at what was there.
#[inline(always)]
unsafe fn write_frame(
    to: *mut Suspended,
    function: &Ref<Function>,
    resume: *const Unit,
    args: *const Bits,
    given: usize,
    cells: &[Value],
) {
    let code = &(*payload(function)).code;
    let locals = code.nlocalsplus as usize;
    let regs = Registers::write(&raw mut (*to).regs, code.frame_slots as usize);
    for n in 0..given {
        regs.add(n).write(*args.add(n));
    }
    let free = locals - cells.len();
    for n in given..free {
        regs.add(n).write(Bits::NULL);
    }
    for (n, cell) in cells.iter().enumerate() {
        regs.add(free + n).write(cell.clone().into_bits());
    }
    (&raw mut (*to).state).write(State::Created);
    (&raw mut (*to).function).write(Some(function.clone()));
    (&raw mut (*to).live).write(locals);
    (&raw mut (*to).pc).write(code.instrs.as_ptr());
    (&raw mut (*to).resume).write(resume);
    (&raw mut (*to).handled).write(Value::NONE);
    (&raw mut (*to).object).write(Value::NULL);
}
