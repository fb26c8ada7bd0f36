//! The hash tables of dict and set: CPython's probe sequences and growth, so that order and comparisons are CPython's.
//!
//! Nothing here compares keys for equality. A caller whose comparison runs Python code asks for one candidate at a time and checks
//! afterwards that the table is still the one it probed.

mod dict;
mod set;

pub use dict::{DictEntry, DictProbe, DictTable};
pub use set::{SetEntry, SetProbe, SetTable};

/// `PERTURB_SHIFT`: how many bits of the hash each further probe of a table takes in.
const PERTURB_SHIFT: u32 = 5;

/// The slots of a table of `mask + 1` slots in the order that dict tries them (`Objects/dictobject.c`).
///
/// ```
/// use taipan_prim::probe::DictSlots;
/// let slots: Vec<usize> = DictSlots::new(12, 7).take(4).collect();
/// assert_eq!(slots, [4, 5, 2, 3]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DictSlots {
    next: usize,
    perturb: u64,
    mask: usize,
}

impl DictSlots {
    /// `mask` is the number of slots, a power of two, less one.
    #[inline]
    pub fn new(hash: i64, mask: usize) -> DictSlots {
        DictSlots { next: hash as usize & mask, perturb: hash as u64, mask }
    }

    /// The slot to try now; moves on to the one after.
    #[inline]
    pub fn advance(&mut self) -> usize {
        let slot = self.next;
        self.perturb >>= PERTURB_SHIFT;
        self.next = slot.wrapping_mul(5).wrapping_add(self.perturb as usize).wrapping_add(1) & self.mask;
        slot
    }
}

impl Iterator for DictSlots {
    type Item = usize;

    /// Never ends: a table always has an empty slot to stop at.
    #[inline]
    fn next(&mut self) -> Option<usize> {
        Some(self.advance())
    }
}

/// `LINEAR_PROBES`: how many neighbours of a slot set tries before it jumps.
const LINEAR_PROBES: usize = 9;

/// The slots of a table of `mask + 1` slots in the order that set tries them (`Objects/setobject.c`).
#[derive(Clone, Copy, Debug)]
pub struct SetSlots {
    base: usize,
    next: usize,
    last: usize,
    perturb: u64,
    mask: usize,
}

impl SetSlots {
    /// `mask` is the number of slots, a power of two, less one.
    #[inline]
    pub fn new(hash: i64, mask: usize) -> SetSlots {
        let base = hash as usize & mask;
        SetSlots { base, next: base, last: run_end(base, mask), perturb: hash as u64, mask }
    }

    /// The slot to try now; moves on to the one after.
    #[inline]
    pub fn advance(&mut self) -> usize {
        let slot = self.next;
        if slot < self.last {
            self.next = slot + 1;
            return slot;
        }
        self.perturb >>= PERTURB_SHIFT;
        self.base = self.base.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize) & self.mask;
        self.next = self.base;
        self.last = run_end(self.base, self.mask);
        slot
    }
}

/// The last slot of the linear run from `base`; near the table's end there is no run.
#[inline]
fn run_end(base: usize, mask: usize) -> usize {
    if base + LINEAR_PROBES <= mask { base + LINEAR_PROBES } else { base }
}

impl Iterator for SetSlots {
    type Item = usize;

    /// Never ends: a table always has an empty slot to stop at.
    #[inline]
    fn next(&mut self) -> Option<usize> {
        Some(self.advance())
    }
}
