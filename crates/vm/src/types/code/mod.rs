//! `code`: a verified code object, ready to be executed.

mod build;
mod consts;
mod iter;
mod load;
mod methods;
mod tables;

use crate::engine::{Cache, Instr, RegisterCode};
use crate::types::str::Str;
pub use consts::Shared;
use std::cell::OnceCell;
use std::sync::Arc;
use taipan_decode::verify::Handler;
use taipan_heap::{Ref, Trace, Value, Visitor};
use taipan_isa::Version;
use taipan_marshal::CodeObject;

pub use iter::{LINE_ITER_SPEC, POSITIONS_ITER_SPEC, PlaceIter};
pub use methods::SPEC;

/// Bits of `co_flags` (Include/cpython/code.h).
pub mod flags {
    pub const OPTIMIZED: u32 = 0x1;
    pub const NEWLOCALS: u32 = 0x2;
    pub const VARARGS: u32 = 0x4;
    pub const VARKEYWORDS: u32 = 0x8;
    pub const GENERATOR: u32 = 0x20;
    pub const COROUTINE: u32 = 0x80;
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    pub const ASYNC_GENERATOR: u32 = 0x200;
    /// 3.14: the first constant is the docstring.
    pub const HAS_DOCSTRING: u32 = 0x400_0000;
}

/// A code object with its constants and names as Python objects, and its instructions decoded.
pub struct Code {
    pub source: Arc<CodeObject>,
    pub version: Version,
    pub instrs: Box<[Instr]>,
    /// Offset in bytes of each instruction.
    pub offsets: Box<[u32]>,
    /// The exception table, by instruction index.
    pub handlers: Box<[Handler]>,
    pub caches: Box<[Cache]>,
    pub consts: Box<[Value]>,
    pub names: Box<[Ref<Str>]>,
    /// Names of local, cell and free variables.
    pub localsplus: Box<[Ref<Str>]>,
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    pub filename: Ref<Str>,
    pub flags: u32,
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    /// Slots for local, cell and free variables.
    pub nlocalsplus: u32,
    pub nfree: u32,
    /// Registers of a frame: `nlocalsplus` and the deepest verified stack.
    pub frame_slots: u32,
    /// The depth of the value stack before each instruction; `u32::MAX` where none ever gets there.
    pub depths: Box<[u32]>,
    /// The register form; `None` within where there is none. Made at the first call.
    pub register: OnceCell<Option<RegisterCode>>,
    /// A call needs no namespace, and its arguments are the first registers.
    pub fits: bool,
    /// A call with exactly `argcount` positional arguments needs no binding either.
    pub simple: bool,
}

impl Trace for Code {
    const CYCLIC: bool = true;
    const BUFFERED: bool = true;
    fn buffer(&self) -> usize {
        let register = self.register.get().and_then(|code| code.as_ref()).map_or(0, RegisterCode::bytes);
        size_of_val(&self.instrs[..])
            + size_of_val(&self.offsets[..])
            + size_of_val(&self.depths[..])
            + size_of_val(&self.handlers[..])
            + size_of_val(&self.caches[..])
            + size_of_val(&self.consts[..])
            + size_of_val(&self.names[..])
            + size_of_val(&self.localsplus[..])
            + register
    }
    fn trace(&self, visit: &mut Visitor<'_>) {
        self.consts.iter().for_each(visit);
    }
}

impl Code {
    /// Positional and keyword-only parameters, variadic ones included.
    pub fn parameters(&self) -> usize {
        (self.argcount + self.kwonlyargcount) as usize
            + usize::from(self.flags & flags::VARARGS != 0)
            + usize::from(self.flags & flags::VARKEYWORDS != 0)
    }

    /// The line of the instruction with that index.
    pub fn line(&self, index: usize) -> Option<u32> {
        let offset = *self.offsets.get(index)?;
        taipan_decode::lines::line_at(&self.source, offset).and_then(|l| u32::try_from(l).ok())
    }

    /// Whether calling makes a generator, coroutine or asynchronous generator.
    pub fn is_generator(&self) -> bool {
        self.flags & (flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR) != 0
    }
}
