//! Hash values as a 64-bit CPython computes them; sets and dicts order their entries by these.
//!
//! Every function returns what `hash()` returns, so never -1. Facts: `Python/pyhash.c`, `Objects/tupleobject.c`,
//! `Objects/setobject.c`.

use num_bigint::{BigInt, Sign};
use siphasher::sip::{SipHasher13, SipHasher24};

/// The Mersenne prime that numeric hashes are reduced by (`sys.hash_info.modulus`).
pub const MODULUS: u64 = (1 << HASH_BITS) - 1;
/// `sys.hash_info.inf`, the hash of positive infinity.
pub const INFINITY: i64 = 314_159;
/// `sys.hash_info.imag`, the factor of an imaginary part.
pub const IMAG: i64 = 1_000_003;

/// `hash(None)` from 3.12 on; before, it is that of an address.
pub const NONE: i64 = 0xfca8_6420;

const HASH_BITS: u32 = 61;

/// -1 is the error return of CPython's `tp_hash`, so it becomes -2.
#[inline]
pub const fn avoid_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// Hash of an `int` of up to 64 bits.
///
/// ```
/// assert_eq!(taipan_prim::hash::hash_i64(-1), -2);
/// assert_eq!(taipan_prim::hash::hash_i64(1 << 61), 1);
/// ```
#[inline]
pub const fn hash_i64(value: i64) -> i64 {
    let reduced = (value.unsigned_abs() % MODULUS) as i64;
    avoid_minus_one(if value < 0 { -reduced } else { reduced })
}

/// Hash of an `int` of any size.
pub fn hash_bigint(value: &BigInt) -> i64 {
    let mut reduced = 0;
    let mut shift = 0;
    for digit in value.iter_u64_digits() {
        // 2^64 is 8 modulo 2^61 - 1: each further digit weighs a rotation by three more bits.
        reduced = (reduced + rotate(digit % MODULUS, shift)) % MODULUS;
        shift = (shift + 3) % HASH_BITS;
    }
    signed(reduced, value.sign() == Sign::Minus)
}

/// The hash of a source file in the header of a `.pyc` (PEP 552); the key is the magic number.
///
/// ```
/// let hash = taipan_prim::hash::source_hash(168_627_699, b"hello");
/// assert_eq!(hash, [0xaa, 0x4d, 0x99, 0x68, 0xb2, 0x97, 0xcf, 0x0d]);
/// ```
pub fn source_hash(key: u64, source: &[u8]) -> [u8; 8] {
    SipHasher13::new_with_keys(key, 0).hash(source).to_le_bytes()
}

/// Hash of a `float`, or `None` for a NaN: its hash is that of the object's identity (3.10 and later) or 0.
pub fn hash_f64(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { INFINITY } else { -INFINITY });
    }
    let (mantissa, exponent) = crate::float::decompose(value.abs());
    let shift = exponent.rem_euclid(HASH_BITS as i32) as u32;
    Some(signed(rotate(mantissa, shift), value < 0.0))
}

/// Hash of a `complex`, given the hashes of its two parts as floats.
#[inline]
pub const fn hash_complex(real: i64, imag: i64) -> i64 {
    avoid_minus_one(real.wrapping_add(imag.wrapping_mul(IMAG)))
}

/// Hash of an object's address, which is also that of a NaN since 3.10.
#[inline]
pub const fn hash_pointer(address: u64) -> i64 {
    avoid_minus_one(address.rotate_right(4) as i64)
}

fn rotate(value: u64, by: u32) -> u64 {
    ((value << by) & MODULUS) | (value >> (HASH_BITS - by))
}

fn signed(reduced: u64, negative: bool) -> i64 {
    let reduced = (reduced % MODULUS) as i64;
    avoid_minus_one(if negative { -reduced } else { reduced })
}

/// The secret that hashes of `str` and `bytes` are keyed with.
///
/// ```
/// use taipan_prim::hash::HashKey;
/// assert_eq!(HashKey::default().hash_bytes(b"a"), 4644417185603328019);
/// assert_eq!(HashKey::default().hash_bytes(b""), 0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HashKey {
    k0: u64,
    k1: u64,
}

impl HashKey {
    /// The key that `PYTHONHASHSEED=seed` selects; seed 0, the default here, is the zero key.
    pub fn from_seed(seed: u32) -> Self {
        if seed == 0 {
            return Self::default();
        }
        let mut state = seed;
        let mut word = || {
            u64::from_le_bytes(std::array::from_fn(|_| {
                state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
                (state >> 16) as u8
            }))
        };
        let k0 = word();
        Self { k0, k1: word() }
    }

    /// SipHash-1-3, the string hash of 3.11 and later.
    ///
    /// A `str` is hashed over its buffer: 1, 2 or 4 little-endian bytes a code point, the narrowest that fits.
    #[inline]
    pub fn hash_bytes(self, bytes: &[u8]) -> i64 {
        if bytes.is_empty() {
            return 0;
        }
        avoid_minus_one(SipHasher13::new_with_keys(self.k0, self.k1).hash(bytes) as i64)
    }

