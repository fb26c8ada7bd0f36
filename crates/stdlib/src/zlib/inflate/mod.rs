//! Decompression that stops wherever input or room for output ends, having taken as much as zlib's `inflate` takes, and
//! fails with its messages.

mod codes;

use super::checksum::{Check, adler32, crc32};
use super::{Status, Wrap};
use codes::{Codes, Decoded, Kind};

/// As far as matches can lie back.
const WINDOW: usize = 1 << 15;
const LENGTH_BASES: [u16; 29] = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
    227, 258,
];
const LENGTH_EXTRA: [u8; 29] =
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASES: [u16; 30] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
    4097, 6145, 8193, 12289, 16385, 24577,
];
/// In what order the lengths of the code for code lengths come.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/// Bits of a gzip header's flags.
mod flag {
    pub const HEADER_CRC: u32 = 0x200;
    pub const EXTRA: u32 = 0x400;
    pub const NAME: u32 = 0x800;
    pub const COMMENT: u32 = 0x1000;
    pub const RESERVED: u32 = 0xe000;
}

/// What is read next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Head,
    GzipFlags,
    GzipTime,
    GzipSystem,
    ExtraLength,
    Extra,
    Name,
    Comment,
    HeaderCrc,
    DictionaryId,
    Dictionary,
    BlockType,
    Stored,
    Copy,
    Table,
    LengthLengths,
    CodeLengths,
    Symbol,
    LengthExtra,
    Distance,
    DistanceExtra,
    Match,
    Literal,
    Check,
    Length,
    Done,
    Bad,
}

/// Why the machine stands still.
enum Pause {
    /// Input or room is used up.
    Starved,
    /// A dictionary is needed.
    Dictionary,
    /// The data is bad.
    Failed(&'static str),
    /// The stream has ended.
    Ended,
}

type Step = Result<(), Pause>;

/// Input still to be read, and output with where this call's begins and the room that is left.
struct Stream<'a, 'o> {
    input: &'a [u8],
    output: &'o mut Vec<u8>,
    base: usize,
    room: usize,
}

/// A decompressor.
#[derive(Clone)]
pub struct Inflate {
    takes_zlib: bool,
    takes_gzip: bool,
    window_bits: u32,
    mode: Mode,
    last: bool,
    hold: u64,
    bits: u32,
    flags: u32,
    header_check: u32,
    check: Check,
    /// The checksum of the dictionary that is needed.
    dictionary_id: u32,
    /// What is left of a stored block or a header's field; the length of a match; a literal.
    length: usize,
    extra: u32,
    distance: usize,
    counts: [usize; 3],
    lengths: Vec<u8>,
    literals: Codes,
    distances: Codes,
    /// What matches may refer to.
    history: Vec<u8>,
    /// What was wrong.
    pub message: Option<&'static str>,
}

impl Inflate {
    /// `None` for window bits that zlib refuses.
    pub fn new(window_bits: i32) -> Option<Inflate> {
        let (wrap, bits) = match window_bits {
            bits if bits < -15 => return None,
            bits if bits < 0 => (0, -bits),
            bits if bits < 48 => ((bits >> 4) + 1, bits & 15),
            bits => (3, bits),
        };
        if bits != 0 && !(8..=15).contains(&bits) {
            return None;
        }
        Some(Inflate {
            takes_zlib: wrap & 1 != 0,
            takes_gzip: wrap & 2 != 0,
            window_bits: bits as u32,
            mode: if wrap == 0 { Mode::BlockType } else { Mode::Head },
            last: false,
            hold: 0,
            bits: 0,
            flags: 0,
            header_check: 0,
            check: Check::new(Wrap::Raw),
            dictionary_id: 0,
            length: 0,
            extra: 0,
            distance: 0,
            counts: [0; 3],
            lengths: Vec::new(),
            literals: Codes::none(),
            distances: Codes::none(),
            history: Vec::new(),
            message: None,
        })
    }

    fn is_raw(&self) -> bool {
        !self.takes_zlib && !self.takes_gzip
    }

