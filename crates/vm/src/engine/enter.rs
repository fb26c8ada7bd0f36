//! Entering Python functions: frames pushed by the loop's own calls, and calls from native code.

use super::fit::Fit;
use super::frame::{Frame, flag, payload};
use super::run::run;
use super::state::{Ctl, St};
use crate::call::{Args, function};
use crate::types::code::{Code, flags};
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::types::tuple::Tuple;
use crate::{PyResult, Vm};
use taipan_heap::{Bits, Ref, Value};

/// Adds a frame whose registers start at `regs`. Field by field in its place: a frame made elsewhere and copied there
/// would be read back before its parts have left the store buffer.
///
/// # Safety
/// `regs` points at the code's number of registers, of which those below `sp` are initialised.
#[inline(always)]
pub unsafe fn add_frame(
    vm: &mut Vm,
    function: Ref<Function>,
    regs: *mut Bits,
    sp: *mut Bits,
    flags: u16,
) -> *mut Frame {
    let frame = vm.frames.add();
    fill_frame(frame, function, regs, sp, flags);
    frame
}

/// Writes a frame whose registers start at `regs`.
///
/// # Safety
/// As for [`add_frame`]; `frame` is room for it.
#[inline(always)]
pub unsafe fn fill_frame(
    frame: *mut Frame,
    function: Ref<Function>,
    regs: *mut Bits,
    sp: *mut Bits,
    flags: u16,
) {
    let f = payload(&function);
    let code: *const Code = payload(&(*f).code);
    (&raw mut (*frame).code).write(code);
    (&raw mut (*frame).globals).write(payload(&(*f).globals));
    (&raw mut (*frame).builtins).write(payload(&(*f).builtins));
    (&raw mut (*frame).function).write(function);
    (&raw mut (*frame).locals).write(Value::NULL);
    (&raw mut (*frame).pc).write((*code).instrs.as_ptr());
    (&raw mut (*frame).resume).write(std::ptr::null());
    (&raw mut (*frame).regs).write(regs);
    (&raw mut (*frame).sp).write(sp);
    (&raw mut (*frame).top).write(std::ptr::null_mut());
    (&raw mut (*frame).owner).write(Value::NULL);
    (&raw mut (*frame).kwnames).write(Bits::NULL);
    (&raw mut (*frame).flags).write(flags);
}

/// Adds a frame whose first `given` registers hold arguments already, at `at`; the others are made NULL. False where
/// it is one too many.
///
/// # Safety
/// `given` owned references lie at `at`, which is the top of the thread's stack.
#[inline(always)]
pub unsafe fn push_frame(
    vm: &mut Vm,
    function: Ref<Function>,
    at: *mut Bits,
    given: usize,
    flags: u16,
) -> bool {
    let code: *const Code = payload(&(*payload(&function)).code);
    let (locals, slots) = ((*code).nlocalsplus as usize, (*code).frame_slots as usize);
    let (regs, moved) = vm.frames.room(at, slots);
    let mut flags = flags;
    if moved {
        std::ptr::copy_nonoverlapping(at, regs, given);
        flags |= flag::NEW_CHUNK;
    }
    for i in given..locals {
        regs.add(i).write(Bits::NULL);
    }
    add_frame(vm, function, regs, regs.add(locals), flags);
    vm.frames.list.len() <= vm.frame_limit
}

/// The namespace of a function that is called: of one made of a module's or class's code its globals
/// (`_PyFunction_Vectorcall`), else none.
pub fn namespace(vm: &Vm, f: &Ref<Function>) -> Value {
    let f = f.get(vm);
    if f.code.flags & flags::OPTIMIZED == 0 { f.globals.value().clone() } else { Value::NULL }
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
    if pushed {
        return run(vm);
    }
    drop_frame(vm);
    Err(vm.recursion_error(""))
}

/// Drops the innermost frame, which has not run.
pub fn drop_frame(vm: &mut Vm) {
    let mut st = St::new(vm);
    super::unwind::pop_frame(&mut st, None);
}

