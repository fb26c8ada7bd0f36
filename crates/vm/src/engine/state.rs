//! The loop's registers, and the accessors that instruction handlers are written with.

use super::cache::{Cache, NO_CACHE, WAYS};
use super::frame::Frame;
use super::instr::Instr;
use crate::types::code::Code;
use crate::types::str::Str;
use crate::{PyResult, Raised, Vm};
use smallvec::SmallVec;
use taipan_heap::{Bits, Ref, ShapeId, Value};

/// What the loop does after a handler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Ctl {
    /// Goes on at `pc`.
    Next,
    /// Looks for a handler of `vm.raised`, noting this place in the traceback.
    Raise,
    /// The same without noting the place.
    Reraise,
    /// Leaves the loop: the entry frame is done, its result is in `vm.result`.
    Exit,
}

/// The loop's registers. Copied into and out of handlers, so that they stay in machine registers.
///
/// Invariants, by the facts targets, depth and height: `pc` stays within the code's instructions; `sp` stays between the end
/// of the locals and the frame's last slot; slots below `sp` are initialised and own their references.
#[derive(Clone, Copy)]
pub struct St {
    pub vm: *mut Vm,
    pub pc: *const Instr,
    pub regs: *mut Bits,
    pub sp: *mut Bits,
    pub code: *const Code,
}

impl St {
    /// Registers that hold nothing yet: see [`St::load`].
    pub fn new(vm: *mut Vm) -> St {
        let (regs, sp) = (std::ptr::null_mut(), std::ptr::null_mut());
        St { vm, pc: std::ptr::null(), regs, sp, code: std::ptr::null() }
    }

    /// The machine. Handlers use one such borrow at a time.
    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    pub fn vm<'a>(&self) -> &'a mut Vm {
        // SAFETY: token: the loop was entered with the only reference to the machine and does not use it itself.
        unsafe { &mut *self.vm }
    }

    #[inline(always)]
    pub fn code<'a>(&self) -> &'a Code {
        // SAFETY: frame: the running frame keeps its code alive.
        unsafe { &*self.code }
    }

    #[inline(always)]
    pub fn frame<'a>(&self) -> &'a mut Frame {
        // SAFETY: frame: there is a running frame, and the borrow ends before frames are pushed or popped.
        unsafe { self.vm().frames.list.last_mut().unwrap_unchecked() }
    }

    /// Lets others see where the frame is: before anything that may run Python code, raise or look at frames.
    #[inline(always)]
    pub fn sync(&self) {
        let f = self.frame();
        f.pc = self.pc;
        f.resume = std::ptr::null();
        f.sp = self.sp;
    }

    /// Takes over the innermost frame.
    #[inline(always)]
    pub fn load(&mut self) {
        let f = self.frame();
        if !f.resume.is_null() {
            super::register::call_in(self.vm());
        }
        self.pc = f.pc;
        self.regs = f.regs;
        self.sp = f.sp;
        self.code = f.code;
    }

    #[inline(always)]
    pub fn push_bits(&mut self, b: Bits) {
        // SAFETY: fact: height. The frame was given as many slots as that.
        unsafe {
            self.sp.write(b);
            self.sp = self.sp.add(1);
        }
    }

    #[inline(always)]
    pub fn push(&mut self, v: Value) {
        self.push_bits(v.into_bits());
    }

    /// Takes the top off the stack; the caller owns its reference.
    #[inline(always)]
    pub fn pop_bits(&mut self) -> Bits {
        // SAFETY: fact: depth. Code does not underflow.
        unsafe {
            self.sp = self.sp.sub(1);
            self.sp.read()
        }
    }

    #[inline(always)]
    pub fn pop(&mut self) -> Value {
        // SAFETY: frame: the slot owned its reference.
        unsafe { self.pop_bits().into_value() }
    }

    /// The slot `n` below the top, which is 0.
    #[inline(always)]
    pub fn slot(&self, n: usize) -> *mut Bits {
        // SAFETY: fact: depth. Code does not reach below its stack.
        unsafe { self.sp.sub(n + 1) }
    }

