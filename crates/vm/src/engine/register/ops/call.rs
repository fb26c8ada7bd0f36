//! Calls of Python functions whose arguments need no binding, and returns.

use super::{builtin, fitted};
use crate::call::{Builtin, MethodDescriptor};
use crate::engine::enter::fill_frame;
use crate::engine::frame::{flag, payload};
use crate::engine::ops as stack;
use crate::engine::register::advance;
use crate::engine::register::code::{RegisterCode, Unit};
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::switch;
use crate::engine::register::table::Rop;
use crate::engine::register::transfer::{self, Exposure};
use crate::engine::state::{Ctl, St};
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::method::BoundMethod;
use crate::{Class, Vm};
use taipan_heap::{Bits, Instance, Payload, Ref, Value};

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
    if callable.is_ptr()
        && callable.shape().0 == <Function as Payload>::ID
        && enter::<false>(r, callable, i.a, 2 - has_self, i.b + has_self, 1, 0)
    {
        return Flow::Go;
    }
    if callable.is_ptr() && [Builtin::ID, MethodDescriptor::ID].contains(&callable.shape().0) {
        return Flow::Out(builtin::call::<NULL_FIRST>);
    }
    Flow::Out(call_other::<NULL_FIRST>)
}

/// Enters a function whose `given` arguments lie `below` slots above slot `at`, which gets the result, where it needs
/// nothing but these; its owned reference moves into the new frame. The caller goes on `behind` units later.
/// `ANY`: the caller may be a generator.
#[inline(always)]
pub fn enter<const ANY: bool>(
    r: &mut R,
    function: Bits,
    at: u16,
    below: u16,
    given: u16,
    behind: usize,
    flags: u16,
) -> bool {
    let args = r.slot(at + below);
    let Some((code, target, top)) = entrance::<ANY>(r, function, args, u32::from(given)) else {
        return false;
    };
    let (vm, caller) = (r.vm(), r.frame());
    // SAFETY: token: the registers stay while nothing runs. There is room for the frame's slots at `top`, and there are
    // as many arguments as parameters.
    unsafe {
        caller.resume = r.pc.add(behind);
        caller.sp = r.slot(at);
        let locals = code.nlocalsplus as usize;
        if ANY && top != args {
            std::ptr::copy_nonoverlapping(args, top, usize::from(given));
        }
        for local in usize::from(given)..locals {
            top.add(local).write(Bits::NULL);
        }
        let frame = vm.frames.add_spare();
        fill_frame(frame, Ref::<Function>::from_bits(function), top, top.add(locals), flags);
        r.regs = top;
    }
    vm.fuel -= i64::from(target.price);
    r.pc = target.first_paid();
    true
}

/// What [`enter`] needs of a function that it can enter: its code in both forms, and where its registers go whose
/// arguments lie at `args`.
#[inline(always)]
fn entrance<'a, const ANY: bool>(
    r: &R,
    function: Bits,
    args: *mut Bits,
    given: u32,
) -> Option<(&'a Code, &'a RegisterCode, *mut Bits)> {
    let (vm, caller) = (r.vm(), r.frame());
    // SAFETY: token: the bits are a function's, whose code stays while nothing runs.
    let code = unsafe {
        let f = payload(function.as_value().exact::<Function>().unwrap_unchecked());
        &*payload(&(*f).code)
    };
    let target = code.register.get()?.as_ref()?;
    // A generator's registers are its own: the arguments go to the thread's stack.
    let is_own = caller.flags & flag::GENERATOR != 0;
    let top = if ANY && is_own { caller.top } else { args };
    let is_possible = code.simple
        && target.generator == RegisterCode::NO_GENERATOR
        && (ANY || !is_own)
        && code.argcount == given
        && vm.frames.has_room(top, code.frame_slots as usize)
        && vm.frames.list.len() < vm.frame_limit
        && vm.frames.has_spare()
        && vm.fuel >= i64::from(target.price);
    is_possible.then_some((code, target, top))
}

/// Whether [`enter`] takes that function with so many arguments at that slot.
pub fn can_enter(r: &R, function: Bits, at: u16, given: u32) -> bool {
    entrance::<true>(r, function, r.slot(at), given).is_some()
}