/// Calls a Python function from native code.
pub fn call_function(vm: &mut Vm, f: &Ref<Function>, args: Args<'_>) -> PyResult {
    let values = args.positional();
    if args.names().is_empty()
        && let Some(generator) = super::register::make_generator(vm, f, values)
    {
        return Ok(generator);
    }
    let mut bound = function::bind(vm, f, args)?;
    let locals = namespace(vm, f);
    enter(vm, f, &mut bound, locals)
}

/// Runs a class body in its namespace; the result is its `__class__` cell, or None.
pub fn run_class_body(vm: &mut Vm, f: &Ref<Function>, namespace: &Value) -> PyResult {
    // A body has no parameters, but any function can be given for one.
    let mut bound = function::bind(vm, f, Args::positional_only(&[]))?;
    vm.native_call(|vm| enter(vm, f, &mut bound, namespace.clone()))
}

impl Vm {
    /// Runs code in a namespace that is both its globals and locals: a module body.
    pub fn run_code(&mut self, code: &Ref<Code>, globals: &Ref<Dict>) -> PyResult {
        self.run_code_in(code, globals, globals.value().clone(), None)
    }

    /// Runs code in a namespace that is its locals, with the cells of its free variables.
    pub fn run_code_in(
        &mut self,
        code: &Ref<Code>,
        globals: &Ref<Dict>,
        locals: Value,
        closure: Option<Ref<Tuple>>,
    ) -> PyResult {
        let f = self.make_function(code, globals);
        f.get_mut(self).closure = closure;
        // The body of a function keeps its locals in registers, whatever namespace was meant for it.
        let locals = if code.flags & flags::OPTIMIZED != 0 { Value::NULL } else { locals };
        let mut bound = function::bind(self, &f, Args::positional_only(&[]))?;
        self.native_call(|vm| enter(vm, &f, &mut bound, locals))
    }
}

/// Calls a Python function whose arguments are the `given` top values: they become the callee's first registers in
/// place. `below` slots lie between them and where the result goes; the lowest of the slots that are not arguments
/// holds or held the callable.
#[inline(always)]
pub fn call_in_place(st: &mut St, function: Ref<Function>, given: usize, below: usize, flags: u16) -> Ctl {
    call_placed(st, function, given, below, flags, |_, _, _| given)
}

/// The same where the arguments must be brought in order first.
#[inline(never)]
pub fn call_fitted(
    st: &mut St,
    function: Ref<Function>,
    fit: Fit,
    given: usize,
    below: usize,
    flags: u16,
) -> Ctl {
    call_placed(st, function, given, below, flags, |vm, function, args| {
        // SAFETY: the arguments are those planned for, and there is room for a frame of the function.
        unsafe { fit.put(vm, function, args) }
    })
}

/// `put` makes the arguments at an address the first registers, and says how many these are.
#[inline(always)]
fn call_placed(
    st: &mut St,
    function: Ref<Function>,
    given: usize,
    below: usize,
    flags: u16,
    put: impl FnOnce(&mut Vm, &Ref<Function>, *mut Bits) -> usize,
) -> Ctl {
    let vm = st.vm();
    // SAFETY: fact: depth. `given` arguments and `below` slots lie on the stack; `given` is the number of parameters.
    unsafe {
        let args = st.sp.sub(given);
        let frame = st.frame();
        frame.pc = st.pc;
        frame.resume = std::ptr::null();
        frame.sp = args.sub(below);
        // A generator's registers are its own: the arguments go to the thread's stack.
        let at = if frame.flags & flag::GENERATOR != 0 { frame.top } else { args };
        let slots = (*payload(&(*payload(&function)).code)).frame_slots as usize;
        let (at, moved) = vm.frames.room(at, slots.max(given));
        if at != args {
            std::ptr::copy_nonoverlapping(args, at, given);
        }
        let given = put(vm, &function, at);
        let flags = flags | if moved { flag::NEW_CHUNK } else { 0 };
        let pushed = push_frame(vm, function, at, given, flags);
        if !pushed {
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
    let e = vm.recursion_error("");
    st.raise(e)
}
