//! Compression as zlib 1.2.13 does it, decision by decision, so that the bytes are those of CPython's zlib.

mod matching;
mod stored;
mod trees;

use super::checksum::Check;
use super::{Status, Wrap};
use trees::{Bits, Flush as Kind, Trees};

/// Shorter matches are not worth it, longer ones do not exist.
const MIN_MATCH: usize = 3;
const MAX_MATCH: usize = 258;
/// What must lie ahead for a match to be found in full.
const MIN_LOOKAHEAD: usize = MAX_MATCH + MIN_MATCH + 1;
/// A level's bounds: how good a match ends the search early, what makes the next position not worth a look, what length
/// is enough, how many positions are tried.
struct Level {
    good: usize,
    lazy: usize,
    nice: usize,
    chain: usize,
}

const fn level(good: usize, lazy: usize, nice: usize, chain: usize) -> Level {
    Level { good, lazy, nice, chain }
}

static LEVELS: [Level; 10] = [
    level(0, 0, 0, 0),
    level(4, 4, 8, 4),
    level(4, 5, 16, 8),
    level(4, 6, 32, 32),
    level(4, 4, 16, 16),
    level(8, 16, 32, 32),
    level(8, 16, 128, 128),
    level(8, 32, 128, 256),
    level(32, 128, 258, 1024),
    level(32, 258, 258, 4096),
];

/// `Z_DEFAULT_STRATEGY` and so on.
pub mod strategy {
    pub const FILTERED: i32 = 1;
    pub const HUFFMAN_ONLY: i32 = 2;
    pub const RLE: i32 = 3;
    pub const FIXED: i32 = 4;
}

/// `Z_NO_FLUSH` and so on.
pub mod flush {
    pub const NONE: i32 = 0;
    pub const PARTIAL: i32 = 1;
    pub const FULL: i32 = 3;
    pub const FINISH: i32 = 4;
    pub const BLOCK: i32 = 5;
}

/// In which order kinds of flushes come.
fn rank(flush: i32) -> i32 {
    flush * 2 - if flush > flush::FINISH { 9 } else { 0 }
}

/// How a stretch of work ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    NeedMore,
    Done,
    FinishStarted,
    FinishDone,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Start,
    Busy,
    Finish,
}

/// Input still to be read, and output with the room that is left.
struct Stream<'a, 'o> {
    input: &'a [u8],
    output: &'o mut Vec<u8>,
    room: usize,
}

/// How a compressor is set up; see `zlib.compressobj`.
#[derive(Clone, Copy)]
pub struct Settings {
    pub level: i32,
    pub method: i32,
    pub window_bits: i32,
    pub memory: i32,
    pub strategy: i32,
}

/// A compressor.
#[derive(Clone)]
pub struct Deflate {
    wrap: Wrap,
    stage: Stage,
    level: usize,
    strategy: i32,
    window_bits: u32,
    window_size: usize,
    /// Two windows, and zeros where a comparison may look further.
    window: Vec<u8>,
    /// By position, the one before with the same hash; 0 for none.
    previous: Vec<u16>,
    head: Vec<u16>,
    hash: usize,
    hash_shift: u32,
    hash_mask: usize,
    /// Negative once it has slid out of the window.
    block_start: isize,
    match_length: usize,
    previous_match: usize,
    previous_length: usize,
    match_available: bool,
    match_start: usize,
    position: usize,
    ahead: usize,
    /// Positions before `position` that are not in the hash table yet.
    insert: usize,
    trees: Trees,
    most_symbols: usize,
    pending_size: usize,
    out: Bits,
    last_flush: i32,
    check: Check,
    trailer_written: bool,
}

