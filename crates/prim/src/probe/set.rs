//! `SetTable`: the open-addressing table of set, whose slot order is the iteration order.

use std::fmt;

use super::SetSlots;

/// An element with its hash.
#[derive(Clone, Debug)]
pub struct SetEntry<E> {
    pub hash: i64,
    pub key: E,
}

/// The table behind set and frozenset, without equality of elements.
///
/// Slots, growth, dummies and the finger of `pop` are those of `Objects/setobject.c`, so iterating over the slots gives CPython's order.
/// An empty table allocates nothing.
///
/// ```
/// use taipan_prim::probe::SetTable;
/// let mut set = SetTable::new();
/// for n in [8i64, 1, 3] {
///     set.insert_new(n, n);
/// }
/// assert!(set.iter().map(|e| *e.key).eq([8, 1, 3]));
/// assert_eq!(set.lookup(3, |k| *k == 3), Some(3));
/// ```
#[derive(Clone)]
pub struct SetTable<E> {
    /// Empty until the first insertion, then `mask + 1` slots.
    slots: Vec<Slot<E>>,
    mask: usize,
    /// Slots that are not empty: elements and dummies.
    fill: usize,
    used: usize,
    finger: usize,
    layout: u32,
}

/// No key: empty under hash 0, a dummy under hash -1 (which no object has).
#[derive(Clone)]
struct Slot<E> {
    hash: i64,
    key: Option<E>,
}

const EMPTY_HASH: i64 = 0;
const DUMMY_HASH: i64 = -1;

/// `PySet_MINSIZE`.
const MIN_SLOTS: usize = 8;

/// The state of a lookup that yields candidates one by one; see [`SetTable::next_candidate`].
#[derive(Clone, Copy, Debug)]
pub struct SetProbe {
    hash: i64,
    slots: SetSlots,
    layout: u32,
}

impl<E> Slot<E> {
    const EMPTY: Slot<E> = Slot { hash: EMPTY_HASH, key: None };

    #[inline]
    fn is_empty(&self) -> bool {
        self.key.is_none() && self.hash == EMPTY_HASH
    }
}

fn empty_slots<E>(count: usize) -> Vec<Slot<E>> {
    std::iter::repeat_with(|| Slot::EMPTY).take(count).collect()
}

impl<E> SetTable<E> {
    /// An empty table; allocates nothing.
    pub const fn new() -> SetTable<E> {
        SetTable { slots: Vec::new(), mask: MIN_SLOTS - 1, fill: 0, used: 0, finger: 0, layout: 0 }
    }

    /// The heap bytes that the table owns.
    #[inline]
    pub fn heap_bytes(&self) -> usize {
        self.slots.capacity() * size_of::<Slot<E>>()
    }

    /// At most how many heap bytes more the table will own after the next [`SetTable::insert_new`].
    pub fn growth(&self) -> usize {
        // A resize makes at most four times the slots that are in use, the next power of two.
        if self.fill.saturating_add(1).saturating_mul(5) < self.mask.saturating_mul(3) {
            return if self.slots.is_empty() { MIN_SLOTS * size_of::<Slot<E>>() } else { 0 };
        }
        self.used.saturating_mul(8).saturating_mul(size_of::<Slot<E>>())
    }

    /// How many elements there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.used
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Slots of the table: 8 and up, a power of two (what `sys.getsizeof` counts).
    pub fn slot_count(&self) -> usize {
        self.mask + 1
    }

    /// The slot of the element with this hash that satisfies `eq`, for comparisons that run no Python code.
    #[inline]
    pub fn lookup(&self, hash: i64, mut eq: impl FnMut(&E) -> bool) -> Option<usize> {
        // Most lookups end at the first slot.
        let first = hash as usize & self.mask;
        let slot = self.slots.get(first)?;
        match &slot.key {
            Some(key) if slot.hash == hash && eq(key) => Some(first),
            None if slot.hash == EMPTY_HASH => None,
            _ => self.lookup_on(hash, eq),
        }
    }

