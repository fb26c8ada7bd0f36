//! `DictTable`: the compact ordered table of dict: an index by hash over entries in insertion order.

use std::cell::Cell;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use super::DictSlots;

/// A key with its hash and value.
#[derive(Clone, Debug)]
pub struct DictEntry<K, V> {
    pub hash: i64,
    pub key: K,
    pub value: V,
}

/// The table behind dict, without equality of keys.
///
/// Entries stand in insertion order at *positions*; removing one leaves a hole, which the next resize closes. Sizes, growth and the
/// order in which candidates come up are those of `Objects/dictobject.c`. An empty table allocates nothing, and one of up to five
/// entries only the entries.
///
/// ```
/// use taipan_prim::probe::DictTable;
/// let mut table = DictTable::new();
/// assert_eq!(table.lookup(7, |k| *k == "seven"), None);
/// let at = table.insert_new(7, "seven", 1);
/// assert_eq!(table.lookup(7, |k| *k == "seven"), Some(at));
/// assert_eq!(table.remove_at(at).map(|e| e.value), Some(1));
/// assert!(table.is_empty());
/// ```
pub struct DictTable<K, V> {
    entries: Vec<Option<DictEntry<K, V>>>,
    indices: Indices,
    used: usize,
    /// How many entries may still be appended before the index must grow (`dk_usable`).
    usable: usize,
    layout: u32,
    /// 0 where none was asked for since the last change.
    version: Cell<u64>,
}

enum Indices {
    Small([u8; MIN_SLOTS]),
    Large(Box<[u32]>),
}

/// `PyDict_MINSIZE`.
const MIN_SLOTS: usize = 8;

trait Index: Copy + Eq {
    const EMPTY: Self;
    /// A slot whose entry was removed; like `EMPTY` no valid position.
    const DUMMY: Self;
    fn position(self) -> usize;
    fn at(position: usize) -> Self;
}

impl Index for u8 {
    const EMPTY: u8 = u8::MAX;
    const DUMMY: u8 = u8::MAX - 1;
    #[inline]
    fn position(self) -> usize {
        usize::from(self)
    }
    fn at(position: usize) -> u8 {
        position as u8
    }
}

impl Index for u32 {
    const EMPTY: u32 = u32::MAX;
    const DUMMY: u32 = u32::MAX - 1;
    #[inline]
    fn position(self) -> usize {
        self as usize
    }
    fn at(position: usize) -> u32 {
        position as u32
    }
}

/// The state of a lookup that yields candidates one by one; see [`DictTable::next_candidate`].
#[derive(Clone, Copy, Debug)]
pub struct DictProbe {
    hash: i64,
    slots: DictSlots,
    layout: u32,
}

/// `USABLE_FRACTION`: entries that an index of `slots` slots takes.
fn usable_fraction(slots: usize) -> usize {
    slots * 2 / 3
}

/// `calculate_log2_keysize`, as a number of slots.
fn slots_for(min_size: usize) -> usize {
    let top = ((min_size | MIN_SLOTS) - 1) | (MIN_SLOTS - 1);
    (top + 1).checked_next_power_of_two().unwrap_or(usize::MAX / 2 + 1)
}

/// `estimate_log2_keysize`: the slots for `n` entries.
fn slots_for_entries(n: usize) -> usize {
    slots_for(n.saturating_mul(3).saturating_add(1) / 2)
}

/// The first position under `hash` that satisfies `eq`.
#[inline]
fn find<K, V, I: Index>(
    indices: &[I],
    entries: &[Option<DictEntry<K, V>>],
    hash: i64,
    mut eq: impl FnMut(&K) -> bool,
) -> Option<usize> {
    let mut slots = DictSlots::new(hash, indices.len().wrapping_sub(1));
    loop {
        let index = *indices.get(slots.advance())?;
        if index == I::EMPTY {
            return None;
        }
        if let Some(Some(entry)) = entries.get(index.position())
            && entry.hash == hash
            && eq(&entry.key)
        {
            return Some(index.position());
        }
    }
}

/// Enters `position` in the first free slot (`find_empty_slot`), which may be that of a removed entry.
#[inline]
fn link<I: Index>(indices: &mut [I], hash: i64, position: usize) {
    let mut slots = DictSlots::new(hash, indices.len().wrapping_sub(1));
    while let Some(index) = indices.get_mut(slots.advance()) {
        if *index == I::EMPTY || *index == I::DUMMY {
            *index = I::at(position);
            return;
        }
    }
}