    #[inline(always)]
    pub fn bits(&self, n: usize) -> Bits {
        // SAFETY: fact: depth, frame: slots below the top are initialised.
        unsafe { *self.slot(n) }
    }

    /// The value `n` below the top. Valid until that slot is popped or changed.
    #[inline(always)]
    pub fn peek<'a>(&self, n: usize) -> &'a Value {
        // SAFETY: as in `bits`; the slot owns its reference for as long.
        unsafe { &*(self.slot(n) as *const Value) }
    }

    /// The `n` top values, lowest first.
    #[inline(always)]
    pub fn top_slice<'a>(&self, n: usize) -> &'a [Value] {
        // SAFETY: as in `peek`.
        unsafe { std::slice::from_raw_parts(self.sp.sub(n) as *const Value, n) }
    }

    /// Drops the `n` top values, the top first.
    #[inline(always)]
    pub fn drop_top(&mut self, n: usize) {
        for _ in 0..n {
            let b = self.pop_bits();
            self.release(b);
        }
    }

    /// Gives up a reference, running finalisers that become due. What is still needed of the stack lies below `sp`.
    #[inline(always)]
    pub fn release(&mut self, b: Bits) {
        // SAFETY: the caller owns the reference.
        if unsafe { b.dec_inline() } {
            self.out(|st| release_slow(st, b));
        }
    }

    /// Calls a function out of line with a copy of the registers. A handler's own registers never have their address
    /// taken, or they would live in memory on its fast path too.
    #[inline(always)]
    pub fn out<T>(&mut self, f: impl FnOnce(&mut St) -> T) -> T {
        let mut copy = *self;
        let result = f(&mut copy);
        *self = copy;
        result
    }

    /// Replaces the `n` top values by a result, or raises with them still on the stack.
    #[inline(always)]
    pub fn replace(&mut self, n: usize, result: PyResult) -> Ctl {
        match result {
            Ok(v) => {
                self.drop_top(n);
                self.push(v);
                self.settle()
            }
            Err(e) => self.raise(e),
        }
    }

    /// Drops the `n` top values, the lowest first.
    pub fn drop_inputs(&mut self, n: usize) {
        let inputs: SmallVec<[Bits; 6]> = (0..n).rev().map(|i| self.bits(i)).collect();
        self.sp = self.sp.wrapping_sub(n);
        for b in inputs {
            self.release(b);
        }
    }

    /// Drops what an instruction took in the dialect's order, puts its result there, or raises. Up to 3.13 nothing is
    /// left on the stack for the handler of the exception to drop.
    pub fn consume(&mut self, n: usize, result: PyResult) -> Ctl {
        match result {
            Ok(v) => {
                self.consume_inputs(n);
                self.push(v);
                self.settle()
            }
            Err(e) => self.fail(n, e),
        }
    }

    /// The same of an instruction whose inputs die from the lowest up in every version.
    pub fn consume_forwards(&mut self, n: usize, result: PyResult) -> Ctl {
        match result {
            Ok(v) => {
                self.drop_inputs(n);
                self.push(v);
                self.settle()
            }
            Err(e) => self.fail(n, e),
        }
    }

    /// The same without a result.
    pub fn consume_all(&mut self, n: usize, result: PyResult<()>) -> Ctl {
        match result {
            Ok(()) => {
                self.consume_inputs(n);
                self.settle()
            }
            Err(e) => self.fail(n, e),
        }
    }

    fn consume_inputs(&mut self, n: usize) {
        if self.vm().dialect.inputs_die_forwards() { self.drop_inputs(n) } else { self.drop_top(n) }
    }

    /// Raises in an instruction that took the `n` top values.
    pub fn fail(&mut self, n: usize, e: Raised) -> Ctl {
        if self.vm().dialect.inputs_die_forwards() {
            self.drop_inputs(n);
        }
        self.raise(e)
    }

