//! Calls of Python functions whose arguments must be brought in order: keywords, defaults, `*args` and `**kwargs`.

use super::call::layout;
use crate::engine::enter::fill_frame;
use crate::engine::fit::{Fit, put_unnamed};
use crate::engine::frame::{flag, payload};
use crate::engine::register::code::RegisterCode;
use crate::engine::register::state::{Place, R};
use crate::types::code::Code;
use crate::types::function::Function;
use crate::types::tuple::Tuple;
use taipan_heap::{Bits, Ref};

/// Enters the function that is called, where its arguments fit; `names` is the tuple of the last ones' names, or NULL. The
/// caller goes on `behind` units later.
pub fn enter<const NULL_FIRST: bool>(r: &R, names: Bits, behind: usize) -> Option<Place> {
    let (at, given, first) = layout::<NULL_FIRST>(r);
    let f = r.value(at).exact::<Function>()?;
    // SAFETY: token: the function is in its slot, and its code stays while nothing runs.
    let code: &Code = unsafe { &*payload(&(*payload(f)).code) };
    let target = code.register.get()?.as_ref()?;
    if target.generator != RegisterCode::NO_GENERATOR {
        return None;
    }
    let (vm, caller) = (r.vm(), r.frame());
    // A generator's registers are its own: the arguments go to the thread's stack.
    let top = if caller.flags & flag::GENERATOR != 0 { caller.top } else { first };
    let has_room = vm.frames.has_room(top, given.max(code.frame_slots as usize))
        && vm.frames.list.len() < vm.frame_limit
        && vm.frames.has_spare();
    if !has_room {
        return None;
    }
    // SAFETY: token: the registers stay while nothing runs. There is room for the frame's slots and all arguments at `top`;
    // the names outlive the call. The function's reference moves out of its slot.
    unsafe {
        let filled = if names.is_null() {
            put_at(top, first, given);
            put_unnamed(vm, f, top, given)?
        } else {
            let plan = Fit::plan(vm, f, given, names.as_value().exact::<Tuple>().cloned());
            let fit = plan.as_ref()?;
            put_at(top, first, given);
            fit.put(vm, f, top)
        };
        let (function, locals) = (f.value().bits(), code.nlocalsplus as usize);
        for local in filled..locals {
            top.add(local).write(Bits::NULL);
        }
        caller.resume = r.pc.add(behind);
        caller.sp = r.slot(r.instr().a);
        let frame = vm.frames.add_spare();
        fill_frame(frame, Ref::<Function>::from_bits(function), top, top.add(locals), 0);
    }
    Some(Place { pc: target.first(), regs: top })
}

/// Moves the arguments to the callee's registers, where these are elsewhere.
#[inline(always)]
unsafe fn put_at(top: *mut Bits, first: *mut Bits, given: usize) {
    if top != first {
        std::ptr::copy_nonoverlapping(first, top, given);
    }
}