/// Makes the slot of `position` a dummy.
fn unlink<I: Index>(indices: &mut [I], hash: i64, position: usize) {
    let mut slots = DictSlots::new(hash, indices.len().wrapping_sub(1));
    while let Some(index) = indices.get_mut(slots.advance()) {
        if *index == I::EMPTY {
            return;
        }
        if *index != I::DUMMY && index.position() == position {
            *index = I::DUMMY;
            return;
        }
    }
}

impl Indices {
    const NEW: Indices = Indices::Small([u8::EMPTY; MIN_SLOTS]);

    fn with_slots(slots: usize) -> Indices {
        if slots <= MIN_SLOTS {
            Indices::NEW
        } else {
            Indices::Large(vec![u32::EMPTY; slots].into_boxed_slice())
        }
    }

    fn len(&self) -> usize {
        match self {
            Indices::Small(_) => MIN_SLOTS,
            Indices::Large(indices) => indices.len(),
        }
    }

    #[inline]
    fn link(&mut self, hash: i64, position: usize) {
        match self {
            Indices::Small(indices) => link(indices, hash, position),
            Indices::Large(indices) => link(indices, hash, position),
        }
    }

    fn unlink(&mut self, hash: i64, position: usize) {
        match self {
            Indices::Small(indices) => unlink(indices, hash, position),
            Indices::Large(indices) => unlink(indices, hash, position),
        }
    }
}

impl<K, V> DictTable<K, V> {
    /// An empty table; allocates nothing.
    pub const fn new() -> DictTable<K, V> {
        DictTable {
            entries: Vec::new(),
            indices: Indices::NEW,
            used: 0,
            usable: MIN_SLOTS * 2 / 3,
            layout: 0,
            version: Cell::new(0),
        }
    }

    /// A table with room for `entries` (`_PyDict_NewPresized`).
    pub fn with_capacity(entries: usize) -> DictTable<K, V> {
        let mut table = DictTable::new();
        if entries > table.usable {
            table.resize(slots_for_entries(entries));
        }
        table
    }

    /// How many entries there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.used
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// One past the last position in use.
    #[inline]
    pub fn end(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing has been put into it since it was made, or emptied as a whole.
    pub fn is_untouched(&self) -> bool {
        self.entries.capacity() == 0
    }

    /// Slots of the index: 8 and up, a power of two (what `sys.getsizeof` counts).
    pub fn slot_count(&self) -> usize {
        self.indices.len()
    }

    /// A number that no other state of any table has had: it changes whenever the set of keys or a key's position does, and not when
    /// a value is replaced. Never 0.
    #[inline]
    pub fn keys_version(&self) -> u64 {
        match self.version.get() {
            0 => self.fresh_version(),
            version => version,
        }
    }

    #[cold]
    fn fresh_version(&self) -> u64 {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let version = NEXT.fetch_add(1, Ordering::Relaxed);
        self.version.set(version);
        version
    }

    /// The position of the entry with this hash whose key satisfies `eq`, for comparisons that run no Python code.
    #[inline]
    pub fn lookup(&self, hash: i64, eq: impl FnMut(&K) -> bool) -> Option<usize> {
        match &self.indices {
            Indices::Small(indices) => find(indices, &self.entries, hash, eq),
            Indices::Large(indices) => find(indices, &self.entries, hash, eq),
        }
    }

    /// Begins a lookup whose comparisons may change this table.
    #[inline]
    pub fn probe(&self, hash: i64) -> DictProbe {
        DictProbe { hash, slots: DictSlots::new(hash, self.slot_count() - 1), layout: self.layout }
    }

    /// The next position whose entry has the probe's hash; `None` when the key is not there.
    ///
    /// After a comparison that may have run Python code, go on only while [`DictTable::is_current`] holds and the entry at the
    /// position still has the same key; begin anew otherwise, as `_Py_dict_lookup` does.
    #[inline]
    pub fn next_candidate(&self, probe: &mut DictProbe) -> Option<usize> {
        loop {
            let slot = probe.slots.advance();
            let position = match &self.indices {
                Indices::Small(indices) => indices.get(slot).filter(|&&i| i != u8::EMPTY)?.position(),
                Indices::Large(indices) => indices.get(slot).filter(|&&i| i != u32::EMPTY)?.position(),
            };
            if self.get_at(position).is_some_and(|e| e.hash == probe.hash) {
                return Some(position);
            }
        }
    }

    /// Is the table still laid out as when the probe began? False after a resize or clear.
    #[inline]
    pub fn is_current(&self, probe: &DictProbe) -> bool {
        self.layout == probe.layout
    }

    /// The entry at a position.
    #[inline]
    pub fn get_at(&self, position: usize) -> Option<&DictEntry<K, V>> {
        self.entries.get(position)?.as_ref()
    }

    /// The value at a position, to be replaced.
    #[inline]
    pub fn value_at_mut(&mut self, position: usize) -> Option<&mut V> {
        Some(&mut self.entries.get_mut(position)?.as_mut()?.value)
    }

    /// The first entry at `position` or after it, with its own position.
    #[inline]
    pub fn next_from(&self, position: usize) -> Option<(usize, &DictEntry<K, V>)> {
        let tail = self.entries.get(position..)?;
        tail.iter().enumerate().find_map(|(i, e)| Some((position + i, e.as_ref()?)))
    }

    /// The last entry before `end`, with its position: the step of a reverse iterator.
    pub fn prev_from(&self, end: usize) -> Option<(usize, &DictEntry<K, V>)> {
        let head = self.entries.get(..end.min(self.entries.len()))?;
        head.iter().enumerate().rev().find_map(|(i, e)| Some((i, e.as_ref()?)))
    }

    /// The entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &DictEntry<K, V>> {
        self.entries.iter().flatten()
    }

