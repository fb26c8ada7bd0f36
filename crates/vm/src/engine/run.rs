//! The loop.

use super::instr::Instr;
use super::ops;
use super::probe::Step;
use super::register::{self, Dispatch};
use super::state::{Ctl, St};
use super::unwind;
use crate::limits::Refuel;
use crate::{PyResult, Raised, Vm};
use taipan_heap::Value;
use taipan_isa::Op;

/// What the loop does before each instruction.
trait Mode {
    /// Counts it.
    const COUNTED: bool;
    /// Shows it to the probe.
    const OBSERVED: bool;
}
struct Plain;
struct Counted;
struct Observed;
impl Mode for Plain {
    const COUNTED: bool = false;
    const OBSERVED: bool = false;
}
impl Mode for Counted {
    const COUNTED: bool = true;
    const OBSERVED: bool = false;
}
impl Mode for Observed {
    const COUNTED: bool = true;
    const OBSERVED: bool = true;
}

/// Executes the innermost frame, which has the ENTRY flag, until it returns or yields.
pub fn run(vm: &mut Vm) -> PyResult {
    enter(vm, false)
}

/// The same, beginning with the exception in `vm.raised` being raised where the frame stands.
pub fn run_raising(vm: &mut Vm) -> PyResult {
    enter(vm, true)
}

/// Observed instructions are those of the stack code, one by one, and counted ones where there is register code already
/// that does not count; else the VM's own choice counts.
fn enter(vm: &mut Vm, raising: bool) -> PyResult {
    match vm.dispatch {
        _ if vm.probe.is_some() => execute::<Observed>(vm, raising),
        dispatch if vm.meter.counts() && (dispatch == Dispatch::Stack || vm.counted == Some(false)) => {
            execute::<Counted>(vm, raising)
        }
        Dispatch::Stack => execute::<Plain>(vm, raising),
        _ if raising => register::run_raising(vm),
        _ => register::run(vm),
    }
}

macro_rules! dispatch {
    ($($(#[$doc:meta])* $Op:ident $name:literal [$($cell:tt)*] $arg:ident |$a:tt, $j:tt| $effect:expr => $handler:ident;)*) => {
        /// Executes one instruction.
        #[inline(always)]
        pub fn step(st: &mut St, i: Instr) -> Ctl {
            match i.op() {
                $(Op::$Op => {
                    let mut copy = *st;
                    let ctl = ops::$handler(&mut copy, i);
                    *st = copy;
                    ctl
                })*
            }
        }

        /// The function that executes an instruction.
        pub fn handler_of(op: Op) -> fn(&mut St, Instr) -> Ctl {
            match op {
                $(Op::$Op => ops::$handler,)*
            }
        }
    };
}
taipan_isa::for_each_op!(dispatch);

fn execute<M: Mode>(vm: &mut Vm, raising: bool) -> PyResult {
    let mut st = St::new(vm);
    st.load();
    if raising && st.out(|st| unwind::unwind(st, Ctl::Raise)) == Ctl::Exit {
        return leave(st.vm());
    }
    loop {
        // SAFETY: fact: targets. `pc` is within the code's instructions, and does not run off their end.
        let i = unsafe { *st.pc };
        if M::COUNTED && st.vm().out_of_fuel() {
            match st.out(refuel) {
                Refuel::Go => {}
                Refuel::Pause => return Err(Raised::limit()),
                Refuel::Raise => match st.out(|st| unwind::unwind(st, Ctl::Raise)) {
                    Ctl::Exit => return leave(st.vm()),
                    _ => continue,
                },
            }
        }
        if M::OBSERVED
            && let Some(ctl) = st.out(observe)
        {
            match st.out(|st| unwind::unwind(st, ctl)) {
                Ctl::Exit => return leave(st.vm()),
                _ => continue,
            }
        }
        // SAFETY: fact: targets. An instruction is followed by another, or by the array's end.
        st.pc = unsafe { st.pc.add(1) };
        match step(&mut st, i) {
            Ctl::Next => {}
            Ctl::Exit => return leave(st.vm()),
            raised => {
                if st.out(|st| unwind::unwind(st, raised)) == Ctl::Exit {
                    return leave(st.vm());
                }
            }
        }
    }
}

/// Takes the result that the entry frame left.
pub fn leave(vm: &mut Vm) -> PyResult {
    match vm.raised.take() {
        Some(e) => Err(e),
        None => Ok(std::mem::replace(&mut vm.result, Value::NULL)),
    }
}

/// Asks for fuel for the instruction at `pc`. What is raised in its place is raised there.
#[cold]
#[inline(never)]
pub fn refuel(st: &mut St) -> Refuel {
    st.sync();
    let how = st.vm().refuel();
    if how == Refuel::Raise {
        // SAFETY: fact: targets. An instruction is followed by another, or by the array's end.
        st.pc = unsafe { st.pc.add(1) };
    }
    how
}

/// Shows the instruction at `pc` to the probe.
#[cold]
#[inline(never)]
fn observe(st: &mut St) -> Option<Ctl> {
    st.sync();
    let vm = st.vm();
    let mut probe = vm.probe.take()?;
    let frame = st.frame();
    let slots = frame.slots();
    // SAFETY: frame: slots hold owned references; a value is their transparent form.
    let slots: &[Value] = unsafe { std::slice::from_raw_parts(slots.as_ptr() as *const Value, slots.len()) };
    let (locals, stack) = slots.split_at(st.code().nlocalsplus as usize);
    // SAFETY: fact: targets. `pc` is within the code's instructions.
    let index = unsafe { st.pc.offset_from(st.code().instrs.as_ptr()) as usize };
    let step = Step { depth: vm.frames.list.len() - 1, code: st.code(), index, stack, locals };
    let result = probe.instruction(vm, &step);
    vm.probe = Some(probe);
    match result {
        Ok(()) => None,
        Err(e) => {
            let raised = vm.end_with(e);
            Some(st.raise(raised))
        }
    }
}

/// Runs the finalisers of objects that have died.
#[cold]
#[inline(never)]
pub fn run_finalisers(st: &mut St) {
    st.sync();
    st.vm().run_finalisers();
}
