//! Bytes to values.

use super::format::{Item, Layout};
use num_bigint::BigInt;
use smallvec::SmallVec;
use taipan_vm::types::bytes::new_bytes;
use taipan_vm::types::int::from_big;
use taipan_vm::{Value, Vm};

/// The values in `data`, which is as long as the layout.
pub fn unpack(vm: &Vm, layout: &Layout, data: &[u8]) -> Value {
    let mut values = SmallVec::<[Value; 8]>::new();
    for item in &layout.items {
        for i in 0..item.repeat {
            let at = item.offset + i * item.size;
            if let Some(bytes) = data.get(at..at + item.size) {
                values.push(unpack_one(layout, item, bytes));
            }
        }
    }
    vm.new_tuple(values)
}

fn unpack_one(layout: &Layout, item: &Item, bytes: &[u8]) -> Value {
    match item.code {
        b'c' | b's' => return new_bytes(bytes),
        b'p' => {
            let (len, rest) = bytes.split_first().map_or((0, bytes), |(n, rest)| (usize::from(*n), rest));
            return new_bytes(&rest[..len.min(rest.len())]);
        }
        b'?' => return Value::bool(bytes.iter().any(|&b| b != 0)),
        _ => {}
    }
    let mut word = [0; 8];
    for (slot, &byte) in word.iter_mut().zip(bytes) {
        *slot = byte;
    }
    if layout.big_endian {
        word[..bytes.len().min(8)].reverse();
    }
    let bits = u64::from_le_bytes(word);
    match item.code {
        b'e' => Value::float(taipan_prim::float::from_half(bits as u16)),
        b'f' => Value::float(f64::from(f32::from_bits(bits as u32))),
        b'd' => Value::float(f64::from_bits(bits)),
        code if code.is_ascii_lowercase() => {
            let unused = 64 - 8 * bytes.len().min(8) as u32;
            Value::int((bits << unused) as i64 >> unused)
        }
        _ => i64::try_from(bits).map_or_else(|_| from_big(BigInt::from(bits)), Value::int),
    }
}
