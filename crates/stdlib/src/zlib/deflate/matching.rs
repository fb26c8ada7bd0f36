//! The search for matches: hash chains over a sliding window, with the strategies of zlib's levels.

use super::{Block, Deflate, LEVELS, MAX_MATCH, MIN_LOOKAHEAD, MIN_MATCH, Stream, flush, strategy};

/// A match of three bytes that far back is not worth it.
const TOO_FAR: usize = 4096;

impl Deflate {
    /// The farthest that a match may lie back.
    fn max_distance(&self) -> usize {
        self.window_size - MIN_LOOKAHEAD
    }

    fn update_hash(&mut self, byte: u8) {
        self.hash = ((self.hash << self.hash_shift) ^ usize::from(byte)) & self.hash_mask;
    }

    fn byte(&self, at: usize) -> u8 {
        self.window.get(at).copied().unwrap_or(0)
    }

    /// Enters the three bytes at a position; the last position before with the same hash, or 0.
    pub(super) fn insert_hash(&mut self, at: usize) -> usize {
        self.update_hash(self.byte(at + MIN_MATCH - 1));
        let before = self.head[self.hash];
        self.previous[at & (self.window_size - 1)] = before;
        self.head[self.hash] = at as u16;
        before.into()
    }

    /// Reads input until there is enough to look ahead (`fill_window`).
    pub(super) fn fill(&mut self, s: &mut Stream<'_, '_>) {
        let size = self.window_size;
        loop {
            let mut more = 2 * size - self.ahead - self.position;
            if self.position >= size + self.max_distance() {
                self.slide();
                more += size;
            }
            if s.input.is_empty() {
                break;
            }
            let taken = self.take(s, more);
            let at = self.position + self.ahead;
            self.window[at..at + taken.len()].copy_from_slice(taken);
            self.ahead += taken.len();
            self.enter_left_over();
            if self.ahead >= MIN_LOOKAHEAD || s.input.is_empty() {
                break;
            }
        }
    }

    /// Moves the second half of the window to the first.
    fn slide(&mut self) {
        let size = self.window_size;
        self.window.copy_within(size..2 * size, 0);
        self.match_start = self.match_start.saturating_sub(size);
        self.position -= size;
        self.block_start -= size as isize;
        self.insert = self.insert.min(self.position);
        let size = size as u32;
        for entry in self.head.iter_mut().chain(&mut self.previous) {
            *entry = u32::from(*entry).saturating_sub(size) as u16;
        }
    }

    /// Enters positions whose three bytes were not all there before.
    fn enter_left_over(&mut self) {
        if self.ahead + self.insert < MIN_MATCH {
            return;
        }
        let mut at = self.position - self.insert;
        self.hash = self.byte(at).into();
        self.update_hash(self.byte(at + 1));
        while self.insert > 0 {
            self.insert_hash(at);
            at += 1;
            self.insert -= 1;
            if self.ahead + self.insert < MIN_MATCH {
                break;
            }
        }
    }

    /// Fills the window; `Some` where the work ends here for now.
    fn refill(&mut self, s: &mut Stream<'_, '_>, flush: i32, needed: usize) -> Option<bool> {
        if self.ahead < needed {
            self.fill(s);
            if self.ahead < needed && flush == flush::NONE {
                return Some(false);
            }
            if self.ahead == 0 {
                return Some(true);
            }
        }
        None
    }

    /// The longest match along a chain; sets where it starts.
    fn longest_match(&mut self, mut candidate: usize) -> usize {
        let level = &LEVELS[self.level];
        let (scan, mask) = (self.position, self.window_size - 1);
        let limit = scan.saturating_sub(self.max_distance());
        let nice = level.nice.min(self.ahead);
        let most = MAX_MATCH.min(self.ahead);
        let mut chain = if self.previous_length >= level.good { level.chain >> 2 } else { level.chain };
        let mut best = self.previous_length;
        let here = &self.window[scan..scan + MAX_MATCH + 1];
        while chain > 0 {
            let there = &self.window[candidate..candidate + MAX_MATCH + 1];
            if there[best] == here[best] && there[best - 1] == here[best - 1] && there[..2] == here[..2] {
                let length = here[..most].iter().zip(there).take_while(|(a, b)| a == b).count();
                if length > best {
                    self.match_start = candidate;
                    best = length;
                    if length >= nice {
                        break;
                    }
                }
            }
            candidate = self.previous[candidate & mask].into();
            if candidate <= limit {
                break;
            }
            chain -= 1;
        }
        best.min(self.ahead)
    }

    fn in_reach(&self, candidate: usize) -> bool {
        candidate != 0 && self.position - candidate <= self.max_distance()
    }

    /// Levels 1 to 3: the first match that is found.
    pub(super) fn fast(&mut self, s: &mut Stream<'_, '_>, flush: i32) -> Block {
        loop {
            match self.refill(s, flush, MIN_LOOKAHEAD) {
                Some(true) => break,
                Some(false) => return Block::NeedMore,
                None => {}
            }
            let candidate = if self.ahead >= MIN_MATCH { self.insert_hash(self.position) } else { 0 };
            if self.in_reach(candidate) {
                self.match_length = self.longest_match(candidate);
            }
            if self.match_length >= MIN_MATCH {
                self.trees.matched(self.position - self.match_start, self.match_length - MIN_MATCH);
                self.pass_match();
            } else {
                self.trees.literal(self.byte(self.position));
                self.ahead -= 1;
                self.position += 1;
            }
            if self.block_is_full()
                && let Some(block) = self.full_block(s, false)
            {
                return block;
            }
        }
        self.insert = self.position.min(MIN_MATCH - 1);
        self.end_of_input(s, flush)
    }

