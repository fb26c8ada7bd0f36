//! Calls of Python functions whose arguments need no binding, and returns.

use crate::call::{Args, Builtin, MethodDescriptor, bind, call_builtin};
use crate::engine::enter::add_frame;
use crate::engine::frame::{flag, payload};
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::transfer;
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::method::BoundMethod;
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Ref, Value};

/// Calls what lies in slot `a` or `a + 1` with `b` arguments behind these two; slot `a` gets the result.
/// `NULL_FIRST`: a NULL lies under the callable (up to 3.12), else above.
#[inline(always)]
pub fn call<const NULL_FIRST: bool>(r: &mut R) -> Flow {
    let i = r.instr();
    let (first, second) = (r.reg(i.a), r.reg(i.a + 1));
    let (callable, has_self) = match NULL_FIRST {
        true if first.is_null() => (second, 0),
        true => (first, 1),
        false => (first, usize::from(!second.is_null())),
    };
    if callable.shape().0 != <Function as taipan_heap::Payload>::ID {
        return Flow::Out(call_other::<NULL_FIRST>);
    }
    let (vm, caller) = (r.vm(), r.frame());
    // SAFETY: the shape says that it is a function; its code and the registers stay while nothing runs.
    unsafe {
        let function = payload(callable.as_value().exact::<Function>().unwrap_unchecked());
        let code: *const Code = payload(&(*function).code);
        let given = usize::from(i.b) + has_self;
        let Some(Some(target)) = (*code).register.get() else { return Flow::Leave };
        let args = r.slot(i.a).add(2 - has_self);
        if !(*code).simple
            || (*code).argcount as usize != given
            || caller.flags & flag::GENERATOR != 0
            || !vm.frames.has_room(args, (*code).frame_slots as usize)
            || vm.frames.list.len() >= vm.recursion_limit
        {
            return Flow::Leave;
        }
        caller.resume = r.pc.add(1);
        caller.sp = r.slot(i.a);
        let locals = (*code).nlocalsplus as usize;
        for local in given..locals {
            args.add(local).write(Bits::NULL);
        }
        // The slot's reference moves into the frame.
        add_frame(vm, Ref::<Function>::from_bits(callable), args, args.add(locals), 0);
        r.regs = args;
        r.pc = target.first();
    }
    Flow::Go
}

/// Calls what is no Python function.
unsafe fn call_other<const NULL_FIRST: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
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
    if let Some(d) = callable.exact::<MethodDescriptor>() {
        if bind::is_direct(d.method, args) && vm.class_ref(&values[0]).value().is(d.class.value()) {
            transfer::expose(&r);
            return finish(r, (d.method.call)(vm, values));
        }
    } else if let Some(b) = callable.exact::<Builtin>() {
        transfer::expose(&r);
        return finish(r, call_builtin(vm, b, args));
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
    transfer::leave(vm, pc, regs)
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
        return Flow::Leave;
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
        return Flow::Leave;
    }
    let result = r.reg(r.instr().a);
    end(r, result)
}

/// Returns the constant that lies `a` words back.
#[inline(always)]
pub fn return_constant(r: &mut R) -> Flow {
    if r.frame().flags != 0 {
        return Flow::Leave;
    }
    let result = r.constant(r.instr().a);
    result.inc();
    end(r, result)
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
