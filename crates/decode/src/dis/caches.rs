//! Inline caches: the names of their entries, and what CPython puts there when it loads code.

use taipan_isa::{Op, Version};

use super::unpack::unpack;

/// An entry of the inline cache of one instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CacheEntry {
    /// The entry's name (`opcode._cache_format`).
    pub name: &'static str,
    /// How many units (two bytes each) it takes.
    pub size: u8,
    /// Its bytes, in the machine's order, which is little-endian.
    pub data: Vec<u8>,
}

impl CacheEntry {
    /// The number that `data` holds.
    pub fn value(&self) -> u64 {
        self.data.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte))
    }
}

/// Entries behind the counter that every cache starts with, as name and units.
fn layout(version: Version, op: Op) -> &'static [(&'static str, u8)] {
    match op.name() {
        "LOAD_GLOBAL" => &[("index", 1), ("module_keys_version", 1), ("builtin_keys_version", 1)],
        "LOAD_ATTR" => &[("version", 2), ("keys_version", 2), ("descr", 4)],
        "STORE_ATTR" => &[("version", 2), ("index", 1)],
        "CALL" | "CALL_KW" => &[("func_version", 2)],
        "TO_BOOL" => &[("version", 2)],
        "BINARY_OP" if version >= Version::V3_14 => &[("descr", 4)],
        _ => &[],
    }
}

/// The cache of the instruction at `offset`, as `dis` of the version reads it out of `code`.
///
/// 3.11 names no entries of code that never ran: there the whole cache is one entry without a name.
pub(crate) fn cache_info(version: Version, op: Op, code: &[u8], offset: u32) -> Vec<CacheEntry> {
    let units = op.caches(version);
    let first = offset as usize + 2;
    let data = |start: usize, units: u8| {
        let tail = code.get(start..).unwrap_or_default();
        tail.get(..usize::from(units) * 2).unwrap_or(tail).to_vec()
    };
    if units == 0 {
        return Vec::new();
    }
    if version <= Version::V3_11 {
        return vec![CacheEntry { name: "", size: units, data: data(first, units) }];
    }
    let mut start = first;
    let entries = std::iter::once(&("counter", 1)).chain(layout(version, op));
    entries
        .map(|&(name, size)| {
            let entry = CacheEntry { name, size, data: data(start, size) };
            // 3.13 reads every entry from where the first one stands.
            if version != Version::V3_13 {
                start += usize::from(size) * 2;
            }
            entry
        })
        .collect()
}

/// `co_code`: the code with empty inline caches.
pub(crate) fn without_caches(version: Version, code: &[u8]) -> Vec<u8> {
    let mut plain = code.to_vec();
    for_each_cache(version, code, |_, first, units| {
        if let Some(cache) = plain.get_mut(first..) {
            let end = cache.len().min(units * 2);
            cache[..end].fill(0);
        }
    });
    plain
}

/// `_co_code_adaptive` of code that has just been loaded: counters set, and in 3.12 pairs of instructions joined
/// (`_PyCode_Quicken` in `Python/specialize.c`).
pub(crate) fn adaptive(version: Version, code: &[u8]) -> Vec<u8> {
    if version <= Version::V3_11 {
        return code.to_vec();
    }
    let mut quick = without_caches(version, code);
    for_each_cache(version, code, |op, first, _| {
        if let Some(counter) = quick.get_mut(first..).and_then(|tail| tail.first_chunk_mut()) {
            *counter = first_counter(version, op).to_le_bytes();
        }
    });
    if version == Version::V3_12 {
        join_pairs(&mut quick, code);
    }
    quick
}

fn for_each_cache(version: Version, code: &[u8], mut visit: impl FnMut(Op, usize, usize)) {
    for instruction in unpack(version, code) {
        if let Some(op) = instruction.op.filter(|op| op.caches(version) > 0) {
            visit(op, instruction.offset as usize + 2, op.caches(version).into());
        }
    }
}

/// What the counter of an instruction starts from.
fn first_counter(version: Version, op: Op) -> u16 {
    match (version, op.name()) {
        (Version::V3_13, "JUMP_BACKWARD") => 16 << 4 | 4,
        (Version::V3_14, "JUMP_BACKWARD") => 4095 << 4 | 12,
        (Version::V3_15, "JUMP_BACKWARD") => 2000 << 4 | 6,
        (Version::V3_15, "RESUME") => 4095 << 4 | 6,
        (version, name) if version >= Version::V3_13 && name.starts_with("POP_JUMP_IF") => 0x5555,
        (Version::V3_15, _) => 1 << 3 | 1,
        _ => 1 << 4 | 1,
    }
}

/// Pairs that 3.12 runs as one instruction, named by both, and the opcode that replaces the first.
const PAIRS: [(Op, Op, u8); 5] = [
    (Op::LoadConst, Op::LoadFast, 84),
    (Op::LoadFast, Op::LoadConst, 86),
    (Op::LoadFast, Op::LoadFast, 88),
    (Op::StoreFast, Op::LoadFast, 154),
    (Op::StoreFast, Op::StoreFast, 158),
];

fn join_pairs(quick: &mut [u8], code: &[u8]) {
    let mut previous = None;
    for instruction in unpack(Version::V3_12, code) {
        let here = instruction.op.filter(|op| op.caches(Version::V3_12) == 0);
        if let (Some((offset, first)), Some(second)) = (previous, here)
            && let Some((.., joined)) = PAIRS.iter().find(|(a, b, _)| (*a, *b) == (first, second))
            && let Some(byte) = quick.get_mut(offset)
        {
            *byte = *joined;
        }
        previous = here.map(|op| (instruction.offset as usize, op));
    }
}

/// The name of an instruction that [`adaptive`] put in place of two, and the opcode it stands for.
pub(crate) fn joined_name(version: Version, number: u8) -> Option<&'static str> {
    if version != Version::V3_12 {
        return None;
    }
    match number {
        84 => Some("LOAD_CONST__LOAD_FAST"),
        86 => Some("LOAD_FAST__LOAD_CONST"),
        88 => Some("LOAD_FAST__LOAD_FAST"),
        154 => Some("STORE_FAST__LOAD_FAST"),
        158 => Some("STORE_FAST__STORE_FAST"),
        _ => None,
    }
}