impl Deflate {
    /// `None` for settings that zlib refuses.
    pub fn new(settings: Settings) -> Option<Deflate> {
        let level = if settings.level == -1 { 6 } else { usize::try_from(settings.level).ok()? };
        let (wrap, bits) = match settings.window_bits {
            bits if bits < -15 => return None,
            bits if bits < 0 => (Wrap::Raw, -bits),
            bits if bits > 15 => (Wrap::Gzip, bits - 16),
            bits => (Wrap::Zlib, bits),
        };
        let fits = (1..=9).contains(&settings.memory)
            && settings.method == 8
            && (8..=15).contains(&bits)
            && level <= 9
            && (0..=strategy::FIXED).contains(&settings.strategy)
            && !(bits == 8 && wrap != Wrap::Zlib);
        if !fits {
            return None;
        }
        let (bits, hash_bits) = (bits.max(9) as u32, settings.memory as u32 + 7);
        let window_size = 1 << bits;
        let buffer = 1_usize << (settings.memory + 6);
        Some(Deflate {
            wrap,
            stage: Stage::Start,
            level,
            strategy: settings.strategy,
            window_bits: bits,
            window_size,
            window: vec![0; 2 * window_size + MAX_MATCH + MIN_MATCH],
            previous: vec![0; window_size],
            head: vec![0; 1 << hash_bits],
            hash: 0,
            hash_shift: hash_bits.div_ceil(MIN_MATCH as u32),
            hash_mask: (1 << hash_bits) - 1,
            block_start: 0,
            match_length: MIN_MATCH - 1,
            previous_match: 0,
            previous_length: MIN_MATCH - 1,
            match_available: false,
            match_start: 0,
            position: 0,
            ahead: 0,
            insert: 0,
            trees: Trees::new(),
            most_symbols: buffer - 1,
            pending_size: buffer * 4,
            out: Bits::default(),
            last_flush: -2,
            check: Check::new(wrap),
            trailer_written: false,
        })
    }

    /// Bytes that matches may refer to from the start; false where it is too late for that.
    pub fn set_dictionary(&mut self, dictionary: &[u8]) -> bool {
        let wrap = self.wrap;
        if wrap == Wrap::Gzip || (wrap == Wrap::Zlib && self.stage != Stage::Start) || self.ahead > 0 {
            return false;
        }
        self.check.update(dictionary);
        let check = std::mem::replace(&mut self.check, Check::new(Wrap::Raw));
        let tail = dictionary.len().saturating_sub(self.window_size);
        if wrap == Wrap::Raw && dictionary.len() >= self.window_size {
            self.clear_hash();
            (self.position, self.block_start, self.insert) = (0, 0, 0);
        }
        let mut nothing = Vec::new();
        let mut s =
            Stream { input: dictionary.get(tail..).unwrap_or_default(), output: &mut nothing, room: 0 };
        self.fill(&mut s);
        while self.ahead >= MIN_MATCH {
            for _ in 0..self.ahead - (MIN_MATCH - 1) {
                self.insert_hash(self.position);
                self.position += 1;
            }
            self.ahead = MIN_MATCH - 1;
            self.fill(&mut s);
        }
        self.position += self.ahead;
        self.block_start = self.position as isize;
        self.insert = self.ahead;
        self.ahead = 0;
        (self.match_length, self.previous_length) = (MIN_MATCH - 1, MIN_MATCH - 1);
        self.match_available = false;
        self.check = check;
        true
    }

    /// zlib's `deflate`: takes from the input and adds up to `room` bytes to the output.
    pub fn run(&mut self, input: &mut &[u8], output: &mut Vec<u8>, room: usize, flush: i32) -> Status {
        if !(0..=flush::BLOCK).contains(&flush) || (self.stage == Stage::Finish && flush != flush::FINISH) {
            return Status::StreamError;
        }
        if room == 0 {
            return Status::BufferError;
        }
        let mut s = Stream { input, output, room };
        let status = self.work(&mut s, flush);
        *input = s.input;
        status
    }

    fn work(&mut self, s: &mut Stream<'_, '_>, flush: i32) -> Status {
        let old_flush = std::mem::replace(&mut self.last_flush, flush);
        if !self.out.bytes.is_empty() {
            self.flush_pending(s);
            if s.room == 0 {
                self.last_flush = -1;
                return Status::Ok;
            }
        } else if s.input.is_empty() && rank(flush) <= rank(old_flush) && flush != flush::FINISH {
            return Status::BufferError;
        }
        if self.stage == Stage::Finish && !s.input.is_empty() {
            return Status::BufferError;
        }
        if self.stage == Stage::Start {
            self.header();
            self.stage = Stage::Busy;
            self.flush_pending(s);
            if !self.out.bytes.is_empty() {
                self.last_flush = -1;
                return Status::Ok;
            }
        }
        if !s.input.is_empty() || self.ahead > 0 || (flush != flush::NONE && self.stage != Stage::Finish) {
            let block = self.compress(s, flush);
            if matches!(block, Block::FinishStarted | Block::FinishDone) {
                self.stage = Stage::Finish;
            }
            if matches!(block, Block::NeedMore | Block::FinishStarted) {
                if s.room == 0 {
                    self.last_flush = -1;
                }
                return Status::Ok;
            }
            if block == Block::Done && !self.mark_flush(s, flush) {
                return Status::Ok;
            }
        }
        if flush == flush::FINISH { self.finish(s) } else { Status::Ok }
    }