    /// Goes past a match; short ones are entered into the hash table in full.
    fn pass_match(&mut self) {
        self.ahead -= self.match_length;
        if self.match_length <= LEVELS[self.level].lazy && self.ahead >= MIN_MATCH {
            for _ in 1..self.match_length {
                self.position += 1;
                self.insert_hash(self.position);
            }
            self.position += 1;
        } else {
            self.position += self.match_length;
            self.hash = self.byte(self.position).into();
            self.update_hash(self.byte(self.position + 1));
        }
        self.match_length = 0;
    }

    /// Levels 4 to 9: a match is taken only if the next position has none that is longer.
    pub(super) fn slow(&mut self, s: &mut Stream<'_, '_>, flush: i32) -> Block {
        loop {
            match self.refill(s, flush, MIN_LOOKAHEAD) {
                Some(true) => break,
                Some(false) => return Block::NeedMore,
                None => {}
            }
            let candidate = if self.ahead >= MIN_MATCH { self.insert_hash(self.position) } else { 0 };
            (self.previous_length, self.previous_match) = (self.match_length, self.match_start);
            self.match_length = MIN_MATCH - 1;
            if self.previous_length < LEVELS[self.level].lazy && self.in_reach(candidate) {
                self.match_length = self.longest_match(candidate);
                let short = self.match_length == MIN_MATCH && self.position - self.match_start > TOO_FAR;
                if self.match_length <= 5 && (self.strategy == strategy::FILTERED || short) {
                    self.match_length = MIN_MATCH - 1;
                }
            }
            if self.previous_length >= MIN_MATCH && self.match_length <= self.previous_length {
                self.take_previous();
                if self.block_is_full()
                    && let Some(block) = self.full_block(s, false)
                {
                    return block;
                }
            } else if self.match_available {
                self.trees.literal(self.byte(self.position - 1));
                if self.block_is_full() {
                    self.end_block(s, false);
                }
                self.position += 1;
                self.ahead -= 1;
                if s.room == 0 {
                    return Block::NeedMore;
                }
            } else {
                self.match_available = true;
                self.position += 1;
                self.ahead -= 1;
            }
        }
        if self.match_available {
            self.trees.literal(self.byte(self.position - 1));
            self.match_available = false;
        }
        self.insert = self.position.min(MIN_MATCH - 1);
        self.end_of_input(s, flush)
    }

    /// The match at the position before is the one.
    fn take_previous(&mut self) {
        let last_insert = (self.position + self.ahead).saturating_sub(MIN_MATCH);
        self.trees.matched(self.position - 1 - self.previous_match, self.previous_length - MIN_MATCH);
        self.ahead -= self.previous_length - 1;
        for _ in 0..self.previous_length - 2 {
            self.position += 1;
            if self.position <= last_insert {
                self.insert_hash(self.position);
            }
        }
        self.previous_length = 0;
        self.match_available = false;
        self.match_length = MIN_MATCH - 1;
        self.position += 1;
    }

    /// `Z_RLE`: only runs of one byte.
    pub(super) fn run_length(&mut self, s: &mut Stream<'_, '_>, flush: i32) -> Block {
        loop {
            match self.refill(s, flush, MAX_MATCH + 1) {
                Some(true) => break,
                Some(false) => return Block::NeedMore,
                None => {}
            }
            let mut length = 0;
            if self.ahead >= MIN_MATCH && self.position > 0 {
                let byte = self.byte(self.position - 1);
                let ahead = &self.window[self.position..self.position + MAX_MATCH.min(self.ahead)];
                length = ahead.iter().take_while(|b| **b == byte).count();
            }
            if length >= MIN_MATCH {
                self.trees.matched(1, length - MIN_MATCH);
                self.ahead -= length;
                self.position += length;
            } else {
                self.trees.literal(self.byte(self.position));
                self.ahead -= 1;
                self.position += 1;
            }
            if self.block_is_full()
                && let Some(block) = self.full_block(s, false)
            {
                return block;
            }
        }
        self.insert = 0;
        self.end_of_input(s, flush)
    }

    /// `Z_HUFFMAN_ONLY`: no matches.
    pub(super) fn huffman(&mut self, s: &mut Stream<'_, '_>, flush: i32) -> Block {
        loop {
            if self.ahead == 0 {
                self.fill(s);
                if self.ahead == 0 {
                    if flush == flush::NONE {
                        return Block::NeedMore;
                    }
                    break;
                }
            }
            self.trees.literal(self.byte(self.position));
            self.ahead -= 1;
            self.position += 1;
            if self.block_is_full()
                && let Some(block) = self.full_block(s, false)
            {
                return block;
            }
        }
        self.insert = 0;
        self.end_of_input(s, flush)
    }
}
