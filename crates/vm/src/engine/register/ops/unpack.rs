//! Sequences that are taken apart into locals at once.

use crate::Vm;
use crate::engine::frame::payload;
use crate::engine::register::code::Unit;
use crate::engine::register::state::{Flow, Place, R};
use crate::engine::register::transfer;
use crate::types::list::List;
use crate::types::tuple::Tuple;
use taipan_heap::{Bits, Value};

/// Puts the items of the tuple or list in `a` into the `b` locals that the units behind name, and goes on `c` units
/// later, where the same one by one is done. Anything else is left to what comes behind those units.
#[inline(always)]
pub fn to_locals<const OWNED: bool>(_r: &mut R) -> Flow {
    Flow::Out(to_locals_now::<OWNED>)
}

unsafe fn to_locals_now<const OWNED: bool>(vm: *mut Vm, pc: *const Unit, regs: *mut Bits) -> Place {
    let mut r = R { vm, pc, regs };
    let i = r.instr();
    let (sequence, n) = (r.reg(i.a), usize::from(i.b));
    // SAFETY: token: the register, which is none of the locals, keeps the sequence alive; nothing that runs here changes
    // it, since finalisers wait.
    let items = unsafe { items(sequence.as_value()) };
    let Some(items) = items.filter(|items| items.len() == n) else {
        r.skip(1 + n.div_ceil(super::super::code::LOCALS) as isize);
        return r.place();
    };
    let locals = pc.wrapping_add(1) as *const u16;
    for (k, item) in items.iter().enumerate() {
        let b = item.bits();
        b.inc();
        // SAFETY: lowering: units. So many locals are named behind the instruction.
        let slot = r.slot(unsafe { *locals.add(k) });
        // SAFETY: lowering: registers. A local owns its reference.
        super::moves::give_up(unsafe { slot.replace(b) });
    }
    r.skip(i.c as isize);
    if OWNED {
        // SAFETY: lowering: registers. The slot owned it, and is free behind the instruction.
        drop(unsafe { sequence.into_value() });
    }
    transfer::settled(r)
}

/// The items of a tuple or list.
///
/// # Safety
/// They may only be looked at while nothing changes the list.
unsafe fn items(sequence: &Value) -> Option<&[Value]> {
    if let Some(t) = sequence.exact::<Tuple>() {
        return Some(t.items());
    }
    let list = payload(sequence.exact::<List>()?);
    Some(&(*list).items)
}
