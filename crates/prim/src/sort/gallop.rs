//! Galloping search: exponential steps from a hint, then bisection.

/// `gallop_left`: where `key` belongs in the sorted `a`, left of what equals it. `a` is not empty and `hint` within it.
pub(super) fn gallop_left<E>(
    key: usize,
    a: &[usize],
    hint: usize,
    lt: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<usize, E> {
    gallop(a, hint, &mut |element| lt(element, key))
}

/// `gallop_right`: where `key` belongs in the sorted `a`, right of what equals it.
pub(super) fn gallop_right<E>(
    key: usize,
    a: &[usize],
    hint: usize,
    lt: &mut impl FnMut(usize, usize) -> Result<bool, E>,
) -> Result<usize, E> {
    gallop(a, hint, &mut |element| Ok(!lt(key, element)?))
}

/// The number of elements, at the beginning of `a`, that are `before` the key.
fn gallop<E>(
    a: &[usize],
    hint: usize,
    before: &mut impl FnMut(usize) -> Result<bool, E>,
) -> Result<usize, E> {
    // What is left of `low` is before the key, and what is at or right of `high` is not.
    let (mut low, mut high);
    let mut offset = 1;
    if before(a[hint])? {
        let max = a.len() - hint;
        low = hint + 1;
        while offset < max && before(a[hint + offset])? {
            low = hint + offset + 1;
            offset = (offset << 1) + 1;
        }
        high = hint + offset.min(max);
    } else {
        let max = hint + 1;
        high = hint;
        while offset < max && !before(a[hint - offset])? {
            high = hint - offset;
            offset = (offset << 1) + 1;
        }
        low = hint + 1 - offset.min(max);
    }
    while low < high {
        let middle = low + ((high - low) >> 1);
        if before(a[middle])? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(high)
}
