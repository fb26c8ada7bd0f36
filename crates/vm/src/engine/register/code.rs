//! Register code: 16-byte units, and the map between them and the stack code that they come from.

use super::dispatch::Handler;
use super::table::Rop;
use crate::engine::cache::Cache;
use crate::engine::instr::Instr;
use crate::engine::state::{Ctl, St};
use taipan_heap::Bits;

/// One unit of register code: an instruction, or data behind one.
#[derive(Clone, Copy)]
pub union Unit {
    pub instr: RegInstr,
    /// The inline cache of the instruction before.
    pub cache: *const Cache,
    /// What the stack engine executes in place of the instruction before.
    pub bridge: Bridge,
    /// Two constants; those of the code lie before its first instruction.
    pub pair: [Bits; 2],
    /// Locals that the instruction before writes, in their order.
    pub locals: [u16; LOCALS],
}

/// How many locals a unit names.
pub const LOCALS: usize = 8;

/// An instruction of the stack code.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Bridge {
    pub handler: fn(&mut St, Instr) -> Ctl,
    /// The one behind it.
    pub next: *const Instr,
}

/// An instruction. What `a`, `b` and `c` mean is up to its operation; usually `a` is the destination.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct RegInstr {
    /// The function that threaded dispatch goes on with.
    pub handler: Handler,
    pub op: Rop,
    pub a: u16,
    pub b: u16,
    pub c: u16,
}

const _: () = assert!(size_of::<Unit>() == 16);

impl RegInstr {
    /// A distance of more than 16 bits in `b` and `c`.
    #[inline(always)]
    pub fn far(&self) -> isize {
        (u32::from(self.b) | u32::from(self.c) << 16) as i32 as isize
    }

    pub fn set_far(&mut self, distance: i32) {
        self.b = distance as u16;
        self.c = (distance >> 16) as u16;
    }
}

/// What a slot of the value stack is while register code runs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Source {
    /// The slot's own register, which owns its reference.
    Slot,
    /// A local, borrowed.
    Local(u16),
    /// A word of the constants, borrowed.
    Const(u16),
}

/// What the value stack is at a place, bottom first.
pub struct Picture {
    sources: Box<[Source]>,
    /// So many slots from the bottom on are in their registers.
    settled: usize,
}

impl Picture {
    pub fn new(sources: Box<[Source]>) -> Picture {
        let settled = sources.iter().take_while(|source| **source == Source::Slot).count();
        Picture { sources, settled }
    }

    /// Whether all slots but the `n` top ones are in their registers.
    #[inline]
    pub fn is_settled_below(&self, n: usize) -> bool {
        self.settled + n >= self.sources.len()
    }
}

impl std::ops::Deref for Picture {
    type Target = [Source];
    #[inline]
    fn deref(&self) -> &[Source] {
        &self.sources
    }
}

/// Where register code can be entered at an instruction of the stack code.
#[derive(Clone, Copy)]
pub struct Point {
    /// The unit to go on at; [`Point::NONE`] where there is none.
    pub unit: u32,
    /// What the value stack is there: an index of [`RegisterCode::pictures`].
    pub picture: u32,
}

impl Point {
    pub const NONE: u32 = u32::MAX;
}

/// The register form of a code object.
pub struct RegisterCode {
    /// Constants, then instructions.
    pub units: Box<[Unit]>,
    /// The first instruction.
    pub start: u32,
    /// The first instruction of a frame that has paid; the same where the code does not count.
    pub paid_start: u32,
    /// What a frame pays that begins: as many instructions, 0 where the code does not count.
    pub price: u32,
    /// Where a generator begins that is made without running the code up to RETURN_GENERATOR, which does nothing else
    /// than to bring in the free variables; [`RegisterCode::NO_GENERATOR`] for other code.
    pub generator: u32,
    /// Of each unit, the index of the stack instruction that it belongs to.
    pub origin: Box<[u32]>,
    /// Of each unit, the index of the stack instruction that comes when it is done.
    pub behind: Box<[u32]>,
    /// Of each stack instruction, how many a frame has paid for that stands before it; 0 where the code does not count.
    pub advances: Box<[u32]>,
    /// Of each stack instruction, what the value stack is behind it.
    pub after: Box<[u32]>,
    /// Of each stack instruction, whether one jumps there.
    pub leaders: Box<[bool]>,
    /// The first of the jumps that lie behind the code, and lead on to a stack instruction.
    pub stubs: u32,
    /// Whether it counts instructions.
    pub counted: bool,
    /// Of each unit that can leave, what the value stack is there.
    pub picture: Box<[u32]>,
    /// By index of the stack instruction.
    pub points: Box<[Point]>,
    /// All pictures of the value stack.
    pub pictures: Box<[Picture]>,
}

impl RegisterCode {
    pub const NO_GENERATOR: u32 = u32::MAX;

    /// What it takes.
    pub fn bytes(&self) -> usize {
        size_of_val(&self.units[..])
            + size_of_val(&self.origin[..])
            + size_of_val(&self.behind[..])
            + size_of_val(&self.advances[..])
            + size_of_val(&self.after[..])
            + size_of_val(&self.leaders[..])
            + size_of_val(&self.picture[..])
            + size_of_val(&self.points[..])
            + self.pictures.iter().map(|p| size_of::<Picture>() + size_of_val(&p[..])).sum::<usize>()
    }

    /// The word of a constant.
    pub fn constant(&self, word: u16) -> Bits {
        let unit = &self.units[usize::from(word) / 2];
        // SAFETY: lowering: units. Only words of the constants are named.
        unsafe { unit.pair[usize::from(word) % 2] }
    }

    #[inline(always)]
    pub fn first(&self) -> *const Unit {
        // SAFETY: lowering: units. `start` is one.
        unsafe { self.units.as_ptr().add(self.start as usize) }
    }

    /// The first instruction of a frame that has paid.
    #[inline(always)]
    pub fn first_paid(&self) -> *const Unit {
        // SAFETY: lowering: units. `paid_start` is one.
        unsafe { self.units.as_ptr().add(self.paid_start as usize) }
    }

    /// The index of a unit.
    #[inline(always)]
    pub fn index(&self, unit: *const Unit) -> usize {
        (unit as usize - self.units.as_ptr() as usize) / size_of::<Unit>()
    }
}
