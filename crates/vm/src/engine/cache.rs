//! Inline caches: what an instruction found last time, with what makes it still true.

use std::cell::Cell;
use taipan_heap::Bits;
use taipan_isa::Op;

/// What a cache entry says when its key matches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Found {
    Nothing,
    /// Globals: the entry's position in the globals' table.
    Global,
    /// Globals: the position in the builtins' table.
    Builtin,
    /// An attribute slot of the instance.
    Slot,
    /// The class's attribute itself, or a function to be called with the instance.
    Class,
    /// A position in a module's table.
    Module,
    /// A new attribute: the object gets the shape `aux`.
    Transition,
}

/// One inline cache.
///
/// | found             | key                  | version                    | slot                  |
/// |-------------------|----------------------|----------------------------|-----------------------|
/// | Global            | globals' keys version |                           | position              |
/// | Builtin           | globals' keys version | builtins' keys version    | position              |
/// | Slot, Transition  | shape                | class version              | slot                  |
/// | Class             | shape                | class version              |                       |
/// | Module            | shape                | the module's keys version  | position              |
pub struct Cache {
    pub key: Cell<u64>,
    pub version: Cell<u64>,
    pub found: Cell<Found>,
    pub slot: Cell<u32>,
    pub aux: Cell<u32>,
    /// Borrowed: the class's namespace owns it as long as the class version holds.
    pub value: Cell<Bits>,
}

/// The cache index of an instruction without one.
pub const NO_CACHE: u16 = u16::MAX;

impl Default for Cache {
    fn default() -> Cache {
        Cache {
            key: Cell::new(0),
            version: Cell::new(0),
            found: Cell::new(Found::Nothing),
            slot: Cell::new(0),
            aux: Cell::new(0),
            value: Cell::new(Bits::NULL),
        }
    }
}

impl Cache {
    /// The next cache's index for an instruction that has one.
    pub fn slot_for(op: Op, used: &mut u16) -> u16 {
        let cached = matches!(
            op,
            Op::LoadGlobal311
                | Op::LoadGlobal313
                | Op::LoadAttr38
                | Op::LoadAttr312
                | Op::LoadAttr313
                | Op::LoadMethod
                | Op::StoreAttr
        );
        if !cached || *used == NO_CACHE {
            return NO_CACHE;
        }
        *used += 1;
        *used - 1
    }

    /// Forgets.
    pub fn reset(&self) {
        self.found.set(Found::Nothing);
        self.key.set(0);
    }

    #[inline(always)]
    pub fn holds(&self, found: Found, key: u64) -> bool {
        self.key.get() == key && self.found.get() == found
    }
}