    /// Appends an entry whose key is known to be absent; returns its position.
    #[inline]
    pub fn insert_new(&mut self, hash: i64, key: K, value: V) -> usize {
        if self.usable == 0 {
            // GROWTH_RATE: three times what is in use, so that a table full of holes shrinks.
            self.resize(slots_for(self.used.saturating_mul(3)));
        } else if self.entries.capacity() == 0 {
            self.entries.reserve_exact(self.usable);
        }
        let position = self.entries.len();
        self.indices.link(hash, position);
        self.entries.push(Some(DictEntry { hash, key, value }));
        self.usable -= 1;
        self.used += 1;
        self.version.set(0);
        position
    }

    /// The heap bytes that the table owns.
    #[inline]
    pub fn heap_bytes(&self) -> usize {
        let indices = match &self.indices {
            Indices::Small(_) => 0,
            Indices::Large(indices) => indices.len() * size_of::<u32>(),
        };
        self.entries.capacity() * size_of::<Option<DictEntry<K, V>>>() + indices
    }

    /// How many heap bytes more the table will own after the next [`DictTable::insert_new`]: 0 where there is room.
    #[inline]
    pub fn growth(&self) -> usize {
        if self.usable != 0 && self.entries.capacity() != 0 {
            return 0;
        }
        let (usable, indices) = match self.usable {
            0 => {
                let slots = slots_for(self.used.saturating_mul(3));
                (usable_fraction(slots), if slots > MIN_SLOTS { slots * size_of::<u32>() } else { 0 })
            }
            usable => (usable, 0),
        };
        let wanted = usable.saturating_mul(size_of::<Option<DictEntry<K, V>>>()).saturating_add(indices);
        wanted.saturating_sub(self.heap_bytes())
    }

    /// Removes the entry at a position; the others keep theirs.
    pub fn remove_at(&mut self, position: usize) -> Option<DictEntry<K, V>> {
        let entry = self.entries.get_mut(position)?.take()?;
        self.indices.unlink(entry.hash, position);
        self.used -= 1;
        self.version.set(0);
        Some(entry)
    }

    /// Removes the last entry.
    pub fn pop_last(&mut self) -> Option<DictEntry<K, V>> {
        while let Some(last) = self.entries.pop() {
            let Some(entry) = last else { continue };
            self.indices.unlink(entry.hash, self.entries.len());
            self.used -= 1;
            self.version.set(0);
            return Some(entry);
        }
        None
    }

    /// Empties the table and returns the old one, so that the caller chooses when its contents are dropped.
    pub fn take(&mut self) -> DictTable<K, V> {
        let mut empty = DictTable::new();
        empty.layout = self.layout.wrapping_add(1);
        std::mem::replace(self, empty)
    }

    /// Makes room for the entries of another dict of that many, as `dict_merge` does.
    pub fn reserve_for_merge(&mut self, other: usize) {
        if usable_fraction(self.slot_count()) < other {
            self.resize(slots_for_entries(self.used.saturating_add(other)));
        }
    }

    /// Rebuilds the index with that many slots, closing holes (`dictresize`).
    fn resize(&mut self, slots: usize) {
        if self.used < self.entries.len() {
            self.entries.retain(Option::is_some);
        }
        let usable = usable_fraction(slots);
        self.entries.reserve_exact(usable - self.used);
        self.indices = Indices::with_slots(slots);
        self.usable = usable - self.used;
        self.layout = self.layout.wrapping_add(1);
        self.version.set(0);
        for (position, entry) in self.entries.iter().flatten().enumerate() {
            self.indices.link(entry.hash, position);
        }
    }
}