/// Where a call's callable lies, how many arguments there are with what lies under them, and where the first one is.
#[inline(always)]
pub fn layout<const NULL_FIRST: bool>(r: &R) -> (u16, usize, *mut Bits) {
    let i = r.instr();
    let (n, args) = (usize::from(i.b), r.slot(i.a + 2));
    match NULL_FIRST {
        true if r.reg(i.a).is_null() => (i.a + 1, n, args),
        false if r.reg(i.a + 1).is_null() => (i.a, n, args),
        _ => (i.a, n + 1, r.slot(i.a + 1)),
    }
}

/// Calls what is neither builtin function nor method, or a Python function that needs more than its arguments put in place.
unsafe fn call_other<const NULL_FIRST: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let (at, given, first) = layout::<NULL_FIRST>(&r);
    let values = std::slice::from_raw_parts(first as *const Value, given);
    let vm = r.vm();
    let callable = r.value(at);
    if let Some(f) = callable.exact::<Function>() {
        let exposure = transfer::expose(&r);
        if let Some(generator) = switch::make(vm, f, first, given) {
            return finish_made(r, exposure, f.value().bits(), generator);
        }
        exposure.pay(&r);
        return enter_python::<NULL_FIRST>(&r, callable, given);
    }
    let mut resumed = r;
    if switch::resume_by_call(&mut resumed, callable, values) {
        return resumed.place();
    }
    if let Some(c) = callable.exact::<Class>() {
        if crate::exc::is_plain(vm, c) {
            let exposure = transfer::expose(&r);
            let e = crate::exc::make(vm, c, values);
            return builtin::finish(r, exposure, Ok(e));
        }
        if !c.get(vm).is_heap() {
            return builtin::instantiate(r, c, values);
        }
        return enter_quickly(&r, callable, given)
            .or_else(|| enter_other::<NULL_FIRST>(&r, Bits::NULL, 1))
            .unwrap_or_else(|| builtin::instantiate(r, c, values));
    } else if let Some(m) = callable.exact::<BoundMethod>()
        && given == usize::from(r.instr().b)
    {
        // The function and the object take the places of the method and the NULL; the call begins again.
        let (function, this) = (m.function.clone().into_bits(), m.this.clone().into_bits());
        let (method, base) = (callable.bits(), r.instr().a);
        r.set(base, function);
        r.set(base + 1, this);
        drop(method.into_value());
        return r.place();
    }
    if given == usize::from(r.instr().b)
        && let Some(place) = super::special::call(&r, callable, values)
    {
        return place;
    }
    builtin::call_any(vm, pc, regs)
}

/// Enters a Python function or class.
fn enter_python<const NULL_FIRST: bool>(r: &R, callable: &Value, given: usize) -> Place {
    enter_quickly(r, callable, given)
        .or_else(|| fitted::enter::<NULL_FIRST>(r, Bits::NULL, 1))
        .or_else(|| enter_other::<NULL_FIRST>(r, Bits::NULL, 1))
        .unwrap_or_else(|| transfer::leave(r.vm, r.pc, r.regs))
}

/// Enters a Python function or class where its arguments are in order but for defaults.
fn enter_quickly(r: &R, callable: &Value, given: usize) -> Option<Place> {
    let mut r = *r;
    let i = r.instr();
    if let Some(class) = callable.exact::<Class>() {
        let is_plain = class.get(r.vm()).layout == Instance::ID && given == usize::from(i.b);
        let init = if is_plain { stack::plain_init(r.vm(), class) } else { None }?;
        let f = init.exact::<Function>()?.value().bits();
        if !can_enter(&r, f, i.a + 1, u32::from(i.b) + 1) {
            return None;
        }
        // The slot under the arguments, which held the class or nothing, becomes `self`.
        let instance: Value = Ref::with_shape(class.get(r.vm()).shape, Instance).into();
        let class = callable.bits();
        r.set(i.a + 1, instance.clone().into_bits());
        enter::<true>(&mut r, init.into_bits(), i.a, 1, i.b + 1, 1, flag::INIT);
        r.frame().locals = instance;
        // SAFETY: fact: depth. The class was owned by a slot that holds something else now, or nothing.
        drop(unsafe { class.into_value() });
        return Some(r.place());
    }
    let function = callable.exact::<Function>()?.get(r.vm());
    let argcount = function.code.argcount as usize;
    let defaults = function.defaults.as_ref().map_or(&[][..], |d| d.items());
    let missing = argcount.checked_sub(given).filter(|n| *n <= defaults.len())?;
    let below = 2 + i.b - given as u16;
    if !can_enter(&r, callable.bits(), i.a + below, argcount as u32) {
        return None;
    }
    for (k, default) in defaults[defaults.len() - missing..].iter().enumerate() {
        r.set(i.a + 2 + i.b + k as u16, default.clone().into_bits());
    }
    enter::<true>(&mut r, callable.bits(), i.a, below, argcount as u16, 1, 0);
    Some(r.place())
}