    /// Gives the dictionary that the data was compressed with.
    pub fn set_dictionary(&mut self, dictionary: &[u8]) -> Status {
        if !self.is_raw() && self.mode != Mode::Dictionary {
            return Status::StreamError;
        }
        if self.mode == Mode::Dictionary {
            if adler32(1, dictionary) != self.dictionary_id {
                return Status::DataError;
            }
            self.check = Check::new(Wrap::Zlib);
            self.mode = Mode::BlockType;
        }
        self.remember(dictionary);
        Status::Ok
    }

    fn remember(&mut self, bytes: &[u8]) {
        let tail = bytes.len().saturating_sub(WINDOW);
        self.history.extend_from_slice(bytes.get(tail..).unwrap_or_default());
        if self.history.len() > 2 * WINDOW {
            let surplus = self.history.len() - WINDOW;
            self.history.drain(..surplus);
        }
    }

    /// zlib's `inflate`: takes from the input and adds up to `room` bytes to the output.
    pub fn run(&mut self, input: &mut &[u8], output: &mut Vec<u8>, room: usize, finish: bool) -> Status {
        let (before, base) = (input.len(), output.len());
        let mut s = Stream { input, output, base, room };
        let pause = loop {
            if let Err(pause) = self.step(&mut s) {
                break pause;
            }
        };
        *input = s.input;
        let produced = output.get(base..).unwrap_or_default();
        self.check.update(produced);
        self.remember(produced);
        // The checksum is known only now where the end of the data and its check came in one call.
        match pause {
            Pause::Ended => Status::End,
            Pause::Dictionary => Status::NeedDictionary,
            Pause::Failed(message) => {
                self.message = Some(message);
                self.mode = Mode::Bad;
                Status::DataError
            }
            Pause::Starved if finish || (before == input.len() && produced.is_empty()) => Status::BufferError,
            Pause::Starved => Status::Ok,
        }
    }

    /// Makes sure of so many bits, at most 32.
    #[inline]
    fn need(&mut self, s: &mut Stream<'_, '_>, bits: u32) -> Step {
        while self.bits < bits {
            self.pull(s)?;
        }
        Ok(())
    }

    #[inline]
    fn pull(&mut self, s: &mut Stream<'_, '_>) -> Step {
        let Some((byte, rest)) = s.input.split_first() else { return Err(Pause::Starved) };
        self.hold |= u64::from(*byte) << self.bits;
        self.bits += 8;
        s.input = rest;
        Ok(())
    }

    #[inline]
    fn drop_bits(&mut self, bits: u32) {
        self.hold >>= bits;
        self.bits -= bits;
    }

    /// The next bits, which are there.
    #[inline]
    fn take(&mut self, bits: u32) -> u32 {
        let value = (self.hold & ((1 << bits) - 1)) as u32;
        self.drop_bits(bits);
        value
    }

    #[inline]
    fn symbol(&mut self, s: &mut Stream<'_, '_>, distances: bool) -> Result<Option<u16>, Pause> {
        loop {
            let codes = if distances { &self.distances } else { &self.literals };
            match codes.decode(self.hold, self.bits) {
                Decoded::Symbol(symbol, bits) => {
                    self.drop_bits(bits);
                    return Ok(Some(symbol));
                }
                Decoded::Short => self.pull(s)?,
                Decoded::Invalid => return Ok(None),
            }
        }
    }

    #[inline]
    fn step(&mut self, s: &mut Stream<'_, '_>) -> Step {
        match self.mode {
            Mode::Symbol => self.read_symbol(s),
            Mode::Literal => {
                if s.room == 0 {
                    return Err(Pause::Starved);
                }
                s.output.push(self.length as u8);
                s.room -= 1;
                self.mode = Mode::Symbol;
                Ok(())
            }
            Mode::LengthExtra => {
                self.need(s, self.extra)?;
                self.length += self.take(self.extra) as usize;
                self.mode = Mode::Distance;
                Ok(())
            }
            Mode::Distance => {
                let Some(code) = self.symbol(s, true)?.map(usize::from).filter(|c| *c < 30) else {
                    return Err(Pause::Failed("invalid distance code"));
                };
                self.distance = DISTANCE_BASES[code].into();
                self.extra = (code as u32 / 2).saturating_sub(1);
                self.mode = Mode::DistanceExtra;
                Ok(())
            }
            Mode::DistanceExtra => {
                self.need(s, self.extra)?;
                self.distance += self.take(self.extra) as usize;
                self.mode = Mode::Match;
                self.check_distance(s)
            }
            Mode::Match => self.copy_match(s),
            Mode::BlockType => self.block_type(s),
            Mode::Stored | Mode::Copy => self.stored(s),
            Mode::Table | Mode::LengthLengths | Mode::CodeLengths => self.tables(s),
            Mode::Check | Mode::Length => self.trailer(s),
            Mode::Dictionary => Err(Pause::Dictionary),
            Mode::Done => Err(Pause::Ended),
            Mode::Bad => Err(Pause::Failed(self.message.unwrap_or("invalid input data"))),
            _ => self.header(s),
        }
    }

