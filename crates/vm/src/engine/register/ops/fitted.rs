//! Calls of Python functions whose arguments must be brought in order: keywords, defaults, `*args` and `**kwargs`.

use super::call::layout;
use crate::engine::enter::fill_frame;
use crate::engine::fit::Fit;
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
    // SAFETY: the constants of the caller outlive the call.
    let names = unsafe { names.as_value() }.exact::<Tuple>().cloned();
    let (vm, caller) = (r.vm(), r.frame());
    let fit = Fit::plan(vm, f, given, names)?;
    // A generator's registers are its own: the arguments go to the thread's stack.
    let top = if caller.flags & flag::GENERATOR != 0 { caller.top } else { first };
    let has_room = vm.frames.has_room(top, given.max(code.frame_slots as usize))
        && vm.frames.list.len() < vm.frame_limit
        && vm.frames.has_spare();
    if !has_room {
        return None;
    }
    // SAFETY: token: the registers stay while nothing runs. There is room for the frame's slots and all arguments at `top`;
    // they are those planned for. The function's reference moves out of its slot.
    unsafe {
        caller.resume = r.pc.add(behind);
        caller.sp = r.slot(r.instr().a);
        if top != first {
            std::ptr::copy_nonoverlapping(first, top, given);
        }
        let function = f.value().bits();
        let locals = code.nlocalsplus as usize;
        for local in fit.put(vm, f, top)..locals {
            top.add(local).write(Bits::NULL);
        }
        let frame = vm.frames.add_spare();
        fill_frame(frame, Ref::<Function>::from_bits(function), top, top.add(locals), 0);
    }
    Some(Place { pc: target.first(), regs: top })
}