    /// SipHash-2-4, the string hash of 3.4 to 3.10.
    #[inline]
    pub fn hash_bytes_24(self, bytes: &[u8]) -> i64 {
        if bytes.is_empty() {
            return 0;
        }
        avoid_minus_one(SipHasher24::new_with_keys(self.k0, self.k1).hash(bytes) as i64)
    }
}

/// Hash of `bytes`, or of a `str` buffer, under `PYTHONHASHSEED=0` from 3.11 on.
#[inline]
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    HashKey::default().hash_bytes(bytes)
}

/// The tuple hash of 3.8 and later, fed one item's hash at a time.
///
/// ```
/// use taipan_prim::hash::TupleHasher;
/// let mut hasher = TupleHasher::new();
/// hasher.add(1);
/// hasher.add(2);
/// assert_eq!(hasher.finish(), -3550055125485641917);
/// ```
#[derive(Clone, Debug)]
pub struct TupleHasher {
    acc: u64,
    len: u64,
}

const XX_PRIME_1: u64 = 11_400_714_785_074_694_791;
const XX_PRIME_2: u64 = 14_029_467_366_897_019_727;
const XX_PRIME_5: u64 = 2_870_177_450_012_600_261;
const TUPLE_MINUS_ONE: i64 = 1_546_275_796;

impl Default for TupleHasher {
    fn default() -> Self {
        Self::new()
    }
}

impl TupleHasher {
    /// The hash state of an empty tuple.
    #[inline]
    pub const fn new() -> Self {
        Self { acc: XX_PRIME_5, len: 0 }
    }

    /// Adds the next item's hash.
    #[inline]
    pub const fn add(&mut self, hash: i64) {
        let acc = self.acc.wrapping_add((hash as u64).wrapping_mul(XX_PRIME_2));
        self.acc = acc.rotate_left(31).wrapping_mul(XX_PRIME_1);
        self.len += 1;
    }

    /// The tuple's hash.
    #[inline]
    pub const fn finish(&self) -> i64 {
        let acc = self.acc.wrapping_add(self.len ^ (XX_PRIME_5 ^ 3_527_539)) as i64;
        if acc == -1 { TUPLE_MINUS_ONE } else { acc }
    }

    /// The hash of a slice (3.12 and later) whose start, stop and step were added: the length does not enter.
    #[inline]
    pub const fn finish_slice(&self) -> i64 {
        let acc = self.acc as i64;
        if acc == -1 { TUPLE_MINUS_ONE } else { acc }
    }
}

/// Hash of a tuple, given the hashes of its items.
pub fn hash_tuple(hashes: impl IntoIterator<Item = i64>) -> i64 {
    let mut hasher = TupleHasher::new();
    hashes.into_iter().for_each(|hash| hasher.add(hash));
    hasher.finish()
}

/// Hash of a slice, given the hashes of start, stop and step.
pub fn hash_slice(start: i64, stop: i64, step: i64) -> i64 {
    let mut hasher = TupleHasher::new();
    [start, stop, step].into_iter().for_each(|hash| hasher.add(hash));
    hasher.finish_slice()
}

/// Hash of a range of `len` items, given the hashes of its length, start, step and None.
pub fn hash_range(len: u64, len_hash: i64, start: i64, step: i64, none: i64) -> i64 {
    let (start, step) = match len {
        0 => (none, none),
        1 => (start, none),
        _ => (start, step),
    };
    hash_tuple([len_hash, start, step])
}

/// Hash of a frozenset, given the hashes of its items in any order.
pub fn hash_frozenset(hashes: impl IntoIterator<Item = i64>) -> i64 {
    let mut acc = 0_u64;
    let mut len = 0_u64;
    for hash in hashes {
        let hash = hash as u64;
        acc ^= ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
        len += 1;
    }
    acc ^= (len + 1).wrapping_mul(1_927_868_237);
    acc ^= (acc >> 11) ^ (acc >> 25);
    acc = acc.wrapping_mul(69_069).wrapping_add(907_133_923);
    if acc as i64 == -1 { 590_923_713 } else { acc as i64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_compare_equal_hash_equal() {
        for exponent in [0, 10, 60, 61, 62, 63, 64, 100, 122, 1000] {
            let int = (BigInt::from(5) << exponent) - 0;
            let float = 5.0 * 2f64.powi(exponent);
            assert_eq!(hash_f64(float), Some(hash_bigint(&int)), "2**{exponent}");
            assert_eq!(hash_f64(-float), Some(hash_bigint(&-int)), "-2**{exponent}");
        }
        assert_eq!(hash_bigint(&BigInt::from(i64::MIN)), hash_i64(i64::MIN));
    }

    #[test]
    fn ranges_hash_as_cpythons() {
        assert_eq!(hash_range(0, 0, 0, 1, NONE), 2_676_694_398_852_732_306);
        assert_eq!(hash_range(1, 1, 5, 1, NONE), -7_048_428_680_432_378_585);
        assert_eq!(hash_range(3, 3, 1, 3, NONE), -9_160_968_616_009_628_824);
    }

    #[test]
    fn key_of_a_seed_is_that_of_cpython() {
        assert_eq!(HashKey::from_seed(7).hash_bytes(b"a"), 6_412_522_626_967_419_924);
        assert_eq!(HashKey::from_seed(0).hash_bytes_24(b"a"), -7_583_489_610_679_606_711);
    }
}
