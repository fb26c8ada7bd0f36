//! Entering Python functions: frames pushed by the loop's own calls, and calls from native code.

use super::frame::{Frame, flag, payload};
use super::run::run;
use super::state::{Ctl, St};
use crate::call::{Args, function};
use crate::exc::Exc;
use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Ref, Value};

/// Everything a frame needs but its registers.
pub fn frame_for(vm: &Vm, function: Ref<Function>, regs: *mut Bits, flags: u8) -> Frame {
    let f = function.get(vm);
    let code: *const Code = &*f.code;
    let (globals, builtins): (*const Dict, *const Dict) = (payload(&f.globals), payload(&f.builtins));
    Frame {
        code,
        globals,
        builtins,
        locals: Value::NULL,
        // SAFETY: the function keeps its code alive.
        pc: unsafe { (*code).instrs.as_ptr() },
        regs,
        sp: regs,
        top: std::ptr::null_mut(),
        generator: Value::NULL,
        kwnames: Bits::NULL,
        flags,
        function,
    }
}

/// Pushes a frame whose first `given` registers hold arguments already, at `at`; the others are made NULL.
///
/// # Safety
/// `given` owned references lie at `at`, which is the top of the thread's stack.
#[inline(always)]
pub unsafe fn push_frame(
    vm: &mut Vm,
    function: Ref<Function>,
    at: *mut Bits,
    given: usize,
    flags: u8,
) -> Result<(), ()> {
    let code: &Code = &(*payload(&function)).code;
    let (locals, slots) = (code.nlocalsplus as usize, code.frame_slots as usize);
    let (regs, moved) = vm.frames.room(at, slots);
    if moved {
        std::ptr::copy_nonoverlapping(at, regs, given);
    }
    for i in given..locals {
        regs.add(i).write(Bits::NULL);
    }
    let mut frame = frame_for(vm, function, regs, flags | if moved { flag::NEW_CHUNK } else { 0 });
    frame.sp = regs.add(locals);
    vm.frames.push(frame);
    if vm.frames.list.len() > vm.recursion_limit {
        return Err(());
    }
    Ok(())
}

/// Calls a Python function with bound arguments from native code.
fn enter(vm: &mut Vm, function: &Ref<Function>, bound: &mut Vec<Value>, locals: Value) -> PyResult {
    let at = vm.frames.top();
    let code: Ref<Code> = function.get(vm).code.clone();
    let given = bound.len();
    let (at, moved) = vm.frames.room(at, given.max(code.frame_slots as usize));
    // SAFETY: there is room at `at`, above everything in use; ownership of the arguments moves there.
    let pushed = unsafe {
        for (i, v) in bound.drain(..).enumerate() {
            at.add(i).write(v.into_bits());
        }
        push_frame(vm, function.clone(), at, given, flag::ENTRY | if moved { flag::NEW_CHUNK } else { 0 })
    };
    if let Some(f) = vm.frames.list.last_mut() {
        f.locals = locals;
    }
    match pushed {
        Ok(()) => run(vm),
        Err(()) => {
            drop_frame(vm);
            Err(vm.recursion_error(""))
        }
    }
}

/// Drops the innermost frame, which has not run.
pub fn drop_frame(vm: &mut Vm) {
    let mut st = St {
        vm,
        pc: std::ptr::null(),
        regs: std::ptr::null_mut(),
        sp: std::ptr::null_mut(),
        code: std::ptr::null(),
    };
    super::unwind::pop_frame(&mut st);
}

/// Calls a Python function from native code.
pub fn call_function(vm: &mut Vm, f: &Ref<Function>, args: Args<'_>) -> PyResult {
    let mut bound = function::bind(vm, f, args)?;
    enter(vm, f, &mut bound, Value::NULL)
}

/// Runs a class body in its namespace; the result is its `__class__` cell, or None.
pub fn run_class_body(vm: &mut Vm, f: &Ref<Function>, namespace: &Value) -> PyResult {
    vm.native_call(|vm| enter(vm, f, &mut Vec::new(), namespace.clone()))
}

impl Vm {
    /// Runs code in a namespace that is both its globals and locals: a module body.
    pub fn run_code(&mut self, code: &Ref<Code>, globals: &Ref<Dict>) -> PyResult {
        let f = self.make_function(code, globals);
        let locals = globals.value().clone();
        self.native_call(|vm| enter(vm, &f, &mut Vec::new(), locals))
    }
}

/// Calls a Python function whose arguments are the `given` top values: they become the callee's first registers in
/// place. `below` slots lie between them and where the result goes; the lowest of the slots that are not arguments
/// holds or held the callable.
#[inline(always)]
pub fn call_in_place(st: &mut St, function: Ref<Function>, given: usize, below: usize, flags: u8) -> Ctl {
    let vm = st.vm();
    // SAFETY: `given` arguments and `below` slots lie on the stack.
    unsafe {
        let args = st.sp.sub(given);
        let result_at = args.sub(below);
        let frame = st.frame();
        frame.pc = st.pc;
        frame.sp = result_at;
        let at = if frame.flags & flag::GENERATOR != 0 {
            let top = frame.top;
            let (top, moved) = vm.frames.room(top, given);
            debug_assert!(!moved || given > 0);
            std::ptr::copy_nonoverlapping(args, top, given);
            top
        } else {
            args
        };
        let pushed = push_frame(vm, function, at, given, flags);
        if pushed.is_err() {
            return st.out(too_deep);
        }
        st.load();
    }
    Ctl::Next
}

#[cold]
#[inline(never)]
fn too_deep(st: &mut St) -> Ctl {
    let vm = st.vm();
    drop_frame(vm);
    st.load();
    let e = vm.error(Exc::RecursionError, "maximum recursion depth exceeded");
    st.raise(e)
}