    /// The same as [`St::replace`] without a result.
    #[inline(always)]
    pub fn finish(&mut self, n: usize, result: PyResult<()>) -> Ctl {
        match result {
            Ok(()) => {
                self.drop_top(n);
                self.settle()
            }
            Err(e) => self.raise(e),
        }
    }

    /// Runs finalisers that became due.
    #[inline(always)]
    pub fn settle(&mut self) -> Ctl {
        if taipan_heap::finalisers_due() {
            self.out(super::run::run_finalisers);
        }
        Ctl::Next
    }

    #[inline(always)]
    pub fn raise(&mut self, e: Raised) -> Ctl {
        set_raised(self.vm(), e);
        Ctl::Raise
    }

    #[inline(always)]
    pub fn local(&self, i: u32) -> Bits {
        // SAFETY: fact: operands, frame: variables are initialised on entry.
        unsafe { *self.regs.add(i as usize) }
    }

    /// The local as a value, which may be NULL. Valid until it is changed.
    #[inline(always)]
    pub fn local_value<'a>(&self, i: u32) -> &'a Value {
        // SAFETY: as in `local`.
        unsafe { &*(self.regs.add(i as usize) as *const Value) }
    }

    /// Puts an owned reference into a local; the caller owns the old one.
    #[inline(always)]
    pub fn swap_local(&mut self, i: u32, b: Bits) -> Bits {
        // SAFETY: as in `local`.
        unsafe { std::ptr::replace(self.regs.add(i as usize), b) }
    }

    #[inline(always)]
    pub fn constant<'a>(&self, i: u32) -> &'a Value {
        // SAFETY: fact: operands.
        unsafe { self.code().consts.get_unchecked(i as usize) }
    }

    #[inline(always)]
    pub fn name<'a>(&self, i: u32) -> &'a Ref<Str> {
        // SAFETY: fact: operands.
        unsafe { self.code().names.get_unchecked(i as usize) }
    }

    /// The instruction's inline cache.
    #[inline(always)]
    pub fn cache<'a>(&self, i: Instr) -> Option<&'a Cache> {
        if i.cache() == NO_CACHE {
            return None;
        }
        // SAFETY: indices are given out with the caches themselves.
        Some(unsafe { self.code().caches.get_unchecked(i.cache() as usize) })
    }

    /// The one of an attribute instruction's caches that is about that shape.
    #[inline(always)]
    pub fn cache_of<'a>(&self, i: Instr, shape: ShapeId) -> Option<&'a Cache> {
        self.cache(i)?.of_shape(shape)
    }

    /// An attribute instruction's first cache, emptied: what it and the others held moves one place on.
    pub fn fresh_cache<'a>(&self, i: Instr) -> Option<&'a Cache> {
        let first = self.cache(i)?;
        let ways = &self.code().caches[i.cache() as usize..][..usize::from(WAYS)];
        for pair in ways.windows(2).rev() {
            pair[1].take(&pair[0]);
        }
        Some(first)
    }

    /// Goes on at the instruction with that index.
    #[inline(always)]
    pub fn jump(&mut self, target: u32) {
        // SAFETY: fact: targets. Handlers and jumps lead to instructions.
        self.pc = unsafe { self.code().instrs.as_ptr().add(target as usize) };
    }

    /// Index of the instruction that is being executed.
    pub fn index(&self) -> usize {
        // SAFETY: fact: targets. `pc` is behind the current instruction in the same array.
        unsafe { self.pc.offset_from(self.code().instrs.as_ptr()) as usize - 1 }
    }
}

#[cold]
#[inline(never)]
fn set_raised(vm: &mut Vm, e: Raised) {
    vm.raised = Some(e);
}

/// The object's last reference is gone, or it is immortal.
#[cold]
#[inline(never)]
fn release_slow(st: &mut St, b: Bits) {
    // SAFETY: the count has just been decremented to where `dec_inline` says so.
    unsafe { taipan_heap::raw::release(b.ptr()) };
    if taipan_heap::finalisers_due() {
        super::run::run_finalisers(st);
    }
}
