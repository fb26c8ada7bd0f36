//! Exceptions that are handled, and `with`.

use crate::Vm;
use crate::class::{Class, is_subclass};
use crate::engine::frame::flag;
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::transfer;
use crate::exc::Exception;
use crate::types::function::Function;
use crate::types::method::BoundMethod;
use taipan_heap::{Bits, Payload, Ref, Value};

/// `[exception -> previous exception]`, the top under slot `a`.
#[inline(always)]
pub fn push_exc_info(r: &mut R) -> Flow {
    let at = r.instr().a;
    let Some(handled) = r.vm().handled.last_mut() else { return Flow::Out(transfer::bridge) };
    let e = r.reg(at - 1);
    let previous = std::mem::replace(handled, e.to_value());
    r.set(at - 1, previous.into_bits());
    r.set(at, e);
    r.skip(2);
    Flow::Go
}

/// `[previous -> ]`, the top under slot `a`.
#[inline(always)]
pub fn pop_except(r: &mut R) -> Flow {
    let at = r.instr().a;
    let Some(handled) = r.vm().handled.last_mut() else { return Flow::Out(transfer::bridge) };
    // SAFETY: the slot owns its reference, and is free behind the instruction.
    let old = std::mem::replace(handled, unsafe { r.reg(at - 1).into_value() });
    r.skip(2);
    r.go_without(old.into_bits())
}

/// `[exception class -> exception match]`, the top under slot `a`, for one class of exceptions.
#[inline(always)]
pub fn check_exc_match(_r: &mut R) -> Flow {
    Flow::Out(check_exc_match_slow)
}

unsafe fn check_exc_match_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let (vm, at) = (r.vm(), r.instr().a);
    let (e, class) = (r.value(at - 2), r.value(at - 1));
    let is_match = match class.exact::<Class>() {
        // Only exceptions have that layout.
        Some(c) if c.get(vm).layout == Exception::ID => is_subclass(vm, vm.class_ref(e), c),
        _ => return transfer::bridge(r.vm, pc, regs),
    };
    drop(r.reg(at - 1).into_value());
    r.set(at - 1, Bits::from_bool(is_match));
    r.skip(2);
    r.place()
}

/// `[manager -> __exit__ entered]`, the top under slot `a`: `__enter__` runs as a frame of its own, which returns to
/// behind the instruction.
#[inline(always)]
pub fn before_with(_r: &mut R) -> Flow {
    Flow::Out(before_with_slow)
}

unsafe fn before_with_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let (vm, at) = (r.vm(), r.instr().a);
    let manager = r.value(at - 1);
    let (enter, exit) = (vm.names.__enter__.clone(), vm.names.__exit__.clone());
    if let (Some(enter), Some(exit)) = (vm.type_lookup(manager, &enter), vm.type_lookup(manager, &exit))
        && enter.exact::<Function>().is_some()
        && exit.exact::<Function>().is_some()
        && super::call::can_enter(&r, enter.bits(), at, 1)
    {
        let bound = Ref::new(BoundMethod { function: exit, this: manager.clone() });
        r.set(at, r.reg(at - 1));
        r.set(at - 1, Value::from(bound).into_bits());
        let entered = super::call::enter::<true>(&mut r, enter.into_bits(), at, 0, 1, 2, 0);
        debug_assert!(entered);
        return r.place();
    }
    transfer::bridge(r.vm, pc, regs)
}

/// `[exit lasti previous exception -> … result]`, the top under slot `a`: `__exit__` runs as a frame of its own.
#[inline(always)]
pub fn with_except_start(_r: &mut R) -> Flow {
    Flow::Out(with_except_start_slow)
}

unsafe fn with_except_start_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let (vm, at) = (r.vm(), r.instr().a);
    let (e, exit) = (r.value(at - 1), r.value(at - 4));
    if let Some(m) = exit.exact::<BoundMethod>()
        && m.function.exact::<Function>().is_some()
        && r.frame().flags & flag::GENERATOR == 0
        && super::call::can_enter(&r, m.function.bits(), at, 4)
    {
        let [class, e, traceback] = crate::engine::ops::exit_arguments(vm, e);
        let (function, this) = (m.function.clone(), m.this.clone());
        for (n, v) in [this, class, e, traceback].into_iter().enumerate() {
            r.set(at + n as u16, v.into_bits());
        }
        let entered = super::call::enter::<true>(&mut r, function.into_bits(), at, 0, 4, 2, 0);
        debug_assert!(entered);
        return r.place();
    }
    transfer::bridge(r.vm, pc, regs)
}
