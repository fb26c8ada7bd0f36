//! Jumps.

use crate::Vm;
use crate::engine::frame::payload;
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::transfer;
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use taipan_heap::{Bits, Value};

#[inline(always)]
pub fn jump(r: &mut R) -> Flow {
    let distance = r.instr().far();
    r.skip(distance);
    Flow::Go
}

/// Pays for `a` instructions.
#[inline(always)]
pub fn pay(r: &mut R) -> Flow {
    let vm = r.vm();
    vm.fuel -= i64::from(r.instr().a);
    if vm.fuel < 0 { Flow::Out(pay_overdrawn) } else { Flow::Next }
}

unsafe fn pay_overdrawn(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let r = R { vm, pc, regs };
    r.vm().fuel += i64::from(r.instr().a);
    transfer::leave_unpaid(r)
}

/// Jumps, and pays for `a` instructions.
#[inline(always)]
pub fn jump_paying(r: &mut R) -> Flow {
    let vm = r.vm();
    vm.fuel -= i64::from(r.instr().a);
    if vm.fuel < 0 { Flow::Out(jump_overdrawn) } else { jump(r) }
}

unsafe fn jump_overdrawn(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    jump(&mut r);
    transfer::settled(r)
}

/// Jumps, and gets back what `a` instructions cost.
#[inline(always)]
pub fn jump_refunded(r: &mut R) -> Flow {
    let vm = r.vm();
    vm.fuel += i64::from(r.instr().a);
    if vm.fuel < 0 { Flow::Out(jump_overdrawn) } else { jump(r) }
}

/// Truth that needs no Python code.
#[inline(always)]
pub fn truth(b: Bits) -> Option<bool> {
    if let Some(b) = b.as_bool() {
        return Some(b);
    }
    if b == Bits::NONE {
        return Some(false);
    }
    if let Some(n) = b.as_small_int() {
        return Some(n != 0);
    }
    None
}

/// Truth of an object of the commonest types.
pub fn truth_of_object(v: &Value) -> Option<bool> {
    // SAFETY: the register keeps the object alive, and nothing runs meanwhile.
    unsafe {
        if let Some(l) = v.exact::<List>() {
            Some(!(*payload(l)).items.is_empty())
        } else if let Some(s) = v.exact::<Str>() {
            Some(!s.text().is_empty())
        } else if let Some(t) = v.exact::<Tuple>() {
            Some(!t.items().is_empty())
        } else {
            v.exact::<Dict>().map(|d| !(*payload(d)).is_empty())
        }
    }
}

/// Truth of any value that needs no Python code.
pub fn truth_of(v: &Value) -> Option<bool> {
    truth(v.bits()).or_else(|| truth_of_object(v))
}

/// Jumps where the truth of `a` is what is wanted.
#[inline(always)]
pub fn on_truth<const WANTED: bool, const OWNED: bool>(r: &mut R) -> Flow {
    let b = r.reg(r.instr().a);
    match truth(b) {
        Some(t) => go::<OWNED>(r, b, t == WANTED),
        None => Flow::Out(on_truth_slow::<WANTED, OWNED>),
    }
}

unsafe fn on_truth_slow<const WANTED: bool, const OWNED: bool>(
    vm: *mut Vm,
    pc: *const Unit,
    regs: *mut Bits,
) -> Place {
    let mut r = R { vm, pc, regs };
    let b = r.reg(r.instr().a);
    if let Some(t) = truth_of_object(b.as_value()) {
        r.skip(if t == WANTED { r.instr().far() } else { 1 });
        if OWNED {
            drop(b.into_value());
        }
        return transfer::settled(r);
    }
    let v = b.to_value();
    let exposure = transfer::expose(&r);
    let result = r.vm().truth(&v);
    drop(v);
    match result {
        Ok(t) => {
            r.skip(if t == WANTED { r.instr().far() } else { 1 });
            if OWNED {
                drop(b.into_value());
            }
            exposure.done(r)
        }
        Err(e) => exposure.raise(r, e),
    }
}

/// Jumps where `a` being None is what is wanted.
#[inline(always)]
pub fn on_none<const WANTED: bool, const OWNED: bool>(r: &mut R) -> Flow {
    let b = r.reg(r.instr().a);
    go::<OWNED>(r, b, (b == Bits::NONE) == WANTED)
}

#[inline(always)]
fn go<const OWNED: bool>(r: &mut R, b: Bits, jumps: bool) -> Flow {
    let distance = if jumps { r.instr().far() } else { 1 };
    r.skip(distance);
    if OWNED { r.go_without(b) } else { Flow::Go }
}
