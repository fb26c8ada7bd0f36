//! Cutting bytes: `split`, `partition`, `splitlines`, `strip`.

use std::ops::Range;

use super::case::space;
use crate::seq::{self, Side};

fn pieces(bytes: &[u8], ranges: Vec<Range<usize>>) -> Vec<&[u8]> {
    ranges.into_iter().map(|r| bytes.get(r).unwrap_or_default()).collect()
}

/// `bytes.split(sep, max)` with a separator that is not empty; `usize::MAX` for a `maxsplit` of -1.
pub fn split<'a>(bytes: &'a [u8], sep: &[u8], max: usize) -> Vec<&'a [u8]> {
    if sep.is_empty() {
        vec![bytes]
    } else {
        {
            let mut parts = Vec::new();
            seq::split_on(bytes, sep, max, |r| parts.push(r));
            pieces(bytes, parts)
        }
    }
}

/// `bytes.rsplit(sep, max)` with a separator that is not empty.
pub fn rsplit<'a>(bytes: &'a [u8], sep: &[u8], max: usize) -> Vec<&'a [u8]> {
    if sep.is_empty() { vec![bytes] } else { pieces(bytes, seq::rsplit_on(bytes, sep, max)) }
}

/// `bytes.split(None, max)`
pub fn split_whitespace(bytes: &[u8], max: usize) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    seq::split_space(bytes, max, space, |r| parts.push(r));
    pieces(bytes, parts)
}

/// `bytes.rsplit(None, max)`
pub fn rsplit_whitespace(bytes: &[u8], max: usize) -> Vec<&[u8]> {
    pieces(bytes, seq::rsplit_space(bytes, max, space))
}

/// `bytes.splitlines(keep_ends)`: lines end at `\n`, `\r` and `\r\n` only.
pub fn split_lines(bytes: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    pieces(bytes, seq::lines(bytes, keep_ends, |c| matches!(c, b'\n' | b'\r')))
}

/// The parts before and after the first `sep`, which is not empty.
pub fn partition<'a>(bytes: &'a [u8], sep: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    around(bytes, seq::find(bytes, sep)?, sep)
}

/// The parts before and after the last `sep`, which is not empty.
pub fn rpartition<'a>(bytes: &'a [u8], sep: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    around(bytes, seq::rfind(bytes, sep)?, sep)
}

fn around<'a>(bytes: &'a [u8], at: usize, sep: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    Some((bytes.get(..at)?, bytes.get(at + sep.len()..)?))
}

/// `bytes.strip()`, `lstrip()` or `rstrip()`: without surrounding whitespace.
pub fn strip(bytes: &[u8], side: Side) -> &[u8] {
    bytes.get(seq::strip_range(bytes, side, space)).unwrap_or_default()
}

/// `bytes.strip(set)` and its kin: without surrounding bytes of `set`.
pub fn strip_bytes<'a>(bytes: &'a [u8], side: Side, set: &[u8]) -> &'a [u8] {
    bytes.get(seq::strip_range(bytes, side, |c| set.contains(&c))).unwrap_or_default()
}
