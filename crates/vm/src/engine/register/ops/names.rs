//! Globals, cells, and functions that share them.

use crate::Vm;
use crate::engine::cache::Found;
use crate::engine::frame::payload;
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::transfer;
use crate::types::cell::Cell;
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::tuple::Tuple;
use taipan_heap::{Bits, Ref, Value};

/// `a = <global>`, through the inline cache.
#[inline(always)]
pub fn global(r: &mut R) -> Flow {
    let (c, f) = (r.cache(), r.frame());
    // SAFETY: frame: the function keeps both dicts alive; token: nothing runs meanwhile.
    let (globals, builtins) = unsafe { (&*f.globals, &*f.builtins) };
    if c.key.get() != globals.table.keys_version() {
        return Flow::Leave;
    }
    let entry = match c.found.get() {
        Found::Global => globals.table.get_at(c.slot.get() as usize),
        _ if c.version.get() == builtins.table.keys_version() => builtins.table.get_at(c.slot.get() as usize),
        _ => None,
    };
    let Some(entry) = entry else { return Flow::Leave };
    let b = entry.value.bits();
    b.inc();
    r.set(r.instr().a, b);
    r.skip(2);
    Flow::Go
}

/// `a = <contents of cell b>`
#[inline(always)]
pub fn deref(r: &mut R) -> Flow {
    let i = r.instr();
    if let Some(c) = r.value(i.b).exact::<Cell>() {
        // SAFETY: token: the register keeps the cell alive, and nothing runs between reading and counting.
        let b = unsafe { (*payload(c)).0.bits() };
        if !b.is_null() {
            b.inc();
            r.set(i.a, b);
            return Flow::Next;
        }
    }
    Flow::Leave
}

/// Cell `b` gets what slot `a` holds.
#[inline(always)]
pub fn store_deref(r: &mut R) -> Flow {
    let i = r.instr();
    let Some(c) = r.value(i.b).exact::<Cell>() else { return Flow::Leave };
    let b = r.reg(i.a);
    // SAFETY: the register keeps the cell alive, and nothing runs meanwhile; the slot's reference moves into it.
    let old = unsafe { std::ptr::replace(&raw mut (*payload(c)).0, b.into_value()) };
    r.next_without(old.into_bits())
}

/// Local `b` becomes a cell that holds what it held.
#[inline(always)]
pub fn make_cell(_r: &mut R) -> Flow {
    Flow::Out(make_cell_slow)
}

unsafe fn make_cell_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let local = r.instr().b;
    let cell = Ref::new(Cell(r.reg(local).into_value()));
    r.set(local, Value::from(cell).into_bits());
    r.skip(1);
    r.place()
}

/// The last `b` locals, which are free variables and not bound yet, become the cells of the function's closure.
#[inline(always)]
pub fn copy_free_vars(r: &mut R) -> Flow {
    let (frame, count) = (r.frame(), usize::from(r.instr().b));
    // SAFETY: the frame keeps its function alive, and nothing runs meanwhile.
    let closure = unsafe { &(*payload(&frame.function)).closure };
    let cells = closure.as_ref().map_or(&[][..], |c| c.items());
    let first = r.slot((frame.code().nlocalsplus as usize - count) as u16);
    if cells.len() != count {
        return Flow::Out(transfer::bridge);
    }
    for (n, cell) in cells.iter().enumerate() {
        let slot = first.wrapping_add(n);
        // SAFETY: free variables are the last of the locals.
        if cell.exact::<Cell>().is_none() || !unsafe { *slot }.is_null() {
            return Flow::Out(transfer::bridge);
        }
        cell.bits().inc();
        // SAFETY: as above.
        unsafe { slot.write(cell.bits()) };
    }
    r.skip(2);
    Flow::Go
}

/// Slot `a` = a function of the code that it holds.
#[inline(always)]
pub fn make_function(_r: &mut R) -> Flow {
    Flow::Out(make_function_slow)
}

unsafe fn make_function_slow(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let slot = r.instr().a - 1;
    let Some(code) = r.value(slot).exact::<Code>() else { return transfer::bridge(vm, pc, regs) };
    let globals = &(*payload(&r.frame().function)).globals;
    let function = r.vm().make_function(code, globals);
    let code = std::ptr::replace(r.slot(slot), Value::from(function).into_bits());
    drop(code.into_value());
    r.skip(2);
    transfer::settled(r)
}

/// Slot `a` = the function that it holds, with the closure that the slot above does: `[closure function -> function]`.
#[inline(always)]
pub fn set_closure(r: &mut R) -> Flow {
    let slot = r.instr().a - 2;
    let (Some(_), Some(f)) = (r.value(slot).exact::<Tuple>(), r.value(slot + 1).exact::<Function>()) else {
        return Flow::Out(transfer::bridge);
    };
    let f = payload(f);
    // SAFETY: the slot keeps the function alive; the tuple's reference moves into it.
    unsafe {
        if (*f).closure.is_some() {
            return Flow::Out(transfer::bridge);
        }
        (&raw mut (*f).closure).write(Some(Ref::from_bits(r.reg(slot))));
    }
    r.set(slot, r.reg(slot + 1));
    r.skip(2);
    Flow::Go
}