    fn read_symbol(&mut self, s: &mut Stream<'_, '_>) -> Step {
        match self.symbol(s, false)? {
            Some(literal @ 0..256) => {
                self.length = literal.into();
                self.mode = Mode::Literal;
            }
            Some(256) => self.mode = Mode::BlockType,
            Some(code @ 257..286) => {
                let code = usize::from(code - 257);
                self.length = LENGTH_BASES[code].into();
                self.extra = LENGTH_EXTRA[code].into();
                self.mode = Mode::LengthExtra;
            }
            _ => return Err(Pause::Failed("invalid literal/length code")),
        }
        Ok(())
    }

    fn check_distance(&self, s: &Stream<'_, '_>) -> Step {
        let there = (s.output.len() - s.base) + self.history.len().min(WINDOW);
        if self.distance > there { Err(Pause::Failed("invalid distance too far back")) } else { Ok(()) }
    }

    fn copy_match(&mut self, s: &mut Stream<'_, '_>) -> Step {
        if s.room == 0 {
            return Err(Pause::Starved);
        }
        let count = self.length.min(s.room);
        for _ in 0..count {
            let produced = s.output.len() - s.base;
            let byte = match produced.checked_sub(self.distance) {
                Some(at) => s.output.get(s.base + at),
                None => self.history.get((self.history.len() + produced).wrapping_sub(self.distance)),
            };
            let Some(byte) = byte.copied() else {
                return Err(Pause::Failed("invalid distance too far back"));
            };
            s.output.push(byte);
        }
        s.room -= count;
        self.length -= count;
        if self.length == 0 {
            self.mode = Mode::Symbol;
        }
        Ok(())
    }

    fn block_type(&mut self, s: &mut Stream<'_, '_>) -> Step {
        if self.last {
            self.drop_bits(self.bits & 7);
            self.mode = Mode::Check;
            return Ok(());
        }
        self.need(s, 3)?;
        self.last = self.take(1) == 1;
        match self.take(2) {
            0 => self.mode = Mode::Stored,
            1 => {
                let lengths: Vec<u8> = (0..288)
                    .map(|i| match i {
                        144..256 => 9,
                        256..280 => 7,
                        _ => 8,
                    })
                    .collect();
                self.literals = Codes::new(&lengths, Kind::Symbols).unwrap_or_else(Codes::none);
                self.distances = Codes::new(&[5; 32], Kind::Symbols).unwrap_or_else(Codes::none);
                self.mode = Mode::Symbol;
            }
            2 => self.mode = Mode::Table,
            _ => return Err(Pause::Failed("invalid block type")),
        }
        Ok(())
    }

    fn stored(&mut self, s: &mut Stream<'_, '_>) -> Step {
        if self.mode == Mode::Stored {
            self.drop_bits(self.bits & 7);
            self.need(s, 32)?;
            let both = self.hold as u32;
            if both & 0xffff != (both >> 16) ^ 0xffff {
                return Err(Pause::Failed("invalid stored block lengths"));
            }
            self.length = (both & 0xffff) as usize;
            (self.hold, self.bits) = (0, 0);
            self.mode = Mode::Copy;
        }
        let count = self.length.min(s.input.len()).min(s.room);
        if count == 0 && self.length > 0 {
            return Err(Pause::Starved);
        }
        let (taken, rest) = s.input.split_at(count);
        s.output.extend_from_slice(taken);
        s.input = rest;
        s.room -= count;
        self.length -= count;
        if self.length == 0 {
            self.mode = Mode::BlockType;
        }
        Ok(())
    }

