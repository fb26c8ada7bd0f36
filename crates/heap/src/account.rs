//! The account of a thread's heap: what memory objects and their buffers take, and what is left of it.
//!
//! Pages of objects count when they are asked of the system. A buffer (of a list, a str, an int …) counts from when its
//! object is made until it dies, by [`crate::Trace::buffer`]; types whose buffers grow later say so with [`resized`]. What
//! such changes miss is put right by a recount over all objects, before anything is refused.
//!
//! Refusing takes the token ([`Heap::reserve`]): nobody can be refused while an object's contents are borrowed, so that
//! whoever is may collect garbage and ask again.

use crate::alloc::{Heap, state};
use crate::attrs;

/// How close the limit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pressure {
    /// There is room.
    None,
    /// Only the reserve is left, which is there for handling the MemoryError.
    Low,
    /// The reserve is used up too.
    Out,
}

/// What is counted, in bytes.
pub(crate) struct Account {
    used: usize,
    /// Of these, what lies outside of objects.
    outside: usize,
    /// Programs get so much before a MemoryError, and so much before they are ended.
    soft: usize,
    hard: usize,
    /// Where `used` is to be noticed next.
    alarm: usize,
    pressure: Pressure,
    /// Bytes that came and went since the last recount.
    traffic: usize,
    /// Those that came before that.
    earlier: u64,
    /// Reservations asked for.
    asked: u64,
    /// The reservation that is refused whatever there is.
    refuse: u64,
}

/// A request that there is no room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

impl Account {
    pub(crate) const fn new() -> Account {
        Account {
            used: 0,
            outside: 0,
            soft: usize::MAX,
            hard: usize::MAX,
            alarm: usize::MAX,
            pressure: Pressure::None,
            traffic: 0,
            earlier: 0,
            asked: 0,
            refuse: u64::MAX,
        }
    }

    /// Counts what has been taken; true where somebody must look at it.
    #[inline(always)]
    pub(crate) fn take(&mut self, bytes: usize) -> bool {
        self.used = self.used.wrapping_add(bytes);
        self.traffic = self.traffic.wrapping_add(bytes);
        self.used > self.alarm
    }

    #[inline(always)]
    pub(crate) fn give_back(&mut self, bytes: usize) {
        self.used = self.used.saturating_sub(bytes);
    }

    #[cold]
    pub(crate) fn sound_alarm(&mut self) {
        (self.pressure, self.alarm) = match self.used > self.hard {
            true => (Pressure::Out, usize::MAX),
            false => (Pressure::Low, self.hard),
        };
    }

    /// Begins anew with what is in use.
    fn limit(&mut self, limit: Option<usize>) {
        let hard = limit.unwrap_or(usize::MAX);
        (self.hard, self.soft, self.alarm) = (hard, hard - hard / RESERVE, hard - hard / RESERVE);
        self.pressure = Pressure::None;
        (self.asked, self.refuse) = (0, u64::MAX);
        if limit.is_none() {
            (self.hard, self.soft, self.alarm) = (usize::MAX, usize::MAX, usize::MAX);
        }
    }
}

/// The part of the limit that is kept for handling a MemoryError.
const RESERVE: usize = 64;

/// Counts what an object's buffers take.
#[inline(always)]
pub(crate) fn take(bytes: usize) {
    let s = state();
    if s.account.take(bytes) {
        s.account.sound_alarm();
        s.attention = true;
    }
}

#[inline(always)]
pub(crate) fn give_back(bytes: usize) {
    state().account.give_back(bytes);
}

#[inline]
fn reserve(bytes: usize) -> Result<(), Refused> {
    let account = &mut state().account;
    account.asked += 1;
    if account.asked == account.refuse {
        return Err(Refused);
    }
    if account.used.saturating_add(bytes) <= account.soft { Ok(()) } else { Err(Refused) }
}

/// Counts that a buffer has another size: what is too much shows as [`Pressure`].
pub fn resized(from: usize, to: usize) {
    match to.checked_sub(from) {
        Some(more) => take(more),
        None => give_back(from - to),
    }
}

/// Counts bytes that have been taken already: what is too much shows as [`Pressure`].
pub fn count(bytes: usize) {
    take(bytes);
}

/// Counts bytes outside of objects, until [`give_back_outside`]: what is too much shows as [`Pressure`].
pub fn take_outside(bytes: usize) {
    state().account.outside += bytes;
    take(bytes);
}

/// Such bytes are free again.
pub fn give_back_outside(bytes: usize) {
    let account = &mut state().account;
    account.outside = account.outside.saturating_sub(bytes);
    account.give_back(bytes);
}

/// Bytes in use.
pub fn used() -> usize {
    state().account.used
}

/// Bytes taken so far, given back or not.
pub fn taken() -> u64 {
    let account = &state().account;
    account.earlier.wrapping_add(account.traffic as u64)
}

/// How close the limit is.
#[inline]
pub fn pressure() -> Pressure {
    state().account.pressure
}

/// Adds up what the buffers of all objects take, and the pages. Nobody may be changing an object's contents: callers
/// hold the token.
fn recount() {
    let s = state();
    let buffers: usize = s
        .objects()
        .map(|p| {
            // SAFETY: `objects` gives live ones, and their layouts know their payloads.
            unsafe { (s.shapes[(*p).shape().0 as usize].layout.buffer)(p) + attrs::buffer(p) }
        })
        .fold(0, usize::saturating_add);
    let cells = s.cell_bytes();
    let account = &mut state().account;
    account.used = buffers.saturating_add(cells).saturating_add(account.outside);
    account.earlier = account.earlier.wrapping_add(account.traffic as u64);
    account.traffic = 0;
}

