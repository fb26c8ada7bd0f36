//! Natural runs, and binary insertion for those that are too short.

/// `binarysort`: sorts `a`, of which the first `sorted` are sorted already.
pub(super) fn binary_sort<E>(
    a: &mut [usize],
    sorted: usize,
    lt: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<(), E> {
    for ok in sorted.max(1)..a.len() {
        let pivot = a[ok];
        let (mut left, mut right) = (0, ok);
        while left < right {
            let middle = (left + right) >> 1;
            if lt(pivot, a[middle])? {
                right = middle;
            } else {
                left = middle + 1;
            }
        }
        a[left..=ok].rotate_right(1);
    }
    Ok(())
}

/// `count_run` before 3.13: the length of the ascending or strictly descending run that `a` begins with, made ascending.
pub(super) fn count_strict_run<E>(
    a: &mut [usize],
    lt: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<usize, E> {
    if a.len() < 2 {
        return Ok(a.len());
    }
    let descending = lt(a[1], a[0])?;
    let mut n = 2;
    while n < a.len() && lt(a[n], a[n - 1])? == descending {
        n += 1;
    }
    if descending {
        a[..n].reverse();
    }
    Ok(n)
}

/// `count_run` from 3.13 on: equal neighbours may be part of a descending run.
pub(super) fn count_run<E>(
    a: &mut [usize],
    lt: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<usize, E> {
    let mut n = ascending_from(a, 1, lt)?;
    if n == a.len() {
        return Ok(n);
    }
    if n > 1 {
        if lt(a[0], a[n - 1])? {
            return Ok(n);
        }
        // All equal so far, so this too can be the beginning of a descending run.
        a[..n].reverse();
    }
    n += 1;
    let mut equal = 0;
    while n < a.len() {
        if lt(a[n], a[n - 1])? {
            reverse_equal(a, n, &mut equal);
        } else if lt(a[n - 1], a[n])? {
            break;
        } else {
            equal += 1;
        }
        n += 1;
    }
    reverse_equal(a, n, &mut equal);
    a[..n].reverse();
    ascending_from(a, n, lt)
}

/// How far the ascending run of at least `n` elements goes.
fn ascending_from<E>(
    a: &[usize],
    mut n: usize,
    lt: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<usize, E> {
    while n < a.len() && !lt(a[n], a[n - 1])? {
        n += 1;
    }
    Ok(n)
}

/// Reverses the `equal + 1` elements before `n`, so that reversing the whole run restores their order.
fn reverse_equal(a: &mut [usize], n: usize, equal: &mut usize) {
    if *equal > 0 {
        a[n - *equal - 1..n].reverse();
        *equal = 0;
    }
}
