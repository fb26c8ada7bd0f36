//! Calls of Python functions whose arguments need no binding, and returns.

use crate::call::{Args, Builtin, Method, MethodDescriptor, bind, call_builtin};
use crate::engine::enter::add_frame;
use crate::engine::frame::{flag, payload};
use crate::engine::instr::Instr;
use crate::engine::ops as stack;
use crate::engine::register::code::{RegisterCode, Unit};
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::switch;
use crate::engine::register::table::Rop;
use crate::engine::register::transfer;
use crate::engine::state::{Ctl, St};
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::method::BoundMethod;
use crate::types::str::Str;
use crate::{Class, PyResult, Vm};
use smallvec::SmallVec;
use std::mem::ManuallyDrop;
use taipan_heap::{Bits, Payload, Ref, Value};

/// Calls what lies in slot `a` or `a + 1` with `b` arguments behind these two; slot `a` gets the result.
/// `NULL_FIRST`: a NULL lies under the callable (up to 3.12), else above.
#[inline(always)]
pub fn call<const NULL_FIRST: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    let (first, second) = (r.reg(i.a), r.reg(i.a + 1));
    let (callable, has_self) = match NULL_FIRST {
        true if first.is_null() => (second, 0),
        true => (first, 1),
        false => (first, u16::from(!second.is_null())),
    };
    if callable.shape().0 == <Function as Payload>::ID
        && enter(r, callable, i.a, 2 - has_self, i.b + has_self, 1, 0)
    {
        return Flow::Go;
    }
    Flow::Out(call_other::<NULL_FIRST>)
}

/// Enters a function whose `given` arguments lie `below` slots above slot `at`, which gets the result, where it needs
/// nothing but these; its owned reference moves into the new frame. The caller goes on `behind` units later.
#[inline(always)]
pub fn enter(r: &mut R, function: Bits, at: u16, below: u16, given: u16, behind: usize, flags: u8) -> bool {
    let (vm, caller) = (r.vm(), r.frame());
    // SAFETY: the bits are a function's; its code and the registers stay while nothing runs.
    unsafe {
        let f = payload(function.as_value().exact::<Function>().unwrap_unchecked());
        let code: *const Code = payload(&(*f).code);
        let Some(Some(target)) = (*code).register.get() else { return false };
        // A generator's registers are its own: the arguments go to the thread's stack.
        let is_apart = caller.flags & flag::GENERATOR != 0;
        let args = if is_apart { caller.top } else { r.slot(at + below) };
        if !(*code).simple
            || (*code).argcount != u32::from(given)
            || target.generator != RegisterCode::NO_GENERATOR
            || !vm.frames.has_room(args, (*code).frame_slots as usize)
            || vm.frames.list.len() >= vm.frame_limit
        {
            return false;
        }
        caller.resume = r.pc.add(behind);
        caller.sp = r.slot(at);
        if is_apart {
            std::ptr::copy_nonoverlapping(r.slot(at + below), args, usize::from(given));
        }
        let locals = (*code).nlocalsplus as usize;
        for local in usize::from(given)..locals {
            args.add(local).write(Bits::NULL);
        }
        add_frame(vm, Ref::<Function>::from_bits(function), args, args.add(locals), flags);
        r.regs = args;
        r.pc = target.first();
    }
    true
}

/// Whether [`enter`] takes that function with so many arguments at that slot.
pub fn can_enter(r: &R, function: Bits, at: u16, given: u32) -> bool {
    let (vm, caller) = (r.vm(), r.frame());
    // SAFETY: the bits are a function's, whose code stays while nothing runs.
    let code = unsafe {
        let f = payload(function.as_value().exact::<Function>().unwrap_unchecked());
        &*payload(&(*f).code)
    };
    let args = if caller.flags & flag::GENERATOR != 0 { caller.top } else { r.slot(at) };
    matches!(code.register.get(), Some(Some(c)) if c.generator == RegisterCode::NO_GENERATOR)
        && code.simple
        && code.argcount == given
        && vm.frames.has_room(args, code.frame_slots as usize)
        && vm.frames.list.len() < vm.frame_limit
}

