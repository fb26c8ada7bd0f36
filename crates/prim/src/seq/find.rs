//! Substring search: memchr for bytes, and for wider units a scan that stays linear on long needles.

use memchr::memmem;

use crate::text::Unit;

/// The first position of `needle`.
pub(crate) fn find<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    let mut found = None;
    each(hay, needle, |at| {
        found = Some(at);
        false
    });
    found
}

/// The last position of `needle`.
pub(crate) fn rfind<U: Unit>(hay: &[U], needle: &[U]) -> Option<usize> {
    let mut found = None;
    each_back(hay, needle, |at| {
        found = Some(at);
        false
    });
    found
}

/// How often `needle` occurs without overlap, counting no further than `max`.
pub(crate) fn count<U: Unit>(hay: &[U], needle: &[U], max: usize) -> usize {
    if let (Some(hay), Some([byte]), usize::MAX) = (bytes(hay), bytes(needle), max) {
        return memchr::memchr_iter(*byte, hay).count();
    }
    let mut count = 0;
    if max > 0 {
        each(hay, needle, |_| {
            count += 1;
            count < max
        });
    }
    count
}

/// Calls `visit` with the positions of `needle` from the left, without overlap, while it returns true.
pub(crate) fn each<U: Unit>(hay: &[U], needle: &[U], mut visit: impl FnMut(usize) -> bool) {
    if let (Some(hay), Some(needle)) = (bytes(hay), bytes(needle)) {
        if let [byte] = needle {
            let _all = memchr::memchr_iter(*byte, hay).all(visit);
            return;
        }
        match needle {
            [first, rest @ ..] if hay.len() <= FEW => each_of_few(hay, *first, rest, visit),
            _ => drop(memmem::find_iter(hay, needle).all(visit)),
        }
        return;
    }
    if needle.is_empty() {
        let _all = (0..=hay.len()).all(visit);
        return;
    }
    scan(hay.len(), needle.len(), |i| hay[i], |i| needle[i], &mut visit);
}

/// Bytes of a text in which looking for a needle costs less than getting ready to.
const FEW: usize = 256;

/// [`each`] in few bytes.
fn each_of_few(hay: &[u8], first: u8, rest: &[u8], mut visit: impl FnMut(usize) -> bool) {
    let mut from = 0;
    while let Some(at) = hay.get(from..).and_then(|tail| memchr::memchr(first, tail)) {
        let at = from + at;
        let Some(tail) = hay.get(at + 1..).filter(|tail| tail.len() >= rest.len()) else { return };
        from = at + 1;
        if tail.starts_with(rest) {
            if !visit(at) {
                return;
            }
            from += rest.len();
        }
    }
}

/// Calls `visit` with the positions of `needle` from the right, without overlap, while it returns true.
pub(crate) fn each_back<U: Unit>(hay: &[U], needle: &[U], mut visit: impl FnMut(usize) -> bool) {
    if let (Some(hay), Some(needle)) = (bytes(hay), bytes(needle)) {
        if let [byte] = needle {
            let _all = memchr::memrchr_iter(*byte, hay).all(visit);
            return;
        }
        let _all = memmem::rfind_iter(hay, needle).all(visit);
        return;
    }
    if needle.is_empty() {
        let _all = (0..=hay.len()).rev().all(visit);
        return;
    }
    let (n, m) = (hay.len(), needle.len());
    scan(n, m, |i| hay[n - 1 - i], |i| needle[m - 1 - i], &mut |at| visit(n - m - at));
}

/// The slice as bytes, where its units are bytes.
fn bytes<U: Unit>(units: &[U]) -> Option<&[u8]> {
    U::as_bytes(units)
}

/// Needles up to this length are compared anew at each position.
const SHORT: usize = 16;

/// The positions of a needle of `m` units in a text of `n`, both given by accessors; `m` is not 0.
fn scan<U: Unit>(
    n: usize,
    m: usize,
    hay: impl Fn(usize) -> U,
    needle: impl Fn(usize) -> U,
    visit: &mut dyn FnMut(usize) -> bool,
) {
    if m > n {
        return;
    }
    if m > SHORT {
        return knuth_morris_pratt(n, m, hay, needle, visit);
    }
    let mut at = 0;
    while at <= n - m {
        if (0..m).all(|i| hay(at + i) == needle(i)) {
            if !visit(at) {
                return;
            }
            at += m;
        } else {
            at += 1;
        }
    }
}

fn knuth_morris_pratt<U: Unit>(
    n: usize,
    m: usize,
    hay: impl Fn(usize) -> U,
    needle: impl Fn(usize) -> U,
    visit: &mut dyn FnMut(usize) -> bool,
) {
    // border[i]: length of the longest proper border of needle[..=i].
    let mut border = vec![0; m];
    let mut k = 0;
    for i in 1..m {
        while k > 0 && needle(i) != needle(k) {
            k = border[k - 1];
        }
        k += usize::from(needle(i) == needle(k));
        border[i] = k;
    }
    k = 0;
    for i in 0..n {
        while k > 0 && hay(i) != needle(k) {
            k = border[k - 1];
        }
        k += usize::from(hay(i) == needle(k));
        if k == m {
            if !visit(i + 1 - m) {
                return;
            }
            k = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all<U: Unit>(hay: &[U], needle: &[U]) -> (Vec<usize>, Vec<usize>) {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        each(hay, needle, |at| {
            left.push(at);
            true
        });
        each_back(hay, needle, |at| {
            right.push(at);
            true
        });
        (left, right)
    }

    proptest! {
        #[test]
        fn widths_agree(hay in proptest::collection::vec(0u8..2, 0..200), needle in proptest::collection::vec(0u8..2, 0..24)) {
            let wide = |v: &[u8]| v.iter().map(|&c| u16::from(c)).collect::<Vec<_>>();
            prop_assert_eq!(all(&hay, &needle), all(&wide(&hay), &wide(&needle)));
            let piece = &hay[hay.len() / 3..hay.len() / 2];
            prop_assert_eq!(all(&hay, piece), all(&wide(&hay), &wide(piece)));
        }
    }
}