/// The same with keyword arguments, whose names lie behind the instruction.
#[inline(always)]
pub fn call_keywords<const NULL_FIRST: bool>(_r: &mut R) -> Flow {
    Flow::Out(call_keywords_slow::<NULL_FIRST>)
}

unsafe fn call_keywords_slow<const NULL_FIRST: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    let names = (*pc.add(1)).pair[0];
    fitted::enter::<NULL_FIRST>(&r, names, 2)
        .or_else(|| enter_other::<NULL_FIRST>(&r, names, 2))
        .unwrap_or_else(|| transfer::leave(vm, pc, regs))
}

/// Enters a Python function or class whose arguments must be brought in order. The caller goes on `behind` units later.
fn enter_other<const NULL_FIRST: bool>(r: &R, names: Bits, behind: usize) -> Option<Place> {
    let i = r.instr();
    let n = usize::from(i.b);
    let (at, given, _) = layout::<NULL_FIRST>(r);
    let sp = r.slot(i.a + 2 + i.b);
    // The last unit of several is the call's own.
    let pc = transfer::origin(&R { pc: r.pc.wrapping_add(behind - 1), ..*r }).1;
    let mut st = St { vm: r.vm, pc, regs: r.regs, sp, code: r.frame().code };
    let callable = n + 1 - usize::from(at - i.a);
    let ctl = stack::enter_callable(&mut st, n, callable, given, names)?;
    if ctl == Ctl::Next {
        return Some(transfer::begin_callee(st, behind, r.pc));
    }
    advance::give_back(&R { pc: r.pc.wrapping_add(behind - 1), ..*r });
    Some(transfer::unwound(st, ctl))
}

/// Puts a generator in the place of the function that it was made by and of the arguments, which have moved into it.
fn finish_made(mut r: R, exposure: Exposure, function: Bits, generator: Value) -> Place {
    r.set(r.instr().a, generator.into_bits());
    // SAFETY: the reference was the slot's.
    drop(unsafe { function.into_value() });
    r.skip(1);
    exposure.done(r)
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
        flag::ENTRY | flag::DISCARD | flag::SPECIAL => true,
        flag::INIT => result == Bits::NONE,
        _ if flags & !flag::DRIVEN == flag::GENERATOR => return super::iter::generator_returns(r, result),
        _ => false,
    };
    if !is_known {
        return transfer::leave(vm, pc, regs);
    }
    advance::give_back(&r);
    match i.op {
        Rop::ReturnLocal => r.set(i.a, Bits::NULL),
        Rop::ReturnConst => result.inc(),
        _ => {}
    }
    transfer::drop_locals(&r, r.regs);
    let vm = r.vm();
    if flags == flag::ENTRY {
        drop(vm.frames.list.pop());
        vm.result = result.into_value();
        return Place::LEFT;
    }
    let instance = std::mem::replace(&mut r.frame().locals, Value::NULL).into_bits();
    // Of what a frame owns, only the function is left.
    drop(vm.frames.pop_plain().into_value());
    match flags {
        flag::INIT => transfer::give(vm, instance),
        flag::DISCARD => transfer::go_on_without(vm, result),
        flag::SPECIAL => super::special::returned(vm, result),
        _ => transfer::give(vm, result),
    }
}

/// Ends a frame without flags, so that there is a caller. `b` locals; `c` instructions have been paid in advance.
#[inline(always)]
fn end(r: &mut R, result: Bits) -> Flow {
    let (locals, ahead) = (usize::from(r.instr().b), i64::from(r.instr().c));
    r.vm().fuel += ahead;
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
    // SAFETY: frame: one without flags has a caller below it.
    let caller = unsafe { vm.frames.list.as_ptr().add(n - 2) };
    let resume = unsafe { (*caller).resume };
    if resume.is_null() {
        r.pc = std::ptr::null();
        return Flow::Return(result);
    }
    let function = vm.frames.pop_plain();
    // SAFETY: fact: height. The caller waits for the result in the slot at its `sp`.
    unsafe {
        r.regs = (*caller).regs;
        r.pc = resume;
        (*caller).sp.write(result);
    }
    r.go_without(function)
}
