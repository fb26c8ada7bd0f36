//! Adler-32 and CRC-32: what ends a stream.

use super::Wrap;

const ADLER_BASE: u32 = 65521;
/// So many bytes can be added before a sum overflows.
const ADLER_RUN: usize = 5552;

/// Continues an Adler-32.
pub fn adler32(start: u32, bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (start & 0xffff, start >> 16);
    // zlib reduces the sums only as often as its loops do: what is given may be out of range.
    if bytes.len() < 16 {
        for byte in bytes {
            a += u32::from(*byte);
            b += a;
        }
        return (if a >= ADLER_BASE { a - ADLER_BASE } else { a }) | (b % ADLER_BASE) << 16;
    }
    for run in bytes.chunks(ADLER_RUN) {
        for byte in run {
            a += u32::from(*byte);
            b = b.wrapping_add(a);
        }
        (a, b) = (a % ADLER_BASE, b % ADLER_BASE);
    }
    a | b << 16
}

/// Continues a CRC-32.
pub fn crc32(start: u32, bytes: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new_with_initial(start);
    hasher.update(bytes);
    hasher.finalize()
}

/// The checksum of what a container holds.
#[derive(Clone)]
pub struct Check {
    wrap: Wrap,
    value: u32,
    /// Bytes, modulo 2^32.
    length: u32,
}

impl Check {
    pub fn new(wrap: Wrap) -> Check {
        Check { wrap, value: u32::from(wrap == Wrap::Zlib), length: 0 }
    }

    pub fn update(&mut self, bytes: &[u8]) {
        self.length = self.length.wrapping_add(bytes.len() as u32);
        self.value = match self.wrap {
            Wrap::Raw => return,
            Wrap::Zlib => adler32(self.value, bytes),
            Wrap::Gzip => crc32(self.value, bytes),
        };
    }

    pub fn value(&self) -> u32 {
        self.value
    }

    pub fn length(&self) -> u32 {
        self.length
    }

    /// What a compressor writes at the end.
    pub fn trailer(&self) -> Vec<u8> {
        match self.wrap {
            Wrap::Raw => Vec::new(),
            Wrap::Zlib => self.value.to_be_bytes().to_vec(),
            Wrap::Gzip => [self.value.to_le_bytes(), self.length.to_le_bytes()].concat(),
        }
    }
}