    fn tables(&mut self, s: &mut Stream<'_, '_>) -> Step {
        if self.mode == Mode::Table {
            self.need(s, 14)?;
            self.counts = [self.take(5) as usize + 257, self.take(5) as usize + 1, self.take(4) as usize + 4];
            if self.counts[0] > 286 || self.counts[1] > 30 {
                return Err(Pause::Failed("too many length or distance symbols"));
            }
            self.lengths.clear();
            self.mode = Mode::LengthLengths;
        }
        if self.mode == Mode::LengthLengths {
            while self.lengths.len() < self.counts[2] {
                self.need(s, 3)?;
                let length = self.take(3) as u8;
                self.lengths.push(length);
            }
            let mut lengths = [0; 19];
            ORDER.iter().zip(&self.lengths).for_each(|(place, length)| lengths[*place] = *length);
            let Some(codes) = Codes::new(&lengths, Kind::CodeLengths) else {
                return Err(Pause::Failed("invalid code lengths set"));
            };
            self.literals = codes;
            self.lengths.clear();
            self.mode = Mode::CodeLengths;
        }
        self.code_lengths(s)?;
        let (literals, distances) = self.lengths.split_at(self.counts[0].min(self.lengths.len()));
        if literals.get(256).is_none_or(|n| *n == 0) {
            return Err(Pause::Failed("invalid code -- missing end-of-block"));
        }
        let Some(literals) = Codes::new(literals, Kind::Symbols) else {
            return Err(Pause::Failed("invalid literal/lengths set"));
        };
        let Some(distances) = Codes::new(distances, Kind::Symbols) else {
            return Err(Pause::Failed("invalid distances set"));
        };
        (self.literals, self.distances) = (literals, distances);
        self.mode = Mode::Symbol;
        Ok(())
    }

    fn code_lengths(&mut self, s: &mut Stream<'_, '_>) -> Step {
        let wanted = self.counts[0] + self.counts[1];
        while self.lengths.len() < wanted {
            let (symbol, bits) = loop {
                match self.literals.decode(self.hold, self.bits) {
                    Decoded::Symbol(symbol, bits) => break (symbol, bits),
                    Decoded::Short => self.pull(s)?,
                    Decoded::Invalid => return Err(Pause::Failed("invalid code lengths set")),
                }
            };
            if symbol < 16 {
                self.drop_bits(bits);
                self.lengths.push(symbol as u8);
                continue;
            }
            let (extra, least) = match symbol {
                16 => (2, 3),
                17 => (3, 3),
                _ => (7, 11),
            };
            self.need(s, bits + extra)?;
            self.drop_bits(bits);
            let length = match (symbol, self.lengths.last()) {
                (16, None) => return Err(Pause::Failed("invalid bit length repeat")),
                (16, Some(length)) => *length,
                _ => 0,
            };
            let times = least + self.take(extra) as usize;
            if self.lengths.len() + times > wanted {
                return Err(Pause::Failed("invalid bit length repeat"));
            }
            self.lengths.resize(self.lengths.len() + times, length);
        }
        Ok(())
    }

    fn trailer(&mut self, s: &mut Stream<'_, '_>) -> Step {
        if self.is_raw() {
            self.mode = Mode::Done;
            return Ok(());
        }
        let is_gzip = self.flags != 0;
        let mut check = self.check.clone();
        check.update(s.output.get(s.base..).unwrap_or_default());
        if self.mode == Mode::Check {
            self.need(s, 32)?;
            let given = self.hold as u32;
            let given = if is_gzip { given } else { given.swap_bytes() };
            if given != check.value() {
                return Err(Pause::Failed("incorrect data check"));
            }
            self.drop_bits(32);
            self.mode = if is_gzip { Mode::Length } else { Mode::Done };
            return Ok(());
        }
        self.need(s, 32)?;
        if self.hold as u32 != check.length() {
            return Err(Pause::Failed("incorrect length check"));
        }
        self.drop_bits(32);
        self.mode = Mode::Done;
        Ok(())
    }

    fn header(&mut self, s: &mut Stream<'_, '_>) -> Step {
        match self.mode {
            Mode::Head => self.head(s),
            Mode::DictionaryId => {
                self.need(s, 32)?;
                self.dictionary_id = (self.take(16) | self.take(16) << 16).swap_bytes();
                self.mode = Mode::Dictionary;
                Ok(())
            }
            _ => self.gzip_header(s),
        }
    }

