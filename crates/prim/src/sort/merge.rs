//! The stack of pending runs and the merging of neighbours.

use super::gallop::{gallop_left, gallop_right};

/// `MIN_GALLOP`: so many wins in a row of one run begin a gallop.
const MIN_GALLOP: usize = 7;

#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    power: u32,
}

pub(super) struct Merger<'a, F> {
    order: &'a mut [usize],
    lt: &'a mut F,
    pending: Vec<Run>,
    min_gallop: usize,
    temp: Vec<usize>,
}

/// How a merge ends when no comparison failed.
enum End {
    /// What is left in the buffer goes to the gap.
    Drained,
    /// The one element left in the buffer belongs at the far end.
    One,
}

impl<'a, E, F: FnMut(usize, usize) -> Result<bool, E>> Merger<'a, F> {
    pub(super) fn new(order: &'a mut [usize], lt: &'a mut F) -> Merger<'a, F> {
        Merger { order, lt, pending: Vec::new(), min_gallop: MIN_GALLOP, temp: Vec::new() }
    }

    /// What is not yet part of a run.
    pub(super) fn rest(&mut self, start: usize) -> (&mut [usize], &mut F) {
        (&mut self.order[start..], self.lt)
    }

    pub(super) fn push_run(&mut self, start: usize, len: usize) {
        self.pending.push(Run { start, len, power: 0 });
    }

    /// `found_new_run`: merges what the powersort strategy wants merged before a run of `len` is pushed.
    pub(super) fn found_run(&mut self, len: usize) -> Result<(), E> {
        let Some(last) = self.pending.last() else { return Ok(()) };
        let power = power(last.start, last.len, len, self.order.len());
        while let [.., below, _] = self.pending[..]
            && below.power > power
        {
            self.merge_at(self.pending.len() - 2)?;
        }
        if let Some(last) = self.pending.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    /// `merge_collapse`, before 3.11: merges until each run is longer than the two after it together.
    pub(super) fn collapse(&mut self) -> Result<(), E> {
        while self.pending.len() > 1 {
            let n = self.pending.len() - 2;
            let len = |i: usize| self.pending[i].len;
            if (n > 0 && len(n - 1) <= len(n) + len(n + 1)) || (n > 1 && len(n - 2) <= len(n - 1) + len(n)) {
                let left = len(n - 1) < len(n + 1);
                self.merge_at(n - usize::from(left))?;
            } else if len(n) <= len(n + 1) {
                self.merge_at(n)?;
            } else {
                break;
            }
        }
        Ok(())
    }

    /// `merge_force_collapse`: merges all that is pending.
    pub(super) fn force_collapse(&mut self) -> Result<(), E> {
        while self.pending.len() > 1 {
            let n = self.pending.len() - 2;
            let left = n > 0 && self.pending[n - 1].len < self.pending[n + 1].len;
            self.merge_at(n - usize::from(left))?;
        }
        Ok(())
    }

    /// `merge_at`: merges pending runs `i` and `i + 1`.
    fn merge_at(&mut self, i: usize) -> Result<(), E> {
        let (a, b) = (self.pending[i], self.pending[i + 1]);
        self.pending[i].len += b.len;
        self.pending.remove(i + 1);
        // Elements of A that are not greater than all of B stay where they are, as do those of B past all of A.
        let order = &*self.order;
        let (end_a, end_b) = (a.start + a.len, b.start + b.len);
        let start = a.start + gallop_right(order[b.start], &order[a.start..end_a], 0, self.lt)?;
        if start == end_a {
            return Ok(());
        }
        let nb = gallop_left(order[end_a - 1], &order[b.start..end_b], b.len - 1, self.lt)?;
        if nb == 0 {
            return Ok(());
        }
        if end_a - start <= nb {
            self.merge_low(start, end_a, end_a + nb)
        } else {
            self.merge_high(start, end_a, end_a + nb)
        }
    }

    /// `merge_lo`: merges `start..middle` and `middle..end` from the left, the first being the shorter.
    fn merge_low(&mut self, start: usize, middle: usize, end: usize) -> Result<(), E> {
        let mut low = Low { temp: std::mem::take(&mut self.temp), a: 0, b: middle, dest: start, end };
        low.temp.clear();
        low.temp.extend_from_slice(&self.order[start..middle]);
        let result = low.run(self);
        let left = &low.temp[low.a..];
        if let Ok(End::One) = result {
            self.order.copy_within(low.b..end, low.dest);
            self.order[end - 1] = left[0];
        } else {
            self.order[low.dest..low.dest + left.len()].copy_from_slice(left);
        }
        self.temp = low.temp;
        result.map(drop)
    }

    /// `merge_hi`: merges `start..middle` and `middle..end` from the right, the second being the shorter.
    fn merge_high(&mut self, start: usize, middle: usize, end: usize) -> Result<(), E> {
        let mut high = High { temp: std::mem::take(&mut self.temp), a: middle, start, dest: end };
        high.temp.clear();
        high.temp.extend_from_slice(&self.order[middle..end]);
        let result = high.run(self);
        let left = &high.temp[..];
        if let Ok(End::One) = result {
            self.order.copy_within(start..high.a, start + 1);
            self.order[start] = left[0];
        } else {
            self.order[high.dest - left.len()..high.dest].copy_from_slice(left);
        }
        self.temp = high.temp;
        result.map(drop)
    }
}

/// A merge from the left: `temp[a..]` and `order[b..end]` remain, the gap between `dest` and `b` is as long as the former.
struct Low {
    temp: Vec<usize>,
    a: usize,
    b: usize,
    dest: usize,
    end: usize,
}