impl<K: Clone, V: Clone> Clone for DictTable<K, V> {
    /// `PyDict_Copy`: the same layout, or one without holes where more than a third are holes.
    fn clone(&self) -> DictTable<K, V> {
        if self.used < self.entries.len() * 2 / 3 {
            let mut copy = DictTable::new();
            copy.reserve_for_merge(self.used);
            for e in self.iter() {
                copy.insert_new(e.hash, e.key.clone(), e.value.clone());
            }
            return copy;
        }
        let mut entries = Vec::new();
        entries.reserve_exact(self.entries.len() + self.usable.min(usable_fraction(self.slot_count())));
        entries.extend_from_slice(&self.entries);
        let indices = match &self.indices {
            Indices::Small(indices) => Indices::Small(*indices),
            Indices::Large(indices) => Indices::Large(indices.clone()),
        };
        DictTable { entries, indices, used: self.used, usable: self.usable, layout: 0, version: Cell::new(0) }
    }
}

impl<K, V> Default for DictTable<K, V> {
    fn default() -> DictTable<K, V> {
        DictTable::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for DictTable<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter().map(|e| (&e.key, &e.value))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sizes_are_cpythons() {
        // The slots of `{i: i for i in range(n)}` change at these n.
        let mut table = DictTable::new();
        let mut changes = Vec::new();
        for n in 1..=400i64 {
            let before = table.slot_count();
            table.insert_new(n, n, ());
            if table.slot_count() != before {
                changes.push((n, table.slot_count()));
            }
        }
        assert_eq!(changes, [(6, 16), (11, 32), (22, 64), (43, 128), (86, 256), (171, 512), (342, 1024)]);
    }

    #[test]
    fn a_table_is_small() {
        assert!(size_of::<DictTable<std::num::NonZeroU64, u64>>() <= 72);
        assert_eq!(size_of::<Option<DictEntry<std::num::NonZeroU64, u64>>>(), 24);
    }

    #[test]
    fn version_follows_keys_not_values() {
        let mut table = DictTable::new();
        let at = table.insert_new(1, 'a', 1);
        let version = table.keys_version();
        *table.value_at_mut(at).unwrap() = 2;
        assert_eq!(table.keys_version(), version);
        assert_ne!(table.clone().keys_version(), version);
        table.remove_at(at);
        assert_ne!(table.keys_version(), version);
    }

    #[test]
    fn probing_notices_a_new_layout() {
        let mut table: DictTable<i64, ()> = DictTable::new();
        table.insert_new(1, 1, ());
        let mut probe = table.probe(1);
        assert_eq!(table.next_candidate(&mut probe), Some(0));
        assert!(table.is_current(&probe));
        table.take();
        assert!(!table.is_current(&probe));
    }

    proptest! {
        /// Against a vector of pairs, with few distinct hashes so that chains and dummies are long.
        #[test]
        fn behaves_as_an_ordered_map(ops in proptest::collection::vec((0u8..10, 0u16..60), 0..300)) {
            let mut table = DictTable::new();
            let mut model: Vec<(u16, usize)> = Vec::new();
            for (step, (op, key)) in ops.into_iter().enumerate() {
                let hash = i64::from(key % 7) - 3;
                let at = table.lookup(hash, |k| *k == key);
                prop_assert_eq!(at.is_some(), model.iter().any(|m| m.0 == key));
                match (op, at) {
                    (0..6, None) => {
                        table.insert_new(hash, key, step);
                        model.push((key, step));
                    }
                    (6..9, Some(at)) => {
                        table.remove_at(at);
                        model.retain(|m| m.0 != key);
                    }
                    (9, _) => {
                        prop_assert_eq!(table.pop_last().map(|e| (e.key, e.value)), model.pop());
                    }
                    _ => {}
                }
                prop_assert_eq!(table.len(), model.len());
            }
            prop_assert!(table.iter().map(|e| (e.key, e.value)).eq(model.iter().copied()));
            let copy = table.clone();
            prop_assert!(copy.iter().map(|e| (e.key, e.value)).eq(model.iter().copied()));
            for (key, value) in model {
                let at = copy.lookup(i64::from(key % 7) - 3, |k| *k == key).unwrap();
                prop_assert_eq!(copy.get_at(at).unwrap().value, value);
            }
        }
    }
}
