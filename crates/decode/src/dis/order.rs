//! The order in which CPython iterates over a set that it read from a file: that of its hash table.

use std::cell::RefCell;
use std::collections::HashMap;

use taipan_isa::Version;
use taipan_marshal::{Const, PyStr};
use taipan_prim::hash;
use taipan_prim::probe::{SetSlots, SetTable};
use taipan_prim::text::Text;

/// `hash(None)` from 3.12 on; before, it is an address.
const HASH_OF_NONE: i64 = 0xfca8_6420;

/// How much may be compared to find the order of one set, in units of [`taipan_marshal::Mark::weight`].
const MAX_COMPARED: u64 = 1 << 18;

/// Hashes constants as a version does under `PYTHONHASHSEED=0`, containers once each.
#[derive(Debug)]
pub(super) struct Hasher {
    version: Version,
    /// Hashes of tuples and frozensets by identity: references may multiply them beyond all bounds.
    known: RefCell<HashMap<usize, i64>>,
}

impl Hasher {
    pub(super) fn new(version: Version) -> Hasher {
        Hasher { version, known: RefCell::default() }
    }

    /// The elements in the order of iteration, equal ones once.
    ///
    /// In the order of the file where so many hashes are equal that finding out would take too long.
    ///
    /// What CPython hashes by address (`None` before 3.12, `...`, code objects, NaNs) has no fixed place there either.
    pub(super) fn set_order<'a>(&self, items: &'a [Const]) -> Vec<&'a Const> {
        let mut table = SetTable::new();
        let is_older = self.version < Version::V3_7;
        let mut older = OlderTable::default();
        let mut cost = 0u64;
        for item in items {
            let hash = self.hash(item);
            let same = |other: &&Const| {
                cost = cost.saturating_add(other.mark().weight);
                equal(other, item)
            };
            if table.lookup(hash, same).is_none() {
                table.insert_new(hash, item);
                if is_older {
                    older.insert_new(hash, item);
                }
            }
            if cost > MAX_COMPARED {
                return items.iter().collect();
            }
        }
        if is_older {
            return older.slots.into_iter().flatten().map(|(_, item)| item).collect();
        }
        table.iter().map(|entry| *entry.key).collect()
    }

    fn hash(&self, value: &Const) -> i64 {
        match value {
            Const::None => HASH_OF_NONE,
            Const::True => 1,
            Const::False => 0,
            Const::Int(value) => hash::hash_i64(**value),
            Const::BigInt(value) => self.once(value.id(), || hash::hash_bigint(value)),
            Const::Float(value) => hash::hash_f64(**value).unwrap_or(0),
            Const::Complex(parts) => {
                let part = |value| hash::hash_f64(value).unwrap_or(0);
                hash::hash_complex(part(parts.0), part(parts.1))
            }
            Const::Str(text) => hash_bytes(self.version, &text_of(text).hash_units()),
            Const::Bytes(bytes) => hash_bytes(self.version, bytes),
            Const::Tuple(items) => self.once(items.id(), || self.hash_tuple(items)),
            Const::FrozenSet(items) => self.once(items.id(), || {
                hash::hash_frozenset(self.set_order(items).into_iter().map(|item| self.hash(item)))
            }),
            Const::Slice(parts) => self.once(parts.id(), || {
                let [start, stop, step] = parts.each_ref().map(|part| self.hash(part));
                hash::hash_slice(start, stop, step)
            }),
            _ => 0,
        }
    }

    fn hash_tuple(&self, items: &[Const]) -> i64 {
        let hashes = items.iter().map(|item| self.hash(item));
        if self.version < Version::V3_8 { old_tuple_hash(hashes) } else { hash::hash_tuple(hashes) }
    }

    fn once(&self, id: usize, compute: impl FnOnce() -> i64) -> i64 {
        let known = self.known.borrow().get(&id).copied();
        known.unwrap_or_else(|| {
            let hash = compute();
            self.known.borrow_mut().insert(id, hash);
            hash
        })
    }
}

/// The table of a set in 3.6, which grows later than today's; elements are only added.
#[derive(Default)]
struct OlderTable<'a> {
    slots: Vec<Option<(i64, &'a Const)>>,
    used: usize,
}

impl<'a> OlderTable<'a> {
    fn insert_new(&mut self, hash: i64, item: &'a Const) {
        if self.slots.is_empty() {
            self.slots.resize(8, None);
        }
        self.place(hash, item);
        self.used += 1;
        if self.used * 3 >= (self.slots.len() - 1) * 2 {
            self.grow(self.used.saturating_mul(if self.used > 50_000 { 2 } else { 4 }));
        }
    }

    fn place(&mut self, hash: i64, item: &'a Const) {
        for at in SetSlots::new(hash, self.slots.len().wrapping_sub(1)) {
            match self.slots.get_mut(at) {
                Some(slot @ None) => {
                    *slot = Some((hash, item));
                    return;
                }
                Some(Some(_)) => {}
                None => return,
            }
        }
    }

    fn grow(&mut self, min_used: usize) {
        let slots = min_used.saturating_add(1).next_power_of_two().max(8);
        let old = std::mem::replace(&mut self.slots, vec![None; slots]);
        old.into_iter().flatten().for_each(|(hash, item)| self.place(hash, item));
    }
}

/// The hash of a tuple up to 3.7 (`tuplehash` in `Objects/tupleobject.c`).
fn old_tuple_hash(hashes: impl ExactSizeIterator<Item = i64>) -> i64 {
    let (mut hash, mut factor) = (0x0034_5678i64, 1_000_003i64);
    let left = (0..hashes.len() as i64).rev();
    for (item, left) in hashes.zip(left) {
        hash = (hash ^ item).wrapping_mul(factor);
        factor = factor.wrapping_add(82520 + 2 * left);
    }
    match hash.wrapping_add(97531) {
        -1 => -2,
        hash => hash,
    }
}

fn hash_bytes(version: Version, bytes: &[u8]) -> i64 {
    let key = hash::HashKey::default();
    if version <= Version::V3_10 { key.hash_bytes_24(bytes) } else { key.hash_bytes(bytes) }
}

/// The string in the form that `prim` works on.
pub(super) fn text_of(text: &PyStr) -> Text {
    match text.as_str() {
        Some(text) => Text::from(text),
        None => Text::from_code_points(text.code_points()),
    }
}

/// Python's `==`, as far as set elements of one type go; a number never stands in a file beside its equal.
fn equal(a: &Const, b: &Const) -> bool {
    match (a, b) {
        (Const::Int(a), Const::Int(b)) => a == b,
        (Const::BigInt(a), Const::BigInt(b)) => a == b,
        (Const::Float(a), Const::Float(b)) => a == b,
        (Const::Complex(a), Const::Complex(b)) => a == b,
        (Const::Str(a), Const::Str(b)) => a == b,
        (Const::Bytes(a), Const::Bytes(b)) => a == b,
        (Const::Tuple(a), Const::Tuple(b)) => {
            a.ptr_eq(b) || a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| equal(a, b))
        }
        _ => a.is(b),
    }
}