    /// What tells a reader that all so far can be read; false where there is no room for it.
    fn mark_flush(&mut self, s: &mut Stream<'_, '_>, flush: i32) -> bool {
        if flush == flush::PARTIAL {
            trees::empty_block(&mut self.out);
        } else if flush != flush::BLOCK {
            trees::stored_block(&mut self.out, &[], false);
            if flush == flush::FULL {
                self.clear_hash();
                if self.ahead == 0 {
                    (self.position, self.block_start, self.insert) = (0, 0, 0);
                }
            }
        }
        self.flush_pending(s);
        if s.room == 0 {
            self.last_flush = -1;
        }
        s.room > 0
    }

    fn finish(&mut self, s: &mut Stream<'_, '_>) -> Status {
        if self.wrap == Wrap::Raw || self.trailer_written {
            return Status::End;
        }
        let trailer = self.check.trailer();
        self.out.bytes.extend_from_slice(&trailer);
        self.trailer_written = true;
        self.flush_pending(s);
        if self.out.bytes.is_empty() { Status::End } else { Status::Ok }
    }

    fn header(&mut self) {
        let fast = self.strategy >= strategy::HUFFMAN_ONLY || self.level < 2;
        match self.wrap {
            Wrap::Zlib => {
                let level = match self.level {
                    _ if fast => 0,
                    0..6 => 1,
                    6 => 2,
                    _ => 3,
                };
                let mut header = (8 + ((self.window_bits as u16 - 8) << 4)) << 8 | level << 6;
                if self.position != 0 {
                    header |= 0x20;
                }
                header += 31 - header % 31;
                self.out.bytes.extend_from_slice(&header.to_be_bytes());
                if self.position != 0 {
                    let id = self.check.trailer();
                    self.out.bytes.extend_from_slice(&id);
                }
                self.check = Check::new(self.wrap);
            }
            Wrap::Gzip => {
                let extra = if self.level == 9 { 2 } else { 4 * u8::from(fast) };
                self.out.bytes.extend_from_slice(&[31, 139, 8, 0, 0, 0, 0, 0, extra, 3]);
            }
            Wrap::Raw => {}
        }
    }

    fn flush_pending(&mut self, s: &mut Stream<'_, '_>) {
        let count = self.out.bytes.len().min(s.room);
        s.output.extend(self.out.bytes.drain(..count));
        s.room -= count;
    }

    /// Takes from the input, and counts it into the checksum.
    fn take<'a>(&mut self, s: &mut Stream<'a, '_>, most: usize) -> &'a [u8] {
        let (taken, rest) = s.input.split_at(most.min(s.input.len()));
        s.input = rest;
        self.check.update(taken);
        taken
    }

    fn compress(&mut self, s: &mut Stream<'_, '_>, flush: i32) -> Block {
        match (self.level, self.strategy) {
            (0, _) => self.store(s, flush),
            (_, strategy::HUFFMAN_ONLY) => self.huffman(s, flush),
            (_, strategy::RLE) => self.run_length(s, flush),
            (1..4, _) => self.fast(s, flush),
            _ => self.slow(s, flush),
        }
    }

    fn clear_hash(&mut self) {
        self.head.fill(0);
    }

    /// Ends the block here.
    fn end_block(&mut self, s: &mut Stream<'_, '_>, last: bool) {
        let start = usize::try_from(self.block_start).ok();
        let length = (self.position as isize - self.block_start).max(0) as usize;
        let bytes = start.and_then(|start| self.window.get(start..self.position));
        let how = Kind { compress: self.level > 0, fixed: self.strategy == strategy::FIXED };
        self.trees.flush(&mut self.out, bytes, length, last, how);
        self.block_start = self.position as isize;
        self.flush_pending(s);
    }

    /// Ends the block; what that means where the output is full.
    fn full_block(&mut self, s: &mut Stream<'_, '_>, last: bool) -> Option<Block> {
        self.end_block(s, last);
        match s.room {
            0 => Some(if last { Block::FinishStarted } else { Block::NeedMore }),
            _ => None,
        }
    }

    /// The end of the input.
    fn end_of_input(&mut self, s: &mut Stream<'_, '_>, flush: i32) -> Block {
        if flush == flush::FINISH {
            return self.full_block(s, true).unwrap_or(Block::FinishDone);
        }
        if self.trees.count() > 0
            && let Some(block) = self.full_block(s, false)
        {
            return block;
        }
        Block::Done
    }

    fn block_is_full(&self) -> bool {
        self.trees.count() >= self.most_symbols
    }
}