impl Low {
    fn take_a(&mut self, order: &mut [usize], n: usize) {
        order[self.dest..self.dest + n].copy_from_slice(&self.temp[self.a..self.a + n]);
        self.a += n;
        self.dest += n;
    }

    fn take_b(&mut self, order: &mut [usize], n: usize) {
        order.copy_within(self.b..self.b + n, self.dest);
        self.b += n;
        self.dest += n;
    }

    fn left_a(&self) -> usize {
        self.temp.len() - self.a
    }

    fn run<E, F: FnMut(usize, usize) -> Result<bool, E>>(&mut self, m: &mut Merger<'_, F>) -> Result<End, E> {
        self.take_b(m.order, 1);
        if self.b == self.end {
            return Ok(End::Drained);
        }
        if self.left_a() == 1 {
            return Ok(End::One);
        }
        let mut min_gallop = m.min_gallop;
        loop {
            let (mut wins_a, mut wins_b) = (0, 0);
            while wins_a.max(wins_b) < min_gallop {
                if (m.lt)(m.order[self.b], self.temp[self.a])? {
                    self.take_b(m.order, 1);
                    (wins_a, wins_b) = (0, wins_b + 1);
                    if self.b == self.end {
                        return Ok(End::Drained);
                    }
                } else {
                    self.take_a(m.order, 1);
                    (wins_a, wins_b) = (wins_a + 1, 0);
                    if self.left_a() == 1 {
                        return Ok(End::One);
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                m.min_gallop = min_gallop;
                let from_a = gallop_right(m.order[self.b], &self.temp[self.a..], 0, m.lt)?;
                self.take_a(m.order, from_a);
                match self.left_a() {
                    1 if from_a > 0 => return Ok(End::One),
                    // Only under an inconsistent order.
                    0 => return Ok(End::Drained),
                    _ => {}
                }
                self.take_b(m.order, 1);
                if self.b == self.end {
                    return Ok(End::Drained);
                }
                let from_b = gallop_left(self.temp[self.a], &m.order[self.b..self.end], 0, m.lt)?;
                self.take_b(m.order, from_b);
                if self.b == self.end {
                    return Ok(End::Drained);
                }
                self.take_a(m.order, 1);
                if self.left_a() == 1 {
                    return Ok(End::One);
                }
                if from_a.max(from_b) < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            m.min_gallop = min_gallop;
        }
    }
}

/// A merge from the right: `order[start..a]` and all of `temp` remain, the gap between `a` and `dest` is as long as the latter.
struct High {
    temp: Vec<usize>,
    a: usize,
    start: usize,
    dest: usize,
}

impl High {
    fn take_a(&mut self, order: &mut [usize], n: usize) {
        order.copy_within(self.a - n..self.a, self.dest - n);
        self.a -= n;
        self.dest -= n;
    }

    fn take_b(&mut self, order: &mut [usize], n: usize) {
        let from = self.temp.len() - n;
        order[self.dest - n..self.dest].copy_from_slice(&self.temp[from..]);
        self.temp.truncate(from);
        self.dest -= n;
    }

    fn run<E, F: FnMut(usize, usize) -> Result<bool, E>>(&mut self, m: &mut Merger<'_, F>) -> Result<End, E> {
        self.take_a(m.order, 1);
        if self.a == self.start {
            return Ok(End::Drained);
        }
        if self.temp.len() == 1 {
            return Ok(End::One);
        }
        let mut min_gallop = m.min_gallop;
        loop {
            let (mut wins_a, mut wins_b) = (0, 0);
            while wins_a.max(wins_b) < min_gallop {
                if (m.lt)(self.temp[self.temp.len() - 1], m.order[self.a - 1])? {
                    self.take_a(m.order, 1);
                    (wins_a, wins_b) = (wins_a + 1, 0);
                    if self.a == self.start {
                        return Ok(End::Drained);
                    }
                } else {
                    self.take_b(m.order, 1);
                    (wins_a, wins_b) = (0, wins_b + 1);
                    if self.temp.len() == 1 {
                        return Ok(End::One);
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                m.min_gallop = min_gallop;
                let na = self.a - self.start;
                let run_a = &m.order[self.start..self.a];
                let from_a = na - gallop_right(self.temp[self.temp.len() - 1], run_a, na - 1, m.lt)?;
                self.take_a(m.order, from_a);
                if self.a == self.start {
                    return Ok(End::Drained);
                }
                self.take_b(m.order, 1);
                if self.temp.len() == 1 {
                    return Ok(End::One);
                }
                let nb = self.temp.len();
                let from_b = nb - gallop_left(m.order[self.a - 1], &self.temp, nb - 1, m.lt)?;
                self.take_b(m.order, from_b);
                match self.temp.len() {
                    1 if from_b > 0 => return Ok(End::One),
                    // Only under an inconsistent order.
                    0 => return Ok(End::Drained),
                    _ => {}
                }
                self.take_a(m.order, 1);
                if self.a == self.start {
                    return Ok(End::Drained);
                }
                if from_a.max(from_b) < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            m.min_gallop = min_gallop;
        }
    }
}

/// `powerloop`: the depth, in an ideal merge tree over `n` elements, of the node that joins a run of `n1` at `s1` with one of `n2` after it.
fn power(s1: usize, n1: usize, n2: usize, n: usize) -> u32 {
    let mut a = 2 * s1 + n1;
    let mut b = a + n1 + n2;
    let mut power = 0;
    loop {
        power += 1;
        if a >= n {
            a -= n;
            b -= n;
        } else if b >= n {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}
