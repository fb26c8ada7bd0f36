//! Huffman codes as a decompressor reads them.

/// Codes up to this length are looked up at once.
const FAST_BITS: u32 = 9;
const MAX_BITS: usize = 15;

/// What the bits at hand say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decoded {
    /// With its length in bits.
    Symbol(u16, u32),
    /// Too few bits.
    Short,
    /// No code begins like that.
    Invalid,
}

/// What the codes stand for: sets for code lengths must be complete, others may hold a single code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    CodeLengths,
    Symbols,
}

/// A set of codes.
#[derive(Clone)]
pub struct Codes {
    /// Symbol << 4 | length, by the next bits; 0 where the code is longer or there is none.
    fast: Vec<u16>,
    counts: [u16; MAX_BITS + 1],
    /// In the order of their codes.
    symbols: Vec<u16>,
    kind: Kind,
}

impl Codes {
    /// No code at all.
    pub fn none() -> Codes {
        Codes { fast: Vec::new(), counts: [0; MAX_BITS + 1], symbols: Vec::new(), kind: Kind::Symbols }
    }

    /// Codes of these lengths; `None` where they fit no tree.
    pub fn new(lengths: &[u8], kind: Kind) -> Option<Codes> {
        let mut counts = [0_u16; MAX_BITS + 1];
        for length in lengths {
            *counts.get_mut(usize::from(*length))? += 1;
        }
        counts[0] = 0;
        let longest = counts.iter().rposition(|n| *n > 0).unwrap_or(0);
        let mut left = 1_i32;
        for count in &counts[1..] {
            left = (left << 1) - i32::from(*count);
            if left < 0 {
                return None;
            }
        }
        if longest > 0 && left > 0 && (kind == Kind::CodeLengths || longest != 1) {
            return None;
        }
        let mut offsets = [0_u16; MAX_BITS + 2];
        for bits in 1..=MAX_BITS {
            offsets[bits + 1] = offsets[bits] + counts[bits];
        }
        let mut symbols = vec![0; usize::from(offsets[MAX_BITS + 1])];
        for (symbol, length) in lengths.iter().enumerate().filter(|(_, n)| **n > 0) {
            let place = &mut offsets[usize::from(*length)];
            *symbols.get_mut(usize::from(*place))? = symbol as u16;
            *place += 1;
        }
        let mut codes = Codes { fast: vec![0; 1 << FAST_BITS], counts, symbols, kind };
        codes.fill_fast();
        Some(codes)
    }

    fn fill_fast(&mut self) {
        let (mut code, mut index) = (0_u32, 0);
        for bits in 1..=FAST_BITS {
            for _ in 0..self.counts[bits as usize] {
                let reversed = (code.reverse_bits() >> (32 - bits)) as usize;
                let entry = self.symbols[index] << 4 | bits as u16;
                self.fast.iter_mut().skip(reversed).step_by(1 << bits).for_each(|e| *e = entry);
                code += 1;
                index += 1;
            }
            code <<= 1;
        }
    }

    /// The symbol that the next bits stand for.
    #[inline]
    pub fn decode(&self, hold: u64, bits: u32) -> Decoded {
        let entry = self.fast.get(hold as usize & ((1 << FAST_BITS) - 1)).copied().unwrap_or(0);
        let length = u32::from(entry & 15);
        if length > 0 {
            return if length <= bits { Decoded::Symbol(entry >> 4, length) } else { Decoded::Short };
        }
        self.search(hold, bits)
    }

    #[cold]
    fn search(&self, hold: u64, bits: u32) -> Decoded {
        if bits == 0 {
            return Decoded::Short;
        }
        if self.symbols.is_empty() {
            return if self.kind == Kind::CodeLengths { Decoded::Symbol(0, 1) } else { Decoded::Invalid };
        }
        let (mut code, mut first, mut index) = (0_u32, 0_u32, 0_u32);
        for (length, count) in (1..).zip(&self.counts[1..]) {
            if length > bits {
                return Decoded::Short;
            }
            code |= (hold >> (length - 1)) as u32 & 1;
            let count = u32::from(*count);
            if code < first + count {
                let place = (index + code - first) as usize;
                return match self.symbols.get(place) {
                    Some(symbol) => Decoded::Symbol(*symbol, length),
                    None => Decoded::Invalid,
                };
            }
            // A single code: nothing begins with the other bit.
            if self.symbols.len() == 1 {
                return Decoded::Invalid;
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Decoded::Invalid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_codes_are_checked_and_read() {
        assert!(Codes::new(&[1, 1, 1], Kind::Symbols).is_none());
        assert!(Codes::new(&[2, 2], Kind::Symbols).is_none());
        assert!(Codes::new(&[1], Kind::CodeLengths).is_none());
        let single = Codes::new(&[0, 1], Kind::Symbols).unwrap();
        assert_eq!(single.decode(0, 1), Decoded::Symbol(1, 1));
        assert_eq!(single.decode(1, 1), Decoded::Invalid);
        let long: Vec<u8> = (1..=15).chain([15]).collect();
        let long = Codes::new(&long, Kind::Symbols).unwrap();
        assert_eq!(long.decode(0x7fff, 15), Decoded::Symbol(15, 15));
        assert_eq!(long.decode(0x7fff, 14), Decoded::Short);
        assert_eq!(long.decode(0b01, 2), Decoded::Symbol(1, 2));
    }
}
