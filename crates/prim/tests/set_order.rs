//! The iteration order of sets against orders recorded from CPython (`tests/record/record_sets.py`).

use taipan_prim::probe::SetTable;

fn hash(n: i64) -> i64 {
    const MODULUS: i64 = (1 << 61) - 1;
    match n % MODULUS {
        -1 => -2,
        n => n,
    }
}

fn add(set: &mut SetTable<i64>, n: i64) {
    if set.lookup(hash(n), |k| *k == n).is_none() {
        set.insert_new(hash(n), n);
    }
}

fn update(set: &mut SetTable<i64>, other: &SetTable<i64>) {
    if !set.merge_into_empty(other) {
        other.iter().for_each(|e| add(set, *e.key));
    }
}

fn run(ops: &str) -> SetTable<i64> {
    let mut set = SetTable::new();
    for op in ops.split_whitespace() {
        let numbers = || op[1..].split(',').map(|n| n.parse::<i64>().unwrap());
        match &op[..1] {
            "a" => add(&mut set, numbers().next().unwrap()),
            "d" => {
                let n = numbers().next().unwrap();
                if let Some(at) = set.lookup(hash(n), |k| *k == n) {
                    set.remove_at(at);
                }
            }
            "p" => drop(set.pop()),
            "x" => drop(set.take()),
            "c" => {
                let mut copy = SetTable::new();
                update(&mut copy, &set);
                set = copy;
            }
            "n" => {
                let mut copy = SetTable::new();
                set.iter().for_each(|e| add(&mut copy, *e.key));
                set = copy;
            }
            "u" => {
                let mut other = SetTable::new();
                numbers().for_each(|n| add(&mut other, n));
                update(&mut set, &other);
            }
            _ => panic!("unknown operation {op}"),
        }
    }
    set
}

#[test]
fn orders_are_cpythons() {
    for line in include_str!("data/set_order.txt").lines() {
        let (ops, order) = line.split_once(':').unwrap();
        let expected: Vec<i64> = order.split_whitespace().map(|n| n.parse().unwrap()).collect();
        let set = run(ops);
        assert!(set.iter().map(|e| *e.key).eq(expected.iter().copied()), "{ops}:\n{set:?}\nnot {expected:?}");
    }
}

#[test]
fn a_difference_in_place_gives_slots_back() {
    // `s = set(range(20)); s -= set(range(15))`, by `sys.getsizeof`.
    let mut set = SetTable::new();
    (0..20).for_each(|n| add(&mut set, n));
    assert_eq!(set.slot_count(), 128);
    for n in 0..15 {
        let at = set.lookup(n, |k| *k == n).unwrap();
        set.remove_at(at);
    }
    set.drop_dummies();
    assert_eq!((set.len(), set.slot_count()), (5, 128));
    (20..60).for_each(|n| add(&mut set, n));
    for n in 15..58 {
        let at = set.lookup(n, |k| *k == n).unwrap();
        set.remove_at(at);
    }
    set.drop_dummies();
    assert_eq!((set.len(), set.slot_count()), (2, 16));
}
