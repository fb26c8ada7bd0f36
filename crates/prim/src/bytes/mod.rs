//! `bytes` and `bytearray` methods: the algorithms over byte strings, ASCII-only where they look at letters.

mod case;
mod edit;
mod hex;
mod repr;
mod split;

pub use case::{
    is_alnum, is_alpha, is_digit, is_lower, is_space, is_title, is_upper, to_capitalized, to_swapped_case,
    to_title,
};
pub use edit::{center, expand_tabs, join, ljust, replace, rjust, translate, zfill};
pub use hex::{from_hex, hex};
pub use repr::{repr, repr_in_bytearray};
pub use split::{
    partition, rpartition, rsplit, rsplit_whitespace, split, split_lines, split_whitespace, strip,
    strip_bytes,
};

use crate::seq;

/// The first position of `needle` in `hay[start:end]`, counted from the beginning of `hay`.
///
/// ```
/// use taipan_prim::bytes;
/// assert_eq!(bytes::find(b"abcabc", b"bc", 2, isize::MAX), Some(4));
/// assert_eq!(bytes::find(b"abc", b"", 4, isize::MAX), None);
/// ```
pub fn find(hay: &[u8], needle: &[u8], start: isize, end: isize) -> Option<usize> {
    let (at, part) = range(hay, start, end)?;
    seq::find(part, needle).map(|i| at + i)
}

/// The last position of `needle` in `hay[start:end]`, counted from the beginning of `hay`.
pub fn rfind(hay: &[u8], needle: &[u8], start: isize, end: isize) -> Option<usize> {
    let (at, part) = range(hay, start, end)?;
    seq::rfind(part, needle).map(|i| at + i)
}

/// How often `needle` occurs in `hay[start:end]` without overlap.
pub fn count(hay: &[u8], needle: &[u8], start: isize, end: isize) -> usize {
    range(hay, start, end).map_or(0, |(_, part)| seq::count(part, needle, usize::MAX))
}

/// `hay.startswith(prefix, start, end)`
pub fn starts_with(hay: &[u8], prefix: &[u8], start: isize, end: isize) -> bool {
    range(hay, start, end).is_some_and(|(_, part)| part.starts_with(prefix))
}

/// `hay.endswith(suffix, start, end)`
pub fn ends_with(hay: &[u8], suffix: &[u8], start: isize, end: isize) -> bool {
    range(hay, start, end).is_some_and(|(_, part)| part.ends_with(suffix))
}

fn range(hay: &[u8], start: isize, end: isize) -> Option<(usize, &[u8])> {
    let range = seq::clamp_range(hay.len(), start, end)?;
    Some((range.start, hay.get(range)?))
}
