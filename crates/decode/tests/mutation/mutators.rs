//! Ways to damage a file.

use std::sync::Arc;

use taipan_marshal::CodeObject;

use crate::random::Random;

/// A sound file, and where the tables of its code objects stand in it.
pub struct Seed {
    pub bytes: Vec<u8>,
    /// Ranges of `co_code`.
    pub codes: Vec<(usize, usize)>,
    /// Ranges of line tables, exception tables and kinds of variables.
    pub tables: Vec<(usize, usize)>,
}

impl Seed {
    pub fn new(bytes: Vec<u8>) -> Seed {
        let module = taipan_marshal::read(&bytes).expect("a sound file").code;
        let mut seed = Seed { bytes, codes: Vec::new(), tables: Vec::new() };
        seed.visit(&module);
        seed
    }

    fn visit(&mut self, code: &Arc<CodeObject>) {
        let found = self.find(&code.code);
        self.codes.extend(found);
        for table in [&code.linetable, &code.exceptiontable, &code.localspluskinds] {
            let found = self.find(table);
            self.tables.extend(found);
        }
        code.nested().for_each(|inner| self.visit(inner));
    }

    fn find(&self, part: &[u8]) -> Option<(usize, usize)> {
        if part.is_empty() {
            return None;
        }
        let at = self.bytes.windows(part.len()).position(|window| window == part)?;
        Some((at, at + part.len()))
    }
}

/// Damages a file; `other` is one of the same version to take pieces from.
pub type Mutator = fn(&mut Random, seed: &Seed, other: &Seed) -> Vec<u8>;

/// Where the marshal data starts, in every version's files or before.
const START: usize = 8;

fn place(random: &mut Random, bytes: &[u8]) -> usize {
    START + random.below(bytes.len().saturating_sub(START))
}

/// Flips bits anywhere behind the magic number.
pub fn flip_bits(random: &mut Random, seed: &Seed, _: &Seed) -> Vec<u8> {
    let mut bytes = seed.bytes.clone();
    for _ in 0..=random.below(6) {
        let at = place(random, &bytes);
        bytes[at] ^= 1 << random.below(8);
    }
    bytes
}

/// Puts pieces of a file in places where objects of the same type start; now and then cuts pieces out or doubles them.
pub fn splice(random: &mut Random, seed: &Seed, other: &Seed) -> Vec<u8> {
    let mut bytes = seed.bytes.clone();
    for _ in 0..=random.below(3) {
        let from = if random.below(2) == 0 { &seed.bytes } else { &other.bytes };
        let (start, at) = (place(random, from), place(random, &bytes));
        let length = random.below(16);
        if random.below(8) == 0 {
            let piece = &from[start..from.len().min(start + length)];
            let end = bytes.len().min(at + random.below(16));
            bytes.splice(at..end, piece.iter().copied());
        } else if let Some(same) = bytes[at..].iter().position(|byte| *byte == from[start]) {
            let length = length.min(from.len() - start).min(bytes.len() - at - same);
            bytes[at + same..][..length].copy_from_slice(&from[start..][..length]);
        }
    }
    bytes
}

const COUNTS: [i32; 14] = [0, 1, 2, 3, 127, 128, 255, 256, 65_535, 65_536, 1 << 24, i32::MAX, -1, i32::MIN];

/// Overwrites lengths and counts.
pub fn edit_lengths(random: &mut Random, seed: &Seed, _: &Seed) -> Vec<u8> {
    let mut bytes = seed.bytes.clone();
    let types: Vec<usize> =
        (START..bytes.len() - 5).filter(|&at| b"sutaAzZ()[<>lc{}".contains(&(bytes[at] & 0x7f))).collect();
    for _ in 0..=random.below(3) {
        let at = *random.pick(&types);
        let short = matches!(bytes[at] & 0x7f, b'z' | b'Z' | b')');
        let old = i32::from_le_bytes([bytes[at + 1], bytes[at + 2], bytes[at + 3], bytes[at + 4]]);
        let new = match random.below(3) {
            0 => *random.pick(&COUNTS),
            1 => old.wrapping_add(random.below(5) as i32 - 2),
            _ => old.wrapping_mul(2),
        };
        if short {
            bytes[at + 1] = if random.below(2) == 0 { new as u8 } else { random.byte() };
        } else {
            bytes[at + 1..at + 5].copy_from_slice(&new.to_le_bytes());
        }
    }
    bytes
}

/// Changes opcodes and arguments.
pub fn edit_opcodes(random: &mut Random, seed: &Seed, _: &Seed) -> Vec<u8> {
    let mut bytes = seed.bytes.clone();
    for _ in 0..=random.below(8) {
        let (start, end) = *random.pick(&seed.codes);
        let at = start + random.below(end - start);
        match random.below(4) {
            // EXTENDED_ARG is 144 up to 3.12.
            0 => bytes[at] = 144,
            1 => bytes[at] = bytes[at].wrapping_add(1),
            2 => bytes[at] = 255,
            _ => bytes[at] = random.byte(),
        }
    }
    bytes
}

/// Changes line tables, exception tables and kinds of variables.
pub fn edit_tables(random: &mut Random, seed: &Seed, _: &Seed) -> Vec<u8> {
    let mut bytes = seed.bytes.clone();
    for _ in 0..=random.below(8) {
        let (start, end) = *random.pick(&seed.tables);
        let at = start + random.below(end - start);
        bytes[at] = if random.below(3) == 0 { bytes[at] ^ 0x80 } else { random.byte() };
    }
    bytes
}

/// Puts references in place of objects, which makes cycles and multiplies what they name.
pub fn refer(random: &mut Random, seed: &Seed, _: &Seed) -> Vec<u8> {
    let mut bytes = seed.bytes.clone();
    let types: Vec<usize> =
        (START..bytes.len() - 5).filter(|&at| b"NTFisuaAzZ)(crl".contains(&(bytes[at] & 0x7f))).collect();
    for _ in 0..=random.below(4) {
        let at = *random.pick(&types);
        let reference = [b"r", &(random.below(40) as i32).to_le_bytes()[..]].concat();
        match random.below(3) {
            // Marks an object to be referred to.
            0 => bytes[at] ^= 0x80,
            1 => bytes[at..at + 5].copy_from_slice(&reference),
            _ => drop(bytes.splice(at..=at, reference)),
        }
    }
    bytes
}