    fn lookup_on(&self, hash: i64, mut eq: impl FnMut(&E) -> bool) -> Option<usize> {
        let mut slots = SetSlots::new(hash, self.mask);
        slots.advance();
        loop {
            let at = slots.advance();
            let slot = self.slots.get(at)?;
            match &slot.key {
                Some(key) if slot.hash == hash && eq(key) => return Some(at),
                None if slot.hash == EMPTY_HASH => return None,
                _ => {}
            }
        }
    }

    /// Begins a lookup whose comparisons may change this table.
    #[inline]
    pub fn probe(&self, hash: i64) -> SetProbe {
        SetProbe { hash, slots: SetSlots::new(hash, self.mask), layout: self.layout }
    }

    /// The next slot whose element has the probe's hash; `None` when the element is not there.
    ///
    /// After a comparison that may have run Python code, go on only while [`SetTable::is_current`] holds and the slot still has the
    /// same element; begin anew otherwise, as `set_lookkey` does.
    #[inline]
    pub fn next_candidate(&self, probe: &mut SetProbe) -> Option<usize> {
        loop {
            let at = probe.slots.advance();
            let slot = self.slots.get(at)?;
            if slot.is_empty() {
                return None;
            }
            if slot.hash == probe.hash && slot.key.is_some() {
                return Some(at);
            }
        }
    }

    /// Is the table still laid out as when the probe began? False after a resize, clear or swap.
    #[inline]
    pub fn is_current(&self, probe: &SetProbe) -> bool {
        self.layout == probe.layout
    }

    /// The element in a slot.
    #[inline]
    pub fn get_at(&self, at: usize) -> Option<SetEntry<&E>> {
        let slot = self.slots.get(at)?;
        Some(SetEntry { hash: slot.hash, key: slot.key.as_ref()? })
    }

