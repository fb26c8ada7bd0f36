//! Work on many things at once whose results are taken in order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many results may wait for one that is late, for each worker.
const AHEAD: usize = 16;
/// Constants may be nested 2,000 deep.
const STACK: usize = 8 << 20;

/// Does `work` on all items, over the machine's cores, and gives the results to `take` in the order of the items until it
/// says that it has enough.
pub fn for_each<I: Sync, T: Send>(
    items: &[I],
    work: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(&I, T) -> bool,
) {
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    if workers <= 1 {
        items.iter().all(|item| take(item, work(item)));
        return;
    }
    let queue = Queue::new(items.len(), workers * AHEAD);
    thread::scope(|scope| {
        let worker = || {
            let _mourning = Mourning(&queue);
            while let Some((index, item)) = queue.claim().and_then(|index| Some((index, items.get(index)?))) {
                queue.put(index, work(item));
            }
        };
        let start = |_: &usize| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker).is_ok();
        // A system without more threads leaves the work to those that could start.
        if (0..workers).filter(start).count() == 0 {
            items.iter().all(|item| take(item, work(item)));
        } else {
            items.iter().all(|item| queue.get().is_some_and(|result| take(item, result)));
        }
        queue.stop();
    });
}

/// Tells of a worker's panic: its result will never come.
struct Mourning<'a, T>(&'a Queue<T>);

impl<T> Drop for Mourning<'_, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.lock().failed = true;
            self.0.stop();
        }
    }
}

/// Indices on their way to workers, and results on their way back.
struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    length: usize,
    ahead: usize,
}

struct State<T> {
    next: usize,
    taken: usize,
    results: BTreeMap<usize, T>,
    failed: bool,
}

impl<T> Queue<T> {
    fn new(length: usize, ahead: usize) -> Queue<T> {
        let state = State { next: 0, taken: 0, results: BTreeMap::new(), failed: false };
        Queue { state: Mutex::new(state), changed: Condvar::new(), length, ahead }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next index to work on, as soon as its result would not wait too long.
    fn claim(&self) -> Option<usize> {
        let full = |state: &mut State<T>| state.next < self.length && state.next >= state.taken + self.ahead;
        let mut state = self.changed.wait_while(self.lock(), full).unwrap_or_else(PoisonError::into_inner);
        (state.next < self.length).then(|| {
            state.next += 1;
            state.next - 1
        })
    }

    fn put(&self, index: usize, result: T) {
        self.lock().results.insert(index, result);
        self.changed.notify_all();
    }

    /// The result that comes next in order.
    fn get(&self) -> Option<T> {
        let late = |state: &mut State<T>| !state.failed && !state.results.contains_key(&state.taken);
        let mut state = self.changed.wait_while(self.lock(), late).unwrap_or_else(PoisonError::into_inner);
        let index = state.taken;
        state.taken += 1;
        self.changed.notify_all();
        state.results.remove(&index)
    }

    fn stop(&self) {
        self.lock().next = self.length;
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        let items: Vec<u64> = (0..500).collect();
        let mut taken = Vec::new();
        let work = |item: &u64| {
            thread::sleep(std::time::Duration::from_micros(item * 7919 % 300));
            item * 2
        };
        for_each(&items, work, |item, result| {
            taken.push((*item, result));
            true
        });
        assert_eq!(taken, items.iter().map(|item| (*item, item * 2)).collect::<Vec<_>>());
    }

    #[test]
    fn enough_is_enough() {
        let items: Vec<usize> = (0..10_000).collect();
        let mut taken = 0;
        for_each(
            &items,
            |item| *item,
            |_, _| {
                taken += 1;
                taken < 100
            },
        );
        assert_eq!(taken, 100);
    }
}