    fn head(&mut self, s: &mut Stream<'_, '_>) -> Step {
        self.need(s, 16)?;
        let hold = self.hold as u32;
        if self.takes_gzip && hold == 0x8b1f {
            if self.window_bits == 0 {
                self.window_bits = 15;
            }
            self.header_check = crc32(0, &[0x1f, 0x8b]);
            self.drop_bits(16);
            self.mode = Mode::GzipFlags;
            return Ok(());
        }
        if !self.takes_zlib || !((hold & 0xff) << 8 | hold >> 8).is_multiple_of(31) {
            return Err(Pause::Failed("incorrect header check"));
        }
        if hold & 15 != 8 {
            return Err(Pause::Failed("unknown compression method"));
        }
        let bits = (hold >> 4 & 15) + 8;
        if self.window_bits == 0 {
            self.window_bits = bits;
        }
        if bits > 15 || bits > self.window_bits {
            return Err(Pause::Failed("invalid window size"));
        }
        self.drop_bits(16);
        self.check = Check::new(Wrap::Zlib);
        self.mode = if hold & 0x2000 != 0 { Mode::DictionaryId } else { Mode::BlockType };
        Ok(())
    }

    /// Takes a number of a gzip header into its checksum.
    fn gzip_field(&mut self, s: &mut Stream<'_, '_>, bytes: u32) -> Result<u32, Pause> {
        self.need(s, bytes * 8)?;
        let value = self.hold as u32;
        let raw = value.to_le_bytes();
        self.header_check = crc32(self.header_check, raw.get(..bytes as usize).unwrap_or_default());
        self.drop_bits(bytes * 8);
        Ok(value)
    }

    fn gzip_header(&mut self, s: &mut Stream<'_, '_>) -> Step {
        self.mode = match self.mode {
            Mode::GzipFlags => {
                self.flags = self.gzip_field(s, 2)?;
                if self.flags & 0xff != 8 {
                    return Err(Pause::Failed("unknown compression method"));
                }
                if self.flags & flag::RESERVED != 0 {
                    return Err(Pause::Failed("unknown header flags set"));
                }
                Mode::GzipTime
            }
            Mode::GzipTime => {
                self.gzip_field(s, 4)?;
                Mode::GzipSystem
            }
            Mode::GzipSystem => {
                self.gzip_field(s, 2)?;
                Mode::ExtraLength
            }
            Mode::ExtraLength => {
                self.length = match self.flags & flag::EXTRA {
                    0 => 0,
                    _ => self.gzip_field(s, 2)? as usize,
                };
                Mode::Extra
            }
            Mode::Extra => {
                let count = self.length.min(s.input.len());
                let (taken, rest) = s.input.split_at(count);
                self.header_check = crc32(self.header_check, taken);
                s.input = rest;
                self.length -= count;
                if self.length > 0 {
                    return Err(Pause::Starved);
                }
                Mode::Name
            }
            Mode::Name => {
                self.gzip_text(s, flag::NAME)?;
                Mode::Comment
            }
            Mode::Comment => {
                self.gzip_text(s, flag::COMMENT)?;
                Mode::HeaderCrc
            }
            _ => {
                if self.flags & flag::HEADER_CRC != 0 {
                    self.need(s, 16)?;
                    if self.hold as u32 != self.header_check & 0xffff {
                        return Err(Pause::Failed("header crc mismatch"));
                    }
                    self.drop_bits(16);
                }
                self.check = Check::new(Wrap::Gzip);
                Mode::BlockType
            }
        };
        Ok(())
    }

    /// Passes over a text that a zero byte ends, where the flags say that there is one.
    fn gzip_text(&mut self, s: &mut Stream<'_, '_>, present: u32) -> Step {
        if self.flags & present == 0 {
            return Ok(());
        }
        let end = s.input.iter().position(|b| *b == 0);
        let (taken, rest) = s.input.split_at(end.map_or(s.input.len(), |i| i + 1));
        self.header_check = crc32(self.header_check, taken);
        s.input = rest;
        if end.is_some() { Ok(()) } else { Err(Pause::Starved) }
    }
}