    /// The first element in slot `at` or after it, with its own slot.
    #[inline]
    pub fn next_from(&self, at: usize) -> Option<(usize, SetEntry<&E>)> {
        let tail = self.slots.get(at..)?;
        let found = |(i, s): (usize, &'_ Slot<E>)| s.key.is_some().then_some(at + i);
        let at = tail.iter().enumerate().find_map(found)?;
        Some((at, self.get_at(at)?))
    }

    /// The elements in iteration order.
    pub fn iter(&self) -> impl Iterator<Item = SetEntry<&E>> {
        self.slots.iter().filter_map(|s| Some(SetEntry { hash: s.hash, key: s.key.as_ref()? }))
    }

    /// Adds an element known to be absent (`set_add_entry` past its comparisons).
    pub fn insert_new(&mut self, hash: i64, key: E) {
        if self.slots.is_empty() {
            self.slots = empty_slots(self.mask + 1);
        }
        // The last dummy on the way takes the element, otherwise the empty slot that ends the way.
        let mut slots = SetSlots::new(hash, self.mask);
        let mut dummy = None;
        let empty = loop {
            let at = slots.advance();
            match self.slots.get(at) {
                Some(slot) if slot.key.is_some() => {}
                Some(slot) if slot.hash == DUMMY_HASH => dummy = Some(at),
                _ => break at,
            }
        };
        if let Some(slot) = self.slots.get_mut(dummy.unwrap_or(empty)) {
            *slot = Slot { hash, key: Some(key) };
        }
        if dummy.is_some() {
            self.used += 1;
            return;
        }
        self.fill += 1;
        self.used += 1;
        if self.fill * 5 >= self.mask * 3 {
            let factor = if self.used > 50_000 { 2 } else { 4 };
            self.resize(self.used.saturating_mul(factor));
        }
    }

    /// Removes the element in a slot, leaving a dummy.
    pub fn remove_at(&mut self, at: usize) -> Option<SetEntry<E>> {
        let slot = self.slots.get_mut(at)?;
        let key = slot.key.take()?;
        let hash = std::mem::replace(&mut slot.hash, DUMMY_HASH);
        self.used -= 1;
        Some(SetEntry { hash, key })
    }

    /// Removes the element that `set.pop` takes: the first from where the last `pop` left off.
    pub fn pop(&mut self) -> Option<SetEntry<E>> {
        if self.used == 0 {
            return None;
        }
        let start = self.finger & self.mask;
        let (at, _) = self.next_from(start).or_else(|| self.next_from(0))?;
        self.finger = at + 1;
        self.remove_at(at)
    }

    /// Empties the table and returns the old one, so that the caller chooses when its contents are dropped.
    pub fn take(&mut self) -> SetTable<E> {
        let mut empty = SetTable::new();
        empty.layout = self.layout.wrapping_add(1);
        empty.finger = self.finger;
        std::mem::replace(self, empty)
    }

    /// Exchanges the contents of two sets but not their fingers (`set_swap_bodies`).
    pub fn swap_contents(&mut self, other: &mut SetTable<E>) {
        std::mem::swap(self, other);
        std::mem::swap(&mut self.finger, &mut other.finger);
        let layout = self.layout.max(other.layout).wrapping_add(1);
        (self.layout, other.layout) = (layout, layout);
    }

    /// Makes room for up to `other` more elements, as a merge with a set or dict of that size does.
    pub fn reserve_for_merge(&mut self, other: usize) {
        if self.fill.saturating_add(other).saturating_mul(5) >= self.mask * 3 {
            self.resize(self.used.saturating_add(other).saturating_mul(2));
        }
    }

    /// Rebuilds the table where more than a quarter of the slots are dummies, as a difference in place does at its end.
    pub fn drop_dummies(&mut self) {
        if self.fill - self.used > self.mask / 4 {
            self.resize(self.used.saturating_mul(if self.used > 50_000 { 2 } else { 4 }));
        }
    }

    /// Rebuilds the table with more than `min_used` slots, without the dummies (`set_table_resize`).
    fn resize(&mut self, min_used: usize) {
        let mut slots = MIN_SLOTS;
        while slots <= min_used {
            slots <<= 1;
        }
        let old = std::mem::replace(&mut self.slots, empty_slots(slots));
        self.mask = slots - 1;
        self.fill = self.used;
        self.layout = self.layout.wrapping_add(1);
        for slot in old {
            if slot.key.is_some() {
                self.insert_clean(slot);
            }
        }
    }

    /// Puts an element into a table that has no dummies (`set_insert_clean`); does not count it.
    fn insert_clean(&mut self, element: Slot<E>) {
        let mut slots = SetSlots::new(element.hash, self.mask);
        while let Some(slot) = self.slots.get_mut(slots.advance()) {
            if slot.key.is_none() {
                *slot = element;
                return;
            }
        }
    }
}

impl<E: Clone> SetTable<E> {
    /// Takes over all elements of `other` when this table is empty, giving the order that `set_merge` gives. Returns false, having only
    /// made room, when it is not empty: then every element of `other` must be looked up and added.
    pub fn merge_into_empty(&mut self, other: &SetTable<E>) -> bool {
        if other.used == 0 {
            return true;
        }
        self.reserve_for_merge(other.used);
        if self.fill != 0 {
            return false;
        }
        if self.mask == other.mask && other.fill == other.used {
            self.slots = other.slots.clone();
        } else {
            if self.slots.is_empty() {
                self.slots = empty_slots(self.mask + 1);
            }
            for slot in other.slots.iter().filter(|s| s.key.is_some()) {
                self.insert_clean(slot.clone());
            }
        }
        (self.fill, self.used) = (other.used, other.used);
        true
    }
}

impl<E> Default for SetTable<E> {
    fn default() -> SetTable<E> {
        SetTable::new()
    }
}

impl<E: fmt::Debug> fmt::Debug for SetTable<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(|e| e.key)).finish()
    }
}
