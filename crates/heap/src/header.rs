//! The 8-byte object header: reference count with flags, and shape.

use crate::shape::ShapeId;

/// `rc` is `count << 5 | flags`. A count that reaches the sign bit makes the object immortal: it saturates there
/// instead of overflowing.
#[repr(C)]
pub struct Header {
    rc: u32,
    pub(crate) shape: ShapeId,
}

const ONE: u32 = 32;
const SIGN: u32 = 1 << 31;
/// The middle of the immortal range: the count may drift from it without leaving the range.
const IMMORTAL: u32 = SIGN | 1 << 30;

impl Header {
    /// `__del__` has run.
    pub const FINALISED: u32 = 1;
    /// The side table of weak references knows this object.
    pub const HAS_WEAKREFS: u32 = 2;
    /// The collector has seen that this object refers to nothing that could refer back.
    pub(crate) const UNTRACKED: u32 = 4;
    /// Two bits: which collections look at this object (see [`Header::generation`]).
    const GENERATION: u32 = 8 | 16;
    /// The generation of objects that no collection looks at: what they refer to is taken for alive.
    pub(crate) const FROZEN: u32 = 3;

    pub(crate) fn new(shape: ShapeId) -> Header {
        Header { rc: ONE, shape }
    }

    #[inline(always)]
    pub(crate) fn inc(&mut self) {
        self.rc = self.rc.wrapping_add(ONE);
        if self.rc & SIGN != 0 {
            self.saturate();
        }
    }

    /// Counts one reference less; true when the object must be looked at out of line (none left, or immortal).
    #[inline(always)]
    pub(crate) fn dec(&mut self) -> bool {
        self.rc = self.rc.wrapping_sub(ONE);
        (self.rc as i32) < ONE as i32
    }

    #[cold]
    pub(crate) fn saturate(&mut self) {
        self.rc = IMMORTAL | self.rc & (ONE - 1);
    }

    pub(crate) fn is_immortal(&self) -> bool {
        self.rc & SIGN != 0
    }

    pub(crate) fn count(&self) -> u32 {
        self.rc >> 5
    }

    /// 0 for objects that no collection has seen, up to 2 for those of a full one, or [`Header::FROZEN`].
    pub(crate) fn generation(&self) -> u32 {
        (self.rc & Header::GENERATION) >> 3
    }

    pub(crate) fn set_generation(&mut self, generation: u32) {
        self.rc = self.rc & !Header::GENERATION | generation << 3 & Header::GENERATION;
    }

    /// The only reference is the caller's.
    #[inline(always)]
    pub fn is_unique(&self) -> bool {
        self.rc & !(ONE - 1) == ONE
    }

    pub(crate) fn has_flag(&self, flag: u32) -> bool {
        self.rc & flag != 0
    }

    pub(crate) fn set_flag(&mut self, flag: u32) {
        self.rc |= flag;
    }

    pub(crate) fn clear_flag(&mut self, flag: u32) {
        self.rc &= !flag;
    }

    #[inline(always)]
    pub fn shape(&self) -> ShapeId {
        self.shape
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_saturate_instead_of_overflowing() {
        let mut h = Header::new(ShapeId(1));
        h.rc = SIGN - ONE;
        h.inc();
        assert!(h.is_immortal());
        for _ in 0..100 {
            assert!(h.dec());
        }
        assert!(h.is_immortal());
        h.saturate();
        assert_eq!(h.rc, IMMORTAL);
    }
}
