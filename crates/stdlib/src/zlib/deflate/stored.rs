//! Level 0: bytes as they are, cut into blocks as zlib's `deflate_stored` cuts them.

use super::{Block, Deflate, Stream, flush, trees};

/// The longest stored block.
const MAX_STORED: usize = 65535;

impl Deflate {
    fn header_room(&self) -> usize {
        (self.out.count as usize + 42) >> 3
    }

    fn unwritten(&self) -> usize {
        (self.position as isize - self.block_start).max(0) as usize
    }

    fn halve_window(&mut self) {
        self.position -= self.window_size;
        self.window.copy_within(self.window_size..self.window_size + self.position, 0);
        self.insert = self.insert.min(self.position);
    }

    /// Keeps in the window what was read past it.
    fn remember(&mut self, copied: &[u8]) {
        let size = self.window_size;
        if copied.len() >= size {
            self.window[..size].copy_from_slice(&copied[copied.len() - size..]);
            (self.position, self.insert) = (size, size);
        } else {
            if 2 * size - self.position <= copied.len() {
                self.halve_window();
            }
            let at = self.position;
            self.window[at..at + copied.len()].copy_from_slice(copied);
            self.position += copied.len();
            self.insert += copied.len().min(size - self.insert);
        }
        self.block_start = self.position as isize;
    }

    /// Blocks straight from the input to the output; whether the last was written.
    fn store_directly(&mut self, s: &mut Stream<'_, '_>, flush: i32, shortest: usize) -> bool {
        let before = s.input;
        let mut last = false;
        while !last {
            let header = self.header_room();
            if s.room < header {
                break;
            }
            let mut left = self.unwritten();
            let all = left + s.input.len();
            let mut length = MAX_STORED.min(all).min(s.room - header);
            let unfit = (length == 0 && flush != flush::FINISH) || flush == flush::NONE || length != all;
            if length < shortest && unfit {
                break;
            }
            last = flush == flush::FINISH && length == all;
            trees::stored_header(&mut self.out, length, last);
            self.flush_pending(s);
            if left > 0 {
                left = left.min(length);
                let start = self.block_start.max(0) as usize;
                s.output.extend_from_slice(&self.window[start..start + left]);
                s.room -= left;
                self.block_start += left as isize;
                length -= left;
            }
            if length > 0 {
                let taken = self.take(s, length);
                s.output.extend_from_slice(taken);
                s.room -= taken.len();
            }
        }
        let used = before.len() - s.input.len();
        if used > 0 {
            self.remember(&before[..used]);
        }
        last
    }

    pub(super) fn store(&mut self, s: &mut Stream<'_, '_>, flush: i32) -> Block {
        let size = self.window_size;
        let shortest = (self.pending_size - 5).min(size);
        if self.store_directly(s, flush, shortest) {
            return Block::FinishDone;
        }
        let all_written = s.input.is_empty() && self.unwritten() == 0;
        if flush != flush::NONE && flush != flush::FINISH && all_written {
            return Block::Done;
        }
        let mut have = 2 * size - self.position;
        if s.input.len() > have && self.block_start >= size as isize {
            self.block_start -= size as isize;
            self.halve_window();
            have += size;
        }
        let have = have.min(s.input.len());
        if have > 0 {
            let taken = self.take(s, have);
            self.window[self.position..self.position + have].copy_from_slice(taken);
            self.position += have;
            self.insert += have.min(size - self.insert);
        }
        let have = (self.pending_size - self.header_room()).min(MAX_STORED);
        let left = self.unwritten();
        let worth = (left > 0 || flush == flush::FINISH) && flush != flush::NONE;
        let mut last = false;
        if left >= have.min(size) || (worth && s.input.is_empty() && left <= have) {
            let length = left.min(have);
            last = flush == flush::FINISH && s.input.is_empty() && length == left;
            let start = self.block_start.max(0) as usize;
            trees::stored_block(&mut self.out, &self.window[start..start + length], last);
            self.block_start += length as isize;
            self.flush_pending(s);
        }
        if last { Block::FinishStarted } else { Block::NeedMore }
    }
}
