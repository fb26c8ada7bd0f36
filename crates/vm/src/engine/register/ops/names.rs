//! Globals and cells.

use crate::engine::cache::Found;
use crate::engine::frame::payload;
use crate::engine::register::state::{Flow, R};
use crate::types::cell::Cell;

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
