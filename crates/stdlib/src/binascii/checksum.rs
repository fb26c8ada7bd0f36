//! Checksums.

use taipan_vm::types::int::{IntRef, int_ref};
use taipan_vm::{PyResult, Value, Vm, methods};

/// An argument of which the low 32 bits count.
pub fn low_bits(vm: &mut Vm, v: &Value) -> PyResult<u32> {
    let index = vm.index(v)?;
    Ok(match int_ref(&index) {
        Some(IntRef::Small(i)) => i as u32,
        Some(IntRef::Big(b)) => {
            let low = b.iter_u32_digits().next().unwrap_or(0);
            if b.sign() == num_bigint::Sign::Minus { low.wrapping_neg() } else { low }
        }
        None => 0,
    })
}

/// CRC-CCITT, as BinHex has it.
fn crc_hqx(data: &[u8], start: u32) -> u32 {
    let mut crc = (start & 0xffff) as u16;
    for &byte in data {
        crc ^= u16::from(byte) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 };
        }
    }
    u32::from(crc)
}

methods! { pub static FUNCTIONS;
    /// Compute CRC-32 incrementally.
    "crc32($module, data, crc=0, /)"
    => |vm, [data, crc]| {
        let data = vm.bytes_like(data)?;
        let start = low_bits(vm, crc)?;
        let mut hasher = crc32fast::Hasher::new_with_initial(start);
        hasher.update(&data);
        Ok(Value::int(i64::from(hasher.finalize())))
    }
    /// Compute CRC-CCITT incrementally.
    "crc_hqx($module, data, crc, /)"
    => |vm, [data, crc]| {
        let data = vm.bytes_like(data)?;
        let start = low_bits(vm, crc)?;
        Ok(Value::int(i64::from(crc_hqx(&data, start))))
    }
}
