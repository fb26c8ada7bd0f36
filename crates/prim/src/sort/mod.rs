//! `list.sort`: a stable merge sort that makes the comparisons of CPython in the order of CPython.
//!
//! What is moved about are positions, not elements: a comparison that fails midway leaves a permutation, by construction.

mod gallop;
mod merge;
mod runs;

use merge::Merger;

/// What differs between CPython versions in the comparisons that `list.sort` makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SortPolicy {
    /// Merge by powers of run boundaries (3.11 and later) rather than by the lengths of neighbouring runs.
    pub powersort: bool,
    /// Let descending runs contain equal elements (3.13 and later).
    pub equal_in_descending: bool,
}

/// Sorts `items` in place and stably by `lt`, which says whether its first argument is less than its second.
///
/// # Errors
/// The first error of `lt`; the items are then in some order, all of them present.
///
/// ```
/// use taipan_prim::sort::{SortPolicy, sort};
/// let policy = SortPolicy { powersort: true, equal_in_descending: true };
/// let mut words = vec!["pear", "fig", "apple", "kiwi"];
/// sort(&mut words, policy, |a, b| Ok::<_, ()>(a.len() < b.len())).unwrap();
/// assert_eq!(words, ["fig", "pear", "kiwi", "apple"]);
/// ```
pub fn sort<T, E>(
    items: &mut [T],
    policy: SortPolicy,
    mut lt: impl FnMut(&T, &T) -> Result<bool, E>,
) -> Result<(), E> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    let result = sort_positions(&mut order, policy, &mut |a, b| lt(&items[a], &items[b]));
    permute(items, order);
    result
}

/// Below this many elements a run is filled up by insertion (`MAX_MINRUN`).
const MAX_MINRUN: usize = 64;

/// `merge_compute_minrun`: the length, 32 to 64, to which short runs are filled up.
fn min_run(mut n: usize) -> usize {
    let mut lost_bits = 0;
    while n >= MAX_MINRUN {
        lost_bits |= n & 1;
        n >>= 1;
    }
    n + lost_bits
}

fn sort_positions<E>(
    order: &mut [usize],
    policy: SortPolicy,
    lt: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<(), E> {
    let len = order.len();
    if len < 2 {
        return Ok(());
    }
    let min_run = min_run(len);
    let mut merger = Merger::new(order, lt);
    let mut start = 0;
    while start < len {
        let (rest, lt) = merger.rest(start);
        let mut run = if policy.equal_in_descending {
            runs::count_run(rest, lt)?
        } else {
            runs::count_strict_run(rest, lt)?
        };
        if run < min_run {
            let forced = rest.len().min(min_run);
            runs::binary_sort(&mut rest[..forced], run, lt)?;
            run = forced;
        }
        if policy.powersort {
            merger.found_run(run)?;
            merger.push_run(start, run);
        } else {
            merger.push_run(start, run);
            merger.collapse()?;
        }
        start += run;
    }
    merger.force_collapse()
}

/// Moves `items[order[i]]` to `i` for all i.
fn permute<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..items.len() {
        // Walk the cycle that `start` is on, once; fixed points mark what is done.
        let mut at = start;
        while order[at] != start {
            let from = order[at];
            items.swap(at, from);
            order[at] = at;
            at = from;
        }
        order[at] = at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_stably_and_loses_nothing(
            keys in proptest::collection::vec(0u16..40, 0..600),
            powersort: bool,
            equal_in_descending: bool,
            fail_at in 1usize..3000,
        ) {
            let policy = SortPolicy { powersort, equal_in_descending };
            let original: Vec<(u16, usize)> = keys.into_iter().zip(0..).collect();
            let mut sorted = original.clone();
            sort(&mut sorted, policy, |a, b| Ok::<_, ()>(a.0 < b.0)).unwrap();
            let mut expected = original.clone();
            expected.sort();
            prop_assert_eq!(&sorted, &expected);

            let mut broken = original.clone();
            let mut calls = 0;
            let result = sort(&mut broken, policy, |a, b| {
                calls += 1;
                if calls == fail_at { Err(()) } else { Ok(a.0 < b.0) }
            });
            prop_assert_eq!(result.is_err(), calls >= fail_at);
            broken.sort();
            prop_assert_eq!(&broken, &expected);
        }

        #[test]
        fn an_inconsistent_order_is_survived(answers in proptest::collection::vec(any::<bool>(), 1..50), n in 0usize..400) {
            let mut items: Vec<usize> = (0..n).collect();
            let mut i = 0;
            let policy = SortPolicy { powersort: true, equal_in_descending: true };
            sort(&mut items, policy, |_, _| {
                i += 1;
                Ok::<_, ()>(answers[i * i % answers.len()])
            }).unwrap();
            items.sort_unstable();
            prop_assert!(items.into_iter().eq(0..n));
        }
    }
}