/// The special method of the object's class, where that is a Python function; an owned reference.
pub fn special_function(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Option<Bits> {
    let class = vm.class_of(object);
    if !class.get(vm).is_heap() {
        return None;
    }
    let method = vm.class_lookup(&class, name)?;
    method.exact::<Function>().is_some().then(|| method.into_bits())
}

/// Calls what is no Python function, or one that needs more than its arguments put in place.
unsafe fn call_other<const NULL_FIRST: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let (base, n) = (r.slot(i.a), usize::from(i.b));
    let (first, second) = (*base, *base.add(1));
    let (callable, has_self) = match NULL_FIRST {
        true if first.is_null() => (second, false),
        true => (first, true),
        false => (first, !second.is_null()),
    };
    let given = n + usize::from(has_self);
    let values = std::slice::from_raw_parts(base.add(2 + n - given) as *const Value, given);
    let (vm, args) = (r.vm(), Args::positional_only(values));
    let callable = callable.as_value();
    transfer::expose(&r);
    if let Some(f) = callable.exact::<Function>()
        && let Some(generator) = switch::make(vm, f, values.as_ptr() as *const Bits, given)
    {
        return finish_made(r, f.value().bits(), generator);
    }
    if switch::resume_by_call(&mut r, callable, values) {
        return r.place();
    }
    if let Some(d) = callable.exact::<MethodDescriptor>() {
        if bind::is_direct(d.method, args) && vm.class_ref(&values[0]).value().is(d.class.value()) {
            transfer::expose(&r);
            return finish(r, (d.method.call)(vm, values));
        }
        if let Some(values) = filled(d.method, values)
            && vm.class_ref(&values[0]).value().is(d.class.value())
        {
            transfer::expose(&r);
            return finish(r, (d.method.call)(vm, &values));
        }
    } else if let Some(b) = callable.exact::<Builtin>() {
        transfer::expose(&r);
        if b.this.is_null()
            && let Some(values) = filled(b.method, values)
        {
            return finish(r, (b.method.call)(vm, &values));
        }
        return finish(r, call_builtin(vm, b, args));
    } else if let Some(c) = callable.exact::<Class>()
        && crate::exc::is_plain(vm, c)
    {
        let e = crate::exc::make(vm, c, values);
        return finish(r, Ok(e));
    } else if let Some(m) = callable.exact::<BoundMethod>()
        && m.function.exact::<Function>().is_some()
        && !has_self
    {
        // The function and the object take the places of the method and the NULL; the call begins again.
        let (function, this) = (m.function.clone().into_bits(), m.this.clone().into_bits());
        let method = if NULL_FIRST { second } else { first };
        base.write(function);
        base.add(1).write(this);
        drop(method.into_value());
        return r.place();
    }
    let handler: fn(&mut St, Instr) -> Ctl = if NULL_FIRST { stack::call_311 } else { stack::call_313 };
    let (instr, next) = transfer::origin(&r);
    let mut st = St { vm: r.vm, pc: next, regs, sp: base.add(2 + n), code: r.frame().code };
    let depth = r.vm().frames.list.len();
    match handler(&mut st, instr) {
        Ctl::Next if r.vm().frames.list.len() == depth => Place { pc: pc.add(1), regs },
        Ctl::Next => {
            // The caller goes on in register code.
            if let Some(caller) = r.vm().frames.list.get_mut(depth - 1) {
                caller.resume = pc.add(1);
            }
            transfer::resume_at(st)
        }
        ctl => transfer::unwound(st, ctl),
    }
}

/// The arguments with empty places for optional parameters behind them, where binding is no more than that. They are
/// borrowed from the slots.
fn filled(m: &Method, values: &[Value]) -> Option<ManuallyDrop<SmallVec<[Value; 6]>>> {
    let (given, wanted) = (values.len(), m.params.len());
    if given >= wanted || wanted > 6 || given == 0 || !m.params.iter().all(bind::is_positional) {
        return None;
    }
    let mut all = ManuallyDrop::new(SmallVec::new());
    // SAFETY: the copies are never dropped, so that the slots go on owning their references.
    all.extend(values.iter().map(|v| unsafe { v.bits().into_value() }));
    for p in &m.params[given..] {
        all.push(bind::immediate_default(p)?);
    }
    Some(all)
}

/// Puts a generator in the place of the function that it was made by and of the arguments, which have moved into it.
fn finish_made(mut r: R, function: Bits, generator: Value) -> Place {
    r.set(r.instr().a, generator.into_bits());
    // SAFETY: the reference was the slot's.
    drop(unsafe { function.into_value() });
    r.skip(1);
    transfer::settle(r);
    r.place()
}