impl Heap {
    /// Asks for room for so many bytes, which are about to be taken: nothing is counted yet. Counts anew where that may
    /// help.
    ///
    /// # Errors
    /// [`Refused`]: nothing may be allocated.
    pub fn reserve(&mut self, bytes: usize) -> Result<(), Refused> {
        let account = &state().account;
        let fits = account.used.saturating_add(bytes) <= account.soft;
        if !fits && bytes < account.soft && account.traffic > account.soft / RESERVE {
            recount();
        }
        reserve(bytes)
    }

    /// Counts anew what is in use: buffers given up before their objects died were missed.
    pub fn recount(&mut self) {
        recount();
    }

    /// Says how many bytes the thread's objects may take from here on: all that are alive count, those of the VM
    /// itself too. Without a number there is no end.
    pub fn limit_memory(&mut self, limit: Option<usize>) {
        if limit.is_some() {
            recount();
        }
        state().account.limit(limit);
    }

    /// Refuses the reservation of that number, counted from here and from 1: for tests of what is done without memory.
    pub fn refuse_reservation(&mut self, number: Option<u64>) {
        let account = &mut state().account;
        (account.asked, account.refuse) = (0, number.unwrap_or(u64::MAX));
    }

    /// How many reservations there were.
    pub fn reservations(&self) -> u64 {
        state().account.asked
    }

    /// The pressure, once a MemoryError has been raised for it or it has gone: the next byte too much is noticed anew.
    pub fn settle_pressure(&mut self) -> Pressure {
        if state().account.pressure != Pressure::None {
            recount();
        }
        let account = &mut state().account;
        if account.pressure == Pressure::Low && account.used <= account.soft {
            (account.pressure, account.alarm) = (Pressure::None, account.soft);
        }
        account.pressure
    }
}

/// A buffer being changed: what it grows or shrinks by is counted when the change is over.
pub struct Growing<'a, B: Buffer> {
    buffer: &'a mut B,
    before: usize,
}

/// What can be a [`Growing`] buffer.
pub trait Buffer {
    /// Bytes allocated.
    fn bytes(&self) -> usize;
}

impl<T> Buffer for Vec<T> {
    fn bytes(&self) -> usize {
        self.capacity() * size_of::<T>()
    }
}

impl<T> Buffer for std::collections::VecDeque<T> {
    fn bytes(&self) -> usize {
        self.capacity() * size_of::<T>()
    }
}

impl<'a, B: Buffer> Growing<'a, B> {
    /// A buffer that its object has counted so far.
    pub fn new(buffer: &'a mut B) -> Growing<'a, B> {
        let before = buffer.bytes();
        Growing { buffer, before }
    }
}

impl<B: Buffer> std::ops::Deref for Growing<'_, B> {
    type Target = B;
    fn deref(&self) -> &B {
        self.buffer
    }
}

impl<B: Buffer> std::ops::DerefMut for Growing<'_, B> {
    fn deref_mut(&mut self) -> &mut B {
        self.buffer
    }
}

impl<B: Buffer> Drop for Growing<'_, B> {
    fn drop(&mut self) {
        resized(self.before, self.buffer.bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::{Guarded, Payload, Trace};
    use crate::{Ref, id};

    struct Buffer(Vec<u8>);
    impl Trace for Buffer {
        const BUFFERED: bool = true;
        fn buffer(&self) -> usize {
            self.0.capacity()
        }
    }
    // SAFETY: the only payload of this test program with that number.
    unsafe impl Payload for Buffer {
        const ID: u32 = id::FIRST + 1;
        type Access = Guarded;
    }

    #[test]
    fn buffers_count_while_their_objects_live() {
        let mut heap = Heap::acquire().unwrap();
        heap.register::<Buffer>();
        let first = Ref::new(Buffer(Vec::new()));
        let before = used();
        let empty = Ref::new(Buffer(Vec::new()));
        let cell = used() - before;
        drop(empty);
        let second = Ref::new(Buffer(vec![0; 1000]));
        assert_eq!(used(), before + cell + 1000);
        drop(second);
        assert_eq!(used(), before);
        // What nobody told of is found before anything is refused.
        first.get_mut(&mut heap).0 = vec![0; 1 << 20];
        heap.limit_memory(Some(before + (4 << 20)));
        assert_eq!(used(), before + (1 << 20));
        assert_eq!((heap.reserve(4 << 20), heap.reserve(2 << 20)), (Err(Refused), Ok(())));
        take_outside(1 << 20);
        heap.limit_memory(Some(before + (4 << 20)));
        assert_eq!(used(), before + (2 << 20));
        give_back_outside(1 << 20);
        assert_eq!(used(), before + (1 << 20));
        drop(first);
    }

    #[test]
    fn the_reserve_comes_before_the_end() {
        let mut heap = Heap::acquire().unwrap();
        heap.limit_memory(Some(64 << 20));
        count((62 << 20) - used());
        assert_eq!((pressure(), reserve(1 << 20)), (Pressure::None, Ok(())));
        count((1 << 20) + 1);
        assert_eq!((pressure(), reserve(1)), (Pressure::Low, Err(Refused)));
        count(1 << 20);
        assert_eq!(pressure(), Pressure::Out);
        heap.limit_memory(None);
        assert_eq!(pressure(), Pressure::None);
    }

    #[test]
    fn a_reservation_is_refused_by_its_number() {
        let mut heap = Heap::acquire().unwrap();
        heap.refuse_reservation(Some(2));
        assert_eq!([reserve(1), reserve(1), reserve(1)], [Ok(()), Err(Refused), Ok(())]);
        assert_eq!(heap.reservations(), 3);
        heap.refuse_reservation(None);
    }
}
