//! The comparisons of `sort` against those recorded from CPython (`tests/record/record_sort.py`).

use std::convert::Infallible;

use taipan_prim::sort::{SortPolicy, sort};

fn keys(shape: u64, n: u64, m: u64, seed: u64) -> Vec<u64> {
    let mut state = seed;
    let mut out: Vec<u64> = Vec::new();
    for i in 0..n {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        let r = (state >> 33) % m;
        out.push(match shape {
            0 => r,
            1 if state >> 60 == 0 => r,
            1 => i * m / n,
            2 if state >> 59 == 0 => r,
            2 => (n - i) * m / n,
            3 => out.last().filter(|_| r != 0).map_or(r, |last| last + 1) % m,
            _ if state >> 58 & 8 != 0 => i * m / n,
            _ => (n - i) * m / n,
        });
    }
    out
}

fn check(recorded: &str, policy: SortPolicy) {
    for line in recorded.lines() {
        let fields: Vec<u64> = line.split(' ').map(|n| n.parse().unwrap()).collect();
        let [shape, n, m, seed, expected_count, expected_digest] = fields[..] else { panic!("{line}") };
        let mut items: Vec<(u64, u64)> = keys(shape, n, m, seed).into_iter().zip(0..).collect();
        let (mut count, mut digest) = (0, 14695981039346656037u64);
        let mut lt = |a: &(u64, u64), b: &(u64, u64)| {
            count += 1;
            digest = (digest ^ a.1).wrapping_mul(1099511628211);
            digest = (digest ^ b.1).wrapping_mul(1099511628211);
            Ok::<_, Infallible>(a.0 < b.0)
        };
        let Ok(()) = sort(&mut items, policy, &mut lt);
        assert!(items.is_sorted());
        assert_eq!((count, digest), (expected_count, expected_digest), "{policy:?}: {line}");
    }
}

#[test]
fn comparisons_are_those_of_3_10() {
    check(include_str!("data/sort_3.10.txt"), SortPolicy { powersort: false, equal_in_descending: false });
}

#[test]
fn comparisons_are_those_of_3_12() {
    check(include_str!("data/sort_3.12.txt"), SortPolicy { powersort: true, equal_in_descending: false });
}

#[test]
fn comparisons_are_those_of_3_13() {
    check(include_str!("data/sort_3.13.txt"), SortPolicy { powersort: true, equal_in_descending: true });
}
