//! The registers of dispatch, and the accessors that register instructions are written with.

use super::code::{RegInstr, RegisterCode, Unit};
use super::table::Rop;
use crate::Vm;
use crate::engine::cache::Cache;
use crate::engine::frame::Frame;
use taipan_heap::{Bits, Value};

/// What dispatch keeps in machine registers. Passed by value, so that it never lives in memory.
#[derive(Clone, Copy)]
pub struct R {
    pub vm: *mut Vm,
    /// The instruction that is being executed.
    pub pc: *const Unit,
    /// Register 0 of the innermost frame.
    pub regs: *mut Bits,
}

/// What dispatch does after an instruction.
pub enum Flow {
    /// Goes on behind the instruction.
    Next,
    /// Goes on at `pc`.
    Go,
    /// Goes on behind the instruction after the object has died, or turned out to be immortal.
    NextDrop(Bits),
    /// The same at `pc`.
    GoDrop(Bits),
    /// Executes the instruction as that one, which has operands alike.
    As(Rop),
    /// Lets the stack engine execute the instruction.
    Leave,
    /// The frame has returned into one that the stack engine runs, or had locals that died: the rest is done out of
    /// line, with the result.
    Return(Bits),
    /// The rest of the instruction is done out of line.
    Out(Slow),
}

/// The rest of an instruction, out of line.
pub type Slow = unsafe fn(*mut Vm, *const Unit, *mut Bits) -> Place;

/// Where dispatch goes on. Two words, and arguments one by one: what is passed in memory would keep a handler's frame
/// on the native stack.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Place {
    /// Null where the loop is left.
    pub pc: *const Unit,
    pub regs: *mut Bits,
}

impl Place {
    pub const LEFT: Place = Place { pc: std::ptr::null(), regs: std::ptr::null_mut() };
}

impl R {
    pub fn place(self) -> Place {
        Place { pc: self.pc, regs: self.regs }
    }

    #[inline(always)]
    pub fn vm<'a>(&self) -> &'a mut Vm {
        // SAFETY: token: dispatch was entered with the only reference to the machine, and instructions use one borrow at a
        // time.
        unsafe { &mut *self.vm }
    }

    #[inline(always)]
    pub fn instr<'a>(&self) -> &'a RegInstr {
        // SAFETY: lowering: units. `pc` is at an instruction of code that the frame keeps alive.
        unsafe { &(*self.pc).instr }
    }

    /// The register.
    #[inline(always)]
    pub fn reg(&self, i: u16) -> Bits {
        // SAFETY: lowering: registers. They are the frame's; those read are initialised.
        unsafe { *self.regs.add(usize::from(i)) }
    }

    #[inline(always)]
    pub fn slot(&self, i: u16) -> *mut Bits {
        // SAFETY: as in `reg`.
        unsafe { self.regs.add(usize::from(i)) }
    }

    /// The register as a value, which may be NULL. Valid until it changes.
    #[inline(always)]
    pub fn value<'a>(&self, i: u16) -> &'a Value {
        // SAFETY: lowering: registers. It owns its reference; a value is its transparent form.
        unsafe { &*(self.slot(i) as *const Value) }
    }

    /// Writes a register whose old contents are nothing that counts.
    #[inline(always)]
    pub fn set(&self, i: u16, b: Bits) {
        // SAFETY: as in `reg`.
        unsafe { self.slot(i).write(b) }
    }

    /// The constant that lies that many words before the instruction.
    #[inline(always)]
    pub fn constant(&self, back: u16) -> Bits {
        // SAFETY: lowering: units. The distance leads to a word of the constants.
        unsafe { *(self.pc as *const Bits).sub(usize::from(back)) }
    }

    /// The inline cache behind the instruction.
    #[inline(always)]
    pub fn cache<'a>(&self) -> &'a Cache {
        // SAFETY: lowering: units. It lies there; the code owns the cache.
        unsafe { &*(*self.pc.add(1)).cache }
    }

    /// The register code that the innermost frame runs.
    pub fn register<'a>(&self) -> Option<&'a RegisterCode> {
        // SAFETY: frame: it keeps its code alive.
        unsafe { (*self.frame().code).register.get()?.as_ref() }
    }

    /// Moves on by that many units, forward or back.
    #[inline(always)]
    pub fn skip(&mut self, units: isize) {
        // SAFETY: lowering: units. Distances lead to instructions only.
        self.pc = unsafe { self.pc.offset(units) };
    }

    #[inline(always)]
    pub fn frame<'a>(&self) -> &'a mut Frame {
        // SAFETY: frame: there is a running one, and the borrow ends before frames are pushed or popped.
        let frame = unsafe { self.vm().frames.list.last_mut().unwrap_unchecked() };
        debug_assert!(frame.regs == self.regs);
        frame
    }

    /// Gives up a reference behind the instruction.
    #[inline(always)]
    pub fn next_without(&self, b: Bits) -> Flow {
        // SAFETY: the caller owns the reference.
        if unsafe { b.dec_inline() } { Flow::NextDrop(b) } else { Flow::Next }
    }

    /// Gives up a reference and goes on at `pc`.
    #[inline(always)]
    pub fn go_without(&self, b: Bits) -> Flow {
        // SAFETY: the caller owns the reference.
        if unsafe { b.dec_inline() } { Flow::GoDrop(b) } else { Flow::Go }
    }
}

/// An operand that is read.
pub trait Read {
    const IS_REGISTER: bool;
    fn read(r: &R, at: u16) -> Bits;
}

/// A register.
pub struct Reg;
/// A constant.
pub struct Konst;

impl Read for Reg {
    const IS_REGISTER: bool = true;
    #[inline(always)]
    fn read(r: &R, at: u16) -> Bits {
        r.reg(at)
    }
}

impl Read for Konst {
    const IS_REGISTER: bool = false;
    #[inline(always)]
    fn read(r: &R, at: u16) -> Bits {
        r.constant(at)
    }
}

/// Where a result goes.
pub trait Write {
    const IS_SLOT: bool;
    fn write(r: &R, at: u16, b: Bits) -> Flow;
}

/// A slot of the value stack, which holds nothing that counts.
pub struct Temp;
/// A local, whose old value is given up.
pub struct Local;

impl Write for Temp {
    const IS_SLOT: bool = true;
    #[inline(always)]
    fn write(r: &R, at: u16, b: Bits) -> Flow {
        r.set(at, b);
        Flow::Next
    }
}

impl Write for Local {
    const IS_SLOT: bool = false;
    #[inline(always)]
    fn write(r: &R, at: u16, b: Bits) -> Flow {
        let old = r.reg(at);
        r.set(at, b);
        r.next_without(old)
    }
}
