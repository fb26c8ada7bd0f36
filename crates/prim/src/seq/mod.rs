//! The sequence algorithms that str and bytes share, over slices of units of any width; results are positions.

mod find;
mod split;

pub(crate) use find::{count, each, find, rfind};
pub(crate) use split::{lines, rsplit_on, rsplit_space, split_on, split_space};

use std::ops::Range;

/// `ADJUST_INDICES`: resolves the `start` and `end` of a search against a length. `None` when start lies past end, where nothing is
/// found, not even the empty string.
pub fn clamp_range(len: usize, start: isize, end: isize) -> Option<Range<usize>> {
    let resolve = |i: isize| match usize::try_from(i) {
        Ok(i) => i,
        Err(_) => len.saturating_sub(i.unsigned_abs()),
    };
    let (start, end) = (resolve(start), resolve(end).min(len));
    (start <= end).then_some(start..end)
}

/// Which ends `strip` and its kin work on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Both,
}

/// What remains after stripping units that satisfy `strip`.
pub(crate) fn strip_range<T: Copy>(units: &[T], side: Side, strip: impl Fn(T) -> bool) -> Range<usize> {
    let mut start = 0;
    let mut end = units.len();
    if side != Side::Right {
        start = units.iter().position(|&c| !strip(c)).unwrap_or(end);
    }
    if side != Side::Left {
        end = units.iter().rposition(|&c| !strip(c)).map_or(start, |i| i + 1).max(start);
    }
    start..end
}

/// The padding of `center`: how much of `total` goes to the left for a result of `width` (`pad` in `unicodeobject.c`).
pub(crate) fn center_left(total: usize, width: usize) -> usize {
    total / 2 + (total & width & 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_clamp_as_slices_do() {
        assert_eq!(clamp_range(3, 0, isize::MAX), Some(0..3));
        assert_eq!(clamp_range(3, -2, -1), Some(1..2));
        assert_eq!(clamp_range(3, -9, 9), Some(0..3));
        assert_eq!(clamp_range(3, 3, 3), Some(3..3));
        assert_eq!(clamp_range(3, 4, 9), None);
        assert_eq!(clamp_range(3, isize::MIN, isize::MIN), Some(0..0));
    }
}
