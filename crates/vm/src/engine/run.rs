//! The loop.

use super::instr::Instr;
use super::ops;
use super::probe::Step;
use super::register::{self, Dispatch};
use super::state::{Ctl, St};
use super::unwind;
use crate::{PyResult, Vm};
use taipan_heap::Value;
use taipan_isa::Op;

/// Whether the loop shows each instruction to the probe.
trait Mode {
    const ON: bool;
}
struct Plain;
struct Observed;
impl Mode for Plain {
    const ON: bool = false;
}
impl Mode for Observed {
    const ON: bool = true;
}

/// Executes the innermost frame, which has the ENTRY flag, until it returns or yields.
pub fn run(vm: &mut Vm) -> PyResult {
    match vm.dispatch {
        _ if vm.probe.is_some() => execute::<Observed>(vm, false),
        Dispatch::Stack => execute::<Plain>(vm, false),
        _ => register::run(vm),
    }
}

/// The same, beginning with the exception in `vm.raised` being raised where the frame stands.
pub fn run_raising(vm: &mut Vm) -> PyResult {
    match vm.dispatch {
        _ if vm.probe.is_some() => execute::<Observed>(vm, true),
        Dispatch::Stack => execute::<Plain>(vm, true),
        _ => register::run_raising(vm),
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
        // SAFETY: `pc` is within the code's instructions: verified code does not run off its end.
        let i = unsafe { *st.pc };
        if M::ON
            && let Some(ctl) = st.out(observe)
        {
            match st.out(|st| unwind::unwind(st, ctl)) {
                Ctl::Exit => return leave(st.vm()),
                _ => continue,
            }
        }
        // SAFETY: an instruction is followed by another, or by the array's end.
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

/// Shows the instruction at `pc` to the probe.
#[cold]
#[inline(never)]
fn observe(st: &mut St) -> Option<Ctl> {
    st.sync();
    let vm = st.vm();
    let mut probe = vm.probe.take()?;
    let frame = st.frame();
    let slots = frame.slots();
    // SAFETY: slots hold owned references; a value is their transparent form.
    let slots: &[Value] = unsafe { std::slice::from_raw_parts(slots.as_ptr() as *const Value, slots.len()) };
    let (locals, stack) = slots.split_at(st.code().nlocalsplus as usize);
    // SAFETY: `pc` is within the code's instructions.
    let index = unsafe { st.pc.offset_from(st.code().instrs.as_ptr()) as usize };
    let step = Step { depth: vm.frames.list.len() - 1, code: st.code(), index, stack, locals };
    let result = probe.instruction(vm, &step);
    vm.probe = Some(probe);
    match result {
        Ok(()) => None,
        Err(e) => {
            let raised = vm.limit(e);
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