/// Puts a call's result in the place of its operands.
fn finish(mut r: R, result: PyResult) -> Place {
    let i = r.instr();
    match result {
        Ok(v) => {
            for slot in (i.a..i.a + 2 + i.b).rev() {
                // SAFETY: the slots own their references, and are free behind the call.
                drop(unsafe { r.reg(slot).into_value() });
            }
            r.set(i.a, v.into_bits());
            r.skip(1);
            transfer::settle(r);
            r.place()
        }
        Err(e) => transfer::raise(r, e),
    }
}

/// Returns what local `a` holds; `b` locals.
#[inline(always)]
pub fn return_local(r: &mut R) -> Flow {
    if r.frame().flags != 0 {
        return Flow::Out(return_special);
    }
    let i = r.instr();
    let result = r.reg(i.a);
    r.set(i.a, Bits::NULL);
    end(r, result)
}

/// Returns what slot `a` holds.
#[inline(always)]
pub fn return_slot(r: &mut R) -> Flow {
    if r.frame().flags != 0 {
        return Flow::Out(return_special);
    }
    let result = r.reg(r.instr().a);
    end(r, result)
}

/// Returns the constant that lies `a` words back.
#[inline(always)]
pub fn return_constant(r: &mut R) -> Flow {
    if r.frame().flags != 0 {
        return Flow::Out(return_special);
    }
    let result = r.constant(r.instr().a);
    result.inc();
    end(r, result)
}

/// Returns to native code, or from an `__init__` to whoever called its class.
unsafe fn return_special(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let (i, flags) = (r.instr(), r.frame().flags);
    let result = match i.op {
        Rop::ReturnConst => r.constant(i.a),
        _ => r.reg(i.a),
    };
    let flags = if flags & flag::HAS_OBJECT != 0 && flags & flag::GENERATOR == 0 && r.frame().forget_object()
    {
        r.frame().flags
    } else {
        flags
    };
    let is_known = match flags {
        0 => true,
        flag::ENTRY | flag::DISCARD => true,
        flag::INIT => result == Bits::NONE,
        _ if flags & !flag::DRIVEN == flag::GENERATOR => return super::iter::generator_returns(r, result),
        _ => false,
    };
    if !is_known {
        return transfer::leave(vm, pc, regs);
    }
    match i.op {
        Rop::ReturnLocal => r.set(i.a, Bits::NULL),
        Rop::ReturnConst => result.inc(),
        _ => {}
    }
    transfer::drop_locals(&r, r.regs);
    let vm = r.vm();
    let Some(mut frame) = vm.frames.list.pop() else { return Place::LEFT };
    if flags == 0 {
        drop(frame);
        return transfer::give(r.vm(), result);
    }
    if flags == flag::ENTRY {
        vm.result = result.into_value();
        return Place::LEFT;
    }
    if flags == flag::DISCARD {
        drop(frame);
        return transfer::go_on_without(r.vm(), result);
    }
    let instance = std::mem::replace(&mut frame.locals, Value::NULL).into_bits();
    drop(frame);
    transfer::give(r.vm(), instance)
}

/// Ends a frame without flags, so that there is a caller.
#[inline(always)]
fn end(r: &mut R, result: Bits) -> Flow {
    let locals = usize::from(r.instr().b);
    let mut p = r.regs;
    let end = p.wrapping_add(locals);
    while p < end {
        // SAFETY: locals own their references, and are not looked at again.
        if unsafe { (*p).dec_inline() } {
            // The rest is done out of line, from the one that died on.
            r.pc = p as *const Unit;
            return Flow::Return(result);
        }
        p = p.wrapping_add(1);
    }
    let vm = r.vm();
    let n = vm.frames.list.len();
    // SAFETY: a frame without flags has a caller below it.
    let caller = unsafe { vm.frames.list.as_ptr().add(n - 2) };
    let resume = unsafe { (*caller).resume };
    if resume.is_null() {
        r.pc = std::ptr::null();
        return Flow::Return(result);
    }
    let function = vm.frames.pop_plain();
    // SAFETY: the caller waits for the result in the slot at its `sp`.
    unsafe {
        r.regs = (*caller).regs;
        r.pc = resume;
        (*caller).sp.write(result);
    }
    r.go_without(function)
}
