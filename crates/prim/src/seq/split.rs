//! Where `split`, `rsplit` and `splitlines` cut (`Objects/stringlib/split.h`).

use std::ops::Range;

use super::find::{each, each_back};
use crate::text::Unit;

/// The parts between occurrences of `sep`, which is not empty; at most `max` cuts from the left.
pub(crate) fn split_on<U: Unit>(units: &[U], sep: &[U], max: usize, mut part: impl FnMut(Range<usize>)) {
    let (mut start, mut cuts) = (0, 0);
    if max > 0 {
        each(units, sep, |at| {
            part(start..at);
            start = at + sep.len();
            cuts += 1;
            cuts < max
        });
    }
    part(start..units.len());
}

/// The parts between occurrences of `sep`, which is not empty; at most `max` cuts from the right.
pub(crate) fn rsplit_on<U: Unit>(units: &[U], sep: &[U], max: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut end = units.len();
    if max > 0 {
        each_back(units, sep, |at| {
            parts.push(at + sep.len()..end);
            end = at;
            parts.len() < max
        });
    }
    parts.push(0..end);
    parts.reverse();
    parts
}

/// The words between runs of whitespace; after `max` cuts from the left the rest stays whole, stripped on the left only.
pub(crate) fn split_space<T: Copy>(
    units: &[T],
    max: usize,
    is_space: impl Fn(T) -> bool,
    mut part: impl FnMut(Range<usize>),
) {
    let (mut at, mut cuts) = (0, 0);
    let skip = |from: usize, space: bool| {
        let tail = units.get(from..).unwrap_or_default();
        tail.iter().position(|&c| is_space(c) != space).map_or(units.len(), |i| from + i)
    };
    loop {
        at = skip(at, true);
        if at == units.len() {
            return;
        }
        if cuts == max {
            return part(at..units.len());
        }
        let end = skip(at, false);
        part(at..end);
        cuts += 1;
        at = end;
    }
}

/// The words between runs of whitespace; after `max` cuts from the right the rest stays whole, stripped on the right only.
pub(crate) fn rsplit_space<T: Copy>(
    units: &[T],
    max: usize,
    is_space: impl Fn(T) -> bool,
) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut end = units.len();
    let skip = |to: usize, space: bool| {
        let head = units.get(..to).unwrap_or_default();
        head.iter().rposition(|&c| is_space(c) != space).map_or(0, |i| i + 1)
    };
    loop {
        end = skip(end, true);
        if end == 0 {
            break;
        }
        if parts.len() == max {
            parts.push(0..end);
            break;
        }
        let start = skip(end, false);
        parts.push(start..end);
        end = start;
    }
    parts.reverse();
    parts
}

/// The lines, with their ends if `keep_ends`; `\r\n` is one end.
pub(crate) fn lines<U: Unit>(
    units: &[U],
    keep_ends: bool,
    is_break: impl Fn(U) -> bool,
) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < units.len() {
        let tail = units.get(start..).unwrap_or_default();
        let Some(len) = tail.iter().position(|&c| is_break(c)) else {
            lines.push(start..units.len());
            break;
        };
        let code = |i: usize| tail.get(i).map(|c| c.code());
        let crlf = code(len) == Some(13) && code(len + 1) == Some(10);
        let next = start + len + if crlf { 2 } else { 1 };
        lines.push(start..if keep_ends { next } else { start + len });
        start = next;
    }
    lines
}
